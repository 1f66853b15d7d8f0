"""Stability where preferences between some states are unknown: the four extensions of Li, Hipel, Kilgour and Fang.

A pair of states is *unknown* to be ranked by an actor where the orders of its wants that fit what is sure disagree on
it; everything else they agree on is sure: better, worse or alike. Unknown need not be transitive. What an actor then
leaves a state for, and what keeps it from leaving, can be told in four ways:

| extension | leaves for | is kept by what the others' answers lead to |
|---|---|---|
| a | better or unknown | not better, for sure |
| b | better, for sure | not better, for sure |
| c | better or unknown | not better, or unknown |
| d | better, for sure | not better, or unknown |

Answers are legal sequences of the others' moves (GMR, SMR) or of their moves to what is better for them or unknown
(SEQ, in all four); for SMR every move of the actor from there must lead to what keeps it, too. Where nothing is unknown
all four are the usual concept. What is stable under a (Nash, GMR, SMR) is so in every profile of the ensemble, and what
is stable in some profile is so under d (SEQ as well).

Li, Hipel, Kilgour and Fang (2004), Preference uncertainty in the graph model for conflict resolution, IEEE Trans. Syst.
Man Cybern. C 34(4), 507-520. The paper itself could not be read in full here: its abstract was, and the definitions
are those of later accounts of it. Of the original not checked: the order of the letters for SMR's countermoves, and
whether a sequence that leads back to where it started counts as an answer (here it does, as elsewhere).

| code | what is wrong |
|---|---|
| D425 | there are too many states to compare each with each |
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from detente.conflict.change import accepted
from detente.conflict.model import Conflict
from detente.errors import Problem, TooLarge
from detente.findings.ensemble.context import Context
from detente.findings.ensemble.profiles import profiles_of
from detente.findings.world import World
from detente.moves import Graph, Mask, Rank

Extension = Literal["a", "b", "c", "d"]
EXTENSIONS: tuple[Extension, ...] = get_args(Extension)

CONCEPTS = ("nash", "gmr", "smr", "seq")
"""The concepts that were extended."""

MOST = 4_096
"""States that are compared each with each at the most."""

UNKNOWN = 2
"""The sign of a pair on which orders disagree."""

Signs = NDArray[np.int8]


@dataclass(frozen=True, eq=False)
class Unknown:
    """What is sure of preferences: for each decision maker (n, n) signs, entry (s, t) saying how t is to s.

    1 better, -1 worse, 0 alike, `UNKNOWN` where orders disagree. `drawn`: the orders were drawn, and not all looked at.
    """

    graph: Graph
    signs: tuple[Signs, ...]
    drawn: bool = False

    @property
    def pairs(self) -> dict[str, int]:
        """How many pairs of states are unknown to each decision maker."""
        return {
            actor: int((signs == UNKNOWN).sum()) // 2
            for actor, signs in zip(self.graph.actors, self.signs, strict=True)
        }

    @cached_property
    def _moves(self) -> tuple[Mask, ...]:
        """(n, n) bool for each decision maker: the moves, without staying."""
        return tuple(_listed(self.graph, mover) for mover in range(len(self.graph.actors)))

    @cached_property
    def _tempting(self) -> tuple[Mask, ...]:
        """The moves to what is better or unknown."""
        return tuple(moves & (signs > 0) for moves, signs in zip(self._moves, self.signs, strict=True))

    def stable(self, concept: str, extension: Extension) -> Mask:
        """Return (d, n) bool: who stays where. KeyError for a concept that was not extended."""
        rows = [self._stays(i, concept, extension) for i in range(len(self.graph.actors))]
        return np.array(rows, np.bool_).reshape(len(rows), self.graph.size)

    def equilibria(self, concept: str, extension: Extension) -> Mask:
        """Return (n,) bool: the states at which every decision maker stays."""
        return np.asarray(self.stable(concept, extension).all(axis=0))

    def _stays(self, i: int, concept: str, extension: Extension) -> Mask:
        signs, moves = self.signs[i], self._moves[i]
        leaves = self._tempting[i] if extension in "ac" else moves & (signs == 1)
        if concept == "nash":
            return np.asarray(~leaves.any(axis=1))
        keeps = signs <= 0 if extension in "ab" else signs != 1
        if concept == "smr":
            keeps = keeps & ~_some(~keeps, moves)
        answers = {"gmr": self._by_moves, "smr": self._by_moves, "seq": self._by_tempting}[concept][i]
        answered = _some(keeps, answers)
        return np.asarray((~leaves | answered).all(axis=1))

    @cached_property
    def _by_moves(self) -> tuple[Mask, ...]:
        return tuple(_answers(self._moves, i) for i in range(len(self._moves)))

    @cached_property
    def _by_tempting(self) -> tuple[Mask, ...]:
        return tuple(_answers(self._tempting, i) for i in range(len(self._moves)))


def unknown(conflict: Conflict, *, number: int = 1_000, seed: int = 1) -> Unknown:
    """Return what is sure of preferences in `conflict`, as it stands (without choosing sides of alternatives).

    All orders of an actor's wants are looked at where they can be listed, else `number` drawn ones. Cost: n^2 for each
    order of each actor. Raises TooLarge (D425) above `MOST` states.
    """
    sure = accepted(conflict)
    world = World.of(sure)
    graph = world.graph
    if graph.size > MOST:
        message = f"{graph.size:,} states would be compared each with each; at most {MOST:,} are"
        raise TooLarge(Problem("D425", message, fix="fix some options, or ask `detente robust` for shares"))
    profiles = profiles_of(sure, number=number, seed=seed)
    context = Context.of(world, profiles.variants)
    signs = tuple(signs_of(context.ranks(actor)[0]) for actor in graph.actors)
    return Unknown(graph, signs, any(one.drawn for one in profiles.variants))


def signs_of(ranks: Rank) -> Signs:
    """Return (n, n): what all of the ranks (m, n) agree on of each pair, `UNKNOWN` where they do not.

    >>> signs_of(np.array([[0, 1, 2], [0, 2, 1]], np.int32)).tolist()
    [[0, 1, 1], [-1, 0, 2], [-1, 2, 0]]
    """
    found: Signs | None = None
    for row in ranks:
        sign = np.sign(row[None, :] - row[:, None]).astype(np.int8)
        found = sign if found is None else np.where(found == sign, found, np.int8(UNKNOWN))
    return np.zeros((ranks.shape[1],) * 2, np.int8) if found is None else found


def equilibria_table(found: Unknown) -> Mapping[str, Mapping[str, int]]:
    """Return how many equilibria there are under each concept and extension."""
    return {
        concept: {extension: int(found.equilibria(concept, extension).sum()) for extension in EXTENSIONS}
        for concept in CONCEPTS
    }


def _listed(graph: Graph, mover: int) -> Mask:
    """Return (n, n) bool: the moves of one decision maker."""
    classes, size = graph.classes[mover], graph.size
    lengths = np.diff(classes.starts)[classes.cell]
    source = np.repeat(np.arange(size), lengths)
    places = np.arange(int(lengths.sum())) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    found = np.zeros((size, size), np.bool_)
    found[source, classes.members[places + np.repeat(classes.starts[:-1][classes.cell], lengths)]] = True
    np.fill_diagonal(found, val=False)
    return found


def _answers(steps: Sequence[Mask], i: int) -> Mask:
    """Return (n, n) bool: where legal sequences of the others' steps end, nobody taking two in a row.

    ``last[j]`` has where sequences end whose last step is j's; they grow until nothing is added.
    """
    others = [j for j in range(len(steps)) if j != i]
    last = {j: steps[j].copy() for j in others}
    grown = True
    while grown:
        grown = False
        for j in others:
            before = [last[k] for k in others if k != j]
            if not before:
                continue
            more = last[j] | _product(np.logical_or.reduce(before), steps[j])
            grown |= bool((more != last[j]).any())
            last[j] = more
    return np.logical_or.reduce([last[j] for j in others]) if others else np.zeros_like(steps[i])


def _product(one: Mask, other: Mask) -> Mask:
    """Return where a step of `one` and then one of `other` lead."""
    return np.asarray((one.astype(np.float32) @ other.astype(np.float32)) > 0.5)


def _some(wanted: Mask, steps: Mask) -> Mask:
    """Return (n, n): for s and t, whether some u has ``wanted[s, u]`` and a step from t to u."""
    return _product(wanted, steps.T)
