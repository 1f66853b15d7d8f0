"""Run a command line: every ending has its exit code, and no raw traceback reaches a user.

| code | meaning |
|---|---|
| 0 | done, and every claim came out as expected |
| 1 | done, and some claim did not (`check`), or the file would change (`fmt --check`) |
| 2 | bad input: every problem is printed, nothing is written |
| 70 | a bug in detente (D690) |
| 130 | interrupted |
| 141 | nobody reads the output any more |
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Sequence

import click

from detente.commands import COMMANDS
from detente.commands.header import note_arguments
from detente.commands.root import root
from detente.errors import DetenteError, Problem, nearest

BAD, BUG, INTERRUPTED, UNREAD = 2, 70, 130, 141


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit code."""
    _forgive_encodings()
    try:
        if "_DETENTE_COMPLETE" in os.environ:
            return _complete(os.environ["_DETENTE_COMPLETE"])
        code = _carry_out(list(arguments))
        sys.stdout.flush()
    except BrokenPipeError:
        return _unread()
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    return code


def _carry_out(arguments: list[str]) -> int:
    """Parse and invoke. Problems are shown while the context lives: it knows whether they are wanted as JSON."""
    try:
        context = root.make_context("detente", list(arguments))
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.ClickException as wrong:
        return _explained(wrong)
    note_arguments(context, arguments)
    with context:
        try:
            root.invoke(context)
        except click.exceptions.Exit as end:
            return end.exit_code
        except (BrokenPipeError, click.Abort):
            raise
        except Exception as stop:
            return _explained(stop)
    return 0


def _explained(stop: Exception) -> int:
    """Print what stopped a command, and return the exit code that says so."""
    if isinstance(stop, click.exceptions.NoArgsIsHelpError):
        click.echo(stop.format_message(), err=True)
        return BAD
    from detente.commands import problems

    found = _problems(stop)
    problems.show(found)
    return BUG if found[0].code == "D690" else BAD


def _problems(stop: Exception) -> tuple[Problem, ...]:
    """Put any exception as problems. Where `DETENTE_TRACEBACK` is set, one that is a bug is raised again."""
    match stop:
        case DetenteError():
            return stop.problems
        case click.UsageError():
            return (_usage(stop),)
        case click.ClickException():
            return (Problem("D601", stop.format_message()),)
        case OSError(strerror=str(why)):
            return (Problem("D604", f"{why}: {stop.filename}" if stop.filename else why),)
    if os.environ.get("DETENTE_TRACEBACK"):
        raise stop
    said = f"{type(stop).__name__}: {stop}"[:500]
    fix = "Please report it, with what DETENTE_TRACEBACK=1 in front of the same command prints."
    return (Problem("D690", f"this is a bug in detente, not in your model ({said})", fix=fix),)


def _usage(wrong: click.UsageError) -> Problem:
    """Say what is wrong with a command line, what was probably meant, and where the help is."""
    command = wrong.ctx.command_path if wrong.ctx else "detente"
    fix = f"Help: {command} --help"
    unknown = _unknown_command(wrong)
    if unknown:
        return Problem("D602", f'there is no command "{unknown}"', nearest=_command_like(unknown), fix=fix)
    return Problem("D601", wrong.format_message(), fix=fix)


def _unknown_command(wrong: click.UsageError) -> str | None:
    """Return the name that is no command, where that is what is wrong."""
    if wrong.ctx is None or wrong.ctx.command is not root or not wrong.message.startswith("No such command"):
        return None
    return wrong.message.split("'")[1]


def _command_like(name: str) -> str | None:
    return nearest(name, [entry.name for entry in COMMANDS])


def _complete(instruction: str) -> int:
    """Answer the shell's completion script."""
    from click.shell_completion import shell_complete

    return shell_complete(root, {}, "detente", "_DETENTE_COMPLETE", instruction)


def _forgive_encodings() -> None:
    """Let a terminal that cannot show a letter show its escape, rather than stop."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _unread() -> int:
    """Keep Python from complaining at its end that the pipe is closed."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return UNREAD
