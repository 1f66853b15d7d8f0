"""What becomes of the claims."""

from __future__ import annotations

from collections.abc import Iterable

from detente.case.crisis import Crisis, Progress, placed
from detente.case.questions.doubts import robust
from detente.results import Check, Robust


def check(
    crisis: Crisis,
    *,
    claims: Iterable[str] | None = None,
    depth: int | None = None,
    quick: bool = False,
    progress: Progress | None = None,
) -> Check:
    """Give the claims their verdicts: all of them, or those called `claims`.

    What each verdict rests on is searched for by taking assumptions out: every set of up to `depth`, or as large as
    a fixed effort allows. `quick` takes a small part of that effort, enough for small models; in large ones it
    leaves out the claims that are costly to try again. A verdict is that of wants in the order the model lists
    them; where it says that something is unsure about them, and all profiles take no time, `over` has how often
    each claim holds over them.
    """
    from detente.findings import EFFORT, QUICK, check

    chosen = None if claims is None else tuple(claims)
    effort = QUICK if quick else EFFORT
    with placed(crisis):
        found = check(
            crisis.conflict,
            claims=chosen,
            depth=depth,
            effort=effort,
            thorough=not quick and depth != 0,
            progress=progress,
        )
    return Check(found, crisis.conflict, None if depth == 0 else over(crisis, chosen))


def over(crisis: Crisis, claims: tuple[str, ...] | None) -> Robust | None:
    """Return how often claims that are not about time hold over all that is unsure, where that takes no time."""
    from detente.conflict.change import accepted
    from detente.findings.ensemble.effort import cheap, size_of
    from detente.findings.ensemble.variants import unsure
    from detente.findings.rests import about_time
    from detente.findings.sides import readings

    sure = accepted(crisis.conflict)
    tests = {one.id: one.test for one in sure.claims if claims is None or one.id in claims}
    asked = tuple(id_ for id_, test in tests.items() if test is not None and not about_time(test))
    if not asked or not any(unsure(actor) for actor in sure.actors):
        return None
    if not cheap(size_of(sure), crisis.graph, len(asked), len(tuple(readings(sure)))):
        return None
    return robust(crisis, claims=asked, every=True)
