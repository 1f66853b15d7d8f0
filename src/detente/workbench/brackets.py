"""Values in brackets, `{key: value, key: [item, item]}`, cut into parts; what is left open ends where it has to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Path = tuple[str | int, ...]
Place = Literal["key", "value", "either"]

_LINE_END = re.compile(r"\r\n|\r|\n")
_SIGN = re.compile(r"[{}\[\],:#'\"\r\n]")
_FURTHER = re.compile(r"[ \t]*")


@dataclass(frozen=True, slots=True)
class Part:
    """What stands between two signs: [start, end) with the blanks around it. `path` is as in `outline.Spot`."""

    place: Place
    path: Path
    start: int
    end: int


@dataclass(slots=True)
class _Frame:
    """A mapping (`key` is the newest, None before there is one) or a list (`index`)."""

    path: Path
    mapping: bool
    key: str | None = None
    index: int = 0

    @property
    def value(self) -> Path:
        if self.mapping:
            return self.path if self.key is None else (*self.path, self.key)
        return (*self.path, self.index)


def bracketed(text: str, start: int, path: Path, column: int) -> tuple[tuple[Part, ...], int]:
    """Return the parts of the value in brackets at `start`, and where it ends.

    A bracket that nobody closes ends at the first line that stands no further in than `column`, that of its key.
    """
    reader = _Reader(text, column, path)
    parts = tuple(reader.parts(start))
    return parts, reader.at


@dataclass(slots=True)
class _Reader:
    text: str
    column: int
    path: Path
    at: int = 0

    def parts(self, start: int) -> Iterator[Part]:
        frames: list[_Frame] = []
        since, self.at = start, start
        while self.at < len(self.text):
            sign = self.text[self.at]
            if sign in "'\"" and not self.text[since : self.at].strip():
                self.at = closed(self.text, self.at)
            elif sign == "#" and self.text[self.at - 1 : self.at] in " \t\r\n":
                self.at = _line_end(self.text, self.at)
            elif sign in "\r\n" and self._ends():
                break
            elif sign in "{[" and not self.text[since : self.at].strip():
                frames.append(_Frame(frames[-1].value if frames else self.path, sign == "{"))
                self.at = since = self.at + 1
            elif sign in ",}]" or (sign == ":" and self._is_key(frames, since)):
                yield self._part(frames[-1], since, key=sign == ":")
                self._past(frames, sign, since)
                self.at = since = self.at + 1
                if not frames:
                    return
            else:
                self.at = _next(self.text, self.at + 1)
        if frames:
            yield self._part(frames[-1], since, key=False)

    def _part(self, frame: _Frame, since: int, *, key: bool) -> Part:
        if frame.mapping and (key or frame.key is None):
            return Part("key", frame.path, since, self.at)
        return Part("value" if frame.mapping else "either", frame.value, since, self.at)

    def _past(self, frames: list[_Frame], sign: str, since: int) -> None:
        top = frames[-1]
        if sign == ":":
            top.key = self.text[since : self.at].strip().strip("\"'")
        elif sign == ",":
            top.key, top.index = None, top.index + 1
        else:
            frames.pop()

    def _is_key(self, frames: list[_Frame], since: int) -> bool:
        after = self.text[self.at + 1 : self.at + 2]
        quoted = self.text[since : self.at].strip()[-1:] in ("'", '"')
        return frames[-1].mapping and frames[-1].key is None and (quoted or after in ("", *" \t\r\n,[]{}"))

    def _ends(self) -> bool:
        """Tell whether the next line with anything on it is none of the brackets any more."""
        at = self.at
        while at < len(self.text):
            found = _LINE_END.match(self.text, at)
            at = found.end() if found else at
            blanks = _FURTHER.match(self.text, at)
            assert blanks is not None  # noqa: S101 - it matches anything
            sign = self.text[blanks.end() : blanks.end() + 1]
            if sign and sign not in "\r\n#":
                return blanks.end() - at <= self.column and sign not in "]},"
            at = _line_end(self.text, blanks.end())
        return False


def _next(text: str, at: int) -> int:
    found = _SIGN.search(text, at)
    return found.start() if found else len(text)


def _line_end(text: str, at: int) -> int:
    found = _LINE_END.search(text, at)
    return found.start() if found else len(text)


def closed(text: str, start: int) -> int:
    """Return where the quoted text at `start` ends, behind its closing quote; the end of its line where it has none."""
    sign, at = text[start], start + 1
    while at < len(text):
        if text[at] == "\\" and sign == '"':
            at += 1
        elif text[at] == sign:
            if sign == "'" and text[at + 1 : at + 2] == sign:
                at += 1
            else:
                return at + 1
        at += 1
    return _line_end(text, start)
