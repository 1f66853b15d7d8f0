"""What the tests of the commands share: a way to run one, and small models."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from detente.commands.run import run

MODEL = """detente: 1
title: Two neighbours
actors:
  a:
    name: Aland
    options: {press: Press the other side}
    wants: [not b.resist, press]
  b:
    name: Bland
    options: {resist: Resist}
    wants: [resist if a.press, not resist]
claims:
  - {id: pressed, says: Pressure meets resistance, test: every equilibrium(nash) has a.press}
  - {id: quiet, says: Nothing happens, test: every equilibrium(nash) has not a.press, expect: fails}
"""


class Ran(NamedTuple):
    """How a command ended: its exit code and what it printed."""

    code: int
    out: str
    err: str


Cli = Callable[..., Ran]


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Cli:
    """Run a command line in this process; `stdin` is what it reads."""

    def ran(*arguments: object, stdin: str | bytes | None = None) -> Ran:
        if stdin is not None:
            data = stdin if isinstance(stdin, bytes) else stdin.encode()
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        code = run([str(argument) for argument in arguments])
        return Ran(code, *capsys.readouterr())

    return ran


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """Return the path of a small model whose claims come out as expected."""
    path = tmp_path / "model.yaml"
    path.write_text(MODEL)
    return path
