"""A signal of resolve that is paid before, or one that costs only if one backs down.

A defender values the prize at v, and fighting for it costs c. A *sunk* cost k is paid now, whatever follows. A *tied
hand* costs k only if the defender is challenged and does not fight. Sinking cost leaves the later choice as it was:
fight if v > c. Tying hands changes it: fight if v + k > c. Either way the signal is worth sending only to those who
gain by it, so what it tells is the lowest value at which it pays.

Here `deters` is the chance that a challenger who sees the signal stays away, `meets` the chance without it.

Fearon (1997), Signaling foreign policy interests: tying hands versus sinking costs, J. Conflict Resolution 41(1).
This is the decision of one defender against given chances, not Fearon's equilibrium.
"""

from __future__ import annotations

from dataclasses import dataclass

from detente.dynamics.calculators.inputs import at_least_0, share


@dataclass(frozen=True, slots=True)
class Signal:
    """What each course is worth to the defender, whether it fights when challenged, and what is best."""

    nothing: float
    sunk: float
    tied: float
    fights: bool
    fights_tied: bool

    @property
    def best(self) -> str:
        """The course worth most; of equals the one first named: nothing, sunk, tied."""
        return max(("nothing", "sunk", "tied"), key=lambda name: float(getattr(self, name)))


def signals(value: float, fight: float, *, sunk: float, tied: float, deters: float, meets: float) -> Signal:
    """Return what no signal, a sunk cost and a tied hand are worth, for a prize of `value` and a cost to `fight`.

    >>> signals(1.0, 1.5, sunk=0.2, tied=1.0, deters=0.8, meets=0.3)
    Signal(nothing=0.3, sunk=0.6, tied=0.7, fights=False, fights_tied=True)
    """
    for name, number in (("value", value), ("fight", fight), ("sunk", sunk), ("tied", tied)):
        at_least_0(name, number)
    share("deters", deters)
    share("meets", meets)
    gain = value - fight
    if_met, if_met_tied = max(gain, 0.0), max(gain, -tied)
    return Signal(
        round(meets * value + (1 - meets) * if_met, 12),
        round(deters * value + (1 - deters) * if_met - sunk, 12),
        round(deters * value + (1 - deters) * if_met_tied, 12),
        gain > 0,
        gain > -tied,
    )


def separating_cost(low: float, high: float) -> float:
    """Return the least sunk cost that a defender of value `high` pays and one of value `low` does not.

    It is the low one's whole gain from being taken for resolute. With no cost at all talk is cheap and tells nothing.

    >>> separating_cost(0.4, 1.0)
    0.4
    """
    at_least_0("low", low)
    at_least_0("high", high)
    return min(low, high)


def committing_cost(value: float, fight: float) -> float:
    """Return the audience cost above which a defender who says it will fight does: what fighting loses, 0 if nothing.

    >>> committing_cost(1.0, 1.5)
    0.5
    """
    return max(0.0, at_least_0("fight", fight) - at_least_0("value", value))
