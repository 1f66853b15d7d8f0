"""The days to come: news taken in, and what to watch for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from detente.conflict.model import Conflict
from detente.frame import frame
from detente.results.record import json_of, page_of, plain_of
from detente.shown import bundle, html

if TYPE_CHECKING:
    from detente.findings.advance import Advanced
    from detente.findings.indicators import Indicators
    from detente.report.tables import Table


@dataclass(frozen=True)
class Proposal:
    """News, and what it does to a model. `text` is the model file with it taken in, `conflict` what that says.

    Nothing has been written: to accept it is to save `text`.
    """

    found: Advanced
    conflict: Conflict
    text: str

    @property
    def title(self) -> str:
        """What a page about it is called."""
        return f"{self.conflict.title or 'The model'}: {self.found.date}"

    def words(self) -> tuple[str, ...]:
        """Return what came about, where the status quo moves, and how many verdicts change, as sentences."""
        from detente.report.advance import advance_words

        return advance_words(self.conflict, self.found)

    def tables(self) -> tuple[Table, ...]:
        """Return the verdicts that change, the numbers that do, and what of an account was not matched."""
        from detente.report.advance import advance_tables

        return advance_tables(self.found)

    def to_frame(self) -> Any:
        """Return one row per claim: its verdict before and after."""
        rows = self.found.compared.verdicts
        columns: dict[str, Any] = {"claim": [claim for claim, _, _ in rows]}
        columns["before"] = [was for _, was, _ in rows]
        return frame(columns | {"after": [now for _, _, now in rows]})

    plain = plain_of
    to_json = json_of
    _repr_mimebundle_ = bundle
    _repr_html_ = html


@dataclass(frozen=True)
class Watch:
    """The observable moves that best tell the live ways apart. `found` is the record behind it."""

    found: Indicators
    conflict: Conflict

    @property
    def title(self) -> str:
        """What a page about it is called."""
        return f"{self.conflict.title or 'The model'}: what to watch"

    def words(self) -> tuple[str, ...]:
        """Return what is told apart and by what, as sentences."""
        from detente.report.indicators import indicators_words

        return indicators_words(self.conflict, self.found)

    def table(self) -> Table:
        """Return the indicators, the most telling first: who would make each, what it tells, what it would change."""
        from detente.report.indicators import indicators_table

        return indicators_table(self.conflict, self.found)

    def tables(self) -> tuple[Table, ...]:
        """Return the indicators, and the outcomes they tell apart."""
        from detente.report.indicators import outcomes_table

        return (self.table(), outcomes_table(self.conflict, self.found))

    def to_frame(self) -> Any:
        """Return one row per indicator."""
        shown = ("name", "value", "who", "bits", "share", "apart", "leaning")
        return frame({name: [getattr(one, name) for one in self.found.indicators] for name in shown})

    plain = plain_of
    to_json = json_of
    to_html = page_of
    _repr_mimebundle_ = bundle
    _repr_html_ = html
