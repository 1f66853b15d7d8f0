"""Small conflicts and graphs for the tests of `moves`, and the slow way to say what the fast code should find."""

from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import strategies as st

from detente.conflict.formula import And, Atom, Constant, Formula, If, Iff, Not, Or, holds
from detente.conflict.model import Actor, Conflict, Infeasible, OneOf, Option, State, Statement
from detente.moves import Graph


def crisis(
    options: str,
    *,
    wants: dict[str, list[Formula]] | None = None,
    forbidden: tuple[Formula, ...] = (),
    groups: tuple[OneOf, ...] = (),
    status_quo: str = "",
) -> Conflict:
    """Return a conflict with these options, ``"a.x a.y b.z"``."""
    known = tuple(Option(key, key.split(".")[0]) for key in options.split())
    actors = tuple(
        Actor(key, key, wants=tuple(Statement(f"{key}.w{k}", key, f) for k, f in enumerate((wants or {}).get(key, []))))
        for key in dict.fromkeys(option.by for option in known)
    )
    rules = tuple(Infeasible(f"infeasible.r{k}", formula) for k, formula in enumerate(forbidden))
    return Conflict("c", actors, known, infeasible=rules, one_of=groups, status_quo=frozenset(status_quo.split()))


def states_by_trying(conflict: Conflict) -> list[State]:
    """Return the feasible states of a conflict without conditions, by trying all combinations, in ascending order."""
    keys = [option.key for option in conflict.options]
    tried = (
        frozenset(key for key, taken in zip(reversed(keys), bits, strict=True) if taken)
        for bits in product((False, True), repeat=len(keys))
    )
    return [state for state in tried if _feasible(conflict, state)]


def _feasible(conflict: Conflict, state: State) -> bool:
    broken = any(holds(rule.formula, state.__contains__) for rule in conflict.infeasible)
    crowded = any(not int(group.must) <= len(state & set(group.options)) <= 1 for group in conflict.one_of)
    return not broken and not crowded


def formulas(names: str) -> st.SearchStrategy[Formula]:
    """Return formulas over atoms with these names, and constants."""
    atoms = st.sampled_from([*(Atom(name) for name in names.split()), Constant(True), Constant(False)])
    return st.recursive(
        atoms,
        lambda below: st.one_of(
            st.builds(Not, below),
            st.builds(lambda *parts: And(parts), below, below),
            st.builds(lambda *parts: Or(parts), below, below, below),
            st.builds(If, below, below),
            st.builds(Iff, below, below),
        ),
        max_leaves=8,
    )


@st.composite
def graphs(draw: st.DrawFn, *, makers: int = 3, bits: int = 6, one_way: bool = True) -> Graph:
    """Return a graph with random feasible states, owners, one-way bits and ranks with many ties."""
    states = sorted(draw(st.sets(st.integers(0, 2**bits - 1), min_size=1, max_size=40)))
    owner = draw(st.lists(st.integers(0, makers - 1), min_size=bits, max_size=bits))
    own = [sum(1 << bit for bit in range(bits) if owner[bit] == i) for i in range(makers)]
    some = st.integers(0, 2**bits - 1) if one_way else st.just(0)
    levels = st.lists(st.integers(0, 3), min_size=len(states), max_size=len(states))
    actors = tuple(f"a{i}" for i in range(makers))
    options = tuple(f"a{owner[bit]}.o{bit}" for bit in range(bits))
    return Graph(
        Conflict("c", tuple(Actor(key, key) for key in actors), tuple(Option(o, o.split(".")[0]) for o in options)),
        options,
        actors,
        np.array(states, np.uint64),
        np.array(own, np.uint64),
        draw(some) & draw(some),
        draw(some) & draw(some),
        np.array([draw(levels) for _ in actors], np.int32),
        0,
    )


def may_move(graph: Graph, own: int, s: int, t: int) -> bool:
    """Tell from the definition whether whoever controls `own` can go from state `s` to `t`, or stay."""
    before, after = int(graph.states[s]), int(graph.states[t])
    set_now, unset_now = after & ~before, before & ~after
    return not (before ^ after) & ~own and not unset_now & graph.stays and not set_now & graph.shut
