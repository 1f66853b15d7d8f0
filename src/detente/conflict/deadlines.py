"""Find claims about a day before the crisis starts (D861): its chance is not a question about what may come.

A day the model itself has passed (`detente advance`) is none of these: the claim was about what was to come when it was
made, it stays in the file, and its verdict is *untestable* from that day on.
"""

from __future__ import annotations

from collections.abc import Iterator

from detente.conflict.model import Conflict
from detente.conflict.past import passed_by
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
            if then is not None and then < begun and not passed_by(conflict, asked.date):
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
