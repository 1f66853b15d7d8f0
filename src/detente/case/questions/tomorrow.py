"""The days to come: news taken in, and what to watch for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from detente.case.crisis import Crisis, Progress, placed
from detente.results import Proposal, Watch

if TYPE_CHECKING:
    from detente.conflict.news import News
    from detente.findings.advance import Unmatched


def advance(
    crisis: Crisis,
    news: str | News,
    *,
    says: str = "",
    told: Iterable[str] = (),
    unmatched: Iterable[Unmatched] = (),
    claims: Iterable[str] | None = None,
    confined: bool = False,
    progress: Progress | None = None,
) -> Proposal:
    """Return what comes of `news` ("2024-02-02 usa.strike, not gaza_war"), as a proposal: nothing is written.

    `told` and `unmatched` are what an account has beside (`detente.reading.news`); `confined` as in `loads`.
    Raises InvalidQuery (D680 to D686) for news that contradicts the model.
    """
    from detente.files import loads
    from detente.files.advance import advanced
    from detente.files.write import dump
    from detente.files.yaml import compose
    from detente.findings.advance import advance
    from detente.language.news import parse_news

    given = replace(parse_news(news), says=says) if isinstance(news, str) else news
    document = crisis.document or compose(dump(crisis.conflict), "<model>")
    text = advanced(document, crisis.conflict, given)
    folder = None if crisis.path is None else crisis.path.parent
    new = loads(text, name=document.name, folder=folder, confined=confined)
    found = advance(
        crisis.conflict, new.conflict, given, told=told, unmatched=unmatched, claims=claims, progress=progress
    )
    return Proposal(found, new.conflict, text)


def indicators(
    crisis: Crisis,
    *,
    within: float | None = None,
    of: Iterable[str] = (),
    concept: str = "seq",
    rule: str | None = None,
    progress: Progress | None = None,
) -> Watch:
    """Return the observable moves that best tell apart how things may go on, the most telling first.

    `within` is for how many days one watches (a quarter of the horizon where None), `of` names the outcomes told
    apart (every named condition where none is given), `rule` is the choice rule where there are rates; without
    rates equilibria under `concept` are told apart. Raises InvalidQuery for names that are not in the model.
    """
    from detente.findings.indicators import indicators

    with placed(crisis):
        found = indicators(crisis.conflict, within=within, of=tuple(of), concept=concept, rule=rule, progress=progress)
    return Watch(found, crisis.conflict)
