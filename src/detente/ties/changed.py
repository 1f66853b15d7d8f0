"""What one tie's change would do: the frustration index without it, and with its sign turned round."""

from __future__ import annotations

from dataclasses import dataclass

from detente.ties.frustration import frustration
from detente.ties.web import Web


@dataclass(frozen=True, slots=True)
class Changed:
    """The frustration index as it is (`now`), without the edge (`dropped`), and with its sign turned (`turned`)."""

    edge: int
    now: float
    dropped: float
    turned: float


def changed(web: Web, edge: int, *, now: float | None = None, seconds: float | None = None) -> Changed:
    """Return what a change of edge number `edge` would do. `now` is the index where it is known already."""
    one, other, pull = web.edges[edge]
    rest = (*web.edges[:edge], *web.edges[edge + 1 :])
    index = frustration(web, seconds=seconds).index if now is None else now
    dropped = frustration(Web(web.size, rest), seconds=seconds).index
    turned = frustration(web.with_edges((*rest, (one, other, -pull))), seconds=seconds).index
    return Changed(edge, index, dropped, turned)
