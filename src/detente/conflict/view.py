"""The crisis as one actor sees it: its view carried out, and what it sees in other hands than those that hold it.

A view is a named set of edits, so an actor may see other options, rules, wants or hands than there are, and misjudge
its own no less. What it sees is a conflict like any other. One level is told here: everybody takes its own picture for
the crisis itself, and nobody thinks about what another one sees (a hypergame of the first level: Wang, Hipel and Fraser
1988, Modeling misperceptions in hypergames, Behavioral Science 33(3), 207-223; known to us by citation only).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from detente.conflict.change import change
from detente.conflict.edit import Drop, Edit, Move, Negate
from detente.conflict.model import Conflict
from detente.conflict.names import names_of


@dataclass(frozen=True, slots=True)
class OtherHands:
    """`actor` sees `option` controlled by `seen`, while `real` controls it. `seen` is None where it sees it fixed."""

    actor: str
    option: str
    seen: str | None
    real: str


def as_seen(conflict: Conflict, actor: str) -> Conflict:
    """Return `conflict` as `actor` sees it; the very same object where it has no view, or one without edits.

    Raises InvalidQuery where the view's edits cannot be carried out (a model that was loaded has been tried).

    >>> from detente.conflict.edit import Hand
    >>> from detente.conflict.model import Actor, Option, View
    >>> actors, sees = (Actor("usa", "USA"), Actor("iran", "Iran")), (Hand("iran.attack", "usa"),)
    >>> crisis = Conflict("c", actors, (Option("iran.attack", "iran"),), views=(View("iran", sees),))
    >>> as_seen(crisis, "iran").decision_makers
    ('usa',)
    """
    return change(conflict, *sees(conflict, actor))


def sees(conflict: Conflict, actor: str) -> tuple[Edit, ...]:
    """Return the edits by which `actor` sees `conflict`: those of its view that still find what they speak of.

    A want or a rule that has been taken out of the crisis is not there for the view to drop, move or negate either.
    """
    now, kept = conflict, []
    for edit in conflict.view[actor].edits if actor in conflict.view else ():
        if not _gone(edit, now):
            now = change(now, edit)
            kept.append(edit)
    return tuple(kept)


def _gone(edit: Edit, conflict: Conflict) -> bool:
    return isinstance(edit, Drop | Move | Negate) and edit.id not in names_of(conflict).assumptions


def other_hands(conflict: Conflict, actor: str) -> Iterator[OtherHands]:
    """Yield the options that `actor` sees in other hands than those that hold them, in the order of the model."""
    picture = as_seen(conflict, actor).option
    for key, option in conflict.option.items():
        seen = picture[key].by if key in picture else None
        if seen != option.by:
            yield OtherHands(actor, key, seen, option.by)
