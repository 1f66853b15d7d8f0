"""How long the stable states of a crisis take: from the conflict to five concepts, step by step, in CPU seconds.

python benchmarks/stability.py [--bars]
"""

from __future__ import annotations

import random
from collections.abc import Iterable

import numpy as np
from bars import Bar, cpu, finish, machine, sorting

from detente.conflict.formula import And, Atom, Formula, If, Iff, Not, Or
from detente.conflict.model import Actor, Conflict, Option, Statement
from detente.moves import Graph, compile_graph
from detente.stability import CONCEPTS, solve, solve_many, stable

KEYS = tuple(concept.key for concept in CONCEPTS)


def crisis(rng: random.Random, *, options: int, actors: int, wants: int) -> Conflict:
    """Return a conflict of two-way options dealt out in turn, with random wants of two or three atoms each."""
    names = [f"a{k % actors}.o{k}" for k in range(options)]
    everyone = tuple(
        Actor(f"a{i}", f"a{i}", wants=tuple(_want(rng, i, k, names) for k in range(wants))) for i in range(actors)
    )
    return Conflict("random", everyone, tuple(Option(name, name.split(".")[0]) for name in names))


def _want(rng: random.Random, actor: int, place: int, names: list[str]) -> Statement:
    first, second, third = (_literal(rng, name) for name in rng.sample(names, 3))
    shapes: tuple[Formula, ...] = (And((first, second)), Or((first, And((second, third)))), If(first, second))
    return Statement(f"a{actor}.w{place}", f"a{actor}", rng.choice((*shapes, Iff(first, second))))


def _literal(rng: random.Random, name: str) -> Formula:
    return rng.choice((Atom(name), Not(Atom(name))))


def steps(conflict: Conflict) -> tuple[Graph, list[tuple[str, float]]]:
    """Return the graph and the CPU seconds of each step; a later concept uses what an earlier one has worked out."""
    compiled, graph = cpu(lambda: compile_graph(conflict))
    classes, _ = cpu(lambda: graph.classes)
    climbs, _ = cpu(lambda: graph.climbs)
    concepts = [(key, cpu(lambda key=key: stable(graph, key))[0]) for key in KEYS]  # type: ignore[misc]
    return graph, [("states, ranks", compiled), ("classes", classes), ("sorted by rank", climbs), *concepts]


def show(graph: Graph, timed: Iterable[tuple[str, float]]) -> float:
    """Print the steps against the reference; return their sum."""
    timed = list(timed)
    total, reference = sum(seconds for _, seconds in timed), sorting(graph.size)
    print(f"\n{graph.size:,} states, {len(graph.actors)} decision makers")
    for name, seconds in (*timed, ("in all", total)):
        print(f"  {name:<16}{seconds * 1e3:9.2f} ms {seconds / reference:8.1f} x")
    print(f"  a stable sort of {graph.size:,} random int64 takes {reference * 1e3:.2f} ms (the 1 x above)")
    return total


def many(graph: Graph, profiles: int) -> tuple[float, float]:
    """Return the CPU seconds for each of `profiles` other rankings: one by one, and side by side."""
    rng = np.random.default_rng(0)
    ranks = np.stack([rng.permuted(graph.rank, axis=1) for _ in range(profiles)])
    single, _ = cpu(lambda: [solve(graph.ranked(graph.conflict, rank)) for rank in ranks])
    together, _ = cpu(lambda: solve_many(graph, ranks))
    return single / profiles, together / profiles


def main() -> None:
    """Measure, print, and hold the bars."""
    print("Stability: five concepts for every decision maker and state, preferences included")
    print(machine())
    print("compared: CPU seconds of this process; each model is new; the slowest of three models counts")
    large = [steps(crisis(random.Random(seed), options=16, actors=4, wants=8)) for seed in range(3)]
    total = max(show(*one) for one in large)
    small = [steps(crisis(random.Random(seed), options=10, actors=6, wants=5)) for seed in range(4)][1:]
    few = max(show(*one) for one in small)
    single, together = many(small[0][0], 50)
    print(f"\n50 other profiles on {small[0][0].size:,} states: {single * 1e3:.2f} ms each, one by one;", end=" ")
    print(f"{together * 1e3:.2f} ms each, side by side\n")
    finish([Bar("stability-65536-states-cpu-s", total, 1.0), Bar("stability-1024-states-cpu-s", few, 0.02)])


if __name__ == "__main__":
    main()
