"""How everything that answers shows itself in a notebook: as text, as HTML, as a picture where there is one.

One place for all: a record says what it has to show by methods of these names, and none of them has to be there.

| method | shown |
|---|---|
| `words()` | sentences, first |
| `to_svg()` | the picture, within the HTML and as SVG |
| `table()` | the table, before all others |
| `tables()` | those that are not the same again, with rows |
| `to_vega_lite()` | the picture for programs that draw such charts themselves |

In the class stands `_repr_mimebundle_ = bundle` and `_repr_html_ = html`, which Jupyter, VS Code and marimo ask for.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Collection
from html import unescape
from typing import TYPE_CHECKING, Any

from detente.errors import InvalidQuery

if TYPE_CHECKING:
    from detente.report.tables import Table

SVG = "image/svg+xml"
CHART = "application/vnd.vegalite.v5+json"
"""What a notebook knows a Vega-Lite chart by."""


def bundle(record: object, include: Collection[str] | None = None, exclude: Collection[str] | None = None) -> Any:
    """Return what there is to show, by media type: text always, HTML always, the rest where there is a picture.

    Only what is wanted is made. Cost: that of the picture, where there is one.

    >>> import detente
    >>> shown = bundle(detente.load(detente.shipped("classroom")).solve())
    >>> list(shown)
    ['text/plain', 'text/html', 'image/svg+xml']
    """
    wanted = set(include or _FORMS) - set(exclude or ())
    made = {kind: make(record) for kind, make in _FORMS.items() if kind in wanted}
    return {kind: data for kind, data in made.items() if data}


def text(record: object) -> str:
    """Return the sentences and the tables as plain text."""
    from detente.report.text_table import text_table
    from detente.report.visible import one_line

    return "\n\n".join([*map(one_line, _words(record)), *map(text_table, _tables(record))])


def html(record: object) -> str:
    """Return sentences, picture and tables as HTML without a script, everything in it escaped."""
    from detente.report.html_table import html_table
    from detente.report.markup import tag, words

    said = "".join(tag("p", words(line)) for line in _words(record))
    drawn = svg(record)
    return said + (image(drawn) if drawn else "") + "".join(html_table(table) for table in _tables(record))


def svg(record: object) -> str:
    """Return the picture on a ground of its own, so that it is read in notebooks of any colour; empty without one."""
    draw: Callable[[], str] | None = getattr(record, "to_svg", None)
    try:
        drawn = draw() if draw else ""
    except InvalidQuery:  # nothing to draw in this one; whoever calls to_svg() is told why
        return ""
    return drawn.replace("<svg ", '<svg style="background:var(--paper)" ', 1)


def image(drawn: str) -> str:
    """Return an SVG as an image with its title and description for a name.

    As an image it is alone: two in one notebook share no ids, and no style of theirs gets out.
    """
    from detente.report.markup import tag

    told = [re.search(rf"<{name}\b[^>]*>(.*?)</{name}>", drawn, re.DOTALL) for name in ("title", "desc")]
    name = ". ".join(unescape(found[1]).strip().rstrip(".") for found in told if found and found[1].strip())
    data = b64encode(drawn.encode()).decode("ascii")
    return tag("img", src=f"data:{SVG};base64,{data}", alt=name, style="max-width:100%;height:auto")


def _words(record: object) -> tuple[str, ...]:
    words: Callable[[], tuple[str, ...]] | None = getattr(record, "words", None)
    return words() if words else ()


def _tables(record: object) -> list[Table]:
    """Return the tables of a record; those without rows say nothing, but for the only one."""
    one: Callable[[], Table] | None = getattr(record, "table", None)
    many: Callable[[], tuple[Table, ...]] | None = getattr(record, "tables", None)
    first = [one()] if one else []
    more = [table for table in (many() if many else ()) if table.title not in [each.title for each in first]]
    found = [*first, *more]
    return [table for table in found if table.rows] or found[:1]


def _chart(record: object) -> Any:
    draw: Callable[[], dict[str, Any]] | None = getattr(record, "to_vega_lite", None)
    try:
        return draw() if draw else None
    except InvalidQuery:
        return None


_FORMS: dict[str, Callable[[Any], Any]] = {"text/plain": text, "text/html": html, SVG: svg, CHART: _chart}
