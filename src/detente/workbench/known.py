"""The names a model has, each with a few words: those in the text as it is typed, and those of the last good model."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from detente.conflict.model import Conflict
from detente.conflict.names import CONCEPT_KEYS, names_of
from detente.workbench.outline import Outline


@dataclass(frozen=True, slots=True)
class Word:
    """A word that can be put somewhere: what it is in a few words, and how it is shown where that is otherwise."""

    text: str
    detail: str
    shown: str = ""


Words = tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """All names, each kind in the order of the model. `own` has the options of each actor by their short names."""

    actors: Words = ()
    options: Words = ()
    own: Mapping[str, Words] = field(default_factory=dict)
    conditions: Words = ()
    named: Words = ()
    wants: Words = ()
    own_wants: Mapping[str, Words] = field(default_factory=dict)
    ties: Words = ()
    assumptions: Words = ()
    claims: Words = ()
    alternatives: Words = ()
    sides: Mapping[str, Words] = field(default_factory=dict)
    issues: Words = ()
    sources: Words = ()
    quotes: Words = ()
    states: Words = ()
    events: Words = ()
    days: Words = ()
    concepts: Words = tuple(Word(key, "a stability concept") for key in CONCEPT_KEYS)

    @property
    def settable(self) -> Words:
        """What the status quo lists: options and conditions."""
        return (*self.options, *self.conditions)

    @property
    def causes(self) -> Words:
        """What a claim may hold only because of: assumptions, and audiences."""
        return (*self.assumptions, *self.actors)

    @property
    def supported(self) -> Words:
        """What sources are counted for."""
        return (*self.claims, *self.assumptions)

    @property
    def paced(self) -> Words:
        """What has a rate."""
        return (*self.actors, *self.options, *self.events)

    def facts(self, owner: str = "") -> Words:
        """Return what a formula may name, the owner's own options first and by their short names."""
        own = self.own.get(owner, ())
        others = (word for word in self.options if not (owner and word.text.startswith(f"{owner}.")))
        return (*own, *self.conditions, *self.named, *others)

    def local(self, owner: str) -> Words:
        """Return the wants of an actor as its order names them."""
        return self.own_wants.get(owner, ())


def known(outline: Outline, conflict: Conflict | None) -> Known:
    """Return the names of the text, and those the last good model adds: ids that it makes by itself, and words."""
    said = _said(conflict)

    def words(keys: Iterable[str], kind: str) -> Words:
        return tuple(Word(key, said.get(key) or kind) for key in dict.fromkeys(keys) if key)

    actors = outline.under("actors")
    own = {actor: outline.under("actors", actor, "options") for actor in actors}
    wants = {actor: _ids(outline, ("actors", actor, "wants")) for actor in actors}
    names = names_of(conflict) if conflict is not None else None
    keyed = [f"{actor}.{id_}" for actor, ids in wants.items() for id_ in ids]
    all_wants = [*(names.wants if names else ()), *keyed]
    rules = [f"infeasible.{id_}" for id_ in _ids(outline, ("infeasible",))]
    sides = {key: outline.under("alternatives", key, "sides") for key in outline.under("alternatives")}
    return Known(
        actors=words(actors, "an actor"),
        options=words((f"{actor}.{name}" for actor in actors for name in own[actor]), "an option"),
        own={
            actor: tuple(Word(name, said.get(f"{actor}.{name}") or "an option of its own") for name in own[actor])
            for actor in actors
        },
        conditions=words(outline.under("conditions"), "a condition"),
        named=words(outline.under("named"), "a named condition"),
        wants=words(all_wants, "a want"),
        own_wants={
            actor: words((want.partition(".")[2] for want in all_wants if want.startswith(f"{actor}.")), "a want")
            for actor in actors
        },
        ties=words(names.ties if names else (), "a tie"),
        assumptions=words([*(names.assumptions if names else ()), *all_wants, *rules], "an assumption"),
        claims=words(_ids(outline, ("claims",)), "a claim"),
        alternatives=words(sides, "an alternative"),
        sides={key: words(each, "a side") for key, each in sides.items()},
        issues=words(outline.under("deal", "issues"), "an issue of the deal"),
        sources=words(outline.under("sources"), "a source"),
        quotes=tuple(
            Word(key, _cut(outline.values.get(("quotes", key, "exact"), ""))) for key in outline.under("quotes")
        ),
        states=words(outline.under("states"), "a state"),
        events=words(outline.under("events"), "an event"),
        days=words((key.removeprefix("on ") for key in outline.under("what_happened")), "a day the model tells of"),
    )


_LONGEST = 60


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _ids(outline: Outline, path: tuple[str, ...]) -> tuple[str, ...]:
    """Return the ids that the items of a list are given."""
    depth = len(path)
    return tuple(
        value
        for key, value in outline.values.items()
        if len(key) == depth + 2 and key[:depth] == path and key[-1] == "id" and value
    )


def _said(conflict: Conflict | None) -> Mapping[str, str]:
    """Return what the names of a model mean, in its own words."""
    if conflict is None:
        return {}
    return {
        **{actor.key: _cut(actor.name) for actor in conflict.actors},
        **{option.key: _cut(option.does) for option in conflict.options},
        **{fact.key: _cut(fact.says) for fact in conflict.conditions},
        **{want.id: _cut(want.says) for actor in conflict.actors for want in actor.wants},
        **{claim.id: _cut(claim.says) for claim in conflict.claims},
    }
