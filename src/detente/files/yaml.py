"""Compose a YAML 1.2 text into nodes that know where they start and end.

The parser is ruamel.yaml's, pure Python and safe: it makes events, never objects. The tree is built here, without
recursion, and anything that could surprise a reader is refused: anchors and aliases, tags, duplicate keys, directives,
more than one document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from detente.errors import InvalidModel, Problem
from detente.files.locate import place_at
from detente.files.node import Document, Leaf, Listing, Mapping, Node, Style
from detente.files.scan import DEEPEST, deep, scan

_STYLES: dict[str | None, Style] = {"'": "single", '"': "double", "|": "literal", ">": "folded"}
_EMPTY = Leaf("", 0, 0)


@dataclass(slots=True)
class _Open:
    """A collection whose end has not been read yet."""

    start: int
    flow: bool
    mapping: bool
    below: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class _Composer:
    """What has been read so far: the open collections, innermost last, the roots, and what was wrong.

    `blank` is the document without its tree, to tell lines and columns by.
    """

    blank: Document
    open: list[_Open] = field(default_factory=list)
    roots: list[Node] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def report(self, code: str, message: str, start: int, end: int, fix: str | None = None) -> None:
        self.problems.append(Problem(code, message, fix=fix, place=place_at(self.blank, start, end)))


def compose(data: bytes | str, name: str = "<text>", *, lenient: bool = False) -> Document:
    """Read one YAML document. Cost: linear; 20,000 lines of model take about 2 s.

    Raises InvalidModel with every problem found up to the first that stops the parser: those of `scan`, and D110 YAML
    does not parse, D111 anchor or alias, D112 tag or directive, D113 more than one document, D114 duplicate key, D115 a
    key that is not a word. With `lenient`, duplicate keys alone do not stop it: they are in the document's `problems`.
    """
    text = scan(data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data, name)
    composer = _Composer(Document(name, text, _EMPTY))
    try:
        for event in YAML(typ="safe", pure=True).parse(text):
            _take(composer, event)
    except InvalidModel as error:
        raise InvalidModel(*composer.problems, *error.problems) from None
    except MarkedYAMLError as error:
        _syntax(composer, error)
    except Exception as error:  # the parser is not ours: whatever it raises is a problem of the file
        composer.report("D110", f"this is not YAML 1.2: {error}", 0, 1)
    if not composer.problems and (not composer.roots or composer.roots[0] == Leaf("", *_span(composer.roots[0]))):
        composer.report("D102", "the file is empty but for comments", 0, 1, "`detente new` writes a first model")
    if composer.problems and not (lenient and all(problem.code == "D114" for problem in composer.problems)):
        raise InvalidModel(*composer.problems)
    return Document(name, text, composer.roots[0], tuple(composer.problems))


def _span(node: Node) -> tuple[int, int]:
    return node.start, node.end


def _take(composer: _Composer, event: Event) -> None:
    """Take in one event."""
    start, end = event.start_mark.index, event.end_mark.index
    _refuse(composer, event, start, end)
    match event:
        case MappingStartEvent() | SequenceStartEvent():
            flow, mapping = bool(event.flow_style), isinstance(event, MappingStartEvent)
            composer.open.append(_Open(start, flow, mapping))
            if len(composer.open) > DEEPEST:
                raise InvalidModel(deep(composer.blank.name, composer.blank.text[:start]))
        case MappingEndEvent() | SequenceEndEvent():
            _add(composer, _close(composer, composer.open.pop(), end))
        case ScalarEvent():
            _add(composer, _leaf(composer, event, start, end))
        case AliasEvent():
            _add(composer, Leaf("", start, end))


def _refuse(composer: _Composer, event: Event, start: int, end: int) -> None:
    """Report what a model file may not use."""
    if getattr(event, "anchor", None):
        what = "an alias (*)" if isinstance(event, AliasEvent) else "an anchor (&)"
        fix = "write the value out, or put text that starts with & or * in quotes"
        composer.report("D111", f"the file uses {what}", start, max(end, start + 1), fix)
    tag = getattr(event, "tag", None)
    if tag is not None and not isinstance(event, DocumentStartEvent):
        composer.report("D112", f"the file uses a tag ({tag})", start, max(end, start + 1), "leave the tag out")
    if isinstance(event, DocumentStartEvent):
        if composer.roots:
            composer.report("D113", "the file has more than one document", start, end, "put them in files of their own")
        if event.tags or (event.version and tuple(event.version) != (1, 2)):
            composer.report("D112", "the file uses a directive (%)", start, end, "leave the directive out")


def _leaf(composer: _Composer, event: ScalarEvent, start: int, end: int) -> Leaf:
    style = _STYLES.get(event.style, "plain")
    if any("\ud800" <= char <= "\udfff" for char in event.value):
        composer.report("D103", "the text has half a surrogate pair", start, end, "write the character itself")
    return Leaf(event.value, start, start + len(composer.blank.text[start:end].rstrip()), style)


def _add(composer: _Composer, node: Node) -> None:
    (composer.open[-1].below if composer.open else composer.roots).append(node)


def _close(composer: _Composer, opened: _Open, end: int) -> Node:
    """Make the node of a collection that has been read to its end."""
    last = opened.below[-1].end if opened.below else opened.start
    end = end if opened.flow else max(last, opened.start)
    if not opened.mapping:
        return Listing(tuple(opened.below), opened.start, end, opened.flow)
    entries = tuple(_entries(composer, opened.below))
    return Mapping(entries, opened.start, end, opened.flow)


def _entries(composer: _Composer, below: list[Node]) -> Iterator[tuple[Leaf, Node]]:
    """Pair keys with values, each key once."""
    seen: dict[str, int] = {}
    for key, value in zip(below[::2], below[1::2], strict=True):
        if not isinstance(key, Leaf):
            composer.report("D115", "a key must be a word, not a list or a mapping", key.start, key.end)
        elif key.value in seen:
            line = composer.blank.position(seen[key.value])[0]
            message = f'the key "{key.value}" is there twice: first in line {line}'
            composer.report("D114", message, key.start, key.end, "rename or delete one of them")
        else:
            seen[key.value] = key.start
            yield key, _after_colon(composer, key) if value.start == value.end else value


def _after_colon(composer: _Composer, key: Leaf) -> Leaf:
    """Return the absent value of `key`, after the colon; the parser puts it somewhere before the next token."""
    colon = re.compile(r"\s*:").match(composer.blank.text, key.end)
    at = colon.end() if colon else key.end
    return Leaf("", at, at)


_FIXES = (
    ("mapping values are not allowed", 'put text with ": " in it in quotes'),
    ("cannot start any token", "indent with spaces, not tabs; put text that starts with @, ` or % in quotes"),
    ("found unexpected end of stream", "a quote is not closed"),
    ("expected ',' or", "a bracket is not closed, or a comma is missing; put text with brackets or commas in quotes"),
    ("expected <block end>", "the lines of one mapping or list must start in the same column"),
    ("could not find expected ':'", "a key needs a colon and a space after it"),
    ("unknown escape character", "in double quotes write \\\\ for a backslash, or use single quotes"),
)


def _syntax(composer: _Composer, error: MarkedYAMLError) -> None:
    """Report what stopped the parser."""
    mark = error.problem_mark or error.context_mark
    at = min(mark.index, len(composer.blank.text)) if mark else 0
    said = " ".join(str(part) for part in (error.context, error.problem) if part)
    fix = next((fix for words, fix in _FIXES if words in said), None)
    composer.report("D110", f"this is not YAML 1.2: {said}", at, at + 1, fix)
