"""Workers: questions of several tabs find their answers, and whatever a worker dies of, the server goes on."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from detente.workbench.host import MOST as MOST_ASKED
from detente.workbench.workers import Workers
from tests.workbench.processes import alive, findable, gone, until

Told = list[tuple[str, Any]]
Test = Callable[[Workers, Told], Awaitable[None]]


@pytest.fixture(autouse=True)
def _found(monkeypatch: pytest.MonkeyPatch) -> None:
    findable(monkeypatch)
    monkeypatch.setenv("DETENTE_LLM_KEY", "sk-secret")


def run(test: Test, **settings: Any) -> None:
    """Run a test with workers, and see that none is left."""

    async def all_of_it() -> tuple[int, ...]:
        told: Told = []
        workers = Workers(
            lambda tab, message: told.append((tab, message)), module="tests.workbench.made_worker", **settings
        )
        pids: tuple[int, ...] = ()
        try:
            await asyncio.wait_for(test(workers, told), 60)
        finally:
            pids = workers.pids
            await workers.close()
        return pids

    for pid in asyncio.run(all_of_it()):
        assert gone(pid, within=5)


def ask(number: int, name: str, *, do: str = "explain", file: str = "f", lane: str = "a") -> Any:
    """Return a question; a made worker does what its name, or the text of a model, says."""
    return {"id": number, "lane": lane, "do": do, "file": file, "text" if do == "model" else "name": name}


def answers(told: Told, tab: str) -> list[Any]:
    """Return what a tab was told as answers."""
    return [message for to, message in told if to == tab and "push" not in message]


def pushes(told: Told) -> list[tuple[str, bool]]:
    """Return to whom it was told that a worker was gone (or was there again)."""
    return [(tab, message["gone"]) for tab, message in told if message.get("push") == "worker"]


def test_each_tab_gets_the_answers_to_its_own_questions_under_its_own_numbers() -> None:
    async def test(workers: Workers, told: Told) -> None:
        await asyncio.gather(*(workers.ask(tab, ask(7, "x"), folder=f"/{tab}") for tab in ("one", "two")))
        await until(lambda: len(told) == 2)
        for tab in ("one", "two"):
            [answer] = answers(told, tab)
            assert (7, True) == (answer["id"], answer["last"])
            assert [f"{tab}:a", f"/{tab}"] == answer["sentences"][1:]
        assert answers(told, "one")[0]["sentences"][0] == answers(told, "two")[0]["sentences"][0]

    run(test)


def test_an_answer_comes_in_its_parts_and_in_order() -> None:
    async def test(workers: Workers, told: Told) -> None:
        await workers.ask("one", ask(1, "parts"), folder="")
        await until(lambda: len(told) == 2)
        assert [("one", False), ("two", True)] == [(it["sentences"][0], it["last"]) for it in answers(told, "one")]

    run(test)


def test_each_model_has_a_process_of_its_own_and_the_spare_one_is_taken_first() -> None:
    async def test(workers: Workers, told: Told) -> None:
        await workers.warm()
        [spare] = workers.pids
        await workers.ask("one", ask(1, "x", file="f"), folder="")
        await workers.ask("one", ask(2, "x", file="g"), folder="")
        await until(lambda: len(told) == 2)
        first, second = (int(answer["sentences"][0]) for answer in answers(told, "one"))
        assert spare in (first, second)
        assert first != second
        await until(lambda: len(workers.pids) == 3)  # the next spare

    run(test, spare_after=0.05)


def test_what_a_library_prints_is_no_answer_and_a_worker_has_no_key() -> None:
    async def test(workers: Workers, told: Told) -> None:
        await workers.ask("one", ask(1, "print"), folder="")
        await workers.ask("one", ask(2, "environment", lane="b"), folder="")
        await until(lambda: len(told) == 2)
        assert ["printed"] == answers(told, "one")[0]["sentences"]
        assert "DETENTE_LLM_KEY" not in answers(told, "one")[1]["sentences"]
        assert "PATH" in answers(told, "one")[1]["sentences"]

    run(test)


@pytest.mark.parametrize("death", ["kill", "segfault", "exit", "memory", "garbage"])
def test_whatever_a_worker_dies_of_who_waits_is_told_the_cause_and_another_takes_over(death: str) -> None:
    async def test(workers: Workers, told: Told) -> None:
        await workers.ask("two", ask(4, "x"), folder="")
        await until(lambda: answers(told, "two"))
        before = int(answers(told, "two")[0]["sentences"][0])
        await workers.ask("one", ask(1, death), folder="")
        await until(lambda: len(pushes(told)) == 4)
        [answer] = answers(told, "one")
        assert (1, True, "D990") == (answer["id"], answer["last"], answer["problems"][0]["code"])
        expected = {"kill": "SIGKILL", "segfault": "SIGSEGV", "exit": "code 3", "memory": "code 1", "garbage": "32 MB"}
        assert expected[death] in answer["problems"][0]["message"]
        assert {("one", True), ("two", True), ("one", False), ("two", False)} == set(pushes(told))
        await workers.ask("one", ask(2, "x"), folder="")
        await until(lambda: len(answers(told, "one")) == 2)
        assert before != int(answers(told, "one")[1]["sentences"][0])
        assert gone(before, within=5)

    run(test)


def test_a_worker_that_takes_over_is_given_the_last_text_and_nobody_is_told_of_that_answer() -> None:
    async def test(workers: Workers, told: Told) -> None:
        await workers.ask("one", ask(1, "first", do="model"), folder="")
        await until(lambda: len(told) == 1)
        await workers.ask("one", ask(2, "kill", lane="b"), folder="")
        await until(lambda: len(pushes(told)) == 2)
        await asyncio.sleep(0.3)
        assert [1, 2] == [answer["id"] for answer in answers(told, "one")]

    run(test)


def test_a_text_that_ends_every_worker_ends_two_and_the_next_text_gets_another() -> None:
    async def test(workers: Workers, told: Told) -> None:
        await workers.ask("one", ask(1, "kill", do="model"), folder="")
        await until(lambda: pushes(told).count(("one", True)) == 2)
        await workers.ask("one", ask(2, "x"), folder="")
        assert "ended twice" in answers(told, "one")[-1]["problems"][0]["message"]
        await workers.ask("one", ask(3, "mended", do="model"), folder="")
        await until(lambda: answers(told, "one")[-1]["id"] == 3)
        assert "problems" not in answers(told, "one")[-1]
        await workers.ask("one", ask(4, "kill"), folder="")  # and a death after that is a first one again
        await until(lambda: pushes(told)[-1] == ("one", False))

    run(test)


def test_a_stuck_worker_is_ended_by_the_next_text_and_by_nothing_before() -> None:
    async def test(workers: Workers, told: Told) -> None:
        await workers.ask("one", ask(1, "hang"), folder="")
        await asyncio.sleep(0.5)
        await workers.ask("one", ask(2, "x", lane="b"), folder="")
        await asyncio.sleep(0.2)
        assert [] == told
        await workers.ask("one", ask(3, "text", do="model", lane="c"), folder="")
        await until(lambda: any(answer["id"] == 3 for answer in answers(told, "one")))
        assert [(1, "D991"), (2, "D991")] == [
            (answer["id"], answer["problems"][0]["code"]) for answer in answers(told, "one")[:2]
        ]
        assert ("one", True) in pushes(told)

    run(test, stuck=0.4)


def test_a_worker_that_does_not_even_read_keeps_nobody_waiting_and_is_ended_like_any_other() -> None:
    async def test(workers: Workers, told: Told) -> None:
        await workers.ask("one", ask(1, "stop"), folder="")
        await asyncio.sleep(0.5)
        for number in range(2, 30):  # far more than a pipe takes
            await workers.ask("one", ask(number, "x" * 3_000_000, lane=f"{number}"), folder="")
        assert {"D995"} == {answer["problems"][0]["code"] for answer in answers(told, "one")}
        await workers.ask("one", ask(99, "text", do="model", lane="m"), folder="")
        await until(lambda: any(answer["id"] == 99 for answer in answers(told, "one")))
        assert "problems" not in answers(told, "one")[-1]

    run(test, stuck=0.4)


def test_a_worker_that_is_only_quiet_is_not_taken_for_stuck() -> None:
    async def test(workers: Workers, told: Told) -> None:
        await workers.ask("one", ask(1, "x"), folder="")
        await until(lambda: len(told) == 1)
        await asyncio.sleep(0.4)
        await workers.ask("one", ask(2, "text", do="model"), folder="")
        await until(lambda: len(answers(told, "one")) == 2)
        assert [] == pushes(told)

    run(test, stuck=0.2)


def test_a_model_nobody_has_open_is_closed_after_a_while_and_not_while_a_tab_is_left() -> None:
    async def test(workers: Workers, told: Told) -> None:
        for tab in ("one", "two"):
            await workers.ask(tab, ask(1, "x"), folder="")
        await until(lambda: len(told) == 2)
        pid = int(answers(told, "one")[0]["sentences"][0])
        await workers.left("one")
        await asyncio.sleep(0.5)
        assert alive(pid)
        assert frozenset({"two"}) == workers.tabs("f")
        await workers.left("two")
        await until(lambda: not alive(pid), within=5)
        assert frozenset() == workers.tabs("f")

    run(test, idle=0.2, spare_after=60)


def test_a_tab_that_comes_back_in_time_finds_the_same_worker() -> None:
    async def test(workers: Workers, told: Told) -> None:
        await workers.ask("one", ask(1, "x"), folder="")
        await until(lambda: len(told) == 1)
        await workers.left("one")
        await workers.ask("two", ask(1, "x"), folder="")
        await asyncio.sleep(0.5)
        await workers.ask("two", ask(2, "x"), folder="")
        await until(lambda: len(answers(told, "two")) == 2)
        assert 1 == len({answer["sentences"][0] for _, answer in told})

    run(test, idle=0.3)


def test_a_tab_that_is_gone_is_told_nothing_more() -> None:
    async def test(workers: Workers, told: Told) -> None:
        await workers.ask("one", ask(1, "silent"), folder="")
        await workers.ask("two", ask(1, "silent"), folder="")
        await workers.left("one")
        await workers.ask("two", ask(2, "kill", lane="b"), folder="")
        await until(lambda: len(pushes(told)) == 2)
        assert [] == answers(told, "one")
        assert {"two"} == {tab for tab, _ in pushes(told)}

    run(test)


def test_questions_and_open_models_are_bounded() -> None:
    async def test(workers: Workers, told: Told) -> None:
        for number in range(MOST_ASKED + 3):
            await workers.ask("one", ask(number, "silent"), folder="")
        assert [MOST_ASKED, MOST_ASKED + 1, MOST_ASKED + 2] == [answer["id"] for answer in answers(told, "one")]
        await workers.ask("two", ask(1, "x", file="g"), folder="")
        await workers.ask("two", ask(2, "x", file="h"), folder="")
        await until(lambda: len(answers(told, "two")) == 2)
        refused = {answer["id"]: answer.get("problems", [{"code": ""}])[0]["code"] for answer in answers(told, "two")}
        assert {1: "", 2: "D995"} == refused
        await workers.left("two")  # its model may make room now
        await workers.ask("three", ask(3, "x", file="h"), folder="")
        await until(lambda: answers(told, "three"))
        assert "problems" not in answers(told, "three")[0]

    run(test, most=2)


def test_a_tab_that_goes_from_model_to_model_makes_room_for_the_next_and_never_shuts_out_another() -> None:
    async def test(workers: Workers, told: Told) -> None:
        await workers.ask("other", ask(1, "text", do="model", file="theirs"), folder="")
        for number in range(5):
            await workers.ask("one", ask(number, "text", do="model", file=f"m{number}"), folder="")
            await until(lambda number=number: len(answers(told, "one")) == number + 1)
        assert [] == [answer for answer in answers(told, "one") if "problems" in answer]
        assert {"other"} == workers.tabs("theirs")
        assert {"one"} == workers.tabs("m4")
        assert frozenset() == workers.tabs("m0")

    run(test, most=2)


def test_where_no_process_can_be_started_the_question_is_answered_so(monkeypatch: pytest.MonkeyPatch) -> None:
    async def test(workers: Workers, told: Told) -> None:
        await workers.warm()
        await workers.ask("one", ask(1, "x"), folder="")
        [answer] = answers(told, "one")
        assert "D990" == answer["problems"][0]["code"]

    monkeypatch.setattr("sys.executable", str(Path("/nowhere/python")))
    run(test)
