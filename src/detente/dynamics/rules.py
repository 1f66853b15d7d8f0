"""How an actor that gets the chance to reconsider chooses among its moves. Ordinal wants give no chances by themselves.

A *gain* is what a move adds to the actor's utility, costs of moving taken off; to stay gains 0.

Better and best reply: Young (1993), Econometrica 61(1). Logit: Blume (1993), Games Econ. Behav. 5(3).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from detente.conflict.model import Conflict
from detente.dynamics.chain import Vector
from detente.errors import InvalidQuery, Problem, nearest

LEAST = 1e-12
"""Gains no larger than this are rounding, not gains; utilities of neighbouring ranks lie 1/n apart."""

Choose = Callable[[Vector, float], Vector]


@dataclass(frozen=True, slots=True)
class Rule:
    """A choice rule: `choose(gains, precision)` takes the (m, n) gains of m moves from n states, -inf where a move is
    not there, and returns the (m, n) chances of each; what is left to 1 is the chance to stay.
    """

    key: str
    says: str
    choose: Choose
    precision: float | None = None

    @property
    def name(self) -> str:
        """The rule as it is shown: with its precision, where it has one."""
        return self.key if self.precision is None else f"{self.key} (precision {self.precision:g})"

    def chances(self, gains: Vector) -> Vector:
        """Return the chance of each move."""
        return self.choose(gains, self.precision or 0.0)


def better_reply(gains: Vector, _: float) -> Vector:
    """Choose among all moves that gain, each as likely as the other."""
    better = gains > LEAST
    chances: Vector = better / np.maximum(better.sum(axis=0), 1)
    return chances


def best_reply(gains: Vector, _: float) -> Vector:
    """Choose among the moves that gain most, each as likely as the other."""
    most = gains.max(axis=0, initial=LEAST)
    best = (gains > LEAST) & (gains >= most - LEAST)
    chances: Vector = best / np.maximum(best.sum(axis=0), 1)
    return chances


def logit(gains: Vector, precision: float) -> Vector:
    """Choose a move, or to stay, with a chance that grows as exp(precision x utility)."""
    there = np.isfinite(gains)
    weight = precision * np.where(there, gains, 0.0)
    most = np.maximum(np.where(there, weight, 0.0).max(axis=0, initial=0.0), 0.0)
    chance = np.where(there, np.exp(weight - most), 0.0)
    shares: Vector = chance / (np.exp(-most) + chance.sum(axis=0))
    return shares


RULES = (
    Rule("better-reply", "every move that gains is as likely as the other", better_reply),
    Rule("best-reply", "the move that gains most is made", best_reply),
    Rule("logit", "moves that gain more are likelier; a move that loses can happen", logit, precision=5.0),
)


def rules_of(conflict: Conflict) -> tuple[Rule, ...]:
    """Return the choice rules, the one the model names first (better-reply where it names none).

    `logit` has the precision the model states, or 5: the best state of an actor is then exp(5) = 148 times as likely
    to be chosen as its worst.
    """
    said = conflict.dynamics
    precision = said.precision.value if said and said.precision else None
    rules = tuple(
        replace(it, precision=precision) if it.key == "logit" and precision is not None else it for it in RULES
    )
    first = said.rule if said else RULES[0].key
    return tuple(sorted(rules, key=lambda it: it.key != first))


def _stated(rule: Rule, precision: float) -> Rule:
    return rule if rule.precision is None else replace(rule, precision=precision)


def rule_of(key: str, conflict: Conflict) -> Rule:
    """Return the rule called `key`, with the precision the model states. Raises InvalidQuery (D822)."""
    known = {rule.key: rule for rule in rules_of(conflict)}
    if key not in known:
        fix = f"rules: {', '.join(rule.key for rule in RULES)}"
        raise InvalidQuery(Problem("D822", f'no choice rule is called "{key}"', nearest=nearest(key, known), fix=fix))
    return known[key]
