"""A sweep gives every point the verdicts its model has alone, whoever works on it and however often it is stopped."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from detente.batch import cluster, processes, serial
from detente.batch.parquet import read_parquet
from detente.conflict.change import change
from detente.conflict.model import Conflict
from detente.errors import DetenteError, InvalidQuery, TooLarge
from detente.files.load import loads
from detente.findings import check
from detente.findings.sweep import axis_of, blocks_of, judge_block, plan_of, points_of, sweep, table
from detente.findings.sweep.rows import columns_of

pytest.importorskip("pyarrow")

HARBOUR = """\
detente: 1
title: A harbour is closed
dynamics: {rule: better-reply, rate: 1 per 10 days}
horizon: 60 days
actors:
  port:
    options: {close: Close the harbour}
    wants: [close if union.strike, {that: not close, id: open}]
    rate: 1 per 4 days
  union:
    options: {strike: Strike}
    wants: [not port.close, {that: strike, id: pay}]
alternatives:
  pride:
    says: Does the union strike whatever comes?
    sides: {bold: [move union.pay first], shy: []}
scenarios:
  tired: [drop union.pay]
  bolder: ['choose pride: bold']
claims:
  - {id: peace, test: every equilibrium(nash) has not port.close}
  - {id: strike, test: union prefers port.close and union.strike to not port.close and not union.strike}
  - {id: often, test: P(port.close within 30 days) > 50 %}
  - {id: silent}
"""
RATES = "set rate of port to 0.1..0.5 step 0.2 per day"


@pytest.fixture(scope="module")
def harbour() -> Conflict:
    return loads(HARBOUR).conflict


def axes(conflict: Conflict, *texts: str) -> list[Any]:
    return [axis_of(conflict, text) for text in texts]


def rows(conflict: Conflict, plan: Any, *claims: str) -> list[dict[str, Any]]:
    asked = claims or tuple(claim.id for claim in conflict.claims)
    return [dict(row) for block in blocks_of(conflict, plan, asked) for row in points_of(block, judge_block(block))]


def alone(conflict: Conflict, point: Any) -> dict[str, str]:
    changed = change(conflict, *(edit for _, edits in point for edit in edits))
    return {one.claim: one.outcome for one in check(changed, depth=0, show=0).verdicts}


def test_every_point_of_a_grid_has_the_verdicts_of_its_model_alone(harbour: Conflict) -> None:
    drop = "drop port.open"
    plan = plan_of(axes(harbour, RATES, drop, "pride"))
    found, points = rows(harbour, plan), [point for block in plan.blocks() for point in plan.points(*block)]
    assert 12 == plan.size == len(found) == len(points)
    assert [alone(harbour, point) for point in points] == [
        {claim.id: row[claim.id] for claim in harbour.claims} for row in found
    ]
    assert [(0.1, False, "bold"), (0.1, False, "shy"), (0.1, True, "bold")] == [
        (row["rate of port"], row[drop], row["pride"]) for row in found[:3]
    ]
    assert {0.1, 0.3, 0.5} == {row["rate of port"] for row in found}
    assert len({row["strike"] for row in found}) > 1
    assert len({row["often.least"] for row in found}) > 2


def test_the_numbers_of_a_point_are_those_of_its_model_over_rules_and_readings(harbour: Conflict) -> None:
    plan = plan_of(axes(harbour, "set rate of port to 1 per 2 days, 1 per week"))
    for point, row in zip(plan.points(0, 2), rows(harbour, plan, "often"), strict=True):
        changed = change(harbour, *(edit for _, edits in point for edit in edits))
        verdict = next(one for one in check(changed, claims=("often",), depth=0).verdicts)
        values = [one.measured.value for one in verdict.answers]  # type: ignore[union-attr]
        assert (min(values), max(values)) == (row["often.least"], row["often.most"])  # type: ignore[type-var]


def test_scenarios_are_swept_beside_the_model_as_it_stands(harbour: Conflict) -> None:
    plan = plan_of(axes(harbour, "scenario"))
    assert ["", "tired", "bolder"] == [row["scenario"] for row in rows(harbour, plan, "peace")]


def test_a_point_that_cannot_be_is_a_row_with_the_code_of_its_problem(harbour: Conflict) -> None:
    found = rows(harbour, plan_of(axes(harbour, "scenario", "pride")), "peace")
    assert [("tired", "bold", "D212"), ("bolder", "bold", "D213"), ("bolder", "shy", "D213")] == [
        (row["scenario"], row["pride"], row["problem"]) for row in found if "problem" in row
    ]
    assert all("peace" in row for row in found if "problem" not in row)


def test_drawn_points_hang_on_the_seed_and_lie_in_their_ranges(harbour: Conflict) -> None:
    over = axes(harbour, "set rate of port to 0.1 to 0.5 per day", "pride", "set rate of union to 1..9 step 2 per week")
    one, same, other = (
        [(row["rate of port"], row["pride"], row["rate of union"]) for row in rows(harbour, plan, "peace")]
        for plan in (plan_of(over, samples=300, seed=seed) for seed in (3, 3, 4))
    )
    assert one == same != other
    assert all(0.1 <= rate <= 0.5 for rate, _, _ in one)
    assert {"bold", "shy"} == {side for _, side, _ in one}
    assert {round(7 * rate) for _, _, rate in one} == {1, 3, 5, 7, 9}
    assert abs(sum(rate for rate, _, _ in one) / 300 - 0.3) < 0.03


def test_a_million_points_are_known_by_their_number(harbour: Conflict) -> None:
    plan = plan_of(
        axes(harbour, "set rate of port to 0.001..1 step 0.001 per day", "set rate of union to 1..1000 step 1 per week")
    )
    assert 1_000_000 == plan.size
    (rate, _), (other, _) = next(plan.points(999_999, 1))
    assert (1.0, round(1000 / 7, 9)) == (rate, round(float(other), 9))
    assert 1_000_000 == sum(count for _, count in plan.blocks())


@pytest.mark.parametrize(
    ("text", "code", "at"),
    [
        ("prde", "D420", (0, 4)),
        ("drop port.closed", "D212", (0, 16)),
        ("set rate of prot to 1..2 step 1 per day", "D211", (12, 16)),
        ("set rate of port to 3..1 step 1 per day", "D422", (20, 39)),
        ("set rate of port to 1..3 step 0 per day", "D422", (20, 39)),
        ("set rate of port to 1 per day, 1 to 2 per day", "D422", (20, 45)),
        ("set rate of port to 0.5", "D147", (20, 23)),
        ("set rate of port to a..b step c", "D201", None),
    ],
)  # fmt: skip
def test_what_cannot_be_swept_is_refused_with_its_place(
    harbour: Conflict, text: str, code: str, at: tuple[int, int] | None
) -> None:
    with pytest.raises(InvalidQuery) as refused:
        axis_of(harbour, text)
    problem = refused.value.problems[0]
    assert (code, True) == (problem.code, at is None or problem.span == at)


def test_a_near_name_is_offered(harbour: Conflict) -> None:
    with pytest.raises(InvalidQuery) as refused:
        axis_of(harbour, "prid")
    assert "pride" == refused.value.problems[0].nearest


def test_one_thing_twice_and_a_range_in_a_grid_are_refused_together(harbour: Conflict) -> None:
    over = axes(harbour, "pride", "pride", "set rate of port to 0.1 to 0.5 per day")
    with pytest.raises(InvalidQuery) as refused:
        plan_of(over)
    assert ["D421", "D424"] == [problem.code for problem in refused.value.problems]


def test_what_would_take_days_is_refused_with_its_size_and_its_time(
    harbour: Conflict, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table, "LONGEST", 1e-9)
    plan = plan_of(axes(harbour, "set rate of port to 0.001..1 step 0.001 per day"))
    with pytest.raises(TooLarge) as refused:
        sweep(harbour, plan, ("often",), tmp_path / "t.parquet")
    problem = refused.value.problems[0]
    assert "D423" == problem.code
    assert problem.message.startswith("1,000 points take about ")
    assert "--samples" in (problem.fix or "")
    assert not list(tmp_path.iterdir())


def whole(harbour: Conflict, path: Path, how: Any = serial, **more: Any) -> bytes:
    plan = plan_of(axes(harbour, "set rate of port to 0.01..0.6 step 0.01 per day", "pride"), samples=120, seed=5)
    found = sweep(harbour, plan, ("peace", "often"), path, how=how, **more)
    assert 120 == found.points
    return path.read_bytes()


def test_the_table_is_the_same_from_one_process_and_from_two(harbour: Conflict, tmp_path: Path) -> None:
    one = whole(harbour, tmp_path / "one.parquet")
    assert one == whole(harbour, tmp_path / "two.parquet", partial(processes, workers=2))
    assert ["one.parquet", "two.parquet"] == sorted(path.name for path in tmp_path.iterdir())


def test_a_sweep_that_was_stopped_is_taken_up_and_ends_the_same(harbour: Conflict, tmp_path: Path) -> None:
    def stopped(work: Any, todo: Iterator[Any]) -> Any:
        for count, answer in enumerate(serial(work, todo)):
            if count == 40:
                raise KeyboardInterrupt
            yield answer

    asked: list[str] = []

    def watched(work: Any, todo: Iterator[Any]) -> Any:
        for answer in serial(work, todo):
            asked.append(answer.key)
            yield answer

    path = tmp_path / "t.parquet"
    with pytest.raises(KeyboardInterrupt):
        whole(harbour, path, stopped)
    assert not path.exists()
    again = whole(harbour, path, watched)
    assert 80 == len(asked)
    assert again == whole(harbour, tmp_path / "other.parquet")


def test_on_a_cluster_that_loses_a_worker_the_table_is_that_of_one_process(harbour: Conflict, tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    killed: list[int] = []
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1"
    ) as local:

        def kill_one(done: int, _total: int, _name: str) -> None:
            if done >= 30 and not killed:
                killed.append(local.workers[0].pid)
                os.kill(killed[0], signal.SIGKILL)

        how = partial(cluster, address=local.scheduler_address)
        many = whole(harbour, tmp_path / "many.parquet", how, progress=kill_one)
    assert killed
    assert many == whole(harbour, tmp_path / "one.parquet")
    points = [row["point"] for row in read_parquet(tmp_path / "many.parquet")]
    assert list(range(120)) == points


def test_the_table_is_read_by_duckdb_and_says_what_it_is_of(harbour: Conflict, tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    path = tmp_path / "t.parquet"
    whole(harbour, path)
    names = [name for name, _ in columns_of(harbour, plan_of(axes(harbour, "pride")), ("peace", "often"))]
    assert ["point", "pride", "peace", "often", "often.least", "often.most", "problem"] == names
    query = f"""select "pride", count(*), min("often.least") from '{path}' group by 1 order by 1"""
    told = duckdb.sql(query).fetchall()
    assert ["bold", "shy"] == [row[0] for row in told]
    assert 120 == sum(row[1] for row in told)


def test_what_stands_in_the_way_of_everything_is_raised(harbour: Conflict, tmp_path: Path) -> None:
    def broken(_work: Any, todo: Iterator[Any]) -> Any:
        yield from serial(lambda _payload: 1 / 0, todo)

    with pytest.raises(DetenteError) as failed:
        whole(harbour, tmp_path / "t.parquet", broken)
    assert "D704" == failed.value.problems[0].code
