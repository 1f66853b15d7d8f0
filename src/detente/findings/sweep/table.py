"""A sweep from its plan to its table: every block answered in a journal, then all rows in one Parquet file.

Answers are kept in a journal beside the table until the table is written, so that a sweep that is stopped is taken up
by asking for it again. The table is the same, byte for byte, however many workers there were.

| code | what is wrong |
|---|---|
| D423 | the points would take more than a day |
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from detente import __version__
from detente.batch import Answer, Job, Journal, run
from detente.batch.parquet import write_parquet
from detente.batch.run import How
from detente.batch.serial import serial
from detente.conflict.model import Conflict, Outcome
from detente.errors import DetenteError, Problem, TooLarge
from detente.files.hash import model_hash
from detente.findings.ensemble.effort import LONGEST, duration
from detente.findings.sweep.plan import Plan
from detente.findings.sweep.rows import Block, blocks_of, columns_of, estimate, judge_block, points_of

FEW = 64
"""Up to so many points nothing is estimated before."""

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Over:
    """A claim over all points: at how many it has each outcome, and between what the measured numbers lie."""

    claim: str
    outcomes: Mapping[Outcome, int]
    least: float | None = None
    most: float | None = None


@dataclass(frozen=True, slots=True)
class Swept:
    """What came of a sweep: how many points, each claim over them, and at how many points there was which problem.

    `varied` names what was varied; `resumed` is how many points were there from an earlier run.
    """

    model_hash: str
    varied: tuple[str, ...]
    points: int
    samples: int | None
    seed: int
    claims: tuple[Over, ...]
    problems: Mapping[str, int]
    resumed: int = 0


def sweep(
    conflict: Conflict,
    plan: Plan,
    claims: Iterable[str],
    out: Path,
    *,
    how: How = serial,
    workers: int = 1,
    long: bool = False,
    progress: Progress | None = None,
) -> Swept:
    """Judge the claims at every point of the plan and write the table to `out`, as Parquet.

    `how` says where the blocks are worked on, `workers` how many share them, for the estimate alone. Progress is told
    in points. Raises TooLarge (D423) where it would take more than a day, unless `long`; Unavailable (D705) without
    pyarrow.
    """
    asked = tuple(claims)
    if not long:
        _within_a_day(conflict, plan, asked, workers)
    place = out.with_name(f"{out.name}.journal")
    with Journal.open(place) as journal:
        jobs = [Job(f"{block.first}", block.digest, block) for block in blocks_of(conflict, plan, asked)]
        before = sum(job.payload.count for job in jobs if journal.has(job))
        run(judge_block, jobs, journal, how=how, progress=_in_points(plan, progress))
        _failed(journal, jobs)
        tally = _Tally(asked)
        columns = columns_of(conflict, plan, asked)
        count = write_parquet(out, tally.counted(_rows(journal, jobs), columns), columns, about=_about(conflict, plan))
    place.unlink()
    names = tuple(axis.name for axis in plan.axes)
    over = tuple(tally.over(claim.id) for claim in conflict.claims if claim.id in asked)
    return Swept(
        model_hash(conflict), names, count, plan.samples, plan.seed, over, dict(tally.problems), resumed=before
    )


def _within_a_day(conflict: Conflict, plan: Plan, claims: tuple[str, ...], workers: int) -> None:
    if plan.size <= FEW:
        return
    seconds = estimate(conflict, plan, claims) / max(workers, 1)
    if seconds <= LONGEST:
        return
    message = f"{plan.size:,} points take about {duration(seconds)}"
    fewer = max(100, 10 ** (len(str(int(plan.size * 3600 / seconds))) - 1))
    fix = (
        f"draw some of them (--samples {fewer}), name the claims asked about (--claim), or start all the same (--long)"
    )
    raise TooLarge(Problem("D423", message, fix=fix))


def _in_points(plan: Plan, progress: Progress | None) -> Progress | None:
    if progress is None:
        return None
    told = progress
    return lambda done, _total, _name: told(min(done * plan.block, plan.size), plan.size, "points")


def _failed(journal: Journal, jobs: Sequence[Job]) -> None:
    """Raise what stood in the way of a whole block; single points that cannot be are rows like others."""
    for job in jobs:
        answer: Answer = journal.answer(job.key)
        if answer.problems:
            wrong = (Problem(str(one["code"]), str(one["message"])) for one in answer.problems)
            raise DetenteError(*wrong)


def _rows(journal: Journal, jobs: Sequence[Job]) -> Iterator[Mapping[str, Any]]:
    """Yield the rows of the table in the order of the points, one block in memory at a time."""
    for job in jobs:
        block: Block = job.payload
        yield from points_of(block, journal.answer(job.key).value)


def _about(conflict: Conflict, plan: Plan) -> dict[str, str]:
    return {
        "detente": __version__,
        "model": conflict.title,
        "model_hash": model_hash(conflict),
        "points": "grid" if plan.samples is None else f"{plan.samples} drawn by seed {plan.seed}",
        "units": "times in days, rates per day, shares from 0 to 1; chances are conditional on these rates",
    }


@dataclass(eq=False)
class _Tally:
    """Counts rows as they pass."""

    claims: tuple[str, ...]
    outcomes: Counter[tuple[str, Outcome]] = field(default_factory=Counter)
    problems: Counter[str] = field(default_factory=Counter)
    ends: dict[str, float] = field(default_factory=dict)

    def counted(
        self, rows: Iterable[Mapping[str, Any]], columns: Sequence[tuple[str, str]]
    ) -> Iterator[Mapping[str, Any]]:
        """Yield the rows, counting them."""
        measured = [name for name, kind in columns if kind == "double" and name.endswith((".least", ".most"))]
        for row in rows:
            self._note(row, measured)
            yield row

    def _note(self, row: Mapping[str, Any], measured: Iterable[str]) -> None:
        if "problem" in row:
            self.problems[row["problem"]] += 1
            return
        for claim in self.claims:
            self.outcomes[claim, row[claim]] += 1
        for name in measured:
            value = row.get(name)
            if value is not None:
                known = self.ends.setdefault(name, value)
                self.ends[name] = min(known, value) if name.endswith(".least") else max(known, value)

    def over(self, claim: str) -> Over:
        """Return what a claim came to."""
        found: dict[Outcome, int] = {said: number for (of, said), number in self.outcomes.items() if of == claim}
        return Over(claim, found, self.ends.get(f"{claim}.least"), self.ends.get(f"{claim}.most"))
