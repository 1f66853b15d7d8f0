"""The range of bargains both sides prefer to war, and the demand of a side that does not know the other's costs.

A prize of size 1 is divided. War gives A the prize with chance p and costs A and B c_a and c_b. A prefers any share
above p - c_a to war, B any that leaves A below p + c_b; as costs are positive the range is never empty: rational sides
fight only over what they do not know, cannot promise, or cannot divide.

Fearon (1995), Rationalist explanations for war, International Organization 49(3); the risk and return trade-off as in
Powell (1999), In the Shadow of Power, chapter 3.
"""

from __future__ import annotations

from dataclasses import dataclass

from detente.dynamics.calculators.inputs import at_least_0, share


@dataclass(frozen=True, slots=True)
class Bargaining:
    """Shares of the prize for A between `low` and `high` suit both; within 0..1."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Demand:
    """What A demands, and the chance that it means war."""

    demand: float
    war: float


def bargaining_range(win: float, cost_a: float, cost_b: float) -> Bargaining:
    """Return the shares for A that both prefer to war; `win` is A's chance to win, costs are shares of the prize.

    >>> bargaining_range(0.5, 0.25, 0.125)
    Bargaining(low=0.25, high=0.625)
    """
    share("win", win)
    at_least_0("cost_a", cost_a)
    at_least_0("cost_b", cost_b)
    return Bargaining(max(0.0, win - cost_a), min(1.0, win + cost_b))


def best_demand(win: float, cost_a: float, highest_cost_b: float) -> Demand:
    """Return A's best demand where B's cost is anything from 0 to `highest_cost_b`, all equally likely.

    A demand of x is refused by a B whose cost is below x - win. A weighs more against the risk:
    x = win + (C - cost_a) / 2, war with chance (C - cost_a) / (2 C); no risk is taken where cost_a is at least C.
    Nobody can demand more than the whole prize.

    >>> best_demand(0.5, 0.25, 0.5)
    Demand(demand=0.625, war=0.25)
    """
    share("win", win)
    at_least_0("cost_a", cost_a)
    at_least_0("highest_cost_b", highest_cost_b, above=True)
    over = min(max(0.0, (highest_cost_b - cost_a) / 2), 1.0 - win)
    return Demand(win + over, over / highest_cost_b)
