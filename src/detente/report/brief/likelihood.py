"""Words for chances: the seven terms of the analytic standards of US intelligence, and what is off their scale.

Office of the Director of National Intelligence (2015), Intelligence Community Directive 203, Analytic Standards,
section D.6.e(2)(a). The ranges share their ends; a number on one takes the term nearer to even. Words are for chances
alone. How sure the analysis is of what it says is another matter (`confidence`) and stands in another sentence.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the scale: its two wordings, and from what chance to what chance it goes."""

    words: str
    others: str
    low: float
    high: float


TERMS = (
    Term("almost no chance", "remote", 0.01, 0.05),
    Term("very unlikely", "highly improbable", 0.05, 0.20),
    Term("unlikely", "improbable", 0.20, 0.45),
    Term("roughly even chance", "roughly even odds", 0.45, 0.55),
    Term("likely", "probable", 0.55, 0.80),
    Term("very likely", "highly probable", 0.80, 0.95),
    Term("almost certain", "nearly certain", 0.95, 0.99),
)
"""The scale, from the least to the most likely."""

EXACT = 1e-9
"""A chance no farther than this from 0 or 1 is told as that."""

BELOW, ABOVE = "below the scale", "above the scale"
"""What is said of a chance under 1 % or over 99 %, for which the scale has no term."""


def term(chance: float) -> str:
    """Return the word for a chance.

    >>> [term(each) for each in (0.1, 0.2, 0.5, 0.55, 0.8, 0.97)]
    ['very unlikely', 'unlikely', 'roughly even chance', 'roughly even chance', 'likely', 'almost certain']
    >>> term(0.001), term(1.0)
    ('below the scale', 'above the scale')
    """
    if chance < TERMS[0].low:
        return BELOW
    if chance > TERMS[-1].high:
        return ABOVE
    fitting = [one for one in TERMS if one.low <= chance <= one.high]
    return min(fitting, key=lambda one: abs((one.low + one.high) / 2 - 0.5)).words


def chance_words(low: float, high: float) -> str:
    """Return the words for a chance that lies from `low` to `high`, with the numbers.

    >>> chance_words(0.1, 0.12), chance_words(0.3, 0.6), chance_words(0.0, 0.0)
    ('very unlikely (10% to 12%)', 'unlikely to likely (30% to 60%)', 'below the scale (0%)')
    """
    said, numbers = dict.fromkeys((term(low), term(high))), dict.fromkeys((_percent(low), _percent(high)))
    return f"{' to '.join(said)} ({' to '.join(numbers)})"


def _percent(chance: float) -> str:
    """Return a chance in per cent, never as sure as it is not."""
    if EXACT < chance < 0.005:
        return "under 1%"
    return "over 99%" if 0.995 <= chance < 1 - EXACT else f"{chance:.0%}"
