"""Quantal response: what two sides do, each of whom chooses by logit against the chances with which the other does.

Two choices each. With precision b, p the chance of my first choice and q of theirs, and m(i, j) and t(i, j) what
choices i and j are worth to me and to them: p = 1 / (1 + exp(-b gain)), with my gain of the first choice over the
second, q (m(1,1) - m(2,1)) + (1 - q) (m(1,2) - m(2,2)), and the same for q. Precision 0 is a coin toss; high precision
comes to a Nash equilibrium. It is the rule `logit` of the dynamics in a game played once, with a precision that play
can show.

McKelvey and Palfrey (1995), Quantal response equilibria for normal form games, Games and Economic Behavior 10(1).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import exp, log

from detente.dynamics.calculators.inputs import at_least_0

Worths = tuple[tuple[float, float], tuple[float, float]]
"""What each pair of choices is worth to one side: a row for each choice of mine, a column for each of theirs."""

GRID = 4096
"""In how many parts equilibria are looked for; two within one part are missed."""

MOST_PRECISE = 100.0
"""The highest precision tried for what was counted; to tell higher ones apart takes more play than there is."""


def quantal(mine: Worths, theirs: Worths, precision: float) -> tuple[tuple[float, float], ...]:
    """Return the equilibria, each as the chances of my first choice and of theirs, by rising chance of mine.

    There is always one, and at low precision only one. Raises InvalidQuery (D812) for a precision below 0.

    >>> [(round(p, 4), round(q, 4)) for p, q in quantal(((1, 1), (0, 1)), ((1, 1), (2, 1)), 2.0)]
    [(0.7727, 0.6117)]
    """
    at_least_0("precision", precision)

    def reply(p: float) -> float:
        return _logit(precision * (p * (theirs[0][0] - theirs[0][1]) + (1 - p) * (theirs[1][0] - theirs[1][1])))

    def beyond(p: float) -> float:
        q = reply(p)
        return p - _logit(precision * (q * (mine[0][0] - mine[1][0]) + (1 - q) * (mine[0][1] - mine[1][1])))

    return tuple((p, reply(p)) for p in _roots(beyond))


def precision_of(mine: Worths, theirs: Worths, counts: Worths) -> tuple[float, float]:
    """Return the precision under which what was counted is likeliest, and the logarithm of how likely it then is.

    `counts` has a row for me and one for them: how often the first and the second choice was made. Where there are
    several equilibria the likeliest one counts. 0 where play was no better than a coin toss; at most `MOST_PRECISE`.
    Raises InvalidQuery (D812) for counts below 0.
    """
    for count in counts[0] + counts[1]:
        at_least_0("a count", count)

    def likely(precision: float) -> float:
        return max(_likely(counts, found) for found in quantal(mine, theirs, precision))

    tried = [0.0] + [0.01 * (MOST_PRECISE / 0.01) ** (k / 60) for k in range(61)]
    best = max(range(len(tried)), key=lambda k: likely(tried[k]))
    found = _highest(likely, tried[max(best - 1, 0)], tried[min(best + 1, len(tried) - 1)])
    return found, likely(found)


def _likely(counts: Worths, found: tuple[float, float]) -> float:
    """Return the logarithm of the chance of `counts`, without what is the same for all precisions."""
    pairs = (
        (n, p) for row, first in zip(counts, found, strict=True) for n, p in zip(row, (first, 1 - first), strict=True)
    )
    return sum(n * (log(p) if p > 0 else -float("inf")) for n, p in pairs if n)


def _logit(gain: float) -> float:
    """Return 1 / (1 + exp(-gain)) without overflow."""
    return 1 / (1 + exp(-gain)) if gain >= 0 else exp(gain) / (1 + exp(gain))


def _roots(of: Callable[[float], float]) -> Iterator[float]:
    """Yield where `of`, at most 0 at 0 and at least 0 at 1, is 0, by bisection in each part of the grid."""
    low, below = 0.0, of(0.0) < 0
    if not below:
        yield 0.0
    for k in range(1, GRID + 1):
        high = k / GRID
        if (of(high) < 0) != below:
            yield _between(of, low, high)
            below = not below
        low = high


def _between(of: Callable[[float], float], low: float, high: float) -> float:
    """Return where `of` changes its sign between two numbers, to the last bit."""
    sign = of(low) < 0
    middle = (low + high) / 2
    while low < middle < high:
        low, high = (middle, high) if (of(middle) < 0) == sign else (low, middle)
        middle = (low + high) / 2
    return middle


def _highest(of: Callable[[float], float], low: float, high: float) -> float:
    """Return where `of`, with one peak between two numbers, is highest, by thirds, to about 1e-8."""
    while high - low > 1e-9 * (1 + high):
        one, other = low + (high - low) / 3, high - (high - low) / 3
        low, high = (one, high) if of(one) < of(other) else (low, other)
    return (low + high) / 2
