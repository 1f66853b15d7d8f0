"""What is wrong with what a model says has happened.

| code | what is wrong |
|---|---|
| D175 | the days are out of order, or before that of the status quo and not leading up to it |
| D176 | what was the case on a day cannot be, as the model has it |
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from detente.conflict.feasibility import broken
from detente.conflict.model import Conflict
from detente.conflict.timing import day
from detente.errors import Problem


def history_problems(conflict: Conflict) -> Iterator[Problem]:
    """Yield what is wrong with the days of `conflict.happened`; formulas are taken to be resolved."""
    leads_up = any(one.date == conflict.starts for one in conflict.happened)  # the past, as `detente advance` keeps it
    before, named = None if leads_up else day(conflict.starts), "the status quo"
    for each in conflict.happened:
        now, path = day(each.date), ("what_happened", f"on {each.date}")
        if now is not None and before is not None and now < before:
            fix = "list the days earliest first, none before `starts` but those that lead up to it"
            yield Problem("D175", f"{each.date} is before {named} ({before})", path, fix=fix, on_key=True)
        before, named = now or before, "the day listed before it"
        for rule in islice(broken(conflict, each.state), 1):
            fix = "put right the day, or the assumption"
            yield Problem("D176", f"on {each.date} was the case what {rule.id} says cannot be", path, fix=fix)
