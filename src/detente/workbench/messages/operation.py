"""What the model pane does to a file: one change at a place of it."""

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypedDict


class Span(TypedDict):
    """Words of a source, by their place."""

    source: str
    start: int
    end: int


class Operation(TypedDict):
    """One change the model pane makes to the file; everything else in it stays as it is, to the letter.

    ``put`` (path, value), ``append`` (path of a list, value, to), ``remove`` (path), ``move`` (path of an item, to),
    ``toggle`` (path of a list, value: in it or not), ``negate`` (path of a want), ``accept`` and ``propose`` (path),
    ``attach`` (path, quote: the sentence it rests on), ``new`` (path of a list or of a key that is
    not there, value, quote where there is one).
    """

    op: Literal["put", "append", "remove", "move", "toggle", "negate", "accept", "propose", "attach", "new"]
    path: list[str | int]
    value: NotRequired[Any]
    to: NotRequired[int]
    quote: NotRequired[Span]
