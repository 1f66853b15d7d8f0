"""What a state is worth to a party in a deal, and what it can expect without one.

On the scale `worth` a state is worth the sum of the worths of the wants that hold in it. On either scale what a party
pays wherever something holds (`prices`) is taken off. Wants are those of the day until which the deal must be signed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from detente.conflict.bargain import Deal
from detente.conflict.edit import Forbid
from detente.conflict.formula import And, Formula, Not
from detente.conflict.model import Conflict, Statement
from detente.conflict.still import at_rest
from detente.conflict.timing import day
from detente.errors import InvalidModel, Problem

if TYPE_CHECKING:
    from detente.dynamics.process import Process
    from detente.findings.world import World

Vector = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Expected:
    """What each party has without a deal: (p,) values, each at most `error` off; `days` is when, None for now.

    `wants` is the crisis with the wants of that day, by which packages are judged too; None: those of now.
    """

    values: Vector
    error: float = 0.0
    days: float | None = None
    wants: Conflict | None = None


def value_of_states(world: World, deal: Deal, actors: tuple[str, ...], *, wants: Conflict | None = None) -> Vector:
    """Return (n, p): what each state is worth to each of `actors`, by the wants they have in `wants`."""
    told = world.conflict if wants is None else wants
    total = np.zeros((world.graph.size, len(actors)))
    for column, key in enumerate(actors):
        for want in told.actor[key].wants if deal.scale == "worth" and key in told.actor else ():
            if want.worth is not None and (wants is not None or wanted_now(want, told)):
                total[:, column] += want.worth.value * world.where(at_rest(want.formula, told))
        for price in deal.prices:
            if price.party == key:
                total[:, column] -= price.each.value * world.where(at_rest(price.when, told))
    return np.round(total, 12)


def wanted_now(want: Statement, conflict: Conflict) -> bool:
    """Tell whether a want has begun and is not over on the day of the status quo; with no such day, yes."""
    start = conflict.starts
    return start is None or ((want.since is None or want.since <= start) and (want.until is None or start < want.until))


def expected_values(world: World, deal: Deal, actors: tuple[str, ...], rule: str) -> Expected:
    """Return E[worth of the state at the last day to sign] under the rule called `rule`, if nobody ever signs.

    The last day is `by`, or the horizon. Raises DetenteError where the model has no rates or no horizon.
    """
    from detente.dynamics.transient import backward
    from detente.findings.chances.measure import in_time

    process, days = process_without(world, deal, rule), last_day(world.conflict, deal)
    timeline = in_time(process, days)
    start = np.array([process.start], dtype=np.intp)
    values, error = [], 0.0
    for column in worth_in_time(process, deal, actors, days).T:
        found = backward(timeline, column, np.array([days]), keep=start)
        values.append(float(found.values[0, 0]))
        error = max(error, found.error)
    return Expected(np.array(values), error, days, wants_at(process, days))


def process_without(world: World, deal: Deal, rule: str) -> Process:
    """Return the chain of the crisis in which the deal is never signed."""
    from detente.findings.chances.rates import GIVE_RATES, has_rates
    from detente.findings.chances.unfolding import exact, process_of

    if not has_rates(world.conflict):
        message = "without a deal the dynamics go on, and the model has no rates"
        raise InvalidModel(Problem("D925", message, ("deal", "without_a_deal"), fix=GIVE_RATES))
    signed = signing(deal)
    process = process_of(world.after((Forbid(signed),)) if signed is not None else world, rule)
    exact(process)
    return process


def signing(deal: Deal) -> Formula | None:
    """Return the formula that says the deal is signed: what it means to take; None where it means nothing."""
    taken = tuple(each for each in deal.means if not isinstance(each, Not))
    return None if not taken else taken[0] if len(taken) == 1 else And(taken)


def last_day(conflict: Conflict, deal: Deal) -> float:
    """Return the days until the deal must be signed, or the horizon. Raises InvalidQuery (D863) without either."""
    from detente.findings.chances.unfolding import horizon_of

    begun, end = day(conflict.starts), day(deal.by)
    return float((end - begun).days) if begun and end else horizon_of(conflict)


def worth_in_time(process: Process, deal: Deal, actors: tuple[str, ...], days: float) -> Vector:
    """Return (n, p): what each state of the chain is worth at the end of `days`."""
    from detente.dynamics.utility import utility

    told = wants_at(process, days)
    total = np.zeros((process.n, len(actors)))
    for column, key in enumerate(actors):
        if deal.scale == "worth" and told.actor[key].wants:
            total[:, column] += utility(told.actor[key], told, process.layout)
        for price in deal.prices:
            if price.party == key:
                total[:, column] -= price.each.value * process.mask(price.when)
    return total


def wants_at(process: Process, days: float) -> Conflict:
    """Return the crisis with the wants of the last day before `days`: what changes on that day comes too late."""
    past = sum(segment.end is not None and segment.end < days for segment in process.timeline)
    return process.phases[past].setting.conflict
