"""How each sees it: the views with what they rest on, the pictures side by side, and where they collide."""

from __future__ import annotations

from detente.conflict.model import View
from detente.findings.hypergame import Hypergame, hypergame
from detente.findings.world import World
from detente.language import edit_text
from detente.report.html_table import html_table
from detente.report.markup import NOTHING, Markup, join, tag, words
from detente.report.naming import actor_name
from detente.report.pictures import NO_VIEWS, collision_words, ending_words, picture_head, picture_table, picture_words
from detente.report.references import References
from detente.stability import Solution

TOLD = "seq"
"""The concept whose surprises are told in words, where it was solved for."""


def views(refs: References, solution: Solution) -> Markup:
    """Return the section. Each view is solved under each concept of `solution`; no cost where there is none."""
    conflict = solution.graph.conflict
    if not conflict.views:
        return join(tag("p", words(NO_VIEWS)), _listed(refs))
    world = World(conflict, solution.graph)
    games = tuple(hypergame(world, concept) for concept in solution.concepts)
    told = next((game for game in games if game.concept == TOLD), games[0])
    drawn = Markup(html_table(picture_table(conflict, games), styled=False))
    note = tag("p", words(picture_table(conflict, games).note), class_="remark")
    table = tag("div", drawn, class_="wide", tabindex="0", role="region", aria_label="Equilibria as each sees them")
    return join(_listed(refs), table, note, *_told(refs, told))


def _listed(refs: References) -> Markup:
    """Return the views of the model, proposed ones too, with their sentences."""
    rows = [_view(refs, view) for view in refs.conflict.views]
    return tag("ul", *rows) if rows else NOTHING


def _view(refs: References, view: View) -> Markup:
    edits = "; ".join(edit_text(edit) for edit in view.edits) or "what the model says"
    name = tag("b", words(f"{actor_name(refs.conflict, view.actor)}:"))
    says = words(view.says) if view.says else NOTHING
    return refs.row(view.id, view.basis, name, says, tag("code", words(edits)))


def _told(refs: References, game: Hypergame) -> tuple[Markup, ...]:
    """Return the surprises and collisions under one concept, in sentences."""
    conflict = refs.conflict
    parts = []
    for picture in game.pictures[1:]:
        if picture.edits:
            lines = [tag("li", words(line)) for line in picture_words(conflict, game, picture)]
            parts += [tag("h3", words(picture_head(conflict, picture))), tag("ul", *lines)]
    lines = [tag("li", words(line)) for one in game.collisions for line in collision_words(conflict, one, game.concept)]
    ending = tag("li", words(ending_words(conflict, game)))
    return (*parts, tag("h3", words("Where they collide")), tag("ul", *lines, ending))
