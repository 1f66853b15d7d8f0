"""Compose a JSON text (RFC 8259) into the same nodes as YAML, so that problems get a line and a caret.

`json.loads` does not say where a value stands, takes the last of two equal keys without a word, reads NaN, and goes
down the stack with the text; this reader does none of that. Linear in the text, without recursion.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from json import JSONDecodeError, JSONDecoder

from detente.errors import InvalidModel, Place, Problem
from detente.files.locate import place_at
from detente.files.node import Document, Leaf, Listing, Mapping, Node
from detente.files.scan import DEEPEST, LARGEST, decode

_SPACE = re.compile(r"[ \t\r\n]*")
_WORD = re.compile(r"[^\s,:\[\]{}\"]+|.", re.DOTALL)
_PLAIN = re.compile(r"true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")
_STRINGS = JSONDecoder()
_EMPTY = Leaf("", 0, 0)
_LONGEST_NUMBER = 32


@dataclass(slots=True)
class _Open:
    """A list or an object whose end has not been read yet; `key` waits for its value."""

    start: int
    mapping: bool
    items: list[Node] = field(default_factory=list)
    entries: dict[str, tuple[Leaf, Node]] = field(default_factory=dict)
    key: Leaf | None = None

    def add(self, node: Node) -> None:
        """Put a value in its place."""
        if self.key is None:
            self.items.append(node)
        else:
            self.entries[self.key.value] = (self.key, node)

    def closed(self, end: int) -> Node:
        """Return the node, now that its end is known."""
        if self.mapping:
            return Mapping(tuple(self.entries.values()), self.start, end, flow=True)
        return Listing(tuple(self.items), self.start, end, flow=True)


def compose_json(data: bytes, name: str = "<text>") -> Document:
    """Read one JSON text in UTF-8.

    Raises InvalidModel at the first thing that is not JSON: D101 too large, D102 empty, D103 binary, D104 not UTF-8,
    D106 nested too deep, D114 a key twice in one object, D150 the text is not JSON (NaN and Infinity are not).
    """
    if len(data) > LARGEST:
        message = f"the file has {len(data) / 2**20:.1f} MB; the most is {LARGEST / 2**20:.0f} MB"
        raise InvalidModel(Problem("D101", message, place=Place(name, 1, 1)))
    text = decode(data, name).removeprefix("\ufeff")
    if not text.strip(" \t\r\n"):
        raise InvalidModel(Problem("D102", "the file is empty", place=Place(name, 1, 1)))
    return Document(name, text, _Reader(Document(name, text, _EMPTY)).read())


@dataclass(slots=True)
class _Reader:
    """Where in the text we are, and which lists and objects are open, innermost last."""

    blank: Document
    at: int = 0
    open: list[_Open] = field(default_factory=list)

    def read(self) -> Node:
        """Return the one value of the text."""
        root: Node | None = None
        while root is None:
            node = self._value()
            while node is not None and self.open:
                self.open[-1].add(node)
                node = self._after()
            root = node
        if self._peek():
            raise self._wrong("something stands after the end", "such a file has one value")
        return root

    def _peek(self) -> str:
        """Skip white space and return the next character, "" at the end."""
        found = _SPACE.match(self.blank.text, self.at)
        self.at = found.end() if found else self.at
        return self.blank.text[self.at : self.at + 1]

    def _value(self) -> Node | None:
        """Read a value; None where it was the start of a list or an object that is not empty."""
        first = self._peek()
        if first in ("[", "{") and first:
            return self._begin(mapping=first == "{")
        return self._string() if first == '"' else self._plain()

    def _begin(self, *, mapping: bool) -> Node | None:
        if len(self.open) >= DEEPEST:
            raise self._wrong(f"nested more than {DEEPEST} deep", "no model needs more than 8", code="D106")
        opened = _Open(self.at, mapping)
        self.at += 1
        if self._peek() == ("}" if mapping else "]"):
            self.at += 1
            return opened.closed(self.at)
        self.open.append(opened)
        if mapping:
            self._key()
        return None

    def _after(self) -> Node | None:
        """Read what follows a value: a comma (None: another value comes) or the end of its list or object."""
        around, mark = self.open[-1], self._peek()
        if mark == ",":
            self.at += 1
            if around.mapping:
                self._key()
            return None
        if mark != ("}" if around.mapping else "]"):
            raise self._wrong(f"a comma or {'}' if around.mapping else ']'} is missing here")
        self.at += 1
        return self.open.pop().closed(self.at)

    def _key(self) -> None:
        """Read a key and its colon."""
        around = self.open[-1]
        if self._peek() != '"':
            raise self._wrong("a key in double quotes is missing here")
        key = self._string()
        if key.value in around.entries:
            self.at = key.start
            raise self._wrong(f'the key "{key.value}" stands twice', "delete one of the two", code="D114")
        if self._peek() != ":":
            raise self._wrong("a colon is missing here")
        self.at += 1
        around.key = key

    def _string(self) -> Leaf:
        start = self.at
        try:
            value, self.at = _STRINGS.raw_decode(self.blank.text, start)  # at a quote it reads a string only
        except JSONDecodeError as error:
            self.at = min(error.pos, len(self.blank.text))
            raise self._wrong(error.msg.lower()) from None
        if any("\ud800" <= char <= "\udfff" for char in value):
            self.at = start
            raise self._wrong("half a character (a lone surrogate) stands here")
        return Leaf(value, start, self.at, "double")

    def _plain(self) -> Leaf:
        found = _WORD.match(self.blank.text, self.at)
        word = found[0] if found else ""
        if not _PLAIN.fullmatch(word) or len(word) > _LONGEST_NUMBER:
            raise self._wrong(f"{word[:20]} is no value of JSON" if word else "the file ends too soon")
        leaf = Leaf(word, self.at, self.at + len(word))
        self.at = leaf.end
        return leaf

    def _wrong(self, message: str, fix: str | None = None, *, code: str = "D150") -> InvalidModel:
        place = place_at(self.blank, self.at, self.at + 1)
        return InvalidModel(Problem(code, message, fix=fix, place=place))
