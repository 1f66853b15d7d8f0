"""How large an ensemble is before it is gone through, and a refusal of one that would not end or tell nothing.

| code | what is wrong |
|---|---|
| D410 | every profile is asked for, and there are too many |
| D411 | more profiles are to be drawn than can be judged in a day |
| D412 | nothing is unsure: there is one profile, no alternative, and no number with a range |
| D413 | an actor whose order is to be freed ranks states directly, or wants less than two things |
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import prod

from detente.conflict.model import Conflict
from detente.conflict.order import AnyOrder
from detente.errors import InvalidModel, InvalidQuery, Problem, TooLarge, nearest
from detente.findings.ensemble.orders import count
from detente.findings.ensemble.ranges import saliences_unsure
from detente.findings.ensemble.variants import MOST_LISTS, chance_of, order_of, unsure
from detente.findings.numbers import ranged
from detente.moves import Graph

PER_ENTRY = 5e-9
"""Seconds for a state of a decider in one profile, for one claim under one reading: `tower22` on one core."""

LONGEST = 86_400.0
"""Seconds; what would take longer is refused."""

AT_ONCE = 0.5
"""Seconds; an ensemble that takes less is gone through along with the verdicts (`detente check`)."""

LONG = 60.0
"""Seconds; an ensemble that takes more has no place in the report's page."""

LARGEST = 2 * 10**9
"""Bytes of verdicts and profiles; an ensemble that has more is refused."""

UNSURE = (
    "say what is unsure: `order: [any order]` for an actor, `holds: perhaps` for a want, `alternatives`; "
    "or free the order of an actor's wants here, --free ACTOR"
)


@dataclass(frozen=True, slots=True)
class Size:
    """How many profiles there are, None where they were not counted, and how many lists each unsure actor has."""

    profiles: int | None
    lists: tuple[tuple[str, int | None], ...]

    @property
    def listable(self) -> bool:
        """Whether the lists of every actor are few enough to be written out."""
        return all(number is not None and number <= MOST_LISTS for _, number in self.lists)


def size_of(conflict: Conflict) -> Size:
    """Count the profiles: for each actor its orders, times two for each want that may not hold.

    >>> size_of(Conflict("x", (), ())).profiles
    1
    """
    lists: list[tuple[str, int | None]] = []
    for actor in conflict.actors:
        if unsure(actor):
            orders = count(order_of(actor))
            open_ = sum(0.0 < chance_of(want) < 1.0 for want in actor.wants)
            lists.append((actor.key, None if orders is None else orders * 2**open_))
    known = [number for _, number in lists if number is not None]
    return Size(prod(known) if len(known) == len(lists) else None, tuple(lists))


def seconds(profiles: float, graph: Graph, claims: int, readings: int) -> float:
    """Return about how long `profiles` profiles take, in seconds on one core."""
    return profiles * graph.size * len(graph.actors) * max(claims, 1) * readings * PER_ENTRY


def refuse(size: Size, *, number: int, every: bool, graph: Graph, claims: int, readings: int) -> None:
    """Raise TooLarge where the profiles asked for are too many: all of them (D410), or `number` drawn ones (D411)."""
    wanted = size.profiles if every else number
    if wanted is not None and (size.listable or not every):
        longest, size_in_memory = seconds(wanted, graph, claims, readings), wanted * (claims * readings + 16)
        if longest <= LONGEST and size_in_memory <= LARGEST:
            return
        told = f"{wanted:,} profiles take about {duration(longest)} and {size_in_memory / 1e9:,.0f} GB"
    else:
        told = "they cannot be gone through one by one"
    if not every:
        fix = "ask for fewer (--profiles); 10,000 tell a share to within one in a hundred"
        raise TooLarge(Problem("D411", told, ("actors",), fix=fix, on_key=True))
    many = "more profiles than can be counted" if size.profiles is None else f"{size.profiles:,} profiles"
    lists = ", ".join(f"{key} {'?' if each is None else f'{each:,}'}" for key, each in size.lists)
    message = f"there are {many} ({lists}); {told}"
    fix = "leave out --all: profiles are then drawn (--profiles 1000), and shares told with intervals"
    raise TooLarge(Problem("D410", message, ("actors",), fix=fix, on_key=True))


def cheap(size: Size, graph: Graph, claims: int, readings: int) -> bool:
    """Tell whether all profiles are gone through at once."""
    if size.profiles is None or not size.listable:
        return False
    return seconds(size.profiles, graph, claims, readings) <= AT_ONCE


def duration(seconds: float) -> str:
    """Say a long time in the unit that fits.

    >>> duration(90_000), duration(400.0 * 86_400)
    ('1 day', '1 year')
    """
    for unit, name in ((365.25 * 86_400, "year"), (86_400, "day"), (3_600, "hour"), (60, "minute")):
        if seconds >= unit:
            number = round(seconds / unit)
            return f"{number:,} {name}{'' if number == 1 else 's'}"
    return f"{max(1, round(seconds))} seconds"


def something_unsure(conflict: Conflict) -> None:
    """Raise InvalidModel (D412) where there is one profile only, under one reading, with all numbers known."""
    open_ = any(unsure(actor) for actor in conflict.actors) or conflict.alternatives
    if not open_ and not ranged(conflict) and not saliences_unsure(conflict):
        message = "nothing in this model is unsure: one profile of wants, no alternative, no number with a range"
        raise InvalidModel(Problem("D412", message, ("actors",), fix=UNSURE, on_key=True))


def freed(conflict: Conflict, actors: Iterable[str]) -> Conflict:
    """Return the conflict with nothing sure of the order of the wants of `actors`. Raises InvalidQuery (D210, D413)."""
    asked = tuple(dict.fromkeys(actors))
    wrong = [problem for key in asked if (problem := _not_free(conflict, key))]
    if wrong:
        raise InvalidQuery(*wrong)
    changed = tuple(replace(it, order=(AnyOrder(),)) if it.key in asked else it for it in conflict.actors)
    return replace(conflict, actors=changed) if asked else conflict


def _not_free(conflict: Conflict, key: str) -> Problem | None:
    if key not in conflict.actor:
        known = [actor.key for actor in conflict.actors if len(actor.wants) > 1]
        message, fix = f'no actor is called "{key}"', f"actors with wants: {', '.join(known)}"
        return Problem("D210", message, nearest=nearest(key, known), fix=fix)
    actor = conflict.actor[key]
    if actor.ranking is not None:
        return Problem("D413", f"{key} ranks states directly; there is no order of wants to free")
    return None if len(actor.wants) > 1 else Problem("D413", f"{key} wants less than two things: they have one order")
