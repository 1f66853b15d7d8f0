"""What goes on without anybody choosing: outside events at their rates, and preparations that move on to landing.

An option that takes time goes through m stages, each left at the rate m / T, so it lands T days after the decision on
the average: an Erlang law, whose spread is T / sqrt(m). With one stage it has no memory; a fixed time it is only in the
limit, and for that sample paths are drawn (`Delay`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from detente.conflict.model import Conflict
from detente.conflict.unfolding import Event, literal
from detente.dynamics.chain import Indices, Mask
from detente.dynamics.deeds import Branch, Ends, ends, landed, outcomes
from detente.dynamics.flow import Flow
from detente.dynamics.layout import Bits, Layout, widened


@dataclass(frozen=True, eq=False)
class Delay:
    """An option that lands exactly `days` after the decision: in the states `running` (n,), to one of `ends`."""

    option: str
    days: float
    running: Mask
    ends: Ends


def happenings(conflict: Conflict, layout: Layout, at: Indices) -> Iterator[Flow]:
    """Yield the outside events from the states `at`, at their rates times what makes them more or less frequent."""
    for event in conflict.events:
        if event.rate is not None and (event.sets or event.may_cause or event.blamed):
            yield from _happening(event, conflict, layout, at)


def _happening(event: Event, conflict: Conflict, layout: Layout, at: Indices) -> Iterator[Flow]:
    wide = widened(conflict, layout)
    rate = np.full(layout.n, event.rate.value if event.rate else 0.0)
    if event.when is not None:
        rate *= layout.mask(event.when, conflict=wide)
    for faster in event.times:
        rate *= np.where(layout.mask(faster.when, conflict=wide), faster.by.value, 1.0)
    branches: list[Branch] = [(1.0, layout.states[at])]
    for formula in event.sets:
        branches = brought_about(branches, *(literal(formula) or ("", True)), layout, conflict)
    branches = [
        (chance * share, states | bits) for chance, states in branches for share, bits in outcomes(event, layout)
    ]
    for index, share in ends(branches, layout):
        yield Flow(event.by or event.key, (event.key,), "event", at, index, rate[at] * share).going


def brought_about(branches: list[Branch], name: str, value: bool, layout: Layout, conflict: Conflict) -> list[Branch]:
    """Return where things stand once `name` is, or is not, the case; an option newly taken has its outcomes."""
    if name not in layout.place:
        return branches
    if not value:
        return [(chance, cleared(states, name, layout)) for chance, states in branches]
    if name not in conflict.option:
        return [(chance, states | layout.bit(name)) for chance, states in branches]
    fresh = (branches[0][1] & layout.bit(name)) == 0
    return landed(branches, name, fresh, layout, conflict)


def cleared(states: Bits, name: str, layout: Layout) -> Bits:
    """Return the states without a fact, and without its preparation."""
    counter = layout.counters.get(name)
    return states & ~(layout.bit(name) | (counter.bits if counter else np.uint64(0)))


def preparations(conflict: Conflict, layout: Layout, held: frozenset[str], at: Indices) -> Iterator[Flow]:
    """Yield how what is being prepared goes on, from the states `at`; what lands after a fixed time is left out."""
    states = layout.states[at]
    for key, counter in layout.counters.items():
        option = conflict.option[key]
        if option.fixed or option.takes is None or key in held:
            continue
        rate = counter.stages / option.takes.value
        stage = counter.stage(states)
        nearly = stage == counter.stages
        onward = layout.index(np.where((stage > 0) & ~nearly, states + counter.at(1), states))
        yield Flow(option.by, (key,), "stage", at, onward, np.full(len(at), rate)).going
        for index, share in ends(landed([(1.0, states)], key, nearly, layout, conflict), layout):
            yield Flow(option.by, (key,), "stage", at, index, rate * share * nearly).going


def delays_of(conflict: Conflict, layout: Layout, held: frozenset[str]) -> tuple[Delay, ...]:
    """Return the options that land after a fixed time, which no chain can tell."""
    found = []
    for key, counter in layout.counters.items():
        option = conflict.option[key]
        if option.fixed and option.takes is not None and key not in held:
            running = counter.stage(layout.states) > 0
            lands = ends(landed([(1.0, layout.states)], key, running, layout, conflict), layout)
            found.append(Delay(key, option.takes.value, running, lands))
    return tuple(found)
