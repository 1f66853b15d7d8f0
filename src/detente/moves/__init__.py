"""From labels to arrays: states, classes of moves, ranks, reachability; and back from indices to labels."""

from detente.moves.compile import compile_graph
from detente.moves.graph import Graph, Mask, Rank
from detente.moves.labels import index_of, state_of
from detente.moves.mask import mask
from detente.moves.patterns import Pattern, patterns
from detente.moves.rank import refine
from detente.moves.reach import Reach, improvements, movers_of, moves, reachable

__all__ = [
    "Graph",
    "Mask",
    "Pattern",
    "Rank",
    "Reach",
    "compile_graph",
    "improvements",
    "index_of",
    "mask",
    "movers_of",
    "moves",
    "patterns",
    "reachable",
    "refine",
    "state_of",
]
