"""What every JSON result says of itself first: which detente, which command, which models and texts, where and when.

`detente verify` reads it again (docs/ci.md). Nothing here is computed unless JSON is asked for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from detente.case import Case

_ARGUMENTS, _OPENED = "detente.arguments", "detente.opened"


@dataclass(frozen=True, slots=True)
class ModelRead:
    """A model a command read: the name as typed, and hashes (SHA-256) of the conflict, of its text and of its sources.

    `parts` has a hash of each part of the conflict that says something, so that one that changed can be named.
    """

    name: str
    hash: str
    text: str
    parts: Mapping[str, str]
    sources: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Header:
    """Where a result comes from. `format` is the version of the model file; `time` is that of making it, in UTC."""

    detente: str
    format: int
    command: str
    arguments: tuple[str, ...]
    models: tuple[ModelRead, ...]
    python: str
    platform: str
    time: str


def note_arguments(context: click.Context, arguments: Sequence[str]) -> None:
    """Keep the words of the command line for the header."""
    context.meta[_ARGUMENTS] = tuple(arguments)


def note_model(name: str, case: Case) -> None:
    """Keep a model that was opened for the header; outside any command nothing happens."""
    context = click.get_current_context(silent=True)
    if context is not None:
        context.meta.setdefault(_OPENED, []).append((name, case))


def header() -> Header:
    """Return the header of a result of the command that is running."""
    import platform
    from datetime import UTC, datetime

    from detente import __version__
    from detente.files.format import VERSION

    context = click.get_current_context(silent=True)
    meta: Mapping[str, Any] = {} if context is None else context.meta
    arguments = meta.get(_ARGUMENTS, ())
    return Header(
        detente=__version__,
        format=VERSION,
        command=_command(context, arguments),
        arguments=arguments,
        models=tuple(model_read(name, case) for name, case in meta.get(_OPENED, ())),
        python=platform.python_version(),
        platform=f"{platform.system()} {platform.machine()}",
        time=datetime.now(UTC).isoformat(timespec="seconds"),
    )


def _command(context: click.Context | None, arguments: Sequence[str]) -> str:
    """Return the command's name. Problems are told once the command is left: then it is the first such word."""
    from detente.commands import COMMANDS

    said = "" if context is None else context.command_path.removeprefix("detente").strip()
    names = {entry.name for entry in COMMANDS}
    return said or next((word for word in arguments if word in names), "")


def model_read(name: str, case: Case) -> ModelRead:
    """Return what the header says of one model."""
    from detente.evidence import text_hash
    from detente.files.hash import model_hash, part_hashes

    texts = {key: text_hash(text) for key, text in sorted(case.texts.items())}
    text = "" if case.document is None else text_hash(case.document.text)
    return ModelRead(name, model_hash(case.conflict), text, part_hashes(case.conflict), texts)


def with_header(value: object) -> dict[str, Any]:
    """Return a result, which is a record or a mapping, as plain data with its header in front."""
    from detente.plain import plain

    return {"header": plain(header()), **plain(value)}
