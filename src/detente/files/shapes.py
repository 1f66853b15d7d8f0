"""What a value of a model file can be: one value, one of some words, a list, a table, a record.

The format itself (`files.format`) is written in these five.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "text", "name", "reference", "id", "formula", "claim", "edit", "order", "quantity", "date", "language", "hash",
    "count", "yes or no", "version", "when", "number",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value. `kind` says how it is read: a formula and a name are both text in YAML."""

    kind: Kind


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the listed words."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Many:
    """A list. Where `alone`, a list of one may be written without brackets. `size`: exactly so many items."""

    of: Shape
    alone: bool = False
    size: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A mapping from keys the author chooses (`keys` says what they are) to values of one shape."""

    of: Shape
    keys: Literal["name", "option", "id", "word", "moment"] = "name"


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a record: what it holds, what it means in one line, and an example as YAML."""

    name: str
    shape: Shape
    says: str
    example: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """A mapping with these keys. `short` names the key whose value may stand alone in place of the mapping."""

    name: str
    says: str
    keys: tuple[Key, ...]
    short: str | None = None

    @property
    def an(self) -> str:
        """The name after its article."""
        return f"{'an' if self.name[0] in 'aeio' else 'a'} {self.name}"

    def key(self, name: str) -> Key | None:
        """Return the key called `name`, or None."""
        return next((key for key in self.keys if key.name == name), None)


Shape = Scalar | Choice | Many | Table | Record
