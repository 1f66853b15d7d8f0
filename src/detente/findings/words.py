"""Short phrases about states, for the one-sentence reason of an answer."""

from __future__ import annotations

from detente.conflict.model import Conflict, State


def state_words(state: State, conflict: Conflict) -> str:
    """Name a state by the options taken, in the order of the model.

    >>> state_words(frozenset(), Conflict("x", (), ()))
    '{nothing taken}'
    """
    taken = [option.key for option in conflict.options if option.key in state]
    return "{" + ", ".join(taken or ["nothing taken"]) + "}"


def count(number: int, thing: str) -> str:
    """Say how many, with a plural where it is due.

    >>> count(1, "state"), count(2, "equilibrium")
    ('1 state', '2 equilibria')
    """
    plural = thing[:-2] + "a" if thing.endswith("ium") else thing + "s"
    return f"{number:,} {thing if number == 1 else plural}"
