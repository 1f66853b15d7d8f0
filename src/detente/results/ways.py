"""How the crisis can get to a target, and what would have to be wanted for it to stay there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from detente.conflict.model import Conflict
from detente.frame import frame
from detente.plain import json_text, plain
from detente.shown import bundle, html

if TYPE_CHECKING:
    from detente.findings.inverse import Inverse
    from detente.findings.status_quo import Ways
    from detente.report.inverse import InverseAnswer
    from detente.report.tables import Table


@dataclass(frozen=True)
class Paths:
    """How the crisis can get to a target. `ways` is the record behind it; `conflict` has the names."""

    ways: Ways
    conflict: Conflict

    def words(self) -> tuple[str, ...]:
        """Return what was found as sentences, the answer first."""
        from detente.report.ways import ways_words

        return ways_words(self.conflict, self.ways)

    def table(self) -> Table:
        """Return the sequences that are listed as rows of strings."""
        from detente.report.ways import ways_table

        return ways_table(self.conflict, self.ways)

    def to_svg(self) -> str:
        """Return the picture: layers of states from the start to the target."""
        from detente.report.svg import svg
        from detente.report.ways import ways_scene

        return svg(ways_scene(self.conflict, self.ways), id="ways")

    def to_html(self) -> str:
        """Return the sentences, the picture and the sequences as one offline page."""
        from detente.report.answer_page import answer_page

        title = f"{self.conflict.title or 'The model'}: ways to {self.ways.target}"
        return answer_page(title, self.words(), self.to_svg(), self.table())

    def to_frame(self) -> Any:
        """Return one row per step of the sequences that are listed."""
        steps = [(n, k, step) for n, path in enumerate(self.ways.paths, 1) for k, step in enumerate(path.steps, 1)]
        columns: dict[str, Sequence[Any]] = {"way": [n for n, _, _ in steps], "step": [k for _, k, _ in steps]}
        columns["actor"] = [step.actor for _, _, step in steps]
        columns |= {side: [plain(getattr(step, side)) for _, _, step in steps] for side in ("before", "after")}
        return frame(columns)

    def to_json(self) -> str:
        """Return everything found as JSON; a state is the list of the options taken."""
        return json_text(self.ways)

    _repr_mimebundle_ = bundle
    _repr_html_ = html


@dataclass(frozen=True)
class Inversion:
    """What would have to be wanted for a target to be stable. `inverse` is the record behind it."""

    inverse: Inverse
    conflict: Conflict

    def words(self) -> tuple[str, ...]:
        """Return what the target comes to, where it is more than one state."""
        from detente.report.inverse import inverse_words

        return inverse_words(self.conflict, self.inverse)

    def answers(self) -> tuple[InverseAnswer, ...]:
        """Return the answer for each state looked at, in words."""
        from detente.report.inverse import inverse_answers

        return inverse_answers(self.conflict, self.inverse)

    def tables(self) -> tuple[Table, ...]:
        """Return the table of each state looked at."""
        return tuple(answer.table for answer in self.answers())

    def to_frame(self) -> Any:
        """Return one row per state looked at and decision maker."""
        rows = [(plain(at.state), one) for at in self.inverse.wanted for one in at.outlooks]
        shown = ("actor", "stays", "share", "rankings", "settled_share", "settled", "tried")
        columns: dict[str, Sequence[Any]] = {"state": [state for state, _ in rows]}
        columns |= {name: [plain(getattr(one, name)) for _, one in rows] for name in shown}
        return frame(columns)

    def to_json(self) -> str:
        """Return everything found as JSON; shares are fractions, ``"8/15"``."""
        return json_text(self.inverse)

    _repr_mimebundle_ = bundle
    _repr_html_ = html
