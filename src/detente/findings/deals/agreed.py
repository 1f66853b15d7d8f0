"""The state a package leads to: every option that is meant to be taken or not, and all others as they are now."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from detente.bargaining.packages import Packages, utilities
from detente.conflict.bargain import Deal, Settlement
from detente.conflict.negotiable import meant
from detente.errors import Problem, TooLarge
from detente.moves import index_of

if TYPE_CHECKING:
    from detente.findings.world import World

Table = NDArray[np.float64]

MOST_COMBINED = 50_000
"""The most combinations of settlements that mean different states."""


@dataclass(frozen=True, eq=False)
class Meaning:
    """Which issues say what the agreed state is, and its number for each combination of their settlements."""

    issues: tuple[int, ...]
    sizes: tuple[int, ...]
    states: NDArray[np.intp]


def meaning_of(
    world: World, deal: Deal, choices: tuple[tuple[Settlement, ...], ...], settled: tuple[Settlement, ...]
) -> Meaning | None:
    """Return the agreed states, None where the deal is not tied to the states of the model."""
    telling = tuple(i for i, listed in enumerate(choices) if any(each.means for each in listed))
    if not (deal.means or telling or any(each.means for each in settled)):
        return None
    sizes = tuple(len(choices[i]) for i in telling)
    if np.prod(sizes, dtype=float) > MOST_COMBINED:
        message = f"{int(np.prod(sizes, dtype=float)):,} combinations of settlements mean states of their own"
        fix = f"at most {MOST_COMBINED:,}: leave means out where it does not matter"
        raise TooLarge(Problem("D928", message, ("deal", "issues"), fix=fix))
    combined = product(*(choices[i] for i in telling))
    found = [agreed_state(world, deal, (*settled, *chosen)) for chosen in combined]
    return Meaning(telling, sizes, np.array([-1 if at is None else at for at in found], dtype=np.intp))


def agreed_state(world: World, deal: Deal, chosen: tuple[Settlement, ...]) -> int | None:
    """Return the number of the state there is once the deal is carried out; None where that cannot be.

    Every option that nothing is said of stays as it is now.
    """
    means, options = meant(deal, chosen), frozenset(world.graph.options)
    held = world.conflict.status_quo
    if any((name in held) != taken for name, taken in means.items() if name not in options):
        return None  # what has been fixed otherwise
    taken = {name for name, said in means.items() if said and name in options}
    gone = {name for name, said in means.items() if not said}
    if world.conflict.arcs is not None and taken:
        return index_of(world.graph, frozenset(taken))
    now = world.label(world.graph.start)
    rivals = {key for group in world.conflict.one_of if taken & set(group.options) for key in group.options}
    return index_of(world.graph, frozenset(((now - rivals) | taken) - gone))


def stated(
    world: World, packages: Packages, meaning: Meaning | None, values: Table
) -> tuple[NDArray[np.intp] | None, Packages, Table, bool]:
    """Return the agreed state of each package, the packages with what states are worth in them, and their table.

    What the states are worth goes into the settlements where it is a sum over them, which the last value tells.
    """
    base = np.zeros(packages.parties) if packages.base is None else packages.base
    if meaning is None:
        packages = replace(packages, base=base + values[world.graph.start])
        return None, packages, utilities(packages), True
    worth = values[np.maximum(meaning.states, 0)]
    grid = worth.reshape(*meaning.sizes, -1)
    first = grid[(0,) * len(meaning.sizes)]
    several = range(len(meaning.sizes))
    axes = [grid[tuple(slice(None) if at == i else 0 for at in several)] for i in several]
    summed = first + np.zeros_like(grid)
    for i, axis in enumerate(axes):
        summed += (axis - first).reshape([len(axis) if at == i else 1 for at in several] + [-1])
    feasible = (meaning.states >= 0).reshape(meaning.sizes)
    additive = bool(np.allclose(np.where(feasible[..., None], grid - summed, 0.0), 0.0, atol=1e-9))
    at = np.unravel_index(np.arange(packages.n), packages.sizes) if packages.worth else ()
    which = np.zeros(packages.n, dtype=np.intp)
    for issue, size in zip(meaning.issues, meaning.sizes, strict=True):
        which = which * size + at[issue]
    if additive:
        told = list(packages.worth)
        for issue, axis in zip(meaning.issues, axes, strict=True):
            told[issue] = told[issue] + (axis - first).T
        packages = replace(packages, worth=tuple(told), base=base + first)
        return meaning.states[which], packages, utilities(packages), True
    return meaning.states[which], packages, utilities(packages) + worth[which], False
