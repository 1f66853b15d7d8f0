"""Who can do what, who wants what, and what each decision maker likes best and least."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from detente.conflict.basis import Basis
from detente.conflict.formula import text
from detente.conflict.model import Actor, Statement
from detente.moves import Graph, state_of
from detente.report.markup import NOTHING, Markup, anchor_id, join, tag, words
from detente.report.naming import actor_name, option_deed, plural, sentence
from detente.report.references import References
from detente.report.words import state_words

_MOST = 3
"""How many levels of a ranking are shown at each end."""


def parties(refs: References, graph: Graph) -> Markup:
    """Return a card for each decision maker, and a list of the other actors."""
    deciding = set(graph.actors)
    cards = [_card(refs, graph, actor) for actor in refs.conflict.actors if actor.key in deciding]
    others = [_other(refs, actor) for actor in refs.conflict.actors if actor.key not in deciding]
    rest = join(tag("h3", words("Others in the account")), tag("ul", *others, class_="others")) if others else NOTHING
    return join(tag("div", *cards, class_="parties"), rest)


def _card(refs: References, graph: Graph, actor: Actor) -> Markup:
    levels = _section("Likes best and least", _levels(graph, actor.key))
    head = tag("h3", words(actor_name(refs.conflict, actor.key)), _kind(actor))
    return tag("section", head, *_lists(refs, actor), levels, id=anchor_id("a", actor.key), class_="party")


def _other(refs: References, actor: Actor) -> Markup:
    name = tag("b", words(actor_name(refs.conflict, actor.key)))
    return tag("li", name, _kind(actor), *_lists(refs, actor), id=anchor_id("a", actor.key))


def _kind(actor: Actor) -> Markup:
    return tag("span", words(actor.kind), class_="kind")


def _lists(refs: References, actor: Actor) -> tuple[Markup, ...]:
    return (
        refs.evidence(actor.basis, brief=True),
        _section("Can", (*_options(refs, actor), *_moves(refs, actor), *_groups(refs, actor))),
        _section("Wants, most important first", [_want(refs, want) for want in actor.wants], name="ol"),
        _section("Ranks states directly", _ranking(refs, actor)),
    )


def _section(title: str, rows: Iterable[Markup], *, name: str = "ul") -> Markup:
    lines = tuple(rows)
    return join(tag("h4", words(title)), tag(name, *lines)) if lines else NOTHING


def _pill(text: str, kind: str = "") -> Markup:
    return tag("span", words(text), class_=f"pill {kind}".strip())


def _options(refs: References, actor: Actor) -> Iterator[Markup]:
    """Yield the options an actor controls. An option that was handed over is listed with who has it now."""
    for option in refs.conflict.controlled_by(actor.key):
        limits = ([] if option.can_undo else ["for good"]) + ([] if option.can_take else ["can only be undone"])
        limits += ["only at times"] if option.conditional else []
        limits += ["taken now"] if option.key in refs.conflict.status_quo else []
        deed = words(sentence(option_deed(refs.conflict, option.key)).rstrip("."))
        yield refs.row(option.key, option.basis, deed, tag("code", words(option.key)), *map(_pill, limits))


def _moves(refs: References, actor: Actor) -> Iterator[Markup]:
    """Yield the arrows of an explicit model that an actor has."""
    for arc in refs.conflict.arcs or ():
        if arc.by == actor.key:
            said = f"move from {arc.start.replace('_', ' ')} to {arc.end.replace('_', ' ')}"
            yield refs.row(f"move.{arc.by}.{arc.start}.{arc.end}", arc.basis, words(sentence(said).rstrip(".")))


def _groups(refs: References, actor: Actor) -> Iterator[Markup]:
    for group in refs.conflict.one_of:
        if group.id.partition(".")[0] == actor.key:
            yield refs.row(group.id, group.basis, words(sentence(refs.assumptions[group.id].words).rstrip(".")))


def _want(refs: References, want: Statement) -> Markup:
    audience = _pill(f"for {actor_name(refs.conflict, want.audience)}") if want.audience else NOTHING
    formula = tag("code", words(text(want.formula)))
    said = (words(want.says), formula) if want.says else (formula,)
    return refs.row(want.id, want.basis, *said, _pill(want.stance, want.stance), audience)


def _ranking(refs: References, actor: Actor) -> Iterator[Markup]:
    if actor.ranking is not None:
        id = f"{actor.key}.ranking"
        yield refs.row(id, Basis(), words(f"{plural(len(actor.ranking), 'level')}, as given in the model"))


def _levels(graph: Graph, actor: str) -> list[Markup]:
    """Return the best and worst levels, best first, each by one of its states in words."""
    row = graph.rank[graph.actors.index(actor)]
    levels = sorted(set(row.tolist()), reverse=True)
    if len(levels) == 1:
        return [tag("li", words("Does not mind: all states are alike to it."))]
    cut = len(levels) > 2 * _MOST
    shown = [*levels[:_MOST], *levels[-_MOST:]] if cut else levels
    rows = [_level(graph, np.flatnonzero(row == level).tolist(), levels.index(level) + 1) for level in shown]
    if cut:
        rows.insert(
            _MOST, tag("li", words(f"… {plural(len(levels) - len(shown), 'level')} in between …"), class_="gap")
        )
    return rows


def _level(graph: Graph, states: list[int], place: int) -> Markup:
    said = sentence(state_words(graph.conflict, state_of(graph, states[0])))
    more = (
        tag("span", words(f"and {plural(len(states) - 1, 'state')} more alike"), class_="pill")
        if len(states) > 1
        else NOTHING
    )
    return tag("li", tag("b", words(f"{place}.")), words(f" {said} "), more)
