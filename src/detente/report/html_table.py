"""A plain table as HTML, for a notebook or a page."""

from __future__ import annotations

from detente.report.markup import NOTHING, join, tag, words
from detente.report.tables import Table

_STYLE = "text-align:left;vertical-align:top;padding:.25em .9em .25em 0"


def html_table(table: Table, *, styled: bool = True) -> str:
    """Return `table` as an HTML table with a caption; `styled` puts the little style it needs on each cell.

    >>> html_table(Table("T", ("a",), (("<",),)), styled=False)[-45:]
    '<tbody><tr><td>&lt;</td></tr></tbody></table>'
    """
    style = _STYLE if styled else None
    caption = "font-weight:600;text-align:left;padding:.3em 0" if styled else None
    head = tag("tr", *(tag("th", words(name), scope="col", style=style) for name in table.head))
    body = [tag("tr", *(tag("td", words(cell), style=style) for cell in row)) for row in table.rows]
    note = tag("p", words(table.note)) if table.note and styled else NOTHING
    drawn = tag(
        "table",
        tag("caption", words(table.title), style=caption),
        tag("thead", head),
        tag("tbody", *body),
        class_="plain",
    )
    return join(drawn, note)
