"""A command carried out again for its JSON, from the words it was given: it reads models and writes nothing."""

from __future__ import annotations

import contextlib
import io
import json
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any

import click

from detente.commands import COMMANDS
from detente.errors import DetenteError, Problem

RECOMPUTED = (
    "check", "solve", "ranking", "explain", "views", "paths", "inverse", "robust", "sway", "sources", "compare",
    "hindsight", "ties", "chances", "deal", "indicators",
)  # fmt: skip
"""Commands whose results hang on models and options alone."""

_UNTOUCHED: dict[str, Any] = {"output": None, "force": False, "scheduler": None, "watched": False}
"""Options that write a file or reach another machine, and the value that does neither."""
_MODELS = ("model", "models", "other")


def recomputed(name: str, arguments: Sequence[str], models: Mapping[str, str]) -> dict[str, Any]:
    """Return the JSON object `detente ARGUMENTS` prints today; `models` says where each model is.

    Raises DetenteError: D663 where the words are no command line of `name`, and what the command itself raises.
    """
    module = next(entry.module for entry in COMMANDS if entry.name == name)
    command: click.Command = import_module(module).command
    words = list(arguments)[list(arguments).index(name) + 1 :] if name in arguments else []
    said = io.StringIO()
    try:
        context = command.make_context(name, words)
        context.params |= {key: value for key, value in _UNTOUCHED.items() if key in context.params}
        _about(context.params, models)
        context.params |= {key: _moved(context.params[key], models) for key in _MODELS if key in context.params}
        with context, contextlib.redirect_stdout(said), contextlib.suppress(click.exceptions.Exit):
            command.invoke(context)
        found = json.loads(said.getvalue())
    except (click.ClickException, click.exceptions.Exit, json.JSONDecodeError) as error:
        fix = "make the result again"
        message = f"the command line of the result is not understood: {error or 'it prints no JSON'}"
        raise DetenteError(Problem("D663", message, fix=fix)) from None
    return dict(found)


def _about(params: Mapping[str, Any], models: Mapping[str, str]) -> None:
    """Refuse words that name another model than the header of the result does. Raises D663."""
    named = [params[key] for key in _MODELS if params.get(key) is not None]
    asked = {name for one in named for name in (one if isinstance(one, tuple) else (one,))}
    if asked - set(models):
        message = f"the result is about {', '.join(models)}, and its command line names {', '.join(sorted(asked))}"
        raise DetenteError(Problem("D663", message, fix="make the result again"))


def _moved(value: Any, models: Mapping[str, str]) -> Any:
    """Return a model's name, or several, as they are found now."""
    if isinstance(value, tuple):
        return tuple(models.get(one, one) for one in value)
    return models.get(value, value)
