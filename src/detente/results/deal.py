"""What can be agreed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from detente.conflict.model import Conflict
from detente.errors import Problem
from detente.frame import frame
from detente.plain import json_text, plain
from detente.shown import bundle, html

if TYPE_CHECKING:
    from detente.findings.deals.record import Deals
    from detente.report.tables import Table


@dataclass(frozen=True)
class Deal:
    """What can be agreed, under each choice rule and for all that others may decide. `found` is the record behind it.

    `warnings` say, with their place in the model file, that there is no zone of agreement, and by how much.
    """

    found: Deals
    conflict: Conflict
    warnings: tuple[Problem, ...] = ()

    def words(self) -> tuple[str, ...]:
        """Return what was found as sentences."""
        from detente.report.deals import deal_words

        return deal_words(self.found)

    def tables(self) -> tuple[Table, ...]:
        """Return the parties, the solutions, the issues and what linking adds, under each reading."""
        from detente.report.deals import deal_tables

        return deal_tables(self.conflict, self.found)

    def table(self) -> Table:
        """Return the solutions as rows of strings."""
        from detente.report.deals import solutions_table

        return solutions_table(self.found, self.found.readings[0])

    def to_svg(self) -> str:
        """Return the pictures below each other: what can be had, with every solution, and the zone of each issue."""
        from detente.report.deal_pictures import deal_svg

        return deal_svg(self.conflict, self.found)

    def to_html(self) -> str:
        """Return the sentences, the pictures and the tables as one offline page."""
        from detente.report.answer_page import answer_page
        from detente.report.deals import outcome_words

        title = f"{self.conflict.title or 'The model'}: what can be agreed"
        first, *more = self.tables()
        said = (*self.words(), *outcome_words(self.conflict, self.found))
        return answer_page(title, said, self.to_svg(), first, more)

    def to_frame(self) -> Any:
        """Return one row per reading, solution and party: what it gets, and what it has without a deal."""
        rows = [
            (one.rule, one.decision, each.key, party.actor, each.utilities[at], one.no_deal[at], bool(each.lottery))
            for one in self.found.readings
            for each in one.solutions
            for at, party in enumerate(self.found.parties)
        ]
        names = ("rule", "decision", "solution", "party", "utility", "no_deal", "agreed")
        return frame({name: [plain(row[at]) for row in rows] for at, name in enumerate(names)})

    def to_json(self) -> str:
        """Return everything found as JSON."""
        return json_text(self.found)

    _repr_mimebundle_ = bundle
    _repr_html_ = html
