"""A case held against something else: its scenarios, another version, what happened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from detente.conflict.model import Conflict
from detente.frame import frame
from detente.plain import plain
from detente.results.record import json_of, plain_of
from detente.shown import bundle, html

if TYPE_CHECKING:
    from detente.findings.compare import Compared
    from detente.findings.hindsight.record import Hindsight
    from detente.findings.scenarios import Scenarios
    from detente.report.tables import Table


@dataclass(frozen=True)
class SideBySide:
    """The scenarios of a model, the model as it stands first. `found` is the record behind it."""

    found: Scenarios
    conflict: Conflict

    @property
    def title(self) -> str:
        """What a page about it is called."""
        return f"{self.conflict.title or 'The model'}: scenarios"

    def words(self) -> tuple[str, ...]:
        """Return what each scenario changes, and which verdicts hang on it, as sentences."""
        from detente.report.scenarios import scenario_words

        return scenario_words(self.found)

    def table(self, *, every: bool = False) -> Table:
        """Return states, verdicts that differ (or `every` one), chances and deals, a column for each scenario."""
        from detente.report.scenarios import scenario_table

        return scenario_table(self.conflict, self.found, every=every)

    def tables(self) -> tuple[Table, ...]:
        """Return all there is, in one table."""
        return (self.table(every=True),)

    def to_frame(self) -> Any:
        """Return one row per scenario and claim."""
        rows = [(column.key, claim, outcome) for column in self.found.columns for claim, outcome in column.verdicts]
        columns = zip(*rows, strict=True) if rows else ((), (), ())
        return frame({name: list(each) for name, each in zip(("scenario", "claim", "outcome"), columns, strict=True)})

    def plain(self) -> Any:
        """Return everything found as plain data."""
        return plain(self.found) | {"differing": list(self.found.differing())}

    to_json = json_of
    _repr_mimebundle_ = bundle
    _repr_html_ = html


@dataclass(frozen=True)
class Versions:
    """What differs between two versions of a model, and because of what. `found` is the record behind it."""

    found: Compared
    conflict: Conflict

    @property
    def title(self) -> str:
        """What a page about it is called."""
        return f"{self.conflict.title or 'The model'}: two versions"

    def words(self) -> tuple[str, ...]:
        """Return how much changed, as sentences."""
        from detente.report.compare import compare_words

        return compare_words(self.found)

    def tables(self) -> tuple[Table, ...]:
        """Return what changed in the verdicts, in the file and in the numbers, as far as anything did."""
        from detente.report.compare import compare_tables

        return compare_tables(self.found)

    def to_frame(self) -> Any:
        """Return one row per claim: its verdict in both versions, None where it is not there."""
        rows = self.found.verdicts
        because = {flip.claim: [list(cause.changes) for cause in flip.because] for flip in self.found.flips}
        columns: dict[str, Any] = {"claim": [claim for claim, _, _ in rows]}
        columns |= {"before": [was for _, was, _ in rows], "after": [now for _, _, now in rows]}
        return frame(columns | {"because": [because.get(claim, []) for claim, _, _ in rows]})

    plain = plain_of
    to_json = json_of
    _repr_mimebundle_ = bundle
    _repr_html_ = html


@dataclass(frozen=True)
class PostMortem:
    """What the events say of a model. `found` is the record behind it."""

    found: Hindsight
    conflict: Conflict

    @property
    def title(self) -> str:
        """What a page about it is called."""
        return f"{self.conflict.title or 'The model'}: hindsight"

    def __getitem__(self, claim: str) -> Any:
        """Return what the events say of the claim called `claim`. Raises KeyError where there is none."""
        return {one.claim: one for one in self.found.claims}[claim]

    def words(self) -> tuple[str, ...]:
        """Return how much was borne out, the way and the end, and the limits of it, as sentences."""
        from detente.report.hindsight import hindsight_words

        return hindsight_words(self.conflict, self.found)

    def tables(self) -> tuple[Table, ...]:
        """Return the days, the moves, the claims, the wants, the facts and the scores, as far as there are any."""
        from detente.report.hindsight import hindsight_tables

        return hindsight_tables(self.conflict, self.found)

    def to_frame(self) -> Any:
        """Return one row per claim: its verdict, what the events say, whether the model was right."""
        shown = ("claim", "verdict", "told", "right", "why")
        return frame({name: [getattr(one, name) for one in self.found.claims] for name in shown})

    plain = plain_of
    to_json = json_of
    _repr_mimebundle_ = bundle
    _repr_html_ = html


Shown = SideBySide | Versions | PostMortem


def to_markdown(shown: Shown) -> str:
    """Return sentences and tables as Markdown, for a comment under a change of a model."""
    from detente.report.comment import comment
    from detente.report.markdown import markdown

    if isinstance(shown, Versions):
        return comment(shown.conflict.title or "The model", shown.found)
    return markdown(shown.title, shown.words(), shown.tables())
