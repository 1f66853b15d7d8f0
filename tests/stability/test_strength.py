"""Strength of preference in stability: against its definitions, and what must hold of it."""

from __future__ import annotations

from dataclasses import replace

import models
import numpy as np
import oracle
import oracle_more
import pytest
from answers import in_labels, states_in
from effort import BATCHES, batch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from detente.conflict.formula import Atom, Not
from detente.conflict.model import Actor, Conflict, Option, State
from detente.errors import InvalidQuery
from detente.moves import Graph, compile_graph
from detente.moves.strength import degrees_of, lifted
from detente.stability import (
    ASKED_BY_NAME,
    CONCEPTS,
    IMPLIES_MORE,
    concept_of,
    inapplicable,
    solve,
    solve_many,
    stable,
    strength,
    weak,
    weak_equilibria,
)
from detente.stability.solve import standpoints
from detente.stability.strength import STRONG
from tests.moves.small import crisis

SMALL = models.Size(makers=(2, 4), options=5, states=24)
KEYS = ("strong-gmr", "strong-smr", "strong-seq")
PLAIN = ("gmr", "smr", "seq")
DRAWS = batch(1_000)
few = settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))


@st.composite
def _marked(draw: st.DrawFn) -> Conflict:
    conflict = draw(models.conflicts(SMALL))
    return models.with_marks(lambda low, high: draw(st.integers(low, high)), conflict)


marked: SearchStrategy[Conflict] = _marked()


def drawn(seed: int, draw: int) -> Conflict:
    rng = np.random.default_rng([seed, draw, 41])
    return models.with_marks(models.dice_of(rng), models.random_conflict(rng, SMALL))


def strongly(graph: Graph, concept: str, degree: int = 1) -> dict[str, frozenset[State]]:
    """Ask the fast code, whether or not anything is marked."""
    return dict(in_labels(graph, STRONG[concept.removeprefix("strong-")](standpoints(graph), degree=degree)))


@pytest.mark.parametrize("seed", range(BATCHES))
def test_fast_and_slow_agree_on_random_conflicts_at_every_degree(seed: int) -> None:
    wrong = {}
    for draw in range(DRAWS):
        conflict = drawn(seed, draw)
        graph, model = compile_graph(conflict), oracle.model_of(conflict)
        for key in KEYS:
            for degree in (1, 2 + draw % 2):
                expected = {
                    i: oracle_more.strongly_stable(graph.conflict, i, key, degree, model=model) for i in graph.actors
                }
                if expected != strongly(graph, key, degree):
                    wrong[draw, key, degree] = expected
    assert {} == wrong


@few
@given(marked)
def test_lifted_says_what_is_much_worse(conflict: Conflict) -> None:
    graph = compile_graph(conflict)
    states, lift = states_in(graph), lifted(graph)
    for k, rows in enumerate(lift, 1):
        for i, actor in enumerate(graph.actors):
            for s, here in enumerate(states):
                worse = [oracle_more.degree(graph.conflict, actor, here, there) >= k for there in states]
                assert worse == (rows[i] <= graph.rank[i][s]).tolist()


@few
@given(marked)
def test_a_state_stable_under_a_concept_is_stable_under_all_it_implies(conflict: Conflict) -> None:
    graph = compile_graph(conflict)
    view = standpoints(graph)
    found = {concept.key: concept.holds(view) for concept in (*CONCEPTS, *ASKED_BY_NAME)}
    for first, second in IMPLIES_MORE:
        assert (found[second] | ~found[first]).all()


@few
@given(models.conflicts(SMALL))
def test_without_a_mark_only_what_is_nash_stable_is_strongly_stable(conflict: Conflict) -> None:
    graph = compile_graph(conflict)
    nash = in_labels(graph, stable(graph, "nash"))
    assert all(nash == strongly(graph, key) for key in KEYS)


@few
@given(models.conflicts(SMALL))
def test_with_every_want_marked_strongly_stable_is_stable_by_a_strict_loss(conflict: Conflict) -> None:
    """Then much worse is worse: degree one only asks of a sanction that it hurts at all."""
    actors = tuple(
        replace(a, wants=tuple(replace(want, much=True) for want in a.wants), much=tuple(range(len(a.ranking or ()))))
        for a in conflict.actors
    )
    graph = compile_graph(replace(conflict, actors=actors))
    levels = lifted(graph)
    if len(levels):
        top = np.where([[degrees_of(graph.conflict, actor) > 0] for actor in graph.actors], graph.rank + 1, levels[0])
        capped = np.minimum(top, graph.rank.max(axis=1, keepdims=True) + 1)
        assert capped.tolist() == levels[0].tolist()


@few
@given(marked, st.sampled_from(PLAIN))
def test_general_stability_does_not_see_the_marks(conflict: Conflict, key: str) -> None:
    bare = replace(
        conflict,
        actors=tuple(
            replace(actor, much=(), wants=tuple(replace(want, much=False) for want in actor.wants))
            for actor in conflict.actors
        ),
    )
    assert stable(compile_graph(bare), key).tolist() == stable(compile_graph(conflict), key).tolist()


@few
@given(marked, st.sampled_from(PLAIN))
def test_strong_and_weak_share_out_what_is_stable_and_degrees_fall(conflict: Conflict, key: str) -> None:
    graph = compile_graph(conflict)
    if inapplicable(graph, f"strong-{key}"):
        return
    found, strong = strength(graph, key), stable(graph, f"strong-{key}")
    assert stable(graph, key).tolist() == (found >= 0).tolist() == (strong | weak(graph, key)).tolist()
    assert not (strong & weak(graph, key)).any()
    assert strong.tolist() == (found >= 1).tolist()
    for degree in range(1, int(found.max(initial=0)) + 1):
        assert in_labels(graph, found >= degree) == strongly(graph, key, degree)
    ends = solve(graph, concepts=(key, f"strong-{key}"))
    assert (ends.equilibria(key) & ~ends.equilibria(f"strong-{key}")).tolist() == weak_equilibria(graph, key).tolist()


# --- by hand ---------------------------------------------------------------------------------------------------------


def prisoners(row: tuple[bool, bool], column: tuple[bool, bool] = (False, False)) -> Conflict:
    """Two who may defect; each first wants the other not to, then to defect itself; the marks are given."""
    x, y = Atom("r.x"), Atom("c.y")
    conflict = crisis("r.x c.y", wants={"r": [Not(y), x], "c": [Not(x), y]})
    marks = dict(zip(("r", "c"), (row, column), strict=True))
    return replace(
        conflict,
        actors=tuple(
            replace(a, wants=tuple(replace(w, much=m) for w, m in zip(a.wants, marks[a.key], strict=True)))
            for a in conflict.actors
        ),
    )


def test_silence_holds_strongly_where_the_others_defection_would_be_much_worse() -> None:
    graph = compile_graph(prisoners((True, False)))
    assert [1, 1, -1, 1] == strength(graph, "seq")[0].tolist()
    assert [0, -1, 1, 1] == strength(graph, "seq")[1].tolist()
    assert [True, False, False, False] == weak_equilibria(graph, "seq").tolist()


def test_two_marks_are_two_degrees() -> None:
    graph = compile_graph(prisoners((True, True)))
    assert [2, 2, -1, 2] == strength(graph, "gmr")[0].tolist()
    assert 2 == oracle_more.degree(graph.conflict, "r", frozenset(), frozenset({"r.x", "c.y"}))
    assert 1 == oracle_more.degree(graph.conflict, "r", frozenset({"r.x"}), frozenset())


def test_a_ranking_is_strong_across_a_mark_and_only_there() -> None:
    best, next_, low, worst = (frozenset(keys) for keys in (["r.x"], [], ["r.x", "c.y"], ["c.y"]))
    ranking = tuple((state,) for state in (best, next_, low, worst))
    options = (Option("r.x", "r"), Option("c.y", "c"))
    conflict = Conflict("c", (Actor("r", "r", ranking=ranking, much=(1,)), Actor("c", "c")), options)
    graph = compile_graph(conflict)
    marks = {(a, b): oracle_more.degree(conflict, "r", a, b) for a in (best, next_) for b in (low, worst)}
    assert {1} == set(marks.values())
    assert 0 == oracle_more.degree(conflict, "r", best, next_) == oracle_more.degree(conflict, "r", low, worst)
    assert [2, 4, 4, 2] == [int(lifted(graph)[0, 0, states_in(graph).index(s)]) for s in (low, best, next_, worst)]


# --- where it does not apply ---------------------------------------------------------------------------------------


def test_where_nothing_is_marked_the_strong_concepts_do_not_apply_and_say_what_does() -> None:
    graph = compile_graph(prisoners((False, False)))
    with pytest.raises(InvalidQuery, match="D220") as caught:
        stable(graph, "strong-seq")
    assert "concepts that apply: nash, gmr, smr, seq, symmetric-seq, sim" == caught.value.problems[0].fix
    with pytest.raises(InvalidQuery, match="D220"):
        strength(graph, "seq")
    assert inapplicable(graph, "seq") is None


@pytest.mark.parametrize("key", ["nash", "symmetric-seq", "sim"])
def test_other_concepts_have_no_strong_form(key: str) -> None:
    with pytest.raises(InvalidQuery, match="no strong form") as caught:
        strength(compile_graph(prisoners((True, False))), key)
    assert "concepts that have one: gmr, smr, seq" == caught.value.problems[0].fix


def test_ranks_alone_say_nothing_of_strength() -> None:
    graph = compile_graph(prisoners((True, False)))
    with pytest.raises(InvalidQuery, match=r"D220 .* ranks alone do not say"):
        solve_many(graph, graph.rank[None], concepts=("strong-gmr",))


def test_strong_seq_is_never_called_sseq() -> None:
    assert not any("SSEQ" in (one.key, one.name) for one in (*CONCEPTS, *ASKED_BY_NAME))
    assert 1 == concept_of("strong-seq").strong
