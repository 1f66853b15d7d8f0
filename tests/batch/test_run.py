"""A run: the same answers wherever they are worked out, whatever dies, and however often it is taken up again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from detente.batch import Job, Journal, cluster, processes, run, serial
from detente.errors import DetenteError
from tests.batch import jobs

TWO = partial(processes, workers=2)


def values(path: Path, count: int) -> list[Any]:
    with Journal.open(path) as journal:
        assert count == len(journal)
        return [answer.value for answer in journal.answers([f"n{n}" for n in range(count)])]


@pytest.mark.parametrize("how", [serial, TWO], ids=["serial", "processes"])
def test_every_job_is_answered_once_and_bad_ones_stop_no_other(tmp_path: Path, how: Any) -> None:
    with Journal.open(tmp_path / "j") as journal:
        run(jobs.square_or_problem, jobs.squares(6), journal, how=how)
        found = [journal.answer(f"n{n}") for n in range(6)]
    assert [0, 1, 4, None, None, 25] == [answer.value and answer.value["square"] for answer in found[:3]] + [
        None if answer.problems else answer.value["square"] for answer in found[3:]
    ]
    assert ["D304", "D704"] == [found[n].problems[0]["code"] for n in (3, 4)]
    assert "ZeroDivisionError: four" == found[4].problems[0]["message"]


def test_progress_counts_what_was_there_already(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    with Journal.open(tmp_path / "j") as journal:
        run(jobs.square, jobs.squares(2), journal)
        run(jobs.square, jobs.squares(4), journal, progress=lambda done, total, _: told.append((done, total)))
    assert [(2, 4), (3, 4), (4, 4)] == told


def test_a_payload_is_loaded_just_before_it_leaves(tmp_path: Path) -> None:
    with Journal.open(tmp_path / "j") as journal:
        run(jobs.square, jobs.squares(3), journal, load=lambda n: n + 10)
        assert [100, 121, 144] == [journal.answer(f"n{n}").value["square"] for n in range(3)]


def test_a_run_stopped_half_way_is_taken_up_without_loss_or_doubles(tmp_path: Path) -> None:
    def stop_after_three(work: Any, todo: Iterator[Job]) -> Any:
        for count, answer in enumerate(serial(work, todo)):
            if count == 3:
                raise KeyboardInterrupt
            yield answer

    with Journal.open(tmp_path / "j") as journal, pytest.raises(KeyboardInterrupt):
        run(jobs.square, jobs.squares(8), journal, how=stop_after_three)
    asked: list[str] = []

    def watched(work: Any, todo: Iterator[Job]) -> Any:
        for answer in serial(work, todo):
            asked.append(answer.key)
            yield answer

    with Journal.open(tmp_path / "j") as journal:
        run(jobs.square, jobs.squares(8), journal, how=watched)
    assert ["n3", "n4", "n5", "n6", "n7"] == asked
    assert [{"square": n * n} for n in range(8)] == values(tmp_path / "j", 8)


def test_a_process_that_dies_takes_no_answer_with_it_and_its_job_says_so(tmp_path: Path) -> None:
    with Journal.open(tmp_path / "j") as journal:
        run(jobs.square_or_die, jobs.squares(10), journal, how=TWO)
        codes = {n: journal.answer(f"n{n}").problems for n in range(10)}
    assert {3} == {n for n, problems in codes.items() if problems}
    assert "D703" == codes[3][0]["code"]


def test_killed_with_its_parent_a_run_is_taken_up_where_it_was(tmp_path: Path) -> None:
    """The whole process is killed, not asked to stop, while two others work for it."""
    script = (
        "import sys; from functools import partial; from pathlib import Path;"
        "from detente.batch import Journal, processes, run; from tests.batch import jobs;"
        "journal = Journal.open(Path(sys.argv[1]));"
        "run(jobs.slow_square, jobs.squares(200), journal, how=partial(processes, workers=2))"
    )
    path = tmp_path / "j"
    root = Path(__file__).parents[2]
    child = subprocess.Popen([sys.executable, "-c", script, str(path)], cwd=root, start_new_session=True)
    while not path.exists() or path.read_bytes().count(b"\n") < 20:
        assert child.poll() is None
        time.sleep(0.01)
    os.killpg(child.pid, signal.SIGKILL)
    child.wait()
    with Journal.open(path) as journal:
        assert 0 < len(journal) < 200
        run(jobs.square, jobs.squares(200), journal)
    assert [{"square": n * n} for n in range(200)] == values(path, 200)
    keys = [line.split(b'"')[3] for line in path.read_bytes().splitlines()[1:]]
    assert len(set(keys)) == len(keys) == 200


def test_no_scheduler_at_the_address_is_said_with_the_address() -> None:
    pytest.importorskip("distributed")
    with pytest.raises(DetenteError) as error:
        list(cluster(jobs.square, jobs.squares(1), address="tcp://127.0.0.1:1"))
    assert ["D706"] == [problem.code for problem in error.value.problems]


def test_a_run_that_never_began_leaves_no_journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr(sys.modules["detente.batch.cluster"], "PATIENCE", 1)  # the function has the name too
    path = tmp_path / "j"
    with pytest.raises(DetenteError), Journal.open(path) as journal:
        run(jobs.square, jobs.squares(3), journal, how=partial(cluster, address="tcp://127.0.0.1:1"))
    assert not path.exists()
    with Journal.open(path) as journal:
        run(jobs.square, jobs.squares(1), journal)
    with pytest.raises(DetenteError), Journal.open(path) as journal:
        run(jobs.square, jobs.squares(3), journal, how=partial(cluster, address="tcp://127.0.0.1:1"))
    assert path.exists()


def test_on_a_cluster_that_loses_a_worker_the_answers_are_those_of_one_process(tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    flag = tmp_path / "died"
    todo = [Job(f"n{n}", f"d{n}", (n, str(flag))) for n in range(60)]
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1"
        ) as local,
        Journal.open(tmp_path / "j") as journal,
    ):
        run(jobs.die_once, todo, journal, how=partial(cluster, address=local.scheduler_address))
        assert not [n for n in range(60) if journal.answer(f"n{n}").problems]
    assert flag.exists()
    assert [{"square": n * n} for n in range(60)] == values(tmp_path / "j", 60)
