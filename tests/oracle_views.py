"""A slow oracle for views: edits carried out, then each picture solved by `oracle`, and the pictures put together.

| who | what | where from |
|---|---|---|
| the game actor i sees | the conflict after the edits of its view | Wang, Hipel and Fraser (1988), by citation |
| unforeseen | equilibria of the model that are none of the game i sees | our words |
| mistaken | equilibria of the game i sees that are none of the model | our words |
| an equilibrium of the hypergame | each decision maker stays there in the game it sees | as above |

States are told as the options of the model that are taken; in a game where one is fixed it is taken or not as held.
"""

from __future__ import annotations

from dataclasses import dataclass

import oracle

from detente.conflict.change import change
from detente.conflict.model import Conflict, State


@dataclass(frozen=True)
class Game:
    """What one actor sees: the states there are, its equilibria, and where the actor itself stays."""

    states: frozenset[State]
    equilibria: frozenset[State]
    stays: frozenset[State]


def game(conflict: Conflict, actor: str, concept: str) -> Game:
    """Return the game `actor` sees; without a view, that of the model."""
    edits = next((view.edits for view in conflict.views if view.actor == actor), ())
    seen = change(conflict, *edits)
    model = oracle.model_of(seen)
    known = {option.key for option in conflict.options}
    held = frozenset(known - {option.key for option in seen.options}) & seen.status_quo
    stays = oracle.stable(model, actor, concept) if actor in model.actors else frozenset(model.states)
    equilibria = oracle.equilibria(model, concept)
    return Game(*(frozenset(state | held for state in states) for states in (model.states, equilibria, stays)))


def in_fact(conflict: Conflict, concept: str) -> frozenset[State]:
    """Return the equilibria of the model."""
    return oracle.equilibria(oracle.model_of(conflict), concept)


def unforeseen(conflict: Conflict, actor: str, concept: str) -> frozenset[State]:
    """Return the equilibria of the model that `actor` does not see."""
    return in_fact(conflict, concept) - game(conflict, actor, concept).equilibria


def mistaken(conflict: Conflict, actor: str, concept: str) -> frozenset[State]:
    """Return what `actor` takes for an equilibrium and is none."""
    return game(conflict, actor, concept).equilibria - in_fact(conflict, concept)


def agreed(conflict: Conflict, actors: tuple[str, ...], concept: str) -> frozenset[State]:
    """Return the states that are an equilibrium in fact and in the eyes of all `actors`."""
    seen = [game(conflict, actor, concept).equilibria for actor in actors]
    return in_fact(conflict, concept).intersection(*seen)


def lasting(conflict: Conflict, concept: str) -> frozenset[State]:
    """Return the equilibria of the hypergame: states of the model where each decision maker stays in its own game."""
    model = oracle.model_of(conflict)
    each = [game(conflict, actor, concept).stays for actor in model.actors]
    return frozenset(model.states).intersection(*each)
