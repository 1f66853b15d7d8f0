"""A continuous-time Markov chain as arrays: rates between n states, and stretches of time that each have one chain.

A *generator* Q has the rates off its diagonal and minus their row sums on it; the chance of being in each state after
t days is pi(t) = pi(0) exp(Q t). Only the rates are kept: a rate from a state to itself changes nothing and is refused.

Norris (1997), Markov Chains, chapters 2 and 3. scipy is imported only where a matrix is made.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from detente.errors import InvalidModel, Problem

Mask: TypeAlias = NDArray[np.bool_]
Vector: TypeAlias = NDArray[np.float64]
Indices: TypeAlias = NDArray[np.intp]
Matrix: TypeAlias = Any
"""A scipy.sparse.csr_array of float64; scipy has no types of its own."""


@dataclass(frozen=True, eq=False)
class Chain:
    """Rates between n states, per day.

    `rates` is an (n, n) scipy.sparse.csr_array: `rates[s, t]` is the rate from s to t; no diagonal, all at least 0.
    """

    rates: Matrix

    def __post_init__(self) -> None:
        rates = self.rates
        if rates.ndim != 2 or rates.shape[0] != rates.shape[1]:
            raise InvalidModel(Problem("D801", f"a chain needs as many rows as columns, not {rates.shape}"))
        if not np.all(np.isfinite(rates.data)) or np.any(rates.data < 0):
            worst = rates.data[~(np.isfinite(rates.data) & (rates.data >= 0))][0]
            raise InvalidModel(Problem("D802", f"a rate is {worst:g}; every rate is a number of at least 0 per day"))
        if np.any(rates.diagonal()):
            raise InvalidModel(Problem("D803", "a state has a rate to itself; leave the diagonal out"))

    @property
    def n(self) -> int:
        """How many states there are."""
        return int(self.rates.shape[0])

    @cached_property
    def exits(self) -> Vector:
        """(n,) the rate at which each state is left: the row sums, per day; 0 is an absorbing state."""
        return np.asarray(self.rates.sum(axis=1), dtype=np.float64).ravel()

    @property
    def fastest(self) -> float:
        """The highest rate at which any state is left, per day; 0 where nothing ever happens."""
        return float(self.exits.max(initial=0.0))

    @cached_property
    def back(self) -> Matrix:
        """The rates with rows and columns swapped, in row order: `back[t, s]` is the rate from s to t."""
        return self.rates.T.tocsr()

    @cached_property
    def stepped(self) -> Matrix:
        """The matrix of one step of the uniformised chain, I + Q / fastest: rows of chances that sum to 1.

        Jensen (1953). One more copy of the matrix in memory.
        """
        from scipy.sparse import csr_array, diags_array

        pace = self.fastest or 1.0
        stay = diags_array(1.0 - self.exits / pace, format="csr")
        return csr_array(self.rates / pace + stay)


@dataclass(frozen=True, eq=False)
class Segment:
    """A stretch of time with one chain.

    It ends at `end` (days from the start; None: never) and `jump` (n,) says where each state goes at that moment
    (a change of the calendar that alters states); None: every state stays.
    """

    chain: Chain
    end: float | None = None
    jump: Indices | None = None


Timeline: TypeAlias = tuple[Segment, ...]
"""Segments in order of time, all over the same n states; the last one has no end."""


def chain_of(n: int, sources: ArrayLike, targets: ArrayLike, rates: ArrayLike) -> Chain:
    """Return the chain on n states with `rates[k]` per day from `sources[k]` to `targets[k]`; the same pair adds up.

    A rate of 0, or from a state to itself, is left out. Cost: one sort of the entries.

    >>> chain_of(2, [0, 1, 0], [1, 0, 1], [1.0, 2.0, 0.5]).exits.tolist()
    [1.5, 2.0]
    """
    from scipy.sparse import coo_array, csr_array

    number = np.int32 if n < 2**31 else np.int64
    source, target = (np.asarray(indices).astype(number, copy=False) for indices in (sources, targets))
    rate = np.asarray(rates, dtype=np.float64)
    kept = (source != target) & (rate != 0)
    if not kept.all():
        source, target, rate = source[kept], target[kept], rate[kept]
    return Chain(csr_array(coo_array((rate, (source, target)), shape=(n, n))))


def stopped(chain: Chain, where: Mask) -> Chain:
    """Return the chain in which the states `where` are never left."""
    if not where.any():
        return chain
    from scipy.sparse import csr_array

    rates = csr_array(chain.rates, copy=True)
    rates.data[np.repeat(where, np.diff(rates.indptr))] = 0.0
    rates.eliminate_zeros()
    return Chain(rates)


def timeline_of(chain: Chain) -> Timeline:
    """Return the timeline on which `chain` holds for ever."""
    return (Segment(chain),)


def stopped_timeline(timeline: Timeline, where: Mask) -> Timeline:
    """Return the timeline on which the states `where` are never left, neither by a rate nor by the calendar."""
    here = np.arange(len(where), dtype=np.intp)
    return tuple(
        Segment(stopped(s.chain, where), s.end, None if s.jump is None else np.where(where, here, s.jump))
        for s in timeline
    )


def checked_timeline(timeline: Timeline) -> Timeline:
    """Return `timeline` if its ends stand in order, only the last has none, and all have the same states."""
    if not timeline:
        raise InvalidModel(Problem("D804", "a timeline needs at least one segment"))
    ends = [0.0, *(np.inf if segment.end is None else segment.end for segment in timeline)]
    if ends[-1] != np.inf or not all(before < after for before, after in pairwise(ends)):
        raise InvalidModel(Problem("D804", f"the segments of a timeline end one after another, the last never: {ends}"))
    n = timeline[0].chain.n
    for segment in timeline:
        jump = segment.jump
        if segment.chain.n != n or (jump is not None and (jump.shape != (n,) or jump.min() < 0 or jump.max() >= n)):
            raise InvalidModel(Problem("D804", f"the segments of a timeline do not all have the same {n} states"))
    return timeline
