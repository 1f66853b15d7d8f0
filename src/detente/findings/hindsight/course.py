"""The days of a course of events, and what was the case on them.

Between two days the state of the first lasts: what is told of a day holds until the next one that is told. After the
last day nothing is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from detente.conflict.feasibility import truth_at
from detente.conflict.formula import Formula, holds
from detente.conflict.meaning import ground
from detente.conflict.model import Conflict
from detente.conflict.past import before
from detente.conflict.still import at_rest
from detente.conflict.timing import day
from detente.findings.hindsight.record import Day


@dataclass(frozen=True, slots=True)
class Course:
    """What happened, day by day, the status quo first; `conflict` has the names."""

    conflict: Conflict
    days: tuple[Day, ...]

    @classmethod
    def of(cls, conflict: Conflict) -> Course:
        """Return the course a model tells; a day on which it starts takes the place of the status quo."""
        start = Day(conflict.starts or "the status quo", conflict.status_quo, days=0 if conflict.starts else None)
        begun = day(conflict.starts)
        told = []
        earlier = before(conflict)
        for one in conflict.happened[len(earlier) :]:
            now = day(one.date)
            told.append(Day(one.date, one.state, one.says, (now - begun).days if now and begun else None))
        first = () if told and told[0].date == conflict.starts else (start,)
        return cls(conflict, (*first, *told))

    @property
    def last(self) -> Day:
        """The last day that is told."""
        return self.days[-1]

    def steps(self) -> Iterator[tuple[Day, Day]]:
        """Yield each day with the next."""
        return pairwise(self.days)

    def was(self, formula: Formula, at: Day) -> bool:
        """Tell whether `formula` held on a day; what is being prepared, and blame, did not."""
        truth = truth_at(self.conflict, at.state)
        return holds(at_rest(formula, self.conflict), truth.__getitem__)

    def first(self, formula: Formula) -> Day | None:
        """Return the first day on which `formula` held, or None."""
        return next((at for at in self.days if self.was(formula, at)), None)

    def on(self, days: float) -> Day | None:
        """Return the day whose state lasted so many days after the start; None before the first or after the last."""
        if self.last.days is None or days > self.last.days:
            return None
        return next((at for at in reversed(self.days) if at.days is not None and at.days <= days), None)

    def tells(self, *formulas: Formula | None) -> bool:
        """Tell whether days can say anything about formulas: not about what is being prepared or blame."""
        return not any(one is not None and ground(one, self.conflict.meaning).dynamic for one in formulas)
