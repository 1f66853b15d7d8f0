"""The inverse question: what actors would have to want for a wanted outcome to be stable.

| asked | answered by |
|---|---|
| is there a profile of rankings that makes it an equilibrium? | yes, always: one in which everybody likes it best |
| for whom does it hang on wants, and how much? | the exact share of a decision maker's strict rankings |
| can one actor bring it about by wanting otherwise? | what the others do there, whatever that actor wants |
| what is the least that would have to change? | the smallest changes of one actor's wants, solved again in full |

Kinsara, Petersons, Hipel and Kilgour (2015), Advanced decision support for the graph model for conflict resolution,
J. Decis. Syst. 24(2), 117-145 (scope; not read in print). Shares: `findings.inverse_share`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import factorial

import numpy as np

from detente.conflict.edit import Edit
from detente.conflict.formula import Formula, text
from detente.conflict.model import State
from detente.errors import InvalidQuery, Problem, nearest
from detente.findings.inverse_change import Rewish, orders, rewished, search
from detente.findings.inverse_threats import Stance, Threats, own_share, profile_share, settled_share, stance, threats
from detente.findings.standing import standing, standings
from detente.findings.target import where
from detente.findings.witness import EquilibriumAt, Standing
from detente.findings.world import World
from detente.moves import Mask, Rank
from detente.stability import stable

CONCEPTS = ("nash", "gmr", "smr", "seq", "symmetric-seq")
"""The concepts this can be asked about."""

MOST_DIGITS = 200
"""Rankings of more states than this are not written out as a number; their share is."""

SOLVING = 16
"""How much more than one pass through states and wants it takes to solve a model again."""

MOST_ORDERS = 5_040
"""The orders of seven wants; of more wants they are not tried."""


@dataclass(frozen=True, slots=True)
class Change:
    """A smallest change of what `actor` wants, by `edits` or to another `ranking`, and what it leads to.

    `witness` is of the model with the change made, solved again in full: why the state is an equilibrium there, or
    where it is none, why the actor stays.
    """

    actor: str
    size: int
    edits: tuple[Edit, ...]
    ranking: tuple[tuple[State, ...], ...] | None
    witness: EquilibriumAt | Standing

    @property
    def settles(self) -> bool:
        """Whether the state is an equilibrium after the change."""
        return isinstance(self.witness, EquilibriumAt)


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the state would be under other wants of `actor` alone, everybody else's as they are.

    | field | what it says |
    |---|---|
    | `stays` | whether it is stable for the actor now |
    | `share`, `rankings` | of its strict rankings, those under which it stays: the share, and how many |
    | `settled_share`, `settled` | those under which the state is an equilibrium |
    | `others` | what each other decision maker does there, whatever this one wants |
    | `orders` | of all orders of its own wants, how many make it stay, and how many there are (None: not tried) |
    | `changes`, `tried` | the smallest changes that make it stay; the number of edits up to which all were tried |
    | `settling`, `settling_tried` | the smallest changes that make the state an equilibrium |

    A share or a number is None where it was not counted (too many rankings, hanging together too closely).
    """

    actor: str
    stays: bool
    share: Fraction | None
    rankings: int | None
    settled_share: Fraction | None
    settled: int | None
    others: tuple[tuple[str, Stance], ...]
    orders: tuple[int, int] | None
    changes: tuple[Change, ...]
    tried: int
    settling: tuple[Change, ...]
    settling_tried: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """One wanted state: whether it is an equilibrium, and how each decision maker could make it one.

    `ever`: it is an equilibrium where everybody likes it best (solved, not taken for granted). `share` is that of all
    profiles of strict rankings that make it one, `profiles` their number. `together` is one smallest change of each
    actor that leaves, made at once, where that settles it.
    """

    state: State
    equilibrium: bool
    ever: bool
    share: Fraction | None
    profiles: int | None
    outlooks: tuple[Outlook, ...]
    together: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Inverse:
    """The wanted states looked at, of `number` in which `target` holds, `equilibria` of them now equilibria."""

    target: str
    concept: str
    decision_makers: tuple[str, ...]
    states: int
    number: int
    equilibria: int
    depth: int
    wanted: tuple[Wanted, ...]


def inverse(
    world: World, target: Formula, concept: str, *, actors: Sequence[str] = (), depth: int = 3, most: int = 1
) -> Inverse:
    """Return what `actors` (all decision makers where empty) would have to want for `target` to be stable.

    Of several states the `most` in which fewest leave are looked at. `depth` is the greatest number of edits tried;
    of swaps in a direct ranking it is twice that. Cost for each state and actor: one search for each of its moves
    there, one pass through the states for each change tried (at most 20,000). Raises InvalidQuery for an actor that
    decides nothing (D607), another concept (D608), or a target that holds in no state (D606).
    """
    chosen = _chosen(world, actors, concept)
    wanted = np.flatnonzero(where(world.graph, target))
    if not len(wanted):
        raise InvalidQuery(Problem("D606", f"no feasible state has {text(target)}"))
    stays = world.stable(concept)[:, wanted]
    leave = (~stays).sum(axis=0)
    near = wanted[np.argsort(leave, kind="stable")][:most]
    return Inverse(
        text(target),
        concept,
        world.graph.actors,
        world.graph.size,
        len(wanted),
        int((leave == 0).sum()),
        depth,
        tuple(_wanted(world, int(state), concept, chosen, depth) for state in near),
    )


def _chosen(world: World, actors: Sequence[str], concept: str) -> tuple[int, ...]:
    """Return the decision makers asked about, by number. Raises InvalidQuery."""
    if concept not in CONCEPTS:
        fix = f"Concepts it can be asked about: {', '.join(CONCEPTS)}"
        raise InvalidQuery(Problem("D608", f"the inverse question is not answered for {concept}", fix=fix))
    known = world.graph.actors
    fix = f"Decision makers: {', '.join(known)}"
    wrong = [actor for actor in actors if actor not in known]
    if wrong:
        raise InvalidQuery(
            *(Problem("D607", f'no decision maker is called "{n}"', nearest=nearest(n, known), fix=fix) for n in wrong)
        )
    return tuple(i for i, key in enumerate(known) if not actors or key in actors)


def _wanted(world: World, state: int, concept: str, chosen: tuple[int, ...], depth: int) -> Wanted:
    graph = world.graph
    stays = world.stable(concept)[:, state]
    found = [threats(graph, i, state, concept) for i in range(len(graph.actors))]
    shares = [own_share(one, graph.size) for one in found]
    outlooks = tuple(_outlook(world, found[i], shares[i], concept, depth) for i in chosen)
    every = profile_share(graph, shares, state, concept)
    liked = graph.rank.copy()
    liked[:, state] = graph.rank.max(axis=1) + 1
    return Wanted(
        world.label(state),
        bool(stays.all()),
        bool(stable(graph.ranked(graph.conflict, liked), concept)[:, state].all()),
        every,
        _number(every, graph.size, len(graph.actors)),
        outlooks,
        _together(world, state, concept, outlooks),
    )


def _outlook(world: World, found: Threats, own: Fraction | None, concept: str, depth: int) -> Outlook:
    graph, state, i = world.graph, found.state, found.actor
    settled = settled_share(graph, own, i, state, concept)
    others = {key: stance(graph, j, i, state, concept) for j, key in enumerate(graph.actors) if j != i}
    stays = world.stable(concept)[:, state]
    changes, tried = (
        ((), 0) if stays[i] else _changes(world, state, i, concept, lambda below, _: found.deter(below), depth)
    )
    settling, settling_tried = changes, tried
    if stays.all() or "leaves" in others.values():
        settling, settling_tried = (), 0
    elif "depends" in others.values():
        goal = _settling(world, state, i, concept, found.deter)
        settling, settling_tried = _changes(world, state, i, concept, goal, depth, effort=SOLVING)
    return Outlook(
        graph.actors[i],
        bool(stays[i]),
        own,
        _number(own, graph.size, 1),
        settled,
        _number(settled, graph.size, 1),
        tuple(others.items()),
        orders(graph, i, state, found.deter, most=MOST_ORDERS),
        changes,
        tried,
        settling,
        settling_tried,
    )


def _settling(
    world: World, state: int, i: int, concept: str, own: Callable[[Mask], bool]
) -> Callable[[Mask, Callable[[], Rank]], bool]:
    """Return the test of whether the state is an equilibrium under another ranking of decision maker `i`."""
    graph = world.graph

    def settles(below: Mask, row: Callable[[], Rank]) -> bool:
        if not own(below):
            return False
        rank = graph.rank.copy()
        rank[i] = row()
        return bool(stable(graph.ranked(graph.conflict, rank), concept)[:, state].all())

    return settles


def _changes(
    world: World,
    state: int,
    i: int,
    concept: str,
    goal: Callable[[Mask, Callable[[], Rank]], bool],
    depth: int,
    *,
    effort: int = 1,
) -> tuple[tuple[Change, ...], int]:
    """Return the smallest changes that reach `goal`, each solved again, and the number of edits all tried up to."""
    ranked = world.graph.conflict.actor[world.graph.actors[i]].ranking is not None
    found = search(world.graph, i, state, goal, depth=2 * depth if ranked else depth, effort=effort)
    return tuple(_change(world, state, i, concept, wish) for wish in found.changes), found.tried


def _change(world: World, state: int, i: int, concept: str, wish: Rewish) -> Change:
    after = world.vary(rewished(world.graph.conflict, wish))
    return Change(wish.actor, wish.size, wish.edits, wish.ranking, _shown(after, state, i, concept))


def _shown(world: World, state: int, i: int, concept: str) -> EquilibriumAt | Standing:
    """Show that the state is an equilibrium, or else why decision maker `i` stays there."""
    if world.stable(concept)[:, state].all():
        return EquilibriumAt(world.label(state), concept, standings(world, state, concept))
    return standing(world, state, i, concept)


def _together(world: World, state: int, concept: str, outlooks: tuple[Outlook, ...]) -> tuple[Change, ...]:
    """Return one change of each of several actors that leave, if made together they settle the state."""
    leaving = [one for one in outlooks if not one.stays]
    if len(leaving) < 2 or not all(one.changes for one in leaving):
        return ()
    firsts = [one.changes[0] for one in leaving]
    conflict = world.graph.conflict
    for one in firsts:
        conflict = rewished(conflict, Rewish(one.actor, one.size, one.edits, one.ranking))
    after = world.vary(conflict)
    if not after.stable(concept)[:, state].all():
        return ()
    witness = EquilibriumAt(world.label(state), concept, standings(after, state, concept))
    return tuple(Change(one.actor, one.size, one.edits, one.ranking, witness) for one in firsts)


def _number(part: Fraction | None, size: int, makers: int) -> int | None:
    """Return how many of the profiles of strict rankings a share is, where that is short enough to write."""
    return None if part is None or size > MOST_DIGITS else int(part * factorial(size) ** makers)
