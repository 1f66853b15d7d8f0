"""Chains for tests: small ones drawn by hypothesis, and the ones every textbook has."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
from hypothesis import strategies as st

from detente.dynamics.chain import Chain, Mask, Segment, Timeline, chain_of

TABLES: dict[str, Any] = json.loads((Path(__file__).parents[1] / "data" / "dynamics.json").read_text("utf-8"))
RATES = [0.0, 0.0, 0.0, 0.0078125, 0.25, 0.5, 1.0, 1.5, 3.0, 16.0]


def listed(n: int, rows: list[list[float]]) -> Chain:
    """Return the chain with these (from, to, rate)."""
    source, target, rate = zip(*rows, strict=True)
    return chain_of(n, np.array(source, int), np.array(target, int), rate)


def birth_death(up: list[float], down: list[float]) -> Chain:
    """Return the chain on 0..len(up) with these rates to k + 1 and, from k + 1, back to k."""
    ups = [[k, k + 1, rate] for k, rate in enumerate(up)]
    return listed(len(up) + 1, ups + [[k + 1, k, rate] for k, rate in enumerate(down)])


def cube(options: int, *, seed: int, scale: float = 0.4) -> Chain:
    """Return the chain on 2^options states, each of which leads to those that differ in one option."""
    rng, n = np.random.default_rng(seed), 1 << options
    here = np.arange(n)
    targets = (here[:, None] ^ (1 << np.arange(options))).ravel()
    return chain_of(n, np.repeat(here, options), targets, rng.random(n * options) * scale)


@st.composite
def chains(draw: st.DrawFn, *, least: int = 1, most: int = 5) -> Chain:
    """Draw a chain: many rates are 0, so that there are dead ends and several closed classes."""
    n = draw(st.integers(least, most))
    dense = np.array(draw(st.lists(st.sampled_from(RATES), min_size=n * n, max_size=n * n))).reshape(n, n)
    source, target = np.nonzero(dense)
    return chain_of(n, source, target, dense[source, target])


@st.composite
def masks(draw: st.DrawFn, n: int) -> Mask:
    """Draw a set of states."""
    return np.array(draw(st.lists(st.booleans(), min_size=n, max_size=n)), dtype=bool)


@st.composite
def timelines(draw: st.DrawFn, *, most: int = 4) -> Timeline:
    """Draw one to three segments on the same states, some with jumps."""
    first = draw(chains(most=most))
    n, timeline, end = first.n, [], 0.0
    for _ in range(draw(st.integers(0, 2))):
        end += draw(st.sampled_from([0.125, 0.5, 2.0]))
        jump = draw(st.none() | st.lists(st.integers(0, n - 1), min_size=n, max_size=n))
        timeline.append(Segment(draw(chains(least=n, most=n)), end, None if jump is None else np.array(jump, np.intp)))
    return (*timeline, Segment(first))
