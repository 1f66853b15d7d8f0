"""What can be asked of a case: a function a question, each the method of `Case` that bears its name.

A question knows no more of the case than a `Crisis` tells, works out nothing itself and answers with a result of
`detente.results`.
"""

from __future__ import annotations

from detente.case.questions.brief import brief
from detente.case.questions.chances import chances
from detente.case.questions.deal import deal, positions
from detente.case.questions.doubts import matters, robust, sway, unknown
from detente.case.questions.equilibria import solve, views
from detente.case.questions.report import report
from detente.case.questions.sources import sources
from detente.case.questions.sweep import sweep
from detente.case.questions.ties import ties
from detente.case.questions.tomorrow import advance, indicators
from detente.case.questions.verdicts import check
from detente.case.questions.versions import compare, hindsight, scenarios
from detente.case.questions.ways import inverse, paths

__all__ = [
    "advance", "brief", "chances", "check", "compare", "deal", "hindsight", "indicators", "inverse", "matters",
    "paths", "positions", "report", "robust", "scenarios", "solve", "sources", "sway", "sweep", "ties", "unknown",
    "views",
]  # fmt: skip
