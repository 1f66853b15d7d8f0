"""How fast questions of robustness are: ratios within one run.

python benchmarks/robust.py [--bars] [--profiles 10000] [--rows 1000000] [--job 24] [--only ensemble,sway,sweep,workers]

Ensemble: all claims of stability of `tower22` over as many profiles, drawn as the model says what is unsure, in CPU
seconds of all threads (two cores need no more of the clock than this, and at best half). Against it a loop of bare
`solve()` in one process, timed on a sample: of the same profiles (solving against solving), and over all worlds that
the claims ask about (answering against answering; what the loop would need to read the answers off is not counted).

Sway: no change of up to 6 swaps turns a claim about 10 statements, all of them tried. Sweep: rows of a table beside the
greatest memory of the process, a tenth of the rows against all. Workers: a sweep over chances that takes one worker
`--job` seconds or more, by the clock, on one and on two; a busy machine shows less than there is.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from unittest.mock import patch

import numpy as np
from bars import Bar, cpu, finish, machine

from detente.batch import processes
from detente.cases import case_path
from detente.conflict.change import accepted
from detente.conflict.model import Conflict
from detente.files.load import load, loads
from detente.findings.ensemble.block import Block, Shape
from detente.findings.ensemble.context import Context
from detente.findings.ensemble.ensemble import ensemble
from detente.findings.ensemble.many import about_wants
from detente.findings.ensemble.profiles import Profiles, profiles_of
from detente.findings.judge import Worlds
from detente.findings.rests import about_time
from detente.findings.sway import sway
from detente.findings.sweep import axis_of, plan_of, sweep
from detente.findings.world import CONCEPT_KEYS
from detente.moves import Graph
from detente.stability import solve

HARBOUR = """\
detente: 1
title: A harbour is closed
actors:
  port: {options: {close: Close it}, wants: [close if union.strike, {that: not close, id: open}], rate: 1 per 4 days}
  union: {options: {strike: Strike}, wants: [not port.close, {that: strike, id: pay}], rate: 1 per 5 days}
claims:
  - {id: peace, test: every equilibrium has not port.close}
  - {id: strike, test: some equilibrium has union.strike}
"""


def stability_claims(conflict: Conflict) -> tuple[str, ...]:
    """Return the claims wants have a say in, those about time left out."""
    claims = ((one.id, one.test) for one in conflict.claims)
    return tuple(id_ for id_, test in claims if test is not None and about_wants(test) and not about_time(test))


def worlds_asked(conflict: Conflict, claims: tuple[str, ...], profiles: Profiles) -> int:
    """Return how many worlds the claims ask about for each profile: contexts whose states were solved."""
    seen: set[int] = set()
    stable = Block.stable

    def noted(self: Block, concept: str, frozen: frozenset[str] = frozenset()) -> np.ndarray:
        seen.add(hash((id(self.context), frozen)))
        return stable(self, concept, frozen)

    with patch.object(Block, "stable", noted):
        ensemble(conflict, claims=claims, number=1, most=0, states=False)
    return len(seen)


def bare(graph: Graph, ranks: np.ndarray) -> float:
    """Return the CPU seconds of one bare `solve()`, the mean over these ranks; the moves are compiled before."""
    solve(graph)
    seconds, _ = cpu(lambda: [solve(graph.ranked(graph.conflict, rank)) for rank in ranks])
    return seconds / len(ranks)


def of_ensemble(number: int) -> list[Bar]:
    """Time the ensemble, and solving alone, against a loop."""
    conflict = accepted(load(case_path("tower22")).conflict)
    claims = stability_claims(conflict)
    ensemble(conflict, claims=claims, number=10, most=0)
    seconds, found = cpu(lambda: ensemble(conflict, claims=claims, number=number, most=0))
    profiles = profiles_of(conflict, number=number, seed=1, most=0)
    context = Context.of(Worlds.of(conflict).base, profiles.variants)

    def solved() -> None:
        block = Block(context, profiles.choice, Shape(context.near))
        for concept in CONCEPT_KEYS:
            block.stable(concept)

    alone, _ = cpu(solved)
    block = Block(context, profiles.choice, Shape(context.near))
    rows = [np.stack([context.ranks(actor)[0][block.rows(actor)[at]] for actor in context.near.graph.actors])
            for at in range(min(200, number))]  # fmt: skip
    one = bare(context.near.graph, np.array(rows))
    worlds = worlds_asked(conflict, claims, profiles)
    print(f"ensemble: {found.profiles.number:,} profiles ({found.rankings:,} distinct rankings), {len(claims)} claims,")
    print(f"  {len(found.readings)} readings, {worlds} worlds solved for each: {seconds:.2f} s of CPU")
    print(f"  five concepts of all profiles: {alone:.3f} s of CPU; one bare solve(): {one * 1000:.2f} ms")
    print(f"  one bare solve() a profile: {one * number:.1f} s, {one * number / seconds:.1f} x all claims")
    return [
        Bar("ensemble.seconds", seconds, 10.0),
        Bar("ensemble.solving.against.loop", one * number / alone, 10.0, at_least=True),
        Bar("ensemble.claims.against.loop", one * number * worlds / seconds, 10.0, at_least=True),
    ]


def of_sway() -> list[Bar]:
    """Time the search for a smallest change that is not there, up to six swaps of ten statements."""
    wants = "".join(f"      - {{that: a.x{k}, id: w{k}}}\n" for k in range(10))
    options = ", ".join(f"x{k}: Do {k}" for k in range(10))
    text = (
        f"detente: 1\ntitle: Ten\nactors:\n  a:\n    options: {{{options}}}\n    wants:\n{wants}"
        "  b: {options: {y: Answer}, wants: [y]}\n"
        "claims:\n  - {id: it, test: every equilibrium(nash) has a.x0 and b.y}\n"
    )
    worlds = Worlds.of(loads(text).conflict)
    claim = worlds.base.conflict.claims[0]
    sway(worlds, claim, kinds=("swap",), farthest=1)
    seconds, found = cpu(lambda: sway(worlds, claim, kinds=("swap",), farthest=6))
    assert (found.distance, found.searched) == (None, 6), found
    print(f"sway: {found.tried:,} profiles up to distance {found.searched}: {seconds:.2f} s of CPU")
    return [Bar("sway.seconds", seconds, 1.0)]


def million(rows: int) -> None:
    """Sweep so many points in this process and print the seconds and the greatest memory in megabytes."""
    conflict = loads(HARBOUR).conflict
    over = ("set rate of port to 0.001..1 step 0.001 per day", "drop port.open", "drop union.pay",
            f"set rate of union to 1..{max(1, rows // 4000)} step 1 per week")  # fmt: skip
    plan = plan_of(axis_of(conflict, text) for text in over)
    with tempfile.TemporaryDirectory() as folder:
        began = time.process_time()
        sweep(conflict, plan, ("peace", "strike"), Path(folder) / "t.parquet", long=True)
    print(plan.size, time.process_time() - began, greatest())


def greatest() -> float:
    """Return the greatest memory of this process so far, in megabytes; Linux counts that of the parent in ru_maxrss."""
    try:
        lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024
    except (OSError, StopIteration):
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def of_sweep(rows: int) -> list[Bar]:
    """Compare the memory of a sweep with that of one of a tenth of the rows, each in a process of its own."""
    told = []
    for number in (rows // 10, rows):
        script = [sys.executable, __file__, "--million", str(number)]
        words = subprocess.run(script, capture_output=True, text=True, check=True).stdout.split()
        told.append(tuple(map(float, words[-3:])))
        print(f"sweep: {told[-1][0]:,.0f} rows: {told[-1][1]:.1f} s of CPU, {told[-1][2]:.0f} MB at most")
    return [Bar("sweep.memory.ratio", told[1][2] / told[0][2], 1.15)]


def of_workers(job: float) -> list[Bar]:
    """Compare one worker with two on a sweep that takes one `job` seconds or more, by the clock."""
    conflict = accepted(load(case_path("tower22")).conflict)
    over = "set autonomy of tie.iran-patron-militia to 0 to 1"

    def timed(points: int, workers: int) -> tuple[float, float, bytes]:
        plan = plan_of([axis_of(conflict, over)], samples=points, seed=1)
        with tempfile.TemporaryDirectory() as folder:
            out, began, before = Path(folder) / "t.parquet", time.perf_counter(), children()
            sweep(conflict, plan, ("late",), out, how=partial(processes, workers=workers), long=True)
            return time.perf_counter() - began, children() - before, out.read_bytes()

    few, more = timed(20, 1)[0], timed(60, 1)[0]
    points = int((job - few) / max((more - few) / 40, 1e-3) * 1.2) + 40
    one, alone, first = timed(points, 1)
    while one < 20.0:  # the machine was busier while the size was found
        points = int(points * 1.1 * job / one)
        one, alone, first = timed(points, 1)
    two, shared, second = timed(points, 2)
    assert first == second
    print(f"workers: {points} points over chances: {one:.1f} s with one, {two:.1f} s with two, the same table")
    best = 2 * alone / shared
    print(f"  CPU of the workers: {alone:.1f} s and {shared:.1f} s, on two free cores {best:.2f} x at most")
    return [Bar("workers.job.seconds", one, 20.0, at_least=True), Bar("workers.two", one / two, 1.7, at_least=True)]


def children() -> float:
    """Return the CPU seconds of all processes of this one that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Run, print, and hold the figures against the bars of the issue."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--bars", action="store_true")
    parser.add_argument("--profiles", type=int, default=10_000)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--job", type=float, default=24.0)
    parser.add_argument("--only", default="ensemble,sway,sweep,workers")
    parser.add_argument("--million", type=int, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.million:
        million(asked.million)
        return
    print(machine("pyarrow"))
    only, bars = asked.only.split(","), list[Bar]()
    if "ensemble" in only:
        bars += of_ensemble(asked.profiles)
    if "sway" in only:
        bars += of_sway()
    if "sweep" in only:
        bars += of_sweep(asked.rows)
    if "workers" in only:
        bars += of_workers(asked.job)
    finish(bars)


if __name__ == "__main__":
    main()
