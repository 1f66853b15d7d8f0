"""Find claims about a day before the crisis starts (D861): its chance is not a question about what may come."""

from __future__ import annotations

from collections.abc import Iterator

from detente.conflict.model import Conflict
from detente.conflict.query import Chance, InView, No, OnlyBecause, Query
from detente.conflict.timing import day
from detente.errors import Problem


def deadline_problems(conflict: Conflict) -> Iterator[Problem]:
    """Yield a problem for each such day, under the claim that names it; none where the crisis has no first day."""
    begun = day(conflict.starts)
    if begun is None:
        return
    for at, claim in enumerate(conflict.claims):
        for asked in () if claim.test is None else _chances(claim.test):
            then = day(asked.date)
            if then is not None and then < begun:
                message = f"{asked.date} is past: the crisis starts on {conflict.starts}"
                fix = "ask about a day after the start"
                yield Problem("D861", message, ("claims", at, "test"), span=asked.span, fix=fix)


def _chances(query: Query) -> Iterator[Chance]:
    """Yield the chances a claim asks for, within other claims too."""
    match query:
        case Chance():
            yield query
        case No(claim) | OnlyBecause(claim) | InView(_, claim):
            yield from _chances(claim)
