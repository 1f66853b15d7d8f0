"""A crisis to work with in Python: load a model file or read an account, then ask.

>>> import detente
>>> case = detente.load(detente.shipped("cuban"))
>>> case.conflict.decision_makers
('usa', 'ussr')

What comes back are results that show themselves in a notebook (`detente.shown`), their rows as columns or as a
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
from detente.doubts import Matters, Robust, Sources, Swayed, Sweep
from detente.errors import DetenteError, InvalidQuery, Problem
from detente.plain import json_text
from detente.results import Chances, Check, Deal, Inversion, Paths, Solve, Ties, Views
from detente.shown import bundle, html
from detente.tomorrow import Proposal, Watch
from detente.versions import PostMortem, SideBySide, Versions

if TYPE_CHECKING:
    from detente.bargaining.spatial_table import SpatialTable
    from detente.conflict.formula import Formula
    from detente.conflict.news import News
    from detente.conflict.query import Means
    from detente.files.node import Document
    from detente.findings.advance import Unmatched
    from detente.findings.camps import Weigh
    from detente.findings.ensemble.ensemble import Ensemble
    from detente.findings.ensemble.unknown import Unknown
    from detente.findings.world import World
    from detente.moves.graph import Graph
    from detente.reading import Draft as Reading
    from detente.reading.inputs import Stored
    from detente.report.brief import Brief
    from detente.report.tables import Table
    from detente.workbench.widget.bridge import Widget

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
        leaves out the claims that are costly to try again. A verdict is that of wants in the order the model lists
        them; where it says that something is unsure about them, and all profiles take no time, `over` has how often
        each claim holds over them.
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
        return Check(found, self.conflict, None if depth == 0 else self._over(chosen))

    def _over(self, claims: tuple[str, ...] | None) -> Robust | None:
        """Return how often claims that are not about time hold over all that is unsure, where that takes no time."""
        from detente.conflict.change import accepted
        from detente.findings.ensemble.effort import cheap, size_of
        from detente.findings.ensemble.variants import unsure
        from detente.findings.rests import about_time
        from detente.findings.sides import readings

        sure = accepted(self.conflict)
        tests = {one.id: one.test for one in sure.claims if claims is None or one.id in claims}
        asked = tuple(id_ for id_, test in tests.items() if test is not None and not about_time(test))
        if not asked or not any(unsure(actor) for actor in sure.actors):
            return None
        if not cheap(size_of(sure), self.graph, len(asked), len(tuple(readings(sure)))):
            return None
        return self.robust(claims=asked, every=True)

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
        `paths` sample paths drawn from `seed` estimate the chances as well, shared out by `mapper`; where there is no
        exact answer they are all there is, 10,000 where nobody says how many. `warn` is told
        before the work starts where it will take long. Raises
        InvalidModel (D866) without rates, InvalidQuery for a formula that names nothing.
        """
        from detente.findings.chances.over_time import over_time
        from detente.findings.chances.paths import PATHS, Drawing
        from detente.findings.target import formula_of

        outcomes = [one if isinstance(one, tuple) else (one, formula_of(self.conflict, one)) for one in of]
        begin = formula_of(self.conflict, start) if isinstance(start, str) else start
        usual = Drawing(paths or PATHS, seed, mapper or map)
        with self._placed():
            found = over_time(
                self.conflict,
                of=outcomes,
                within=within,
                start=begin,
                rules=tuple(rules),
                precision=precision,
                drawing=None if paths is None else usual,
                usual=usual,
                ways=ways,
                steps=steps,
                progress=progress,
                warn=warn,
            )
        return Chances(found, self.conflict)

    def positions(self) -> SpatialTable:
        """Return where actors stand on the issues of the deal that have a scale, as the spatial forecast takes it.

        Raises InvalidModel: D926 without a deal, D958 where no two actors have a position on a scale.
        """
        from detente.findings.deals.positions import positions

        with self._placed():
            return positions(self.conflict)

    def deal(self, *, solution: str = "nash", progress: Progress | None = None) -> Deal:
        """Work out what can be agreed: the zone, what each theory of bargaining picks, ratification, what lasts.

        `solution` names the theory whose best package is followed afterwards. Raises InvalidModel (D926) where the
        model has no deal, InvalidQuery (D935) where no solution is called so.
        """
        from detente.bargaining.solutions import solution_concept
        from detente.findings.deals.told import deals

        solution_concept(solution)
        with self._placed():
            found = deals(self.conflict, solution=solution, progress=progress)
        warnings = found.problems
        if self.document is not None:
            from detente.files.locate import locate

            warnings = tuple(locate(self.document, problem) for problem in warnings)
        return Deal(found, self.conflict, warnings)

    def ties(
        self,
        *,
        day: str | None = None,
        weigh: Weigh = "pairs",
        of: Iterable[str] = (),
        told_by: str | None = None,
        groups: int | None = None,
        seconds: float | None = 60.0,
    ) -> Ties:
        """Show who stands with whom on `day` (without one: when the crisis starts; "any": whenever).

        `of` names ties whose change is asked for, `told_by` the one first speaker that counts, `groups` how many groups
        to look for beside two camps; each search gets `seconds`. With `weigh` "tellings" a tie weighs as much as there
        are tellings of it. Raises InvalidQuery for a tie or a speaker that is not there.
        """
        from detente.findings.ties import ties

        found = ties(self.conflict, day=day, weigh=weigh, of=of, told_by=told_by, groups=groups, seconds=seconds)
        return Ties(found, self.conflict)

    def robust(
        self,
        *,
        claims: Iterable[str] | None = None,
        number: int = 1_000,
        every: bool = False,
        seed: int = 1,
        timed: int = 8,
        free: Iterable[str] = (),
        progress: Progress | None = None,
    ) -> Robust:
        """Ask how often each claim holds over every profile of wants that fits what is sure, and what it depends on.

        All profiles are asked where there are at most `number`, or with `every`; else `number` are drawn from `seed`.
        Claims about time are asked of `timed` distinct ones of each few thousand. The order of the wants of the actors
        in `free` counts as not sure at all. Raises InvalidModel (D412) where nothing is unsure, TooLarge (D410, D411)
        where it would not end, InvalidQuery for an actor without an order to free.
        """
        from detente.conflict.change import accepted
        from detente.findings.ensemble.effort import freed, refuse, size_of, something_unsure
        from detente.findings.ensemble.ensemble import ensemble
        from detente.findings.sides import readings
        from detente.moves import compile_graph

        chosen = None if claims is None else tuple(claims)
        with self._placed():
            conflict = freed(self.conflict, free)
            sure = accepted(conflict)
            something_unsure(sure)
            size, asked = size_of(sure), len(sure.claims if chosen is None else chosen)
            sides = len(tuple(readings(sure)))
            graph = compile_graph(sure)
            refuse(size, number=number, every=every, graph=graph, claims=asked, readings=sides)
            most = size.profiles if every and size.profiles is not None else number
            found = ensemble(
                conflict, claims=chosen, number=number, seed=seed, most=most, timed=timed, progress=progress
            )
        return Robust(found, conflict)

    def matters(self, claim: str, *, pairs: int = 512, seed: int = 1, free: Iterable[str] = ()) -> Matters:
        """Ask which of the things that are unsure the verdict on a claim depends on most. KeyError for no claim.

        The order of the wants of the actors in `free` counts as not sure at all.
        """
        from detente.findings.ensemble.effort import freed
        from detente.findings.sensitivity import sensitivity

        with self._placed():
            conflict = freed(self.conflict, free)
            return Matters(sensitivity(conflict, claim, pairs=pairs, seed=seed), conflict)

    def sway(
        self,
        *,
        claims: Iterable[str] | None = None,
        kinds: Iterable[str] = (),
        farthest: int = 6,
        effort: int | None = None,
        numbers: bool = True,
        progress: Progress | None = None,
    ) -> Swayed:
        """Ask for the smallest change that turns each verdict: fewest swaps, drops and negations of wants.

        `kinds` are "swap", "drop", "negate" (none named: all); `effort` is how many profiles are judged for a claim at
        the most. With `numbers`, the nearest threshold of each number is looked for where a claim is about time or
        deals. Raises ValueError for another kind.
        """
        from detente.conflict.change import accepted
        from detente.findings.judge import Worlds
        from detente.findings.sway import EFFORT, KINDS, sway
        from detente.findings.thresholds import asked_of, thresholds

        chosen = None if claims is None else frozenset(claims)
        with self._placed():
            sure = accepted(self.conflict)
            worlds = Worlds.of(sure)
            asked = [claim for claim in sure.claims if chosen is None or claim.id in chosen]
            named = frozenset(kinds)
            if not named <= frozenset(KINDS):
                raise ValueError(f"kinds are {', '.join(KINDS)}; not {', '.join(sorted(named - frozenset(KINDS)))}")
            only = tuple(kind for kind in KINDS if kind in named) or KINDS
            limit = EFFORT if effort is None else effort
            found, turning = [], {}
            for at, claim in enumerate(asked):
                if progress:
                    progress(at, len(asked), claim.id)
                found.append(sway(worlds, claim, kinds=only, farthest=farthest, effort=limit))
                if numbers and asked_of(claim, sure):
                    turning[claim.id] = thresholds(worlds, claim, progress=progress)
        return Swayed(tuple(found), turning, self.conflict)

    def sources(
        self,
        *,
        claims: Iterable[str] | None = None,
        in_time: bool = True,
        quick: bool = False,
        progress: Progress | None = None,
    ) -> Sources:
        """Ask who stands behind each verdict: which stand without a source or a speaker, and who contradicts whom.

        Without `in_time` claims about time, the costly ones, are left out. `quick` takes a small part of the effort for
        finding what each verdict rests on.
        """
        from detente.findings.rests import EFFORT, QUICK
        from detente.findings.sourced import sourced

        effort = QUICK if quick else EFFORT
        with self._placed():
            found = sourced(self.conflict, self.texts, claims=claims, in_time=in_time, effort=effort, progress=progress)
        return Sources(found, self.conflict)

    def scenarios(
        self, *, only: Iterable[str] = (), claims: Iterable[str] | None = None, progress: Progress | None = None
    ) -> SideBySide:
        """Work out the scenarios of the model, or those called `only`, beside the model as it stands.

        Raises InvalidModel (D429) where there are none, InvalidQuery (D428) where none is called so.
        """
        from detente.findings.scenarios import scenarios

        with self._placed():
            found = scenarios(self.conflict, only=tuple(only), claims=claims, progress=progress)
        return SideBySide(found, self.conflict)

    def compare(
        self, other: Case, *, claims: Iterable[str] | None = None, progress: Progress | None = None
    ) -> Versions:
        """Say what changed from this version to the `other`: in the file, in the verdicts, because of which change."""
        from detente.findings.compare import compare

        return Versions(compare(self.conflict, other.conflict, claims=claims, progress=progress), other.conflict)

    def hindsight(self, *, claims: Iterable[str] | None = None, progress: Progress | None = None) -> PostMortem:
        """Hold the model against what it says has happened. Raises InvalidModel (D427) where it says nothing."""
        from detente.findings.hindsight import hindsight

        with self._placed():
            found = hindsight(self.conflict, claims=claims, progress=progress)
        return PostMortem(found, self.conflict)

    def as_of(self, date: str, *, ahead: bool = False) -> Case:
        """Return the case as it stood on `date` ("2024-02-05"): what came later is not told.

        With `ahead` it is, for `hindsight`. Raises InvalidQuery (D689) for a day before the first the model tells of.
        """
        from detente.conflict.past import as_of

        return replace(self, conflict=as_of(self.conflict, date, ahead=ahead))

    def advance(
        self,
        news: str | News,
        *,
        says: str = "",
        told: Iterable[str] = (),
        unmatched: Iterable[Unmatched] = (),
        claims: Iterable[str] | None = None,
        confined: bool = False,
        progress: Progress | None = None,
    ) -> Proposal:
        """Return what comes of `news` ("2024-02-02 usa.strike, not gaza_war"), as a proposal: nothing is written.

        `told` and `unmatched` are what an account has beside (`detente.reading.news`); `confined` as in `loads`.
        Raises InvalidQuery (D680 to D686) for news that contradicts the model.
        """
        from detente.files.advance import advanced
        from detente.files.write import dump
        from detente.files.yaml import compose
        from detente.findings.advance import advance
        from detente.language.news import parse_news

        given = replace(parse_news(news), says=says) if isinstance(news, str) else news
        document = self.document or compose(dump(self.conflict), "<model>")
        text = advanced(document, self.conflict, given)
        folder = None if self.path is None else self.path.parent
        new = loads(text, name=document.name, folder=folder, confined=confined)
        found = advance(
            self.conflict, new.conflict, given, told=told, unmatched=unmatched, claims=claims, progress=progress
        )
        return Proposal(found, new.conflict, text)

    def indicators(
        self,
        *,
        within: float | None = None,
        of: Iterable[str] = (),
        concept: str = "seq",
        rule: str | None = None,
        progress: Progress | None = None,
    ) -> Watch:
        """Return the observable moves that best tell apart how things may go on, the most telling first.

        `within` is for how many days one watches (a quarter of the horizon where None), `of` names the outcomes told
        apart (every named condition where none is given), `rule` is the choice rule where there are rates; without
        rates equilibria under `concept` are told apart. Raises InvalidQuery for names that are not in the model.
        """
        from detente.findings.indicators import indicators

        with self._placed():
            found = indicators(
                self.conflict, within=within, of=tuple(of), concept=concept, rule=rule, progress=progress
            )
        return Watch(found, self.conflict)

    def brief(self, *, progress: Progress | None = None) -> Brief:
        """Return what there is to say on one page: every line is traced to claims of the model.

        `detente.report.brief` makes a page (`brief_page`) or a DOCX file (`brief_docx`) of it. Cost: a quick look at
        every claim, a thorough one at those told that are not about time, and the indicators.
        """
        from detente.findings import check
        from detente.findings.rests import about_time
        from detente.report.brief import EFFORT, chosen, compose

        first = self.check(quick=True, progress=progress)
        told = chosen(self.conflict, first.findings)
        timeless = {one.id for one in self.conflict.claims if one.test is not None and not about_time(one.test)}
        asked = [id_ for id_ in told if id_ in timeless]
        with self._placed():
            full = check(self.conflict, claims=asked, effort=EFFORT, thorough=True, progress=progress)
        over = () if first.over is None else first.over.found.claims
        known = {one.claim: one for one in (*first.findings.verdicts, *full.verdicts)}
        findings = replace(first.findings, verdicts=tuple(known[id_] for id_ in told))
        shares = {one.claim: {key: share.share for key, share in one.orders.items()} for one in over}
        try:
            watch = self.indicators(progress=progress).found
        except DetenteError:
            watch = None  # nothing to tell apart, or too much to list: the brief does without
        return compose(self.conflict, findings, watch, shares)

    def sweep(
        self,
        over: Iterable[str],
        path: str | Path,
        *,
        claims: Iterable[str] | None = None,
        samples: int | None = None,
        seed: int = 0,
        workers: int = 1,
        progress: Progress | None = None,
    ) -> Sweep:
        """Judge the claims at every point of a grid over what `over` names, or at `samples` points, into `path`.

        What can be varied is written as for `detente sweep`. The table is Parquet; with `workers` above 1 that many
        processes share the points. A sweep that is stopped is taken up by the same call. Raises InvalidQuery for names
        that are not in the model, TooLarge (D423) where it would take more than a day.
        """
        from functools import partial

        from detente.batch import processes, serial
        from detente.conflict.change import accepted
        from detente.findings.sweep import axis_of, plan_of, sweep

        conflict, target = accepted(self.conflict), Path(path)
        plan = plan_of((axis_of(conflict, text) for text in over), samples=samples, seed=seed)
        asked = tuple(one.id for one in conflict.claims) if claims is None else tuple(claims)
        how = partial(processes, workers=workers) if workers > 1 else serial
        return Sweep(sweep(conflict, plan, asked, target, how=how, workers=workers, progress=progress), target)

    def unknown(self, *, number: int = 1_000, seed: int = 1) -> Unknown:
        """Return what is sure of how the states are ranked, and what is stable where the rest is unknown.

        The four extensions of Li, Hipel, Kilgour and Fang (2004). Raises TooLarge (D425) above 4,096 states.
        """
        from detente.findings.ensemble.unknown import unknown

        with self._placed():
            return unknown(self.conflict, number=number, seed=seed)

    def suppose(self, *edits: str) -> Case:
        """Return the case after `edits`, one after the other, as for `--suppose`: "drop usa.no-war", "fix usa.offer".

        The file stays as it is. Raises InvalidQuery for an edit that does not parse or names nothing.
        """
        from detente.conflict.change import change
        from detente.conflict.names import names_of, resolve_edit
        from detente.language import parse_edit

        conflict = self.conflict
        for text in edits:
            edit, wrong = resolve_edit(parse_edit(text), names_of(conflict))
            if wrong:
                raise InvalidQuery(*wrong)
            conflict = change(conflict, edit)
        return replace(self, conflict=conflict) if edits else self

    def words(self) -> tuple[str, ...]:
        """Return what the model is called and says of itself, and how large it is; nothing is worked out."""
        from detente.report.case_tables import case_words

        return case_words(self.conflict)

    def tables(self) -> tuple[Table, ...]:
        """Return the options, the wants and the claims as rows of strings."""
        from detente.report.case_tables import case_tables

        return case_tables(self.conflict)

    _repr_mimebundle_ = bundle
    _repr_html_ = html

    def widget(self, *, changes: Iterable[str] = (), chances: bool = False) -> Widget:
        """Return the model as a live widget for a notebook: what if, and every verdict with what it was before.

        `changes` are supposed from the start, in the language of `suppose`; with `chances` claims about time are
        answered too, which takes seconds. Raises Unavailable (D655) without the extra `detente[widget]`, InvalidQuery
        for a change that names nothing.
        """
        from detente.workbench.widget import widget

        with self._placed():
            return widget(self, changes=tuple(changes), chances=chances)

    def _world(self) -> World:
        from detente.findings.world import World

        return World(self.graph.conflict, self.graph)

    def report(
        self, path: str | Path, *, check: Check | None = None, profiles: int = 500, progress: Progress | None = None
    ) -> Path:
        """Write the report as one offline page to `path`, all of it or nothing, and return where it is.

        Where the model says that something is unsure, claims that are not about time are asked of all profiles of
        wants, or of `profiles` drawn ones; 0 leaves that part of the page out.
        """
        from detente.files.save import save
        from detente.report.page import page

        target = Path(path)
        found = check or self.check()
        over = found.over.found if found.over is not None and profiles else self._drawn(profiles, progress)
        save(target, page(self.conflict, self.texts, self.graph, self.solve().solution, found.findings, over=over))
        return target

    def _drawn(self, profiles: int, progress: Progress | None) -> Ensemble | None:
        """Return the verdicts over all that is unsure for a page; None where nothing is, or it would take minutes."""
        from detente.conflict.change import accepted
        from detente.findings.ensemble.effort import LONG, seconds
        from detente.findings.ensemble.variants import unsure
        from detente.findings.rests import about_time
        from detente.findings.sides import readings

        sure = accepted(self.conflict)
        asked = tuple(it.id for it in sure.claims if it.test is not None and not about_time(it.test))
        if not asked or not profiles or not (sure.alternatives or any(map(unsure, sure.actors))):
            return None
        if seconds(profiles, self.graph, len(asked), len(tuple(readings(sure)))) > LONG:
            return None
        return self.robust(claims=asked, number=profiles, progress=progress).found


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

    _repr_mimebundle_ = bundle
    _repr_html_ = html


def load(path: str | Path) -> Case:
    """Read the model file at `path` and the texts it quotes. Raises InvalidModel with every problem there is."""
    from detente.files import load as load_file

    loaded = load_file(Path(path))
    return Case(loaded.conflict, loaded.texts, loaded.warnings, Path(path), loaded.document)


def loads(
    text: str,
    *,
    name: str = "<text>",
    folder: str | Path | None = None,
    lenient: bool = False,
    confined: bool = False,
) -> Case:
    """Read a model from `text`; the files of its sources are looked for in `folder`.

    Where `lenient`, a quote that is not in its source is a warning. With `confined` no file outside `folder` is read.
    """
    from detente.files import loads as load_text

    where = None if folder is None else Path(folder)
    loaded = load_text(text, name=name, folder=where, lenient=lenient, confined=confined)
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
