"""Look at the bytes of a model file before any parser does: size, encoding, line length, nesting.

Everything here is linear in the file, so that a file made to hurt costs no more than reading it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from detente.errors import InvalidModel, Place, Problem
from detente.files.node import line_starts

LARGEST = 4 * 2**20
"""The largest model file, in bytes."""
LONGEST_LINE = 8192
"""The longest line of a model file, in characters."""
DEEPEST = 64
"""The deepest nesting of lists and mappings."""


def scan(data: bytes, name: str) -> str:
    """Return the text of a model file; a byte order mark at its start stays in it.

    Raises InvalidModel: D101 too large, D102 empty, D103 binary or control characters, D104 not UTF-8, D105 a line
    too long, D106 nested too deeply.
    """
    if len(data) > LARGEST:
        raise InvalidModel(_problem("D101", f"the file has {_mega(len(data))}; the most is {_mega(LARGEST)}", name))
    if not data.strip(b" \t\r\n\xef\xbb\xbf"):
        raise InvalidModel(_problem("D102", "the file is empty", name, fix="`detente new` writes a first model"))
    text = decode(data, name)
    found = [*_control(text, name), *_long_lines(text, name), *_deep(text, name)]
    if found:
        raise InvalidModel(*found)
    return text


def decode(data: bytes, name: str) -> str:
    """Decode UTF-8. Raises InvalidModel (D103, D104) with the place of the first bad byte."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise InvalidModel(_problem("D104", "the file is UTF-16, not UTF-8", name, fix="save it as UTF-8"))
    if b"\0" in data:
        raise InvalidModel(_problem("D103", "the file is binary: it has NUL bytes", name))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        message = f"byte {error.start} (0x{data[error.start]:02x}) is not UTF-8"
        raise InvalidModel(_problem("D104", message, name, before, fix="save it as UTF-8")) from None


def _mega(size: int) -> str:
    return f"{size / 2**20:.1f} MB"


def _problem(code: str, message: str, name: str, before: str = "", *, fix: str | None = None) -> Problem:
    """Make a problem that stands where the text `before` ends."""
    starts = line_starts(before)
    place = Place(name, len(starts), len(before) - starts[-1] + 1)
    return Problem(code, message, fix=fix, place=place)


_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff]|(?<!\\A)\ufeff")


def _control(text: str, name: str) -> Iterator[Problem]:
    """Report the first character YAML does not allow."""
    bad = _CONTROL.search(text)
    if bad:
        message = f"the file has a control character (U+{ord(bad[0]):04X})"
        yield _problem("D103", message, name, text[: bad.start()], fix="delete it")


def _long_lines(text: str, name: str) -> Iterator[Problem]:
    """Report the first line that is too long."""
    starts = line_starts(text)
    for start, end in zip(starts, (*starts[1:], len(text)), strict=True):
        if end - start > LONGEST_LINE + 2:
            message = f"the line has {end - start:,} characters; the most is {LONGEST_LINE:,}"
            yield _problem("D105", message, name, text[:start], fix="break it, or use a block scalar (`|`)")
            return


_MARKS = re.compile(
    r"""(?P<skip>(?:(?<![^\s])\#[^\r\n]*)                         # a comment
        |(?:(?<![^\s,:\[{])"(?:[^"\\\r\n]|\\.)*+")                # quoted within a line
        |(?:(?<![^\s,:\[{])'[^'\r\n]*+'))
      |(?P<open>[\[{])|(?P<close>[\]}])
      |^(?P<indent>[ ]*)(?P<dashes>(?:-[ ]+)*)(?=[^\s\#])
    """,
    re.VERBOSE | re.MULTILINE,
)


def _deep(text: str, name: str) -> Iterator[Problem]:
    """Report the first place nested deeper than `DEEPEST`, by brackets, dashes or indentation.

    A first look, and a lenient one: `files.yaml` counts exactly. Brackets inside long texts count here too.
    """
    brackets, indents = 0, [0]
    for mark in _MARKS.finditer(text):
        if mark["open"]:
            brackets += 1
        elif mark["close"]:
            brackets = max(0, brackets - 1)
        elif mark["indent"] is not None and not mark["skip"]:
            indents = [*_below(indents, len(mark["indent"])), len(mark["indent"])]
        if max(brackets, len(indents) - 1 + (mark["dashes"] or "").count("-")) > DEEPEST:
            yield deep(name, text[: mark.end()])
            return


def deep(name: str, before: str) -> Problem:
    """Say that the file is nested too deeply where the text `before` ends (D106)."""
    return _problem("D106", f"nested more than {DEEPEST} deep", name, before, fix="no model needs more than 8")


def _below(indents: list[int], indent: int) -> list[int]:
    """Drop the indents that are not below `indent`."""
    while indents and indents[-1] >= indent:
        indents.pop()
    return indents
