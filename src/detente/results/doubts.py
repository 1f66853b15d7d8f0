"""What verdicts rest on: everything that is unsure, and the smallest changes that turn them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from detente import __version__
from detente.conflict.model import Conflict
from detente.frame import frame
from detente.plain import json_text, plain
from detente.results.record import json_of
from detente.shown import bundle, html

if TYPE_CHECKING:
    from detente.findings.ensemble.ensemble import Ensemble
    from detente.findings.ensemble.settle import Worth
    from detente.findings.ensemble.splits import Cases, Tree
    from detente.findings.sensitivity import Sensitivity
    from detente.findings.sway import Sway
    from detente.findings.thresholds import Threshold
    from detente.report.tables import Table


@dataclass(frozen=True)
class Robust:
    """How often each claim holds over everything that is unsure, and what that depends on. `found` is the record."""

    found: Ensemble
    conflict: Conflict

    @cached_property
    def _cases(self) -> Cases:
        from detente.findings.ensemble.splits import cases

        return cases(self.found)

    @property
    def depends(self) -> tuple[str, ...]:
        """The claims that come out one way in some profile and another way in some other."""
        return tuple(one.claim for one in self.found.claims if one.outcome == "depends")

    def __getitem__(self, claim: str) -> Any:
        """Return what became of the claim called `claim`. Raises KeyError where there is none."""
        return {one.claim: one for one in self.found.claims}[claim]

    def tree(self, claim: str) -> Tree:
        """Return what the verdict on a claim depends on: the few questions that tell the cases apart. Or KeyError."""
        from detente.findings.ensemble.splits import splits

        return splits(self.found, claim, of=self._cases)

    def next(self) -> tuple[Worth, ...]:
        """Return what to check next: what would take away most doubt over the claims, the most first.

        Claims asked of fewer than a hundred profiles have no say where more were drawn: that is too few to tell.
        """
        from detente.findings.ensemble.settle import worth

        enough = min(self.found.profiles.number, 100)
        asked = [one.claim for one in self.found.claims if one.asked >= enough]
        least = 1e-6 if self.found.profiles.exact else 8 / self.found.profiles.number
        return worth(self.found, claims=asked, least=least)

    def words(self) -> tuple[str, ...]:
        """Return what the shares are shares of, as sentences."""
        from detente.report.robust import robust_words

        return robust_words(self.found)

    def table(self) -> Table:
        """Return how often each claim holds as rows of strings."""
        from detente.report.robust import robust_table

        return robust_table(self.found)

    def tables(self) -> tuple[Table, ...]:
        """Return the states, the claims that hang together and what to check next; some may be empty."""
        from detente.report.robust import next_table, pairs_table, states_table

        after = next_table(self.conflict, self.next())
        return after, states_table(self.conflict, self.found), pairs_table(self.found)

    def to_frame(self) -> Any:
        """Return one row per claim: the share of profiles with each outcome, its interval, the share of rankings."""
        rows = self.found.claims
        columns: dict[str, Any] = {"claim": [one.claim for one in rows], "over_all": [one.outcome for one in rows]}
        columns["expected"] = [one.expected for one in rows]
        for outcome in ("holds", "fails", "depends", "untestable"):
            columns[outcome] = [one.orders[outcome].share for one in rows]
        columns["low"] = [one.orders["holds"].low for one in rows]
        columns["high"] = [one.orders["holds"].high for one in rows]
        columns["of_rankings"] = [one.rankings["holds"] for one in rows]
        columns["asked"] = [one.asked for one in rows]
        return frame(columns)

    def plain(self) -> dict[str, Any]:
        """Return everything found as plain data; the verdict in each single profile is left out."""
        profiles = self.found.profiles
        return {
            "title": self.found.title,
            "version": __version__,
            "model_hash": self.found.model_hash,
            "profiles": profiles.number,
            "exact": profiles.exact,
            "orders": profiles.size,
            "rankings": self.found.rankings,
            "seed": profiles.seed,
            "unsure": [one.actor for one in profiles.variants],
            "readings": plain(self.found.readings),
            "claims": [plain(one) | {"outcome": one.outcome} for one in self.found.claims],
            "trees": {claim: plain(self.tree(claim)) for claim in self.depends},
            "next": plain(self.next()),
            "states": plain(self.found.states),
            "together": self.found.together.tolist(),
        }

    to_json = json_of

    def to_svg(self) -> str:
        """Return the strips of the claims, and the states by how often they are an equilibrium, as an SVG picture."""
        from detente.report.robust_part import robust_svg

        return robust_svg(self.conflict, self.found)

    def to_html(self) -> str:
        """Return everything found as a small offline page."""
        from detente.report.robust_part import robust_page

        return robust_page(self.conflict, self.found)

    _repr_mimebundle_ = bundle
    _repr_html_ = html


@dataclass(frozen=True)
class Matters:
    """What the verdict on one claim depends on most. `found` is the record."""

    found: Sensitivity
    conflict: Conflict

    def table(self) -> Table:
        """Return the indices of each factor as rows of strings."""
        from detente.report.robust import matters_table

        return matters_table(self.conflict, self.found)

    def to_frame(self) -> Any:
        """Return one row per factor with its indices."""
        rows = self.found.indices
        names = ("factor", "first", "first_interval", "total", "total_interval")
        return frame({name: [getattr(one, name) for one in rows] for name in names})

    def to_json(self) -> str:
        """Return the indices as JSON."""
        return json_text(self.found)

    _repr_mimebundle_ = bundle
    _repr_html_ = html


@dataclass(frozen=True)
class Swayed:
    """What it takes to turn each verdict: the smallest changes of wants, and thresholds of numbers.

    `found` has a record for each claim, `thresholds` the nearest ones of claims about time, by claim.
    """

    found: tuple[Sway, ...]
    thresholds: dict[str, tuple[Threshold, ...]]
    conflict: Conflict

    def __getitem__(self, claim: str) -> Sway:
        """Return the record of the claim called `claim`. Raises KeyError where there is none."""
        return {one.claim: one for one in self.found}[claim]

    def table(self) -> Table:
        """Return one row per claim: its verdict, how much it takes to turn it, and the first way to."""
        from detente.report.sway import swayed_table

        return swayed_table(self.conflict, self.found, self.thresholds)

    def to_svg(self) -> str:
        """Return the picture: a row of steps for each claim that wants have a say in."""
        from detente.report.sway_picture import sway_svg

        return sway_svg(self.conflict, self.found)

    def to_frame(self) -> Any:
        """Return one row per claim."""
        names = ("claim", "outcome", "distance", "searched", "number", "tried")
        return frame({name: [getattr(one, name) for one in self.found] for name in names})

    def plain(self) -> dict[str, Any]:
        """Return everything found as plain data."""
        return {"claims": plain(self.found), "thresholds": plain(self.thresholds)}

    to_json = json_of

    _repr_mimebundle_ = bundle
    _repr_html_ = html
