"""One answer as a small offline page: sentences, a picture, and the same as a table."""

from __future__ import annotations

from collections.abc import Iterable

from detente import __version__
from detente.report.head import head
from detente.report.html_table import html_table
from detente.report.limits import limits_link, limits_part
from detente.report.markup import NOTHING, Markup, tag, words
from detente.report.stylesheet import stylesheet
from detente.report.tables import Table


def answer_page(title: str, said: Iterable[str], picture: str, table: Table, more: Iterable[Table] = ()) -> str:
    """Return the page as one HTML document without a script; `more` tables follow. `picture` is SVG, or empty."""
    scroll = {"class_": "wide", "tabindex": "0", "role": "region"}
    drawing = tag("figure", tag("div", Markup(picture), aria_label="Picture", **scroll)) if picture else NOTHING
    rows = tag("div", Markup(html_table(table, styled=False)), aria_label="The same as a table", **scroll)
    others = [part for one in more for part in _table(one)]
    note = tag("p", words(table.note)) if table.note else NOTHING
    sentences = [tag("p", words(line)) for line in said]
    top = tag(
        "header", tag("p", words("detente · in this model"), class_="kicker"), tag("h1", words(title)), class_="top"
    )
    main = tag(
        "main", tag("section", *sentences, drawing, rows, note, *others, class_="part"), limits_part(), id="main"
    )
    made = f"Made by detente {__version__}. What it says holds in this model, and only there."
    foot = tag("footer", words(made), limits_link())
    body = tag("body", top, main, foot)
    return f"<!DOCTYPE html>\n{tag('html', head(f'{title} – detente', stylesheet()), body, lang='en')}\n"


def _table(table: Table) -> tuple[Markup, Markup]:
    """Return a table that can be scrolled and its note."""
    rows = Markup(html_table(table, styled=False))
    drawn = tag("div", rows, class_="wide", tabindex="0", role="region", aria_label=table.title)
    return drawn, tag("p", words(table.note)) if table.note else NOTHING
