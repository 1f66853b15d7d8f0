"""The four extensions of stability to unknown preferences, against their definitions read one state at a time."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from models import Size, random_conflict
from oracle import model_of

from detente.cases import case_path
from detente.conflict.change import accepted
from detente.conflict.model import Conflict
from detente.conflict.order import AnyOrder
from detente.errors import TooLarge
from detente.files.load import load
from detente.findings.ensemble import unknown as room
from detente.findings.ensemble.block import Block, Shape
from detente.findings.ensemble.context import Context
from detente.findings.ensemble.profiles import profiles_of
from detente.findings.ensemble.unknown import CONCEPTS, EXTENSIONS, UNKNOWN, Unknown, equilibria_table, unknown
from detente.findings.world import World
from detente.moves import state_of
from detente.stability import solve


def doubtful(seed: int) -> Conflict:
    """Return a random crisis in which nothing is sure of the order of anybody's wants."""
    conflict = random_conflict(np.random.default_rng(seed), Size(makers=(2, 3), options=4, states=16))
    freed = (replace(one, order=(AnyOrder(),)) if 1 < len(one.wants) < 5 else one for one in conflict.actors)
    return accepted(replace(conflict, actors=tuple(freed)))


class Read:
    """The definitions, read off: sets of states, and the sign of each pair found from every order of the wants."""

    def __init__(self, conflict: Conflict) -> None:
        profiles = profiles_of(conflict, number=10, seed=1, most=10**9)
        every = []
        for at in range(max((len(one.lists) for one in profiles.variants), default=1)):
            lists = {one.actor: one.lists[at % len(one.lists)] for one in profiles.variants}
            actors = tuple(replace(it, wants=lists.get(it.key, it.wants), order=()) for it in conflict.actors)
            every.append(model_of(replace(conflict, actors=actors)))
        self.model, self.worths = every[0], [one.worth for one in every]

    def sign(self, i: str, s: Any, t: Any) -> str:
        """Say how t is to s: "+", "-", "=" or "U"."""
        told = {"+" if w[i][t] > w[i][s] else "-" if w[i][t] < w[i][s] else "=" for w in self.worths}
        return told.pop() if len(told) == 1 else "U"

    def to(self, i: str, s: Any, signs: str) -> set[Any]:
        return {t for t in self.model.moves[i][s] if self.sign(i, s, t) in signs}

    def answers(self, i: str, start: Any, signs: str) -> set[Any]:
        """Follow every legal sequence of the others."""
        seen: set[tuple[Any, str]] = set()
        left = [(start, "")]
        while left:
            here, last = left.pop()
            for j in self.model.actors:
                if j not in (i, last):
                    new = {(there, j) for there in self.to(j, here, signs)} - seen
                    seen |= new
                    left += new
        return {state for state, _ in seen}

    def stays(self, i: str, s: Any, concept: str, extension: str) -> bool:
        leaves = self.to(i, s, "+U" if extension in "ac" else "+")
        kept = "-=" if extension in "ab" else "-=U"
        return all(
            concept != "nash"
            and any(
                self.sign(i, s, u) in kept
                and (concept != "smr" or all(self.sign(i, s, v) in kept for v in self.model.moves[i][u]))
                for u in self.answers(i, t, "+U" if concept == "seq" else "+-=U")
            )
            for t in leaves
        )


@pytest.mark.parametrize("seed", range(25))
def test_every_extension_is_what_its_definition_says(seed: int) -> None:
    conflict = doubtful(seed)
    found = unknown(conflict, number=100_000)
    assert not found.drawn
    read = Read(conflict)
    for concept in CONCEPTS:
        for extension in EXTENSIONS:
            stable = found.stable(concept, extension)
            for row, actor in enumerate(found.graph.actors):
                expected = [
                    read.stays(actor, state_of(found.graph, s), concept, extension) for s in range(found.graph.size)
                ]
                assert expected == stable[row].tolist(), (concept, extension, actor)


def profile_masks(conflict: Conflict) -> tuple[Unknown, Any]:
    found = unknown(conflict)
    world = World.of(conflict)
    profiles = profiles_of(conflict, number=200, seed=2, most=400)
    context = Context.of(world, profiles.variants)
    return found, Block(context, profiles.choice, Shape(context.near))


@pytest.mark.parametrize("seed", range(15))
def test_a_is_stable_in_every_profile_and_what_is_stable_in_one_is_stable_under_d(seed: int) -> None:
    found, block = profile_masks(doubtful(seed + 100))
    for concept in CONCEPTS:
        each = block.stable(concept)
        assert (each.any(axis=0) <= found.stable(concept, "d")).all()
        if concept != "seq":
            assert (found.stable(concept, "a") <= each.all(axis=0)).all()


@pytest.mark.parametrize("seed", range(15))
def test_extensions_and_concepts_imply_one_another_as_published(seed: int) -> None:
    found = unknown(doubtful(seed + 200))
    stable = {(c, e): found.stable(c, e) for c in CONCEPTS for e in EXTENSIONS}
    for concept in CONCEPTS:
        for one, other in ("ab", "ac", "bd", "cd"):
            assert (stable[concept, one] <= stable[concept, other]).all()  # type: ignore[index]
    for extension in EXTENSIONS:
        for one_c, other_c in (("nash", "smr"), ("smr", "gmr"), ("nash", "seq"), ("seq", "gmr")):
            assert (stable[one_c, extension] <= stable[other_c, extension]).all()


@pytest.mark.parametrize("seed", range(10))
def test_where_nothing_is_unknown_all_four_are_the_usual_concept(seed: int) -> None:
    conflict = accepted(random_conflict(np.random.default_rng(seed + 300)))
    found = unknown(conflict)
    usual = solve(found.graph).stable
    assert 0 == sum(found.pairs.values())
    assert all((found.stable(c, e) == usual[c]).all() for c in CONCEPTS for e in EXTENSIONS)


def test_a_shipped_case_has_unknown_pairs_and_fewest_equilibria_under_a() -> None:
    found = unknown(load(case_path("tower22")).conflict)
    assert found.pairs["iran"] > 0 == found.pairs["palestinians"]
    assert {1, -1, 0, UNKNOWN} >= set(np.unique(found.signs[0]).tolist())
    for row in equilibria_table(found).values():
        assert row["a"] <= min(row["b"], row["c"]) <= max(row["b"], row["c"]) <= row["d"]


def test_too_many_states_are_refused_with_their_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "MOST", 10)
    with pytest.raises(TooLarge) as refused:
        unknown(load(case_path("tower22")).conflict)
    assert ("D425", True) == (refused.value.problems[0].code, "432 states" in refused.value.problems[0].message)
