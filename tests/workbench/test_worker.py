"""The worker of a model, as a process: what is urgent comes first, and nothing stays behind."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

import detente
from detente.workbench import frames

TOWER = detente.shipped("tower22")


class Talk:
    """A worker, and the two ends one talks to it through."""

    def __init__(self) -> None:
        command = [sys.executable, "-P", "-m", "detente.workbench.worker"]
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL)

    def ask(self, **asked: Any) -> None:
        assert self.process.stdin is not None
        frames.write(self.process.stdin, {"tab": "t", "file": "f", "folder": str(TOWER.parent), **asked})

    def hear(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        frame = frames.read(self.process.stdout)
        assert frame is not None
        return frame

    def until(self, id: int, key: str = "last") -> list[dict[str, Any]]:
        """Everything heard until a part of `id` has (or, for "last", ends with) `key`."""
        heard = []
        while True:
            heard.append(self.hear())
            if heard[-1]["id"] == id and heard[-1].get(key):
                return heard


@pytest.fixture
def talk() -> Iterator[Talk]:
    it = Talk()
    yield it
    it.process.kill()
    it.process.wait()
    for pipe in (it.process.stdin, it.process.stdout):
        if pipe is not None:
            pipe.close()


def children(pid: int) -> list[int]:
    with suppress(FileNotFoundError, ProcessLookupError):
        return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()]
    return []


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_what_somebody_waits_for_comes_before_the_chances_of_an_older_question(talk: Talk) -> None:
    talk.ask(id=1, lane="t:model", do="model", text=TOWER.read_text(encoding="utf-8"))
    talk.until(1, "verdicts")
    talk.ask(id=2, lane="t:whatif", do="whatif", changes=["drop usa.no-war"])
    heard = talk.until(2, "verdicts")
    assert not any(part["id"] == 1 and part["last"] for part in heard)


def test_a_newer_question_of_a_lane_ends_the_older_one_and_its_copy(talk: Talk) -> None:
    talk.ask(id=1, lane="t:model", do="model", text=TOWER.read_text(encoding="utf-8"))
    talk.until(1, "equilibria")
    deadline = time.monotonic() + 20
    while not (copies := children(talk.process.pid)) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert copies
    talk.ask(id=2, lane="t:model", do="model", text="detente: 1\ntitle: Calm\nactors: {usa: {}}\n")
    heard = talk.until(2)
    assert [True] == [part["superseded"] for part in heard if part["id"] == 1 and "superseded" in part]
    while any(map(alive, copies)) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not any(map(alive, copies))


def test_no_copy_is_made_while_somebody_goes_from_switch_to_switch(talk: Talk) -> None:
    talk.ask(id=1, lane="t:model", do="model", text=TOWER.read_text(encoding="utf-8"))
    talk.until(1, "equilibria")
    for number in range(2, 12):
        talk.ask(id=number, lane="t:ahead", do="ahead", changes=["drop usa.no-war"])
        time.sleep(0.2)
        assert not children(talk.process.pid)
    deadline = time.monotonic() + 20
    while not children(talk.process.pid) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert children(talk.process.pid)


def test_what_a_copy_found_comes_back_and_is_not_worked_out_again(talk: Talk) -> None:
    text = TOWER.read_text(encoding="utf-8")
    talk.ask(id=1, lane="t:model", do="model", text=text)
    first = [one for part in talk.until(1) for one in part.get("verdicts", ())]
    talk.ask(id=2, lane="t:whatif", do="whatif", changes=[])
    again = [one for part in talk.until(2) for one in part.get("verdicts", ())]
    assert {one["claim"]: one["outcome"] for one in first} == {one["claim"]: one["outcome"] for one in again}
    assert sum(one["milliseconds"] for one in again) < 0.2 * sum(one["milliseconds"] for one in first)


def test_a_worker_and_its_copies_end_when_nobody_listens(talk: Talk) -> None:
    talk.ask(id=1, lane="t:model", do="model", text=TOWER.read_text(encoding="utf-8"))
    talk.until(1, "equilibria")
    copies = children(talk.process.pid)
    assert talk.process.stdin is not None
    talk.process.stdin.close()
    assert 0 == talk.process.wait(20)
    deadline = time.monotonic() + 20
    while any(map(alive, copies)) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not any(map(alive, copies))


def test_a_mistake_of_ours_is_told_and_the_next_question_is_answered(talk: Talk) -> None:
    talk.ask(id=1, lane="t:x", do="nothing we know")
    heard = talk.until(1)
    assert ["D948"] == [problem["code"] for part in heard for problem in part.get("problems", ())]
    talk.ask(id=2, lane="t:model", do="model", text="detente: 1\ntitle: Calm\nactors: {usa: {}}\n")
    assert "Calm" == next(part["model"]["title"] for part in talk.until(2) if "model" in part)


def test_a_tab_that_leaves_is_forgotten(talk: Talk) -> None:
    talk.ask(id=1, lane="t:model", do="model", text="detente: 1\ntitle: Calm\nactors: {usa: {}}\n")
    talk.until(1)
    talk.ask(id=0, lane="t:", do="leave")
    talk.ask(id=2, lane="t:whatif", do="whatif", changes=[])
    assert ["D945"] == [problem["code"] for part in talk.until(2) for problem in part.get("problems", ())]


def test_a_question_right_behind_a_model_is_about_that_model(talk: Talk) -> None:
    talk.ask(id=1, lane="t:model", do="model", text="detente: 1\ntitle: Calm\nactors: {usa: {}}\n")
    talk.ask(id=2, lane="t:whatif", do="whatif", changes=[])
    assert [] == [problem["code"] for part in talk.until(2) for problem in part.get("problems", ())]
