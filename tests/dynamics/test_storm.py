"""The same chains in an independent program, Storm (dependency group `storm`, GPL: for tests alone; skipped without).

Storm is tried on a closed form first. Its R[I=t] is wrong on small chains and not used (tests/data/dynamics.json).
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from detente.dynamics.chain import Chain, timeline_of
from detente.dynamics.hitting import before, expected_time
from detente.dynamics.longrun import long_share
from detente.dynamics.occupancy import days_in
from detente.dynamics.within import at, within
from tests.dynamics.chains import birth_death, cube, listed

stormpy = pytest.importorskip("stormpy", reason="Storm is not installed (uv sync --group storm)")

GOAL, OTHER = "goal", "other"
CASES = {
    "cube": cube(7, seed=3),
    "line": birth_death([0.5] * 9, [1.0] * 9),
    "traps": listed(6, [[0, 1, 5], [0, 3, 5], [1, 0, 5], [1, 2, 2.5], [1, 4, 2.5], [2, 5, 10], [5, 2, 10]]),
}


def asked(folder: Path, chain: Chain, goal: np.ndarray, other: np.ndarray, formula: str) -> np.ndarray:
    """Return Storm's answer for every state; the chain goes over as explicit files."""
    entries = chain.rates.tocoo()
    rows = [f"{s} {t} {rate:.17g}" for s, t, rate in zip(entries.row, entries.col, entries.data, strict=True)]
    rows += [f"{s} {s} 1" for s in np.flatnonzero(chain.exits == 0)]
    rows.sort(key=lambda row: tuple(map(int, row.split()[:2])))
    (folder / "c.tra").write_text("\n".join(["ctmc", *rows, ""]))
    named = [
        f"{s} "
        + " ".join([*(["init"] if s == 0 else []), *([GOAL] if goal[s] else []), *([OTHER] if other[s] else [])])
        for s in range(chain.n)
        if s == 0 or goal[s] or other[s]
    ]
    (folder / "c.lab").write_text("\n".join([f"#DECLARATION\ninit {GOAL} {OTHER}\n#END", *named, ""]))
    (folder / "c.rew").write_text("".join(f"{s} {int(g)}\n" for s, g in enumerate(goal) if g))
    model = stormpy.build_model_from_explicit(
        str(folder / "c.tra"), str(folder / "c.lab"), state_rewards=str(folder / "c.rew")
    )
    environment = stormpy.environments.sound() if hasattr(stormpy.environments, "sound") else stormpy.Environment()
    found = stormpy.model_checking(model, stormpy.parse_property(formula), environment=environment)
    return np.array([float(getattr(value, "value", value)) for value in found.get_value_vector()])


def test_storm_itself_is_right_on_a_closed_form(tmp_path: Path) -> None:
    chain, goal = listed(2, [[0, 1, 3.0], [1, 0, 2.0]]), np.array([False, True])
    found = asked(tmp_path, chain, goal, goal, f'P=? [F[1,1] "{GOAL}"]')
    assert found[0] == pytest.approx(0.6 * -np.expm1(-5), abs=1e-9)


@pytest.mark.parametrize("name", CASES)
def test_our_answers_are_storms(tmp_path: Path, name: str) -> None:
    chain = CASES[name]
    goal, other = np.arange(chain.n) == chain.n - 1, np.arange(chain.n) == 2
    line = timeline_of(chain)
    ours = {
        f'P=? [F<=5 "{GOAL}"]': within(line, goal, np.array([5.0])).values[0],
        f'P=? [F[5,5] "{GOAL}"]': at(line, goal, np.array([5.0])).values[0],
        f'P=? [!"{OTHER}" U<=5 "{GOAL}"]': within(line, goal, np.array([5.0]), allowed=~other).values[0],
        f'P=? [!"{OTHER}" U "{GOAL}"]': before(line, goal, other & ~goal).first.values,
        f'T=? [F "{GOAL}"]': expected_time(line, goal).days.values,
        f'LRA=? ["{GOAL}"]': long_share(chain, goal).values,
        "R=? [C<=5]": days_in(line, goal, 5.0).values,
    }
    for formula, values in ours.items():
        theirs = asked(tmp_path, chain, goal, other, formula)
        finite = np.isfinite(values)
        assert np.isfinite(theirs).tolist() == finite.tolist(), formula
        assert values[finite] == pytest.approx(theirs[finite], rel=2e-6, abs=2e-9), formula
