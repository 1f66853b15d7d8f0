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
from detente.errors import InvalidQuery, Problem
from detente.frame import frame
from detente.plain import json_text, plain
from detente.shown import bundle, html

if TYPE_CHECKING:
    from detente.doubts import Robust
    from detente.findings import Findings
    from detente.findings.chances.over_time import OverTime
    from detente.findings.deals.record import Deals
    from detente.findings.hypergame import Hypergame
    from detente.findings.inverse import Inverse
    from detente.findings.status_quo import Ways
    from detente.findings.ties import Ties as Web
    from detente.moves.graph import Graph
    from detente.report.bands import Expected
    from detente.report.inverse import InverseAnswer
    from detente.report.tables import Table
    from detente.stability import Solution


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

    def to_svg(self, **look: Any) -> str:
        """Return the state graph as an SVG picture: a readable part of it, or what `look` asks for (docs/pictures.md).

        `look` is any of `concept`, `taken`, `text`, `actor`, `group`, `path_to`, `whole` and `most`.
        """
        from detente.report.lens import lens_of
        from detente.report.scene import scene
        from detente.report.svg import svg

        return svg(scene(self.solution, lens=lens_of(look, self.graph)), noted=True)

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

    _repr_mimebundle_ = bundle
    _repr_html_ = html


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

    _repr_mimebundle_ = bundle
    _repr_html_ = html


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
