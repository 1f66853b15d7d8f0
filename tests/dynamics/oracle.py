"""What the engine computes, again, slowly and from the definitions: exact fractions and 60 decimal digits."""

from __future__ import annotations

from decimal import Decimal, getcontext
from fractions import Fraction
from functools import reduce

import numpy as np

from detente.dynamics.chain import Chain, Mask

getcontext().prec = 60
Rows = list[list[Decimal]]


def generator(chain: Chain) -> np.ndarray:
    """Return Q as a dense array."""
    rates = chain.rates.toarray()
    return rates - np.diag(rates.sum(axis=1))


def exponential(chain: Chain, days: float) -> np.ndarray:
    """Return exp(Q t) by its Taylor series in 60 digits, halved until small and squared back."""
    n = chain.n
    rates = [[Decimal(float(x)) for x in row] for row in chain.rates.toarray()]
    q = [[r if i != j else -sum(row) for j, r in enumerate(row)] for i, row in enumerate(rates)]
    norm = max((sum(abs(x) for x in row) for row in q), default=Decimal(0)) * Decimal(days)
    halvings = max(0, int(norm).bit_length() + 2)
    scaled = [[x * Decimal(days) / 2**halvings for x in row] for row in q]
    unit = [[Decimal(int(i == j)) for j in range(n)] for i in range(n)]
    term, total = unit, unit
    for k in range(1, 40):
        term = [[x / k for x in row] for row in _product(term, scaled)]
        total = [[a + b for a, b in zip(s, t, strict=True)] for s, t in zip(total, term, strict=True)]
    return np.array(reduce(lambda m, _: _product(m, m), range(halvings), total), dtype=float)


def _product(a: Rows, b: Rows) -> Rows:
    return [[sum((x * b[k][j] for k, x in enumerate(row)), Decimal(0)) for j in range(len(b))] for row in a]


def reaches(chain: Chain, goal: Mask, through: Mask) -> list[bool]:
    """Say which states can reach the goal via `through`, by trying again until nothing changes."""
    rates, found = chain.rates.toarray(), [bool(g) for g in goal]
    for _ in range(chain.n):
        found = [
            found[s] or (bool(through[s]) and any(rates[s, t] > 0 and found[t] for t in range(chain.n)))
            for s in range(chain.n)
        ]
    return found


def ever(chain: Chain, goal: Mask, through: Mask) -> list[Fraction]:
    """Return the chance of ever reaching the goal via `through`: the least solution, in fractions."""
    can = reaches(chain, goal, through)
    inside = [s for s in range(chain.n) if can[s] and not goal[s]]
    rates = fractions(chain)
    gain = [sum((rates[s][t] for t in range(chain.n) if goal[t]), Fraction(0)) for s in inside]
    x = _solved(_system(rates, inside), gain)
    found = dict(zip(inside, x, strict=True))
    return [Fraction(1) if goal[s] else found.get(s, Fraction(0)) for s in range(chain.n)]


def days_until(chain: Chain, goal: Mask) -> list[Fraction | None]:
    """Return the expected days until the goal; None where they are infinite."""
    sure = [p == 1 for p in ever(chain, goal, np.ones(chain.n, bool))]
    inside = [s for s in range(chain.n) if sure[s] and not goal[s]]
    x = _solved(_system(fractions(chain), inside), [Fraction(1)] * len(inside))
    found = dict(zip(inside, x, strict=True))
    return [Fraction(0) if goal[s] else found.get(s) for s in range(chain.n)]


def fractions(chain: Chain) -> list[list[Fraction]]:
    return [[Fraction(float(x)) for x in row] for row in chain.rates.toarray()]


def _system(rates: list[list[Fraction]], inside: list[int]) -> list[list[Fraction]]:
    return [[(sum(rates[s]) if s == t else Fraction(0)) - rates[s][t] for t in inside] for s in inside]


def _solved(matrix: list[list[Fraction]], right: list[Fraction]) -> list[Fraction]:
    """Solve by elimination, in fractions."""
    rows = [[*row, b] for row, b in zip(matrix, right, strict=True)]
    for k in range(len(rows)):
        pivot = next(i for i in range(k, len(rows)) if rows[i][k])
        rows[k], rows[pivot] = rows[pivot], rows[k]
        rows[k] = [x / rows[k][k] for x in rows[k]]
        for i in range(len(rows)):
            if i != k and rows[i][k]:
                rows[i] = [x - rows[i][k] * y for x, y in zip(rows[i], rows[k], strict=True)]
    return [row[-1] for row in rows]
