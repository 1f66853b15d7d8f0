"""From a path into the conflict, and a span within a text found there, to a line and a caret in the file."""

from __future__ import annotations

import re
from dataclasses import replace

from detente.errors import Path, Place, Problem
from detente.files.format import RECORDS
from detente.files.node import Document, Leaf, Mapping, Node, find, key_leaf


def locate(document: Document, problem: Problem) -> Problem:
    """Return `problem` with its place in `document`. A path that leads nowhere is placed as near as it goes."""
    if problem.place:
        return problem
    start, end = span_of(document, problem)
    return replace(problem, place=place_at(document, start, end))


def span_of(document: Document, problem: Problem) -> tuple[int, int]:
    """Return the offsets in the file that `problem` is about: its key, its text, or the part of it in its span."""
    node, depth = find(document.root, problem.path)
    leaf = key_leaf(document.root, problem.path[:depth])
    if problem.on_key and leaf and depth == len(problem.path):
        return leaf.start, leaf.end
    if depth == len(problem.path) and problem.span:
        node = _speaking(node)
    if isinstance(node, Leaf) and problem.span and node.value:
        return span_in(node, document.text, problem.span)
    if isinstance(node, Leaf) and node.end > node.start:
        return node.start, node.end
    if leaf:
        return leaf.start, leaf.end
    return node.start, node.start + 1


_SHORT = tuple(dict.fromkeys(record.short for record in RECORDS if record.short))


def _speaking(node: Node) -> Node:
    """Of a mapping, take the entry whose text a problem with a span is about: the one its short form would be."""
    if isinstance(node, Mapping):
        below = [node.get(name) for name in ("test", *_SHORT)]
        return next((leaf for leaf in below if isinstance(leaf, Leaf)), node)
    return node


def place_at(document: Document, start: int, end: int) -> Place:
    """Return the place of the offsets `start` to `end`; the caret stays within the first line."""
    line, column = document.position(start)
    words = document.line(line)
    width = max(1, min(end - start, len(words) - column + 1))
    return Place(document.name, line, column, words, width)


def span_in(leaf: Leaf, text: str, span: tuple[int, int]) -> tuple[int, int]:
    """Return the offsets in the file of a span of the value of `leaf`.

    Exact for what stands on one line, plain or quoted, escapes included. Across lines the letters are followed one by
    one, which is right but for doubled quotes and escapes.
    """
    offsets = _offsets(leaf, text)
    first = offsets[min(span[0], len(offsets) - 1)]
    last = offsets[min(max(span[0], span[1] - 1), len(offsets) - 1)]
    return first, max(first, last) + 1


_ESCAPES = re.compile(r"\\x..|\\u....|\\U........|\\.|.", re.DOTALL)
_DOUBLED = re.compile(r"''|.", re.DOTALL)


def _offsets(leaf: Leaf, text: str) -> list[int]:
    """Return, for each character of the value of `leaf` and its end, where it stands in `text`."""
    raw = text[leaf.start : leaf.end]
    if "\n" not in raw and "\r" not in raw and leaf.style in ("plain", "single", "double"):
        if leaf.style == "plain":
            return list(range(leaf.start, leaf.end + 1))
        pattern = _DOUBLED if leaf.style == "single" else _ESCAPES
        return [leaf.start + 1 + match.start() for match in pattern.finditer(raw[1:-1])] + [leaf.end - 1]
    skip = raw.find("\n") + 1 if leaf.style in ("literal", "folded") else int(leaf.style != "plain")
    return _follow(leaf.value, raw, skip, leaf.start)


def _follow(value: str, raw: str, at: int, base: int) -> list[int]:
    """Find the characters of `value` in `raw` one after the other; space stands for any space."""
    offsets = []
    for char in value:
        found = at if char.isspace() else raw.find(char, at)
        at = found if found >= 0 else at
        offsets.append(base + at)
        at = min(at + 1, len(raw) - 1)
    return [*offsets, base + len(raw)]


def under(problems: tuple[Problem, ...], *prefix: str | int) -> tuple[Problem, ...]:
    """Return `problems` with `prefix` before their paths."""
    return tuple(problem.under(*prefix) for problem in problems)


def touches(path: Path, paths: frozenset[Path]) -> bool:
    """Tell whether one of `paths` is at, above or below `path`."""
    return any(path[: len(other)] == other or other[: len(path)] == path for other in paths)
