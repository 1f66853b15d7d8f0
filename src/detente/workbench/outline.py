"""Where a place of a model file is, even of one half written: which keys lead there, and what is being typed.

The reader of `files.yaml` refuses a text with an error in it, and a text that is being typed has one most of the time.
This one never does: it goes by indentation and brackets, and passes over what it does not understand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from detente.workbench.brackets import Part, Path, bracketed, closed

_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
_KEY = re.compile(r"""("(?:[^"\\\r\n]|\\.)*"|'[^'\r\n]*'|[^\s\[\]{}#&*!|>'"%@`,][^\r\n#]*?)[ \t]*:(?=\s|\Z)""")
_DASH = re.compile(r"-(?=\s|\Z)[ \t]*")


@dataclass(frozen=True, slots=True)
class Spot:
    """What can be typed at a place. `path` is that of the value there, or of the mapping whose key it is.

    `start` is where the value (or the key) starts, `flow` whether it is within brackets, `quote` within which quotes.
    """

    place: Literal["key", "value", "either", "nothing"]
    path: Path
    start: int
    flow: bool = False
    quote: str = ""


@dataclass(slots=True)
class _Frame:
    """A mapping, with its newest key, or a list, with its newest place, and the column it stands in."""

    column: int
    path: Path
    last: str | int

    @property
    def value(self) -> Path:
        return (*self.path, self.last)


@dataclass(slots=True)
class Outline:
    """The values of a text by their paths (as text, empty where there is more below), and the spot at one place."""

    text: str
    at: int = -1
    values: dict[Path, str] = field(default_factory=dict)
    spot: Spot | None = None
    _frames: list[_Frame] = field(default_factory=list)
    _open: tuple[Path, int, int] | None = None
    """A value without quotes that lines further in go on with: its path, its start, the column of its key."""

    def under(self, *path: str | int) -> tuple[str, ...]:
        """Return the keys right below `path`, in the order of the text."""
        return tuple(str(key[-1]) for key in self.values if len(key) == len(path) + 1 and key[:-1] == path)

    def read(self) -> None:
        """Go through the text, a line at a time, and further where a value in brackets or quotes goes on below."""
        at = 0
        while at < len(self.text):
            found = _LINE.match(self.text, at)
            assert found is not None  # noqa: S101 - it matches anything
            read_to = self._line(at, found.end(1))
            rest = found if read_to <= found.end(1) else _LINE.match(self.text, read_to)
            at = rest.end() if rest is not None else len(self.text)
        if self.spot is None and self.at >= 0:
            self._blank(self.at - _line_start(self.text, self.at))

    # -- lines ----------------------------------------------------------------------------------------------------

    def _line(self, start: int, end: int) -> int:
        """Read the line [start, end); return how far was read, further than it where a value goes on below."""
        content = self.text[start:end]
        column = len(content) - len(content.lstrip(" "))
        if not content.strip() or content[column] == "#":
            if start <= self.at <= end:
                self._blank(self.at - start) if not content.strip() else self._mark("nothing", (), self.at)
            return end
        at = start + column
        if self._open is not None and column > self._open[2] and not (_DASH.match(self.text, at) or self._key(at, end)):
            return self._plain(*self._open, at=at, end=end, more=True)
        self._open = None
        while self._frames and self._frames[-1].column > column:
            self._frames.pop()
        item: Path | None = None
        while (dash := _DASH.match(self.text, at, end)) is not None:
            item = self._item(at - start)
            at = dash.end()
        key = self._key(at, end)
        return self._keyed(key, at - start, item, end) if key else self._bare(start, at, end, item)

    def _key(self, at: int, end: int) -> re.Match[str] | None:
        return _KEY.match(self.text, at, end)

    def _item(self, column: int) -> Path:
        """Go to the next item of the list in this column, which is begun where it is not there."""
        top = self._frames[-1] if self._frames else None
        if top is not None and top.column == column and isinstance(top.last, int):
            top.last += 1
        else:
            self._frames.append(_Frame(column, top.value if top is not None else (), 0))
        return self._frames[-1].value

    def _keyed(self, key: re.Match[str], column: int, item: Path | None, end: int) -> int:
        """Read a key and what stands behind it."""
        if item is None:
            self._out_of_lists(column)
        top = self._frames[-1] if self._frames else None
        name = key[1].strip("\"'")
        if item is None and top is not None and top.column == column:
            top.last = name
        else:
            self._frames.append(_Frame(column, item or (top.value if top is not None else ()), name))
        frame = self._frames[-1]
        if key.start() <= self.at <= key.end(1):
            self._mark("key", frame.path, key.start())
        self.values.setdefault(frame.value, "")
        at = key.end()
        while at < end and self.text[at] in " \t":
            at += 1
        if key.end() <= self.at < at or self.at == at == end > key.end():
            self._mark("value", frame.value, self.at)
        return self._value(frame.value, at, end, column) if at < end else end

    def _out_of_lists(self, column: int) -> None:
        """A key ends a list in its own column: that list was the value of the key before it."""
        while self._frames and isinstance(self._frames[-1].last, int) and self._frames[-1].column >= column:
            self._frames.pop()

    def _bare(self, start: int, at: int, end: int, item: Path | None) -> int:
        """Read what has no key: an item, a value below its key, or a key that is being typed."""
        column = at - start
        if item is not None:
            if at == end:
                if start <= self.at <= end and self.at >= at:
                    self._mark("either", item, at)
                return end
            return self._value(item, at, end, self._frames[-1].column, either=True)
        top = self._frames[-1] if self._frames else None
        if top is not None and top.column < column:
            return self._value(top.value, at, end, top.column, either=True)
        if start <= self.at <= end:
            self._blank(column, start=at)
        return end

    # -- values ---------------------------------------------------------------------------------------------------

    def _value(self, path: Path, at: int, end: int, column: int, *, either: bool = False) -> int:
        """Read the value that starts at `at`; what belongs to it further down is further in than `column`."""
        sign = self.text[at]
        if sign in "|>":
            return self._text(end, column)
        if sign in "{[":
            parts, stop = bracketed(self.text, at, path, column)
            for part in parts:
                self._part(part)
            return max(stop, end)
        if sign in "'\"":
            stop = closed(self.text, at)
            unclosed = self.text[stop - 1] != sign or stop == at + 1
            if at < self.at < stop or (unclosed and self.at == stop):
                self._mark("value", path, at + 1, quote=sign)
            self.values[path] = self.text[at + 1 : stop if unclosed else stop - 1]
            return max(stop, end)
        return self._plain(path, at, column, at=at, end=end, either=either)

    def _plain(
        self, path: Path, start: int, column: int, *, at: int, end: int, either: bool = False, more: bool = False
    ) -> int:
        """Read a value without quotes, or where it goes on (`more`), up to a comment or the end of the line."""
        comment = self.text.find(" #", at, end)
        stop = end if comment < 0 else comment
        if at <= self.at <= stop:
            self._mark("either" if either and not more else "value", path, start)
        elif stop < self.at <= end:
            self._mark("nothing", (), self.at)
        self.values[path] = self.text[start:stop].strip()
        self._open = (path, start, column) if comment < 0 else None
        return end

    def _part(self, part: Part) -> None:
        """Take in a part of a value in brackets."""
        told = self.text[part.start : part.end]
        start = part.start + len(told) - len(told.lstrip())
        if part.place == "key" and told.strip():
            self.values.setdefault((*part.path, told.strip().strip("\"'")), "")
        elif told.strip():
            self.values[part.path] = told.strip().strip("\"'")
        if not part.start <= self.at <= part.end:
            return
        quote = self.text[start : start + 1] if told.strip()[:1] in ("'", '"') else ""
        self._mark(part.place, part.path, start + len(quote) if self.at > start else start, flow=True, quote=quote)

    def _text(self, end: int, column: int) -> int:
        """Pass over a literal or folded text: all lines further in than `column`."""
        at = stop = end
        while (found := _LINE.match(self.text, at)) is not None and found[2]:
            line = _LINE.match(self.text, found.end())
            assert line is not None  # noqa: S101 - it matches anything
            content = line[1]
            if content.strip() and len(content) - len(content.lstrip(" ")) <= column:
                break
            stop = line.end(1) if content.strip() else stop
            at = line.end(1)
        if end < self.at <= at and (self.at <= stop or self.at - _line_start(self.text, self.at) > column):
            self._mark("nothing", (), self.at)
        return stop

    # -- the spot -------------------------------------------------------------------------------------------------

    def _blank(self, column: int, *, start: int | None = None) -> None:
        """Nothing, or the beginning of a key, stands in `column`: it belongs to the mapping there, or below a key."""
        at = self.at if start is None else start
        frames = [each for each in self._frames if each.column <= column]
        exact = next((each for each in reversed(frames) if each.column == column and isinstance(each.last, str)), None)
        if exact is not None:
            self._mark("key", exact.path, at)
        elif frames and frames[-1].column < column and not self.values.get(frames[-1].value):
            self._mark("either", frames[-1].value, at)
        elif column == 0:
            self._mark("key", (), at)
        else:
            self._mark("nothing", (), at)

    def _mark(
        self, place: Literal["key", "value", "either", "nothing"], path: Path, start: int, *, flow: bool = False,
        quote: str = "",
    ) -> None:  # fmt: skip
        if self.spot is None:
            self.spot = Spot(place, path, min(start, self.at), flow, quote)


def outline(text: str, at: int = -1) -> Outline:
    """Return the outline of `text` with the spot at code point `at`. Never raises. Cost: linear in the text.

    >>> outline("actors: {usa: {ki", 17).spot
    Spot(place='key', path=('actors', 'usa'), start=15, flow=True, quote='')
    """
    found = Outline(text, min(max(at, -1), len(text)))
    found.read()
    return found


def _line_start(text: str, at: int) -> int:
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
