"""A crisis whose start leads to few states, followed exactly on those alone, with dense matrices and without scipy.

Most models are like that: what an account tells of is a few dozen states among thousands. The states that can be
reached are found first; then a chance is followed backward in time by uniformisation, and what comes first is worked
out without a single subtraction (`elimination`). The same definitions as in `within` and `hitting`, in a second
algorithm. What crises much the same have in common is worked out once (`kept`).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

import numpy as np

from detente.conflict.change import accepted
from detente.conflict.formula import Formula
from detente.conflict.model import Conflict
from detente.dynamics.calendar import stretches
from detente.dynamics.chain import Indices, Mask, Vector
from detente.dynamics.elimination import expected_sums
from detente.dynamics.kept import Kept, listed_parts
from detente.dynamics.layout import Layout, layout_of
from detente.dynamics.looked import Edges, Ground, Looked, all_edges, choices_of, known_of, moves_of
from detente.dynamics.outside import delays_of
from detente.dynamics.poisson import window
from detente.dynamics.powers import drift_of_column, power_sums
from detente.dynamics.process import start_of
from detente.dynamics.rules import Rule

MOST = 300
"""Reached states up to which this is done: dense products of such a size cost less than sparse ones."""

WIDEST = 2**14
"""States of the whole model up to which they are looked at; a larger one goes to the sparse engine at once."""

STEPS = 20_000
"""Steps of uniformisation up to which this is done: about 0.2 s."""

OPEN = 1e-10
"""What may be open at the end of the last date looked at, of which comes first; it counts as error."""

Found = TypeVar("Found")

ERROR = 1e-12
UNIT = 2.0**-52


@dataclass(frozen=True, eq=False)
class Span:
    """A stretch of time over m states: rates (m, m) per day, its end (inf: never), and where each state goes then."""

    rates: Vector
    end: float
    jump: Indices | None


@dataclass(frozen=True, eq=False)
class Small:
    """The m states a crisis can get to, and the spans of time, under one choice rule; `start` is the status quo.

    `layout` has those states alone. Spans go as far as was asked for. `told` has the chances asked so far, `kept` what
    crises much the same can use; a crisis that differs in nothing that counts shares both.
    """

    conflict: Conflict
    rule: Rule
    layout: Layout
    start: int
    spans: tuple[Span, ...]
    told: dict[Hashable, Any] = field(default_factory=dict)
    kept: Kept = field(default_factory=Kept)

    def mask(self, formula: Formula) -> Mask:
        """Return (m,): where `formula` holds."""
        return self.layout.mask(formula)


@dataclass(frozen=True, slots=True)
class Told:
    """A chance from the start, and how far from the truth it can be, given the rates: 0 where the graph alone tells."""

    value: float
    error: float


def small_of(
    conflict: Conflict, rules: Sequence[Rule], *, days: float = np.inf, like: Iterable[Small] = ()
) -> dict[str, Small] | None:
    """Return the crisis up to `days` under each of `rules`, by its key, or None where it is too large or not a chain.

    What is the same under every rule is worked out once. Where it was done for much the same crisis, `like` has what
    came of it: then only states that differ from the start in what changed there are looked at, and all states only if
    that turns out not to be enough. Raises DetenteError as `compile_process` does.
    """
    others = list(like)
    kept = others[0].kept if others else Kept()
    kept.tidy()
    sure = accepted(conflict)
    if sure.arcs is not None:
        return None
    listing = kept.number(*listed_parts(sure))
    layout = kept.found.get(("layout", listing)) or layout_of(sure)
    if layout.n > WIDEST:
        return None
    kept.once(("layout", listing), lambda: layout, size=lambda it: it.n)
    listed = [stretch for stretch in stretches(sure) if stretch.start < days]
    if any(delays_of(stretch.conflict, layout, stretch.held) for stretch in listed):
        return None
    phases = [known_of(stretch, layout, rules[0], kept, listing) for stretch in listed]
    start = start_of(sure, layout)
    ground = Ground(sure, layout, start, tuple(listed), tuple(phases), kept)
    near = _near(layout, start, others)
    found = None if near is None else _looked_at(ground, rules, near)
    return found or _looked_at(ground, rules, np.arange(layout.n)) or None


def _near(layout: Layout, start: int, like: Iterable[Small]) -> Indices | None:
    """Return the states that differ from the start only in bits that changed in a crisis much the same."""
    bits = np.uint64(0)
    for other in like:
        if dict(other.layout.place) != dict(layout.place) or other.layout.counters != layout.counters:
            return None
        states = other.layout.states
        bits |= np.bitwise_or.reduce(states) & ~np.bitwise_and.reduce(states)
    if not bits:
        return None
    return np.flatnonzero(((layout.states ^ layout.states[start]) & ~bits) == 0)


def _looked_at(ground: Ground, rules: Sequence[Rule], at: Indices) -> dict[str, Small]:
    """Return what comes of it under each rule, from the states `at` alone; nothing where that is not enough."""
    looked = Looked(ground, at, at.tobytes(), tuple(moves_of(ground, known, at) for known in ground.phases))
    found = {}
    for rule in rules:
        small = _under(looked, rule)
        if small is None:
            return {}
        found[rule.key] = small
    return found


def _under(looked: Looked, rule: Rule) -> Small | None:
    """Return the crisis under one rule: the very one found before where all it depends on is the same."""
    ground = looked.ground
    chosen = tuple(tuple(choices_of(known.phase, known.wants, rule)) for known in ground.phases)
    ends = tuple(stretch.end for stretch in ground.stretches)
    keys = tuple(known.key for known in ground.phases)

    def found() -> Small | None:
        each = zip(ground.phases, looked.moves, chosen, strict=True)
        return _reduced(ground, rule, [all_edges(looked, *one) for one in each], looked.at)

    small = ground.kept.once(("small", looked.spot, keys, ends, chosen), found, size=_size_of_small)
    return None if small is None else replace(small, conflict=ground.conflict)


def _size_of_small(small: Small | None) -> int:
    return 0 if small is None else len(small.spans) * small.layout.n**2


def _reduced(ground: Ground, rule: Rule, edges: Sequence[Edges], at: Indices) -> Small | None:
    """Return the crisis on the states that can be reached; None where they are too many or lie outside `at`."""
    n = ground.layout.n
    reached = np.zeros(n, np.bool_)
    reached[ground.start] = True
    for (sources, targets, _), known in zip(edges, ground.phases, strict=True):
        _spread(reached, sources, targets)
        if known.jump is not None:
            reached[known.jump[reached]] = True
    members, looked = np.flatnonzero(reached), np.zeros(n, np.bool_)
    looked[at] = True
    if len(members) > MOST or not looked[members].all():
        return None
    place = np.cumsum(reached) - 1
    spans = tuple(
        Span(
            _matrix(each, reached, place, len(members)),
            np.inf if stretch.end is None else stretch.end,
            None if known.jump is None else place[known.jump[members]],
        )
        for stretch, each, known in zip(ground.stretches, edges, ground.phases, strict=True)
    )
    layout = replace(ground.layout, states=ground.layout.states[members])
    return Small(ground.conflict, rule, layout, int(place[ground.start]), spans, kept=ground.kept)


def _spread(reached: Mask, sources: Indices, targets: Indices) -> None:
    """Mark what can be reached along the edges from what is marked."""
    count = -1
    while count != (now := int(reached.sum())):
        count = now
        reached[targets[reached[sources]]] = True


def _matrix(edges: Edges, reached: Mask, place: Indices, m: int) -> Vector:
    sources, targets, rates = edges
    kept = reached[sources] & (sources != targets)
    cells = place[sources[kept]] * m + place[targets[kept]]
    found: Vector = np.bincount(cells, weights=rates[kept], minlength=m * m).astype(np.float64).reshape(m, m)
    return found


def within(small: Small, goal: Mask, days: float, *, allowed: Mask | None = None) -> Told | None:
    """Return the chance that `goal` comes within `days` by way of `allowed` states; None where that takes long."""
    through = np.ones_like(goal) if allowed is None else allowed
    ended = goal | ~through

    def found() -> Told | None:
        spans = tuple(_stopped(span, ended) for span in _until(small.spans, days))
        return _told(small, spans, goal, days, _possible(spans, goal, days), sure=goal)

    return _once(small, ("within", goal.tobytes(), ended.tobytes(), days), found)


def at(small: Small, goal: Mask, days: float) -> Told | None:
    """Return the chance that `goal` holds at `days`; None where that takes long."""
    spans = _until(small.spans, days)

    def found() -> Told | None:
        never_not = ~_possible(spans, ~goal, days)
        return _told(small, spans, goal, days, _possible(spans, goal, days), sure=never_not)

    return _once(small, ("at", goal.tobytes(), days), found)


def _once(small: Small, key: Hashable, work: Callable[[], Found]) -> Found:
    """Return what was told of the same crisis before."""
    if key not in small.told:
        small.told[key] = work()
    found: Found = small.told[key]
    return found


def before(small: Small, first: Mask, second: Mask) -> tuple[Told, Told, float] | None:
    """Return the chances that `first` comes strictly first and that `second` does, and the chance of neither.

    Where the spans end before all time, what is open then counts as error; None where that is too much.
    """
    return _once(small, ("before", first.tobytes(), second.tobytes()), lambda: _before(small, first, second))


def _before(small: Small, first: Mask, second: Mask) -> tuple[Told, Told, float] | None:
    either = first | second
    spans = tuple(_stopped(span, either) for span in small.spans)
    anything = np.ones_like(either)
    parts = (first & ~second, second & ~first, first & second)
    if spans[-1].end == np.inf:
        last, error = _first_of(spans[-1].rates, either, parts)
        x, more = _back(spans[:-1], last, spans[-2].end if len(spans) > 1 else 0.0)
    else:
        last, error = np.stack(parts, axis=1).astype(np.float64), 0.0
        x, more = _back(spans, last, spans[-1].end)
        open_ = 1.0 if x is None else max(0.0, 1.0 - float(x[small.start].sum()))
        error += open_
        if open_ > OPEN:
            return None
    if x is None:
        return None
    here, error = np.clip(x[small.start], 0.0, 1.0), error + more
    whole = spans[-1].end == np.inf
    told = [
        _settle(small, float(value), error, *(_known(spans, part) if whole else (anything, part)))
        for value, part in zip(here, parts, strict=True)
    ]
    neither = float(np.clip(1.0 - sum(one.value for one in told), 0.0, 1.0))
    return told[0], told[1], neither + told[2].value


def _known(spans: tuple[Span, ...], goal: Mask) -> tuple[Mask, Mask]:
    """Return from where `goal`, which is never left, can come at all, and from where it is sure to."""
    possible = _possible(spans, goal, np.inf)
    return possible, goal if len(spans) > 1 else ~_possible(spans, ~possible, np.inf)


def _told(small: Small, spans: tuple[Span, ...], goal: Mask, days: float, possible: Mask, *, sure: Mask) -> Told | None:
    if not possible[small.start] or sure[small.start]:
        return Told(float(sure[small.start]), 0.0)
    x, error = _back(spans, goal.astype(np.float64)[:, None], days)
    return None if x is None else _settle(small, float(np.clip(x[small.start, 0], 0.0, 1.0)), error, possible, sure)


def _settle(small: Small, value: float, error: float, possible: Mask, sure: Mask) -> Told:
    """Return the chance, exactly 0 or 1 where the graph says so."""
    if not possible[small.start]:
        return Told(0.0, 0.0)
    return Told(1.0, 0.0) if sure[small.start] else Told(value, error)


def _until(spans: tuple[Span, ...], days: float) -> tuple[Span, ...]:
    """Return the spans that begin before `days`."""
    begun = (0.0, *(span.end for span in spans[:-1]))
    return tuple(span for span, begins in zip(spans, begun, strict=True) if begins < days or begins == 0)


def _stopped(span: Span, where: Mask) -> Span:
    """Return the span in which the states `where` are never left."""
    rates = np.where(where[:, None], 0.0, span.rates)
    jump = None if span.jump is None else np.where(where, np.arange(len(where)), span.jump)
    return Span(rates, span.end, jump)


def _possible(spans: tuple[Span, ...], goal: Mask, days: float) -> Mask:
    """Return from where `goal` can come to be at all by `days`."""
    found = goal.copy()
    for span in reversed(spans):
        if span.jump is not None and span.end <= days:
            found = goal | found[span.jump]
        edges = span.rates > 0
        count = -1
        while count != (now := int(found.sum())):
            count, found = now, found | edges[:, found].any(axis=1)
    return found


def _back(spans: tuple[Span, ...], x: Vector, days: float) -> tuple[Vector | None, float]:
    """Return exp of the spans times `x` (m, c) over `days`, and a bound on the error; None where it takes long."""
    error = 0.0
    for span, begins in reversed(tuple(_timed(spans))):
        if span.jump is not None and span.end <= days:
            x = x[span.jump]
        length = min(span.end, days) - begins
        pace = float(span.rates.sum(axis=1).max(initial=0.0))
        if pace * length > STEPS:
            return None, 0.0
        if pace * length > 0:
            x, more = _followed(span.rates, pace, x, length)
            error += more
    return x, error


def _timed(spans: tuple[Span, ...]) -> Iterator[tuple[Span, float]]:
    return zip(spans, (0.0, *(span.end for span in spans)), strict=False)


def _followed(rates: Vector, pace: float, x: Vector, length: float) -> tuple[Vector, float]:
    """Return exp(Q length) x by uniformisation; the bound on the error is that of `follow`."""
    m = len(rates)
    step = rates / pace
    step[np.diag_indices(m)] = 1.0 - step.sum(axis=1)
    weights = window(pace * length, error=ERROR / 4)
    floor = (m + 4) * UNIT
    (found,), steps, short = power_sums(
        _stepping(step, rates), x, [weights], drift=drift_of_column, slack=ERROR / 4, floor=floor
    )
    return found, 2 * weights.left_out + short + steps * floor


def _stepping(step: Vector, rates: Vector) -> Callable[[Vector], Vector]:
    """Return what makes one step; where many states are never left, only the rows of the others are multiplied."""
    left = np.flatnonzero(rates.any(axis=1))
    if 4 * len(left) > 3 * len(step):
        return lambda vector: step @ vector
    rows = step[left]

    def after(vector: Vector) -> Vector:
        found = vector.copy()
        found[left] = rows @ vector
        return found

    return after


def _first_of(rates: Vector, either: Mask, parts: Sequence[Mask]) -> tuple[Vector, float]:
    """Return (m, 3): the chance that each part of `either` is what comes, for ever after; and a bound on the error."""
    found = np.stack(parts, axis=1).astype(np.float64)
    edges, comes, count = rates > 0, either.copy(), -1
    while count != (now := int(comes.sum())):
        count, comes = now, comes | edges[:, comes].any(axis=1)
    inside = np.flatnonzero(comes & ~either)
    if not len(inside):
        return found, 0.0
    rows = rates[inside]
    out = np.delete(rows, inside, axis=1).sum(axis=1)
    found[inside] = expected_sums(rows[:, inside], out, rows @ found)
    return found, 2.0 * len(inside) ** 2 * UNIT
