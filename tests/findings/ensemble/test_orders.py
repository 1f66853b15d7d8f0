"""Orders that fit what is sure: counted exactly, drawn uniformly."""

from __future__ import annotations

from collections import Counter
from itertools import combinations, permutations
from math import factorial

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2

from detente.conflict.order import cycle
from detente.findings.ensemble.orders import PartialOrder, chain, count, draw, every, layers_of, steps_of, walk

Pairs = frozenset[tuple[int, int]]


def grid(wide: int, high: int) -> PartialOrder:
    at = [(x, y) for x in range(wide) for y in range(high)]
    below = {(at.index((x, y)), at.index((x + dx, y + dy))) for x, y in at for dx, dy in ((1, 0), (0, 1))
             if (x + dx, y + dy) in at}  # fmt: skip
    return PartialOrder(len(at), frozenset(below))


def fence(size: int) -> PartialOrder:
    pairs = ((k, k + 1) if k % 2 == 0 else (k + 1, k) for k in range(size - 1))
    return PartialOrder(size, frozenset(pairs))


def subsets(of: int) -> PartialOrder:
    pairs = frozenset((one, one | 1 << bit) for one in range(1 << of) for bit in range(of) if not one >> bit & 1)
    return PartialOrder(1 << of, pairs)


PAIRS = PartialOrder(12, frozenset((2 * k, 2 * k + 1) for k in range(6)))


# Closed forms: n!, 12!/2^6, Catalan number 8, hook lengths, Euler's zigzag numbers (A000111), Boolean lattices.
@pytest.mark.parametrize(
    ("name", "order", "wanted"),
    [
        ("antichain of 8", PartialOrder(8), 40_320),
        ("6 pairs", PAIRS, 7_484_400),
        ("2 x 8 grid", grid(2, 8), 1_430),
        ("4 x 4 grid", grid(4, 4), 24_024),
        *((f"fence of {size}", fence(size), wanted) for size, wanted in zip(range(5, 10), (16, 61, 272, 1385, 7936),
                                                                            strict=True)),
        ("subsets of 3", subsets(3), 48),
        ("subsets of 4", subsets(4), 1_680_384),
        ("subsets of 5", subsets(5), 14_807_804_035_657_359_360),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_orders_are_counted_as_the_closed_forms_say(name: str, order: PartialOrder, wanted: int) -> None:
    assert wanted == count(order)


def test_an_antichain_is_counted_by_its_sets_as_by_its_factorial() -> None:
    layers = layers_of(PartialOrder(9))
    assert layers is not None
    assert factorial(9) == layers.count


def brute(order: PartialOrder) -> list[tuple[int, ...]]:
    return [one for one in permutations(range(order.size)) if all(one.index(a) < one.index(b) for a, b in order.sure)]


@st.composite
def orders(draw_from: st.DrawFn) -> PartialOrder:
    size = draw_from(st.integers(1, 6))
    names = draw_from(st.permutations(range(size)))
    pairs = [pair for pair in combinations(range(size), 2) if draw_from(st.booleans())]
    return PartialOrder(size, frozenset((names[a], names[b]) for a, b in pairs))


@given(orders())
def test_the_orders_are_those_brute_force_finds(order: PartialOrder) -> None:
    assert brute(order) == list(every(order))
    assert len(brute(order)) == count(order)
    assert () == cycle(order.size, order.sure)


@given(orders(), st.integers(0, 2**32))
def test_what_is_drawn_fits_what_is_sure(order: PartialOrder, seed: int) -> None:
    fitting = set(brute(order))
    for drawn in (draw(order, 5, np.random.default_rng(seed)), chain(order, 5, np.random.default_rng(seed), steps=40)):
        assert {tuple(map(int, one)) for one in drawn} <= fitting


@given(orders())
def test_a_pair_turned_round_makes_a_cycle_that_is_shown(order: PartialOrder) -> None:
    if order.closed:
        first, later = min(order.closed)
        turned = order.sure | {(later, first)}
        found = cycle(order.size, turned)
        assert len(found) >= 2
        assert {(a, b) for a, b in zip(found, (*found[1:], found[0]), strict=True)} <= turned


def p_value(order: PartialOrder, drawn: np.ndarray) -> float:
    wanted = brute(order)
    seen = Counter(tuple(map(int, one)) for one in drawn)
    each = len(drawn) / len(wanted)
    return float(chi2.sf(sum((seen[one] - each) ** 2 / each for one in wanted), len(wanted) - 1))


def test_orders_are_drawn_uniformly_by_the_walk_and_by_the_chain() -> None:
    order = fence(6)
    layers = layers_of(order)
    assert layers is not None
    assert 0.001 < p_value(order, walk(layers, 20_000, np.random.default_rng(5)))
    assert 0.001 < p_value(order, chain(order, 20_000, np.random.default_rng(6), steps=steps_of(6)))


def test_a_chain_stopped_early_is_seen_not_to_be_uniform() -> None:
    assert p_value(fence(6), chain(fence(6), 20_000, np.random.default_rng(6), steps=20)) < 1e-6


def test_too_many_sets_are_not_counted_and_the_chain_draws() -> None:
    order = PartialOrder(12, frozenset({(0, 1)}))
    assert count(order, most=100) is None
    drawn = draw(order, 3, np.random.default_rng(1), most=100)
    assert all(list(one).index(0) < list(one).index(1) and sorted(one) == list(range(12)) for one in drawn)


def test_the_same_seed_draws_the_same_orders() -> None:
    one, other = (draw(PAIRS, 50, np.random.default_rng(3)) for _ in range(2))
    assert np.array_equal(one, other)
