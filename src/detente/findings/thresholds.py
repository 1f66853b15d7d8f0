"""How far a number would have to be off for a verdict to turn: the nearest threshold of each rate, time or share.

Each number is moved alone, rates and times up to ten times either way, autonomy and salience from 0 to 1; where the
verdict is another one the threshold is closed in on by halving. Between the points tried a verdict that turns twice is
not seen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from detente.conflict.model import Claim, Conflict, Outcome
from detente.errors import DetenteError
from detente.findings.judge import Worlds, answers, outcome_of
from detente.findings.numbers import Number, numbers, saliences
from detente.findings.rests import about_deals, about_time

POINTS = 4
"""How many points are tried on either side of the value."""

FACTOR = 10.0
"""How many times as large, or as small, a rate or a time is tried."""

_CLOSE = 0.01
"""How close a threshold is told: this part of it, or of 1 for a share."""

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Threshold:
    """Where a verdict turns as one number moves: `at`, in the number's unit; beyond it the verdict is `becomes`."""

    number: Number
    at: float
    becomes: Outcome

    @property
    def factor(self) -> float:
        """How many times as large, or as small, the number is at the threshold; for a share, 1 and how far it is."""
        value = self.number.value.value
        if self.number.share:
            return 1.0 + abs(self.at - value)
        return max(self.at / value, value / self.at)


def thresholds(worlds: Worlds, claim: Claim, *, progress: Progress | None = None) -> tuple[Threshold, ...]:
    """Return where the verdict on a claim about time or about deals turns, the nearest first; nothing for any other.

    Cost: some ten judgements of the claim for each number, and eight more for each threshold.
    """
    known = asked_of(claim, worlds.base.conflict)
    now = outcome_of(answers(worlds, claim))
    found: list[Threshold] = []
    for done, number in enumerate(known):
        if progress:
            progress(done, len(known), number.name)
        for points in _sides(number):
            found += _first(worlds, claim, number, points, now)
    return tuple(sorted(found, key=lambda one: one.factor))


def asked_of(claim: Claim, conflict: Conflict) -> tuple[Number, ...]:
    """Return the numbers a claim can hang on: what is said in time, and what the parties to a deal care about."""
    if claim.test is None:
        return ()
    deals = about_deals(claim.test)
    left_to_time = deals and conflict.deal is not None and conflict.deal.without == "dynamics"
    timed = about_time(claim.test) or left_to_time
    return (*(saliences(conflict) if deals else ()), *(numbers(conflict) if timed else ()))


def _sides(number: Number) -> tuple[list[float], list[float]]:
    """Return the points to try below and above the value, the nearest first."""
    value = number.value.value
    steps = [at / POINTS for at in range(1, POINTS + 1)]
    if number.share:
        below = [value * (1 - step) for step in steps if value > 0]
        return below, [value + (1 - value) * step for step in steps if value < 1]
    if value <= 0:
        return [], []
    return [value * FACTOR**-step for step in steps], [value * FACTOR**step for step in steps]


def _first(worlds: Worlds, claim: Claim, number: Number, points: list[float], now: Outcome) -> Iterator[Threshold]:
    """Yield the threshold nearest to the value on one side, where there is one."""
    inside = number.value.value
    for point in points:
        becomes = _judged(worlds, claim, number, point)
        if becomes not in (now, "untestable"):
            yield _closed_in(worlds, claim, number, inside, point, becomes)
            return
        inside = point


def _closed_in(
    worlds: Worlds, claim: Claim, number: Number, inside: float, outside: float, becomes: Outcome
) -> Threshold:
    """Return the threshold between a value at which the verdict is the old one and one at which it is `becomes`."""
    while abs(outside - inside) > _CLOSE * (1.0 if number.share else max(inside, outside)):
        middle = (inside + outside) / 2 if number.share else (inside * outside) ** 0.5
        if _judged(worlds, claim, number, middle) == becomes:
            outside = middle
        else:
            inside = middle
    return Threshold(number, outside, becomes)


def _judged(worlds: Worlds, claim: Claim, number: Number, value: float) -> Outcome:
    """Return the verdict with the number at `value`; untestable where it cannot be so."""
    try:
        moved = worlds.base.vary(number.put(worlds.base.conflict, value))
        return outcome_of(answers(Worlds(moved, worlds.readings), claim))
    except DetenteError:
        return "untestable"
