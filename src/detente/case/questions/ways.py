"""How the crisis can get somewhere, and what would have to be wanted for it to stay there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from detente.case.crisis import Crisis, world_of
from detente.conflict.model import State
from detente.results import Inversion, Paths

if TYPE_CHECKING:
    from detente.conflict.formula import Formula
    from detente.conflict.query import Means


def paths(
    crisis: Crisis,
    target: str | Formula | State,
    *,
    start: State | int | None = None,
    by: Means = "moves",
    of: Iterable[str] = (),
    most: int | None = 5,
) -> Paths:
    """Find the shortest ways from `start` (the status quo where None) to `target`, and list the first `most`.

    `by` says what a step is, `of` who may move (nobody named: everybody). A target is written as for `detente
    paths`. Raises InvalidQuery for names that are not in the model.
    """
    from detente.findings.status_quo import ways
    from detente.findings.target import one_state, target_of

    begin = start if isinstance(start, int) or start is None else one_state(crisis.graph, start)
    goal, world = target_of(crisis.graph, target), world_of(crisis)
    return Paths(ways(world, goal, start=begin, means=by, actors=tuple(of), most=most), world.conflict)


def inverse(
    crisis: Crisis,
    target: str | Formula | State,
    *,
    concept: str = "seq",
    actors: Iterable[str] = (),
    depth: int = 3,
    most: int = 1,
) -> Inversion:
    """Ask what `actors` (nobody named: each) would have to want for `target` to be stable under `concept`.

    Changes of up to `depth` edits are tried; of several states of the target, the `most` in which fewest leave are
    looked at. Raises InvalidQuery for names that are not in the model or a target that holds nowhere.
    """
    from detente.findings.inverse import inverse
    from detente.findings.target import target_of

    goal, world = target_of(crisis.graph, target), world_of(crisis)
    return Inversion(inverse(world, goal, concept, actors=tuple(actors), depth=depth, most=most), world.conflict)
