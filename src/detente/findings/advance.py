"""What news does to a model: where the status quo moves, which verdicts change, and because of which of it.

A proposal: nothing is written until a person accepts it (`detente advance --accept`). What is why a verdict changed is
found as for any two versions of a model (`findings.compare`): what came about is taken back, one by one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from detente.conflict.model import Conflict, State
from detente.conflict.news import News, settled_by_dates
from detente.conflict.past import latest
from detente.findings.compare import Compared, compare

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A happening an account reports that was not taken in: who did what, when, why it was not, in whose words."""

    actor: str | None
    action: str
    date: str | None
    why: str
    perhaps: tuple[str, ...]
    quote: str


@dataclass(frozen=True, slots=True)
class Advanced:
    """A proposal to take news in: from the day `since`, the last one told, to the day `date`.

    `stood` is the day of the model's status quo, with whose verdicts those after the news are compared.

    `taken`, `undone`: by their actors; `began`, `ended`: conditions; `dated`: what the calendar sets on the way.
    `before` and `after` are all that is the case. `told` are facts an account reports that were so already: evidence.
    `compared` has the verdicts that changed, and because of what.
    """

    title: str
    since: str
    date: str
    says: str
    taken: tuple[str, ...]
    undone: tuple[str, ...]
    began: tuple[str, ...]
    ended: tuple[str, ...]
    dated: tuple[str, ...]
    before: State
    after: State
    quotes: tuple[str, ...]
    told: tuple[str, ...]
    unmatched: tuple[Unmatched, ...]
    compared: Compared
    stood: str = ""


def advance(
    old: Conflict,
    new: Conflict,
    news: News,
    *,
    told: Iterable[str] = (),
    unmatched: Iterable[Unmatched] = (),
    claims: Iterable[str] | None = None,
    progress: Progress | None = None,
) -> Advanced:
    """Return what `news` did, `new` being the model `old` with it taken in (`files.advance`).

    Cost: the verdicts of both, and those that differ once more for each thing that came about.
    """
    was, now = latest(old).state, new.status_quo
    came, went = now - was, was - now
    options = tuple(option.key for option in new.options)
    conditions = tuple(condition.key for condition in new.conditions)
    return Advanced(
        title=new.title,
        since=latest(old).date,
        date=news.date,
        says=news.says,
        taken=tuple(key for key in options if key in came),
        undone=tuple(key for key in options if key in went),
        began=tuple(key for key in conditions if key in came),
        ended=tuple(key for key in conditions if key in went),
        dated=tuple(fact.words for fact in settled_by_dates(old, news.date)),
        before=was,
        after=now,
        quotes=tuple(quote.exact for quote in news.quotes),
        told=tuple(told),
        unmatched=tuple(unmatched),
        compared=compare(old, new, claims=claims, progress=progress),
        stood=old.starts or latest(old).date,
    )
