"""The numbers of a model an edit can set: rates, times and autonomies, and those of which only a range is known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from detente.conflict.basis import Basis
from detente.conflict.edit import SetNumber
from detente.conflict.model import Conflict
from detente.conflict.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Number:
    """A number of the model: what it is, of what, its value, and what it rests on."""

    what: Literal["autonomy", "rate", "takes"]
    of: str
    value: Quantity
    basis: Basis

    @property
    def name(self) -> str:
        """The number in words."""
        return f"{self.what} of {self.of}"

    def at(self, value: float) -> SetNumber:
        """Return the edit that sets the number to `value`, in its unit."""
        there = replace(self.value, value=value, low=value, high=value, text="", spread=None)
        return SetNumber(self.what, self.of, there)


def numbers(conflict: Conflict) -> Iterator[Number]:
    """Yield the numbers an edit can set, as far as the model has them."""
    for actor in conflict.actors:
        if actor.rate is not None:
            yield Number("rate", actor.key, actor.rate, actor.rate.basis)
    for option in conflict.options:
        if option.rate is not None:
            yield Number("rate", option.key, option.rate, option.rate.basis)
        if option.takes is not None:
            yield Number("takes", option.key, option.takes, option.takes.basis)
    for event in conflict.events:
        if event.rate is not None:
            yield Number("rate", event.key, event.rate, event.rate.basis)
    for tie in conflict.ties:
        if tie.autonomy is not None:
            yield Number("autonomy", tie.id, tie.autonomy, tie.autonomy.basis)


def ranged(conflict: Conflict) -> tuple[Number, ...]:
    """Return the numbers of which only a range is known."""
    return tuple(number for number in numbers(conflict) if number.value.low < number.value.high)
