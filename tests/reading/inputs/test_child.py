"""The limited child process: what hangs, eats memory, lies or dies ends in a code, and no process is left."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from detente.errors import DetenteError
from detente.reading.inputs import child
from detente.reading.inputs.child import parsed
from tests.reading.inputs import made

unix = pytest.mark.skipif(os.name == "nt", reason="limits are those of Unix")


def answered(code: str, *, seconds: float = 20.0) -> str:
    """Return the code of what comes of a child that runs `code` instead of a parser."""
    with pytest.raises(DetenteError) as raised:
        child._checked("pdf", *child._run([sys.executable, "-c", code], b"data", seconds))
    return raised.value.problems[0].code


def framed(body: str) -> str:
    return f"import sys; b={body.encode()!r}; sys.stdout.buffer.write(len(b).to_bytes(8, 'big') + b)"


def confined(code: str) -> subprocess.CompletedProcess[str]:
    before = "from detente.reading.inputs.limits import confine; confine()\n"
    return subprocess.run([sys.executable, "-B", "-c", before + code], capture_output=True, text=True, check=False)


def test_a_child_that_hangs_is_stopped_with_what_it_started() -> None:
    code = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'import time; time.sleep(60)'])"
    assert "D313" == answered(code, seconds=1.0)


@unix
def test_a_child_that_dies_of_a_signal_was_stopped_at_a_limit() -> None:
    assert "D313" == answered("import os, signal; os.kill(os.getpid(), signal.SIGXCPU)")


@pytest.mark.parametrize(
    "body",
    [
        "no json",
        "[" * 100_000,
        "[]",
        "{}",
        '{"text": 1, "partial": null}',
        '{"text": "a", "partial": 2}',
        '{"text": "a\\u0000", "partial": null}',
        '{"text": "a\\ud800", "partial": null}',
        '{"text": "a", "partial": null, "run": "rm"}',
        '{"problem": ["D999", "a", "b"]}',
        '{"problem": ["D312"]}',
        '{"problem": {"D312": 1}}',
    ],
)
def test_an_answer_of_another_form_is_not_taken(body: str) -> None:
    assert "D507" == answered(framed(body))


def test_an_answer_of_another_length_than_it_says_is_not_taken() -> None:
    assert "D507" == answered("import sys; sys.stdout.buffer.write((9).to_bytes(8, 'big') + b'{}')")
    assert "D507" == answered("pass")


def test_an_endless_answer_is_cut() -> None:
    code = "import sys\nwhile True: sys.stdout.buffer.write(bytes(1_000_000))"
    assert answered(code) in {"D313", "D507"}  # killed while it writes, or ended by the pipe that closed


def test_a_text_longer_than_any_may_be_is_refused() -> None:
    assert "D303" == answered("import json, sys\nb = json.dumps({'text': 'a' * 2_000_001, 'partial': None}).encode()\n"
                              "sys.stdout.buffer.write(len(b).to_bytes(8, 'big') + b)")  # fmt: skip


def test_no_key_of_the_environment_reaches_the_child(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "secret")
    assert "secret" not in json.dumps(child._environment())


@unix
@pytest.mark.parametrize(
    "code",
    [
        "open('written.txt', 'w')",
        "import os; os.open('written.txt', os.O_CREAT | os.O_WRONLY)",
        "import socket; socket.socket().connect(('127.0.0.1', 9))",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.system('true')",
        "import os; os.remove('/tmp/none')",
        "x = bytearray(600 * 2**20)",
    ],
)
def test_a_confined_process_cannot(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ran = confined(code)
    assert ran.returncode
    assert "PermissionError" in ran.stderr or "MemoryError" in ran.stderr
    assert [] == list(tmp_path.iterdir())


@unix
def test_a_confined_process_that_computes_on_is_ended_by_the_system() -> None:
    code = (
        "import resource; print(resource.getrlimit(resource.RLIMIT_CPU)[0], resource.getrlimit(resource.RLIMIT_AS)[0])"
    )
    assert "10 536870912" == confined(code).stdout.strip()


def test_without_the_packages_the_way_to_get_them_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    from detente.reading.inputs import parsing

    monkeypatch.setitem(sys.modules, "pypdf", None)
    monkeypatch.setattr(parsing, "_missing", lambda package: True)
    with pytest.raises(DetenteError, match=r"detente\[texts\]"):
        parsing.parse("pdf", made.pdf([["a"]]))


def test_a_sound_file_comes_back_through_the_child() -> None:
    assert made.STORY[0] in parsed("docx", made.docx()).text
