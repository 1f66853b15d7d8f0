"""How large the letters of a brief may be for all of it to stand on one sheet of A4.

A word processor sets the lines, in fonts nobody knows beforehand: they are counted here with letters as wide and lines
as high as those of any font that often stands for Arial (Liberation Sans, Noto Sans, DejaVu Sans), so that some of the
sheet may stay empty, and nothing goes over its end.
"""

from __future__ import annotations

from math import ceil

from detente.report.brief.record import Brief, Line

SIZES = (9.0, 8.5, 8.0, 7.5, 7.0, 6.5, 6.0)
"""Sizes of the text in points, the largest first; the last is for what fits nowhere."""
WIDTH, HEIGHT = 493.0, 748.0
"""The sheet within its margins in points, less one line."""
INDENT = 20.0
"""What a bullet takes of the width."""
WIDE, LEADING = 0.545, 1.37
"""How wide a letter is on average, how high a line, each of the size: as in DejaVu Sans, and in Noto Sans."""
TITLE, HEAD, SMALL = 17.0, 10.0, 0.83
"""Points of the title and of headings of parts; the size of small text by that of the text."""


def size(found: Brief, last: str) -> float:
    """Return the largest of `SIZES` at which the brief fits, `last` being the paragraph at its end."""
    return next((one for one in SIZES if height(found, last, one) <= HEIGHT), SIZES[-1])


def height(found: Brief, last: str, points: float) -> float:
    """Return how high the brief is at most in points, its text being of that size."""
    small = points * SMALL
    cited = "  ".join(f"{one.number} {one.id}" for one in found.cited)
    whole = _block("Brief", small, 2) + _block(found.title, TITLE, 2) + _line(found.question, points, 0)
    for part in found.parts:
        whole += _block(part.title, HEAD, 8) + sum(_line(one, points, 0 if one.mark else INDENT) for one in part.lines)
    return whole + _block(f"Claims: {cited}", small, 8) + _block(last, small, 2) + _block("Made", small, 2)


def _line(one: Line, points: float, indent: float) -> float:
    return _block(f"{one.mark} {one.text} [{' '.join(dict.fromkeys(one.claims))}]", points, 1, indent)


def _block(text: str, points: float, space: float, indent: float = 0.0) -> float:
    """Return the height of a paragraph: its lines, on each of which a word may not have fitted, and its space."""
    letters = (WIDTH - indent) / (points * WIDE) - 4
    return ceil(len(text) / letters) * points * LEADING + space
