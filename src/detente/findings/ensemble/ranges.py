"""Claims over numbers of which only a range is known: rates, times, autonomies, and saliences on the table.

In each case every such number is drawn evenly from its range, and a profile of wants by its share. In points, where the
saliences of a party sum to 1, those drawn are scaled to do so again.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from detente.conflict.bargain import Deal, Issue
from detente.conflict.model import Claim, Conflict
from detente.conflict.quantity import Quantity
from detente.findings.ensemble.context import Context
from detente.findings.ensemble.many import OUTCOMES
from detente.findings.ensemble.profiles import Profiles
from detente.findings.judge import Worlds, answers, outcome_of
from detente.findings.numbers import ranged
from detente.findings.rests import about_deals, about_time


def saliences_unsure(conflict: Conflict) -> bool:
    """Tell whether of some salience on the table only a range is known."""
    issues = conflict.deal.issues if conflict.deal else ()
    return any(it.salience is not None and _wide(it.salience) for issue in issues for it in issue.stands)


def hangs_on_ranges(claim: Claim, conflict: Conflict) -> bool:
    """Tell whether a claim is about time or about deals, and the model has ranges of the numbers these hang on."""
    if claim.test is None:
        return False
    in_time = bool(ranged(conflict))
    if about_deals(claim.test):
        return saliences_unsure(conflict) or (in_time and conflict.dynamics is not None)
    return in_time and about_time(claim.test)


def over_ranges(
    base: Context, worlds: Worlds, claim: Claim, profiles: Profiles, *, number: int, seed: int
) -> NDArray[np.int8]:
    """Return (number,): the outcome of a claim in so many cases, each with numbers and a profile of its own.

    Cost: judging the claim `number` times over.
    """
    rng = np.random.default_rng(seed)
    found = np.zeros(number, np.int8)
    for at, row in enumerate(rng.choice(profiles.number, number, p=profiles.weight)):
        world = base.world(profiles.choice[row])
        world = world.vary(with_numbers(world.conflict, rng))
        found[at] = OUTCOMES.index(outcome_of(answers(Worlds(world, worlds.readings), claim)))
    return found


def with_numbers(conflict: Conflict, rng: np.random.Generator) -> Conflict:
    """Return the conflict with a number drawn for each of which only a range is known."""
    changed = conflict
    for number in ranged(conflict):
        changed = number.put(changed, rng.uniform(number.value.low, number.value.high))
    if changed.deal is None or not saliences_unsure(changed):
        return changed
    return replace(changed, deal=_with_saliences(changed.deal, rng))


def _with_saliences(deal: Deal, rng: np.random.Generator) -> Deal:
    known = {(issue.key, it.actor): it.salience for issue in deal.issues for it in issue.stands if it.salience}
    values = {key: rng.uniform(each.low, each.high) for key, each in known.items()}
    before, after = _sums({key: each.value for key, each in known.items()}), _sums(values)
    scale = {who: before[who] / total if deal.scale == "points" and total > 0 else 1.0 for who, total in after.items()}
    return replace(deal, issues=tuple(_issue(issue, values, scale) for issue in deal.issues))


def _sums(values: dict[tuple[str, str], float]) -> dict[str, float]:
    return {who: sum(value for (_, actor), value in values.items() if actor == who) for _, who in values}


def _issue(issue: Issue, values: dict[tuple[str, str], float], scale: dict[str, float]) -> Issue:
    drawn = {it.actor: values[issue.key, it.actor] * scale[it.actor] for it in issue.stands if it.salience}
    stands = tuple(replace(it, salience=_at(it.salience, drawn.get(it.actor))) for it in issue.stands)
    return replace(issue, stands=stands)


def _at(quantity: Quantity | None, value: float | None) -> Quantity | None:
    if quantity is None or value is None:
        return quantity
    return replace(quantity, value=value, low=value, high=value, text="", spread=None)


def _wide(quantity: Quantity) -> bool:
    return quantity.low < quantity.high
