"""Jobs: progress and results, cancel, whatever one dies of, bounds, and nothing that is left behind."""

from __future__ import annotations

import asyncio
import json
import os
import stat
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

import detente
from detente.errors import DetenteError
from detente.files.hash import model_hash
from detente.workbench.jobs import KEPT, Jobs, Reader
from tests.workbench.processes import ROOT, alive, findable, gone, until

Pushed = list[Any]
Test = Callable[[Jobs, Pushed], Awaitable[None]]

LASTING: tuple[tuple[str, dict[str, Any]], ...] = (
    ("robust", {"number": 1_000_000}),
    ("sway", {"depth": 8}),
    ("report", {}),
    ("sources", {"in_time": True}),
    ("sweep", {"over": ["militia-order"], "samples": 100_000}),
    ("export", {"to": "png", "of": "robust"}),
    ("read", {}),
)


@pytest.fixture(autouse=True)
def _found(monkeypatch: pytest.MonkeyPatch) -> None:
    findable(monkeypatch)
    monkeypatch.setenv("DETENTE_LLM_KEY", "sk-of-the-environment")


def run(test: Test, under: Path, *, module: str = "tests.workbench.made_job", **settings: Any) -> None:
    """Run a test with jobs, and see that nothing is left of them on the disk."""

    async def all_of_it() -> None:
        pushed: Pushed = []
        jobs = Jobs(lambda push: pushed.append(push), module=module, under=under, **settings)
        try:
            await asyncio.wait_for(test(jobs, pushed), 120)
        finally:
            await jobs.close()

    asyncio.run(all_of_it())
    assert [] == list(under.iterdir())


def begin(jobs: Jobs, text: str, kind: str = "report", **options: Any) -> str:
    """Start a job, which does what its text says, and return its name."""
    return jobs.start(kind, file="f", name="m.yaml", folder="/nowhere", text=text, options=options)["job"]


def job(jobs: Jobs, name: str) -> Any:
    """Return a job as it is now."""
    return next(each for each in jobs.all() if each["job"] == name)


async def over(jobs: Jobs, name: str) -> Any:
    """Wait until a job is over."""
    await until(lambda: job(jobs, name)["state"] not in ("waiting", "running"))
    return job(jobs, name)


async def working(jobs: Jobs, name: str) -> int:
    """Wait until a made job has said which process it is."""
    await until(lambda: job(jobs, name)["step"])
    return int(job(jobs, name)["step"])


def test_a_job_says_how_far_it_is_and_its_result_can_be_fetched(tmp_path: Path) -> None:
    async def test(jobs: Jobs, pushed: Pushed) -> None:
        name = begin(jobs, "hello")
        done = await over(jobs, name)
        assert ("done", "made.txt") == (done["state"], done["result"])
        assert "hello" == jobs.result(name).read_text()
        assert ["waiting", "running", "running", "done"] == [push["job"]["state"] for push in pushed]
        assert (1, 4) == (pushed[2]["job"]["done"], pushed[2]["job"]["of"])
        assert {"f"} == {push["file"] for push in pushed}

    run(test, tmp_path)


@pytest.mark.parametrize(
    ("death", "state", "code", "why"),
    [
        ("kill", "interrupted", "D992", "SIGKILL"),
        ("segfault", "interrupted", "D992", "SIGSEGV"),
        ("exit", "interrupted", "D992", "exit code 0"),
        ("memory", "interrupted", "D992", "exit code 1"),
        ("write too much", "interrupted", "D992", "exit code 1"),
        ("garbage", "failed", "D998", "32 MB"),
        ("odd", "failed", "D110", "odd"),
        ("nothing", "failed", "D992", "has made nothing"),
        ("outside", "done", "", ""),
        ("hang", "failed", "D994", "longer than"),
    ],
)
def test_whatever_a_job_dies_of_its_cause_is_told_and_the_next_one_runs(
    tmp_path: Path, death: str, state: str, code: str, why: str
) -> None:
    async def test(jobs: Jobs, pushed: Pushed) -> None:
        name = begin(jobs, death)
        ended = await over(jobs, name)
        assert state == ended["state"]
        if code:
            assert code == ended["problems"][0]["code"]
            assert why in ended["problems"][0]["message"]
        else:
            assert "inside" == jobs.result(name).read_text()
        assert "done" == (await over(jobs, begin(jobs, "next")))["state"]

    run(test, tmp_path, longest=3.0)


@pytest.mark.parametrize("text", ["hang", "deaf"])
def test_a_cancelled_job_is_gone_within_a_second_even_if_it_does_not_listen(tmp_path: Path, text: str) -> None:
    async def test(jobs: Jobs, pushed: Pushed) -> None:
        name = begin(jobs, text)
        pid = await working(jobs, name)
        if text == "deaf":
            await until(lambda: job(jobs, name)["done"] == 2)
        began = time.monotonic()
        cancelled = await jobs.cancel(name)
        assert time.monotonic() - began < 1
        assert "cancelled" == cancelled["state"]
        assert not alive(pid)
        assert "cancelled" == (await jobs.cancel(name))["state"]
        with pytest.raises(DetenteError, match="D997"):
            jobs.result(name)

    run(test, tmp_path)


@pytest.mark.parametrize(("kind", "options"), LASTING, ids=[kind for kind, _ in LASTING])
def test_each_kind_of_job_that_lasts_is_cancelled_within_a_second(
    tmp_path: Path, kind: str, options: dict[str, Any]
) -> None:
    model = detente.shipped("tower22")
    text = (model.parent / "account.md").read_text() * 40 if kind == "read" else model.read_text()
    results, folder = tmp_path / "results", model.parent
    results.mkdir()

    async def test(jobs: Jobs, pushed: Pushed) -> None:
        name = jobs.start(kind, file="f", name="model.yaml", folder=str(folder), text=text, options=options)["job"]
        await until(lambda: job(jobs, name)["of"] or job(jobs, name)["state"] not in ("waiting", "running"))
        assert "running" == job(jobs, name)["state"]
        began = time.monotonic()
        await jobs.cancel(name)
        assert time.monotonic() - began < 1
        assert "cancelled" == job(jobs, name)["state"]

    run(test, results, module="detente.workbench.job")


def test_more_jobs_than_can_run_wait_for_their_turn_and_more_than_can_wait_are_refused(tmp_path: Path) -> None:
    async def test(jobs: Jobs, pushed: Pushed) -> None:
        names = [begin(jobs, "hang") for _ in range(5)]
        await asyncio.gather(working(jobs, names[0]), working(jobs, names[1]))
        assert ["running"] * 2 + ["waiting"] * 3 == [each["state"] for each in jobs.all()]
        with pytest.raises(DetenteError, match="D995"):
            begin(jobs, "hello")
        await jobs.cancel(names[3])  # one that waits
        await jobs.cancel(names[0])  # one that runs, and lets another run
        await working(jobs, names[2])
        assert ["cancelled", "running", "running", "cancelled", "waiting"] == [each["state"] for each in jobs.all()]

    run(test, tmp_path, running=2, waiting=3)


def test_only_so_many_jobs_are_remembered_and_what_they_made_goes_with_them(tmp_path: Path) -> None:
    async def test(jobs: Jobs, pushed: Pushed) -> None:
        first = begin(jobs, "nothing to see")
        await over(jobs, first)
        folder = jobs.result(first).parent
        for _ in range(KEPT + 1):
            await jobs.cancel(begin(jobs, "hello"))
        assert not folder.exists()
        with pytest.raises(DetenteError, match="D997"):
            jobs.result(first)

    run(test, tmp_path)


def test_what_is_no_kind_of_job_is_refused_with_the_nearest(tmp_path: Path) -> None:
    async def test(jobs: Jobs, pushed: Pushed) -> None:
        with pytest.raises(DetenteError) as found:
            begin(jobs, "", kind="reprot")
        assert ("D996", "report") == (found.value.problems[0].code, found.value.problems[0].nearest)
        with pytest.raises(DetenteError, match="D997"):
            await jobs.cancel("0123")

    run(test, tmp_path)


def test_a_key_is_handed_to_a_job_that_reads_by_a_model_and_to_no_other(tmp_path: Path) -> None:
    async def names(jobs: Jobs, kind: str, **options: Any) -> list[str]:
        name = begin(jobs, "environment", kind, **options)
        await over(jobs, name)
        return jobs.result(name).read_text().split()

    async def test(jobs: Jobs, pushed: Pushed) -> None:
        assert "DETENTE_LLM_KEY" in await names(jobs, "read", readers=["rules", "llm"])
        for kind, options in (("read", {}), ("read", {"readers": 3}), ("report", {"readers": ["llm"]})):
            assert "DETENTE_LLM_KEY" not in await names(jobs, kind, **options)

    reader = Reader("https://here.example/v1", "m", "sk-ours")
    assert "sk-ours" not in repr(reader)
    run(test, tmp_path, reader=reader)


def test_the_endpoint_is_the_one_of_the_command_line_whatever_the_page_says(tmp_path: Path) -> None:
    async def test(jobs: Jobs, pushed: Pushed) -> None:
        name = begin(jobs, "given", "read", readers=["llm"], endpoint="https://evil.example", model="theirs")
        await over(jobs, name)
        expected = {"endpoint": "https://here.example/v1", "model": "m", "data": ""}
        assert repr(expected) == jobs.result(name).read_text()

    run(test, tmp_path, reader=Reader("https://here.example/v1", "m"))


def test_results_are_for_their_owner_only(tmp_path: Path) -> None:
    async def test(jobs: Jobs, pushed: Pushed) -> None:
        name = begin(jobs, "hello")
        await over(jobs, name)
        path = jobs.result(name)
        assert [0o700, 0o700] == [stat.S_IMODE(each.stat().st_mode) for each in (path.parent, path.parent.parent)]
        assert ["made.txt"] == [each.name for each in path.parent.iterdir()]  # what it was given is gone

    run(test, tmp_path)


_KILLED = """
import asyncio, os, sys
from pathlib import Path
from detente.workbench.jobs import Jobs

async def main():
    jobs = Jobs(lambda push: None, root="/models", module="tests.workbench.made_job", under=Path(sys.argv[1]))
    done = jobs.start("robust", file="f", name="m", folder="/", text="hello")["job"]
    while "result" not in jobs.all()[0]:
        await asyncio.sleep(0.01)
    for text in ("hang", "grandchild"):
        jobs.start("sway", file="f", name="m", folder="/", text=text)
    while not (jobs.all()[1]["step"] and jobs.all()[2]["done"] == 2):
        await asyncio.sleep(0.01)
    print(*(each["step"] for each in jobs.all()), flush=True)
    await asyncio.sleep(1000)

asyncio.run(main())
"""


def test_a_killed_server_leaves_no_process_and_the_next_one_clears_up_and_says_what_was_interrupted(
    tmp_path: Path,
) -> None:
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, "-c", _KILLED, str(tmp_path)], stdout=subprocess.PIPE, env=environment
    ) as server:
        assert server.stdout is not None
        _, hanging, grandchild = map(int, server.stdout.readline().split())
        assert alive(hanging)
        assert alive(grandchild)
        server.kill()
        server.wait()
    for pid in (hanging, grandchild):
        assert gone(pid, within=5)
    assert 1 == len(list(tmp_path.iterdir()))

    async def elsewhere(jobs: Jobs, pushed: Pushed) -> None:
        assert ["interrupted"] * 2 == [each["state"] for each in jobs.all()]
        assert {"sway"} == {each["kind"] for each in jobs.all()}
        assert "was ended while this job ran" in jobs.all()[0]["problems"][0]["message"]
        with pytest.raises(DetenteError, match="D997"):
            jobs.result(jobs.all()[0]["job"])

    run(elsewhere, tmp_path, root="/models")


def test_a_server_leaves_the_results_of_others_that_run_and_what_is_not_its_own_alone(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "precious").write_text("kept")
    (tmp_path / "detente-jobs-link").symlink_to(tmp_path / "elsewhere")

    async def main() -> None:
        one = Jobs(lambda push: None, module="tests.workbench.made_job", under=tmp_path)
        name = begin(one, "hello")
        await over(one, name)
        two = Jobs(lambda push: None, module="tests.workbench.made_job", under=tmp_path)
        assert "hello" == one.result(name).read_text()
        await two.close()
        assert "hello" == one.result(name).read_text()
        await one.close()

    asyncio.run(main())
    assert "kept" == (tmp_path / "elsewhere" / "precious").read_text()


def test_a_real_job_through_its_own_process_ends_with_a_file(tmp_path: Path) -> None:
    model = detente.shipped("cuban")

    async def test(jobs: Jobs, pushed: Pushed) -> None:
        text, folder = model.read_text(), str(model.parent)
        options = {"to": "annotation"}
        name = jobs.start("export", file="f", name="cuban.yaml", folder=folder, text=text, options=options)["job"]
        assert "done" == (await over(jobs, name))["state"]
        hash_ = model_hash(detente.load(model).conflict)[:12]
        assert f"cuban.{hash_}.annotations.jsonld" == jobs.result(name).name
        assert "AnnotationPage" == json.loads(jobs.result(name).read_text())["type"]
        broken = jobs.start("export", file="f", name="m.yaml", folder=folder, text="detente: 1\nactors: 3\n")["job"]
        ended = await over(jobs, broken)
        assert "failed" == ended["state"]
        assert ended["problems"][0]["code"].startswith("D")

    run(test, tmp_path, module="detente.workbench.job")
