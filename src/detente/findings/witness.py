"""Witnesses: what shows that an answer is right, in labels, so that code without the solver can check it.

A state is the set of the keys of the options taken. Each record says one thing that can be checked from the
definitions alone (`findings.recheck` does, and imports nothing from `moves` or `stability`).
"""

from __future__ import annotations

from dataclasses import dataclass

from detente.conflict.model import State


@dataclass(frozen=True, slots=True)
class Step:
    """`actor` moves from `before` to `after`."""

    actor: str
    before: State
    after: State


@dataclass(frozen=True, slots=True)
class Path:
    """A legal sequence of moves (all improvements where `improving`) from `start`. No steps: it is there already."""

    start: State
    steps: tuple[Step, ...] = ()
    improving: bool = False

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
class Escape:
    """Why nothing deters `improvement`: `replies` is closed under the others' replies and all of it leaves a gain.

    For the symmetric concepts the gain at each reply may need one more move of the mover's own.
    """

    improvement: State
    replies: tuple[State, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether `actor` stays at `state` under `concept`: a sanction for each improvement, or one escape."""

    state: State
    actor: str
    concept: str
    stable: bool
    sanctions: tuple[Sanction, ...] = ()
    escape: Escape | None = None


@dataclass(frozen=True, slots=True)
class Equilibrium:
    """`state` is an equilibrium: every decision maker stays. `path` leads there from the status quo where asked."""

    state: State
    concept: str
    standings: tuple[Standing, ...]
    path: Path | None = None


@dataclass(frozen=True, slots=True)
class Excluded:
    """None of `states` is an equilibrium: `standings` has, for each, one decision maker who leaves."""

    concept: str
    states: tuple[State, ...]
    standings: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """How `actor` compares two states: +1 prefers `first`, -1 prefers `second`, 0 is indifferent."""

    actor: str
    first: State
    second: State
    sign: int


@dataclass(frozen=True, slots=True)
class Closed:
    """`states` has the start and is closed under the moves in question, so nothing else can be reached."""

    states: tuple[State, ...]


Witness = Path | Standing | Equilibrium | Excluded | Comparison | Closed
