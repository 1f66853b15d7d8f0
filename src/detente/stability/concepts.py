"""The family of stability concepts, and the theorems between them."""

from __future__ import annotations

from detente.stability.concept import Concept
from detente.stability.general import general_metarational
from detente.stability.nash import nash
from detente.stability.sequential import sequential
from detente.stability.simultaneous import simultaneous
from detente.stability.strong_general import strong_general
from detente.stability.strong_sequential import strong_sequential
from detente.stability.strong_symmetric import strong_symmetric
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

ASKED_BY_NAME = (
    Concept(
        "sim",
        "SIM (simultaneous stability)",
        "every improvement can be spoilt by improvements the others make at the same time",
        simultaneous,
        replies="at once",
        escapes=False,
        foresight=1,
        source="Fraser and Hipel 1984",
    ),
    Concept(
        "strong-gmr",
        "strong GMR",
        "every improvement can be answered by moves of the others to what is much worse for it",
        strong_general,
        replies="moves",
        escapes=False,
        foresight=2,
        source="Hamouda, Kilgour and Hipel 2004",
        strong=1,
    ),
    Concept(
        "strong-smr",
        "strong SMR",
        "every improvement can be answered by moves of the others to what is and stays much worse for it",
        strong_symmetric,
        replies="moves",
        escapes=True,
        foresight=3,
        source="Hamouda, Kilgour and Hipel 2004",
        strong=1,
    ),
    Concept(
        "strong-seq",
        "strong SEQ",
        "every improvement can be answered by improvements of the others to what is much worse for it",
        strong_sequential,
        replies="improvements",
        escapes=False,
        foresight=2,
        source="Hamouda, Kilgour and Hipel 2004",
        strong=1,
    ),
)
"""Concepts that are run only where they are asked for by name; those in `CONCEPTS` are run where none is named."""

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

IMPLIES_MORE = (
    ("nash", "sim"),
    ("nash", "strong-smr"),
    ("nash", "strong-seq"),
    ("strong-smr", "strong-gmr"),
    ("strong-seq", "strong-gmr"),
    ("strong-gmr", "gmr"),
    ("strong-smr", "smr"),
    ("strong-seq", "seq"),
)
"""The same for the concepts asked for by name.

Nash apart none implies SIM. SIM implies GMR for two decision makers, and for more where every combination of options is
feasible: the others can then do in turn what they did at once. In general it does not, and it implies no other.
"""


def concept_of(key: str) -> Concept:
    """Return the concept with this key. KeyError where there is none.

    >>> concept_of("seq").source
    'Fraser and Hipel 1979'
    """
    return {concept.key: concept for concept in (*CONCEPTS, *ASKED_BY_NAME)}[key]
