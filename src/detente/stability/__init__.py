"""Who stays where, and why: stability concepts of the graph model.

A state is stable for a decision maker that has no reason to leave it, and an equilibrium where it is stable for all.
The concepts differ in what the mover expects in answer to a move. `CONCEPTS` is the family that is run where none is
named, `ASKED_BY_NAME` has the others (simultaneous moves, strength of preference), `COALITION_CONCEPTS` those of
coalitions; `IMPLIES`, `IMPLIES_MORE` and `COALITION_IMPLIES` say what is known between their members.
"""

from detente.stability.applies import inapplicable
from detente.stability.coalitions import (
    COALITION_CONCEPTS,
    COALITION_IMPLIES,
    CoalitionConcept,
    coalition_concept_of,
    coalition_stable,
    coalitions,
    universally_stable,
)
from detente.stability.concept import Concept
from detente.stability.concepts import ASKED_BY_NAME, CONCEPTS, IMPLIES, IMPLIES_MORE, concept_of
from detente.stability.general import general_metarational
from detente.stability.merged import merged_stable
from detente.stability.nash import nash
from detente.stability.sequential import sequential
from detente.stability.simultaneous import simultaneous
from detente.stability.solve import Solution, equilibria, replies, solve, solve_many, stable
from detente.stability.strength import strength, weak, weak_equilibria
from detente.stability.strong_general import strong_general
from detente.stability.strong_sequential import strong_sequential
from detente.stability.strong_symmetric import strong_symmetric
from detente.stability.symmetric import symmetric_metarational
from detente.stability.symmetric_sequential import symmetric_sequential

__all__ = [
    "ASKED_BY_NAME",
    "COALITION_CONCEPTS",
    "COALITION_IMPLIES",
    "CONCEPTS",
    "IMPLIES",
    "IMPLIES_MORE",
    "CoalitionConcept",
    "Concept",
    "Solution",
    "coalition_concept_of",
    "coalition_stable",
    "coalitions",
    "concept_of",
    "equilibria",
    "general_metarational",
    "inapplicable",
    "merged_stable",
    "nash",
    "replies",
    "sequential",
    "simultaneous",
    "solve",
    "solve_many",
    "stable",
    "strength",
    "strong_general",
    "strong_sequential",
    "strong_symmetric",
    "symmetric_metarational",
    "symmetric_sequential",
    "universally_stable",
    "weak",
    "weak_equilibria",
]
