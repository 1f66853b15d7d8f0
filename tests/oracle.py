"""A slow oracle for stability and reachability: the definitions, read off the page, in sets and dictionaries.

It shares nothing with the fast code but the records of `detente.conflict`: states are found by trying every
combination of options, replies by breadth-first search over (state, last mover), preference by comparing truth vectors.
Where the two disagree, one of them is wrong.

| who | what | where from |
|---|---|---|
| R_i(s), R_i+(s) | moves, improvements of DM i at s | Kilgour, Hipel and Fang (1987), Automatica 23(1), 41-55 |
| R_H(s), R_H+(s) | ends of legal sequences by H: nobody moves twice in a row | Fang, Hipel and Kilgour (1993) |
| Nash | R_i+(s) is empty | Nash (1950) |
| GMR, SMR | every improvement has a reply no better than s (SMR: and no way out of it) | Howard (1971) |
| SEQ | as GMR, the replies being improvements | Fraser and Hipel (1979) |
| symmetric SEQ | as SMR, the replies being improvements | Rego and Vieira (2017), formula from its stated scope |
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain, product
from typing import Any

from detente.conflict.formula import Formula, holds
from detente.conflict.model import Actor, Conflict, Option, State

CONCEPTS = ("nash", "gmr", "smr", "seq", "symmetric-seq")
BY_IMPROVEMENTS = ("seq", "symmetric-seq")
SYMMETRIC = ("smr", "symmetric-seq")

Place = Any
"""A state: anything hashable. From a conflict it is the set of options taken."""
Worth = Any
"""Something that can be compared: greater is better, equal is indifferent."""


@dataclass(frozen=True, eq=False)
class Model:
    """A graph model as it is printed: states, each DM's arrows, what each state is worth to each DM."""

    states: tuple[Place, ...]
    moves: Mapping[str, Mapping[Place, frozenset[Place]]]
    worth: Mapping[str, Mapping[Place, Worth]]
    memo: dict[tuple[Any, ...], frozenset[Place]] = field(default_factory=dict, repr=False)

    @property
    def actors(self) -> tuple[str, ...]:
        """The decision makers."""
        return tuple(self.moves)


# --- from a conflict to a model -------------------------------------------------------------------------------------


def model_of(conflict: Conflict) -> Model:
    """Write out `conflict` in full: every state, every arrow."""
    states = states_of(conflict)
    makers = tuple(actor.key for actor in conflict.actors if any(o.by == actor.key for o in options_of(conflict)))
    moves = {i: {s: moves_together(conflict, states, (i,), s) for s in states} for i in makers}
    worth = {i: {s: worth_of(conflict, conflict.actor[i], s) for s in states} for i in makers}
    return Model(states, moves, worth)


def options_of(conflict: Conflict) -> tuple[Option, ...]:
    """Return the options there are: those accepted, of accepted actors. The others are never taken."""
    return tuple(o for o in conflict.options if "proposed" not in (o.basis.status, conflict.actor[o.by].basis.status))


def states_of(conflict: Conflict) -> tuple[State, ...]:
    """Try every combination of options and keep the feasible ones."""
    keys = [option.key for option in options_of(conflict)]
    rows = product((False, True), repeat=len(keys))
    tried = (frozenset(key for key, taken in zip(keys, row, strict=True) if taken) for row in rows)
    return tuple(state for state in tried if feasible(conflict, state))


def feasible(conflict: Conflict, state: State) -> bool:
    """Tell whether no accepted infeasible combination holds and every accepted one-of group is kept."""
    facts = facts_of(conflict, state)
    forbidden = any(true(conflict, state, bar.formula) for bar in conflict.infeasible if bar.basis.status == "accepted")
    counts = [
        (group.must, len(facts & set(group.options))) for group in conflict.one_of if group.basis.status == "accepted"
    ]
    return not forbidden and all(count == 1 if must else count <= 1 for must, count in counts)


def facts_of(conflict: Conflict, state: State) -> frozenset[str]:
    """Return the options taken in `state` and the accepted conditions that hold in the status quo."""
    known = {condition.key for condition in conflict.conditions if condition.basis.status == "accepted"}
    return state | (conflict.status_quo & known)


def true(conflict: Conflict, state: State, formula: Formula) -> bool:
    """Tell whether `formula` holds in `state`, unfolding named conditions as they are met."""
    facts = facts_of(conflict, state)
    meaning = conflict.meaning
    return holds(formula, lambda name: true(conflict, state, meaning[name]) if name in meaning else name in facts)


def worth_of(conflict: Conflict, actor: Actor, state: State) -> Worth:
    """Return the truth vector of the actor's wants, most important first, or the level of a direct ranking."""
    if actor.ranking is not None:
        return max(-level for level, tied in enumerate(actor.ranking) if state in tied)
    return tuple(true(conflict, state, want.formula) for want in actor.wants if want.basis.status == "accepted")


def moves_together(conflict: Conflict, states: Iterable[State], group: Iterable[str], start: State) -> frozenset[State]:
    """Return where the actors of `group` can go from `start` in one move, each changing any of its own options."""
    members = set(group)
    allowed = {
        (option.key, taken)
        for option in options_of(conflict)
        if option.by in members
        for taken in (True, False)
        if (option.can_take if taken else option.can_undo)
    }
    return frozenset(t for t in states if t != start and all((key, key in t) in allowed for key in t ^ start))


# --- moves, improvements, legal sequences ---------------------------------------------------------------------------


def improvements(model: Model, actor: str, state: Place) -> frozenset[Place]:
    """R_i+(s): the moves to a state worth more."""
    worth = model.worth[actor]
    return frozenset(t for t in model.moves[actor][state] if worth[t] > worth[state])


def replies(model: Model, actor: str, state: Place, improving: bool) -> frozenset[Place]:
    """R_{N-i}(s), or R_{N-i}+(s): where legal sequences of the others' moves (or improvements) from `state` end."""
    key = ("replies", actor, state, improving)
    if key not in model.memo:
        others = [other for other in model.actors if other != actor]
        model.memo[key] = legal_ends(model, others, state, improving)
    return model.memo[key]


def legal_ends(model: Model, movers: Iterable[str], start: Place, improving: bool) -> frozenset[Place]:
    """R_H(s): ends of the sequences in which no member of `movers` moves twice in a row."""
    seen: set[tuple[Place, str]] = set()
    waiting: list[tuple[Place, str | None]] = [(start, None)]
    while waiting:
        state, last = waiting.pop()
        for mover in movers:
            targets = improvements(model, mover, state) if improving else model.moves[mover][state]
            fresh = {(target, mover) for target in targets} - seen if mover != last else set()
            seen |= fresh
            waiting.extend(fresh)
    return frozenset(state for state, _ in seen)


# --- stability ------------------------------------------------------------------------------------------------------


def stays(model: Model, actor: str, state: Place, concept: str, *, return_deters: bool = True) -> bool:
    """Tell whether `state` is stable for `actor` under `concept`.

    `return_deters` settles whether replies that lead back to `state` itself are a sanction (the set form says yes,
    the matrix form no). It makes no difference where each option has one controller.
    """
    better = improvements(model, actor, state)
    if concept == "nash":
        return not better
    return all(
        any(
            deters(model, actor, state, reply, concept) and (return_deters or reply != state)
            for reply in replies(model, actor, improvement, concept in BY_IMPROVEMENTS)
        )
        for improvement in better
    )


def deters(model: Model, actor: str, state: Place, reply: Place, concept: str) -> bool:
    """Tell whether `reply` is worth no more than `state`, and, under a symmetric concept, every way out of it too."""
    worth = model.worth[actor]
    ways_out = model.moves[actor][reply] if concept in SYMMETRIC else frozenset()
    return all(worth[end] <= worth[state] for end in (reply, *ways_out))


def stable(model: Model, actor: str, concept: str, *, return_deters: bool = True) -> frozenset[Place]:
    """Return the states stable for `actor`."""
    return frozenset(s for s in model.states if stays(model, actor, s, concept, return_deters=return_deters))


def equilibria(model: Model, concept: str, *, return_deters: bool = True) -> frozenset[Place]:
    """Return the states stable for every decision maker."""
    each = [stable(model, actor, concept, return_deters=return_deters) for actor in model.actors]
    return frozenset(model.states).intersection(*each)


# --- reachability ---------------------------------------------------------------------------------------------------


def reach(conflict: Conflict, starts: Iterable[State], means: str, actors: Iterable[str] = ()) -> dict[State, int]:
    """Return how many steps each state that can be reached from `starts` is away. No `actors` means everyone."""
    model = model_of(conflict)
    chosen = set(actors) or set(model.actors)
    makers = tuple(maker for maker in model.actors if maker in chosen)
    distance = dict.fromkeys(starts, 0)
    ring = set(distance)
    while ring:
        ring = set(chain.from_iterable(step(conflict, model, s, means, makers) for s in ring)) - distance.keys()
        distance |= dict.fromkeys(ring, 1 + max(distance.values()))
    return distance


def step(conflict: Conflict, model: Model, state: State, means: str, makers: tuple[str, ...]) -> frozenset[Any]:
    """Return where one step by `means` leads from `state`.

    A joint improvement is one member's own improvement or a change by all of `makers` together; not by some of them.
    """
    if means == "joint improvements":
        groups = [*((maker,) for maker in makers), makers]
        return frozenset().union(*(joint_improvements(conflict, model, group, state) for group in groups))
    one_by_one = {"moves": all_moves, "improvements": improvements, "best improvements": best_improvements}[means]
    return frozenset().union(*(one_by_one(model, maker, state) for maker in makers))


def all_moves(model: Model, actor: str, state: Place) -> frozenset[Place]:
    """R_i(s)."""
    return model.moves[actor][state]


def best_improvements(model: Model, actor: str, state: Place) -> frozenset[Place]:
    """Return the improvements that no other move of `actor` is worth more than."""
    worth = model.worth[actor]
    return frozenset(
        t for t in improvements(model, actor, state) if all(worth[u] <= worth[t] for u in model.moves[actor][state])
    )


def joint_improvements(conflict: Conflict, model: Model, group: tuple[str, ...], state: State) -> frozenset[State]:
    """Return where `group` can go by changing its options together, to the gain of every member."""
    targets = moves_together(conflict, states_of(conflict), group, state)
    return frozenset(t for t in targets if all(model.worth[i][t] > model.worth[i][state] for i in group))
