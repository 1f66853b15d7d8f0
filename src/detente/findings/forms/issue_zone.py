"""`issue X alone has a zone`: whether it could be settled by itself, all other issues staying as they are.

Each party then has to get more on it than what it has on it without a deal; who has nothing at stake has no say.
"""

from __future__ import annotations

from detente.bargaining.packages import alone
from detente.bargaining.solutions import solved
from detente.conflict.query import IssueZone
from detente.findings.deals.asked import for_every_decision, number
from detente.findings.deals.bargain import Bargain
from detente.findings.verdict import Answer
from detente.findings.world import World

NOT_SUMS = "what a settlement brings hangs on how other issues are settled, so no issue has a value of its own"


def issue_zone(world: World, query: IssueZone, concept: str | None) -> Answer:
    """Answer the claim under the choice rule called `concept`, whatever others decide."""
    return for_every_decision(world, concept, lambda bargain: _answer(bargain, query))


def _answer(bargain: Bargain, query: IssueZone) -> Answer:
    keys = [issue.key for issue in bargain.issues]
    if query.issue not in keys:
        issue = bargain.deal.issue[query.issue]
        why = (
            f"{issue.key} is off the table"
            if issue.off
            else f"{issue.decided_by} decides {issue.key}, not those who sign"
        )
        return Answer("untestable", why, missing=why)
    if not bargain.additive:
        return Answer("untestable", NOT_SUMS, missing=NOT_SUMS)
    at = keys.index(query.issue)
    found = solved(alone(bargain.packages, at, bargain.left[at]), "nash")
    if not found.agreed:
        return Answer("fails", f"no settlement of {query.issue} by itself leaves all who sign better off than none")
    got = (
        f"{party} gains {number(found.utilities[i] - bargain.left[at][i])}" for i, party in enumerate(bargain.parties)
    )
    shown = bargain.issues[at].settlements[int(found.best[0])].key if len(found.best) else "a lottery over settlements"
    return Answer("holds", f"settled by itself, at {shown}: {', '.join(got)}")
