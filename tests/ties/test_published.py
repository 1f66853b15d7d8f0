"""Published webs come out exactly: the tribes of Read (1954), and the states of 1946-1999 (Doreian and Mrvar 2015)."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from detente.ties import factions, frustration, measures, optima, web
from detente.ties.web import Web

SHARED = Path(__file__).parents[2].parent / "shared"
TABLE = SHARED / "reference" / "tables" / "dynamics-and-deals.json"
WINDOWS = SHARED / "corpora" / "data" / "cow_signed_networks.csv"


def entry(id_: str) -> dict:
    """Return an entry of the tables; the test is skipped where they are not there."""
    if not (TABLE.exists() and WINDOWS.exists()):
        pytest.skip("the shared tables are not here")
    return next(one for one in json.loads(TABLE.read_text(encoding="utf-8"))["entries"] if one["id"] == id_)


def windows() -> dict[str, Web]:
    """Return the web of each window."""
    told: dict[str, list[tuple[str, str, int]]] = {}
    with WINDOWS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            told.setdefault(row["window"], []).append((row["a"], row["b"], int(row["sign"])))
    made = {}
    for window, rows in told.items():
        number = {name: at for at, name in enumerate(sorted({name for one in rows for name in one[:2]}))}
        made[window] = web(len(number), [(number[a], number[b], sign) for a, b, sign in rows])
    return made


def test_the_tribes_of_read() -> None:
    tribes = web(16, [tuple(edge) for edge in entry("ties.tribes")["data"]["edges_i_j_sign"]])
    found, balance = frustration(tribes), measures(tribes)
    assert (16, 58, 7) == (tribes.size, len(tribes.edges), found.index)
    assert (59, 68) == (balance.balanced, balance.triangles)
    assert 0.3575761056584658 == pytest.approx(balance.walk_balance)
    assert 0.7586207 == pytest.approx(1 - 2 * found.index / 58)
    assert (2, 7) == (factions(tribes, 3).index, factions(tribes, 2).index)
    assert (1, 7) == (optima(tribes).number, len(optima(tribes).always))


def test_all_51_windows_of_states() -> None:
    told = {one["period"]: one for one in entry("ties.cow51")["expected"]}
    made = windows()
    assert 51 == len(told) == len(made)
    found = {window: (frustration(it), measures(it)) for window, it in made.items()}
    assert {window: one["frustration"] for window, one in told.items()} == {
        window: index.index for window, (index, _) in found.items()
    }
    assert all(index.proved for index, _ in found.values())
    assert {window: (one["bal_triangles"], one["triangles"]) for window, one in told.items()} == {
        window: (balance.balanced, balance.triangles) for window, (_, balance) in found.items()
    }


@pytest.mark.parametrize("window", ["46-49", "55-58"])
def test_the_optimal_splits_of_a_window_are_all_found(window: str) -> None:
    entry("ties.cow51")
    it = windows()[window]
    found = optima(it)
    assert found.complete
    assert found.number == len({*found.splits})
    for split in found.splits:
        bad = {at for at, (i, j, pull) in enumerate(it.edges) if (split[i] != split[j]) == (pull > 0)}
        assert {*found.always} <= bad <= {*found.always, *found.sometimes}
        assert found.index == len(bad)
