"""The oracle for models whose moves are listed: the arrows written out, and options that change where a formula holds.

What is stable is then `tests/oracle.py`'s to say; nothing here is shared with the code that ships but the records.
"""

from __future__ import annotations

from oracle import Model, all_moves, best_improvements, improvements, model_of, states_of, true, worth_of

from detente.conflict.model import Conflict, Option, State


def drawn(conflict: Conflict) -> Model:
    """Return an explicit model as it is drawn; a state is the set of its one name."""
    states = tuple(frozenset({option.key}) for option in conflict.options)
    arrows = conflict.arcs or ()
    makers = [actor.key for actor in conflict.actors if any(arc.by == actor.key for arc in arrows)]
    moves = {
        maker: {
            s: frozenset(frozenset({arc.end}) for arc in arrows if arc.by == maker and {arc.start} == s) - {s}
            for s in states
        }
        for maker in makers
    }
    worth = {maker: {s: worth_of(conflict, conflict.actor[maker], s) for s in states} for maker in makers}
    return Model(states, moves, worth)


def guarded(conflict: Conflict) -> Model:
    """Return an option model with every arrow that each change of an option allows at the state it starts from."""
    free = model_of(conflict)
    moves = {
        actor: {
            s: frozenset(t for t in states_of(conflict) if t != s and allowed(conflict, actor, s, t))
            for s in free.states
        }
        for actor in free.actors
    }
    return Model(free.states, moves, free.worth)


def allowed(conflict: Conflict, actor: str, before: State, after: State) -> bool:
    """Tell whether one move of `actor` makes every change from `before` to `after`."""
    return all(
        option.by == actor and may(conflict, option, before)
        for option in conflict.options
        if (option.key in before) != (option.key in after)
    )


def may(conflict: Conflict, option: Option, before: State) -> bool:
    """Tell whether `option` can be changed at `before`."""
    can, when = (option.can_undo, option.undo_if) if option.key in before else (option.can_take, option.take_if)
    return can and (when is None or true(conflict, before, when))


def steps_to(model: Model, start: frozenset[str], means: str, actors: tuple[str, ...]) -> dict[frozenset[str], int]:
    """Return how many steps of a legal sequence of `actors` each state is away from `start`."""
    distance = {start: 0}
    seen: set[tuple[frozenset[str], str]] = set()
    ring: set[tuple[frozenset[str], str]] = {(start, "")}
    number = 0
    while ring:
        number += 1
        one_by_one = {"moves": all_moves, "improvements": improvements, "best improvements": best_improvements}[means]
        ring = {(t, i) for s, last in ring for i in actors if i != last for t in one_by_one(model, i, s)} - seen
        seen |= ring
        for state, _ in ring:
            distance.setdefault(state, number)
    return distance
