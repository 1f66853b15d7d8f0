"""Which readers read an account, and what they need: the options `read` has for it, and the reading itself."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from detente.errors import DetenteError, Problem

if TYPE_CHECKING:
    from detente.reading import Draft
    from detente.reading.inputs import Stored
    from detente.reading.learned import Learned

Command = TypeVar("Command", bound=Callable[..., Any])
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Readers:
    """The readers asked for, by key, and what they need. The key of an endpoint is no part of it."""

    keys: tuple[str, ...] = ("rules",)
    endpoint: str | None = None
    model: str | None = None
    folder: str | None = None
    force: bool = False


def readers(command: Command) -> Command:
    """Give a command the options that choose readers."""
    options = (
        click.option(
            "--reader", "keys", type=click.Choice(["rules", "llm", "learned"]), multiple=True, default=("rules",),
            help="Who reads; given twice, both do, and where they part is shown. Default: rules.",
        ),
        click.option("--endpoint", metavar="URL", help="For llm: an OpenAI-compatible endpoint."),
        click.option("--model", metavar="NAME", help="For llm: the model's name there."),
        click.option("--model-dir", "folder", metavar="DIR", help="For learned: what train-reader wrote."),
    )  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command


def wanted(keys: tuple[str, ...], endpoint: str | None, model: str | None, folder: str | None, force: bool) -> Readers:
    """Return the readers asked for. Raises DetenteError (D601) where one lacks what it needs."""
    if "llm" in keys and not (endpoint and model):
        fix = "--reader llm --endpoint https://host/v1 --model NAME; the key in DETENTE_LLM_KEY"
        raise DetenteError(Problem("D601", "the reader llm needs --endpoint and --model", fix=fix))
    if "learned" in keys and not folder:
        fix = "Train one first: detente train-reader CORPUS -o DIR"
        raise DetenteError(Problem("D601", "the reader learned needs --model-dir", fix=fix))
    idle = [name for name, value in (("--endpoint", endpoint), ("--model", model)) if value and "llm" not in keys]
    idle += ["--model-dir"] if folder and "learned" not in keys else []
    if idle:
        fix = "add --reader llm" if idle[0] != "--model-dir" else "add --reader learned"
        raise DetenteError(Problem("D601", f"{idle[0]} is given, and no reader asked for takes it", fix=fix))
    return Readers(tuple(dict.fromkeys(keys)), endpoint, model, folder, force)


def read_by(by: Readers, account: Stored, *, name: str, progress: Progress | None = None) -> Draft:
    """Read an account with each reader asked for; the drafts of several are merged, the first has the word."""
    from detente.reading import merge

    drafts = [_read(key, by, account, name, progress) for key in by.keys]
    found = drafts[0]
    for other in drafts[1:]:
        found = merge(found, other)
    lacks = "; ".join(part for part in (account.partial, found.partial) if part)
    return replace(found, partial=lacks or None, language=account.language)


def _read(key: str, by: Readers, account: Stored, name: str, progress: Progress | None) -> Draft:
    from detente.reading import learned, llm, rules

    if key == "llm":
        secret = os.environ.get(llm.KEY) or None
        endpoint, model = by.endpoint or "", by.model or ""
        return llm.read(account.text, name=name, endpoint=endpoint, model=model, key=secret, progress=progress)
    if key == "learned":
        return learned.read(account.text, name=name, model=_trained(by.folder or ""), skip=account.skip)
    return rules.read(account.text, name=name, skip=account.skip)


@cache
def _trained(folder: str) -> Learned:
    from detente.commands.annotated import reader_at

    return reader_at(Path(folder))
