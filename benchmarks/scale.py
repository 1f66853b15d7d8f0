"""What `stability.py` measures on large models, each part in a process of its own, so that peak memory is its alone."""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

import numpy as np

from detente.conflict.formula import And, Atom, Not
from detente.conflict.model import Actor, Conflict, Infeasible, Option
from detente.errors import TooLarge
from detente.moves import compile_graph, cores
from detente.moves.states import feasible_states
from detente.stability import solve, stable

KEYS = ("nash", "gmr", "smr", "seq", "symmetric-seq")


def apart(part: str, *given: int) -> dict[str, Any]:
    """Run one of `PARTS` in a process of its own and return what it measures, with `peak` in MB."""
    folder = str(Path(__file__).parent)
    code = f"import sys; sys.path.insert(0, {folder!r}); import scale; scale.child({part!r}, *{given!r})"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    if ran.returncode:
        sys.exit(f"{part} {given} failed:\n{ran.stderr[-2000:]}")
    found: dict[str, Any] = json.loads(ran.stdout.splitlines()[-1])
    return found


def child(part: str, *given: int) -> None:
    """Measure, and print what was found as JSON."""
    found = PARTS[part](*given)
    found["peak"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps(found))


def _free(options: int) -> Conflict:
    from stability import crisis

    return crisis(random.Random(1), options=options, actors=4, wants=8)


def whole(options: int, times: int = 1) -> dict[str, Any]:
    """Measure wall and CPU seconds from the conflict to five concepts; the first of several runs, and the best."""
    conflict, wall, cpu, sorts = _free(options), [], [], []
    for _ in range(times):
        sorts.append(_sorting(2**options))
        began, ticked = perf_counter(), process_time()
        solve(compile_graph(conflict, limit=2**options))
        wall.append(perf_counter() - began)
        cpu.append(process_time() - ticked)
    return {"wall": wall[0], "cpu": cpu[0], "best": min(wall), "sort": min(sorts)}


def _sorting(size: int) -> float:
    """Return the wall seconds of the yardstick: a stable numpy sort of `size` random int64."""
    numbers = np.random.default_rng(0).integers(0, 2**62, size)
    began = perf_counter()
    numbers.sort(kind="stable")
    return perf_counter() - began


def compiled(options: int) -> dict[str, Any]:
    """Measure the compiled loops alone: loading them, five concepts once they are loaded, and the visits they count."""
    from detente.moves.lists import lists_of
    from detente.stability.large import stable_large, visits

    loading, _ = _timed(lambda: _warm())
    graph = compile_graph(_free(options), limit=2**options)
    wall = min(_timed(lambda: stable_large(graph, lists_of(graph), KEYS, lambda *_: None))[0] for _ in range(3))
    lists = lists_of(graph)
    counted = max(visits(graph, lists, mover, escapes=escapes) for mover in range(4) for escapes in (False, True))
    ranking = min(_timed(lambda: compile_graph(_free(options), limit=2**options))[0] for _ in range(3))
    return {"loading": loading, "wall": wall + ranking, "visits": counted / graph.size}


def _warm() -> None:
    cores.COLD = 2
    solve(compile_graph(_free(4)))
    cores.COLD = 2**19


def swept(options: int) -> dict[str, Any]:
    """Measure the same in numpy alone."""
    cores.installed = lambda: False
    return whole(options)


def small() -> dict[str, Any]:
    """Measure the CPU seconds to the first result on 16 states, once everything is imported."""
    seconds, _ = _timed(lambda: solve(compile_graph(_free(4))), process_time)
    return {"cpu": seconds}


def matrices(options: int) -> dict[str, Any]:
    """Measure the dense matrix method, and hold it against ours."""
    from dense import dense

    graph = compile_graph(_free(options))
    wall, found = _timed(lambda: dense(graph))
    ours, _ = _timed(lambda: solve(graph))
    return {"wall": wall, "ours": ours, "same": all((stable(graph, key) == found[key]).all() for key in KEYS)}


def clauses(rules: int) -> list[list[tuple[int, bool]]]:
    """Return random rules over 40 options, each forbidding one combination of three."""
    rng = random.Random(1)
    return [[(place, rng.random() < 0.5) for place in rng.sample(range(40), 3)] for _ in range(rules)]


def few(rules: int) -> dict[str, Any]:
    """Measure the listing of what random rules leave of 2^40 combinations."""
    names = [f"a{k % 4}.o{k}" for k in range(40)]
    literals = [[Atom(names[p]) if taken else Not(Atom(names[p])) for p, taken in rule] for rule in clauses(rules)]
    conflict = Conflict(
        "few",
        tuple(Actor(f"a{i}", f"a{i}") for i in range(4)),
        tuple(Option(name, name.split(".")[0]) for name in names),
        infeasible=tuple(Infeasible(f"infeasible.r{k}", And(tuple(both))) for k, both in enumerate(literals)),
    )
    wall, states = _timed(lambda: feasible_states(conflict))
    return {"wall": wall, "states": len(states)}


def sat(rules: int) -> dict[str, Any]:
    """Measure a SAT solver's enumeration of the same for ten seconds (package python-sat, not one of ours)."""
    from pysat.solvers import Minisat22

    bars = [[-(place + 1) if taken else place + 1 for place, taken in rule] for rule in clauses(rules)]
    began, count = perf_counter(), 0
    with Minisat22(bootstrap_with=bars) as solver:
        for _ in solver.enum_models():
            count += 1
            if perf_counter() - began > 10:
                break
    return {"wall": perf_counter() - began, "states": count}


def bdd(rules: int) -> dict[str, Any]:
    """Measure a binary decision diagram of the same, built and listed (package dd with CUDD, not one of ours)."""
    from dd.cudd import BDD

    began, diagram = perf_counter(), BDD()
    names = [f"x{k}" for k in range(40)]
    diagram.declare(*names)
    root = diagram.true
    for rule in sorted(clauses(rules), key=max):
        broken = diagram.true
        for place, taken in rule:
            broken &= diagram.var(names[place]) if taken else ~diagram.var(names[place])
        root &= ~broken
    states = sum(1 for _ in diagram.pick_iter(root, care_vars=names))
    return {"wall": perf_counter() - began, "states": states}


def searched(options: int) -> dict[str, Any]:
    """Measure one state's verdicts in models of `options` free options: how many are answered, how long they take."""
    from stability import crisis

    from detente.stability.local import stable_at

    found = {}
    for key in ("nash", "gmr", "seq"):
        seconds, answered = [], 0
        for seed in range(6):
            actors, rng = 4 + 8 * (seed % 2), random.Random(seed + 100)
            conflict = crisis(random.Random(seed), options=options, actors=actors, wants=8)
            state = frozenset(option.key for option in conflict.options if rng.random() < 0.5)
            began = process_time()
            try:
                stable_at(conflict, state, "a0", key)
                answered += 1
            except TooLarge:
                pass
            seconds.append(process_time() - began)
        found[key] = {"answered": answered / 6, "median": sorted(seconds)[3], "longest": max(seconds)}
    return found


def _timed(call: Callable[[], Any], clock: Callable[[], float] = perf_counter) -> tuple[float, Any]:
    began = clock()
    result = call()
    return clock() - began, result


PARTS: dict[str, Callable[..., dict[str, Any]]] = {
    part.__name__: part for part in (whole, compiled, swept, small, matrices, few, sat, bdd, searched)
}
