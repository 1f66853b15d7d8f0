"""What rests on whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from detente.conflict.model import Conflict
from detente.frame import frame
from detente.plain import json_text
from detente.shown import bundle, html

if TYPE_CHECKING:
    from detente.findings.sourced import Sourced
    from detente.report.tables import Table


@dataclass(frozen=True)
class Sources:
    """What rests on whom. `found` is the record."""

    found: Sourced
    conflict: Conflict

    def words(self) -> tuple[str, ...]:
        """Return what has no source and what supports nothing, as sentences."""
        from detente.report.sources import sources_words

        return sources_words(self.conflict, self.found)

    def tables(self) -> tuple[Table, ...]:
        """Return sources dropped, sources behind each verdict, contradictions, and silent text; some may be empty."""
        from detente.report.sources import behind_table, disputes_table, dropped_table, silent_table

        made = (dropped_table, behind_table, disputes_table, silent_table)
        return tuple(table(self.conflict, self.found) for table in made)

    def to_frame(self) -> Any:
        """Return one row per claim: how many independent sources stand behind its verdict."""
        rows = self.found.claims
        return frame({name: [getattr(one, name) for one in rows] for name in ("claim", "outcome", "number")})

    def to_json(self) -> str:
        """Return everything found as JSON."""
        return json_text(self.found)

    _repr_mimebundle_ = bundle
    _repr_html_ = html
