"""A quantity: a number an analyst states, with how sure they are and what it rests on."""

from __future__ import annotations

from dataclasses import dataclass

from detente.conflict.basis import Basis


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value, or a range when `low` < `high`, in `unit`; `text` is how it was written.

    Times are in days, rates per day, shares between 0 and 1 (``"60 %"`` is 0.6). `spread` names the distribution over
    the range (``uniform``), or is None where the range is only a range.
    """

    value: float
    low: float
    high: float
    unit: str = ""
    text: str = ""
    spread: str | None = None
    basis: Basis = Basis()
