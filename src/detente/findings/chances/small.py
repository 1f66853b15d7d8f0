"""A chance from the status quo where it leads to few states: put to `dynamics.small`, without scipy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.conflict.formula import text
from detente.conflict.query import Chance, ExpectedTime, TimeShare
from detente.conflict.timing import day
from detente.findings.chances.rates import rates_used
from detente.findings.chances.unfolding import rule_keys
from detente.findings.measured import Measured, Part

if TYPE_CHECKING:
    from detente.dynamics.small import Small, Told
    from detente.findings.world import World

METHOD = "uniformisation on the states that can be reached"
ELIMINATED = "elimination on the states that can be reached"


def measured_small(world: World, query: Chance | ExpectedTime | TimeShare, rule: str) -> Measured | None:
    """Answer a question about a chance from the status quo; None where it is another question, or not small.

    Raises DetenteError where the model does not say enough.
    """
    if not isinstance(query, Chance) or query.start is not None or rule not in rule_keys(world.conflict):
        return None
    days = _days(world, query)
    if days is None:
        return None
    if query.event == "before" and world.small is not None:
        small = _small(world, rule, 0.0)
        found = None if small is None else _asked(small, query, days)
        if found is not None:
            return found
    small = _small(world, rule, days)
    return None if small is None else _asked(small, query, days)


def _days(world: World, query: Chance) -> float | None:
    """Return how far one must look: inf for what comes first; None where the model does not say, or it is past."""
    if query.event == "before":
        return float("inf")
    if query.event == "at":
        begun, then = day(world.conflict.starts), day(query.date)
        return None if begun is None or then is None or then < begun else float((then - begun).days)
    if query.event not in ("within", "while"):
        return None
    horizon = world.conflict.horizon
    return query.time if query.time is not None else horizon.value if horizon is not None else None


def _small(world: World, rule: str, days: float) -> Small | None:
    """Return the few states up to `days`, found once for all rules; worlds of one model learn from each other."""
    from detente.dynamics.rules import rule_of
    from detente.dynamics.small import small_of

    if world.small is None or world.small[0] < days:
        rules = [rule_of(key, world.conflict) for key in rule_keys(world.conflict)]
        known = world.small is not None and world.small[1] is None
        found = None if known else small_of(world.conflict, rules, days=days, like=world.kin)
        world.small = (float("inf") if found is None else days, found)
        told = {id(one.told) for one in world.kin}
        world.kin.extend(one for one in (found or {}).values() if id(one.told) not in told)
    return None if world.small[1] is None else world.small[1][rule]


def _asked(small: Small, query: Chance, days: float) -> Measured | None:
    from detente.dynamics import small as engine

    if query.formula is None:
        return None
    goal = small.mask(query.formula)
    if query.event == "at":
        return _told(small, engine.at(small, goal, days), days)
    other = None if query.other is None else small.mask(query.other)
    if query.event == "before" and other is not None and query.other is not None:
        found = engine.before(small, goal, other)
        if found is None:
            return None
        first, second, neither = found
        beside = (Part(f"{text(query.other)} first", second.value), Part("neither", neither))
        return _told(small, first, None, method=ELIMINATED, parts=beside)
    out = other is not None and not (other | goal)[small.start]
    note = f"{text(query.other)} does not hold at the start" if out and query.other is not None else ""
    return _told(small, engine.within(small, goal, days, allowed=other), days, note=note)


def _told(
    small: Small,
    found: Told | None,
    days: float | None,
    *,
    method: str = METHOD,
    parts: tuple[Part, ...] = (),
    note: str = "",
) -> Measured | None:
    if found is None:
        return None
    low, high = max(found.value - found.error, 0.0), min(found.value + found.error, 1.0)
    rates = rates_used(small.conflict)
    return Measured(
        small.rule.key, "chance", found.value, found.error, low, high, method, rates, days, parts, note=note
    )
