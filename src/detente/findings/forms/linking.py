"""`linking adds at least 10 % of A's no-deal-to-best range`: all issues together against each settled by itself.

Both by the Nash solution. The range goes from no deal to the most A can have while nobody who signs falls short.
"""

from __future__ import annotations

import numpy as np

from detente.conflict.query import Linking
from detente.findings.deals.asked import for_every_decision, no_zone_words, number
from detente.findings.deals.bargain import Bargain
from detente.findings.forms.issue_zone import NOT_SUMS
from detente.findings.verdict import Answer
from detente.findings.world import World

SLACK = 1e-9


def linking(world: World, query: Linking, concept: str | None) -> Answer:
    """Answer the claim under the choice rule called `concept`, whatever others decide."""
    return for_every_decision(world, concept, lambda bargain: _answer(bargain, query))


def _answer(bargain: Bargain, query: Linking) -> Answer:
    linked = bargain.linked
    if linked is None:
        return Answer("untestable", NOT_SUMS, missing=NOT_SUMS)
    if not linked.joint.agreed:
        why = no_zone_words(bargain)
        return Answer("untestable", why, missing=why)
    at = bargain.parties.index(query.actor)
    share, together, apart = linked.share[at], linked.joint.utilities[at], linked.separate[at]
    if not np.isfinite(share):
        why = f"{query.actor} can gain nothing by any deal, so it has no such range"
        return Answer("untestable", why, missing=why)
    told = f"together {number(together)}, one by one {number(apart)}"
    told += f": {100 * float(share):.1f} % of the range of {query.actor}"
    fits = "" if linked.compatible else " (settled one by one, the issues would not fit together)"
    return Answer("holds" if share >= query.share - SLACK else "fails", told + fits)
