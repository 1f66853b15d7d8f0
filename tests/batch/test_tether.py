"""A child that is tethered ends with the parent that started it, though nobody tells it to."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

CHILD = "from detente.batch.tether import tether; {tie}; print(1, flush=True); import time; time.sleep(60)"
PARENT = """
import subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", sys.argv[1]], stdout=subprocess.PIPE, start_new_session=True)
child.stdout.readline()
print(child.pid, flush=True)
time.sleep(60)
"""


def left(tie: str) -> bool:
    """Kill a parent with kill -9, and tell whether its child is still there two seconds later."""
    command = [sys.executable, "-c", PARENT, CHILD.format(tie=tie)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        parent.kill()
    end = time.monotonic() + 2
    while running(child) and time.monotonic() < end:
        time.sleep(0.02)
    if not running(child):
        return False
    os.kill(child, signal.SIGKILL)
    return True


def running(pid: int) -> bool:
    """Tell whether a process is there and not only waits to be collected."""
    try:
        return "State:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child of its parent's death")
def test_a_tethered_child_ends_with_its_parent_and_another_does_not() -> None:
    assert not left("tether()")
    assert left("pass")
