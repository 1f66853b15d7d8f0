"""How sure the analysis can be of a verdict: low, moderate or high, never of how likely anything is.

| level | where |
|---|---|
| low | it depends on what is left open or on the concept; or nobody is quoted for what it rests on; |
| | or it comes out the same in fewer than two thirds of the profiles; or every rate behind it is a guess |
| high | two independent sources stand behind it, it comes out the same in 95 % of the profiles of what is |
| | unsure, and no single assumption without a source carries it |
| moderate | everything else |

The levels are those of the analytic standards (ODNI 2015, ICD 203), which ask that they be kept apart from likelihood;
what makes a level is ours, from what can be counted in a model.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from detente.conflict.model import Claim, Conflict
from detente.findings.sources import behind, chain_of, unsourced
from detente.findings.verdict import Verdict

Level = Literal["high", "moderate", "low"]
LEVELS: tuple[Level, ...] = ("high", "moderate", "low")

SAME, MOSTLY = 0.95, 2 / 3
"""Shares of profiles: from the first on a verdict is steady, below the second it is not."""


@dataclass(frozen=True, slots=True)
class Confidence:
    """The level of one verdict, what counted against it (or for it), and the numbers behind."""

    claim: str
    level: Level
    why: str
    sources: int
    share: float | None


def confidence(conflict: Conflict, claim: Claim, verdict: Verdict, share: float | None) -> Confidence | None:
    """Return how sure one can be of `verdict`; None where it is untestable. `share` is of profiles with that outcome.

    `share` None: nothing is unsure, or the profiles were not asked.
    """
    if verdict.outcome == "untestable":
        return None
    number = _sources(conflict, claim, verdict)
    bare = {*unsourced(conflict)}
    alone = [rest.assumptions[0] for rest in verdict.rests_on if len(rest.assumptions) == 1]
    unquoted = [one for one in alone if one in bare]
    against = _against(verdict, number, share)
    if against:
        return Confidence(claim.id, "low", against, number, share)
    if number < 2:
        return Confidence(claim.id, "moderate", "one source, however many speak through it", number, share)
    if unquoted:
        return Confidence(
            claim.id, "moderate", f"{unquoted[0]} carries it, and nobody is quoted for that", number, share
        )
    if share is not None and share < SAME:
        return Confidence(claim.id, "moderate", "it slips in some of what is unsure", number, share)
    return Confidence(
        claim.id, "high", "independent sources, and it stands in nearly all that is unsure", number, share
    )


def _against(verdict: Verdict, sources: int, share: float | None) -> str:
    """Return what makes a verdict one to be little sure of, or nothing."""
    if verdict.outcome == "depends":
        return "it hangs on what is left open"
    if not sources:
        return "nobody is quoted for what it rests on"
    if share is not None and share < MOSTLY:
        return "it turns over much of what is unsure"
    measured = next((one.measured for one in verdict.answers if one.measured is not None), None)
    if measured is not None and all(rate.source in ("guess", "usual") for rate in measured.rates):
        return "every rate behind it is a guess"
    return ""


def _sources(conflict: Conflict, claim: Claim, verdict: Verdict) -> int:
    """Return how many independent sources stand behind a verdict, else behind the claim itself."""
    rests = [one for rest in verdict.rests_on for one in rest.assumptions]
    if rests:
        return behind(rests, conflict).number
    return int(chain_of(claim.basis, conflict) is not None)
