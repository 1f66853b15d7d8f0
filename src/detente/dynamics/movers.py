"""Who decides on what, at what rate and by whose wants: the decision makers, and the three readings of a proxy.

A proxy with autonomy a decides for itself with weight a; with weight 1 - a one of three things happens: the patron
controls its options, it moves by its patron's ranking, or it obeys an order option of the patron. The chain mixes the
generators of the pure models, Q = a Q(own) + (1 - a) Q(reading), and with several proxies those of all combinations. A
model with weight 0 is not even looked at, so both ends are their pure models exactly.

The concept: Salehyan (2010), J. Conflict Resolut. 54(3). The number is our construction.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product

from detente.conflict.model import Conflict, Tie
from detente.conflict.timing import patron_and_proxy
from detente.conflict.unfolding import Otherwise
from detente.errors import InvalidModel, Problem, TooLarge

MOST_WORLDS = 256
"""Combinations of proxies' readings in one chain: 8 proxies that are neither free nor ruled."""


@dataclass(frozen=True, slots=True)
class Mover:
    """Whoever gets chances to change `options`: `actor`, at `rate` per day, by the wants of `judge`.

    `rate` is None where the model states none. With an `order` it does what that option says, whatever it wants.
    """

    actor: str
    options: tuple[str, ...]
    judge: str
    rate: float | None
    order: str | None = None


@dataclass(frozen=True, slots=True)
class Grip:
    """Options of a proxy that are its own with the share `autonomy`, else its patron's in one of three ways."""

    patron: str
    proxy: str
    options: tuple[str, ...]
    autonomy: float
    otherwise: Otherwise
    order: str | None = None


Movers = tuple[Mover, ...]


def movers_of(conflict: Conflict) -> Movers:
    """Return the decision makers as they are, each by its own wants."""
    return tuple(
        Mover(actor, tuple(option.key for option in conflict.controlled_by(actor)), actor, rate_of(conflict, actor))
        for actor in conflict.decision_makers
    )


def rate_of(conflict: Conflict, actor: str) -> float | None:
    """Return the rate at which an actor gets the chance to reconsider, per day; None where none is stated."""
    stated = conflict.actor[actor].rate or (conflict.dynamics.rate if conflict.dynamics else None)
    return None if stated is None else stated.value


def grips_of(conflict: Conflict) -> tuple[Grip, ...]:
    """Return the options that are not, or not fully, their proxies' own; those of one autonomy together."""
    return tuple(grip for tie in conflict.ties for grip in _grips(conflict, tie))


def _grips(conflict: Conflict, tie: Tie) -> Iterator[Grip]:
    said = patron_and_proxy(tie)
    if said is None:
        return
    patron, proxy = said
    single, usual = dict(tie.autonomy_for), tie.autonomy
    shares: dict[float, list[str]] = {}
    for option in conflict.controlled_by(proxy):
        number = single.get(option.key, usual)
        shares.setdefault(1.0 if number is None else number.value, []).append(option.key)
    for share, options in shares.items():
        if share < 1:
            yield Grip(patron, proxy, tuple(options), share, tie.otherwise or "patron controls", tie.order)


def worlds(conflict: Conflict) -> tuple[tuple[float, Movers], ...]:
    """Return the pure models the chain mixes, each with its weight; the weights add up to 1.

    Raises TooLarge (D824) with more than 256 of them, InvalidModel (D828) where an option has two patrons.
    """
    grips, movers = grips_of(conflict), movers_of(conflict)
    held = [option for grip in grips for option in grip.options]
    for option in sorted({option for option in held if held.count(option) > 1}):
        fix = "give the autonomy at one of the ties"
        raise InvalidModel(Problem("D828", f"{option} has two patrons that may decide on it", ("ties",), fix=fix))
    ways = [[(own, grip) for own in (True, False) if _weight(grip, own=own) > 0] for grip in grips]
    if (count := 2 ** sum(len(each) > 1 for each in ways)) > MOST_WORLDS:
        fix = "give some an autonomy of 0 or 1"
        raise TooLarge(Problem("D824", f"{count:,} ways in which proxies decide; the most is {MOST_WORLDS}", fix=fix))
    return tuple(_world(each, movers, conflict) for each in product(*ways))


def _weight(grip: Grip, *, own: bool) -> float:
    return grip.autonomy if own else 1 - grip.autonomy


def _world(ways: tuple[tuple[bool, Grip], ...], movers: Movers, conflict: Conflict) -> tuple[float, Movers]:
    weight = 1.0
    for own, grip in ways:
        weight *= _weight(grip, own=own)
        movers = movers if own else gripped(movers, grip, conflict)
    return weight, movers


def gripped(movers: Movers, grip: Grip, conflict: Conflict) -> Movers:
    """Return the movers of the model in which the proxy does not decide on the options of `grip`."""
    left = tuple(
        replace(it, options=_without(it.options, grip.options)) if it.actor == grip.proxy else it for it in movers
    )
    if grip.otherwise == "patron controls":
        changed = _given(left, grip, conflict)
    else:
        judge = grip.patron if grip.otherwise == "patron's ranking" else grip.proxy
        changed = (*left, Mover(grip.proxy, grip.options, judge, rate_of(conflict, grip.proxy), grip.order))
    return tuple(mover for mover in changed if mover.options)


def _given(movers: Movers, grip: Grip, conflict: Conflict) -> Movers:
    """Give the options to the patron, which decides on them together with its own, in the order of the model."""
    for at, mover in enumerate(movers):
        if (mover.actor, mover.judge, mover.order) == (grip.patron, grip.patron, None):
            both = {*mover.options, *grip.options}
            ordered = tuple(option.key for option in conflict.options if option.key in both)
            return (*movers[:at], replace(mover, options=ordered), *movers[at + 1 :])
    return (*movers, Mover(grip.patron, grip.options, grip.patron, rate_of(conflict, grip.patron)))


def _without(options: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(option for option in options if option not in others)
