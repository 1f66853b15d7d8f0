"""The verdicts on the claims of a model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from detente.conflict.model import Conflict
from detente.frame import frame
from detente.plain import json_text, plain
from detente.shown import bundle, html

if TYPE_CHECKING:
    from detente.findings import Findings
    from detente.report.tables import Table
    from detente.results.doubts import Robust


@dataclass(frozen=True)
class Check:
    """The verdicts on a model's claims. `findings` is the record behind them.

    `over` has how often the claims hold over all that the model says is unsure of wants, where that is quickly told.
    """

    findings: Findings
    conflict: Conflict
    over: Robust | None = None

    @property
    def as_expected(self) -> bool:
        """Whether every claim came out as its author expects."""
        return self.findings.as_expected

    def __getitem__(self, claim: str) -> Any:
        """Return the verdict on the claim called `claim`. Raises KeyError where there is none."""
        return {verdict.claim: verdict for verdict in self.findings.verdicts}[claim]

    def table(self) -> Table:
        """Return the verdict board as rows of strings."""
        from detente.report.tables import verdict_table

        return verdict_table(self.findings)

    def to_frame(self) -> Any:
        """Return one row per claim: a pandas or polars data frame where one is installed, else a dict of columns."""
        rows = [plain(verdict) for verdict in self.findings.verdicts]
        shown = ("claim", "says", "test", "outcome", "expected", "reason", "assumed", "tried")
        return frame({name: [row[name] for row in rows] for name in shown})

    def to_json(self) -> str:
        """Return everything found, witnesses included, as JSON."""
        return json_text(self.findings)

    _repr_mimebundle_ = bundle
    _repr_html_ = html
