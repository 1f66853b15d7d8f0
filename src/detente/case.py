"""A crisis to work with in Python: load a model file or read an account, then ask.

>>> import detente
>>> case = detente.load(detente.shipped("cuban"))
>>> case.conflict.decision_makers
('usa', 'ussr')

What comes back are results with a picture of themselves in a notebook (`_repr_html_`), their rows as columns or as a
data frame (`to_frame`), and everything as JSON (`to_json`). The records inside are those of `findings` and `stability`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from detente.conflict.model import Conflict, State
from detente.errors import DetenteError, Problem
from detente.plain import json_text
from detente.results import Chances, Check, Inversion, Paths, Solve, Views

if TYPE_CHECKING:
    from detente.conflict.formula import Formula
    from detente.conflict.query import Means
    from detente.files.node import Document
    from detente.findings.world import World
    from detente.moves.graph import Graph
    from detente.reading import Draft as Reading
    from detente.reading.inputs import Stored
    from detente.report.tables import Table

Progress = Callable[[int, int, str], None]
"""Told how many steps are done, of how many, and what the next is called."""


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

    def chances(
        self,
        *,
        of: Iterable[str | tuple[str, Formula]] = (),
        within: float | None = None,
        start: str | Formula | None = None,
        rules: Iterable[str] = (),
        precision: float | None = None,
        paths: int | None = None,
        seed: int = 0,
        mapper: Callable[..., Any] | None = None,
        ways: bool = False,
        steps: int = 6,
        progress: Progress | None = None,
        warn: Callable[[Problem], None] | None = None,
    ) -> Chances:
        """Find how likely each outcome `of` is (every named condition where none is given) in `within` days.

        Every number is conditional on the rates of the model and on a choice rule; at least two rules answer. With
        `paths` sample paths drawn from `seed` estimate the chances as well, shared out by `mapper`. `warn` is told
        before the work starts where it will take long. Raises
        InvalidModel (D866) without rates, InvalidQuery for a formula that names nothing.
        """
        from detente.findings.chances.over_time import over_time
        from detente.findings.chances.paths import Drawing
        from detente.findings.target import formula_of

        outcomes = [one if isinstance(one, tuple) else (one, formula_of(self.conflict, one)) for one in of]
        begin = formula_of(self.conflict, start) if isinstance(start, str) else start
        drawing = None if paths is None else Drawing(paths, seed, mapper or map)
        with self._placed():
            found = over_time(
                self.conflict,
                of=outcomes,
                within=within,
                start=begin,
                rules=tuple(rules),
                precision=precision,
                drawing=drawing,
                ways=ways,
                steps=steps,
                progress=progress,
                warn=warn,
            )
        return Chances(found, self.conflict)

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
    remarks: tuple[str, ...] = ()

    @property
    def notes(self) -> tuple[str, ...]:
        """What is to know about the draft, and what only a person can decide."""
        from detente.reading import notes

        return (*notes(self.reading), *self.remarks)

    def to_yaml(self) -> str:
        """Return the draft as a model file, with what a person must decide in comments on top."""
        from detente.files.write import dump

        return dump(self.conflict, notes=self.notes)

    def to_json(self) -> str:
        """Return everything that was read, with offsets into the text, as JSON."""
        return json_text(self.reading)

    def table(self) -> Table:
        """Return what was found, counted, as rows of strings."""
        from dataclasses import replace

        from detente.reading.proposal.shown import shown
        from detente.report.tables import Table

        found = replace(self.reading, attributions=shown(self.reading))
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


def read(text: str, *, name: str = "account", force: bool = False) -> Draft:
    """Read an account in English and draft a model of it.

    Raises Unavailable without the extra `detente[read]`, and InvalidText (D505) where the text is in another language,
    unless `force`. For a file of any format see `read_stored`.
    """
    from detente.reading.decode import limit
    from detente.reading.inputs import Stored
    from detente.reading.tongue import understood

    return read_stored(Stored(text, language=understood(limit(text), force=force)), name=name)


def read_stored(account: Stored, *, name: str = "account") -> Draft:
    """Draft a model of an account `detente.reading.inputs.stored` made of a file: places are in `account.text`."""
    from detente.reading import read as read_text

    found = read_text(account.text, name=name, skip=account.skip)
    return drafted(replace(found, partial=account.partial or found.partial, language=account.language))


def drafted(reading: Reading) -> Draft:
    """Return the model that what was read proposes."""
    from detente.reading import draft

    return Draft(reading, draft(reading))


def shipped(key: str) -> Path:
    """Return the path of the model file of the shipped case called `key`."""
    from detente.cases import case_path

    return case_path(key)
