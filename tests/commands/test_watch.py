"""`detente check --watch`: what is told at a change, by the clock of the test, and a real process ended by Ctrl+C."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from detente.commands import watch as watching
from tests.commands.conftest import MODEL, Cli
from tests.strait import HERALD, written

CHANGED = MODEL.replace("[not b.resist, press]", "[not press]")


@pytest.fixture
def at_each_look(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[float]]:
    """Do one thing before each look at the files, then press Ctrl+C; the list has how long was slept."""

    def planned(*steps: Callable[[], object]) -> list[float]:
        slept: list[float] = []
        left: Iterator[Callable[[], object]] = iter(steps)

        def sleep(seconds: float) -> None:
            slept.append(seconds)
            step = next(left, None)
            if step is None:
                raise KeyboardInterrupt
            step()

        monkeypatch.setattr(watching, "sleep", sleep)
        return slept

    return planned


def later(path: Path, text: str) -> Callable[[], object]:
    """Write a file so that its time of writing is another one, however coarse the disk's clock is."""

    def write() -> None:
        before = path.stat().st_mtime_ns if path.exists() else 0
        path.write_text(text)
        os.utime(path, ns=(before + 10**9, before + 10**9))

    return write


def test_a_change_shows_what_verdict_became_what_and_because_of_what(
    cli: Cli, model: Path, at_each_look: Callable[..., list[float]]
) -> None:
    at_each_look(later(model, CHANGED))
    ran = cli("check", model, "--watch")
    shown, told = ran.out.split("watching; Ctrl+C ends it")
    assert (0, "") == (ran.code, ran.err)
    assert "✓ holds  pressed" in shown
    assert "model.yaml changed" in told
    assert "pressed  ✓ holds → ✗ fails" in told
    assert "quiet  ✗ fails → ✓ holds" in told
    assert "because of want a.want-press" in told


def test_a_file_that_stays_as_it_is_is_looked_at_and_not_read_again(
    cli: Cli, model: Path, at_each_look: Callable[..., list[float]], monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    again = watching._again
    monkeypatch.setattr(watching, "_again", lambda model, *rest: (read.append(model), again(model, *rest))[1])
    slept = at_each_look(*[lambda: None] * 5)
    cli("check", model, "--watch")
    assert ([watching.POLL] * 6, [str(model)]) == (slept, read)


def test_a_text_the_model_quotes_is_watched_too(
    cli: Cli, tmp_path: Path, at_each_look: Callable[..., list[float]]
) -> None:
    path = written(tmp_path)
    at_each_look(later(tmp_path / "herald.txt", HERALD + "More.\n"))
    out = cli("check", path, "--watch", "-q").out
    assert "herald.txt changed" in out
    assert "no verdict changed" in out


def test_a_broken_file_is_told_and_the_watch_goes_on(
    cli: Cli, model: Path, at_each_look: Callable[..., list[float]]
) -> None:
    at_each_look(later(model, "detente: ["), later(model, CHANGED), model.unlink, later(model, MODEL))
    ran = cli("check", model, "--watch")
    assert 0 == ran.code
    assert ["D110", "D107"] == [line[:4] for line in ran.err.splitlines() if line.startswith("D")]
    told = [line.split("  ", 1)[1] for line in ran.out.splitlines() if "pressed  ✓" in line or "pressed  ✗" in line]
    assert told[-2:] == ["pressed  ✓ holds → ✗ fails", "pressed  ✗ fails → ✓ holds"]


def test_a_claim_that_is_new_or_gone_is_told(cli: Cli, model: Path, at_each_look: Callable[..., list[float]]) -> None:
    more = MODEL.replace("{id: quiet,", "{id: silent,")
    at_each_look(later(model, more))
    told = cli("check", model, "--watch").out.split("watching;")[1]
    assert "quiet  ✗ fails → gone" in told
    assert "silent  new → ✗ fails" in told


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGINT to send")
def test_ctrl_c_ends_it_with_exit_code_0(model: Path) -> None:
    command = [sys.executable, "-m", "detente", "check", str(model), "--watch"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        for line in process.stdout:
            if line.startswith("watching"):
                break
        time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        assert (0, "") == (process.wait(timeout=60), process.stderr.read() if process.stderr else None)
