"""`share of time in F RELATION BOUND`: the expected share of the time up to the horizon that is spent in F.

In a model without a horizon: the share in the long run, over the closed classes the crisis can end in.
"""

from __future__ import annotations

from detente.conflict.query import TimeShare
from detente.findings.chances.judged import judged
from detente.findings.verdict import Answer
from detente.findings.world import World


def time_share(world: World, query: TimeShare, rule: str) -> Answer:
    """Answer the claim under the choice rule called `rule`."""
    return judged(world, query, rule)
