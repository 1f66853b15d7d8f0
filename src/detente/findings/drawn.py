"""The states and moves of a crisis as a graph in plain values, for programs that draw and measure graphs."""

from __future__ import annotations

from detente.errors import Problem, TooLarge
from detente.files.interchange.graphml import MOST_EDGES, MOST_NODES, Drawn
from detente.findings.games import labels
from detente.moves.graph import Graph
from detente.moves.reach import moves


def drawn(graph: Graph) -> Drawn:
    """Return a node for each state, with the rank each decision maker gives it, and an edge for each move.

    An edge says who moves (`by`) and whether it gains (`improves`). Raises TooLarge (D190) beyond 5,000 states or
    50,000 moves.
    """
    _checked(graph.size, MOST_NODES, "states")
    ranks = [(actor, graph.rank[at]) for at, actor in enumerate(graph.actors)]
    nodes = tuple(
        (f"s{at}", {"options": said, "now": str(at == graph.start).lower()}
         | {f"rank_{actor}": str(int(rank[at])) for actor, rank in ranks})
        for at, said in enumerate(labels(graph))
    )  # fmt: skip
    edges: list[tuple[str, str, dict[str, str]]] = []
    for i, (actor, rank) in enumerate(ranks):
        for start in range(graph.size):
            for end in moves(graph, i, start).tolist():
                gains = str(bool(rank[end] > rank[start])).lower()
                edges.append((f"s{start}", f"s{end}", {"by": actor, "improves": gains}))
            _checked(len(edges), MOST_EDGES, "moves")
    of_nodes = (("options", "string"), ("now", "boolean"), *((f"rank_{actor}", "int") for actor in graph.actors))
    return Drawn(graph.conflict.title, of_nodes, (("by", "string"), ("improves", "boolean")), nodes, tuple(edges))


def _checked(number: int, most: int, what: str) -> None:
    if number > most:
        fix = "leave out options, with --suppose"
        raise TooLarge(Problem("D190", f"{number:,} {what}; at most {most:,} are written", fix=fix))
