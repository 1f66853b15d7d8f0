"""A text of another program cut into words, each with its place, and a reader that asks for what must come next."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import NoReturn

from detente.errors import InvalidModel, Place, Problem
from detente.files.locate import place_at
from detente.files.node import Document, Leaf
from detente.files.scan import LARGEST, decode

LONGEST_NUMBER = 40
"""Digits of one number."""
MOST_WORDS = 1_000_000
"""Words of one file: some 200 MB."""
LARGEST_POWER = 30
"""The largest power of ten of one number; more would make a small file a large number."""
NUMBER = re.compile(r"[-+]?(?:[0-9]+/[0-9]+|(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]{1,4})?)\Z")


@dataclass(frozen=True, slots=True)
class Word:
    """A word: its sort ("text", "number", "name", "mark" or "end"), what it says, and where it stands."""

    sort: str
    says: str
    start: int
    end: int


def text_of(data: bytes, name: str) -> Document:
    """Return the text of a file, without a tree. Raises InvalidModel: D101 too large, D102 empty, D103, D104."""
    if len(data) > LARGEST:
        message = f"the file has {len(data) / 2**20:.1f} MB; the most is {LARGEST / 2**20:.0f} MB"
        raise InvalidModel(Problem("D101", message, place=Place(name, 1, 1)))
    text = decode(data, name).removeprefix("\ufeff")
    if not text.strip():
        raise InvalidModel(Problem("D102", "the file is empty", place=Place(name, 1, 1)))
    return Document(name, text, Leaf("", 0, 0))


def words_of(document: Document, pattern: re.Pattern[str]) -> list[Word]:
    """Cut the text into words by `pattern`, whose groups are the sorts; what is in none is passed over.

    Raises InvalidModel: D185 at the first character that begins no word, D190 for too many. Linear in the text.
    """
    found: list[Word] = []
    at, text = 0, document.text
    while at < len(text):
        match = pattern.match(text, at)
        if match is None or match.end() == at:
            raise InvalidModel(wrong(document, "D185", f'"{text[at]}" begins no word of this format', at))
        if match.lastgroup:
            found.append(Word(match.lastgroup, match[match.lastgroup], match.start(), match.end()))
        at = match.end()
        if len(found) > MOST_WORDS:
            raise InvalidModel(wrong(document, "D190", f"more than {MOST_WORDS:,} words", at))
    return [*found, Word("end", "", len(text), len(text))]


def wrong(
    document: Document, code: str, message: str, start: int, end: int | None = None, *, fix: str | None = None
) -> Problem:
    """Return a problem at a place of the text."""
    start = min(start, max(len(document.text.rstrip()) - 1, 0))
    return Problem(code, message, fix=fix, place=place_at(document, start, start + 1 if end is None else end))


@dataclass(slots=True)
class Reader:
    """Words and which comes next. What is not as it must be raises InvalidModel with the place."""

    document: Document
    words: list[Word]
    at: int = 0

    @property
    def next(self) -> Word:
        """The word that comes next."""
        return self.words[self.at]

    def take(self) -> Word:
        """Return the word that comes next and go on; the end stays where it is."""
        word = self.words[self.at]
        self.at = min(self.at + 1, len(self.words) - 1)
        return word

    def comes(self, *said: str) -> bool:
        """Tell whether one of these marks or names comes next."""
        return self.next.sort in ("mark", "name") and self.next.says in said

    def passed(self, *said: str) -> bool:
        """Go past one of these marks or names where it comes next, and tell whether it did."""
        there = self.comes(*said)
        if there:
            self.take()
        return there

    def mark(self, *said: str) -> Word:
        """Return the mark or name that must come next."""
        if not self.comes(*said):
            self.refuse(f"{' or '.join(said)} must come here")
        return self.take()

    def sort(self, sort: str, what: str) -> Word:
        """Return the word of a sort that must come next; `what` says what it is for."""
        if self.next.sort != sort:
            self.refuse(f"{what} must come here")
        return self.take()

    def whole(self, what: str, *, most: int, least: int = 0) -> int:
        """Return the whole number that must come next."""
        word = self.sort("number", what)
        if not word.says.isascii() or not word.says.isdigit() or len(word.says) > LONGEST_NUMBER:
            self.refuse(f"{what} is a whole number, and {word.says[:LONGEST_NUMBER]} is none", word)
        if not least <= int(word.says) <= most:
            self.refuse(f"{what} is from {least} to {most}, and {word.says} is not", word)
        return int(word.says)

    def number(self, what: str) -> Fraction:
        """Return the number that must come next, exactly."""
        word = self.sort("number", what)
        return self.exact(word)

    def exact(self, word: Word) -> Fraction:
        """Return the exact value of a number: whole, decimal, with a power of ten, or a fraction."""
        _, _, power = word.says.lower().partition("e")
        if not NUMBER.match(word.says) or len(word.says) > LONGEST_NUMBER or abs(int(power or 0)) > LARGEST_POWER:
            self.refuse(f"{word.says[:LONGEST_NUMBER]} is no number that can be read here", word)
        if word.says.partition("/")[2].strip("0") == "" and "/" in word.says:
            self.refuse(f"{word.says} divides by nothing", word)
        return Fraction(word.says)

    def refuse(self, message: str, word: Word | None = None, *, code: str = "D185", fix: str | None = None) -> NoReturn:
        """Raise InvalidModel at a word, the next where none is given."""
        at = self.next if word is None else word
        said = (
            "; the file ends"
            if at.sort == "end"
            else f', not "{at.says[:24]}"'
            if word is None and code == "D185"
            else ""
        )
        raise InvalidModel(wrong(self.document, code, message + said, at.start, at.end, fix=fix))

    def lost(self, what: str, word: Word | None = None, *, fix: str | None = None) -> NoReturn:
        """Raise InvalidModel (D186): the file says something a model has no word for."""
        at = self.next if word is None else word
        raise InvalidModel(wrong(self.document, "D186", f"a model has no word for {what}", at.start, at.end, fix=fix))


def left(message: str) -> Problem:
    """Return a warning that something of the file is not in the model (D187)."""
    return Problem("D187", message, severity="warning")


def settled(message: str, *, fix: str | None = None) -> Problem:
    """Return a warning that the file leaves something open, and what was settled (D154)."""
    return Problem("D154", message, fix=fix, severity="warning")


def quoted(text: str) -> str:
    r"""Return `text` between double quotes, on one line, as Gambit reads it.

    >>> print(quoted('a "b"'))
    "a \"b\""
    """
    line = " ".join("".join(mark if mark.isprintable() else " " for mark in text).split())
    return '"' + line.replace("\\", "\\\\").replace('"', '\\"') + '"'


def unquoted(text: str) -> str:
    r"""Return what a text in double quotes says.

    >>> unquoted(r'"a \"b\""')
    'a "b"'
    """
    return re.sub(r"\\(.)", r"\1", text[1:-1], flags=re.DOTALL)
