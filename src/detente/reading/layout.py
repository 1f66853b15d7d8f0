"""The text as the parser sees it: the same length, one character for one, in pieces that join to the whole.

The parser was trained on tidy prose. Curly quotes, odd spaces, control and bidi characters and the line ends of wrapped
lines are replaced one for one, so that every offset into what is parsed is an offset into the text.
"""

from __future__ import annotations

import re
import unicodedata

PIECE = 4_000
"""The most characters parsed at once: bounds memory and time on one enormous line."""

_TIDY = {ord(char): '"' for char in "“”„‟«»"} | {ord(char): "'" for char in "‘’‚‛`´"} | {0x2014: "-", 0x2015: "-"}
_FOOTNOTE = re.compile(r"\[[0-9]{1,3}\]")
"""The mark of a footnote ("[3]"), which the parser takes for part of the word before it."""
_WRAPPED = range(50, 100)
"""A line this long that does not end a sentence is taken for one a text editor wrapped."""


def tidy(text: str) -> str:
    r"""Return `text` for the parser, of the same length.

    >>> tidy("“No war”,\u202e he\xa0said")
    '"No war",  he said'
    """
    plain = _FOOTNOTE.sub(lambda mark: " " * len(mark[0]), text.translate(_TIDY))
    if plain.isascii() and plain.isprintable():
        return plain
    return "".join(char if char == "\n" or char.isprintable() else _blank(char) for char in plain)


def _blank(char: str) -> str:
    """Replace what cannot be printed: line ends by themselves, the rest by a space."""
    return "\n" if unicodedata.category(char) in {"Zl", "Zp"} or char in "\v\f\x85" else " "


def pieces(text: str) -> list[str]:
    r"""Cut a tidied text into paragraphs of at most `PIECE` characters, joined lines unwrapped.

    ``"".join(pieces(text))`` has the length of `text`, and differs only where a line end became a space.

    >>> pieces("One.\n\nTwo.")
    ['One.\n\n', 'Two.']
    """
    paragraphs: list[list[str]] = []
    open_line = False
    for line in text.splitlines(keepends=True):
        blank = not line.strip()
        if paragraphs and (blank or open_line):
            paragraphs[-1][-1] = paragraphs[-1][-1] if blank else paragraphs[-1][-1][:-1] + " "
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
        open_line = _wrapped(line)
    return [piece for lines in paragraphs for piece in _cut("".join(lines))]


def _wrapped(line: str) -> bool:
    body = line.rstrip()
    return line.endswith("\n") and len(body) in _WRAPPED and body[-1] not in ".!?:\"'"


def _cut(paragraph: str) -> list[str]:
    """Cut after a sentence end, else after a space, else anywhere."""
    cuts, start = [], 0
    while len(paragraph) - start > PIECE:
        window = paragraph[start : start + PIECE]
        at = max(window.rfind(". ") + 2, PIECE // 2)
        if at == PIECE // 2:
            at = max(window.rfind(" ") + 1, PIECE // 2)
        cuts.append(window[:at])
        start += at
    return [*cuts, paragraph[start:]]
