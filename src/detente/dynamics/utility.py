"""What a state is worth to an actor, between 0 and 1 unless the model states worths; and what it expects of its deeds.

Without worths the utility is the rank, divided by the highest rank: better and best reply use the order alone, logit
takes the ranks to lie evenly apart, which is an assumption of ours and is why a second rule always answers too.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from detente.conflict.model import Actor, Conflict, Statement
from detente.conflict.timing import day
from detente.dynamics.chain import Mask, Vector
from detente.dynamics.deeds import ends, landed, possible
from detente.dynamics.layout import Layout, widened
from detente.moves.rank import rank_by_levels, rank_of

_DIGITS = 12
"""Sums of worths are rounded, so that equal sums are equal whatever was added first."""


def utility(actor: Actor, conflict: Conflict, layout: Layout) -> Vector:
    """Return (n,) what each state is worth to `actor`, by the wants it has in `conflict`. Cost O(n) for each want."""
    if actor.ranking is not None:
        return _normalised(_ranked(actor, conflict, layout))
    if actor.wants and all(want.worth is not None for want in actor.wants):
        wide = widened(conflict, layout)
        held = [(layout.mask(want.formula, conflict=wide), want.worth) for want in actor.wants]
        total = sum((mask * worth.value for mask, worth in held if worth is not None), start=np.zeros(layout.n))
        return np.round(total, _DIGITS)
    wide = widened(conflict, layout)
    return _normalised(rank_of(wide, wide.actor[actor.key], layout.states))


def _ranked(actor: Actor, conflict: Conflict, layout: Layout) -> NDArray[np.int32]:
    """Return the rank a direct ranking gives: it looks at the options alone."""
    options = layout.states & np.uint64((1 << layout.options) - 1)
    kinds, back = np.unique(options, return_inverse=True)
    return rank_by_levels(conflict, actor, kinds)[back]


def _normalised(rank: NDArray[np.int32]) -> Vector:
    utilities: Vector = rank / max(float(rank.max(initial=0)), 1.0)
    return utilities


def at_that_time(conflict: Conflict, today: float) -> Conflict:
    """Return the crisis with the wants of `today` (days from the start): those begun, and not yet over."""

    def now(want: Statement) -> bool:
        begun = want.since is None or days_from(conflict, want.since) <= today
        return begun and (want.until is None or today < days_from(conflict, want.until))

    actors = (replace(actor, wants=tuple(want for want in actor.wants if now(want))) for actor in conflict.actors)
    return replace(conflict, actors=tuple(actors))


def days_from(conflict: Conflict, date: str) -> float:
    """Return how many days `date` is after the start; there must be one, and both must be whole dates."""
    start, end = day(conflict.starts), day(date)
    if start is None or end is None:
        raise ValueError(f"no day of the crisis: {date}")
    return float((end - start).days)


def expected(worth: Vector, options: Iterable[str], conflict: Conflict, layout: Layout) -> tuple[Vector, Mask]:
    """Return what each state is worth to whoever decides on `options`, and where what it prepares can land.

    Whatever it is preparing counts as landed, each outcome with its chance; where that cannot be the state counts as
    it is.
    """
    timed = [option for option in options if option in layout.counters]
    if not timed:
        return worth, np.ones(layout.n, np.bool_)
    branches = [(1.0, layout.states)]
    for option in timed:
        running = layout.counters[option].stage(layout.states) > 0
        branches = landed(branches, option, running, layout, conflict)
    found = ends(branches, layout)
    sure = possible(found) > 0
    value = sum((chance * worth[index] for index, chance in found), start=np.zeros(layout.n))
    return np.where(sure, value, worth), sure
