"""The chain of one stretch of time handed over in plain values, for other programs to check."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

import numpy as np

from detente.conflict.formula import Formula, text
from detente.dynamics.flow import Flow
from detente.dynamics.layout import Layout
from detente.dynamics.process import Process, flows
from detente.errors import InvalidModel, InvalidQuery, Problem
from detente.files.generator import Generator, Label, Rate, Variable, checked_size


def generator(process: Process, *, stretch: int = 0, labels: Mapping[str, Formula] | None = None) -> Generator:
    """Return the chain of one stretch of time, from the status quo; every named condition, and `labels`, are sets.

    Raises InvalidModel (D872) where an option lands after a fixed time, InvalidQuery (D873) where there is no such
    stretch, TooLarge (D871).
    """
    _exact(process)
    if not 0 <= stretch < len(process.timeline):
        message = f"there is no stretch of time number {stretch}; they are 0 to {len(process.timeline) - 1}"
        raise InvalidQuery(Problem("D873", message))
    checked_size(process.timeline[stretch].chain.rates.nnz)
    formulas = {**{each.key: each.formula for each in process.conflict.named}, **(labels or {})}
    sets = (
        Label(name, text(it), frozenset(np.flatnonzero(process.mask(it)).tolist())) for name, it in formulas.items()
    )
    layout = process.layout
    return Generator(
        tuple(_head(process, stretch)),
        tuple(_variables(layout)),
        _values(layout),
        process.start,
        tuple(rate for flow in _causes(process, stretch) for rate in _rates(flow)),
        tuple(sets),
    )


def left_out(process: Process, stretch: int) -> tuple[Problem, ...]:
    """Tell what the export of one stretch of time cannot say: the other stretches (D870)."""
    if len(process.timeline) == 1:
        return ()
    ends = [segment.end for segment in process.timeline]
    days = ", ".join(f"{end:g}" for end in ends if end is not None)
    message = (
        f"the calendar changes the rates on day {days}, which one chain cannot say: only the stretch "
        f"{_span(process, stretch)} is written, and it starts from the status quo"
    )
    return (Problem("D870", message, fix=f"--segment 0 to {len(ends) - 1} choose another", severity="warning"),)


def _exact(process: Process) -> None:
    if not process.exact:
        key = next(delay.option for delays in process.delays for delay in delays)
        message = f"{key} lands after a fixed time, which a chain cannot say"
        raise InvalidModel(Problem("D872", message, ("options", key), fix="leave out fixed: yes; 20 stages come close"))


def _span(process: Process, stretch: int) -> str:
    """Say from which day to which."""
    ends = [0.0, *(segment.end for segment in process.timeline)]
    start, end = list(pairwise(ends))[stretch]
    return f"from day {start:g} on" if end is None else f"from day {start:g} to day {end:g}"


def _head(process: Process, stretch: int) -> Iterator[str]:
    yield process.conflict.title or "a crisis"
    yield "Written by detente. Times are in days, rates per day. Every number got from it is conditional on these rates"
    yield f"and on the choice rule: {process.rule.name}, {process.rule.says}."
    if len(process.timeline) > 1:
        yield f"Only the stretch {_span(process, stretch)}; what the calendar changes at its end is left out."


def _variables(layout: Layout) -> Iterator[Variable]:
    yield from (Variable(name) for name in layout.place)
    yield from (Variable(f"stage of {key}", counter.stages) for key, counter in layout.counters.items())


def _values(layout: Layout) -> list[tuple[int, ...]]:
    """Return the value of each variable in each state."""
    facts = [(layout.states >> np.uint64(at)) & np.uint64(1) for at in layout.place.values()]
    stages = [counter.stage(layout.states) for counter in layout.counters.values()]
    return [tuple(row) for row in np.array([*facts, *stages]).T.tolist()]


def _causes(process: Process, stretch: int) -> Iterator[Flow]:
    return flows(process.phases[stretch], process.layout, np.arange(process.n))


def _rates(flow: Flow) -> Iterator[Rate]:
    says = {"move": f"{flow.who}: {', '.join(flow.what)}", "event": f"event {', '.join(flow.what)}"}
    why = says.get(flow.kind, f"preparation of {', '.join(flow.what)}")
    for source, target, rate in zip(flow.sources.tolist(), flow.targets.tolist(), flow.rates.tolist(), strict=True):
        yield Rate(source, target, rate, why)
