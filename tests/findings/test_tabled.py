"""A table of a spatial model becomes a deal whose positions are the table."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.bargaining.spatial_table import ktab_csv, read_table
from detente.case import loads
from detente.files.write import dump
from detente.findings.deals.tabled import tabled


@settings(max_examples=20)
@given(st.integers(2, 4), st.integers(1, 2), st.data())
def test_the_positions_of_an_imported_table_are_those_of_the_table(
    actors: int, issues: int, data: st.DataObject
) -> None:
    lines = [
        f"oil,a note,{actors},{issues}",
        "Actor,Description,Power," + ",".join(f"i{k},s{k}" for k in range(issues)),
    ]
    for at in range(actors):
        cells = [f"{data.draw(st.integers(0, 100))},{data.draw(st.integers(1, 50))}" for _ in range(issues)]
        lines.append(f"Actor {at},,{data.draw(st.integers(1, 90))}," + ",".join(cells))
    table = read_table("\n".join(lines))
    imported = tabled(table)
    case = loads(dump(imported.conflict))
    assert imported.conflict == case.conflict
    back = case.positions()
    for name in ("power", "positions", "salience", "low", "high"):
        np.testing.assert_allclose(getattr(table, name), getattr(back, name), rtol=1e-9)
    assert read_table(ktab_csv(back)).positions.tolist() == table.positions.tolist()
