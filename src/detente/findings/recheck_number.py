"""Check a number about time by another route: what leads where is asked state by state, and followed in full matrices.

`recheck_number` returns what is wrong with an answer, in words. It shares with the engine the rates out of each state
(`Process.moves`), which tests hold against their definitions, and nothing else: no sparse matrix, no uniformisation, no
iteration, no search of the graph but its own; exponentials by scaling and squaring (Moler and Van Loan
2003), equations by elimination. For at most 512 states.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from detente.conflict.formula import Formula
from detente.conflict.query import Chance, ExpectedTime, TimeShare
from detente.errors import Problem, TooLarge
from detente.findings.measured import Measured
from detente.findings.world import World

if TYPE_CHECKING:
    from detente.dynamics.process import Process

MOST_STATES = 512
SLACK = 1e-8
"""How far the two routes may lie apart, beyond the stated error: both round."""

Vector = NDArray[np.float64]
Mask = NDArray[np.bool_]
Number = Chance | ExpectedTime | TimeShare


@dataclass(frozen=True, eq=False)
class Spell:
    """A stretch of time: its full generator (n, n), how long it lasts (inf: for ever), where its end leads (n,)."""

    generator: Vector
    days: float
    turn: NDArray[np.intp]


def recheck_number(measured: Measured, query: Number, world: World) -> tuple[str, ...]:
    """Return every complaint about an exact answer to a claim; none where it is right, or was estimated from paths.

    Raises TooLarge (D878) above 512 states. Cost O(n^3) for each stretch of time.
    """
    return () if measured.paths is not None else tuple(_complaints(measured, query, world))


def _complaints(measured: Measured, query: Number, world: World) -> Iterator[str]:
    from detente.findings.chances.unfolding import process_of, starts_of

    process = process_of(world, measured.rule)
    if process.n > MOST_STATES:
        message = f"{process.n:,} states are too many to check by full matrices; the most is {MOST_STATES}"
        raise TooLarge(Problem("D878", message))
    starts = starts_of(process, None if isinstance(query, TimeShare) else query.start)
    found = _values(process, query)[starts]
    if measured.value is None:
        if np.isfinite(found).all():
            yield f"the days are said to be infinite and are {found.max():.9g}"
        return
    slack = measured.error + SLACK * max(1.0, abs(measured.value))
    if not abs(float(found.min()) - measured.value) <= slack:
        yield f"the lowest number is said to be {measured.value:.12g} and is {found.min():.12g}"
    most = measured.value if measured.most is None else measured.most
    if not abs(float(found.max()) - most) <= slack:
        yield f"the highest number is said to be {most:.12g} and is {found.max():.12g}"


def _values(process: Process, query: Number) -> Vector:
    """Return the number from every state."""
    spells = _spells(process)
    goal = _holds(process, query.formula)
    horizon = process.conflict.horizon
    days = np.inf if horizon is None else horizon.value
    match query:
        case ExpectedTime():
            return _expected(spells, goal)
        case TimeShare():
            return _share(spells, goal, days)
        case Chance(event="at", date=date):
            return _followed(spells, goal.astype(float), np.zeros(process.n, np.bool_), process.day(date or ""))
        case Chance(event="before"):
            other = _holds(process, query.other)
            return _ever(spells, goal & ~other, other)
        case _:
            out = ~(goal | _holds(process, query.other))
            named = getattr(query, "time", None)
            return _followed(spells, goal.astype(float), goal | out, days if named is None else named)


def _holds(process: Process, formula: Formula | None) -> Mask:
    return np.ones(process.n, np.bool_) if formula is None else process.mask(formula)


def _spells(process: Process) -> list[Spell]:
    """Ask what leads where, state by state, in every stretch of time."""
    found, begun = [], 0.0
    for segment in process.timeline:
        generator = np.zeros((process.n, process.n))
        for state in range(process.n):
            for step in process.moves(state, time=begun):
                generator[state, step.target] += step.rate
            generator[state, state] -= generator[state].sum()
        turn = np.arange(process.n, dtype=np.intp) if segment.jump is None else segment.jump
        end = np.inf if segment.end is None else segment.end
        found.append(Spell(generator, end - begun, turn))
        begun = end
    return found


def _followed(spells: list[Spell], values: Vector, kept: Mask, days: float) -> Vector:
    """Return what `values` at the end are expected to be from each state, the states `kept` never being left."""
    within, left = [], days
    for spell in spells:
        within.append((spell, min(spell.days, left), spell.days <= left))
        left -= min(spell.days, left)
        if left <= 0 and not within[-1][2]:
            break
    for spell, time, turns in reversed(within):
        if turns:
            values = np.where(kept, values, values[spell.turn])
        values = _exponential(_stopped(spell.generator, kept) * time) @ values
    return values


def _stopped(generator: Vector, kept: Mask) -> Vector:
    return np.where(kept[:, None], 0.0, generator)


def _exponential(matrix: Vector) -> Vector:
    """Return exp of a matrix: halved until it is small, a series of 20 terms, then squared as often."""
    halvings = max(0, int(np.ceil(np.log2(max(1.0, float(np.abs(matrix).sum(axis=1).max()))))) + 1)
    small, term = matrix / 2.0**halvings, np.eye(len(matrix))
    found: Vector = term.copy()
    for k in range(1, 21):
        term = term @ small / k
        found += term
    for _ in range(halvings):
        found = found @ found
    return found


def _reaching(generator: Vector, goal: Mask, through: Mask) -> Mask:
    """Return which states can get to `goal`, by trying again and again."""
    found = goal.copy()
    while True:
        more = found | (through & ((generator > 0) & found[None, :]).any(axis=1))
        if (more == found).all():
            return found
        found = more


def _ever(spells: list[Spell], goal: Mask, other: Mask) -> Vector:
    """Return the chance that `goal` comes at all, and not `other` at that moment or before."""
    last, ends = spells[-1].generator, goal | other
    values = goal.astype(float)
    some = np.flatnonzero(_reaching(last, goal, ~ends) & ~ends)
    values[some] = np.linalg.solve(-last[np.ix_(some, some)], last[np.ix_(some, np.flatnonzero(goal))].sum(axis=1))
    before = sum(spell.days for spell in spells[:-1])
    return _followed(spells[:-1], values, ends, before) if len(spells) > 1 else values


def _expected(spells: list[Spell], goal: Mask) -> Vector:
    """Return the expected days to `goal`; inf where it may never come."""
    last = spells[-1].generator
    never = ~_reaching(last, goal, ~goal)
    doubtful = _reaching(last, never, ~goal)
    some = np.flatnonzero(~goal & ~doubtful)
    values = np.zeros(len(goal))
    values[some] = np.linalg.solve(-last[np.ix_(some, some)], np.ones(len(some)))
    for spell in reversed(spells[:-1]):
        values, doubtful = (np.where(goal, each, each[spell.turn]) for each in (values, doubtful))
        values = _gained(_stopped(spell.generator, goal), (~goal).astype(float), values, spell.days)
        doubtful = _reaching(spell.generator, doubtful & ~goal, ~goal) | (doubtful & ~goal)
    return np.where(doubtful, np.inf, values)


def _gained(generator: Vector, gains: Vector, after: Vector, days: float) -> Vector:
    """Return what is gained over `days`, `gains` a day, and what comes `after`."""
    n = len(gains)
    both = np.zeros((n + 1, n + 1))
    both[:n, :n], both[:n, n] = generator, gains
    found: Vector = (_exponential(both * days) @ np.append(after, 1.0))[:n]
    return found


def _share(spells: list[Spell], goal: Mask, days: float) -> Vector:
    """Return the share of time in `goal` up to a horizon, or in the long run."""
    gains, left = goal.astype(float), days
    if not np.isfinite(days):
        law = _exponential(spells[-1].generator / max(1.0, -spells[-1].generator.min()))
        for _ in range(64):
            law = law @ law
            law /= law.sum(axis=1, keepdims=True)
        before = sum(spell.days for spell in spells[:-1])
        return _followed(spells[:-1], law @ gains, np.zeros(len(goal), np.bool_), before) if spells[1:] else law @ gains
    parts = []
    for spell in spells:
        parts.append((spell, min(spell.days, left)))
        left -= parts[-1][1]
        if left <= 0:
            break
    values = np.zeros(len(goal))
    for number, (spell, time) in reversed(list(enumerate(parts))):
        after = values if number == len(parts) - 1 else values[spell.turn]
        values = _gained(spell.generator, gains, after, time)
    return values / days
