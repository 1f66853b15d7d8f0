"""`detente serve` on the command line: what it refuses before it listens. What it does then: tests/workbench."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from detente.commands import serve
from detente.commands.written import rewritten
from detente.errors import DetenteError
from detente.workbench.server import listening
from tests.commands.conftest import Cli


def test_a_wider_server_needs_a_token_file(cli: Cli, tmp_path: Path) -> None:
    ran = cli("serve", tmp_path, "--host", "0.0.0.0")
    assert (2, True) == (ran.code, ran.err.startswith("D651  0.0.0.0"))


def test_a_port_in_use_is_told_with_the_way_out(cli: Cli, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ran = cli("serve", tmp_path, "--port", taken.getsockname()[1], "--no-open")
        free = listening("127.0.0.1", taken.getsockname()[1], or_any=True)
    assert (2, True, True) == (ran.code, ran.err.startswith("D650"), "--port 0" in ran.err)
    assert free.getsockname()[1] != 0
    free.close()


@pytest.mark.parametrize("target", ["none", "cubann", "/nowhere/model.yaml"])
def test_what_cannot_be_served_is_told(cli: Cli, target: str) -> None:
    assert (2, "D653") == (lambda ran: (ran.code, ran.err[:4]))(cli("serve", target))


def test_a_language_model_needs_both_its_address_and_its_name(cli: Cli, tmp_path: Path) -> None:
    assert 2 == cli("serve", tmp_path, "--endpoint", "https://llm.example/v1").code
    assert 2 == cli("serve", tmp_path, "--model", "x").code


def test_a_shipped_case_is_copied_before_it_is_served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    folder, file = serve._meant("cuban")
    assert ("cuban", "model.yaml", True) == (str(folder), file, (tmp_path / "cuban" / "model.yaml").is_file())
    assert (Path("cuban"), None) == serve._meant("cuban")
    assert (tmp_path / "cuban", "model.yaml") == serve._meant(str(tmp_path / "cuban" / "model.yaml"))


def test_fmt_refuses_where_another_program_was_faster(tmp_path: Path) -> None:
    path = tmp_path / "model.yaml"
    path.write_text("theirs")
    with pytest.raises(DetenteError, match="D654"):
        rewritten(path, "mine", was=b"before")
    path.unlink()
    with pytest.raises(DetenteError, match="D654"):
        rewritten(path, "mine", was=b"theirs")
    assert [] == list(tmp_path.iterdir())
    path.write_text("before")
    rewritten(path, "mine", was=b"before")
    assert "mine" == path.read_text()


def test_serve_help_is_light() -> None:
    code = "import sys; from detente.commands.run import run; run(['serve', '--help']); print('uvicorn' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.rstrip().endswith("False")
