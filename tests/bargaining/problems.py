"""Bargaining problems for tests: small whole numbers, so that ties and corners are frequent."""

from __future__ import annotations

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st

from detente.bargaining.packages import Packages, Table, Vector

Problem = tuple[Table, Vector]
unhurried = settings(deadline=None, max_examples=60)


@st.composite
def problems(draw: st.DrawFn, *, parties: int | None = None, most: int = 9) -> Problem:
    """Draw utilities in sixths and a no-deal point that is often beaten."""
    p = parties or draw(st.integers(2, 4))
    n = draw(st.integers(1, most))
    rows = draw(st.lists(st.lists(st.integers(0, 6), min_size=p, max_size=p), min_size=n, max_size=n))
    point = draw(st.lists(st.integers(-1, 4), min_size=p, max_size=p))
    return np.array(rows, dtype=np.float64) / 6.0, np.array(point, dtype=np.float64) / 6.0


@st.composite
def packages(draw: st.DrawFn, *, parties: int = 2) -> Packages:
    """Draw one to three issues with one to three settlements each, some ruled out."""
    issues = draw(st.integers(1, 3))
    sizes = [draw(st.integers(1, 3)) for _ in range(issues)]
    number = st.integers(0, 8)
    worth = tuple(
        np.array([[draw(number) for _ in range(size)] for _ in range(parties)], dtype=np.float64) for size in sizes
    )
    allowed = tuple(np.array([draw(st.integers(0, 5)) > 0 for _ in range(size)]) for size in sizes)
    no_deal = np.array([draw(st.integers(-1, 9)) for _ in range(parties)], dtype=np.float64)
    base = np.array([draw(st.integers(-2, 2)) for _ in range(parties)], dtype=np.float64)
    return Packages(worth, no_deal, allowed, base=base)
