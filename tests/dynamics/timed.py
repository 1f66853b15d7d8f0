"""Random crises that go on in time: `tests/models.py` with rates, delays, events, proxies, costs and blame added."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from models import Size, build, dice_of, formula, one_in, pick

from detente.conflict.change import accepted
from detente.conflict.formula import Atom, Blamed, Not, Or, Prepared
from detente.conflict.model import Conflict, Statement, Tie
from detente.conflict.quantity import Quantity
from detente.conflict.unfolding import OTHERWISE, AudienceCost, Dynamics, Event, Multiplier

SMALL = Size(makers=(2, 3), options=4, states=12)


def number(value: float, unit: str = "") -> Quantity:
    return Quantity(value, value, value, unit, f"{value!r} {unit}".strip())


def plain(seed: int, size: Size = SMALL) -> Conflict:
    """A crisis in which everybody has a rate and nothing else goes on."""
    conflict = accepted(build(dice_of(np.random.default_rng(seed)), size))
    rng = np.random.default_rng(seed + 10**6)
    actors = (replace(actor, rate=number(float(rng.uniform(0.1, 2)), "per day")) for actor in conflict.actors)
    return replace(conflict, actors=tuple(actors))


def timed(seed: int) -> Conflict:
    """A crisis in which any of the features of time may turn up; small enough for the oracle."""
    conflict, rng = plain(seed), np.random.default_rng(seed + 2 * 10**6)
    dice = dice_of(rng)
    names = [actor.key for actor in conflict.actors]
    conditions = tuple(condition.key for condition in conflict.conditions)

    def chances(keys):
        return tuple((key, number(pick(dice, (0.0, 0.3, 1.0)))) for key in keys[:1] if one_in(dice, 3))

    if conditions and (conflict.infeasible or conflict.one_of):  # what comes true might open states no ranking has
        conflict = replace(conflict, actors=tuple(replace(actor, ranking=None) for actor in conflict.actors))
    options, late = [], 0
    for option in conflict.options:
        if late < 2 and one_in(dice, 3):
            late += 1
            option = replace(option, takes=number(float(dice(1, 9)), "days"), stages=dice(1, 3))
        option = replace(option, rate=number(0.7, "per day") if one_in(dice, 4) else None)
        option = replace(option, may_cause=chances(conditions), blamed=chances((pick(dice, names),)))
        costs = number(pick(dice, (0.1, 0.5))), number(pick(dice, (0.1, 0.5)))
        sunk, tied = (cost if one_in(dice, 5) else None for cost in costs)
        options.append(replace(option, sunk=sunk, hands_tied=tied))
    conflict = replace(conflict, options=tuple(options), dynamics=Dynamics(rate=number(0.25, "per day")))
    conflict = replace(conflict, actors=tuple(_actor(dice, actor, conflict) for actor in conflict.actors))
    conflict = replace(conflict, events=tuple(_event(dice, k, conflict) for k in range(dice(0, 2))))
    return replace(conflict, ties=_ties(dice, conflict))


def _actor(dice, actor, conflict):
    atoms = [option.key for option in conflict.options]
    wants = actor.wants
    if actor.ranking is None:
        late = [option.key for option in conflict.options if option.takes]
        blamed = [name for option in conflict.options for name, _ in option.blamed]
        if late and dice(0, 1):
            ahead = Or((Atom(pick(dice, atoms)), Not(Prepared(pick(dice, late)))))
            wants = (Statement(f"{actor.key}.ahead", actor.key, ahead), *wants)
        if blamed and dice(0, 1):
            feared = Or((Atom(pick(dice, atoms)), Blamed(blamed[0])))
            wants = (*wants, Statement(f"{actor.key}.blame", actor.key, feared))
        if one_in(dice, 4):
            wants = tuple(replace(want, worth=number(dice(1, 5) / 8)) for want in wants)
    own = [option.key for option in conflict.controlled_by(actor.key)]
    climbed = [group.id for group in conflict.one_of if set(group.options) & set(own)] or own
    costs = (AudienceCost(actor.key, pick(dice, climbed), number(0.25)),) if climbed and one_in(dice, 3) else ()
    return replace(actor, wants=wants, costs=costs)


def _event(dice, k, conflict):
    settable = [option.key for option in conflict.options] + [condition.key for condition in conflict.conditions]
    atom = Atom(pick(dice, settable))
    atoms = [option.key for option in conflict.options]
    return Event(
        f"e{k}",
        (Not(atom) if dice(0, 1) else atom,),
        number(0.05, "per day"),
        when=formula(dice, atoms, 1) if dice(0, 1) else None,
        times=(Multiplier(formula(dice, atoms, 1), number(3.0)),) if dice(0, 1) else (),
        blamed=((conflict.actors[0].key, number(0.4)),) if one_in(dice, 4) else (),
    )


def _ties(dice, conflict):
    makers = conflict.decision_makers
    if len(makers) < 2 or dice(0, 1):
        return ()
    patron, proxy = makers[0], makers[1]
    otherwise = pick(dice, OTHERWISE)
    own = [option.key for option in conflict.controlled_by(proxy)]
    order = next(option.key for option in conflict.controlled_by(patron)) if otherwise == OTHERWISE[2] else None
    single = ((own[0], number(0.5)),) if one_in(dice, 3) else ()
    autonomy = number(pick(dice, (0.0, 0.25, 1.0)))
    return (Tie("tie.x", patron, proxy, "patron", autonomy, otherwise=otherwise, order=order, autonomy_for=single),)
