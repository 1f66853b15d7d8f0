"""Who moved between two days, whether it was an improvement, and whether improvements lead to where it ended.

A step may have several movers, in an order nobody tells: every order is tried. It is judged by the conditions of the
day it starts from. Improvement is that of the model, under every reading.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import permutations

from detente.conflict.feasibility import truth_at
from detente.conflict.formula import holds
from detente.conflict.model import Conflict, State
from detente.conflict.still import at_rest
from detente.errors import DetenteError
from detente.findings.hindsight.course import Course
from detente.findings.hindsight.record import Better, Day, Ending, How, Moved, Step, StepRead
from detente.findings.sides import Sides
from detente.findings.world import CONCEPT_KEYS, World
from detente.moves import index_of, reachable

MOST_ORDERS = 120
"""So many orders of the movers of a step are tried."""

_FAR: tuple[How, ...] = ("improvements", "moves", "not at all")
"""From the best way to get somewhere to none."""

Reading = tuple[Sides, Conflict]


@dataclass(frozen=True, slots=True)
class Part:
    """What one actor changed."""

    actor: str
    taken: State
    undone: State

    def after(self, state: State) -> State:
        """Return the state after this change alone."""
        return (state - self.undone) | self.taken


def steps(course: Course, readings: Iterable[Reading]) -> tuple[Step, ...]:
    """Return the steps from each day to the next, under every reading."""
    listed, found = tuple(readings), []
    facts = {condition.key for condition in course.conflict.conditions}
    for before, after in course.steps():
        came, went = (after.state - before.state) & facts, (before.state - after.state) & facts
        read = tuple(_read(sides, conflict, before, after) for sides, conflict in listed)
        found.append(Step(before.date, after.date, tuple(sorted(came)), tuple(sorted(went)), read))
    return tuple(found)


def parts(conflict: Conflict, before: State, after: State) -> tuple[Part, ...]:
    """Return what each actor changed from one state to another; what nobody controls is nobody's part."""
    if conflict.arcs is not None:
        arrows = [arc.by for arc in conflict.arcs if arc.start in before - after and arc.end in after - before]
        return tuple(Part(by, after - before, before - after) for by in dict.fromkeys(arrows))
    changed = {key: conflict.option[key].by for key in before ^ after if key in conflict.option}
    movers = [actor for actor in conflict.decision_makers if actor in changed.values()]
    own = {actor: {key for key, by in changed.items() if by == actor} for actor in movers}
    return tuple(Part(actor, after & own[actor], before & own[actor]) for actor in movers)


def _read(sides: Sides, conflict: Conflict, before: Day, after: Day) -> StepRead:
    """Judge one step under one reading."""
    changed = parts(conflict, before.state, after.state)
    try:
        world = World.of(replace(conflict, status_quo=before.state))
    except DetenteError:
        return StepRead(sides, "not at all", tuple(_bare(part, "no move") for part in changed))
    there = _index(world, after.state)
    seen = [order for order in _orders(world, changed, before.state) if order is not None]
    moved = tuple(_moved(world, part, before.state, seen) for part in changed)
    if there is None:
        return StepRead(sides, "not at all", moved)
    improving = not changed or any(all(sign > 0 for sign in order.values()) for order in seen)
    return StepRead(sides, "improvements" if improving else _reached(world, there), moved)


def _index(world: World, state: State) -> int | None:
    return index_of(world.graph, state & frozenset(world.graph.options))


def _orders(world: World, changed: tuple[Part, ...], start: State) -> Iterator[dict[str, int] | None]:
    """Yield for each order of movers whether each gained (1), lost (-1) or neither; None where a move is no move."""
    alone = world.conflict.arcs is not None
    orders = ([part] for part in changed) if alone else permutations(changed)
    for number, order in enumerate(orders):
        if number >= MOST_ORDERS:
            return
        signs: dict[str, int] | None = {}
        state = start
        for part in order:
            sign = _sign(world, part, state)
            signs = None if sign is None or signs is None else signs | {part.actor: sign}
            state = part.after(state)
        yield signs


def _sign(world: World, part: Part, state: State) -> int | None:
    """Return how the mover ranks the state after its part against the one before; None where it has no such move."""
    here, there = _index(world, state), _index(world, part.after(state))
    if here is None or there is None or part.actor not in world.graph.actors:
        return None
    if reachable(world.graph, [here], "moves", (part.actor,)).distance[there] < 0:
        return None
    rank = world.rank(part.actor)
    return int(rank[there] > rank[here]) - int(rank[there] < rank[here])


def _moved(world: World, part: Part, start: State, seen: list[dict[str, int]]) -> Moved:
    signs = {order[part.actor] for order in seen if part.actor in order}
    better: Better = (
        "no move" if not signs else "better" if signs == {1} else "by order" if 1 in signs else "not better"
    )
    return replace(_bare(part, better), want=_at_stake(world.conflict, part, start, better))


def _bare(part: Part, better: Better) -> Moved:
    return Moved(part.actor, tuple(sorted(part.taken)), tuple(sorted(part.undone)), better)


def _at_stake(conflict: Conflict, part: Part, start: State, better: Better) -> str | None:
    """Return the most important want the mover's own part changes, taken first; None where it changes none."""
    was, now = truth_at(conflict, start), truth_at(conflict, part.after(start))
    for want in conflict.actor[part.actor].wants if better in ("better", "not better") else ():
        formula = at_rest(want.formula, conflict)
        if holds(formula, was.__getitem__) != holds(formula, now.__getitem__):
            return want.id
    return None


def _reached(world: World, there: int) -> How:
    """Return by what means one gets from where the world starts to a state."""
    if world.reach(world.status_quo, "improvements").distance[there] >= 0:
        return "improvements"
    return "moves" if world.reach(world.status_quo, "moves").distance[there] >= 0 else "not at all"


def endings(course: Course, readings: Iterable[Reading], taken: Sequence[Step]) -> tuple[Ending, ...]:
    """Return, under each reading, how the last day can be reached from the first, and who would leave it.

    The way there is that of the steps `taken`, or any other in the model, in which conditions stay as they are; the end
    is judged by its own conditions.
    """
    ways = [[step.readings[at].by for step in taken] for at in range(len(taken[0].readings))] if taken else []
    return tuple(
        _ending(course, sides, conflict, ways[at] if ways else []) for at, (sides, conflict) in enumerate(readings)
    )


def _ending(course: Course, sides: Sides, conflict: Conflict, way: Sequence[How]) -> Ending:
    try:
        first = World.of(replace(conflict, status_quo=course.days[0].state))
        last = World.of(replace(conflict, status_quo=course.last.state))
    except DetenteError:
        return Ending(sides, "not at all", ())
    there = _index(first, course.last.state)
    straight: How = "not at all" if there is None else _reached(first, there)
    by_days: How = max(way, key=_FAR.index, default="not at all")
    return Ending(
        sides,
        min(straight, by_days, key=_FAR.index),
        tuple((concept, _leaving(last, concept)) for concept in CONCEPT_KEYS),
    )


def _leaving(world: World, concept: str) -> tuple[str, ...]:
    stays = world.stable(concept)[:, world.graph.start]
    return tuple(actor for actor, stay in zip(world.graph.actors, stays, strict=True) if not stay)
