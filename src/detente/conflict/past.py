"""A model that moves with the days: what it says has been, what it stood at on a past day, and what the calendar did.

`what_happened` has days before the status quo (the past, kept by `detente advance`), and days after it (what the model
is held against by `detente hindsight`). The past leads up to the status quo: its last day is that of the status quo.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from detente.conflict.basis import Basis
from detente.conflict.model import Conflict, Happened
from detente.conflict.places import bases
from detente.errors import InvalidQuery, Problem

if TYPE_CHECKING:
    from detente.conflict.edit import Edit


def before(conflict: Conflict) -> tuple[Happened, ...]:
    """Return the days told that are before the status quo."""
    return tuple(one for one in conflict.happened if conflict.starts and one.date < conflict.starts)


def after(conflict: Conflict) -> tuple[Happened, ...]:
    """Return the days told that come after the status quo, all of them where it has no day."""
    return tuple(one for one in conflict.happened if not conflict.starts or one.date > conflict.starts)


def latest(conflict: Conflict) -> Happened:
    """Return what is the case by the last day told: that day, or the status quo. Its date is "" where there is none.

    >>> latest(Conflict("Calm", (), (), status_quo=frozenset({"rain"}), starts="2024-01-28")).date
    '2024-01-28'
    """
    later = after(conflict)
    return later[-1] if later else Happened(conflict.starts or "", conflict.status_quo)


def as_of(conflict: Conflict, date: str, *, ahead: bool = False) -> Conflict:
    """Return the model as it stood on `date` ("2024-02-05"): what came later is not told, nor quoted.

    With `ahead` what came later stays, as days ahead that the model can be held against.
    Of a model that `detente advance` brought to today it is what the file said on that day, and has the same hash.
    Raises InvalidQuery (D689) for a day before the first one that is told, or no day.

    >>> day = Happened("2024-01-28", frozenset({"rain"}))
    >>> now = Conflict("Calm", (), (), starts="2024-02-01", happened=(day, Happened("2024-02-01", frozenset())))
    >>> as_of(now, "2024-01-30").starts, sorted(as_of(now, "2024-01-30").status_quo)
    ('2024-01-28', ['rain'])
    """
    start = Happened(conflict.starts or "", conflict.status_quo)
    told = {one.date: one for one in (*before(conflict), start, *after(conflict)) if one.date}
    days = [day for day in sorted(told) if day <= date]
    if not _is_day(date) or not days:
        raise InvalidQuery(_too_early(date, min(told, default="")))
    chosen = told[days[-1]]
    if ahead:
        return replace(conflict, starts=chosen.date, status_quo=chosen.state)
    kept = tuple(one for one in conflict.happened if one.date <= chosen.date)
    if chosen.date != conflict.starts and [(one.date, one.says, one.basis) for one in kept] == [
        (chosen.date, "", Basis())
    ]:
        kept = ()  # kept as the first day of the past when the model was advanced; on that day nothing had happened
    then = replace(conflict, starts=chosen.date, status_quo=chosen.state, happened=kept)
    return _without_later(then, (one for one in conflict.happened if one not in kept))


def _is_day(date: str) -> bool:
    from detente.conflict.timing import day

    return day(date) is not None


def _too_early(date: str, first: str) -> Problem:
    if not _is_day(date):
        return Problem("D689", f'"{date}" is not a day of the calendar', fix="as 2024-02-05")
    if not first:
        return Problem("D689", "the model does not say on what day it stands", fix="write starts: 2024-01-28")
    return Problem("D689", f"{date} is before {first}, the first day the model tells of", fix=f"ask from {first} on")


def _without_later(conflict: Conflict, later: Iterable[Happened]) -> Conflict:
    """Return the model without the quotes that only days to come rest on, and without the texts they stand in."""
    used = {key for _, basis in bases(conflict) for key in basis.because}
    used |= {key for tie in conflict.ties for key in tie.denied_in}
    gone = {key for one in later for key in one.basis.because} - used
    quotes = tuple(quote for quote in conflict.quotes if quote.key not in gone)
    texts = {quote.source for quote in conflict.quotes if quote.key in gone} - {quote.source for quote in quotes}
    return replace(conflict, quotes=quotes, sources=tuple(it for it in conflict.sources if it.key not in texts))


def is_past(conflict: Conflict, date: str) -> bool:
    """Tell whether a date that is not after the status quo lies in the past that the model tells of."""
    told = before(conflict)
    return bool(told) and told[0].date < date


def passed_by(conflict: Conflict, date: str | None) -> bool:
    """Tell whether a date was still to come, or had come just then, on the first day the model tells of, and is over.

    >>> day = Happened("2024-01-28", frozenset())
    >>> now = Conflict("Calm", (), (), starts="2024-03-01", happened=(day, Happened("2024-03-01", frozenset())))
    >>> [passed_by(now, date) for date in ("2024-01-27", "2024-01-28", "2024-02-29", "2024-03-01")]
    [False, True, True, False]
    """
    told = before(conflict)
    return bool(told and date and conflict.starts) and told[0].date <= (date or "") < (conflict.starts or "")


def passed(conflict: Conflict) -> Conflict:
    """Return the conflict with the dates of its past carried out: edits of the calendar made, wants that ended gone.

    The very same object where nothing has passed. What a date `sets` is not put: the status quo says what is the case.
    """
    start = conflict.starts
    due = tuple(entry for entry in conflict.calendar if start and entry.date <= start)
    ended = {want.id for want in conflict.statement.values() if start and want.until and want.until <= start}
    if not due and not ended:
        return conflict
    actors = tuple(
        replace(actor, wants=tuple(want for want in actor.wants if want.id not in ended))
        if ended & {want.id for want in actor.wants}
        else actor
        for actor in conflict.actors
    )
    now = replace(conflict, actors=actors, calendar=tuple(entry for entry in conflict.calendar if entry not in due))
    for entry in due:
        now = _changed(now, entry.edits)
    return replace(now, status_quo=conflict.status_quo)


def _changed(conflict: Conflict, edits: Iterable[Edit]) -> Conflict:
    """Carry out the edits of a date; what one is about may be gone by now, as in the course of time."""
    from detente.conflict.change import change

    for edit in edits:
        with suppress(InvalidQuery):
            conflict = change(conflict, edit)
    return conflict
