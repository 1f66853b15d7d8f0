"""Who stands with whom."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from detente.case.crisis import Crisis
from detente.results import Ties

if TYPE_CHECKING:
    from detente.findings.camps import Weigh


def ties(
    crisis: Crisis,
    *,
    day: str | None = None,
    weigh: Weigh = "pairs",
    of: Iterable[str] = (),
    told_by: str | None = None,
    groups: int | None = None,
    seconds: float | None = 60.0,
) -> Ties:
    """Show who stands with whom on `day` (without one: when the crisis starts; "any": whenever).

    `of` names ties whose change is asked for, `told_by` the one first speaker that counts, `groups` how many groups
    to look for beside two camps; each search gets `seconds`. With `weigh` "tellings" a tie weighs as much as there
    are tellings of it. Raises InvalidQuery for a tie or a speaker that is not there.
    """
    from detente.findings.ties import ties

    found = ties(crisis.conflict, day=day, weigh=weigh, of=of, told_by=told_by, groups=groups, seconds=seconds)
    return Ties(found, crisis.conflict)
