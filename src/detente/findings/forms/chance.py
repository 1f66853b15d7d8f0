"""`P(EVENT) RELATION BOUND`: the chance of an event, conditional on the rates and on the choice rule.

| event | what is asked |
|---|---|
| `F within T` | that F has come about by T, at whatever moment |
| `F while G within T` | that F comes about by T and G holds at every moment before |
| `F before G` | that F comes about strictly before G; G first, and neither, are reported beside it |
| `F at DATE` | that F holds on that day |

From the status quo, or `from F`: from every state with F.
"""

from __future__ import annotations

from detente.conflict.query import Chance
from detente.findings.chances.judged import judged
from detente.findings.verdict import Answer
from detente.findings.world import World


def chance(world: World, query: Chance, rule: str) -> Answer:
    """Answer the claim under the choice rule called `rule`."""
    return judged(world, query, rule)
