"""What an open model answers: every request of the page, in parts, the most urgent part first.

A session has the text of one tab. Each answer is an iterator that stops for a moment between two pieces of work, so
that something more urgent can be asked in between (`worker`); it yields parts of a `Told`, or a number: from here on
what comes is less urgent, the higher the less.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any

from detente.case import Case
from detente.conflict.edit import Ignore
from detente.conflict.model import Claim
from detente.errors import DetenteError, InvalidQuery, Problem, nearest
from detente.files.load import Loaded, loads
from detente.files.locate import locate
from detente.findings.check import judge
from detente.findings.judge import answers, outcome_of
from detente.findings.rests import QUICK, about_time, rests_on
from detente.findings.standing import standings
from detente.findings.verdict import Rest, Verdict
from detente.moves import index_of
from detente.report.assumptions import assumption_words
from detente.report.words import standing_words, state_words, witness_words
from detente.stability import ASKED_BY_NAME, CONCEPTS
from detente.workbench import messages as say
from detente.workbench.aside import POSSIBLE, Aside
from detente.workbench.live import Changed, Live, in_order
from detente.workbench.operations import operated
from detente.workbench.trouble import placed_trouble
from detente.workbench.view import model_view

Part = dict[str, Any]
Answer = Iterator[Part | int | Aside]

SOON, LATER = 1, 2
"""How urgent what follows is, after what somebody waits for (0): chances and what verdicts rest on, then guesses."""

SLOW_PICTURES = ("chances", "paths", "likely", "deal", "strips", "heat")
"""Pictures that can take a second and more."""

MOST_EQUILIBRIA = 400
"""Rows of the table of equilibria that are sent; where there are more, those under most concepts."""


@dataclass(eq=False)
class Session:
    """One tab's model. `folder` is where its texts are."""

    folder: FilePath | None
    text: str = ""
    loaded: Loaded | None = None
    live: Live | None = None
    changes: tuple[str, ...] = ()
    _shown: Part = field(default_factory=dict)
    _rests: dict[tuple[str, str], list[say.Rest]] = field(default_factory=dict)

    def answer(self, ask: say.Ask) -> Answer:
        """Return the answer to a request, in parts. Problems of the user's come as a part too."""
        yield from self._guarded(_DO[ask["do"]](self, ask), ask)

    # -- the model ------------------------------------------------------------------------------------------------

    def model(self, ask: say.Ask) -> Answer:
        """Take the text of the model: what it says first, then verdicts, equilibria, chances, what verdicts rest on."""
        text = ask.get("text", "")
        if text != self.text or self.live is None:
            yield from self._load(text)
        else:
            yield self._shown  # a page that had another model open meanwhile has forgotten this one
        assert self.loaded is not None  # noqa: S101 - loaded, or an error was raised
        if self.live is None:
            return
        yield from self._all((), hash_=self.live.after(()).hash)

    def _load(self, text: str) -> Answer:
        """Read the text. Where it has errors the model of the last text without any stays."""
        loaded = loads(text, name="model", folder=self.folder, confined=True)
        live, found = None, [*loaded.warnings]
        try:
            live = Live.of(loaded.conflict)
        except DetenteError as error:
            found += [locate(loaded.document, problem) if problem.path else problem for problem in error.problems]
        problems = [placed_trouble(problem, text) for problem in found]
        self.text, self.loaded, self.live, self.changes, self._rests = text, loaded, live, (), {}
        states = live.worlds.base.graph.size if live else 0
        names = self._pictures() if live else ()
        model = model_view(loaded, states=states, pictures=names)
        self._shown = {"model": model, "problems": problems, "hash": model["hash"]}
        yield self._shown

    def _pictures(self) -> tuple[str, ...]:
        from detente.workbench.pictures import names_of

        return tuple(names_of(self.case(())))

    def whatif(self, ask: say.Ask) -> Answer:
        """Give the verdicts after changes."""
        live, changes = self._open(), tuple(ask.get("changes", ()))
        self.changes = changes
        yield from self._all(changes, hash_=live.after(changes).hash)

    def _all(self, changes: tuple[str, ...], *, hash_: str) -> Answer:
        """Yield verdicts, then equilibria, then verdicts about time, then what verdicts rest on, then look ahead."""
        live = self._open()
        batch: list[say.VerdictView] = []
        for verdict in live.verdicts(changes, in_time=False):
            batch.append(verdict)
            yield 0
        yield {"verdicts": batch, "hash": hash_}
        if not live.many:
            yield {**equilibria(live.after(changes)), "hash": hash_}
        slow = self._slow(changes, hash_)
        if POSSIBLE:
            yield Aside(slow)
        else:
            yield SOON
            yield from slow
        yield LATER
        yield from self._ahead(changes)

    def _slow(self, changes: tuple[str, ...], hash_: str) -> Iterator[Part | int]:
        """Yield verdicts about time, then what the others rest on."""
        live = self._open()
        for verdict in live.verdicts(changes, in_time=True):
            yield {"verdicts": [verdict], "hash": hash_, "changes": [*changes]}
        for claim in in_order(live.after(changes).conflict, in_time=False):
            yield {"rests": {claim.id: self._rest(changes, claim)}, "hash": hash_}

    def learn(self, part: Part) -> None:
        """Remember what a copy of this process found, so that it is not worked out again."""
        hash_ = part.get("hash", "")
        for claim, rests in part.get("rests", {}).items():
            self._rests[hash_, claim] = rests
        if self.live is not None and "changes" in part:
            for verdict in part["verdicts"]:
                self.live.learn(tuple(part["changes"]), verdict)

    def _rest(self, changes: tuple[str, ...], claim: Claim) -> list[say.Rest]:
        """Return what a verdict rests on, as far as a small effort finds it."""
        changed = self._open().after(changes)
        key = (changed.hash, claim.id)
        if key not in self._rests:
            outcome = outcome_of(answers(changed.worlds, claim))
            found, _ = rests_on(changed.worlds, claim, outcome, effort=QUICK)
            self._rests[key] = [rest_view(changed, rest) for rest in found]
        return self._rests[key]

    def _ahead(self, changes: tuple[str, ...]) -> Iterator[int]:
        """Work out, while nobody asks for anything, what taking out one more assumption would give."""
        live, loaded = self._open(), self.loaded
        if live.many or loaded is None or live.worlds.base.graph.size > 2**14:
            return
        from detente.findings.assumptions import assumptions
        from detente.language import edit_text

        audiences = dict.fromkeys(want.audience for want in live.conflict.statement.values() if want.audience)
        edits = (*(each.edit for each in assumptions(live.conflict)), *map(Ignore, audiences))
        for edit in edits:
            more = (*changes, edit_text(edit))
            if more[-1] in changes:
                continue
            try:
                for _ in () if live.known(more) else live.verdicts(more, in_time=False):
                    yield LATER
            except DetenteError:  # it cannot be taken out after these changes; whoever tries is told
                continue

    # -- questions about it ---------------------------------------------------------------------------------------

    def why(self, ask: say.Ask) -> Answer:
        """Give one verdict in full."""
        changed = self._open().after(tuple(ask.get("changes", ())))
        claim = self._claim(changed, ask.get("claim", ""))
        parts = self._judged(changed, claim)
        yield from self._aside(parts, ask) if claim.test is not None and about_time(claim.test) else parts

    @staticmethod
    def _judged(changed: Changed, claim: Claim) -> Iterator[Part]:
        verdict = judge(changed.worlds, claim, thorough=True)
        yield {"why": why_view(changed, claim, verdict), "hash": changed.hash}

    def _aside(self, parts: Iterator[Part], ask: say.Ask) -> Answer:
        """Have a copy of this process make what takes long, so that a change meanwhile does not wait for it."""
        if POSSIBLE:
            yield Aside(self._guarded(parts, ask), patience=0.0, nicer=2)
        else:
            yield from parts

    def _guarded(self, parts: Answer | Iterator[Part], ask: say.Ask) -> Iterator[Any]:
        """Make parts; problems of the user's come as one too."""
        try:
            yield from parts
        except DetenteError as error:
            yield {"problems": [placed_trouble(problem, ask.get("text", self.text)) for problem in error.problems]}

    def change(self, ask: say.Ask) -> Answer:
        """Return the text after operations of the model pane."""
        texts = self.loaded.texts if self.loaded else {}
        yield {"text": operated(ask.get("text", ""), ask.get("operations", ()), texts)}

    def scene(self, ask: say.Ask) -> Answer:
        """Return one picture; one that takes long is made aside."""
        changes = tuple(ask.get("changes", ()))
        self._open().after(changes)
        parts = self._painted(changes, ask)
        yield from self._aside(parts, ask) if ask.get("name", "") in SLOW_PICTURES else parts

    def _painted(self, changes: tuple[str, ...], ask: say.Ask) -> Iterator[Part]:
        from detente.workbench.pictures import picture

        scene = picture(self.case(changes), ask.get("name", ""), ask.get("options", {}))
        yield {"scene": scene, "hash": self._open().after(changes).hash}

    def compare(self, ask: say.Ask) -> Answer:
        """Return the verdicts after two sets of changes: claims about time last, each pair when it is there."""
        live = self._open()
        first, other = tuple(ask.get("changes", ())), tuple(ask.get("against", ()))
        hash_ = live.after(first).hash
        live.after(other)
        pair: dict[str, list[say.VerdictView]] = {"verdicts": [], "against": []}
        for side, changes in (("verdicts", first), ("against", other)):
            for verdict in live.verdicts(changes, in_time=False):
                pair[side].append(verdict)
                yield 0
        yield {**pair, "hash": hash_}
        yield from self._aside(self._compared(first, other, hash_), ask)

    def _compared(self, first: tuple[str, ...], other: tuple[str, ...], hash_: str) -> Iterator[Part]:
        """Yield the two verdicts of each claim about time."""
        live = self._open()
        for one, against in zip(live.verdicts(first, in_time=True), live.verdicts(other, in_time=True), strict=True):
            yield {"verdicts": [one], "against": [against], "hash": hash_, "changes": [*first]}

    def complete(self, ask: say.Ask) -> Answer:
        """Return names that fit at a place of the file, or of a formula or claim that stands alone in a field."""
        from detente.workbench.completion import alone, completions, wrong

        conflict = self.loaded.conflict if self.loaded else None
        text, at, options = ask.get("text", ""), ask.get("at", 0), ask.get("options", {})
        kind, owner = str(options.get("as", "")), str(options.get("actor", ""))
        if kind:
            found = alone(text, at, kind, conflict, owner=owner)
            yield {"completions": found, "problems": wrong(text, kind, conflict, owner=owner)}
        else:
            yield {"completions": completions(text, at, conflict)}

    def explain(self, ask: say.Ask) -> Answer:
        """Return why each decider stays in a state or leaves it, in sentences."""
        changed = self._open().after(tuple(ask.get("changes", ())))
        yield {"sentences": explained(changed, frozenset(ask.get("state", ())), ask.get("concept", "seq"))}

    def advance(self, ask: say.Ask) -> Answer:
        """Return what news does to the model as it stands in the page; reading and comparing take long."""
        self._open()
        yield from self._aside(self._advanced(ask), ask)

    def _advanced(self, ask: say.Ask) -> Iterator[Part]:
        from detente.workbench.tomorrow import news

        loaded = self.loaded
        assert loaded is not None  # noqa: S101 - a live model was loaded
        path = self.folder / "model.yaml" if self.folder else None
        case = Case(loaded.conflict, loaded.texts, (), path, loaded.document)
        date = str(ask.get("options", {}).get("on", "")) or None
        yield {"news": news(case, ask.get("text", ""), name=ask.get("name") or "news.txt", date=date)}

    def ahead(self, ask: say.Ask) -> Answer:
        """Work out what somebody is about to ask, so that it is known then. What cannot be is told when it is asked."""
        yield SOON
        with suppress(DetenteError):
            for _ in self._open().verdicts(tuple(ask.get("changes", ())), in_time=False):
                yield SOON

    def case(self, changes: tuple[str, ...]) -> Case:
        """Return the model after changes as a case of the Python interface."""
        live, loaded = self._open(), self.loaded
        assert loaded is not None  # noqa: S101 - a live model was loaded
        return Case(live.after(changes).conflict, loaded.texts, (), None, None)

    def _open(self) -> Live:
        if self.live is None:
            message = "the model has errors, so that nothing follows from it yet"
            raise InvalidQuery(Problem("D945", message, fix="put right what is marked in the model"))
        return self.live

    @staticmethod
    def _claim(changed: Changed, id_: str) -> Claim:
        known = {claim.id: claim for claim in changed.conflict.claims}
        if id_ not in known:
            raise InvalidQuery(Problem("D946", f'there is no claim "{id_}"', nearest=nearest(id_, known)))
        return known[id_]


_DO: dict[str, Callable[[Session, say.Ask], Answer]] = {
    "model": Session.model,
    "whatif": Session.whatif,
    "why": Session.why,
    "change": Session.change,
    "scene": Session.scene,
    "compare": Session.compare,
    "complete": Session.complete,
    "explain": Session.explain,
    "ahead": Session.ahead,
    "advance": Session.advance,
}


def explained(changed: Changed, state: frozenset[str], concept: str) -> list[str]:
    """Return why each decider stays in `state` or leaves it. Raises InvalidQuery (D947) for what is no state."""
    world = changed.worlds.base
    at = index_of(world.graph, state) if state <= {*world.graph.options} else None
    known = [one.key for one in (*CONCEPTS, *ASKED_BY_NAME)]
    if at is None or concept not in known:
        what = "no feasible state is that" if at is None else f'there is no concept "{concept}"'
        raise InvalidQuery(Problem("D947", what, nearest=nearest(concept, known) if at is not None else None))
    standing = standings(world, at, concept)
    return [line for one in standing for line in standing_words(changed.conflict, one)]


def equilibria(changed: Changed) -> Part:
    """Return the states that are an equilibrium under some concept, with those concepts, and how many there are."""
    import numpy as np

    world = changed.worlds.base
    masks = {concept.key: world.equilibria(concept.key) for concept in CONCEPTS}
    concepts = np.sum(list(masks.values()), axis=0)
    strongest = np.argsort(-concepts, kind="stable")[: min(MOST_EQUILIBRIA, np.count_nonzero(concepts))]
    found: list[say.Equilibrium] = [
        {
            "state": [key for key in world.graph.options if key in world.label(index)],
            "says": state_words(changed.conflict, world.label(index)),
            "concepts": [key for key, mask in masks.items() if mask[index]],
            "status_quo": bool(index == world.graph.start),
        }
        for index in np.sort(strongest).tolist()
    ]
    return {"equilibria": found, "equilibria_in_all": int(np.count_nonzero(concepts))}


def rest_view(changed: Changed, rest: Rest) -> say.Rest:
    """Return a set of assumptions a verdict rests on, with their words."""
    return {
        "assumptions": [*rest.assumptions],
        "labels": [assumption_words(changed.conflict, id_) for id_ in rest.assumptions],
        "outcome": rest.becomes,
    }


def why_view(changed: Changed, claim: Claim, verdict: Verdict) -> say.WhyView:
    """Return a verdict in full: its answers in sentences, what it rests on, the sentences of the account."""
    lines = [verdict.reason]
    for one in verdict.answers:
        lines += witness_words(changed.conflict, one.witness) if one.witness is not None else ()
    if verdict.assumed:
        said = ", ".join(assumption_words(changed.conflict, id_) for id_ in verdict.assumed)
        lines.append(f"Assumed: the model says so by itself ({said}).")
    tried = f"every set of up to {verdict.tried}" if verdict.tried else ""
    return {
        "claim": claim.id,
        "sentences": [*dict.fromkeys(line for line in lines if line)],
        "rests": [rest_view(changed, rest) for rest in verdict.rests_on],
        "tried": tried,
        "quotes": [*claim.basis.because],
        "formal": verdict.test,
    }
