"""The numbers verdicts can hang on: rates, times, autonomies, saliences; and those of which only a range is known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from detente.conflict.bargain import Issue
from detente.conflict.basis import Basis
from detente.conflict.change import change
from detente.conflict.edit import SetNumber
from detente.conflict.model import Conflict
from detente.conflict.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Number:
    """A number of the model: what it is, of what, its value, and what it rests on.

    A salience is of an issue on the table, for `party`.
    """

    what: Literal["autonomy", "rate", "takes", "salience"]
    of: str
    value: Quantity
    basis: Basis
    party: str | None = None

    @property
    def name(self) -> str:
        """The number in words."""
        return f"{self.what} of {self.of}" + (f" for {self.party}" if self.party else "")

    @property
    def share(self) -> bool:
        """Whether it is a share, between 0 and 1."""
        return self.what in ("autonomy", "salience")

    def put(self, conflict: Conflict, value: float) -> Conflict:
        """Return the conflict with the number at `value`, in its unit.

        In points, where the saliences of a party sum to 1, its others are scaled so that they do so again.
        """
        if self.what == "salience":
            return _with_salience(conflict, self.of, self.party or "", value)
        return change(conflict, SetNumber(self.what, self.of, exactly(self.value, value)))


def exactly(quantity: Quantity, value: float) -> Quantity:
    """Return a quantity with no doubt about it."""
    return replace(quantity, value=value, low=value, high=value, text="", spread=None)


def _with_salience(conflict: Conflict, issue: str, party: str, value: float) -> Conflict:
    deal = conflict.deal
    if deal is None:
        return conflict
    stands = ((it.key, stand) for it in deal.issues for stand in it.stands if stand.actor == party)
    own = {key: stand.salience.value for key, stand in stands if stand.salience}
    rest = sum(own.values()) - own[issue]
    scale = (1 - value) / rest if deal.scale == "points" and rest > 0 else 1.0
    values = {key: value if key == issue else each * scale for key, each in own.items()}
    issues = tuple(_stood(it, party, values[it.key]) if it.key in values else it for it in deal.issues)
    return replace(conflict, deal=replace(deal, issues=issues))


def _stood(issue: Issue, party: str, value: float) -> Issue:
    stands = (
        replace(it, salience=exactly(it.salience, value)) if it.actor == party and it.salience else it
        for it in issue.stands
    )
    return replace(issue, stands=tuple(stands))


def numbers(conflict: Conflict) -> Iterator[Number]:
    """Yield the rates, times and autonomies of the model."""
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


def saliences(conflict: Conflict) -> Iterator[Number]:
    """Yield how much each party is concerned with each issue on the table, where the model says it in one number."""
    for issue in conflict.deal.issues if conflict.deal else ():
        for stand in issue.stands:
            if stand.salience is not None:
                yield Number("salience", issue.key, stand.salience, stand.salience.basis, stand.actor)


def ranged(conflict: Conflict) -> tuple[Number, ...]:
    """Return the numbers of which only a range is known."""
    return tuple(number for number in numbers(conflict) if number.value.low < number.value.high)
