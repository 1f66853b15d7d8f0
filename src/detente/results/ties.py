"""Who stands with whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from detente.conflict.model import Conflict
from detente.frame import frame
from detente.plain import json_text, plain
from detente.shown import bundle, html

if TYPE_CHECKING:
    from detente.findings.ties import Ties as Web
    from detente.report.tables import Table


@dataclass(frozen=True)
class Ties:
    """The web of friends and foes: camps, strain, contradictions. `found` is the record behind it."""

    found: Web
    conflict: Conflict

    def words(self) -> tuple[str, ...]:
        """Return what the web amounts to as sentences, the frustration index first."""
        from detente.report.ties import ties_words

        return ties_words(self.conflict, self.found)

    def tables(self) -> tuple[Table, ...]:
        """Return camps, ties under strain, contradictions, tellers, and what one change would do; some may be empty."""
        from detente.report.ties import camps_table, changes_table, quarrels_table, strain_table, tellers_table

        made = (camps_table, strain_table, quarrels_table, tellers_table, changes_table)
        return tuple(table(self.conflict, self.found) for table in made)

    def to_svg(self) -> str:
        """Return the picture: one camp on the left, the other on the right, ties under strain marked."""
        from detente.report.ties_scene import web_scene
        from detente.report.ties_svg import web_svg

        return web_svg(web_scene(self.conflict, self.found))

    def to_html(self) -> str:
        """Return the sentences, the picture and the tables as one offline page."""
        from detente.report.answer_page import answer_page

        title = f"{self.conflict.title or 'The model'}: who stands with whom"
        first, *more = [table for table in self.tables() if table.rows] or self.tables()[:1]
        return answer_page(title, self.words(), self.to_svg(), first, more)

    def to_frame(self) -> Any:
        """Return one row per pair of actors that pull together or apart."""
        rows = self.found.strands
        columns: dict[str, Sequence[Any]] = {"one": [each.pair[0] for each in rows]}
        columns["other"] = [each.pair[1] for each in rows]
        columns |= {name: [plain(getattr(one, name)) for one in rows] for name in ("sign", "weight", "strain", "ties")}
        return frame(columns)

    def to_json(self) -> str:
        """Return everything found as JSON."""
        return json_text(self.found)

    _repr_mimebundle_ = bundle
    _repr_html_ = html
