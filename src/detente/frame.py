"""Columns as a data frame, where a library for that is installed; none is needed."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any

LIBRARIES = ("pandas", "polars")
"""Looked for in this order."""


def frame(columns: dict[str, Sequence[Any]]) -> Any:
    """Return `columns` as a data frame of the first library that is installed, else as they are.

    >>> columns = {"claim": ["no-war"], "outcome": ["holds"]}
    >>> list(frame(columns))
    ['claim', 'outcome']
    """
    library = next((name for name in LIBRARIES if find_spec(name)), None)
    return import_module(library).DataFrame(columns) if library else columns


def columns(made: Any) -> dict[str, list[Any]]:
    """Return the columns of what `frame` returned, whichever library it is of.

    >>> columns(frame({"claim": ["no-war"]}))
    {'claim': ['no-war']}
    """
    if isinstance(made, dict):
        return {name: list(values) for name, values in made.items()}
    return {str(name): made[name].to_list() for name in made.columns}
