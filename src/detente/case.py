"""A crisis to work with in Python: load a model file or read an account, then ask.

>>> import detente
>>> case = detente.load(detente.shipped("cuban"))
>>> case.conflict.decision_makers
('usa', 'ussr')

What comes back are results with a picture of themselves in a notebook (`_repr_html_`), their rows as columns or as a
data frame (`to_frame`), and everything as JSON (`to_json`). The records inside are those of `findings` and `stability`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from detente import __version__
from detente.conflict.model import Conflict, State
from detente.errors import DetenteError, Problem
from detente.frame import frame
from detente.plain import json_text, plain

if TYPE_CHECKING:
    from detente.conflict.formula import Formula
    from detente.conflict.query import Means
    from detente.files.node import Document
    from detente.findings import Findings
    from detente.findings.hypergame import Hypergame
    from detente.findings.inverse import Inverse
    from detente.findings.status_quo import Ways
    from detente.findings.world import World
    from detente.moves.graph import Graph
    from detente.reading import Draft as Reading
    from detente.report.inverse import InverseAnswer
    from detente.report.tables import Table
    from detente.stability import Solution

Progress = Callable[[int, int, str], None]
"""Told how many steps are done, of how many, and what the next is called."""


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
class Case:
    """A model that has been read: the conflict, the texts its quotes come from, and what was odd about the file."""

    conflict: Conflict
    texts: Mapping[str, str]
    warnings: tuple[Problem, ...] = ()
    path: Path | None = None
    document: Document | None = field(default=None, repr=False, compare=False)

    @cached_property
    def graph(self) -> Graph:
        """The states and the rankings, compiled when first asked for. Raises TooLarge with the number of states."""
        from detente.moves import compile_graph

        with self._placed():
            return compile_graph(self.conflict)

    @contextmanager
    def _placed(self) -> Iterator[None]:
        """Give problems that come up in the block their place in the model file."""
        try:
            yield
        except DetenteError as error:
            if self.document is None:
                raise
            from detente.files.locate import locate

            document = self.document
            placed = (locate(document, problem) if problem.path else problem for problem in error.problems)
            raise type(error)(*placed) from None

    def solve(self, *, concepts: Iterable[str] = (), every: bool = False, progress: Progress | None = None) -> Solve:
        """Find the equilibria under the concepts called `concepts`; under the usual ones where none is.

        `progress` is told of each step. `every` takes all that apply to the model. Raises InvalidQuery (D220) for a
        concept that does not apply.
        """
        from detente.stability import ASKED_BY_NAME, CONCEPTS, inapplicable, solve

        family = (*CONCEPTS, *ASKED_BY_NAME) if every else CONCEPTS
        usual = (concept.key for concept in family if not inapplicable(self.graph, concept.key))
        with self._placed():
            return Solve(solve(self.graph, concepts=tuple(concepts) or tuple(usual), progress=progress))

    def check(
        self,
        *,
        claims: Iterable[str] | None = None,
        depth: int | None = None,
        quick: bool = False,
        progress: Progress | None = None,
    ) -> Check:
        """Give the claims their verdicts: all of them, or those called `claims`.

        What each verdict rests on is searched for by taking assumptions out: every set of up to `depth`, or as large as
        a fixed effort allows. `quick` takes a small part of that effort, enough for small models; in large ones it
        leaves out the claims that are costly to try again.
        """
        from detente.findings import EFFORT, QUICK, check

        chosen = None if claims is None else tuple(claims)
        effort = QUICK if quick else EFFORT
        with self._placed():
            found = check(
                self.conflict,
                claims=chosen,
                depth=depth,
                effort=effort,
                thorough=not quick and depth != 0,
                progress=progress,
            )
        return Check(found, self.conflict)

    def views(self, *, concepts: Iterable[str] | None = None, show: int = 1) -> Views:
        """Solve the crisis as each actor sees it (`views:` in the model file), under all concepts or those given.

        `show` is how many surprises of a kind are written out with their witnesses, for each actor.
        """
        from detente.findings.hypergame import hypergame
        from detente.findings.world import CONCEPT_KEYS, World

        chosen = CONCEPT_KEYS if concepts is None else tuple(concepts)
        with self._placed():
            world = World(self.graph.conflict, self.graph)
            games = tuple(hypergame(world, concept, show=show) for concept in chosen)
        return Views(games, self.graph.conflict)

    def paths(
        self,
        target: str | Formula | State,
        *,
        start: State | int | None = None,
        by: Means = "moves",
        of: Iterable[str] = (),
        most: int | None = 5,
    ) -> Paths:
        """Find the shortest ways from `start` (the status quo where None) to `target`, and list the first `most`.

        `by` says what a step is, `of` who may move (nobody named: everybody). A target is written as for `detente
        paths`. Raises InvalidQuery for names that are not in the model.
        """
        from detente.findings.status_quo import ways
        from detente.findings.target import one_state, target_of

        begin = start if isinstance(start, int) or start is None else one_state(self.graph, start)
        goal, world = target_of(self.graph, target), self._world()
        return Paths(ways(world, goal, start=begin, means=by, actors=tuple(of), most=most), world.conflict)

    def inverse(
        self,
        target: str | Formula | State,
        *,
        concept: str = "seq",
        actors: Iterable[str] = (),
        depth: int = 3,
        most: int = 1,
    ) -> Inversion:
        """Ask what `actors` (nobody named: each) would have to want for `target` to be stable under `concept`.

        Changes of up to `depth` edits are tried; of several states of the target, the `most` in which fewest leave are
        looked at. Raises InvalidQuery for names that are not in the model or a target that holds nowhere.
        """
        from detente.findings.inverse import inverse
        from detente.findings.target import target_of

        goal, world = target_of(self.graph, target), self._world()
        return Inversion(inverse(world, goal, concept, actors=tuple(actors), depth=depth, most=most), world.conflict)

    def _world(self) -> World:
        from detente.findings.world import World

        return World(self.graph.conflict, self.graph)

    def report(self, path: str | Path, *, check: Check | None = None) -> Path:
        """Write the report as one offline page to `path`, all of it or nothing, and return where it is."""
        from detente.files.save import save
        from detente.report.page import page

        target = Path(path)
        found = check or self.check()
        save(target, page(self.conflict, self.texts, self.graph, self.solve().solution, found.findings))
        return target


@dataclass(frozen=True)
class Draft:
    """What the reader found in a text, and the model it proposes. Nothing proposed takes part until accepted."""

    reading: Reading
    conflict: Conflict

    @property
    def notes(self) -> tuple[str, ...]:
        """What only a person can decide."""
        from detente.reading import notes

        return notes(self.reading)

    def to_yaml(self) -> str:
        """Return the draft as a model file, with what a person must decide in comments on top."""
        from detente.files.write import dump

        return dump(self.conflict, notes=self.notes)

    def to_json(self) -> str:
        """Return everything that was read, with offsets into the text, as JSON."""
        return json_text(self.reading)

    def table(self) -> Table:
        """Return what was found, counted, as rows of strings."""
        from detente.report.tables import Table

        found = self.reading
        kinds = ("parties", "attributions", "wants", "events", "bonds", "assertions")
        return Table("Read", ("what", "found"), tuple((kind, str(len(getattr(found, kind)))) for kind in kinds))

    def _repr_html_(self) -> str:
        from detente.report.html_table import html_table

        return html_table(self.table())


def load(path: str | Path) -> Case:
    """Read the model file at `path` and the texts it quotes. Raises InvalidModel with every problem there is."""
    from detente.files import load as load_file

    loaded = load_file(Path(path))
    return Case(loaded.conflict, loaded.texts, loaded.warnings, Path(path), loaded.document)


def loads(text: str, *, name: str = "<text>", folder: str | Path | None = None) -> Case:
    """Read a model from `text`; the files of its sources are looked for in `folder`."""
    from detente.files import loads as load_text

    loaded = load_text(text, name=name, folder=None if folder is None else Path(folder))
    return Case(loaded.conflict, loaded.texts, loaded.warnings, None, loaded.document)


def read(text: str, *, name: str = "account") -> Draft:
    """Read an account in English and draft a model of it. Raises Unavailable without the extra `detente[read]`."""
    from detente.reading import draft
    from detente.reading import read as read_text

    reading = read_text(text, name=name)
    return Draft(reading, draft(reading))


def shipped(key: str) -> Path:
    """Return the path of the model file of the shipped case called `key`."""
    from detente.cases import case_path

    return case_path(key)
