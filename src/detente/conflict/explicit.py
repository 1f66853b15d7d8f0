"""What is wrong with an explicit model, a list of states and arrows, as a whole.

| code | what is wrong |
|---|---|
| D156 | a model has states in a list and something about options as well |
| D157 | an arrow leads from or to a state that is not listed |
| D158 | an arrow leads from a state to itself |
| D183 | the status quo is not one of the states |
| D210 | no actor is called so |
"""

from __future__ import annotations

from collections.abc import Iterator

from detente.conflict.model import Conflict
from detente.errors import Problem, nearest

MIXED = "delete them, or write the model with options and without `states` and `moves`"


def explicit_problems(conflict: Conflict) -> Iterator[Problem]:
    """Yield what is wrong with `conflict` where it is an explicit model; nothing where it has options."""
    if conflict.arcs is None:
        return
    for key, parts in (("infeasible", conflict.infeasible), ("one_of", conflict.one_of)):
        if parts:
            message = f"{key} is about options, and this model lists its states: what cannot be is not listed"
            yield Problem("D156", message, (key,), fix=MIXED, on_key=True)
    for name in dict.fromkeys(end for arc in conflict.arcs for end in (arc.start, arc.end)):
        if name not in conflict.option:
            yield unknown_state(name, tuple(conflict.option), ("moves",))
    if any(arc.start == arc.end for arc in conflict.arcs):
        yield loop(("moves",))
    for actor in dict.fromkeys(arc.by for arc in conflict.arcs):
        if actor not in conflict.actor:
            message = f'no actor is called "{actor}"'
            yield Problem("D210", message, ("moves",), nearest=nearest(actor, conflict.actor))
    start = sorted(conflict.status_quo & conflict.option.keys())
    if len(start) != 1:
        message = f"the status quo must be one of the states, and is {' and '.join(start) or 'none of them'}"
        fix = f"for example status_quo: {next(iter(conflict.option), 's1')}"
        yield Problem("D183", message, ("status_quo",), fix=fix)


def unknown_state(name: str, known: tuple[str, ...], path: tuple[str | int, ...]) -> Problem:
    """Say that no state is called so."""
    fix = f"states: {', '.join(known[:8])}{', ...' if len(known) > 8 else ''}"
    return Problem("D157", f'no state is called "{name}"', path, nearest=nearest(name, known), fix=fix)


def loop(path: tuple[str | int, ...]) -> Problem:
    """Say that an arrow leads nowhere."""
    return Problem("D158", "an arrow leads from a state to itself", path, fix="delete it: to stay is no move")
