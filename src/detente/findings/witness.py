"""Witnesses: what shows that an answer is right, in labels, so that code without the solver can check it.

A state is the set of the keys of the options taken. Each record says one thing that can be checked from the
definitions alone (`findings.recheck` does, and imports nothing from `moves` or `stability`).
"""

from __future__ import annotations

from dataclasses import dataclass

from detente.conflict.edit import Edit
from detente.conflict.model import State
from detente.conflict.query import Means


@dataclass(frozen=True, slots=True)
class Step:
    """`actor` moves from `before` to `after`; "usa, iran" where a coalition moves jointly."""

    actor: str
    before: State
    after: State


@dataclass(frozen=True, slots=True)
class Path:
    """A sequence of moves by `means` from `start`. No steps: it is there already."""

    start: State
    steps: tuple[Step, ...] = ()
    means: Means = "moves"

    @property
    def end(self) -> State:
        """The state the path ends in."""
        return self.steps[-1].after if self.steps else self.start


@dataclass(frozen=True, slots=True)
class Sanction:
    """Why `improvement` is deterred: the others' `replies` lead where the mover is no better off than at first."""

    improvement: State
    replies: Path


@dataclass(frozen=True, slots=True)
class Clash:
    """Why `improvement` is spoilt (SIM): `others` improve from the same state at once, and all of it leads to `end`."""

    improvement: State
    others: tuple[Step, ...]
    end: State


@dataclass(frozen=True, slots=True)
class Escape:
    """Why nothing deters `improvement`: `replies` is closed under the others' replies and all of it leaves a gain.

    `replies` has the improvement itself. For the symmetric concepts the gain at a reply may need one more move of the
    mover's own. For SIM `replies` has what every combination with improvements of the others leads to.
    """

    improvement: State
    replies: tuple[State, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether `actor` stays at `state` under `concept`: a sanction for each improvement, or one escape.

    Under SIM there is a clash for each improvement instead.
    `frozen` has options that nobody may change (what a threat is worth is seen by taking it away).
    """

    state: State
    actor: str
    concept: str
    stable: bool
    sanctions: tuple[Sanction, ...] = ()
    escape: Escape | None = None
    frozen: tuple[str, ...] = ()
    clashes: tuple[Clash, ...] = ()


@dataclass(frozen=True, slots=True)
class CoalitionStanding:
    """Whether the coalition of `members` stays at `state`: a sanction for each improvement, or one way out.

    `way` is how the members get, by moves in turn, to a state that each of them prefers, and `replies` is closed under
    the others' replies to it: all of it leaves every member a gain (under csmr perhaps by more moves of the members).
    """

    state: State
    members: tuple[str, ...]
    concept: str
    stable: bool
    sanctions: tuple[Sanction, ...] = ()
    way: Path | None = None
    replies: tuple[State, ...] = ()


@dataclass(frozen=True, slots=True)
class EquilibriumAt:
    """`state` is an equilibrium: every decision maker stays. `path` leads there from the status quo where asked."""

    state: State
    concept: str
    standings: tuple[Standing, ...]
    path: Path | None = None


@dataclass(frozen=True, slots=True)
class Closed:
    """`states` has the starts and is closed under `means` of `actors`, so nothing else can be reached."""

    starts: tuple[State, ...]
    states: tuple[State, ...]
    means: Means
    actors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Excluded:
    """None of the states in question is an equilibrium: `standings` has, for each, one decision maker who leaves.

    `number` is how many states are in question; `standings` has fewer where only the first were asked for. `within` is
    the set of what can be reached, where only those states are in question.
    """

    concept: str
    standings: tuple[Standing, ...]
    number: int
    within: Closed | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """How `actor` compares two states: +1 prefers `first`, -1 prefers `second`, 0 is indifferent."""

    actor: str
    first: State
    second: State
    sign: int


@dataclass(frozen=True, slots=True)
class Split:
    """Everybody in one of two `camps`, which frustrates the ties between the pairs `frustrated`, `cost` in all.

    `cycles` are the actors along disjoint cycles with an odd number of hostile ties: as many as there are, so many ties
    any split must frustrate. There may be fewer of them than that. `optimal`: no split costs less.
    """

    camps: tuple[tuple[str, ...], tuple[str, ...]]
    frustrated: tuple[tuple[str, str], ...]
    cost: float
    cycles: tuple[tuple[str, ...], ...] = ()
    optimal: bool = True


@dataclass(frozen=True, slots=True)
class PackageAt:
    """A package: how it settles the issues, the `state` it leads to (None: to none), what it is worth to each party.

    `better` are those for whom it is better than no deal, as far as the claim is about that.
    """

    settlements: tuple[tuple[str, str], ...]
    state: State | None
    worth: tuple[tuple[str, float], ...]
    no_deal: tuple[tuple[str, float], ...]
    better: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class All:
    """Every part shows its piece of the answer. `number` is how many there are, though fewer may be written out."""

    parts: tuple[Witness, ...]
    number: int


@dataclass(frozen=True, slots=True)
class Under:
    """`witness` shows something about the conflict after `edits`; with `view`, these are how that actor sees it."""

    edits: tuple[Edit, ...]
    witness: Witness
    view: str | None = None


Witness = (
    Path
    | Standing
    | CoalitionStanding
    | EquilibriumAt
    | Excluded
    | Comparison
    | Closed
    | Split
    | PackageAt
    | All
    | Under
)
