"""Where actors stand on the issues of a deal that have a scale, as the table a spatial forecast takes.

The model has no power of actors: the bargaining weight of a party stands for it, 1 where none is said, as for
audiences. An actor that takes no stand on an issue has no salience there, and its position (what holds now) does not
count.
"""

from __future__ import annotations

import numpy as np

from detente.bargaining.spatial_table import SpatialTable
from detente.conflict.bargain import Deal, Issue, Ruler, settlement_at
from detente.conflict.change import accepted
from detente.conflict.model import Conflict
from detente.errors import InvalidModel, Problem

NOTE = "Power is the bargaining weight; positions and saliences are those of the deal."


def positions(conflict: Conflict) -> SpatialTable:
    """Return the table of the deal of `conflict`: a dimension for each issue on a scale that is negotiated.

    Raises InvalidModel: D926 without a deal, D958 where no two actors have a position on a scale.
    """
    deal = accepted(conflict).deal
    if deal is None:
        raise InvalidModel(Problem("D926", "the model has no deal", fix="docs/deals.md shows how it is told"))
    issues = [(it, it.ruler) for it in deal.issues if it.ruler is not None and not it.off and not it.decided_by]
    actors = tuple(dict.fromkeys(s.actor for issue, _ in issues for s in issue.stands if _attention(issue, s.actor)))
    if len(actors) < 2:
        fix = "give issues a scale and actors a position on it, or name a table (CSV)"
        raise InvalidModel(Problem("D958", "no two actors have a position on a scale", ("deal",), fix=fix, on_key=True))
    salience = np.array([[_attention(issue, actor) for issue, _ in issues] for actor in actors])
    return SpatialTable(
        conflict.title, NOTE, tuple(issue.key for issue, _ in issues), actors,
        tuple(conflict.actor[actor].name if actor in conflict.actor else "" for actor in actors),
        np.array([_power(deal, actor) for actor in actors]),
        np.array([[_place(issue, ruler, actor) for issue, ruler in issues] for actor in actors]),
        salience / np.maximum(salience.sum(axis=1, keepdims=True), 1.0),
        np.array([ruler.low for _, ruler in issues]), np.array([ruler.high for _, ruler in issues]),
    )  # fmt: skip


def _attention(issue: Issue, actor: str) -> float:
    """Return how much of an actor's concern an issue is; 0 where it takes no position."""
    stand = issue.stand(actor)
    return stand.salience.value if stand and stand.salience and stand.position is not None else 0.0


def _place(issue: Issue, ruler: Ruler, actor: str) -> float:
    stand = issue.stand(actor)
    if stand is not None and stand.position is not None:
        return stand.position
    now = settlement_at(issue, issue.now) if issue.now is not None else None
    listed = next((each.place for each in issue.outcomes if each.key == issue.now), None)
    return next((at for at in (listed, now) if isinstance(at, float)), (ruler.low + ruler.high) / 2)


def _power(deal: Deal, actor: str) -> float:
    party = deal.party.get(actor)
    return party.weight.value if party and party.weight else 1.0
