"""How likely outcomes are over time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from detente.conflict.model import Conflict
from detente.errors import InvalidQuery, Problem
from detente.frame import frame
from detente.plain import json_text
from detente.shown import bundle, html

if TYPE_CHECKING:
    from detente.findings.chances.over_time import OverTime
    from detente.report.bands import Expected
    from detente.report.tables import Table


@dataclass(frozen=True)
class Chances:
    """How likely outcomes are over time, conditional on rates and choice rules. `found` is the record behind it."""

    found: OverTime
    conflict: Conflict

    def words(self) -> tuple[str, ...]:
        """Return what every number is conditional on, as sentences."""
        from detente.report.chances import chances_words

        return chances_words(self.found)

    def table(self) -> Table:
        """Return the chance of each outcome over time under each rule, as rows of strings; at six times or so."""
        from detente.findings.chances.over_time import told_at
        from detente.report.chances import chances_table

        return chances_table(told_at(self.found, max(1, len(self.found.times) // 6)))

    def claims(self) -> Table:
        """Return the claims about time with the number under each rule, as rows of strings."""
        from detente.report.chances import claims_table

        return claims_table(self.found)

    def tables(self) -> tuple[Table, ...]:
        """Return the chances over time, and the claims about time where there are any."""
        return (self.table(), *((self.claims(),) if self.found.claims else ()))

    def to_frame(self) -> Any:
        """Return one row per outcome, rule and time: the chance that it has come about by then, and that it holds.

        Where only sample paths tell, the latter is None.
        """
        times = self.found.times
        rows = [(one, at) for one in self.found.curves for at in range(len(times))]
        columns: dict[str, Sequence[Any]] = {
            name: [getattr(one, name) for one, _ in rows] for name in ("outcome", "rule")
        }
        columns["days"] = [times[at] for _, at in rows]
        columns["by"] = [one.by[at] for one, at in rows]
        columns["at"] = [one.at[at] if one.at else None for one, at in rows]
        columns["error"] = [one.error for one, _ in rows]
        return frame(columns)

    def to_json(self) -> str:
        """Return everything found as JSON: numbers, bounds, rules, rates and where each comes from."""
        return json_text(self.found)

    def to_svg(self) -> str:
        """Return the picture: a panel for each outcome with a line for each rule. It is smooth from about 40 steps."""
        from detente.report.bands import bands, bands_svg
        from detente.report.unfolding import moments

        title = f"{self.found.title}: chances over time"
        return bands_svg(bands(self.found.times, self._drawn(), title=title, dates=moments(self.conflict)))

    def to_vega_lite(self) -> dict[str, Any]:
        """Return the same picture as a Vega-Lite 5 specification with its data inside."""
        from detente.report.unfolding import moments
        from detente.report.vega import vega_lite

        title = f"{self.found.title}: chances over time"
        return vega_lite(self.found.times, self._drawn(), title=title, dates=moments(self.conflict))

    def to_html(self) -> str:
        """Return the sentences, the pictures and the tables as one offline page."""
        from detente.report.answer_page import answer_page
        from detente.report.chances import rates_table, ways_table

        more: tuple[Table, ...] = (self.claims(),) if self.found.claims else ()
        more += (ways_table(self.conflict, self.found),) if self.found.ways else ()
        title = f"{self.found.title or 'The model'}: chances over time"
        return answer_page(title, self.words(), self.to_svg(), self.table(), (*more, rates_table(self.found.rates)))

    def _drawn(self) -> tuple[Expected, ...]:
        """Return what there is to draw. Raises InvalidQuery (D869) where there is nothing."""
        from detente.report.bands import expected

        if not self.found.curves:
            fix = 'name an outcome with --of "usa.strike", and a time with --within "90 days"'
            raise InvalidQuery(Problem("D869", "there are no chances over time to draw", fix=fix))
        return expected(self.found)

    _repr_mimebundle_ = bundle
    _repr_html_ = html
