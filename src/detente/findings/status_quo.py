"""Status quo analysis: how the crisis can get from where it is to an outcome, who must move for that, what never can.

All shortest legal sequences are found (`findings.layers`), counted exactly, and the first of them written out. What is
out of reach is shown by the closed set of what is within reach. Sources: Li, Kilgour and Hipel (2005); Xu, Kilgour,
Hipel and Kemkes (2010).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from detente.conflict.formula import And, Formula, text
from detente.conflict.model import State
from detente.conflict.query import Means
from detente.errors import InvalidQuery, Problem, nearest
from detente.findings.layers import Layers, layers
from detente.findings.paths import closed
from detente.findings.target import where
from detente.findings.witness import Closed, Path, Step
from detente.findings.world import World
from detente.moves import Mask

MOST_CLOSED = 4096
"""A closed set of more states than this is counted and not written out."""

MOST_STEPS = 400
"""How many different steps are written out for a picture."""


@dataclass(frozen=True, slots=True)
class Ways:
    """How `start` leads to the nearest states of `target` by `means` of `actors` (everybody where nobody is named).

    | field | what it says |
    |---|---|
    | `length`, `number` | how many steps the shortest sequences have (None: there are none), how many there are |
    | `paths` | the first of them; all where `paths` has `number` |
    | `ends` | the states of the target in which they end |
    | `must_move` | actors without whom no sequence leads there, however long |
    | `always_move`, `always_steps` | who moves in every shortest sequence; the steps that all of them take |
    | `layers`, `steps` | states at each distance on them; their different steps, those of `paths` where `partly` |
    | `within_reach` | how many of the `states` can be reached at all |
    | `never_taken`, `never_undone` | options taken in none, and options taken in all, of the states within reach |
    | `unmet` | where there is no sequence: the parts of the target that hold nowhere within reach |
    | `by_moves` | where there is none by other means: how many steps it takes by moves |
    | `closed` | where there is none: everything within reach, if at most 4,096 states |
    """

    start: State
    target: str
    means: Means
    actors: tuple[str, ...]
    length: int | None
    number: int
    paths: tuple[Path, ...]
    ends: tuple[State, ...]
    must_move: tuple[str, ...]
    always_move: tuple[str, ...]
    always_steps: tuple[Step, ...]
    layers: tuple[int, ...]
    steps: tuple[Step, ...]
    partly: bool
    states: int
    within_reach: int
    never_taken: tuple[str, ...]
    never_undone: tuple[str, ...]
    unmet: tuple[str, ...] = ()
    by_moves: int | None = None
    closed: Closed | None = None


def ways(
    world: World,
    target: Formula,
    *,
    start: int | None = None,
    means: Means = "moves",
    actors: Sequence[str] = (),
    most: int | None = 5,
    track: bool | None = None,
) -> Ways:
    """Return how state number `start` (the status quo where None) leads to `target`; `most` sequences are written out.

    Cost: two searches through the states nearer than the target, one more for each actor that may move. Raises
    InvalidQuery (D607) for an actor that controls no option, TooLarge (D407) where the shortest sequences have more
    than four million different steps between them.
    """
    graph = world.graph
    _decide(world, actors)
    begin = graph.start if start is None else start
    here = np.zeros(graph.size, bool)
    here[begin] = True
    wanted = where(graph, target)
    movers = tuple(actors)
    reach = world.reach(here, means, movers).distance >= 0
    found = layers(graph, begin, wanted, means, movers, track=track) if (reach & wanted).any() else None
    never, always = _held(world, reach)
    common = (world.label(begin), text(target), means, movers)
    scope = (graph.size, int(reach.sum()), never, always)
    if found is None:
        return _none(world, here, target, common, scope)
    paths = tuple(_path(world, found, arrows, means) for arrows in islice(found.sequences(), most))
    total = found.number()
    often = found.through()
    return Ways(
        *common,
        found.length,
        total,
        paths,
        tuple(world.label(state) for state in np.unique(found.state(found.ends))),
        _needed(world, here, wanted, means, movers),
        tuple(actor for actor in graph.actors if found.length and not found.number(without=actor)),
        tuple(_step(world, found, arrow) for step in often for arrow, times in step.items() if times == total),
        _widths(found),
        _drawn(world, found, paths, often),
        sum(map(len, often)) > MOST_STEPS,
        *scope,
    )


def _decide(world: World, actors: Sequence[str]) -> None:
    """Refuse actors that control nothing. Raises InvalidQuery."""
    known = world.graph.actors
    fix = f"Decision makers: {', '.join(known)}"
    wrong = [actor for actor in actors if actor not in known]
    if wrong:
        raise InvalidQuery(
            *(Problem("D607", f'no decision maker is called "{n}"', nearest=nearest(n, known), fix=fix) for n in wrong)
        )


def _none(
    world: World,
    here: Mask,
    target: Formula,
    common: tuple[State, str, Means, tuple[str, ...]],
    scope: tuple[int, int, tuple[str, ...], tuple[str, ...]],
) -> Ways:
    """Return that no sequence leads there, and what shows it."""
    means, actors = common[2], common[3]
    reach = world.reach(here, means, actors).distance >= 0
    said = target.parts if isinstance(target, And) else (target,)
    unmet = tuple(text(part) for part in said if not (where(world.graph, part) & reach).any())
    shown = closed(world, here, means, actors) if scope[1] <= MOST_CLOSED else None
    by_moves = None if means == "moves" else _nearest(world, here, where(world.graph, target))
    return Ways(*common, None, 0, (), (), (), (), (), (), (), False, *scope, unmet, by_moves, shown)


def _nearest(world: World, here: Mask, wanted: Mask) -> int | None:
    """Return how many moves of anybody the nearest wanted state is away."""
    distance = world.reach(here, "moves").distance
    near = distance[wanted & (distance >= 0)]
    return int(near.min()) if len(near) else None


def _held(world: World, reach: Mask) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the options taken in none, and those taken in all, of the states marked."""
    graph = world.graph
    within = graph.states[reach]
    some, every = int(np.bitwise_or.reduce(within)), int(np.bitwise_and.reduce(within))
    never = tuple(option for bit, option in enumerate(graph.options) if not some >> bit & 1)
    return never, tuple(option for bit, option in enumerate(graph.options) if every >> bit & 1)


def _needed(world: World, here: Mask, wanted: Mask, means: Means, actors: tuple[str, ...]) -> tuple[str, ...]:
    """Return the actors without whom the target is out of reach."""
    if (here & wanted).any():
        return ()
    movers = tuple(actor for actor in world.graph.actors if not actors or actor in actors)
    return tuple(
        actor
        for actor in movers
        if len(movers) == 1
        or not ((world.reach(here, means, tuple(m for m in movers if m != actor)).distance >= 0) & wanted).any()
    )


def _widths(found: Layers) -> tuple[int, ...]:
    """Return how many states there are at each distance on the shortest sequences."""
    before = [len(np.unique(found.state(step.source))) for step in found.arrows]
    return (*before, len(np.unique(found.state(found.ends))))


def _drawn(
    world: World, found: Layers, paths: tuple[Path, ...], often: tuple[dict[tuple[int, int, int], int], ...]
) -> tuple[Step, ...]:
    """Return the different steps of all shortest sequences, of the listed ones where these are too many."""
    if sum(map(len, often)) <= MOST_STEPS:
        return tuple(_step(world, found, arrow) for step in often for arrow in step)
    return tuple(dict.fromkeys(step for path in paths for step in path.steps))[:MOST_STEPS]


def _path(world: World, found: Layers, arrows: tuple[tuple[int, int, int], ...], means: Means) -> Path:
    start = world.label(found.start // found.width)
    return Path(start, tuple(_step(world, found, arrow) for arrow in arrows), means)


def _step(world: World, found: Layers, arrow: tuple[int, int, int]) -> Step:
    way, before, after = arrow
    return Step(", ".join(found.ways[way].movers), world.label(before), world.label(after))
