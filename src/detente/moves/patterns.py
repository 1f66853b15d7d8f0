"""Many states as few patterns with dashes, so that fifty states read as three lines.

A pattern says Y (taken), N (not taken) or - (either) of each option. The patterns of a set cover it exactly: a feasible
state matches one of them if and only if it is in the set; infeasible combinations may match. Found greedily, as prime
implicants are (Quine 1952; McCluskey 1956): a state is widened option by option for as long as no state outside the set
matches, and the widest is taken first. The cover is small, not proven smallest, and always the same.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.moves.graph import Graph, Mask

Bits = NDArray[np.uint64]

_WORK = 2**24
"""States compared per round of the search: the more states there are, the fewer seeds are tried."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """Y, N or - for each of the graph's options, in order, and how many states of the graph match.

    A dash is only there where the matching states differ, so each letter is true of all of them.
    """

    marks: str
    count: int


def patterns(graph: Graph, which: Mask) -> tuple[Pattern, ...]:
    """Return patterns that match the states marked in `which`, (n,) bool, and no other state of the graph.

    A state may match several. Cost O(n k) for each seed tried, k options; at most 32 seeds for each pattern.
    """
    inside, outside = graph.states[which], graph.states[~which]
    cubes: list[Mask] = []
    left = np.ones(len(inside), bool)
    while left.any():
        cubes.append(_widest(inside, outside, left, len(graph.options)))
        left &= ~cubes[-1]
    groups = [_read(inside[cube], len(graph.options)) for cube in _needed(cubes)]
    return tuple(sorted(groups, key=lambda pattern: (-pattern.count, pattern.marks)))


def _widest(inside: Bits, outside: Bits, left: Mask, options: int) -> Mask:
    """Return the matching states of the widest pattern found from any of the states left."""
    candidates = inside[left]
    most = max(1, min(32, _WORK // (max(1, options) * (len(inside) + len(outside)))))
    seeds = candidates[np.linspace(0, len(candidates) - 1, min(most, len(candidates))).astype(int)]
    found = [_matching(inside, seed, _widened(seed, candidates, outside, options)) for seed in seeds]
    return max(found, key=lambda match: (int((match & left).sum()), int(match.sum())))


def _widened(seed: np.uint64, candidates: Bits, outside: Bits, options: int) -> int:
    """Return the bits that keep `outside` out: those that fewest candidates share with the seed are given up first."""
    differ = candidates ^ seed
    bits = [1 << place for place in range(options)]
    by_use = sorted(bits, key=lambda bit: -int(((differ & np.uint64(bit)) != 0).sum()))
    care, apart = (1 << options) - 1, outside ^ seed
    for bit in by_use:
        if not (apart == np.uint64(bit)).any():
            care &= ~bit
            apart = apart & np.uint64(care)
    return care


def _matching(states: Bits, seed: np.uint64, care: int) -> Mask:
    """Mark the states that agree with `seed` on the bits `care`."""
    matching: Mask = ((states ^ seed) & np.uint64(care)) == 0
    return matching


def _needed(cubes: list[Mask]) -> list[Mask]:
    """Return the cubes without those whose states the others cover, narrowest tried first."""
    times = np.sum(cubes, axis=0) if cubes else np.zeros(0)
    kept = []
    for cube in sorted(cubes, key=lambda match: int(match.sum())):
        if (times[cube] > 1).all():
            times = times - cube
        else:
            kept.append(cube)
    return kept


def _read(states: Bits, options: int) -> Pattern:
    """Return the narrowest pattern around `states`."""
    every, some = int(np.bitwise_and.reduce(states)), int(np.bitwise_or.reduce(states))
    marks = ("Y" if every >> place & 1 else "-" if some >> place & 1 else "N" for place in range(options))
    return Pattern("".join(marks), len(states))
