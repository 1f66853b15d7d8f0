"""How fast camps are found: CPU seconds, and ratios to a named reference in the same run.

python benchmarks/ties.py [--bars] [--all]

The largest of the 51 webs of states of 1946-1999 (155 actors, 1,288 ties; Doreian and Mrvar 2015) from the shared
tables; without them a made one of that size. The reference is the plain mixed integer program (no blocks, no cuts,
the same HiGHS): how often as long it takes as we do. --all runs every window and compares the index with the tables.
"""

from __future__ import annotations

import argparse
import csv
import json
from pathlib import Path

import numpy as np
from bars import Bar, cpu, finish, machine
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array

from detente.ties import Web, frustration, optima, web
from detente.ties.web import cost

SHARED = Path(__file__).parents[1].parent / "shared"
WINDOWS = SHARED / "corpora" / "data" / "cow_signed_networks.csv"
TABLE = SHARED / "reference" / "tables" / "dynamics-and-deals.json"
LARGEST = "90-93"


def windows() -> dict[str, Web]:
    """Return the web of each window, none where the shared tables are not there."""
    if not WINDOWS.exists():
        print(f"skipped: the 51 webs, for {WINDOWS} is not here")
        return {}
    told: dict[str, list[tuple[str, str, int]]] = {}
    with WINDOWS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            told.setdefault(row["window"], []).append((row["a"], row["b"], int(row["sign"])))
    made = {}
    for window, rows in told.items():
        number = {name: at for at, name in enumerate(sorted({name for one in rows for name in one[:2]}))}
        made[window] = web(len(number), [(number[a], number[b], sign) for a, b, sign in rows])
    return made


def made() -> Web:
    """Return a web of 155 actors and 1,288 ties in regions, of which one tie in twelve runs the other way."""
    rng = np.random.default_rng(7)
    region, bloc = np.arange(155) // 13, rng.integers(0, 2, 155)
    near = [(i, j) for j in range(155) for i in range(j) if region[i] == region[j] or rng.random() < 0.06]
    chosen = rng.permutation(len(near))[:1288]
    signs = np.where(rng.random(len(near)) < 1 / 12, -1, 1)
    return web(
        155, [(*near[at], int(signs[at]) * (1 if bloc[near[at][0]] == bloc[near[at][1]] else -1)) for at in chosen]
    )


def plain(it: Web) -> float:
    """Return the index by the plain program over all actors and ties."""
    n, m = it.size, len(it.edges)
    entries, low = [], []
    for at, (i, j, pull) in enumerate(it.edges):
        way = 1.0 if pull > 0 else -1.0
        for turn in (1.0, -1.0):
            row = len(low)
            entries += [(row, n + at, 1.0), (row, i, -turn), (row, j, turn * way)]
            low.append(0.0 if pull > 0 else -turn)
    rows, columns, values = zip(*entries, strict=True)
    matrix = coo_array((values, (rows, columns)), shape=(len(low), n + m)).tocsr()
    upper = np.ones(n + m)
    upper[0] = 0.0
    weights = np.concatenate([np.zeros(n), np.ones(m)])
    kinds = np.concatenate([np.ones(n), np.zeros(m)])
    result = milp(
        weights, integrality=kinds, bounds=Bounds(np.zeros(n + m), upper),
        constraints=LinearConstraint(matrix, np.array(low), np.inf), options={"mip_rel_gap": 0.0},
    )  # fmt: skip
    return round(result.fun)


def main() -> None:
    """Run, print, and hold the figures against the bars of the issue."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--bars", action="store_true")
    parser.add_argument("--all", action="store_true", help="every window, with the index of the tables")
    asked = parser.parse_args()
    print(machine("scipy"))
    found = windows()
    it = found.get(LARGEST) or made()
    frustration(web(20, [(i, j, -1) for j in range(20) for i in range(j)]))  # the solver is loaded
    ours, index = min((cpu(lambda: frustration(it)) for _ in range(3)), key=lambda pair: pair[0])
    reference, value = cpu(lambda: plain(it))
    every, best = cpu(lambda: optima(it))
    print(
        f"{it.size} actors, {len(it.edges)} ties: index {index.index:g} (plain program {value}), proved {index.proved}"
    )
    print(f"index {ours:.3f} s, all {best.number} optimal splits {every:.3f} s, plain program {reference:.3f} s")
    bars = [
        Bar("ties.index_seconds", ours, 2.0),
        Bar("ties.everything_seconds", every, 2.0),
        Bar("ties.plain_program_over_ours", reference / ours, 5.0, at_least=True),
        Bar("ties.index_differs", abs(index.index - value) + abs(cost(it, index.split) - value), 0.0),
    ]
    if found and TABLE.exists():
        entries = json.loads(TABLE.read_text(encoding="utf-8"))["entries"]
        expected = next(one["expected"] for one in entries if one["id"] == "ties.cow51")
        seconds, wrong = cpu(
            lambda: [one for one in expected if frustration(found[one["period"]]).index != one["frustration"]]
        )
        print(f"51 webs: {51 - len(wrong)} come out as published in {seconds:.2f} s; the slowest may take 2 s")
        bars.append(Bar("ties.webs_that_differ", len(wrong), 0.0))
        bars.append(Bar("ties.51_webs_seconds", seconds, 20.0))
        if asked.all:
            for name, each in found.items():
                took, all_ = cpu(lambda each=each: optima(each))
                print(f"{name} {each.size} {len(each.edges)} {all_.index:g} {all_.number} {took:.2f} s")
    finish(bars)


if __name__ == "__main__":
    main()
