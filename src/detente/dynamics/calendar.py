"""The stretches of time between the dates on which something changes, and what each date does to the states."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

import numpy as np

from detente.conflict.change import change, unchanging
from detente.conflict.edit import Fix
from detente.conflict.model import Conflict
from detente.conflict.unfolding import Dated, literal
from detente.dynamics.chain import Indices
from detente.dynamics.deeds import Branch, ends
from detente.dynamics.layout import Bits, Layout
from detente.dynamics.outside import brought_about
from detente.dynamics.utility import at_that_time, days_from
from detente.errors import InvalidQuery


@dataclass(frozen=True)
class Stretch:
    """A stretch of time: the crisis as it is from `start` to `end` (days; None: for ever) and what nobody can change.

    `closing` are the dates at its end, at which some things come to be the case.
    """

    conflict: Conflict
    start: float
    end: float | None
    held: frozenset[str]
    closing: tuple[Dated, ...]


def stretches(conflict: Conflict) -> Iterator[Stretch]:
    """Yield the stretches of time of a crisis, in order; one alone where no date changes anything."""
    dates = {days_from(conflict, entry.date) for entry in conflict.calendar}
    wants = (want for actor in conflict.actors for want in actor.wants)
    dates |= {days_from(conflict, date) for want in wants for date in (want.since, want.until) if date is not None}
    cuts = [0.0, *sorted(date for date in dates if date > 0)]
    now, held = conflict, frozenset[str]()
    for start, end in zip(cuts, [*cuts[1:], None], strict=True):
        closing = tuple(entry for entry in conflict.calendar if days_from(conflict, entry.date) == end)
        yield Stretch(at_that_time(now, start), start, end, held, closing)
        for entry in closing:
            now, held = _changed(now, held, entry)


def _changed(conflict: Conflict, held: frozenset[str], entry: Dated) -> tuple[Conflict, frozenset[str]]:
    """Return the crisis after a date, and what nobody can change from then on."""
    for edit in entry.edits:
        if isinstance(edit, Fix):
            conflict, held = unchanging(conflict, edit.name), held | {edit.name}
        else:
            with suppress(InvalidQuery):  # it could be carried out when the file was read: what it is about is gone
                conflict = change(conflict, edit)
    return conflict, held


def jump_of(stretch: Stretch, layout: Layout) -> Indices | None:
    """Return where each state goes at the end of a stretch, (n,); None where every state stays.

    A state that would become one that cannot be stays as it is.
    """
    after = settled_at_the_end(stretch, layout.states, layout)
    if after is None:
        return None
    index = ends([(1.0, after)], layout)[0][0]
    return np.where(index >= 0, index, np.arange(layout.n))


def settled_at_the_end(stretch: Stretch, states: Bits, layout: Layout) -> Bits | None:
    """Return what each of `states` would become at the end of a stretch; None where the dates settle nothing.

    What a deed leads to by chance does not come with a date: the likeliest outcome does.
    """
    settled = [pair for entry in stretch.closing for pair in _settled(entry)]
    if not settled:
        return None
    branches: list[Branch] = [(1.0, states)]
    for name, value in settled:
        branches = [max(brought_about(branches, name, value, layout, stretch.conflict), key=lambda it: it[0])]
        branches = [(1.0, branches[0][1])]
    return branches[0][1]


def _settled(entry: Dated) -> Iterator[tuple[str, bool]]:
    """Yield what a date makes so: what it sets, and what it fixes."""
    for formula in entry.sets:
        said = literal(formula)
        if said is not None:
            yield said
    yield from ((edit.name, edit.value) for edit in entry.edits if isinstance(edit, Fix))
