"""All there is to say of the case, as one offline page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from detente.case.crisis import Crisis, Progress
from detente.case.questions import verdicts
from detente.case.questions.doubts import robust
from detente.case.questions.equilibria import solve
from detente.results import Check

if TYPE_CHECKING:
    from detente.findings.ensemble.ensemble import Ensemble


def report(
    crisis: Crisis,
    path: str | Path,
    *,
    check: Check | None = None,
    profiles: int = 500,
    progress: Progress | None = None,
) -> Path:
    """Write the report as one offline page to `path`, all of it or nothing, and return where it is.

    Where the model says that something is unsure, claims that are not about time are asked of all profiles of
    wants, or of `profiles` drawn ones; 0 leaves that part of the page out.
    """
    from detente.files.save import save
    from detente.report.page import page

    target = Path(path)
    found = check or verdicts.check(crisis)
    over = found.over.found if found.over is not None and profiles else drawn(crisis, profiles, progress)
    save(target, page(crisis.conflict, crisis.texts, crisis.graph, solve(crisis).solution, found.findings, over=over))
    return target


def drawn(crisis: Crisis, profiles: int, progress: Progress | None) -> Ensemble | None:
    """Return the verdicts over all that is unsure for a page; None where nothing is, or it would take minutes."""
    from detente.conflict.change import accepted
    from detente.findings.ensemble.effort import LONG, seconds
    from detente.findings.ensemble.variants import unsure
    from detente.findings.rests import about_time
    from detente.findings.sides import readings

    sure = accepted(crisis.conflict)
    asked = tuple(it.id for it in sure.claims if it.test is not None and not about_time(it.test))
    if not asked or not profiles or not (sure.alternatives or any(map(unsure, sure.actors))):
        return None
    if seconds(profiles, crisis.graph, len(asked), len(tuple(readings(sure)))) > LONG:
        return None
    return robust(crisis, claims=asked, number=profiles, progress=progress).found
