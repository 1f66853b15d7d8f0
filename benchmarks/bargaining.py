"""How fast and how exact the deals are: figures of one run, with one numpy pass over the same utilities beside them.

python benchmarks/bargaining.py [--bars]

10^6 packages over 8 issues for 6 parties: the utilities, the zone and all solutions, in seconds of CPU and in memory;
the Pareto set of 10^5 of them, and where all 10^5 are in it; closed forms; and negmas, an independent library, where it
is installed (the group `bargain`). One pass is `utilities @ prices` over the same table, the best of seven.
"""

from __future__ import annotations

import os
import resource
from dataclasses import dataclass

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # one core, for ours and for the pass it is compared with

import numpy as np
from bars import Bar, cpu, finish, machine

from detente.bargaining import KEYS, Packages, solved_by, utilities
from detente.bargaining.egalitarian import solve_egalitarian
from detente.bargaining.kalai_smorodinsky import solve_kalai_smorodinsky
from detente.bargaining.nash import solve_nash
from detente.bargaining.pareto import pareto
from detente.bargaining.rubinstein import offers_in_turn, solve_rubinstein

SIZES = (10, 10, 10, 10, 5, 5, 2, 2)
PARTIES = 6


def drawn(sizes: tuple[int, ...], seed: int) -> Packages:
    """Return issues on scales: each party has a best point and a salience; no deal is a quarter up its range."""
    rng, worth = np.random.default_rng(seed), []
    for size in sizes:
        scale, best = np.linspace(0.0, 1.0, size), rng.random((PARTIES, 1))
        worth.append(rng.random((PARTIES, 1)) * (1.0 - np.abs(scale - best)))
    low, high = sum(table.min(axis=1) for table in worth), sum(table.max(axis=1) for table in worth)
    return Packages(tuple(worth), np.asarray(low + 0.25 * (high - low)))


def one_pass(table: np.ndarray) -> float:
    """Return the seconds of CPU of one numpy pass over the table."""
    prices = np.ones(table.shape[1])
    return min(cpu(lambda: table @ prices)[0] for _ in range(7))


def closed_forms() -> float:
    """Return the largest difference to shares known in closed form."""
    pie, none = np.array([[1.0, 0.0], [0.0, 1.0]]), np.zeros(2)
    found = [
        solve_nash(pie, none, weights=[2, 1]).utilities[0] - 2 / 3,
        solve_nash(pie * [1, 3], none).utilities[1] - 1.5,
        solve_kalai_smorodinsky(pie * [1, 3], none).utilities[0] - 0.5,
        solve_egalitarian(pie * [1, 3], none).utilities[0] - 0.75,
        solve_rubinstein(pie, none, rates=[1, 3]).utilities[0] - 0.75,
        solve_rubinstein(pie, none, rates=[1, 3], outside=[0, 0.4]).utilities[0] - 0.6,
        offers_in_turn(pie, none, discounts=(0.95, 0.9)).first[0] - 0.1 / (1 - 0.95 * 0.9),
    ]
    corner = np.add.outer([0.0, 0.0], [0.0, 0.0])
    linked = Packages((np.array([[0.7, 0], [0, 0.5]]), np.array([[0.3, 0], [0, 0.5]])), corner[0])
    found += (solved_by(linked, ("nash",))["nash"].utilities - [0.7, 0.5]).tolist()
    return float(np.abs(found).max())


@dataclass
class Reserved:
    """A party to negmas: what it has without a deal."""

    reserved_value: float = 0.0


def negmas(table: np.ndarray, no_deal: np.ndarray) -> float | None:
    """Return the largest difference between its best packages (Nash, Kalai) and ours, or None where it is missing."""
    try:
        from negmas.preferences.ops import kalai_points, nash_points
    except ImportError:
        return None
    gains = table[pareto(table)] - no_deal
    points = [tuple(row) for row in gains[(gains > 0).all(axis=1)]]
    ranges = [(0.0, float(high)) for high in np.max(points, axis=0)]
    nash = nash_points(None, points, ranges=ranges)[0][0]
    kalai = kalai_points([Reserved() for _ in no_deal], points, ranges=ranges)[0][0]
    ours = solve_nash(table, no_deal).pure, solve_egalitarian(table, no_deal).pure
    return float(np.abs(np.array([nash, kalai]) - (np.array(ours) - no_deal)).max())


def main() -> None:
    """Run, print, and hold the figures against the bars of the issue."""
    print(machine("scipy", "negmas"))
    packages = drawn(SIZES, 1)
    made, table = cpu(lambda: utilities(packages))
    once = one_pass(table)
    spent, found = cpu(lambda: solved_by(packages, table=table))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(f"{packages.n:,} packages, {len(SIZES)} issues, {PARTIES} parties; {memory:.2f} GB")
    print(f"  one pass   {once:8.4f} s of CPU")
    print(f"  utilities  {made:8.4f} s")
    print(f"  solutions  {spent:8.4f} s, all {len(KEYS)}; largest gap {max(one.gap for one in found.values()):.1e}")
    tenth = np.ascontiguousarray(table[np.random.default_rng(2).permutation(len(table))[:100_000]])
    sphere = np.random.default_rng(3).random((100_000, PARTIES))
    sphere /= np.linalg.norm(sphere, axis=1)[:, None]
    tenth_pass = one_pass(tenth)
    front, kept = cpu(lambda: pareto(tenth))
    worst, all_kept = cpu(lambda: pareto(sphere))
    print(f"  Pareto set {front:8.4f} s, {len(kept):,} of 100,000; one pass {tenth_pass:.5f} s")
    print(f"  Pareto set {worst:8.4f} s, {len(all_kept):,} of 100,000: the worst case")
    theirs = negmas(tenth[:5_000], packages.no_deal)
    bars = [
        Bar("all solutions, seconds", made + spent, 10.0),
        Bar("all solutions, GB", memory, 2.0),
        Bar("all solutions / one pass", (made + spent) / once, 2_500.0),
        Bar("Pareto set of 10^5, seconds", front, 10.0),
        Bar("Pareto set of 10^5, worst case, seconds", worst, 10.0),
        Bar("Pareto set / one pass", front / tenth_pass, 15_000.0),
        Bar("certified gap of the lotteries", max(one.gap for one in found.values()), 1e-9),
        Bar("difference to closed forms", closed_forms(), 1e-9),
    ]
    print("  negmas is not installed: uv sync --group bargain" if theirs is None else "  negmas: compared")
    finish(bars if theirs is None else [*bars, Bar("difference to negmas", theirs, 1e-9)])


if __name__ == "__main__":
    main()
