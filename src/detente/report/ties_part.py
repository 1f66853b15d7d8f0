"""The ties in the report: the picture of the camps with its sentences, above the table of who is what to whom."""

from __future__ import annotations

from detente.conflict.model import Conflict
from detente.findings.ties import ties
from detente.report.markup import NOTHING, Markup, join, tag, words
from detente.report.ties import ties_words
from detente.report.ties_scene import web_scene
from detente.report.ties_svg import web_svg

SECONDS = 5.0
"""So long each search for the camps of a model may take while a page is made."""


def camps(conflict: Conflict) -> Markup:
    """Return the picture of who stands with whom, nothing where fewer than two pairs pull together or apart."""
    found = ties(conflict, seconds=SECONDS)
    if len(found.strands) < 2:
        return NOTHING
    drawing = Markup(web_svg(web_scene(conflict, found), id="camps", noted=False))
    scroll = {"class_": "wide", "tabindex": "0", "role": "region"}
    said = tag("figcaption", words(" ".join(ties_words(conflict, found)[1:3])))
    return join(tag("figure", tag("div", drawing, aria_label="Camps", **scroll), said))
