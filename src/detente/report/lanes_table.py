"""Sample paths as a table: a row for each deed drawn, path by path, in the order in which they happen."""

from __future__ import annotations

from detente.report.lanes import Lanes
from detente.report.tables import Table


def lanes_table(drawn: Lanes) -> Table:
    """Return one row for each mark: the path, who, and what is done on which day."""
    marks = sorted(
        ((mark.path, mark.at, mark.x, lane.name, mark.title) for lane in drawn.lanes for mark in lane.marks),
    )
    rows = tuple((str(path + 1), name, title) for path, _, _, name, title in marks)
    return Table(drawn.title, ("path", "who", "what, when"), rows, drawn.note)
