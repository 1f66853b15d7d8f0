"""How much a sign tells of the outcome: bits of information where there are rates, else pairs told apart.

For the ideas and their sources see `findings.indicators`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from detente.conflict.formula import Formula
from detente.conflict.model import Conflict
from detente.errors import DetenteError, InvalidQuery, Problem, TooLarge
from detente.findings.indicators import LEAST, MEANS, Bits, End, Indicator, Indicators, Shift, Sign, end_name
from detente.findings.layers import Layers, layers
from detente.findings.world import CONCEPT_KEYS, World
from detente.moves import Mask, mask

if TYPE_CHECKING:
    from detente.dynamics.chain import Timeline
    from detente.dynamics.process import Process

Told = Sequence[tuple[str, Formula]]
Tell = Callable[[int, int, str], None]
Table = NDArray[np.float64]

TINY = 1e-9
"""Chances and shares below are those of what does not come about."""

LONGEST = 600.0
"""Seconds that following the chain for every sign may take, by the guess of `dynamics.cost`."""

MOST_ENDS = 64
"""Equilibria within reach to which ways are followed, the nearest first."""


def entropy(chances: Table) -> float:
    """Return the entropy of a law in bits; what cannot be counts for nothing.

    >>> entropy(np.array([0.5, 0.5, 0.0]))
    1.0
    """
    some = chances[chances > 0]
    return float(max(0.0, -(some * np.log2(some)).sum()))


def information(joint: Table) -> float:
    """Return the mutual information in bits of rows and columns whose joint law is `joint`, never below 0.

    Shannon (1948), A mathematical theory of communication, Bell Syst. Tech. J. 27.

    >>> information(np.array([[0.5, 0.0], [0.0, 0.5]])), information(np.array([[0.25, 0.25], [0.25, 0.25]]))
    (1.0, 0.0)
    """
    told = entropy(joint.sum(axis=0)) + entropy(joint.sum(axis=1)) - entropy(joint.ravel())
    return max(0.0, told)


# -- with rates -------------------------------------------------------------------------------------------------------


def by_chances(
    conflict: Conflict, told: Told, signs: Sequence[Sign], within: float, days: float, rules: Sequence[str], tell: Tell
) -> tuple[Indicators | None, str]:
    """Return the indicators by information; None, and why, where the chain gives no exact chances."""
    from detente.dynamics.cost import cost
    from detente.findings.chances.unfolding import process_of

    world = World.in_time(conflict)
    try:
        processes = [process_of(world, rule) for rule in rules]
    except TooLarge:
        return None, "There are too many states for exact chances: pairs of outcomes are counted, as without rates."
    if sum(cost(process.timeline, days).seconds for process in processes) * 2 * len(signs) > LONGEST:
        return None, "Exact chances would take very long: pairs of outcomes are counted, as without rates."
    if not all(process.exact for process in processes):
        return None, "Something lands after a fixed time, so there are no exact chances: pairs of outcomes are counted."
    tables, ends = [], _classes(processes[0], told)
    for number, process in enumerate(processes):
        tell(number, len(processes), process.rule.key)
        tables.append(joints(process, signs, ends, within, days))
    names = ends.names
    total = tables[0].sum(axis=1)[0] if signs else np.zeros(len(names))
    found = [_informed(sign, at, tables, rules, names) for at, sign in enumerate(signs)]
    kept = sorted((one for one in found if (one.bits or 0) >= LEAST), key=lambda one: -(one.bits or 0))
    silent = tuple(sign for sign, one in zip(signs, found, strict=True) if one not in kept)
    outcomes = tuple(End(names[at], float(total[at])) for at in np.argsort(-total, kind="stable") if total[at] > TINY)
    return _told("mutual information", told, rules, within, days, None, outcomes, kept, silent), ""


@dataclass(frozen=True, eq=False)
class Classes:
    """The outcomes of a process: which class each state is of (n,), and what each class is called."""

    keys: NDArray[np.int64]
    names: tuple[str, ...]


def _classes(process: Process, told: Told) -> Classes:
    """Put the states of a process into classes by what tells outcomes apart; by all that is done where nothing does."""
    if told:
        held = np.stack([process.mask(formula) for _, formula in told], axis=1)
        rows, keys = np.unique(held, axis=0, return_inverse=True)
        return Classes(keys.ravel(), tuple(end_name(row.tolist(), told) for row in rows))
    options = process.conflict.options
    bits = sum(process.layout.bit(option.key) for option in options)
    found, keys = np.unique(process.states & np.uint64(bits), return_inverse=True)
    names = tuple(
        ", ".join(it.key for it in options if int(state) & int(process.layout.bit(it.key))) or "nothing"
        for state in found
    )
    return Classes(keys.ravel(), names)


def joints(process: Process, signs: Sequence[Sign], ends: Classes, within: float, days: float) -> Table:
    """Return (signs, 2, classes): the chance that a sign is not seen (0), or seen (1), `within` days, and of each class
    of states at `days`. Exact but for uniformisation (1e-12). What holds at the start has been seen at once.
    """
    from detente.dynamics.chain import stopped_timeline
    from detente.dynamics.transient import forward

    keys, classes = ends.keys, len(ends.names)
    whole = forward(process.timeline, process.start, np.array([days])).values[0]
    every = np.bincount(keys, weights=whole, minlength=classes)
    found = np.zeros((len(signs), 2, classes))
    later = shifted(process.timeline, within)
    for at, sign in enumerate(signs):
        seen = process.mask(sign.formula)
        law = forward(stopped_timeline(process.timeline, seen), process.start, np.array([within])).values[0]
        unseen = np.where(seen, 0.0, law)
        mass = float(unseen.sum())
        if mass > 0:
            there = np.flatnonzero(unseen)
            after = forward(later, (there, unseen[there]), np.array([days - within])).values[0]
            found[at, 0] = np.minimum(mass * np.bincount(keys, weights=after, minlength=classes), every)
        found[at, 1] = np.maximum(every - found[at, 0], 0.0)
    return np.where(found < 1e-11, 0.0, found)


def shifted(timeline: Timeline, days: float) -> Timeline:
    """Return the timeline as it goes on after so many days."""
    from detente.dynamics.chain import Segment

    left = (segment for segment in timeline if segment.end is None or segment.end > days)
    return tuple(Segment(it.chain, None if it.end is None else it.end - days, it.jump) for it in left)


def _informed(sign: Sign, at: int, tables: Sequence[Table], rules: Sequence[str], names: Sequence[str]) -> Indicator:
    under = tuple(
        Bits(rule, information(table[at]), entropy(table[at].sum(axis=0)), float(table[at, 1].sum()))
        for rule, table in zip(rules, tables, strict=True)
    )
    least = min(under, key=lambda one: one.bits)
    share = min((one.bits / one.entropy if one.entropy > 0 else 0.0) for one in under)
    return Indicator(sign.name, sign.value, sign.begun, (), least.bits, share, under, _shifts(tables[0][at], names))


def _shifts(joint: Table, names: Sequence[str]) -> tuple[Shift, ...]:
    """Return the chance of each outcome seen and unseen, the one that differs most first; only those that can be."""
    sums = joint.sum(axis=1)
    rows = [(joint[0, k] / sums[0] if sums[0] > 0 else None, joint[1, k] / sums[1] if sums[1] > 0 else None)
            for k in range(len(names))]  # fmt: skip
    found = [
        Shift(name, None if seen is None else float(seen), None if unseen is None else float(unseen))
        for name, (unseen, seen), weight in zip(names, rows, joint.sum(axis=0), strict=True)
        if weight > TINY
    ]
    return tuple(sorted(found, key=lambda one: -abs((one.seen or 0.0) - (one.unseen or 0.0))))


# -- without rates ----------------------------------------------------------------------------------------------------


def by_ways(conflict: Conflict, told: Told, signs: Sequence[Sign], concept: str, tell: Tell) -> Indicators:
    """Return the indicators by the pairs of outcomes they tell apart on the live ways."""
    if concept not in CONCEPT_KEYS:
        fix = f"concepts: {', '.join(CONCEPT_KEYS)}"
        raise InvalidQuery(Problem("D220", f"{concept} has no equilibria that could be told apart", fix=fix))
    world = World.of(conflict)
    usable = [sign for sign in signs if not sign.begun and (conflict.arcs is not None or sign.name in conflict.option)]
    reached = world.reach(world.status_quo, MEANS).distance
    ends = np.flatnonzero(world.equilibria(concept) & (reached >= 0))
    chosen = ends[np.argsort(reached[ends], kind="stable")][:MOST_ENDS]
    names = [_name(world, int(end), told) for end in chosen]
    seen = np.stack([mask(world.graph, sign.formula) for sign in usable], axis=1) if usable else None
    shares = []
    for number, end in enumerate(chosen.tolist()):
        tell(number, len(chosen), names[number])
        shares.append(_share(world, end, seen))
    outcomes = list(dict.fromkeys(names))
    table = np.array([
        np.mean([share for share, name in zip(shares, names, strict=True) if name == one], axis=0) for one in outcomes
    ]).reshape(len(outcomes), len(usable))  # fmt: skip
    found = [_counted(sign, table[:, at], outcomes) for at, sign in enumerate(usable)]
    kept = sorted((one for one in found if one.apart or one.leaning), key=lambda one: (-one.apart, -one.leaning))
    silent = tuple(sign for sign, one in zip(usable, found, strict=True) if one not in kept)
    listed = tuple(End(name, None, names.count(name)) for name in outcomes)
    return _told("pairs told apart", told, (), None, None, concept, listed, kept, silent)


def _name(world: World, end: int, told: Told) -> str:
    if told:
        return end_name([bool(world.where(formula)[end]) for _, formula in told], told)
    return ", ".join(sorted(world.label(end))) or "nothing"


def _share(world: World, end: int, seen: NDArray[np.bool_] | None) -> Table:
    """Return, for each sign, the share of the shortest ways to `end` on which it is seen after the start."""
    if seen is None:
        return np.zeros(0)
    goal: Mask = np.zeros(world.graph.size, np.bool_)
    goal[end] = True
    try:
        found = layers(world.graph, world.graph.start, goal, MEANS)
    except DetenteError:
        found = None
    return np.zeros(seen.shape[1]) if found is None else shares_seen(found, seen)


def shares_seen(found: Layers, seen: NDArray[np.bool_]) -> Table:
    """Return, for each column of `seen` (n, k), the share of the sequences that come through a state of it.

    The first state does not count. Cost: that of the arrows, once for each column.
    """
    size = len(seen) * found.width
    every, without = np.zeros(size), np.zeros((size, seen.shape[1]))
    every[found.start], without[found.start] = 1.0, 1.0
    for step in found.arrows:
        ahead, free = np.zeros_like(every), np.zeros_like(without)
        np.add.at(ahead, step.target, every[step.source])
        np.add.at(free, step.target, without[step.source])
        here = np.unique(step.target)
        free[here] = np.where(seen[here // found.width], 0.0, free[here])
        every, without = ahead, free
    total = every[found.ends].sum()
    return np.asarray(1.0 - without[found.ends].sum(axis=0) / total, dtype=np.float64)


def _counted(sign: Sign, shares: Table, outcomes: Sequence[str]) -> Indicator:
    pairs = [(shares[a], shares[b]) for a in range(len(shares)) for b in range(a)]
    apart = sum({float(one), float(other)} == {0.0, 1.0} for one, other in pairs)
    leaning = sum(abs(one - other) > TINY for one, other in pairs) - apart
    shifts = tuple(Shift(name, float(share), float(1 - share)) for name, share in zip(outcomes, shares, strict=True))
    return Indicator(sign.name, sign.value, False, (), None, None, (), shifts, int(apart), int(leaning))


def _told(
    method: str, told: Told, rules: Sequence[str], within: float | None, days: float | None, concept: str | None,
    outcomes: tuple[End, ...], kept: Sequence[Indicator], silent: tuple[Sign, ...],
) -> Indicators:  # fmt: skip
    names = tuple(name for name, _ in told)
    return Indicators("", "", "", method, names, tuple(rules), within, days, concept, outcomes, tuple(kept), silent)
