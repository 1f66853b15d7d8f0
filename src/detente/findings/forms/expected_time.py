"""`E[time to F] RELATION 30 days`: the expected days until F first holds.

They are infinite as soon as F may never come, however likely it is to come soon; the answer then names a state of the
class in which the crisis is trapped, and the chance that F comes at all.
"""

from __future__ import annotations

from detente.conflict.query import ExpectedTime
from detente.findings.chances.judged import judged
from detente.findings.verdict import Answer
from detente.findings.world import World


def expected_time(world: World, query: ExpectedTime, rule: str) -> Answer:
    """Answer the claim under the choice rule called `rule`."""
    return judged(world, query, rule)
