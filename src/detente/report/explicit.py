"""Words for explicit models, whose states are a list and not made of options."""

from __future__ import annotations

from detente.conflict.model import Conflict, State
from detente.report.visible import one_line


def explicit_state_words(conflict: Conflict, state: State) -> str:
    """Return what the state is called in the model: its words, or its key.

    >>> from detente.conflict.model import Option
    >>> explicit_state_words(Conflict("c", (), (Option("war", "", "Both fight."),), arcs=()), frozenset({"war"}))
    'Both fight'
    """
    said = [one_line(option.does).rstrip(".") or option.key for option in conflict.options if option.key in state]
    return "; ".join(said)


def explicit_move_words(conflict: Conflict, after: State) -> str:
    """Return where a move leads, to follow "could": "move to “Both fight”"."""
    return f"move to “{explicit_state_words(conflict, after)}”"
