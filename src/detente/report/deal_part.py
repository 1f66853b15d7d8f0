"""The deal of a model in the report: what can be agreed, in pictures, words and numbers."""

from __future__ import annotations

from detente.conflict.model import Conflict
from detente.errors import DetenteError
from detente.findings.deals.record import DealReading, Deals
from detente.findings.deals.told import deals
from detente.report.deal_pictures import MOST_READINGS, deal_drawings, drawing_svg
from detente.report.deals import (
    afterwards_words,
    deal_words,
    issues_table,
    parties_table,
    reading_name,
    sinking_words,
    solutions_table,
)
from detente.report.html_table import html_table
from detente.report.markup import NOTHING, Markup, join, tag, words
from detente.report.naming import plural
from detente.report.tables import Table
from detente.report.visible import one_line

NO_DEAL = "The model has no deal, so it says nothing about what could be agreed."


def deal_part(conflict: Conflict) -> Markup:
    """Return the section of the report. It works the deal out: what goes wrong there is told, not raised."""
    if conflict.deal is None:
        return tag("p", words(NO_DEAL))
    try:
        found = deals(conflict)
    except DetenteError as error:
        return tag("p", words(f"Not shown: {error.problems[0].message}."))
    said = [tag("p", words(line)) for line in deal_words(found)]
    figures = [
        _figure(drawing_svg(drawing, id=f"deal{at}"), drawing.title)
        for at, drawing in enumerate(deal_drawings(conflict, found))
    ]
    told = [_reading(conflict, found, one) for one in found.readings[:MOST_READINGS]]
    more = len(found.readings) - len(told)
    left = f"{plural(more, 'more reading')}: detente deal shows all." if more > 0 else ""
    return join(*said, *figures, *told, tag("p", words(left), class_="remark") if left else NOTHING)


def _reading(conflict: Conflict, found: Deals, one: DealReading) -> Markup:
    """Return one reading: who can sink the deal, what comes after it, and the numbers folded away."""
    head = tag("h3", words(reading_name(one))) if reading_name(one) else NOTHING
    after = [tag("p", words(line)) for line in (*sinking_words(found, one), *afterwards_words(conflict, one))]
    tables = (parties_table(conflict, found, one), solutions_table(found, one), issues_table(found, one))
    numbers = tag("details", tag("summary", words("In numbers")), *map(_table, tables))
    return join(head, *after, numbers)


def _figure(picture: str, name: str) -> Markup:
    scroll = {"class_": "wide", "tabindex": "0", "role": "region", "aria_label": one_line(name)}
    return tag("figure", tag("div", Markup(picture), **scroll), tag("figcaption", words(f"{one_line(name)}.")))


def _table(table: Table) -> Markup:
    drawn = Markup(html_table(table, styled=False))
    wide = tag("div", drawn, class_="wide", tabindex="0", role="region", aria_label=table.title)
    return join(wide, tag("p", words(table.note), class_="remark")) if table.note else wide
