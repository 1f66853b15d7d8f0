"""What a case answers with: records that show themselves in a notebook, as columns, and as JSON.

Each has the record of `findings` or `stability` behind it, in labels, and makes words, tables and pictures of it when
they are asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from detente import __version__
from detente.conflict.model import Conflict, State
from detente.frame import frame
from detente.plain import json_text, plain

if TYPE_CHECKING:
    from detente.findings import Findings
    from detente.findings.chances.over_time import OverTime
    from detente.findings.hypergame import Hypergame
    from detente.findings.inverse import Inverse
    from detente.findings.status_quo import Ways
    from detente.moves.graph import Graph
    from detente.report.inverse import InverseAnswer
    from detente.report.tables import Table
    from detente.stability import Solution


@dataclass(frozen=True)
class Check:
    """The verdicts on a model's claims. `findings` is the record behind them."""

    findings: Findings
    conflict: Conflict

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

    def _repr_html_(self) -> str:
        from detente.report.html_table import html_table

        return html_table(self.table())


@dataclass(frozen=True)
class Solve:
    """The equilibria of a model under every stability concept. `solution` is the record behind them."""

    solution: Solution

    @property
    def graph(self) -> Graph:
        """The states and how each decision maker ranks them."""
        return self.solution.graph

    @property
    def concepts(self) -> tuple[str, ...]:
        """The concepts solved for, by key."""
        return tuple(self.solution.stable)

    def equilibria(self, concept: str) -> tuple[State, ...]:
        """Return the equilibria under `concept`, each as the set of the options taken."""
        import numpy as np

        from detente.moves import state_of

        everyone = np.logical_and.reduce(self.solution.stable[concept])
        return tuple(state_of(self.graph, int(index)) for index in np.flatnonzero(everyone))

    def table(self) -> Table:
        """Return the equilibria, grouped into patterns, as rows of strings."""
        from detente.report.tables import solution_table

        return solution_table(self.solution)

    def to_frame(self) -> Any:
        """Return one row per state that is an equilibrium under some concept: the options, then the concepts."""
        import numpy as np

        from detente.moves import state_of

        masks = {concept: np.logical_and.reduce(mask) for concept, mask in self.solution.stable.items()}
        some = np.flatnonzero(np.logical_or.reduce(list(masks.values())))
        states = [state_of(self.graph, int(index)) for index in some]
        options = {option: [option in state for state in states] for option in self.graph.options}
        return frame(options | {concept: mask[some].tolist() for concept, mask in masks.items()})

    def to_json(self) -> str:
        """Return the equilibria under each concept as JSON; a state is the list of the options taken."""
        return json_text(self.plain())

    def plain(self) -> dict[str, Any]:
        """Return the equilibria as plain data."""
        found = {concept: plain(self.equilibria(concept)) for concept in self.concepts}
        return {
            "title": self.graph.conflict.title,
            "version": __version__,
            "states": self.graph.size,
            "decision_makers": list(self.graph.actors),
            "options": list(self.graph.options),
            "equilibria": found,
        }

    def _repr_html_(self) -> str:
        from detente.report.html_table import html_table

        return html_table(self.table())


@dataclass(frozen=True)
class Views:
    """The crisis as each actor sees it: a hypergame for each concept. `games` are the records behind it."""

    games: tuple[Hypergame, ...]
    conflict: Conflict

    def __getitem__(self, concept: str) -> Hypergame:
        """Return the hypergame under `concept`. Raises KeyError where it was not asked for."""
        return {game.concept: game for game in self.games}[concept]

    def table(self) -> Table:
        """Return the pictures side by side as rows of strings."""
        from detente.report.pictures import picture_table

        return picture_table(self.conflict, self.games)

    def to_frame(self) -> Any:
        """Return one row per actor and concept: how many equilibria it sees, and how many of them surprise it."""
        rows = [plain(one) | {"concept": game.concept} for game in self.games for one in game.pictures]
        shown = ("actor", "concept", "states", "number", "mistaken", "unforeseen", "views")
        return frame({name: [row[name] for row in rows] for name in shown})

    def to_json(self) -> str:
        """Return the pictures, surprises with their witnesses, and collisions as JSON."""
        return json_text(self.plain())

    def plain(self) -> dict[str, Any]:
        """Return everything found as plain data; a picture of no actor is the model's own."""
        from detente.files.hash import model_hash

        return {
            "title": self.conflict.title,
            "version": __version__,
            "model_hash": model_hash(self.conflict),
            "games": plain(self.games),
        }

    def _repr_html_(self) -> str:
        from detente.report.html_table import html_table

        return html_table(self.table())


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

    def _repr_html_(self) -> str:
        from detente.report.html_table import html_table

        return self.to_svg() + html_table(self.table())


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

    def _repr_html_(self) -> str:
        from detente.report.html_table import html_table

        return "".join(html_table(answer.table) for answer in self.answers())


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
        """Return the chance of each outcome by each time under each rule, as rows of strings."""
        from detente.report.chances import chances_table

        return chances_table(self.found)

    def claims(self) -> Table:
        """Return the claims about time with the number under each rule, as rows of strings."""
        from detente.report.chances import claims_table

        return claims_table(self.found)

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

    def _repr_html_(self) -> str:
        from html import escape

        from detente.report.html_table import html_table

        said = "".join(f"<p>{escape(line)}</p>" for line in self.words())
        return said + html_table(self.table()) + (html_table(self.claims()) if self.found.claims else "")
