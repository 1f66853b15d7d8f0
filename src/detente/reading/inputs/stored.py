"""The text as stored: what every offset of a draft refers to."""

from __future__ import annotations

from dataclasses import dataclass

from detente.errors import Span


@dataclass(frozen=True, slots=True)
class Stored:
    """An account as text. `format` is the key of the format it came in, `language` the one detected.

    `kept`: the file itself holds this text, in UTF-8; otherwise the text must be written beside the draft.
    `partial` says what is missing of the account; `skip` spans markup that is no words of anybody.
    """

    text: str
    format: str = "text"
    kept: bool = True
    partial: str | None = None
    language: str = "en"
    encoding: str | None = "utf-8"
    skip: tuple[Span, ...] = ()
