"""Statements about a conflict, and what shows that they are right: the claim language answered.

`check` gives every claim of a model its verdict. `standing` shows why a decision maker stays at a state or leaves it.
`recheck` checks a witness from the definitions, without the solver.
"""

from detente.findings.assumptions import Assumption, assumptions, basis_of
from detente.findings.check import check, judge
from detente.findings.judge import Worlds, answers
from detente.findings.recheck import recheck
from detente.findings.rests import EFFORT, QUICK
from detente.findings.standing import standing
from detente.findings.verdict import Answer, Findings, Rest, Verdict
from detente.findings.world import World

__all__ = [
    "EFFORT",
    "QUICK",
    "Answer",
    "Assumption",
    "Findings",
    "Rest",
    "Verdict",
    "World",
    "Worlds",
    "answers",
    "assumptions",
    "basis_of",
    "check",
    "judge",
    "recheck",
    "standing",
]
