"""The family of stability concepts, and the theorems between them."""

from __future__ import annotations

from detente.stability.concept import Concept
from detente.stability.general import general_metarational
from detente.stability.nash import nash
from detente.stability.sequential import sequential
from detente.stability.symmetric import symmetric_metarational
from detente.stability.symmetric_sequential import symmetric_sequential

CONCEPTS = (
    Concept(
        "nash",
        "Nash",
        "has no improvement",
        nash,
        replies="none",
        escapes=False,
        foresight=1,
        source="Nash 1950",
    ),
    Concept(
        "gmr",
        "GMR (general metarationality)",
        "every improvement can be answered by moves of the others",
        general_metarational,
        replies="moves",
        escapes=False,
        foresight=2,
        source="Howard 1971",
    ),
    Concept(
        "smr",
        "SMR (symmetric metarationality)",
        "every improvement can be answered by moves of the others, with no way out",
        symmetric_metarational,
        replies="moves",
        escapes=True,
        foresight=3,
        source="Howard 1971",
    ),
    Concept(
        "seq",
        "SEQ (sequential stability)",
        "every improvement can be answered by improvements of the others",
        sequential,
        replies="improvements",
        escapes=False,
        foresight=2,
        source="Fraser and Hipel 1979",
    ),
    Concept(
        "symmetric-seq",
        "symmetric SEQ",
        "every improvement can be answered by improvements of the others, with no way out",
        symmetric_sequential,
        replies="improvements",
        escapes=True,
        foresight=3,
        source="Rego and Vieira 2017",
    ),
)

IMPLIES = (
    ("nash", "smr"),
    ("smr", "gmr"),
    ("nash", "seq"),
    ("seq", "gmr"),
    ("nash", "symmetric-seq"),
    ("symmetric-seq", "smr"),
    ("symmetric-seq", "seq"),
)
"""Theorems: a state stable under the first is stable under the second, for the same decision maker."""


def concept_of(key: str) -> Concept:
    """Return the concept with this key. KeyError where there is none.

    >>> concept_of("seq").source
    'Fraser and Hipel 1979'
    """
    return {concept.key: concept for concept in CONCEPTS}[key]
