"""Numbers about how a crisis may unfold. None of them is a forecast: each is conditional on rates and a choice rule.

A `Measured` says what was computed, how far from the truth it can be given the rates, under which rule and by which
method, and which rates it rests on. Words are made of it elsewhere (`findings.chances.words`, `report.chances`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from detente.conflict.model import State

CONDITIONAL = "conditional on these rates"
"""The words that go with every answer about time."""

Unit = Literal["chance", "days", "share"]
Source = Literal["cited", "said", "data", "guess", "usual"]


@dataclass(frozen=True, slots=True)
class RateUsed:
    """One number of the model that what happens in time rests on.

    `of` is whose it is ("usa", "usa.strike", "unrest", "usa (usual)"), `what` is rate, takes, autonomy, ..., `text` how
    it was written. `source`: *cited* where a sentence is given for it, *said* where only a speaker is, *data* where it
    was estimated, *usual* where it is the rate of `dynamics` for actors without one of their own, else a *guess*.
    """

    of: str
    what: str
    value: float
    text: str
    source: Source = "guess"
    because: tuple[str, ...] = ()
    said_by: tuple[str, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A chance that is reported beside the one asked for: that G comes first, that neither ever comes."""

    says: str
    value: float


@dataclass(frozen=True, slots=True)
class Measured:
    """A chance, a number of days or a share of time, with bounds on it.

    `value` is None where the days are infinite; then `trap` is a state of the class in which they are spent, where
    there is one. The truth, given the rates, lies from `low` to `high`; for sample paths (`paths` of them, drawn by
    `seed`) it does so at `level`. Where the question is asked from several states (`starts`), the value is the lowest
    and `most` the highest. `days` is the time asked about, None for all time.
    """

    rule: str
    unit: Unit
    value: float | None
    error: float
    low: float
    high: float | None
    method: str
    rates: tuple[RateUsed, ...]
    days: float | None = None
    parts: tuple[Part, ...] = ()
    starts: int = 1
    most: float | None = None
    trap: State | None = None
    paths: int | None = None
    seed: int | None = None
    level: float | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class WayStep:
    """One step of a way: what happened, who did it (None: by chance), and what is the case then."""

    actor: str | None
    what: str
    after: State


@dataclass(frozen=True, slots=True)
class LikelyWay:
    """A most likely way, in one of its meanings: `says` is what `chance` means. Nothing else has more than `above`.

    By sample paths (`paths` of them) the chance lies from `low` to `above` at `level`; `sure` is False where a way that
    may be as likely differs in whether it `passes`.
    """

    rule: str
    meaning: str
    says: str
    start: State
    steps: tuple[WayStep, ...]
    chance: float
    above: float
    passes: bool
    method: str
    rates: tuple[RateUsed, ...]
    days: float | None = None
    low: float | None = None
    paths: int | None = None
    seed: int | None = None
    level: float | None = None
    sure: bool = True
    note: str = ""
