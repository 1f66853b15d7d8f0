"""Who stays where, and why: stability concepts of the graph model.

A state is stable for a decision maker that has no reason to leave it, and an equilibrium where it is stable for all.
The concepts differ in what the mover expects in answer to a move; `CONCEPTS` is the family, `IMPLIES` what is known
between its members.
"""

from detente.stability.concept import Concept
from detente.stability.concepts import CONCEPTS, IMPLIES, concept_of
from detente.stability.general import general_metarational
from detente.stability.nash import nash
from detente.stability.sequential import sequential
from detente.stability.solve import Solution, equilibria, replies, solve, solve_many, stable
from detente.stability.symmetric import symmetric_metarational
from detente.stability.symmetric_sequential import symmetric_sequential

__all__ = [
    "CONCEPTS",
    "IMPLIES",
    "Concept",
    "Solution",
    "concept_of",
    "equilibria",
    "general_metarational",
    "nash",
    "replies",
    "sequential",
    "solve",
    "solve_many",
    "stable",
    "symmetric_metarational",
    "symmetric_sequential",
]
