"""Tables as files for spreadsheets, papers and data frames: one module a format, each of plain columns or tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from detente.report.filed.comma import comma_text
from detente.report.filed.latex import latex_text
from detente.report.filed.parquet import parquet_bytes
from detente.report.tables import Table

Columns = Mapping[str, Sequence[Any]]
"""Values by column, each as long as the others."""


class Filed(NamedTuple):
    """A kind of table file: its ending, what it is, and what makes it of the columns and of the tables of a result."""

    ending: str
    says: str
    write: Callable[[Columns, tuple[Table, ...]], str | bytes]


FILED = (
    Filed(".csv", "values, a row each, for a spreadsheet", lambda columns, _: comma_text(columns)),
    Filed(".parquet", "values with their types, for data frames", lambda columns, _: parquet_bytes(columns)),
    Filed(".tex", "the tables as they are shown, for LaTeX with booktabs", lambda _, tables: latex_text(tables)),
)
