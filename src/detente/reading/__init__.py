"""Text to draft: who says what, who wants what, who did what to whom, with the exact words of each.

`read(text)` finds; `draft(found)` proposes a model; `notes(found)` says what only a person can decide; `decode(data)`
turns bytes into text. spaCy is imported when the first text is read, never before.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from detente.reading.decode import decode
from detente.reading.items import Draft
from detente.reading.learned import read as read_as_learned
from detente.reading.llm import read as read_by_model
from detente.reading.merge import merge
from detente.reading.proposal.draft import draft
from detente.reading.proposal.notes import notes
from detente.reading.rules import read


@dataclass(frozen=True, slots=True)
class Reader:
    """One way to read a text. `needs` is the extra it takes."""

    key: str
    says: str
    read: Callable[..., Draft]
    needs: str


READERS = (
    Reader("rules", "Rules over a spaCy parse, offline.", read, "read"),
    Reader("learned", "As your own corpus taught it: `detente train-reader`.", read_as_learned, "read"),
    Reader("llm", "A language model behind an OpenAI-compatible endpoint.", read_by_model, "llm"),
)

__all__ = ["READERS", "Draft", "Reader", "decode", "draft", "merge", "notes", "read"]
