"""How long the stable states of a crisis take: from the conflict to five concepts, step by step, in CPU seconds.

python benchmarks/stability.py [--bars]
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from functools import partial
from importlib.util import find_spec

import numpy as np
from bars import Bar, cpu, finish, machine, sorting
from scale import apart

from detente.conflict.formula import And, Atom, Formula, If, Iff, Not, Or
from detente.conflict.model import Actor, Conflict, Option, Statement
from detente.moves import Graph, compile_graph
from detente.moves.cores import installed
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
    concepts = [(key, cpu(partial(stable, graph, key))[0]) for key in KEYS]
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


def large_models() -> list[Bar]:
    """Measure 2^16 to 2^24 states; each run in a process of its own."""
    print("large models: 4 decision makers, 8 wants each, from the conflict to five concepts, wall seconds")
    fast = installed()
    if not fast:
        print("  numba is not installed (detente[fast]): the compiled loops are not measured")
    million, numpy = apart("whole", 20, 3), apart("swept", 20)
    rows = [("2^20, first run, loading numba", million, million["wall"]), ("2^20, loaded", million, million["best"])]
    rows = [*(rows if fast else rows[:1]), ("2^20, numpy alone", numpy, numpy["wall"])]
    bars = [Bar("small-first-result-cpu-s", apart("small")["cpu"], 0.3)]
    bars += [Bar("million-states-by-sort", million["wall"] / million["sort"], 25)]
    bars += [Bar("million-states-peak-mb", million["peak"], 500)]
    if fast:
        most, few, many = apart("whole", 24), apart("compiled", 16), apart("compiled", 22)
        rows += [("2^24", most, most["wall"])]
        warm = max(most["wall"] - few["loading"], 0)
        grown = float(np.log(warm / few["wall"]) / np.log(2**8))
        print(f"  loading numba and the loops: {few['loading']:.2f} s; 2^16 once loaded: {few['wall']:.3f} s")
        print(f"  from 2^16 to 2^24 states wall time grows as n^{grown:.2f}")
        print(f"  visits counted: at most {max(few['visits'], many['visits']):.2f} for each state, mover and concept")
        bars += [
            Bar("sixteen-million-states-s", most["wall"], 40),
            Bar("sixteen-million-states-peak-mb", most["peak"], 2000),
        ]
        bars += [Bar("growth-exponent", grown, 1.25), Bar("visits-by-state", max(few["visits"], many["visits"]), 5)]
    for name, one, seconds in rows:
        print(f"  {name:<32}{seconds:8.2f} s {seconds / one['sort']:6.1f} x the sort {one['peak']:8.0f} MB at most")
    return bars


def few_of_many() -> list[Bar]:
    """Measure the listing of feasible states where few are left of 2^40; two other ways where they are installed."""
    print("\nfeasible states under 100 rules on three of 40 options each")
    found = {name: apart(name, 100) for name, package in _WAYS.items() if package is None or find_spec(package)}
    for name, one in found.items():
        speed = one["states"] / one["wall"]
        print(f"  {name:<6}{one['states']:>12,} listed in {one['wall']:7.2f} s, {speed:12,.0f} a second")
    return [Bar("million-of-2^40-listed-s", found["few"]["wall"], 5)]


_WAYS = {"few": None, "sat": "pysat", "bdd": "dd"}
"""Ours, and the packages the others need."""


def other_ways() -> list[Bar]:
    """Measure one state's verdict in a model of 60 options, and the matrix method on 4,096 states."""
    print("\none state's verdict among 2^60, by search; CPU seconds")
    found = apart("searched", 60)
    for key in ("nash", "gmr", "seq"):
        one = found[key]
        print(
            f"  {key:<6}{one['answered']:6.0%} answered, median {one['median']:.3f} s, longest {one['longest']:.1f} s"
        )
    matrix = apart("matrices", 12)
    print(
        f"\n4,096 states: matrices {matrix['wall']:.1f} s and {matrix['peak']:.0f} MB, ours {matrix['ours']:.3f} s;",
        end=" ",
    )
    print("the same answers\n" if matrix["same"] else "DIFFERENT answers\n")
    return [
        Bar("searched-gmr-answered", found["gmr"]["answered"], 0.8, at_least=True),
        Bar("matrix-method-by-ours", matrix["wall"] / matrix["ours"], 100, at_least=True),
        Bar("matrix-method-differs", float(not matrix["same"]), 0),
    ]


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
    bars = [Bar("stability-65536-states-cpu-s", total, 1.0), Bar("stability-1024-states-cpu-s", few, 0.02)]
    finish([*bars, *large_models(), *few_of_many(), *other_ways()])


if __name__ == "__main__":
    main()
