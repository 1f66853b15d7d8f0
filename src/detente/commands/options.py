"""The options several commands share, and what they set."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])
When = Literal["auto", "always", "never"]
_KEY = "detente.manner"


@dataclass(frozen=True, slots=True)
class Manner:
    """How a command speaks: `quiet` keeps all but the result to itself, `color` says when to colour."""

    quiet: bool = False
    color: When = "auto"
    json: bool = False


def manner() -> Manner:
    """Return the manner of the command that is running, or the usual one outside any."""
    context = click.get_current_context(silent=True)
    return Manner() if context is None else context.meta.get(_KEY, Manner())


def colored(stream: Any = None) -> bool:
    """Tell whether to colour what goes to `stream` (stdout): --color first, then NO_COLOR, then whether it is a TTY.

    See https://no-color.org: NO_COLOR counts when it is set and not empty.
    """
    wanted = manner().color
    if wanted != "auto":
        return wanted == "always"
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return bool((stream or sys.stdout).isatty())


def _set(name: str) -> Callable[[click.Context, click.Parameter, Any], None]:
    """Make a callback that puts an option's value into the manner; an option that is not given changes nothing."""

    def put(context: click.Context, _parameter: click.Parameter, value: Any) -> None:
        if value not in (None, False):
            context.meta[_KEY] = replace(context.meta.get(_KEY, Manner()), **{name: value})

    return put


def spoken_json(context: click.Context) -> None:
    """Let the command that is starting speak JSON, as `--json` does."""
    _set("json")(context, click.Option(["--json"]), True)


def everywhere(command: Command) -> Command:
    """Give a command `-q` and `--color`. They may stand before or after the command's name."""
    quiet = click.option(
        "-q",
        "--quiet",
        is_flag=True,
        expose_value=False,
        is_eager=True,
        callback=_set("quiet"),
        help="Print the result only, no progress.",
    )
    color = click.option(
        "--color",
        type=click.Choice(["auto", "always", "never"]),
        expose_value=False,
        is_eager=True,
        callback=_set("color"),
        help="When to colour; auto obeys NO_COLOR.",
    )
    return quiet(color(command))


def as_json(command: Command) -> Command:
    """Give a command `--json`: the result, or the problems, as one JSON object on stdout."""
    return click.option(
        "--json",
        "json_",
        is_flag=True,
        expose_value=False,
        is_eager=True,
        callback=_set("json"),
        help="Print one JSON object.",
    )(command)


model = click.argument("model", metavar="MODEL")
"""The model a command is about: a file, a folder with model.yaml, a shipped case's name, or - for stdin."""
