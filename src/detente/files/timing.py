"""How a crisis goes on in time, as the model file says it: rates, events, dates, proxies, costs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from detente.conflict.formula import Formula
from detente.conflict.model import Conflict
from detente.conflict.names import Names
from detente.conflict.quantity import Quantity
from detente.conflict.unfolding import AudienceCost, Chances, Dated, Dynamics, Event, Multiplier
from detente.errors import Path
from detente.files.fields import Data, Problems, basis, listed, prefixed, quantity, table, words
from detente.files.resolved import resolved

_ONE = Quantity(1.0, 1.0, 1.0)
"""What stands in for a number that could not be read."""


def chances(data: Data, key: str, path: Path, problems: Problems) -> Chances:
    """Return the names at `key`, each with how likely it is."""
    found = table(data, key).items()
    return tuple((name, quantity(below, (*path, key, name), problems) or _ONE) for name, below in found)


def autonomies(data: Data, proxies: tuple[str, ...], path: Path, problems: Problems) -> Chances:
    """Return the autonomy of single options; a bare name is an option of the proxy's own, one of `proxies`."""
    own = next(iter(proxies), "")
    listed_for = chances(data, "autonomy_for", path, problems)
    return tuple((name if "." in name or not own else f"{own}.{name}", number) for name, number in listed_for)


def timed_option(data: Data, path: Path, problems: Problems) -> dict[str, Any]:
    """Return the fields of an option that say how it goes on in time."""
    return {
        "stages": data.get("stages"),
        "fixed": bool(data.get("fixed")),
        "may_cause": chances(data, "may_cause", path, problems),
        "blamed": chances(data, "blamed", path, problems),
        "sunk": quantity(data.get("sunk"), (*path, "sunk"), problems),
        "hands_tied": quantity(data.get("hands_tied"), (*path, "hands_tied"), problems),
    }


def costs(actor: str, data: Data, facts: tuple[str, ...], problems: Problems) -> Iterator[AudienceCost]:
    """Yield what audiences make an actor pay; a bare name is a group or an option of its own."""
    for at, below in enumerate(listed(data, "costs")):
        climbed = below.get("climbed") or ""
        own = prefixed(actor, climbed)
        each = quantity(below.get("each"), ("actors", actor, "costs", at, "each"), problems) or _ONE
        yield AudienceCost(below.get("for") or "", own if own in facts else climbed, each, basis(below))


def dynamics(data: Data | None, problems: Problems) -> Dynamics | None:
    """Return how the actors choose, where the file says it."""
    if not data:
        return None
    precision, rate = (quantity(data.get(key), ("dynamics", key), problems) for key in ("precision", "rate"))
    return Dynamics(data.get("rule") or "better-reply", precision, rate, basis(data))


def events(data: Data, problems: Problems) -> Iterator[Event]:
    """Yield the outside events, without their formulas."""
    for key, below in table(data, "events").items():
        path = ("events", key)
        yield Event(
            key,
            (),
            quantity(below.get("rate"), (*path, "rate"), problems),
            by=below.get("by"),
            may_cause=chances(below, "may_cause", path, problems),
            blamed=chances(below, "blamed", path, problems),
            says=below.get("says") or "",
            basis=basis(below),
        )


def calendar(data: Data) -> Iterator[Dated]:
    """Yield the dates, without their formulas and edits."""
    for key, below in table(data, "calendar").items():
        yield Dated(key.removeprefix("on "), says=below.get("says") or "", basis=basis(below))


def with_timing(conflict: Conflict, data: Data, names: Names, problems: Problems) -> Conflict:
    """Return `conflict` with the formulas of its events and dates."""
    event_data, dated = table(data, "events"), table(data, "calendar")
    return replace(
        conflict,
        events=tuple(_with_formulas(event, event_data[event.key], names, problems) for event in conflict.events),
        calendar=tuple(
            replace(entry, sets=_sets(dated[f"on {entry.date}"], names, ("calendar", f"on {entry.date}"), problems))
            for entry in conflict.calendar
        ),
    )


def _with_formulas(event: Event, data: Data, names: Names, problems: Problems) -> Event:
    path = ("events", event.key)
    when = resolved(data.get("when"), names, (*path, "when"), problems) if data.get("when") is not None else None
    times = tuple(
        _multiplier(below, names, (*path, "times", at), problems) for at, below in enumerate(listed(data, "times"))
    )
    return replace(event, sets=_sets(data, names, path, problems), when=when, times=times)


def _multiplier(data: Data, names: Names, path: Path, problems: Problems) -> Multiplier:
    when = resolved(data.get("when"), names, (*path, "when"), problems)
    return Multiplier(when, quantity(data.get("by"), (*path, "by"), problems) or _ONE)


def _sets(data: Data, names: Names, path: Path, problems: Problems) -> tuple[Formula, ...]:
    texts = words(data, "sets")
    return tuple(resolved(text, names, (*path, "sets", at), problems) for at, text in enumerate(texts))
