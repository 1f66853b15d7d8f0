"""Saving: whatever fails or is killed, and wherever, the old file or the new one is there, whole."""

from __future__ import annotations

import os
import random
import signal
import stat
import subprocess
import sys
import time
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from detente.files.save import System, save

OLD, NEW = b"old\n" * 1000, b"new, and longer\n" * 3000


class Interrupted(OSError):
    """The fault a test puts in."""


def names(folder: Path) -> list[str]:
    """List what is in a folder."""
    return [path.name for path in folder.iterdir()]


def failing(at: int) -> System:
    """Return a system whose call number `at` (counted over all kinds of calls) fails."""
    count = iter(range(1_000_000))

    def guarded(real: Any) -> Any:
        def call(*arguments: Any) -> Any:
            if next(count) == at:
                raise Interrupted(28, "No space left on device")
            return real(*arguments)

        return call

    return System(**{field.name: guarded(getattr(System(), field.name)) for field in fields(System)})


def calls(path: Path) -> int:
    """Count the calls one save makes."""
    made = 0

    def counted(real: Any) -> Any:
        def call(*arguments: Any) -> Any:
            nonlocal made
            made += 1
            return real(*arguments)

        return call

    save(path, NEW, system=System(**{field.name: counted(getattr(System(), field.name)) for field in fields(System)}))
    return made


def test_a_file_is_written_and_replaced(tmp_path: Path) -> None:
    save(tmp_path / "m.yaml", "übung\r\n")
    save(tmp_path / "m.yaml", "two\n")
    assert (tmp_path / "m.yaml").read_bytes() == b"two\n"
    assert names(tmp_path) == ["m.yaml"]


def test_a_failure_at_each_call_leaves_the_old_file_or_the_new_one_and_no_litter(tmp_path: Path) -> None:
    path = tmp_path / "m.yaml"
    path.write_bytes(OLD)
    total = calls(path)
    assert total >= 7
    for at in range(total):
        path.write_bytes(OLD)
        with pytest.raises(Interrupted):
            save(path, NEW, system=failing(at))
        replaced = at >= total - 2  # only the folder was left to do
        assert path.read_bytes() == (NEW if replaced else OLD)
        assert names(tmp_path) == ["m.yaml"]


def test_a_failure_leaves_nothing_where_nothing_was(tmp_path: Path) -> None:
    with pytest.raises(Interrupted):
        save(tmp_path / "m.yaml", NEW, system=failing(1))
    assert names(tmp_path) == []


def test_short_writes_are_continued(tmp_path: Path) -> None:
    slow = System(write=lambda descriptor, data: os.write(descriptor, data[:7]))
    save(tmp_path / "m.yaml", NEW, system=slow)
    assert (tmp_path / "m.yaml").read_bytes() == NEW


def test_a_file_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "m.yaml"
    path.write_bytes(OLD)
    path.chmod(0o640)
    save(path, NEW)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_symbolic_link_stays_one(tmp_path: Path) -> None:
    real, link = tmp_path / "real.yaml", tmp_path / "link.yaml"
    real.write_bytes(OLD)
    link.symlink_to(real)
    save(link, NEW)
    assert (link.is_symlink(), real.read_bytes()) == (True, NEW)


_SAVER = """
import sys
from detente.files.save import save
print("ready", flush=True)
contents = (b"old\\n" * 1000, b"new, and longer\\n" * 3000)
for turn in range(1_000_000):
    save(sys.argv[1], contents[turn % 2])
"""


def test_kill_9_at_any_moment_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "m.yaml"
    path.write_bytes(OLD)
    chance = random.Random(20261122)
    seen = set()
    for _ in range(1000 if os.environ.get("DETENTE_SOAK") else 40):
        saver = subprocess.Popen([sys.executable, "-c", _SAVER, str(path)], stdout=subprocess.PIPE)
        assert saver.stdout is not None
        with saver:
            assert saver.stdout.readline() == b"ready\n"
            time.sleep(chance.random() * 0.03)
            os.kill(saver.pid, signal.SIGKILL)
        seen.add(path.read_bytes())
        assert seen <= {OLD, NEW}
        for litter in tmp_path.glob(".*.tmp"):
            litter.unlink()
    assert seen == {OLD, NEW}
