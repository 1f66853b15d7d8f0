"""Why a decision maker stays at a state or leaves it when others may move at the same time (SIM)."""

from __future__ import annotations

from collections.abc import Iterator

from detente.conflict.model import State
from detente.findings.witness import Clash, Escape, Standing, Step
from detente.findings.world import World
from detente.moves import Graph, improvements, index_of

Mix = tuple[tuple[Step, ...], State, int]
"""What some others do at once, where it all leads, and the index of that state."""


def at_once(world: World, state: int, actor: int, frozen: frozenset[str]) -> Standing:
    """Show whether decision maker number `actor` stays at state number `state` under SIM.

    Stable: a clash for each improvement. Unstable: one improvement and the ends of all feasible combinations with it.
    """
    graph = world.without(frozen)
    rank, here = graph.rank[actor], world.label(state)
    clashes = []
    for improvement in improvements(graph, actor, state):
        gain, ends = world.label(improvement), []
        for others, end, index in _mixes(world, graph, state, actor, gain):
            if rank[index] <= rank[state]:
                clashes.append(Clash(gain, others, end))
                break
            ends.append(end)
        else:
            escape = Escape(gain, tuple(dict.fromkeys(ends)))
            return Standing(here, graph.actors[actor], "sim", False, escape=escape, frozen=tuple(sorted(frozen)))
    return Standing(here, graph.actors[actor], "sim", True, frozen=tuple(sorted(frozen)), clashes=tuple(clashes))


def _mixes(world: World, graph: Graph, state: int, actor: int, gain: State) -> Iterator[Mix]:
    """Yield every feasible combination of the improvement that leads to `gain` with improvements of others."""
    here = world.label(state)
    mixes: list[tuple[tuple[Step, ...], State]] = [((), gain)]
    for other, name in enumerate(graph.actors):
        if other != actor:
            ends = [world.label(end) for end in improvements(graph, other, state)]
            mixes += [((*steps, Step(name, here, end)), mix ^ here ^ end) for steps, mix in mixes for end in ends]
    for steps, mix in mixes:
        index = index_of(graph, mix)
        if index is not None:
            yield steps, mix, index
