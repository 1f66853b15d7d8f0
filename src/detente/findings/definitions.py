"""The definitions, read off a conflict state by state, in labels: what the checker of witnesses goes by.

Slow and plain on purpose, and apart from the solver: it imports nothing from `moves` or `stability`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import combinations, product

from detente.conflict.formula import Formula, holds
from detente.conflict.model import Conflict, Infeasible, OneOf, State, Statement
from detente.conflict.still import at_rest


def true_at(formula: Formula, state: State, conflict: Conflict) -> bool:
    """Tell whether `formula` holds at `state`; conditions are what the status quo says."""

    def true(name: str) -> bool:
        meaning = conflict.meaning.get(name)
        if meaning is not None:
            return holds(meaning, true)
        return name in state if name in conflict.option else name in conflict.status_quo

    return holds(formula, true)


def feasible(state: State, conflict: Conflict) -> bool:
    """Tell whether `state` breaks no rule: no infeasible combination, and one of each group at the most.

    In an explicit model a state is the set of its one name.
    """
    if conflict.arcs is not None:
        return len(state) == 1 and state <= conflict.option.keys()
    if any(true_at(rule.formula, state, conflict) for rule in conflict.infeasible if _accepted(rule)):
        return False
    for group in conflict.one_of:
        taken = sum(
            name in state or (name not in conflict.option and name in conflict.status_quo) for name in group.options
        )
        if _accepted(group) and (taken > 1 or (group.must and taken == 0)):
            return False
    return True


def can_move(actor: str, before: State, after: State, conflict: Conflict, *, frozen: tuple[str, ...] = ()) -> bool:
    """Tell whether `actor` can go from one feasible state to another in one move, changing none of `frozen`."""
    changed = before ^ after
    if not changed or not feasible(before, conflict) or not feasible(after, conflict):
        return False
    if conflict.arcs is not None:
        return after in _drawn(actor, before, conflict)
    return all(_can_change(name, actor, before, conflict) and name not in frozen for name in changed)


def _can_change(name: str, actor: str, before: State, conflict: Conflict) -> bool:
    return conflict.option[name].by == actor and may_change(name, before, conflict)


def may_change(name: str, before: State, conflict: Conflict) -> bool:
    """Tell whether the option `name` can be changed at `before` by who controls it."""
    option = conflict.option[name]
    can, when = (option.can_undo, option.undo_if) if name in before else (option.can_take, option.take_if)
    return can and (when is None or true_at(at_rest(when, conflict), before, conflict))


def _drawn(actor: str, state: State, conflict: Conflict) -> tuple[State, ...]:
    """Return where the arrows of `actor` lead from `state` in an explicit model."""
    arrows = (arc for arc in conflict.arcs or () if arc.by == actor and {arc.start} == state)
    return tuple(dict.fromkeys(frozenset({arc.end}) for arc in arrows if arc.start != arc.end))


def transitive(conflict: Conflict) -> bool:
    """Tell whether two moves of one actor in a row are always one move, so that legal sequences are any sequences."""
    return conflict.arcs is None and not any(option.conditional for option in conflict.options)


def legal_states(
    starts: Iterable[State], movers: Iterable[str], step: Callable[[str, State], Iterable[State]]
) -> frozenset[State]:
    """Return the states that sequences of `step` lead to from `starts`, nobody moving twice in a row."""
    seen: set[tuple[State, str]] = {(state, "") for state in starts}
    waiting, named = list(seen), tuple(movers)
    while waiting:
        state, last = waiting.pop()
        fresh = {(after, mover) for mover in named if mover != last for after in step(mover, state)} - seen
        seen |= fresh
        waiting.extend(fresh)
    return frozenset(state for state, _ in seen)


def sign(actor: str, first: State, second: State, conflict: Conflict) -> int:
    """Return +1 where `actor` prefers `first`, -1 where it prefers `second`, 0 where it is indifferent.

    Wants decide by the most important one on which the two differ; a ranking by the levels.
    """
    known = conflict.actor[actor]
    if known.ranking is not None:
        level = {state: number for number, states in enumerate(known.ranking) for state in states}
        return _sign(level[second] - level[first])
    for want in filter(_accepted, known.wants):
        wanted = at_rest(want.formula, conflict)
        difference = true_at(wanted, first, conflict) - true_at(wanted, second, conflict)
        if difference:
            return _sign(difference)
    return 0


def much_better(actor: str, first: State, second: State, conflict: Conflict) -> bool:
    """Tell whether `actor` likes `first` much better: a mark stands between the two in its list.

    In wants, the first on which they differ, or one that follows it, is marked as much more important than the rest.
    """
    known = conflict.actor[actor]
    if sign(actor, first, second, conflict) <= 0:
        return False
    if known.ranking is not None:
        level = {state: number for number, states in enumerate(known.ranking) for state in states}
        return any(level[first] <= mark < level[second] for mark in known.much)
    wants = [want for want in known.wants if _accepted(want)]
    wanted = (at_rest(want.formula, conflict) for want in wants)
    differ = (true_at(each, first, conflict) != true_at(each, second, conflict) for each in wanted)
    return any(want.much for want in wants[list(differ).index(True) :])


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)


def _accepted(assumption: Statement | Infeasible | OneOf) -> bool:
    return assumption.basis.status == "accepted"


def moves(actor: str, state: State, conflict: Conflict, *, frozen: tuple[str, ...] = ()) -> Iterator[State]:
    """Yield every state `actor` can go to from `state` in one move."""
    if conflict.arcs is not None:
        yield from _drawn(actor, state, conflict)
        return
    own = [option.key for option in conflict.controlled_by(actor) if option.key not in frozen]
    for number in range(1, len(own) + 1):
        for changed in combinations(own, number):
            after = state ^ frozenset(changed)
            if can_move(actor, state, after, conflict, frozen=frozen):
                yield after


def improvements(actor: str, state: State, conflict: Conflict, *, frozen: tuple[str, ...] = ()) -> Iterator[State]:
    """Yield every move of `actor` to a state it prefers."""
    return (after for after in moves(actor, state, conflict, frozen=frozen) if sign(actor, after, state, conflict) > 0)


def states(conflict: Conflict) -> Iterator[State]:
    """Yield every feasible state, by trying every combination of options."""
    if conflict.arcs is not None:
        yield from (frozenset({option.key}) for option in conflict.options)
        return
    keys = [option.key for option in conflict.options]
    for bits in product((False, True), repeat=len(keys)):
        state = frozenset(key for key, taken in zip(keys, bits, strict=True) if taken)
        if feasible(state, conflict):
            yield state


def status_quo(conflict: Conflict) -> State:
    """Return the options taken in the status quo."""
    return frozenset(name for name in conflict.status_quo if name in conflict.option)
