"""Ctrl-C while chances are worked out: over within a second, with nothing half-written."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ACTORS = (
    f"  a{k}: {{options: {{x: X, y: Y}}, wants: [x iff a{(k + 1) % 8}.y, y iff not a{(k + 3) % 8}.x, x]}}"
    for k in range(8)
)
SLOW = "\n".join(
    [
        "detente: 1",
        "title: Sixteen switches, thrown nine times a day",
        "horizon: 300 days",
        "dynamics: {rate: 9 per day, precision: 2, rule: logit}",
        "actors:",
        *ACTORS,
        "named: {late: a0.x and a1.x and a2.x and a3.x and not a4.x and a5.y and a6.y and a7.y}",
        "",
    ]
)
MANY = "\n".join(
    [
        "detente: 1",
        "title: Forty ports",
        "horizon: 300 days",
        "dynamics: {rate: 1 per day, precision: 2, rule: logit}",
        "actors:",
        *(f"  a{k}: {{options: {{shut: Shut it}}, wants: [shut iff a{(k + 7) % 40}.shut]}}" for k in range(40)),
        "named: {late: a0.shut and a1.shut and a2.shut and a3.shut and a4.shut and a5.shut}",
        "",
    ]
)


@pytest.mark.parametrize(
    ("text", "arguments"),
    [
        (SLOW, []),
        (SLOW, ["--paths", "100000000", "--within", "30 days"]),
        (MANY, ["--paths", "100000000"]),
    ],
    ids=["following", "paths", "states not listed"],
)
def test_ctrl_c_ends_it_and_leaves_nothing(tmp_path: Path, text: str, arguments: list[str]) -> None:
    model = tmp_path / "model.yaml"
    model.write_text(text)
    command = [sys.executable, "-m", "detente", "chances", str(model), "--json", *arguments]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path)
    time.sleep(4)
    assert child.poll() is None, child.communicate()
    asked = time.monotonic()
    child.send_signal(signal.SIGINT)
    out, err = child.communicate(timeout=60)
    took = time.monotonic() - asked
    assert (130, b"") == (child.returncode, out)
    assert b"Traceback" not in err
    assert ["model.yaml"] == sorted(path.name for path in tmp_path.iterdir())
    assert took < 20  # a second where the machine is free; against hanging, for one that is shared
