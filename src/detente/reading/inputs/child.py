"""The limited child process: a file's bytes go in, a checked record comes out, and whatever hangs is killed.

The answer is eight bytes of length and so much JSON: `{"text": ..., "partial": ...}` or `{"problem": [code, message,
fix]}`. It comes from a process that has handled hostile bytes, so nothing in it is taken on trust.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from threading import Thread
from typing import IO, Any

from detente.errors import DetenteError, InvalidText, Problem, Unavailable
from detente.reading.decode import LIMIT, limit
from detente.reading.inputs.parsing import too_much
from detente.reading.inputs.taken import Taken

SECONDS = 20.0
"""Time on the clock after which the child is killed; ten seconds of the processor are its own limit."""

_MOST = 13 * LIMIT
"""The most bytes of an answer: a code point takes at most twelve as JSON."""

_CODES = frozenset({"D303", "D304", "D305", "D306", "D308", "D309", "D312", "D313", "D314", "D315", "D506"})
_PASSED_ON = ("PATH", "HOME", "PYTHONPATH", "SYSTEMROOT", "TEMP", "TMP", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
"""Of the environment only this: keys and tokens stay with the parent."""


def parsed(key: str, data: bytes, *, seconds: float = SECONDS) -> Taken:
    """Parse `data` as the format called `key` in a limited child process. Raises what `parsing.parse` raises.

    In addition: D313 where the child was stopped at a limit, D507 where it could not be started or its answer is none.
    """
    return _checked(key, *_run([sys.executable, "-P", "-B", "-m", "detente.reading.inputs", key], data, seconds))


def _run(command: list[str], data: bytes, seconds: float) -> tuple[bytes, int | None]:
    """Return what the child answered and its exit code, None where it was stopped by the clock."""
    try:
        child = subprocess.Popen(  # noqa: S603 - our own module, no shell
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=_environment(),
            start_new_session=True,
        )  # fmt: skip
    except OSError as error:
        raise InvalidText(_failed(f"it could not be started ({error.strerror})")) from None
    answer: list[bytes] = []
    assert child.stdin is not None and child.stdout is not None  # noqa: S101 PT018 - both are pipes
    threads = (
        Thread(target=_feed, args=(child.stdin, data), daemon=True),
        Thread(target=_listen, args=(child.stdout, answer), daemon=True),
    )
    try:
        for thread in threads:
            thread.start()
        threads[1].join(seconds)
        late = threads[1].is_alive()
        if not late:
            with suppress(subprocess.TimeoutExpired):
                child.wait(1)
    finally:
        _kill(child)
        for thread in threads:
            thread.join(1)
    return b"".join(answer), None if late else child.returncode


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    return kept | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "PYTHONHASHSEED": "0"}


def _feed(pipe: IO[bytes], data: bytes) -> None:
    with suppress(OSError), pipe:
        pipe.write(data)


def _listen(pipe: IO[bytes], answer: list[bytes]) -> None:
    with suppress(OSError, ValueError), pipe:
        answer.append(pipe.read(_MOST))


def _kill(child: subprocess.Popen[bytes]) -> None:
    """End the child and all it may have started, and take its exit code."""
    with suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(child.pid, signal.SIGKILL)
        else:
            child.kill()
    child.wait()


def _checked(key: str, answer: bytes, code: int | None) -> Taken:
    """Return the text of an answer, or raise the problem it tells of."""
    what = f"the {key.upper()} file"
    if code is None:
        raise InvalidText(too_much(what, "it took too long"))
    if len(answer) < 8 or int.from_bytes(answer[:8], "big") != len(answer) - 8:
        killed = code < 0 or code in {137, 152}
        raise InvalidText(
            too_much(what, "it took more time or memory than a file may") if killed else _failed("it gave no answer")
        )
    try:
        found = json.loads(answer[8:])
    except (ValueError, RecursionError):
        raise InvalidText(_failed("its answer cannot be read")) from None
    if isinstance(found, dict) and found.keys() == {"problem"}:
        raise _problem(found["problem"])
    return _text(found)


def _text(found: Any) -> Taken:
    if not isinstance(found, dict) or found.keys() != {"text", "partial"}:
        raise InvalidText(_failed("its answer is of another form"))
    text, partial = found["text"], found["partial"]
    if not isinstance(text, str) or not (partial is None or isinstance(partial, str)) or _broken(text):
        raise InvalidText(_failed("its answer is of another form"))
    return Taken(limit(text), None if partial is None else partial[:300])


def _broken(text: str) -> bool:
    """Tell whether a text could not be kept in a file: a NUL, or half of a pair."""
    return "\0" in text or any("\ud800" <= char <= "\udfff" for char in text)


def _problem(told: Any) -> DetenteError:
    if not (isinstance(told, list) and len(told) == 3 and all(isinstance(part, str) for part in told)):
        return InvalidText(_failed("its answer is of another form"))
    code, message, fix = told
    if code not in _CODES:
        return InvalidText(_failed("it told of an unknown problem"))
    problem = Problem(code, message[:300], fix=fix[:300] or None)
    return Unavailable(problem) if code == "D506" else InvalidText(problem)


def _failed(why: str) -> Problem:
    message = f"the process that reads files failed: {why}"
    return Problem("D507", message, fix="give the account as plain text; please report the file")
