"""What is stable: the equilibria of a model, and of the crisis as each actor sees it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from detente import __version__
from detente.conflict.model import Conflict, State
from detente.frame import frame
from detente.plain import json_text, plain
from detente.shown import bundle, html

if TYPE_CHECKING:
    from detente.findings.hypergame import Hypergame
    from detente.moves.graph import Graph
    from detente.report.tables import Table
    from detente.stability import Solution


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
