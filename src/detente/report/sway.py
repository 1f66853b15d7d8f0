"""What it takes to turn a verdict, in words and tables: smallest changes, what they contradict, thresholds."""

from __future__ import annotations

from detente.conflict.edit import Drop, Edit, Move, Negate, Position
from detente.conflict.model import Conflict
from detente.findings.assumptions import basis_of
from detente.findings.sway import Sway, Turn
from detente.findings.thresholds import Threshold
from detente.report.assumptions import assumption_words
from detente.report.naming import plural
from detente.report.robust import quoted
from detente.report.tables import Table, mark
from detente.report.visible import one_line

_LONGEST = 90


def sway_words(conflict: Conflict, one: Sway) -> tuple[str, ...]:
    """Return what was found for one claim, the answer first."""
    if one.searched == 0 and not one.tried:
        return ("No change of wants was looked for: it is about time, has no test, or no want has a say in it.",)
    if one.distance is None:
        reach = f"No change of up to {plural(one.searched, 'step')} turns it" if one.searched else "Nothing was found"
        return (f"{reach} ({plural(one.tried, 'profile')} tried).",)
    ways = "one way" if one.number == 1 else f"{one.number:,} ways"
    first = f"{plural(one.distance, 'step')} turn{'s' if one.distance == 1 else ''} it, in {ways}; nothing less does."
    again = "The model with the first of them, solved again in full: " + (one.again.outcome if one.again else "?")
    return (first, f"{again}.")


def swayed_table(conflict: Conflict, found: tuple[Sway, ...], thresholds: dict[str, tuple[Threshold, ...]]) -> Table:
    """Return one row for each claim: its verdict, the least it takes to turn it, and the sentence that goes against."""
    rows = tuple(_swayed(conflict, one, thresholds.get(one.claim)) for one in found)
    return Table("What it takes to turn each verdict", ("verdict", "claim", "steps", "for instance", "against"), rows)


def _swayed(conflict: Conflict, one: Sway, thresholds: tuple[Threshold, ...] | None) -> tuple[str, ...]:
    verdict = (f"{mark(one.outcome)} {one.outcome}", one_line(one.claim))
    if one.distance is not None:
        turn = one.turns[0]
        change = "; ".join(step_words(step) for step in turn.steps)
        becomes = f"{mark(turn.becomes)} {turn.becomes}"
        return (*verdict, str(one.distance), f"{change} ({becomes})", _first_quote(conflict, turn))
    if thresholds:
        name, _, at, becomes, against = _threshold(conflict, thresholds[0])
        return (*verdict, "", f"{name} at {at} ({becomes})", shortened(against))
    if one.searched == 0 and not one.tried:
        silent = "no number alone" if thresholds is not None else "not looked for"
        return (*verdict, "", silent, "")
    return (*verdict, f"more than {one.searched}", "", "")


def _first_quote(conflict: Conflict, turn: Turn) -> str:
    """Return the first sentence a change goes against, cut short, or what it has in the place of one."""
    words = {quote.key: quote.exact for quote in conflict.quotes}
    quotes = [f"“{shortened(one_line(words[key]))}”" for key in turn.contradicts if key in words]
    return quotes[0] if quotes else "no source"


def shortened(text: str) -> str:
    """Cut a text to about 90 letters."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rsplit(' ', 1)[0]} …"


def step_words(step: Edit) -> str:
    """Say one step of a change in the ids of the model.

    >>> step_words(Drop("usa.no-war"))
    'usa.no-war is not wanted'
    """
    match step:
        case Drop(want):
            return f"{want} is not wanted"
        case Negate(want):
            return f"{want} is wanted the other way round"
        case Move(want, Position(of=other)):
            return f"{want} counts more than {other}"
    raise AssertionError(step)


def contradicted(conflict: Conflict, step: Edit) -> tuple[str, ...]:
    """Return the sentences a step goes against: of a swap those of the want that loses its place first."""
    match step:
        case Drop(want) | Negate(want):
            ids = [want]
        case Move(want, Position(of=other)):
            ids = [other or "", want]
        case _:
            raise AssertionError(step)
    return tuple(f"{id_}: {_sentence(conflict, id_)}" for id_ in ids)


def _sentence(conflict: Conflict, id_: str) -> str:
    basis = basis_of(id_, conflict)
    told = quoted(conflict, basis)
    return told if basis.because or basis.said_by else f"{one_line(assumption_words(conflict, id_))} ({told})"


def thresholds_table(conflict: Conflict, found: tuple[Threshold, ...]) -> Table:
    """Return where a verdict about time or deals turns as one number moves, the nearest first."""
    rows = tuple(_threshold(conflict, one) for one in found)
    note = "Each number is moved alone: rates and times up to ten times either way, autonomy and salience from 0 to 1."
    return Table("Numbers that turn it", ("number", "is", "turns at", "then it", "rests on"), rows, note)


def _threshold(conflict: Conflict, one: Threshold) -> tuple[str, ...]:
    becomes = f"{mark(one.becomes)} {one.becomes}"
    number = one.number
    now = number.value.text or number_text(number.what, number.value.value)
    return (number.name, now, number_text(number.what, one.at), becomes, quoted(conflict, number.basis))


def number_text(what: str, value: float) -> str:
    """Say a number in its unit: a rate as one per so many days.

    >>> number_text("rate", 0.5), number_text("takes", 4.0), number_text("autonomy", 0.25)
    ('1 per 2 days', '4 days', '25 %')
    """
    if what in ("autonomy", "salience"):
        return f"{100 * value:.3g} %"
    if what == "rate":
        return f"1 per {1 / value:.3g} days" if value > 0 else "never"
    return f"{value:.3g} days"
