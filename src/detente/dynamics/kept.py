"""What was worked out for one crisis and is the same in crises much the same, kept by what it depends on.

The worlds a claim is judged in differ in little: a want is gone, an autonomy is at the end of its range. Which states
there are, what they are worth to whom and what each mover does in them is then mostly what it was. Parts of a model are
compared by value; edits leave the parts they do not touch the very same objects, so that costs next to nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from detente.conflict.model import Actor, Conflict

Kind = TypeVar("Kind")
Parts = tuple[object, ...]

MOST_NUMBERS = 2**22
"""Numbers kept at once, about 32 MB; beyond that everything is forgotten and worked out again."""

MOST_PARTS = 128
"""Different parts of models told apart; they are looked for one after the other."""


@dataclass(eq=False)
class Kept:
    """What is known so far, by what it depends on; `parts` are numbered in the order they first came up."""

    parts: list[Parts] = field(default_factory=list)
    found: dict[Hashable, Any] = field(default_factory=dict)
    size: int = 0

    def number(self, *parts: object) -> int:
        """Return the number of these parts of a model, the same for equal ones. Cost O(parts told apart)."""
        for number, known in enumerate(self.parts):
            if known == parts:
                return number
        self.parts.append(parts)
        return len(self.parts) - 1

    def once(self, key: Hashable, work: Callable[[], Kind], *, size: Callable[[Kind], int] = lambda _: 1) -> Kind:
        """Return what `work` returns, done once for each `key`; `size` tells how many numbers that is."""
        if key not in self.found:
            made = work()
            self.found[key] = made
            self.size += size(made)
        found: Kind = self.found[key]
        return found

    def tidy(self) -> None:
        """Forget everything where that is too much: to be called when no number of parts is in use."""
        if self.size > MOST_NUMBERS or len(self.parts) > MOST_PARTS:
            self.parts.clear()
            self.found.clear()
            self.size = 0


def held_parts(conflict: Conflict) -> Parts:
    """Return what states, and what can happen in them, are made from, besides who wants what and who decides."""
    return (
        conflict.options, conflict.one_of, conflict.infeasible, conflict.named, conflict.conditions,
        conflict.status_quo, conflict.events,
    )  # fmt: skip


def listed_parts(conflict: Conflict) -> Parts:
    """Return what the list of states is made from."""
    return (*held_parts(conflict), conflict.calendar, conflict.starts, tuple(actor.key for actor in conflict.actors))


def wanted(actor: Actor) -> Hashable:
    """Return what the worth of states to an actor is made from, besides the states."""
    wants = tuple((want.formula, None if want.worth is None else want.worth.value) for want in actor.wants)
    return actor.key, actor.ranking, wants
