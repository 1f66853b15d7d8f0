"""The rows of a sweep: every claim judged at a point, and what was measured for it.

A row is a list with, for each claim, the number of its outcome in `OUTCOMES` and, where the claim is about time, the
least and the greatest number measured over all readings and rules. Rates, times and autonomies matter to claims about
time, deals and sources only: others are judged once for all points that differ in such numbers. Where a point cannot
be (an edit cannot be carried out, no state is feasible) the row is the code of the problem.
"""

from __future__ import annotations

import copyreg
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from math import inf, isinf
from time import perf_counter
from types import MappingProxyType
from typing import Any

from detente import __version__
from detente.conflict.change import accepted, changed
from detente.conflict.model import Claim, Conflict, Outcome
from detente.errors import DetenteError
from detente.files.hash import model_hash
from detente.findings.judge import Worlds, answers, outcome_of
from detente.findings.measured import Measured
from detente.findings.rests import about_deals, about_sources, about_time
from detente.findings.sides import readings
from detente.findings.sweep.plan import Plan, Point, of_numbers
from detente.findings.world import World

OUTCOMES: tuple[Outcome, ...] = ("fails", "holds", "untestable", "depends")

MOST_KEPT = 4_096
"""How many judgements of claims that no number bears on are remembered, and how many points one world serves."""

Row = list[Any]


@dataclass(frozen=True, slots=True)
class Block:
    """Some points of a sweep, with all it takes to judge them; `digest` says what the rows hang on."""

    conflict: Conflict
    plan: Plan
    claims: tuple[str, ...]
    sweep: str
    first: int
    count: int

    @property
    def digest(self) -> str:
        """What the rows of the block hang on."""
        return f"{self.sweep}-{self.first}-{self.count}"


def _as_dict(view: MappingProxyType[Any, Any]) -> tuple[Any, tuple[dict[Any, Any]]]:
    """Say how a read-only mapping travels to another process: models have them, and by itself it does not."""
    return _read_only, (dict(view),)


def _read_only(entries: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(entries)


copyreg.pickle(MappingProxyType, _as_dict)


def blocks_of(conflict: Conflict, plan: Plan, claims: Iterable[str]) -> Iterator[Block]:
    """Yield the blocks of a sweep."""
    asked = tuple(claims)
    how = f"{model_hash(conflict)} {plan!r} {asked} {__version__}"
    sweep = sha256(how.encode()).hexdigest()[:24]
    yield from (Block(conflict, plan, asked, sweep, first, count) for first, count in plan.blocks())


def columns_of(conflict: Conflict, plan: Plan, claims: Iterable[str]) -> list[tuple[str, str]]:
    """Return the name and the type of each column of the table.

    The point's number, what is varied, then for each claim its verdict and, where it is about time, the least and the
    greatest number measured; last the code of the problem of a point that cannot be.
    """
    columns = [("point", "int64"), *((axis.name, str(axis.kind)) for axis in plan.axes)]
    for claim in _chosen(conflict, claims):
        columns.append((claim.id, "string"))
        if _timed(claim):
            columns += [(f"{claim.id}.least", "double"), (f"{claim.id}.most", "double")]
    return [*columns, ("problem", "string")]


def points_of(block: Block, rows: Iterable[Row | str]) -> Iterator[Mapping[str, Any]]:
    """Yield the rows of a block as the table has them, by column."""
    claims = _chosen(block.conflict, block.claims)
    points = block.plan.points(block.first, block.count)
    for number, (point, row) in enumerate(zip(points, rows, strict=True), block.first):
        told: dict[str, Any] = {"point": number}
        told |= {axis.name: value for axis, (value, _) in zip(block.plan.axes, point, strict=True)}
        yield told | ({"problem": row} if isinstance(row, str) else _told(claims, row))


def _told(claims: Iterable[Claim], row: Row) -> dict[str, Any]:
    told, left = dict[str, Any](), iter(row)
    for claim in claims:
        told[claim.id] = OUTCOMES[next(left)]
        if _timed(claim):
            for end in ("least", "most"):
                value = next(left)
                if value is not None:
                    told[f"{claim.id}.{end}"] = inf if value == "inf" else value
    return told


def judge_block(block: Block) -> list[Row | str]:
    """Return the rows of a block. Every worker keeps the model of the sweep it works on."""
    if _KEPT.get("sweep") != block.sweep:
        _KEPT.clear()
        _KEPT.update(sweep=block.sweep, judge=_Judge(block.conflict, block.plan, block.claims))
    judge: _Judge = _KEPT["judge"]
    return [judge.row(point) for point in block.plan.points(block.first, block.count)]


_KEPT: dict[str, Any] = {}
"""The sweep this process works on, and what has been worked out about it."""


class _Judge:
    """A model and what is asked of it. What is remembered is bounded, however many points there are."""

    def __init__(self, conflict: Conflict, plan: Plan, claims: Iterable[str]) -> None:
        self.whole, self.conflict, self.plan = conflict, accepted(conflict), plan
        self.claims = [(claim, _moved_by_numbers(claim)) for claim in _chosen(self.conflict, claims)]
        self.still = [at for at, axis in enumerate(plan.axes) if not of_numbers(axis)]
        self.told: dict[tuple[str, tuple[Any, ...]], Row] = {}
        self.base: World | None = None
        self.served = 0

    def row(self, point: Point) -> Row | str:
        """Return the row of a point, or the code of what makes it impossible."""
        key = tuple(point[at][0] for at in self.still)
        if all(not moved and (claim.id, key) in self.told for claim, moved in self.claims):
            return [entry for claim, _ in self.claims for entry in self.told[claim.id, key]]
        try:
            worlds = self._worlds(point)
            return [entry for claim, moved in self.claims for entry in self._judged(worlds, claim, moved, key)]
        except DetenteError as error:
            return error.problems[0].code

    def _worlds(self, point: Point) -> Worlds:
        """Return the worlds of a point. The model is compiled anew now and then, so that its memory stays small."""
        if self.base is None or self.served % MOST_KEPT == 0:
            self.base = World.in_time(self.conflict)
        self.served += 1
        now = changed(self.whole, self.conflict, *(edit for _, edits in point for edit in edits))
        return Worlds(self.base.vary(now), tuple(readings(now)))

    def _judged(self, worlds: Worlds, claim: Claim, moved: bool, key: tuple[Any, ...]) -> Row:
        if moved:
            return _entries(worlds, claim)
        if (claim.id, key) not in self.told:
            if len(self.told) >= MOST_KEPT:
                self.told.clear()
            self.told[claim.id, key] = _entries(worlds, claim)
        return self.told[claim.id, key]


def _entries(worlds: Worlds, claim: Claim) -> Row:
    given = answers(worlds, claim)
    outcome: Row = [OUTCOMES.index(outcome_of(given))]
    if not _timed(claim):
        return outcome
    found = [one.measured for one in given if isinstance(one.measured, Measured)]
    low = [inf if one.value is None else one.value for one in found]
    high = [one.most if one.most is not None else value for one, value in zip(found, low, strict=True)]
    ends = (min(low), max(high)) if found else (None, None)
    return [*outcome, *("inf" if end is not None and isinf(end) else end for end in ends)]


def _timed(claim: Claim) -> bool:
    return claim.test is not None and about_time(claim.test)


def _moved_by_numbers(claim: Claim) -> bool:
    """Tell whether a number may matter to a claim; one about sources may ask after a claim to which it does."""
    return claim.test is not None and any(about(claim.test) for about in (about_time, about_deals, about_sources))


def _chosen(conflict: Conflict, claims: Iterable[str]) -> list[Claim]:
    asked = frozenset(claims)
    return [claim for claim in conflict.claims if claim.id in asked]


def estimate(conflict: Conflict, plan: Plan, claims: Iterable[str], *, tried: int = 3) -> float:
    """Return about how many seconds the sweep takes on one core, from judging a few points spread over it."""
    judge = _Judge(conflict, plan, claims)
    spread = sorted({round(plan.size * at / tried) for at in range(tried)})
    judge.row(next(plan.points(0, 1)))
    began = perf_counter()
    for first in spread:
        judge.row(next(plan.points(first, 1)))
    return (perf_counter() - began) / len(spread) * plan.size
