"""What rests on whom."""

from __future__ import annotations

from collections.abc import Iterable

from detente.case.crisis import Crisis, Progress, placed
from detente.results import Sources


def sources(
    crisis: Crisis,
    *,
    claims: Iterable[str] | None = None,
    in_time: bool = True,
    quick: bool = False,
    progress: Progress | None = None,
) -> Sources:
    """Ask who stands behind each verdict: which stand without a source or a speaker, and who contradicts whom.

    Without `in_time` claims about time, the costly ones, are left out. `quick` takes a small part of the effort for
    finding what each verdict rests on.
    """
    from detente.findings.rests import EFFORT, QUICK
    from detente.findings.sourced import sourced

    effort = QUICK if quick else EFFORT
    with placed(crisis):
        found = sourced(crisis.conflict, crisis.texts, claims=claims, in_time=in_time, effort=effort, progress=progress)
    return Sources(found, crisis.conflict)
