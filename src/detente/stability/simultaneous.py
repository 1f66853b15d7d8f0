"""Simultaneous stability (SIM)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.errors import InvalidQuery, Problem, TooLarge
from detente.moves.classes import Index, ragged
from detente.moves.climb import Climb
from detente.moves.graph import Mask
from detente.stability.standpoints import Standpoints

MOST_COMBINATIONS = 2**28
"""More combinations of improvements than this are refused; six million are looked at in a second."""

_AT_ONCE = 2**18
"""Combinations laid out at once, unless a single state has more."""


def simultaneous(view: Standpoints) -> Mask:
    """Stable where every improvement can be spoilt by improvements that others make from the same state at once.

    Result (d, n) bool. Each of the others makes one of its own improvements or none, and the changes of options add up.
    A combination that is feasible and leaves the mover no better off than it stands is a sanction; one that is not
    feasible does not come about and is none. The others' improvements are those each sees by itself, from the state
    all leave together. Fraser and Hipel's tableau looks at SIM after SEQ, for states two decision makers would leave:
    it is the union of `seq` and `sim`.

    Cost: the sum over the states of the product, over decision makers, of one plus the number of improvements, at most
    n for a state; no n x n array is formed. Raises TooLarge, with that number, beyond 2^28, and InvalidQuery (D220)
    where states are not made of options, as changes of options are what adds up.

    Fraser and Hipel (1984), Conflict Analysis: Models and Resolutions, North-Holland.
    """
    if view.states is None:
        raise InvalidQuery(NO_OPTIONS)
    stays = np.ones((view.rank.shape[1], len(view.rank)), bool)
    gains = [_Gains.of(climb) for climb in view.climbs]
    for block in _blocks(gains, len(view.rank)):
        _mark(view, view.states, gains, block, stays)
    return stays


NO_OPTIONS = Problem(
    "D220",
    "sim adds up changes of options, and states given as a list have none",
    fix="concepts that apply: nash, gmr, smr, seq, symmetric-seq",
)


@dataclass(frozen=True, eq=False)
class _Gains:
    """The improvements of one mover: those from `s` are ``order[first[s]]`` to ``order[first[s] + count[s] - 1]``."""

    order: Index
    first: Index
    count: Index

    @classmethod
    def of(cls, climb: Climb) -> _Gains:
        """Read the improvements off a climb."""
        past = climb.starts[climb.cell + 1]
        return cls(climb.order, climb.above, np.where(climb.above < len(climb.order), past - climb.above, 0))


def _blocks(gains: list[_Gains], size: int) -> Iterator[Index]:
    """Yield the states somebody would leave, as many at once as have few enough combinations."""
    number = np.ones(size, np.float64)
    for gain in gains:
        number *= 1 + gain.count
    if number.sum() > MOST_COMBINATIONS:
        message = f"sim would look at {number.sum():.3g} combinations of improvements; the most is 2^28"
        raise TooLarge(Problem("D404", message, ("actors",), fix="take out options, or ask for another concept"))
    restless = np.flatnonzero(number > 1)
    batch = (np.cumsum(number[restless]) // _AT_ONCE).astype(np.intp)
    yield from np.split(restless, np.flatnonzero(np.diff(batch)) + 1) if len(restless) else ()


def _mark(view: Standpoints, states: NDArray[np.uint64], gains: list[_Gains], block: Index, stays: Mask) -> None:
    """Clear, in `stays`, the states of `block` somebody has an improvement from that no combination spoils."""
    place, choices = _combined(gains, block)
    source = block[place]
    end, feasible = _ends(states, gains, source, choices)
    for i, gain in enumerate(gains):
        spoils = (choices[i] > 0) & feasible & (view.rank[end, i] <= view.rank[source, i])
        count = gain.count[block]
        spoilt = np.zeros(int(count.sum()), bool)
        spoilt[((np.cumsum(count) - count)[place] + choices[i] - 1)[spoils]] = True
        owner = np.repeat(np.arange(len(block)), count)
        stays[i, block[owner[~spoilt]]] = False


def _combined(gains: list[_Gains], block: Index) -> tuple[Index, Index]:
    """Return all combinations: the place of each one's state in `block`, (m,), and what each mover does, (d, m).

    0: it does nothing. k: it makes its improvement number k.
    """
    place, choices = np.arange(len(block)), np.zeros((0, len(block)), np.intp)
    for gain in gains:
        ways = gain.count[block[place]] + 1
        again, choice = np.repeat(np.arange(len(place)), ways), ragged(np.zeros_like(ways), ways)
        place, choices = place[again], np.concatenate((choices[:, again], choice[None]))
    return place, choices


def _ends(
    states: NDArray[np.uint64], gains: list[_Gains], source: Index, choices: Index
) -> tuple[Index, NDArray[np.bool_]]:
    """Return where each combination leads, and whether to a feasible state. Copies of the states stand side by side."""
    copy, here = np.divmod(source, len(states))
    bits = states[here]
    for gain, choice in zip(gains, choices, strict=True):
        moved = np.flatnonzero(choice)
        end = gain.order[gain.first[source[moved]] + choice[moved] - 1]
        bits[moved] ^= states[here[moved]] ^ states[end % len(states)]
    at = np.minimum(np.searchsorted(states, bits), len(states) - 1)
    return at + copy * len(states), states[at] == bits
