"""The one tree of errors, and the one record of a problem.

    DetenteError                every error a user can cause; carries `problems`
    +-- InvalidModel            a model file or an edit of one does not make sense
    +-- InvalidText             a text cannot be read (missing, binary, empty, too large, ...)
    +-- InvalidQuery            a formula, a claim or an edit typed by hand does not parse or names nothing
    +-- TooLarge                the request would not fit; the message has the computed size
    +-- Unavailable             an optional part is not installed; the message has the command that installs it
    +-- NoAnswer                a language model's endpoint was not reached, or gave no answer that can be used

A problem knows its *path* into the conflict and a span within the text found there; only `files` turns the two
into a line and a caret, so nothing below `files` needs to know about bytes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import lru_cache
from typing import Literal

Path = tuple[str | int, ...]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a problem stands in a file: 1-based line and column, the line itself, and how many columns to mark."""

    file: str
    line: int
    column: int
    text: str = ""
    width: int = 1


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: its code, where it is, what is wrong, the nearest valid name, the fix."""

    code: str
    message: str
    path: Path = ()
    span: Span | None = None
    nearest: str | None = None
    fix: str | None = None
    severity: Literal["error", "warning"] = "error"
    place: Place | None = None
    on_key: bool = False
    """Mark the key rather than the value at `path` (an unknown or duplicate key)."""

    def under(self, *prefix: str | int) -> Problem:
        """Return the same problem with `prefix` put before its path.

        >>> Problem("D210", "no such actor", ("to",)).under("ties", 0).path
        ('ties', 0, 'to')
        """
        return replace(self, path=(*prefix, *self.path))

    def __str__(self) -> str:
        place = f"{self.place.file}:{self.place.line}:{self.place.column}   " if self.place else ""
        lines = [f"{self.code}  {place}{self.message}"]
        if self.place and self.place.text:
            gutter = f"{self.place.line:>5} | "
            lines += [gutter + self.place.text, " " * (len(gutter) + self.place.column - 1) + "^" * self.place.width]
        hints = [f'did you mean "{self.nearest}"?' if self.nearest else "", self.fix or ""]
        if any(hints):
            lines.append("   " + "  ".join(hint for hint in hints if hint))
        return "\n".join(lines)


class DetenteError(Exception):
    """Every error a user can cause. `problems` has all of them, in the order they stand in the file."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


class InvalidModel(DetenteError):
    """A model file, or a conflict after an edit, does not make sense."""


class InvalidText(DetenteError):
    """A text cannot be read: missing, binary, empty, too large or not UTF-8."""


class InvalidQuery(DetenteError):
    """A formula, claim or edit does not parse, or names something that is not there."""


class TooLarge(DetenteError):
    """The request would not fit in memory or in the stated limits. The message has the computed size."""


class Unavailable(DetenteError):
    """An optional part of detente is not installed. The fix is the command that installs it."""


class NoAnswer(DetenteError):
    """The endpoint of a language model was not reached, refused, or gave no answer that can be used."""


MANY = 200
"""Beyond so many known names only those with one half in common are compared, so a long file of slips ends soon."""


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name closest to `name`, or None where none is close.

    >>> nearest("iram", ["iran", "militia", "usa"])
    'iran'
    """
    return _nearest(name, tuple(known))


@lru_cache(maxsize=256)
def _nearest(name: str, known: tuple[str, ...]) -> str | None:
    """Compare. Kept: what a model no longer has is asked after by many of its claims, each time it changes."""
    half = len(name) // 2
    listed = [each for each in known if _alike(each, name, half)] if len(known) > MANY else known
    close = get_close_matches(name, listed, n=1, cutoff=0.6)
    return close[0] if close else None


def _alike(one: str, other: str, half: int) -> bool:
    """Tell whether one half is the same in both, as a single slip leaves it, and the lengths differ by two at most."""
    return abs(len(one) - len(other)) <= 2 and (one[:half] == other[:half] or one[-half:] == other[-half:])
