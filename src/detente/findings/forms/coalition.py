"""`F is stable(CONCEPT) for coalition A, B|every coalition`: no such coalition leaves any state that has F."""

from __future__ import annotations

from detente.findings.together import together
from detente.findings.verdict import Answer
from detente.findings.witness import All
from detente.findings.words import count, state_words
from detente.findings.world import World
from detente.moves.classes import Index
from detente.stability import coalitions


def coalition(world: World, where: Index, members: tuple[str, ...], concept: str, *, show: int | None) -> Answer:
    """Answer whether the coalition of `members`, or every one where there are none, stays at the states `where`.

    With `show`, also make the witness of up to that many states.
    """
    groups = [tuple(dict.fromkeys(members))] if members else list(coalitions(world.graph.actors))
    for group in groups:
        leaving = where[~world.together(group, concept)[where]]
        if len(leaving):
            state = int(leaving[0])
            at = f"{len(leaving)} of {count(len(where), 'state')}, for one {_words(world, state)}"
            witness = together(world, state, group, concept) if show else None
            verb = "would leave together" if len(group) > 1 else "would leave"
            return Answer("fails", f"{' and '.join(group)} {verb} at {at}", concept, witness=witness)
    who = f"{' and '.join(groups[0])}, as a coalition," if members else f"no coalition ({len(groups)} were tried)"
    reason = f"{who} would leave {'none' if members else 'any'} of {count(len(where), 'state')}"
    if not show:
        return Answer("holds", reason, concept)
    shown = tuple(together(world, int(state), group, concept) for state in where[:show] for group in groups)
    return Answer("holds", reason, concept, witness=All(shown, len(where) * len(groups)))


def _words(world: World, state: int) -> str:
    return state_words(world.label(state), world.conflict)
