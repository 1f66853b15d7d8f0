"""The comparison in a decision maker's ranking that asks for a second look.

Ordered wants are lexicographic: one want outweighs all that come after it, together. Analysts who list wants often
mean less than that. Where two neighbouring levels of a ranking differ by one want on one side and by several later
ones on the other, the list says something its author may not have meant.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from detente.conflict.model import State
from detente.moves.graph import Graph
from detente.moves.labels import state_of
from detente.moves.mask import mask


@dataclass(frozen=True, slots=True)
class Surprise:
    """`actor` ranks `better` right above `worse` by `want` alone, though `worse` fulfils all wants in `against`."""

    actor: str
    better: State
    worse: State
    want: str
    against: tuple[str, ...]


def surprise(graph: Graph, actor: str) -> Surprise | None:
    """Return the comparison of neighbouring levels in which one want outweighs most later ones, at least two.

    Of equals the one highest in the ranking. None for a direct ranking: its author compared the states. Cost is linear
    in states times wants.
    """
    wants = graph.conflict.actor[actor].wants
    if len(wants) < 3:
        return None
    row = graph.rank[graph.actors.index(actor)]
    first = np.unique(row, return_index=True)[1][::-1]  # one state of each level, best level first
    true = np.array([mask(graph, want.formula)[first] for want in wants])  # (wants, levels)
    gain, loss = true[:, :-1] & ~true[:, 1:], ~true[:, :-1] & true[:, 1:]
    outweighed = loss.sum(axis=0) - gain.sum(axis=0) + 1
    if not outweighed.size or outweighed.max() < 2:
        return None
    at = int(outweighed.argmax())
    against = tuple(want.id for want, lost in zip(wants, loss[:, at], strict=True) if lost)
    better, worse = (state_of(graph, int(first[level])) for level in (at, at + 1))
    return Surprise(actor, better, worse, wants[int(gain[:, at].argmax())].id, against)
