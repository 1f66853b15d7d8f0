"""Ways through the states, in labels: a shortest path, or the closed set that shows there is none."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from detente.conflict.query import Means
from detente.findings.witness import Closed, Path, Step
from detente.findings.world import World
from detente.moves import Mask


def path_to(world: World, starts: Mask, state: int, means: Means, actors: Sequence[str] = ()) -> Path:
    """Return a shortest path from `starts` to `state`, which must be within reach."""
    steps = world.reach(starts, means, actors).path(state)
    first = steps[0][1] if steps else state
    shown = (Step(", ".join(movers), world.label(before), world.label(after)) for movers, before, after in steps)
    return Path(world.label(first), tuple(shown), means)


def closed(world: World, starts: Mask, means: Means, actors: Sequence[str] = ()) -> Closed:
    """Return everything within reach of `starts`: what is not in it cannot be reached."""
    seen = world.reach(starts, means, actors).distance >= 0
    movers = tuple(actors) or world.graph.actors
    return Closed(_labels(world, starts), _labels(world, seen), means, movers)


def _labels(world: World, marked: Mask) -> tuple[frozenset[str], ...]:
    return tuple(world.label(state) for state in np.flatnonzero(marked).tolist())
