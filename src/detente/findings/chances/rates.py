"""The numbers of a model that what happens in time rests on, each with where it comes from."""

from __future__ import annotations

from collections.abc import Iterator

from detente.conflict.basis import Basis
from detente.conflict.model import Conflict, Option, Tie
from detente.conflict.quantity import Quantity
from detente.conflict.timing import patron_and_proxy
from detente.conflict.unfolding import Chances, Event
from detente.findings.measured import RateUsed, Source

NO_RATES = "rates"
"""What a model lacks in which nothing ever happens."""

GIVE_RATES = "write rate: 1 per 10 days at each actor, or dynamics: {rate: 1 per 10 days} for all of them"


def has_rates(conflict: Conflict) -> bool:
    """Tell whether the model says how often anything happens."""
    usual = conflict.dynamics is not None and conflict.dynamics.rate is not None
    return usual or any(each is not None for each in _stated(conflict))


def _stated(conflict: Conflict) -> Iterator[Quantity | None]:
    yield from (actor.rate for actor in conflict.actors)
    yield from (option.rate for option in conflict.options)
    yield from (event.rate for event in conflict.events)


def rates_used(conflict: Conflict) -> tuple[RateUsed, ...]:
    """Return the rates first, of those who decide and of events; then times of preparation, autonomy, other chances."""
    return (*_rates(conflict), *_times(conflict), *_autonomy(conflict), *_chances(conflict))


def _rates(conflict: Conflict) -> Iterator[RateUsed]:
    usual = conflict.dynamics.rate if conflict.dynamics else None
    for key in conflict.decision_makers:
        own = conflict.actor[key].rate
        if own is not None:
            yield _used(key, "rate", own, conflict.actor[key].basis)
        elif usual is not None and any(option.rate is None for option in conflict.controlled_by(key)):
            yield _used(key, "rate", usual, conflict.dynamics.basis if conflict.dynamics else Basis(), usual=True)
    for option in conflict.options:
        if option.rate is not None:
            yield _used(option.key, "rate", option.rate, option.basis)
    for event in conflict.events:
        if event.rate is not None:
            yield _used(event.key, "rate", event.rate, event.basis)
        for at in event.times:
            yield _used(event.key, "times", at.by, event.basis)


def _times(conflict: Conflict) -> Iterator[RateUsed]:
    return (_used(one.key, "takes", one.takes, one.basis) for one in conflict.options if one.takes is not None)


def _autonomy(conflict: Conflict) -> Iterator[RateUsed]:
    for tie in conflict.ties:
        if not rules_options(tie, conflict):
            continue
        if tie.autonomy is not None:
            yield _used(tie.id, "autonomy", tie.autonomy, tie.basis)
        for option, number in tie.autonomy_for:
            yield _used(f"{tie.id}, {option}", "autonomy", number, tie.basis)


def rules_options(tie: Tie, conflict: Conflict) -> bool:
    """Tell whether the autonomy of a tie changes anything: there is a proxy, and it has options."""
    said = patron_and_proxy(tie)
    return said is not None and any(option.by == said[1] for option in conflict.options)


def _chances(conflict: Conflict) -> Iterator[RateUsed]:
    deeds: tuple[Option | Event, ...] = (*conflict.options, *conflict.events)
    for deed in deeds:
        kinds: tuple[tuple[str, Chances], ...] = (("may cause", deed.may_cause), ("blamed", deed.blamed))
        for what, chances in kinds:
            yield from (_used(deed.key, f"{what} {name}", number, deed.basis) for name, number in chances)


def _used(of: str, what: str, number: Quantity, owner: Basis, *, usual: bool = False) -> RateUsed:
    silent = not (number.basis.because or number.basis.said_by or number.basis.note)
    basis = owner if usual and silent else number.basis
    source = _source(basis)
    shown = "usual" if usual and source == "guess" else source
    text = number.text or _plain(number)
    return RateUsed(of, what, number.value, text, shown, basis.because, basis.said_by, basis.note)


def _source(basis: Basis) -> Source:
    """Tell where a number comes from; one estimated from a file of events has the file's hash in its note."""
    if "sha256" in (basis.note or ""):
        return "data"
    return "cited" if basis.because else "said" if basis.said_by else "guess"


def _plain(number: Quantity) -> str:
    return f"{number.value:g} {number.unit}".strip()
