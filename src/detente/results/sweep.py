"""The verdicts over a grid of values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from detente.frame import frame
from detente.plain import json_text
from detente.shown import bundle, html

if TYPE_CHECKING:
    from pathlib import Path

    from detente.findings.sweep import Swept
    from detente.report.tables import Table


@dataclass(frozen=True)
class Sweep:
    """A sweep and its table at `path`. `found` counts the verdicts over all points."""

    found: Swept
    path: Path

    def table(self) -> Table:
        """Return each claim over all points as rows of strings."""
        from detente.report.sweep import sweep_table

        return sweep_table(self.found)

    def to_frame(self) -> Any:
        """Return the whole table: a pandas or polars data frame where one is installed, else a dict of columns."""
        from detente.batch.parquet import read_parquet

        rows = list(read_parquet(self.path))
        names = dict.fromkeys(name for row in rows for name in row)
        return frame({name: [row.get(name) for row in rows] for name in names})

    def to_json(self) -> str:
        """Return the counts as JSON; the points are in the table."""
        return json_text(self.found)

    _repr_mimebundle_ = bundle
    _repr_html_ = html
