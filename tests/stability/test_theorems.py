"""What must hold of any conflict, whatever the numbers: each test is a theorem with its reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import models
import oracle
from answers import fast
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from detente.conflict.formula import Atom, Constant, Formula, Not, Or, rebuild
from detente.conflict.model import Actor, Conflict, Infeasible, Option, State, Statement
from detente.stability import CONCEPTS, IMPLIES

SMALL = models.Size(makers=(2, 4), options=5, states=24)
KEYS = tuple(concept.key for concept in CONCEPTS)

conflicts = models.conflicts(SMALL)
keys = st.sampled_from(KEYS)
few = settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))


def closure(pairs: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """Return the pairs that follow from `pairs` by going on."""
    longer = pairs | {(a, d) for a, b in pairs for c, d in pairs if b == c}
    return pairs if longer == pairs else closure(longer)


def test_the_implications_between_concepts_are_the_known_ones() -> None:
    """Nash in SMR and SEQ, both in GMR; symmetric SEQ between Nash and both. Nothing between SMR and SEQ."""
    known = {
        ("nash", "symmetric-seq"),
        ("symmetric-seq", "smr"),
        ("symmetric-seq", "seq"),
        ("smr", "gmr"),
        ("seq", "gmr"),
    }
    assert closure(known) == closure(set(IMPLIES))


def test_the_concepts_are_the_five_the_oracle_knows() -> None:
    assert set(oracle.CONCEPTS) == set(KEYS)


@few
@given(conflicts)
def test_a_state_stable_under_a_concept_is_stable_under_all_it_implies(conflict: Conflict) -> None:
    answers = {key: fast(conflict, key) for key in KEYS}
    for strong, weak in IMPLIES:
        assert all(answers[strong][actor] <= answers[weak][actor] for actor in conflict.decision_makers)


@few
@given(conflicts, keys)
def test_names_and_their_order_do_not_matter(conflict: Conflict, key: str) -> None:
    names = {option.key: f"z{k}.o" for k, option in enumerate(reversed(conflict.options))}
    parties = {actor.key: f"z{k}" for k, actor in enumerate(reversed(conflict.actors))}
    expected = {parties[a]: {renamed_state(s, names) for s in states} for a, states in fast(conflict, key).items()}
    assert expected == fast(renamed(conflict, names, parties), key)


@few
@given(conflicts, keys)
def test_a_bystander_whom_nobody_minds_changes_nothing(conflict: Conflict, key: str) -> None:
    """Its option doubles the states; nobody ranks by it, and its moves lead to states worth the same to all."""
    hum = frozenset({"bystander.hum"})
    watched = replace(
        with_rankings(conflict, lambda level: (*level, *(state | hum for state in level))),
        options=(Option("bystander.hum", "bystander"), *conflict.options),
    )
    watched = replace(watched, actors=(Actor("bystander", "Bystander"), *watched.actors))
    expected = {a: states | {s | hum for s in states} for a, states in fast(conflict, key).items()}
    found = fast(watched, key)
    assert frozenset(oracle.states_of(watched)) == found["bystander"]
    assert expected == {actor: found[actor] for actor in conflict.decision_makers}


@few
@given(conflicts, keys, st.data())
def test_saying_no_for_yes_is_the_same_conflict(conflict: Conflict, key: str, data: st.DataObject) -> None:
    """Read one option as its refusal: taken for not taken, only taken for only undone, everywhere."""
    grouped = {member for group in conflict.one_of for member in group.options}
    loose = [option.key for option in conflict.options if option.key not in grouped]
    assume(loose)
    name = data.draw(st.sampled_from(loose))
    expected = {a: {s ^ {name} for s in states} for a, states in fast(conflict, key).items()}
    assert expected == fast(refused(conflict, name), key)


@few
@given(conflicts, keys, st.data())
def test_a_want_said_twice_or_true_anyway_changes_nothing(conflict: Conflict, key: str, data: st.DataObject) -> None:
    wanting = [actor for actor in conflict.actors if actor.ranking is None]
    assume(wanting)
    actor = data.draw(st.sampled_from(wanting))
    first = [want for want in actor.wants if want.basis.status == "accepted"][:1]
    again = tuple(replace(want, id=f"{actor.key}.again") for want in first)
    always = Statement(f"{actor.key}.always", actor.key, Or((Constant(True), Atom(conflict.options[0].key))))
    said = with_wants(conflict, actor.key, (always, *actor.wants, *again))
    assert fast(conflict, key) == fast(said, key)


@few
@given(conflicts, keys)
def test_wants_and_the_ranking_they_amount_to_say_the_same(conflict: Conflict, key: str) -> None:
    states = oracle.states_of(conflict)
    actors = tuple(replace(actor, wants=(), ranking=levels_of(conflict, actor, states)) for actor in conflict.actors)
    assert fast(conflict, key) == fast(replace(conflict, actors=actors), key)


@few
@given(conflicts, st.sampled_from(["nash", "gmr", "smr"]), st.data())
def test_what_others_want_matters_only_where_their_replies_must_pay(
    conflict: Conflict, key: str, data: st.DataObject
) -> None:
    """Nash, GMR and SMR ask what others can do, not what they would like to."""
    actor = data.draw(st.sampled_from(conflict.decision_makers))
    mine = conflict.actor[actor]
    others = tuple(replace(a, wants=(), ranking=None) if a != mine else a for a in conflict.actors)
    assert fast(conflict, key)[actor] == fast(replace(conflict, actors=others), key)[actor]


@few
@given(conflicts, keys, st.data())
def test_ties_deter_so_who_sees_fewer_differences_stays_more(conflict: Conflict, key: str, data: st.DataObject) -> None:
    """Forget one's last want (or merge one's two best levels): fewer gains, and every sanction still is one."""
    actor = data.draw(st.sampled_from(conflict.decision_makers))
    assert fast(conflict, key)[actor] <= fast(coarser(conflict, actor), key)[actor]


@few
@given(conflicts, st.sampled_from(["seq", "symmetric-seq"]), st.data())
def test_who_has_less_to_gain_deters_less(conflict: Conflict, key: str, data: st.DataObject) -> None:
    """Forget another's last want: it has fewer improvements, so fewer credible replies."""
    actor, other = data.draw(st.permutations(conflict.decision_makers))[:2]
    assert fast(coarser(conflict, other), key)[actor] <= fast(conflict, key)[actor]


@few
@given(conflicts, keys, st.data())
def test_who_can_do_less_deters_less(conflict: Conflict, key: str, data: st.DataObject) -> None:
    """Make another's option one-way: its moves and its improvements are fewer, mine are what they were."""
    bound = data.draw(st.sampled_from(conflict.options))
    options = tuple(replace(o, can_undo=False) if o == bound else o for o in conflict.options)
    before, after = fast(conflict, key), fast(replace(conflict, options=options), key)
    others = [actor for actor in conflict.decision_makers if actor != bound.by]
    assert all(after[actor] <= before[actor] for actor in others)
    assert key != "nash" or all(after[actor] == before[actor] for actor in others)


@few
@given(conflicts, keys, st.data())
def test_an_option_stuck_both_ways_parts_the_conflict_in_two(conflict: Conflict, key: str, data: st.DataObject) -> None:
    """No move crosses from one half to the other, so each half is a conflict of its own."""
    stuck = data.draw(st.sampled_from(conflict.options))
    assume(any(o.by == stuck.by and o != stuck for o in conflict.options))
    options = tuple(replace(o, can_take=False, can_undo=False) if o == stuck else o for o in conflict.options)
    whole = replace(conflict, options=options)
    for bar in (Atom(stuck.key), Not(Atom(stuck.key))):
        half = replace(whole, infeasible=(*whole.infeasible, Infeasible("infeasible.half", bar)))
        inside = frozenset(oracle.states_of(half))
        if inside:
            half = replace(half, status_quo=oracle.facts_of(conflict, min(inside, key=sorted)))
            expected = {actor: states & inside for actor, states in fast(whole, key).items()}
            assert expected == fast(half, key)


@few
@given(models.conflicts(replace(SMALL, makers=(1, 1), options=3)))
def test_for_one_alone_every_concept_is_nash(conflict: Conflict) -> None:
    """Nobody is there to reply."""
    assert [fast(conflict, "nash")] * len(KEYS) == [fast(conflict, key) for key in KEYS]


@few
@given(conflicts, keys, st.data())
def test_who_is_indifferent_stays_everywhere(conflict: Conflict, key: str, data: st.DataObject) -> None:
    actor = data.draw(st.sampled_from(conflict.decision_makers))
    indifferent = tuple(replace(a, wants=(), ranking=None) if a.key == actor else a for a in conflict.actors)
    assert frozenset(oracle.states_of(conflict)) == fast(replace(conflict, actors=indifferent), key)[actor]


# --- the same conflict, told otherwise ------------------------------------------------------------------------------


def renamed_state(state: State, names: dict[str, str]) -> State:
    return frozenset(names.get(key, key) for key in state)


def with_formulas(conflict: Conflict, change: Callable[[Formula], Formula]) -> Conflict:
    """Return `conflict` with `change` applied to each formula in it."""
    actors = tuple(
        replace(a, wants=tuple(replace(want, formula=change(want.formula)) for want in a.wants))
        for a in conflict.actors
    )
    named = tuple(replace(name, formula=change(name.formula)) for name in conflict.named)
    bars = tuple(replace(bar, formula=change(bar.formula)) for bar in conflict.infeasible)
    return replace(conflict, actors=actors, named=named, infeasible=bars)


def with_rankings(conflict: Conflict, change: Callable[[tuple[State, ...]], tuple[State, ...]]) -> Conflict:
    """Return `conflict` with `change` applied to each level of each direct ranking."""
    actors = tuple(replace(a, ranking=a.ranking and tuple(map(change, a.ranking))) for a in conflict.actors)
    return replace(conflict, actors=actors)


def with_wants(conflict: Conflict, actor: str, wants: tuple[Statement, ...]) -> Conflict:
    return replace(conflict, actors=tuple(replace(a, wants=wants) if a.key == actor else a for a in conflict.actors))


def renamed(conflict: Conflict, names: dict[str, str], parties: dict[str, str]) -> Conflict:
    """Return `conflict` with options and actors called otherwise and listed in reverse."""

    def leaf(formula: Formula) -> Formula:
        return replace(formula, name=names.get(formula.name, formula.name)) if isinstance(formula, Atom) else formula

    told = with_formulas(conflict, lambda formula: rebuild(formula, leaf))
    told = with_rankings(told, lambda level: tuple(renamed_state(state, names) for state in level))
    groups = tuple(replace(g, options=tuple(names.get(key, key) for key in g.options)) for g in conflict.one_of)
    return replace(
        told,
        options=tuple(replace(o, key=names[o.key], by=parties[o.by]) for o in reversed(conflict.options)),
        actors=tuple(replace(a, key=parties[a.key]) for a in reversed(told.actors)),
        one_of=groups,
        status_quo=renamed_state(conflict.status_quo, names),
    )


def refused(conflict: Conflict, name: str) -> Conflict:
    """Return `conflict` with the option `name` standing for its refusal."""

    def leaf(formula: Formula) -> Formula:
        return Not(formula) if formula == Atom(name) else formula

    told = with_formulas(conflict, lambda formula: rebuild(formula, leaf))
    told = with_rankings(told, lambda level: tuple(state ^ {name} for state in level))
    options = tuple(
        replace(o, can_take=o.can_undo, can_undo=o.can_take) if o.key == name else o for o in conflict.options
    )
    return replace(told, options=options, status_quo=conflict.status_quo ^ {name})


def levels_of(conflict: Conflict, actor: Actor, states: tuple[State, ...]) -> tuple[tuple[State, ...], ...]:
    """Return the levels `actor` sees, best first."""
    worth: dict[State, Any] = {state: oracle.worth_of(conflict, actor, state) for state in states}
    return tuple(tuple(s for s in states if worth[s] == w) for w in sorted(set(worth.values()), reverse=True))


def coarser(conflict: Conflict, actor: str) -> Conflict:
    """Return `conflict` with `actor` seeing fewer differences: without its last want, or its two best levels as one."""
    mine = conflict.actor[actor]
    if mine.ranking is None:
        return with_wants(conflict, actor, mine.wants[:-1])
    merged = tuple(state for level in mine.ranking[:2] for state in level)
    blurred = replace(mine, ranking=(merged, *mine.ranking[2:]))
    return replace(conflict, actors=tuple(blurred if a == mine else a for a in conflict.actors))
