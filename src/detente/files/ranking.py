"""Check that each ranking ranks every feasible state, once."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from detente.conflict.formula import Formula, holds
from detente.conflict.model import Conflict, OneOf, State
from detente.errors import Problem

LARGEST_SPACE = 2**16
"""The most combinations tried here; above it, `moves` finds missing states when it has the states."""


def ranking_problems(conflict: Conflict) -> Iterator[Problem]:
    """Yield what is wrong with rankings: a feasible state missing (D132, with an example), a state twice (D133)."""
    rankers = [actor for actor in conflict.actors if actor.ranking is not None]
    for actor in rankers:
        seen: set[State] = set()
        for at, level in enumerate(actor.ranking or ()):
            for state in level:
                if state in seen:
                    message = f"the state {written(state)} is ranked twice"
                    yield Problem("D133", message, ("actors", actor.key, "ranking", at), fix="delete one of the two")
                seen.add(state)
    if rankers and (conflict.arcs is not None or 2 ** len(conflict.options) <= LARGEST_SPACE):
        states = list(_feasible(conflict))
        for actor in rankers:
            ranked = {state for level in actor.ranking or () for state in level}
            missing = [state for state in states if state not in ranked]
            if missing:
                yield _missing(actor.key, missing, len(states))


def _missing(actor: str, missing: list[State], size: int) -> Problem:
    message = f"the ranking of {actor} misses {len(missing)} of {size} states, for example {written(missing[0])}"
    fix = "add each as a level of its own, or to a {tie: [...]}"
    return Problem("D132", message, ("actors", actor, "ranking"), fix=fix, on_key=True)


def written(state: State) -> str:
    """Write a state as the list of the options taken.

    >>> written(frozenset({"usa.strike"}))
    '[usa.strike]'
    """
    return f"[{', '.join(sorted(state))}]"


def _feasible(conflict: Conflict) -> Iterator[State]:
    """Yield the feasible states by trying every combination; conditions hold as the status quo says."""
    if conflict.arcs is not None:
        yield from (frozenset({option.key}) for option in conflict.options)
        return
    keys = [option.key for option in conflict.options]
    facts = {condition.key: condition.key in conflict.status_quo for condition in conflict.conditions}
    rules = [rule.formula for rule in conflict.infeasible if rule.basis.status == "accepted"]
    groups = [group for group in conflict.one_of if group.basis.status == "accepted"]
    for values in product((False, True), repeat=len(keys)):
        truth = {**facts, **dict(zip(keys, values, strict=True))}
        if all(_within(group, truth) for group in groups) and not any(_true(rule, truth, conflict) for rule in rules):
            yield frozenset(key for key, value in zip(keys, values, strict=True) if value)


def _within(group: OneOf, truth: dict[str, bool]) -> bool:
    taken = sum(truth[option] for option in group.options)
    return taken == 1 if group.must else taken <= 1


def _true(formula: Formula, truth: dict[str, bool], conflict: Conflict) -> bool:
    """Tell whether `formula` is true; named conditions are looked up in `conflict.meaning`."""

    def value(name: str) -> bool:
        return truth[name] if name in truth else holds(conflict.meaning[name], value)

    return holds(formula, value)
