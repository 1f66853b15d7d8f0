"""Random crises in which some actors see things their own way, and one small crisis with a known hypergame."""

from __future__ import annotations

from dataclasses import replace

import oracle
from hypothesis import strategies as st
from models import conflicts

from detente.conflict.change import accepted, change
from detente.conflict.edit import Drop, Edit, Fix, Forbid, Hand, Negate
from detente.conflict.formula import And, Atom, Not
from detente.conflict.model import Conflict, View
from detente.errors import DetenteError
from detente.moves import compile_graph

PUPPET = """\
detente: 1
title: Whose hand is it?
actors:
  usa: {options: {strike: Strike}, wants: [strike iff militia.attack]}
  iran: {options: {accept: Accept}, wants: [not usa.strike, accept]}
  militia: {options: {attack: Attack}, wants: [attack]}
  voters: {kind: electorate}
status_quo: [militia.attack, usa.strike]
"""
"""A militia that attacks whatever comes. Who thinks that its patron decides expects a calm that never comes."""

BLAMED = PUPPET + "views: {usa: {says: Tehran pulls the strings, edits: [hand militia.attack to iran]}, iran: []}\n"


@st.composite
def sighted(draw: st.DrawFn) -> Conflict:
    """Return an accepted conflict in which up to three actors have a view that can be carried out."""
    conflict = accepted(draw(conflicts()))
    seers = draw(st.lists(st.sampled_from([actor.key for actor in conflict.actors]), unique=True, max_size=3))
    return replace(conflict, views=tuple(View(actor, draw(edits_in(conflict))) for actor in seers))


@st.composite
def edits_in(draw: st.DrawFn, conflict: Conflict) -> tuple[Edit, ...]:
    """Return up to three edits that leave a crisis that can be solved."""
    kept: tuple[Edit, ...] = ()
    for _ in range(draw(st.integers(0, 3))):
        tried = (*kept, draw(one_edit(conflict)))
        if _solvable(conflict, tried):
            kept = tried
    return kept


def one_edit(conflict: Conflict) -> st.SearchStrategy[Edit]:
    """Return the strategy that draws one edit of what a view may see otherwise."""
    option = st.sampled_from([one.key for one in conflict.options])
    actor = st.sampled_from([one.key for one in conflict.actors])
    kinds: list[st.SearchStrategy[Edit]] = [
        st.builds(Hand, option, actor),
        st.builds(Fix, option, st.booleans()),
        st.builds(lambda one, other: Forbid(And((Atom(one), Not(Atom(other))))), option, option),
    ]
    if conflict.statement:
        want = st.sampled_from(list(conflict.statement))
        kinds += [st.builds(Drop, want), st.builds(Negate, want)]
    return st.one_of(kinds)


def _solvable(conflict: Conflict, edits: tuple[Edit, ...]) -> bool:
    """Tell whether the edits can be carried out and leave states, somebody who decides and rankings without gaps."""
    try:
        seen = change(conflict, *edits)
        compile_graph(seen)
    except DetenteError:
        return False
    return bool(seen.decision_makers) and bool(oracle.states_of(seen))
