"""How fast the dynamics are: ratios within one run, in CPU seconds of one core.

python benchmarks/dynamics.py [--bars] [--options 17] [--storm] [--days 26]

A cube of 2^options states (each option flips at a random rate, by logit), asked for P(F within 26 days) from every
start: our transient against its own bare products, against scipy's expm_multiply and, with --storm, against Storm;
Monte Carlo paths of 80 events a second. A crisis of as many actors, compiled (`compile_process`): building its chain
against following it for as long.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from functools import partial
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # one core: what scipy does in threads is not ours to win by

import numpy as np
from bars import Bar, cpu, finish, machine
from scipy.sparse import diags_array
from scipy.sparse.linalg import expm_multiply

from detente.conflict.formula import Atom, Not, Or
from detente.conflict.model import Actor, Conflict, Option, Statement
from detente.conflict.quantity import Quantity
from detente.conflict.unfolding import Dynamics
from detente.dynamics.chain import Chain, chain_of, stopped, timeline_of
from detente.dynamics.process import compile_process
from detente.dynamics.simulate import sampler
from detente.dynamics.within import within


def toggles(options: int) -> Chain:
    """Return 2^options states; each option flips at its own pace, towards what a random utility prefers (logit)."""
    rng, n = np.random.default_rng(1), 1 << options
    worth, pace = rng.random(n), 0.2 + 0.6 * rng.random(options)
    here = np.arange(n, dtype=np.int32)
    there = here[:, None] ^ (1 << np.arange(options, dtype=np.int32))
    rates = pace / (1.0 + np.exp(3.0 * (worth[:, None] - worth[there])))
    return chain_of(n, np.repeat(here, options), there.ravel(), rates.ravel())


def crisis(options: int) -> Conflict:
    """Return a crisis of so many actors with an option each and three wants about it and others, by logit."""
    rng = np.random.default_rng(1)

    def number(value: float) -> Quantity:
        return Quantity(value, value, value, "per day", f"{value!r} per day")

    def wants(own: int) -> tuple[Statement, ...]:
        pairs = [rng.choice(options, 2, replace=False).tolist() for _ in range(3)]
        pairs[0][0] = own
        either = (Or((Atom(f"a{one}.x"), Not(Atom(f"a{other}.x")))) for one, other in pairs)
        return tuple(Statement(f"a{own}.w{k}", f"a{own}", each) for k, each in enumerate(either))

    actors = (Actor(f"a{k}", f"A{k}", wants=wants(k), rate=number(0.2 + 0.6 * rng.random())) for k in range(options))
    listed = tuple(Option(f"a{k}.x", f"a{k}") for k in range(options))
    return Conflict("cube", tuple(actors), listed, dynamics=Dynamics("logit", number(3.0)))


def compiling(options: int, days: float) -> tuple[float, float]:
    """Return the CPU seconds of building the chain of a crisis, and of following it; all is imported before."""
    compile_process(crisis(3))
    build, process = cpu(lambda: compile_process(crisis(options)))
    goal = np.arange(process.n) >> (options - 4) == 15
    return build, cpu(lambda: within(process.timeline, goal, np.array([days])))[0]


def products(chain: Chain, steps: int) -> None:
    """Make as many bare products as the transient made."""
    matrix, x = chain.stepped, np.ones(chain.n)
    for _ in range(steps):
        x = matrix @ x


def storm(chain: Chain, goal: np.ndarray, days: float) -> tuple[float, np.ndarray]:
    """Return the CPU seconds of Storm's check, without reading the files, and its values."""
    import stormpy

    with tempfile.TemporaryDirectory() as folder:
        entries = chain.rates.tocoo()
        tra, lab = Path(folder) / "c.tra", Path(folder) / "c.lab"
        rows = np.column_stack([entries.row, entries.col, entries.data])
        np.savetxt(tra, rows, fmt=["%d", "%d", "%.17g"], header="ctmc", comments="")
        lines = [f"{s} goal" if s else "0 init goal" for s in np.flatnonzero(goal)]
        lab.write_text("\n".join(["#DECLARATION\ninit goal\n#END", *([] if goal[0] else ["0 init"]), *lines, ""]))
        model = stormpy.build_model_from_explicit(str(tra), str(lab))
    formula = stormpy.parse_property(f'P=? [F<={days} "goal"]')
    seconds, found = cpu(lambda: stormpy.model_checking(model, formula))
    return seconds, np.array([float(getattr(value, "value", value)) for value in found.get_value_vector()])


def paths(chain: Chain, seconds: float = 1.0) -> float:
    """Return how many paths of 80 events are drawn in a second of CPU; numba has compiled before."""
    source = sampler(timeline_of(chain), 0, horizon=80.0 / float(chain.exits.mean()), seed=1)
    source.draw(0, 100)
    drawn, events, spent = 100, 0, 0.0
    while spent < seconds:
        took, batch = cpu(partial(source.draw, drawn, 10_000))
        drawn, events, spent = drawn + 10_000, events + batch.events, spent + took
    return events / 80.0 / spent


def main() -> None:
    """Run, print, and hold the figures against the bars of the issue."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--options", type=int, default=17)
    parser.add_argument("--days", type=float, default=26.0)
    parser.add_argument("--bars", action="store_true")
    parser.add_argument("--storm", action="store_true")
    parser.add_argument("--rivals", type=int, default=1, help="0: without expm_multiply")
    asked = parser.parse_args()
    print(machine("scipy", "numba", "stormpy"))
    build, followed = compiling(asked.options, asked.days)
    chain = toggles(asked.options)
    goal = np.arange(chain.n) >> (asked.options - 4) == 15
    began = time.monotonic()
    ours, answer = cpu(lambda: within(timeline_of(chain), goal, np.array([asked.days])))
    wall = time.monotonic() - began
    held = stopped(chain, goal)
    _ = held.stepped
    bare, _ = cpu(lambda: products(held, answer.steps))
    print(f"{chain.n:,} states, {chain.rates.nnz:,} rates, {asked.days:g} days, q T = {chain.fastest * asked.days:.0f}")
    print(f"  build     {build:8.2f} s of CPU for a crisis, {followed:.2f} s to follow it")
    print(f"  transient {ours:8.2f} s ({wall:.2f} s by the clock), {answer.steps} steps, error {answer.error:.1e}")
    print(f"  products  {bare:8.2f} s, bare")
    bars = [Bar("transient / bare products", ours / bare, 1.5), Bar("build / transient", build / followed, 1.0)]
    if asked.rivals:
        sparse = held.rates - diags_array(held.exits)
        theirs, values = cpu(lambda: expm_multiply(sparse * asked.days, goal.astype(float)))
        print(f"  expm_multiply {theirs:8.2f} s")
        bars.append(Bar("expm_multiply / transient", theirs / ours, 3.0, at_least=True))
        bars.append(Bar("difference to expm_multiply", float(np.abs(values - answer.values[0]).max()), 1e-10))
    if asked.storm:
        seconds, values = storm(chain, goal, asked.days)
        print(f"  Storm's check {seconds:8.2f} s")
        bars.append(Bar("transient / Storm's check", ours / seconds, 1.0))
        bars.append(Bar("difference to Storm (asked to 1e-6)", float(np.abs(values - answer.values[0]).max()), 1e-6))
    rate = paths(chain)
    print(f"  Monte Carlo {rate:,.0f} paths of 80 events a second of CPU")
    bars.append(Bar("paths of 80 events a second", rate, 1e5, at_least=True))
    finish(bars)


if __name__ == "__main__":
    main()
