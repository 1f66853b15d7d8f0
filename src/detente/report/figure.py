"""The picture of the state graph in the page, with its caption and the same as a table."""

from __future__ import annotations

from detente.report.html_table import html_table
from detente.report.markup import Markup, tag, words
from detente.report.scene import scene
from detente.report.scene_table import scene_table
from detente.report.svg import svg
from detente.stability import Solution


def figure(solution: Solution) -> Markup:
    """Return the state graph of `solution` as a figure; where it is wide it scrolls, with the keyboard too."""
    picture = scene(solution)
    scroll = {"class_": "wide", "tabindex": "0", "role": "region"}
    drawing = tag("div", Markup(svg(picture, id="drawing")), aria_label="State graph", **scroll)
    table = tag(
        "div", Markup(html_table(scene_table(picture), styled=False)), aria_label="State graph, table", **scroll
    )
    same = tag("details", tag("summary", words("The same as a table")), table)
    return tag("figure", drawing, tag("figcaption", words(picture.note)), same)
