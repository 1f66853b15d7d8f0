"""A YAML document as a tree of nodes, each with where it starts and ends in the text (in code points).

Ends are tight: after the last character that belongs to the node, not after the comments and blank lines that follow.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from detente.errors import Path, Problem

Style = Literal["plain", "single", "double", "literal", "folded"]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A scalar: its value, how it is quoted, and where it stands. An absent value is a plain leaf of no length."""

    value: str
    start: int
    end: int
    style: Style = "plain"

    @property
    def data(self) -> str | int | float | bool | None:
        """The value by the core schema of YAML 1.2: only plain scalars are anything but text."""
        return resolve(self.value) if self.style == "plain" else self.value


@dataclass(frozen=True, slots=True)
class Listing:
    """A sequence, in block style (`- item`) or in flow style (`[item, item]`)."""

    items: tuple[Node, ...]
    start: int
    end: int
    flow: bool = False


@dataclass(frozen=True, slots=True)
class Mapping:
    """A mapping, in block or in flow style. Keys are leaves, each once, in the order written."""

    entries: tuple[tuple[Leaf, Node], ...]
    start: int
    end: int
    flow: bool = False

    def get(self, key: str) -> Node | None:
        """Return the value at `key`, or None."""
        return next((value for leaf, value in self.entries if leaf.value == key), None)


Node = Leaf | Listing | Mapping


@dataclass(frozen=True)
class Document:
    """A text, the tree composed from it, and the name it goes by in messages."""

    name: str
    text: str
    root: Node
    problems: tuple[Problem, ...] = ()
    """What was wrong that the tree could be composed in spite of: keys that stand twice, of which the first is kept."""

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Where each line starts."""
        return line_starts(self.text)

    def position(self, offset: int) -> tuple[int, int]:
        """Return the 1-based line and column of an offset."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def line(self, number: int) -> str:
        """Return line `number` (1-based) without its line break."""
        ends = (*self.line_starts[1:], len(self.text))
        return self.text[self.line_starts[number - 1] : ends[number - 1]].rstrip("\r\n\x85\u2028\u2029")


def line_starts(text: str) -> tuple[int, ...]:
    """Return where each line of `text` starts; lines end as in YAML 1.2, with LF, CR or both."""
    return (0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", text)))


def find(root: Node, path: Path) -> tuple[Node, int]:
    """Walk from `root` along `path` as far as it goes: the node reached, and how many steps were taken.

    A short form stands for the mapping it is short for: a step that only the long form has stays where it is.
    """
    node = root
    for depth, step in enumerate(path):
        if isinstance(node, Leaf) or (isinstance(node, Listing) and isinstance(step, str)):
            continue
        below = child(node, step)
        if below is None:
            return node, depth
        node = below
    return node, len(path)


def child(node: Node, step: str | int) -> Node | None:
    """Return the node one step below `node`: a key of a mapping or an index of a list."""
    match node:
        case Mapping():
            return node.get(str(step))
        case Listing(items) if isinstance(step, int) and -len(items) <= step < len(items):
            return items[step]
        case _:
            return None


def key_leaf(root: Node, path: Path) -> Leaf | None:
    """Return the key at the end of `path`, as a leaf, where the path ends at a key of a mapping."""
    if not path:
        return None
    holder, depth = find(root, path[:-1])
    if depth < len(path) - 1 or not isinstance(holder, Mapping):
        return None
    return next((leaf for leaf, _ in holder.entries if leaf.value == str(path[-1])), None)


def plain_data(node: Node) -> object:
    """Return the node as dictionaries, lists and scalars."""
    match node:
        case Mapping(entries):
            return {leaf.value: plain_data(value) for leaf, value in entries}
        case Listing(items):
            return [plain_data(item) for item in items]
        case Leaf():
            return node.data


_NULL = re.compile(r"(?:~|null|Null|NULL)?\Z")
_TRUE, _FALSE = ("true", "True", "TRUE"), ("false", "False", "FALSE")
_WHOLE = re.compile(r"[-+]?[0-9]+\Z")
_OCTAL, _HEX = re.compile(r"0o[0-7]+\Z"), re.compile(r"0x[0-9a-fA-F]+\Z")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\Z")
_SPECIAL = re.compile(r"[-+]?\.(?:inf|Inf|INF)\Z|\.(?:nan|NaN|NAN)\Z")


def resolve(word: str) -> str | int | float | bool | None:
    """Return what a plain scalar means in the core schema of YAML 1.2 (section 10.3.2).

    >>> [resolve(word) for word in ("no", "true", "1", "0x1F", "~", "1e3")]
    ['no', True, 1, 31, None, 1000.0]
    """
    if word in _TRUE or word in _FALSE:
        return word in _TRUE
    if _NULL.match(word):
        return None
    if _WHOLE.match(word):
        return int(word) if len(word) <= 4000 else word
    if _OCTAL.match(word) or _HEX.match(word):
        return int(word, 0)
    if _FLOAT.match(word):
        return float(word)
    if _SPECIAL.match(word):
        return float(word.lower().replace(".", ""))
    return word
