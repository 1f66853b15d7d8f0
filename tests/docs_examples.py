"""The examples of a page of the docs, in order: files it has the reader write, and commands with what they print.

A file is a code block with its name as caption. `python tests/docs_examples.py PAGE...` carries them out in an empty
folder and writes what the commands print today into the page: look at the difference before you commit it.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

BLOCK = re.compile(
    r"```(?:\{code-block\} \w+\n:caption: (?P<file>[\w./-]+)\n(?::[\w-]+:.*\n)*\n(?P<text>.*?)"
    r"|console\n(?P<session>.*?))```",
    re.DOTALL,
)
PROMPT = "$ detente "
WIDTH = "100"

GOOD = (0, 1)
"""Exit codes of a command that did what it was asked to."""

Run = Callable[[list[str]], str]
"""Carry out `detente` with these arguments in the current folder, and return what it prints on stdout."""


@dataclass(frozen=True, slots=True)
class Written:
    """A file the reader is told to write."""

    file: str
    text: str


@dataclass(frozen=True, slots=True)
class Command:
    """A command, what the page says it prints, and where that stands in the page; `into` is where it goes instead."""

    arguments: tuple[str, ...]
    expected: str
    at: tuple[int, int]
    into: str | None = None


class Failed(AssertionError):
    """A command of a page ended with a problem."""


Step = Written | Command


def steps(page: str) -> Iterator[Step]:
    """Yield what a page has the reader do, in order."""
    for block in BLOCK.finditer(page):
        if block["file"]:
            yield Written(block["file"], block["text"])
        else:
            yield from _commands(block["session"], block.start("session"))


def _commands(session: str, base: int) -> Iterator[Command]:
    at = session.find(PROMPT)
    while at >= 0:
        following = session.find(PROMPT, at + 1)
        end = len(session) if following < 0 else following
        first = session.index("\n", at) + 1
        words = shlex.split(session[at + len(PROMPT) : first], comments=True)
        into = words[-1] if words[-2:-1] == [">"] else None
        yield Command(tuple(words[:-2] if into else words), session[first:end], (base + first, base + end), into)
        at = following


def in_process(arguments: list[str]) -> str:
    """Carry out `detente` in this process. Raises Failed."""
    from detente.commands.run import run

    said, told = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(told):
        code = run(arguments)
    if code not in GOOD:
        raise Failed(f"detente {shlex.join(arguments)}: exit code {code}\n{told.getvalue()}")
    return said.getvalue()


def carried_out(page: str, run: Run) -> Iterator[tuple[Command, str]]:
    """Write the files and run the commands of a page in the current folder; yield each command and what it printed."""
    for step in steps(page):
        if isinstance(step, Written):
            Path(step.file).parent.mkdir(parents=True, exist_ok=True)
            Path(step.file).write_text(step.text, encoding="utf-8")
        elif step.into is None:
            yield step, run(list(step.arguments))
        else:
            Path(step.into).write_text(run(list(step.arguments)), encoding="utf-8")
            yield step, ""


def filled(page: str) -> str:
    """Return a page with what its commands print today."""
    done = list(carried_out(page, in_process))
    for command, said in reversed(done):
        first, end = command.at
        gap = "\n" if page[first:end].endswith("\n\n") or page[end : end + 1] == "$" else ""
        page = page[:first] + "".join(f"{line.rstrip()}\n" for line in said.strip("\n").splitlines()) + gap + page[end:]
    return page


def main() -> None:
    """Fill the pages named."""
    os.environ["COLUMNS"] = WIDTH
    for name in sys.argv[1:]:
        path = Path(name).resolve()
        with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
            new = filled(path.read_text(encoding="utf-8"))
        path.write_text(new, encoding="utf-8")


if __name__ == "__main__":
    main()
