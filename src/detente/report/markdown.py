"""A plain table as Markdown, for a comment under a change of a model."""

from __future__ import annotations

from collections.abc import Iterable

from detente.report.tables import Table
from detente.report.visible import one_line


def markdown(title: str, said: Iterable[str], tables: Iterable[Table]) -> str:
    """Return a title, sentences and tables as Markdown; tables without rows are left out."""
    parts = [f"# {escaped(title)}", *map(escaped, said), *(markdown_table(table) for table in tables if table.rows)]
    return "\n\n".join(parts) + "\n"


def markdown_table(table: Table) -> str:
    r"""Return `table` with its title above and its note below.

    >>> print(markdown_table(Table("T", ("a", "b"), (("1|2", ""),))))
    ## T
    <BLANKLINE>
    | a | b |
    |---|---|
    | 1\|2 |  |
    """
    rows = [_row(table.head), "|" + "---|" * len(table.head), *map(_row, table.rows)]
    parts = [f"## {escaped(table.title)}"] if table.title else []
    return "\n\n".join([*parts, "\n".join(rows), *([escaped(table.note)] if table.note else [])])


def escaped(text: str) -> str:
    r"""Return text on one line in which nothing is markup, HTML or the edge of a cell.

    >>> escaped("a_b <i>")
    'a\\_b &lt;i>'
    """
    line = one_line(text).replace("\\", "\\\\").replace("&", "&amp;").replace("<", "&lt;")
    for mark in "|*_`[]#":
        line = line.replace(mark, f"\\{mark}")
    return line.replace("~~", "\\~~")


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(map(escaped, cells)) + " |"
