"""A hypergame of the first level: the crisis as each actor sees it, and what surprises it.

Everybody plays the crisis it sees and takes it for the crisis itself. A picture has the equilibria an actor sees. It is
surprised in two ways: by an equilibrium it does not see (*unforeseen*: in its eyes somebody would leave, or there can
be no such state), and where what it takes for an equilibrium is none (*mistaken*: somebody leaves, perhaps with a move
it thought another one's). The *equilibria of the hypergame* are the states at which every decision maker stays as it
sees them; they need be equilibria in nobody's eyes. A decision maker without a view sees what the model says, and
nobody stays at a state that it cannot see.

Views only edit the model, so the model has all options there are. General hypergame analysis (universal sets of
options and states, subjective games) is by Aljefri, Bashar, Fang and Hipel; its eight classes of equilibria are not
named here, for we have not read their definitions. The first level is that of Wang, Hipel and Fraser (1988), Modeling
misperceptions in hypergames, Behavioral Science 33(3), 207-223; known to us by citation only.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from detente.conflict.edit import Edit
from detente.conflict.model import State
from detente.conflict.view import OtherHands, other_hands, sees
from detente.errors import DetenteError
from detente.findings.standing import leaver, standings
from detente.findings.witness import All, EquilibriumAt, Under, Witness
from detente.findings.world import World
from detente.moves import Mask
from detente.moves.embed import places

MOST = 1000
"""How many states of a kind are written out."""


@dataclass(frozen=True, slots=True)
class Picture:
    """The crisis in one pair of eyes; in fact, that is as the model has it, where `actor` is None.

    `equilibria` are the first of the `number` there are, as sets of options of the model; `unforeseen` and `mistaken`
    count the surprises. `views`: the model gives this actor a view (which may be without edits).
    """

    actor: str | None
    states: int
    number: int
    equilibria: tuple[State, ...]
    edits: tuple[Edit, ...] = ()
    hands: tuple[OtherHands, ...] = ()
    unforeseen: int = 0
    mistaken: int = 0
    views: bool = False


@dataclass(frozen=True, slots=True)
class Surprise:
    """`state` is an equilibrium that `actor` does not see (*unforeseen*), or one in its eyes alone (*mistaken*).

    `witness` shows both: the state as an equilibrium, and who leaves. Its second part is left out where the state
    cannot be, in the actor's eyes or in fact.
    """

    how: Literal["unforeseen", "mistaken"]
    actor: str
    state: State
    witness: All


@dataclass(frozen=True, slots=True)
class Collision:
    """Two pictures that differ from the model, side by side: options in different hands, equilibria one or both see.

    `hands` has option, who holds it in the first's eyes and in the second's; None where it is fixed.
    """

    actors: tuple[str, str]
    hands: tuple[tuple[str, str | None, str | None], ...]
    shared: int
    only: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Hypergame:
    """What each actor sees under `concept`: the model's own picture first.

    `agreed` has the first of the `agreements` states that are an equilibrium in every picture; `lasting` the first of
    the `lastings` equilibria of the hypergame: each decision maker stays, as it sees things.
    """

    concept: str
    pictures: tuple[Picture, ...]
    agreements: int
    agreed: tuple[State, ...]
    lastings: int
    lasting: tuple[State, ...]
    surprises: tuple[Surprise, ...]
    collisions: tuple[Collision, ...]


@dataclass(frozen=True, eq=False)
class _Eyes:
    """One actor's world beside the model's: `seen` and `fact` mark equilibria, `there` and `back` lead across.

    | array | shape | entry |
    |---|---|---|
    | `there` | (n,) | each state of the model, in the actor's world; -1 where it is not |
    | `back` | (m,) | each state of the actor's world, in the model |
    """

    actor: str
    world: World
    seen: Mask
    fact: Mask
    there: NDArray[np.int64]
    back: NDArray[np.int64]

    @property
    def in_fact(self) -> Mask:
        """Mark the states of the model that the actor sees as equilibria, (n,)."""
        return _across(self.seen, self.there)

    @property
    def unforeseen(self) -> Mask:
        """Mark the equilibria of the model that are none in the actor's eyes, (n,)."""
        return self.fact & ~self.in_fact

    @property
    def mistaken(self) -> Mask:
        """Mark the equilibria in the actor's eyes that are none in fact, (m,)."""
        return self.seen & ~_across(self.fact, self.back)


def hypergame(world: World, concept: str, *, show: int = 1) -> Hypergame:
    """Return what each decision maker and each actor with a view sees; `show` surprises of a kind are written out.

    `world` is the accepted model as it stands, under one reading. Raises DetenteError where a view cannot be carried
    out in it; the message says whose.
    """
    conflict = world.conflict
    seers = [one.key for one in conflict.actors if one.key in (*world.graph.actors, *conflict.view)]
    eyes = tuple(_eyes(world, actor, concept) for actor in seers)
    fact, lasting = world.equilibria(concept), _lasting(world, eyes, concept)
    own = [one for one in eyes if sees(conflict, one.actor)]
    agreed = np.logical_and.reduce([fact, *(one.in_fact for one in eyes)])
    return Hypergame(
        concept,
        (_in_fact(world, fact), *(_picture(world, one) for one in eyes)),
        int(agreed.sum()),
        _labels(world, agreed),
        int(lasting.sum()),
        _labels(world, lasting),
        tuple(one for each in eyes for one in _surprises(world, each, concept, show)),
        tuple(_collision(world, one, other) for one, other in combinations(own, 2)),
    )


def _eyes(world: World, actor: str, concept: str) -> _Eyes:
    own = _own(world, actor)
    there, back = places(own.graph, world.graph), places(world.graph, own.graph)
    return _Eyes(actor, own, own.equilibria(concept), world.equilibria(concept), there, back)


def _own(world: World, actor: str) -> World:
    """Return the world an actor sees. Raises DetenteError, and says whose view it is, where that cannot be."""
    try:
        edits = sees(world.conflict, actor)
        return world.after(edits) if edits else world
    except DetenteError as error:
        path = ("views", actor, "edits")
        whose = (
            replace(it, message=f"as {actor} sees it: {it.message}", path=path, span=None) for it in error.problems
        )
        raise type(error)(*whose) from None


def _across(marks: Mask, at: NDArray[np.int64]) -> Mask:
    """Return the marks of the states at the places `at`; a state that is not there is not marked."""
    found: Mask = (at >= 0) & marks[at]
    return found


def _lasting(world: World, eyes: tuple[_Eyes, ...], concept: str) -> Mask:
    """Mark the states at which each decision maker stays as it sees them; one that sees itself idle stays anywhere."""
    lasting = np.ones(world.graph.size, np.bool_)
    for one in eyes:
        if one.actor in world.graph.actors:
            deciding = one.actor in one.world.graph.actors
            row = one.world.graph.actors.index(one.actor) if deciding else 0
            stays = one.world.stable(concept)[row] if deciding else np.ones(one.world.graph.size, np.bool_)
            lasting &= _across(stays, one.there)
    return lasting


def _in_fact(world: World, fact: Mask) -> Picture:
    return Picture(None, world.graph.size, int(fact.sum()), _labels(world, fact))


def _picture(world: World, eyes: _Eyes) -> Picture:
    conflict = world.conflict
    return Picture(
        eyes.actor,
        eyes.world.graph.size,
        int(eyes.seen.sum()),
        _labels(eyes.world, eyes.seen, held=_held(world, eyes.world)),
        sees(conflict, eyes.actor),
        tuple(other_hands(conflict, eyes.actor)),
        int(eyes.unforeseen.sum()),
        int(eyes.mistaken.sum()),
        eyes.actor in conflict.view,
    )


def _held(world: World, own: World) -> State:
    """Return the options of the model that are fixed as taken in an actor's eyes."""
    return frozenset(world.graph.options) - frozenset(own.graph.options) & own.graph.conflict.status_quo


def _labels(world: World, marked: Mask, *, held: State = frozenset()) -> tuple[State, ...]:
    return tuple(world.label(state) | held for state in np.flatnonzero(marked)[:MOST].tolist())


def _surprises(world: World, eyes: _Eyes, concept: str, show: int) -> Iterator[Surprise]:
    """Yield the first surprises of each kind: those nearest to the status quo by improvements."""
    edits = sees(world.conflict, eyes.actor)

    def seen(witness: Witness) -> Under:
        return Under(edits, witness, view=eyes.actor)

    for state in _nearest(world, eyes.unforeseen)[:show]:
        shown, view = _at(world, state, concept), int(eyes.there[state])
        left = leaver(eyes.world, view, concept) if view >= 0 else None
        yield Surprise("unforeseen", eyes.actor, shown.state, _both(shown, left and seen(left)))
    for view in _nearest(eyes.world, eyes.mistaken)[:show]:
        shown, state = _at(eyes.world, view, concept), int(eyes.back[view])
        left = leaver(world, state, concept) if state >= 0 else None
        label = shown.state | _held(world, eyes.world)
        yield Surprise("mistaken", eyes.actor, label, _both(seen(shown), left))


def _at(world: World, state: int, concept: str) -> EquilibriumAt:
    return EquilibriumAt(world.label(state), concept, standings(world, state, concept))


def _both(stays: Witness, leaves: Witness | None) -> All:
    parts = (stays, leaves) if leaves is not None else (stays,)
    return All(parts, len(parts))


def _nearest(world: World, marked: Mask) -> list[int]:
    """Return the marked states, those first that take the fewest improvements from the status quo."""
    distance = world.reach(world.status_quo, "improvements").distance[marked]
    steps = np.where(distance < 0, np.iinfo(np.int32).max, distance)
    order: list[int] = np.flatnonzero(marked)[np.argsort(steps, kind="stable")].tolist()
    return order


def _collision(world: World, one: _Eyes, other: _Eyes) -> Collision:
    first, second = one.in_fact, other.in_fact
    pictures = [{option.key: option.by for option in each.world.conflict.options} for each in (one, other)]
    hands = ((key, pictures[0].get(key), pictures[1].get(key)) for key in world.graph.options)
    return Collision(
        (one.actor, other.actor),
        tuple((key, left, right) for key, left, right in hands if left != right),
        int((first & second).sum()),
        (int((first & ~second).sum()), int((second & ~first).sum())),
    )
