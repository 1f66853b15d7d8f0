"""The case held against something else: its scenarios, another version, what happened."""

from __future__ import annotations

from collections.abc import Iterable

from detente.case.crisis import Crisis, Progress, placed
from detente.results import PostMortem, SideBySide, Versions


def scenarios(
    crisis: Crisis, *, only: Iterable[str] = (), claims: Iterable[str] | None = None, progress: Progress | None = None
) -> SideBySide:
    """Work out the scenarios of the model, or those called `only`, beside the model as it stands.

    Raises InvalidModel (D429) where there are none, InvalidQuery (D428) where none is called so.
    """
    from detente.findings.scenarios import scenarios

    with placed(crisis):
        found = scenarios(crisis.conflict, only=tuple(only), claims=claims, progress=progress)
    return SideBySide(found, crisis.conflict)


def compare(
    crisis: Crisis, other: Crisis, *, claims: Iterable[str] | None = None, progress: Progress | None = None
) -> Versions:
    """Say what changed from this version to the `other`: in the file, in the verdicts, because of which change."""
    from detente.findings.compare import compare

    return Versions(compare(crisis.conflict, other.conflict, claims=claims, progress=progress), other.conflict)


def hindsight(crisis: Crisis, *, claims: Iterable[str] | None = None, progress: Progress | None = None) -> PostMortem:
    """Hold the model against what it says has happened. Raises InvalidModel (D427) where it says nothing."""
    from detente.findings.hindsight import hindsight

    with placed(crisis):
        found = hindsight(crisis.conflict, claims=claims, progress=progress)
    return PostMortem(found, crisis.conflict)
