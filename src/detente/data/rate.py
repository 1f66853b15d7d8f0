"""A rate from a count: events per day, with an exact interval, and whether the events come in bursts.

Garwood (1936), Fiducial limits for the Poisson distribution, Biometrika 28: low is where so many events or more have a
chance of (1 - level)/2, high where so many or fewer have. Without events only an upper bound can be given: at 95 % it
is 3.0 events in the days observed (Hanley and Lippman-Hand 1983, JAMA 249). The index of dispersion is the variance of
the weekly counts over their mean: 1 for a Poisson process, more where one event brings the next. Its test is
(weeks - 1) times the index against chi-squared (Fisher 1925).
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import fmean, variance

from detente.conflict.basis import Basis
from detente.conflict.quantity import Quantity
from detente.data.counts import Counted

FEWEST_WEEKS = 4
"""With fewer whole weeks nothing is said of bursts."""

BURSTS = 0.01
"""Below this chance, were the events Poisson, the reader is warned."""


@dataclass(frozen=True, slots=True)
class Rate:
    """Events per day: `value`, and the interval `low` to `high` at `level`; `method` says how it was found.

    `dispersion` is the index of dispersion of the weekly counts (None with too little to tell) and `chance` that of an
    index as high or higher, were the events Poisson.
    """

    value: float
    low: float
    high: float
    level: float
    method: str
    events: int
    days: int
    dispersion: float | None
    chance: float | None
    source: str
    remarks: tuple[str, ...] = ()


def rate(counted: Counted, *, level: float = 0.95) -> Rate:
    """Return events per day from a count, with an exact interval. `level` is between 0 and 1.

    Without events the value is 0, which is no estimate, and `high` the one-sided bound.
    """
    events, days = counted.events, counted.days
    low, high = garwood(events, level=level)
    index, chance = dispersion(counted.weekly)
    method = "Garwood's exact Poisson interval" if events else "no events: one-sided upper bound (rule of three)"
    remarks = (*counted.remarks, *_warnings(counted, index, chance))
    source = str(counted.cited)
    return Rate(events / days, low / days, high / days, level, method, events, days, index, chance, source, remarks)


def garwood(events: int, *, level: float = 0.95) -> tuple[float, float]:
    """Return the exact interval of a Poisson mean; without events the one-sided bound.

    >>> [round(bound, 3) for bound in garwood(10)], round(garwood(0)[1], 3)
    ([4.795, 18.39], 2.996)
    """
    from scipy.special import gammaincinv

    if events == 0:
        return 0.0, float(gammaincinv(1, level))
    tail = (1 - level) / 2
    return float(gammaincinv(events, tail)), float(gammaincinv(events + 1, 1 - tail))


def dispersion(weekly: tuple[int, ...]) -> tuple[float | None, float | None]:
    """Return the index of dispersion and the chance of one as high, or None twice with too few weeks or no event.

    >>> dispersion((2, 2, 2, 2))
    (0.0, 1.0)
    """
    from scipy.special import chdtrc

    if len(weekly) < FEWEST_WEEKS or not any(weekly):
        return None, None
    index = variance(weekly) / fmean(weekly)
    return index, float(chdtrc(len(weekly) - 1, index * (len(weekly) - 1)))


def _warnings(counted: Counted, index: float | None, chance: float | None) -> list[str]:
    said = (
        [] if len(counted.weekly) >= FEWEST_WEEKS else ["there are too few weeks to tell whether events come in bursts"]
    )
    if index is not None and chance is not None and chance < BURSTS:
        said.append(
            f"the events come in bursts (weekly variance {index:.1f} times the mean): the true interval is about"
            f" {index**0.5:.1f} times as wide, and a constant rate says too little about quiet and busy weeks"
        )
    if counted.events == 0:
        said.append(
            f"nothing was seen in {counted.days} days: the rate is at most the bound, and 0 is no estimate of it"
        )
    if counted.malformed:
        said.append(f"{counted.malformed} malformed rows were left out")
    return said


def quantity(rate: Rate, *, because: tuple[str, ...] = ()) -> Quantity:
    """Return a rate as a quantity of a model, per day, with its interval as its range and its source as a note."""
    text = f"{rate.events} per {rate.days} days"
    return Quantity(rate.value, rate.low, rate.high, "per day", text, None, Basis(because=because, note=rate.source))
