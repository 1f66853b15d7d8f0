"""What a widget in a notebook and its kernel say to each other."""

from __future__ import annotations

from typing import Any, TypedDict

from detente.workbench.messages.follows import VerdictView
from detente.workbench.messages.http import Trouble


class WidgetAsked(TypedDict):
    """What a widget is to show: the model after `changes`, its state graph through a lens where `picture`.

    With `chances` claims about time are answered as well.
    """

    changes: list[str]
    lens: dict[str, Any]
    chances: bool
    picture: bool


class WidgetTold(TypedDict):
    """The verdicts after `changes`. `waiting` are the claims whose verdict is not worked out (yet)."""

    changes: list[str]
    hash: str
    verdicts: list[VerdictView]
    waiting: list[str]
    problems: list[Trouble]
