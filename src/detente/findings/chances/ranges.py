"""Ranges among the numbers of a model: a claim about time is asked at both ends of each and at the middle.

With up to three ranges every combination of ends is asked; with more each range alone, the others at their middle, and
all at their lower and all at their upper ends. Between the ends nothing is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from itertools import product
from typing import Any

from detente.conflict.model import Conflict, Tie
from detente.conflict.quantity import Quantity
from detente.findings.chances.rates import rules_options
from detente.findings.chances.words import number_words
from detente.findings.measured import CONDITIONAL, LikelyWay, Measured
from detente.findings.verdict import Answer
from detente.findings.world import World

PARTS = ("dynamics", "actors", "options", "events", "ties")
"""The parts of a conflict that have numbers about time."""

MOST_TOGETHER = 3
"""Ranges of which all combinations of ends are asked."""

Spot = tuple[str | int, ...]
"""Where a number stands in a conflict: names of fields and places in tuples."""


@dataclass(frozen=True, slots=True)
class End:
    """What the ranges are set to, in words, and the world in which they are."""

    says: str
    world: World


def at_the_ends(world: World) -> tuple[End, ...]:
    """Return the worlds at the ends of the ranges of a model, made once; none where it has no range."""
    if world.ends is None:
        world.ends = tuple(_ends(world))
    return world.ends


def over_ranges(world: World, ask: Callable[[World], Answer]) -> Answer:
    """Ask a claim about time with all numbers in the middle of their ranges, and then at the ends.

    *depends* where the answers differ; the number told is that of the middle.
    """
    middle = ask(world)
    ends = at_the_ends(world) if middle.outcome != "untestable" else ()
    if not ends:
        return middle
    given = [(end.says, ask(end.world)) for end in ends]
    others = [(says, one) for says, one in given if one.outcome != middle.outcome]
    if others:
        says, other = others[0]
        why = f"it hangs on a range: {_number(other)} with {says}, {_number(middle)} in the middle"
        return replace(middle, outcome="depends", reason=f"{why}, {CONDITIONAL}")
    spread = f"and at both ends of what is a range: {', '.join(dict.fromkeys(_number(one) for _, one in given))}"
    said = middle.reason.removesuffix(f", {CONDITIONAL}")
    return replace(middle, reason=f"{said}, {spread}, {CONDITIONAL}")


def _number(answer: Answer) -> str:
    """Return the number of an answer, or its outcome where it has none."""
    match answer.measured:
        case Measured(value=None):
            return "infinite"
        case Measured(value=value, unit=unit):
            return f"{number_words(value or 0.0)}{' days' if unit == 'days' else ''}"
        case LikelyWay(passes=passes):
            return "the way has it" if passes else "the way does not have it"
        case _:
            return answer.outcome


def _ends(world: World) -> Iterator[End]:
    ranged = tuple(ranges(world.conflict))
    for ends in _choices(len(ranged)):
        moved = world.conflict
        for (spot, number), end in zip(ranged, ends, strict=True):
            if end is not None:
                moved = _put(moved, spot, number, number.high if end else number.low)
        told = (_words(world.conflict, spot, number, end) for (spot, number), end in zip(ranged, ends, strict=True))
        there = World(moved, world.graph, kin=world.kin, drawing=world.drawing)
        yield End(" and ".join(each for each in told if each), there)


def _choices(count: int) -> Iterator[tuple[bool | None, ...]]:
    """Yield which end each range is at (True: the upper; None: the middle)."""
    if count == 0:
        return
    if count <= MOST_TOGETHER:
        yield from product((False, True), repeat=count)
        return
    for end in (False, True):
        yield (end,) * count
        yield from (tuple(end if k == at else None for k in range(count)) for at in range(count))


def ranges(conflict: Conflict) -> Iterator[tuple[Spot, Quantity]]:
    """Yield every number about time that is a range, and where it stands; a tie to nobody with options has none."""
    for part in PARTS:
        for at, each in enumerate(_each(conflict, part)):
            if not isinstance(each, Tie) or rules_options(each, conflict):
                yield from _found(each, (part,) if part == "dynamics" else (part, at))


def _each(conflict: Conflict, part: str) -> tuple[Any, ...]:
    held = getattr(conflict, part)
    return held if isinstance(held, tuple) else (held,)


def _found(value: Any, spot: Spot) -> Iterator[tuple[Spot, Quantity]]:
    if isinstance(value, Quantity):
        if value.low < value.high:
            yield spot, value
    elif isinstance(value, tuple):
        for at, each in enumerate(value):
            yield from _found(each, (*spot, at))
    elif is_dataclass(value):
        for field in fields(value):
            if field.name != "basis":
                yield from _found(getattr(value, field.name), (*spot, field.name))


def _put(value: Any, spot: Spot, number: Quantity, end: float) -> Any:
    """Return `value` with the number at `spot` set to one of its ends."""
    if not spot:
        return replace(number, value=end, low=end, high=end)
    first, rest = spot[0], spot[1:]
    if isinstance(first, int):
        return (*value[:first], _put(value[first], rest, number, end), *value[first + 1 :])
    return replace(value, **{first: _put(getattr(value, first), rest, number, end)})


def _words(conflict: Conflict, spot: Spot, number: Quantity, end: bool | None) -> str:
    """Say which range is at which end: "the rate of usa at 0.2 per day"."""
    if end is None:
        return ""
    owner, what = "", "number"
    holder: Any = conflict
    for step in spot:
        holder = holder[step] if isinstance(step, int) else getattr(holder, step)
        owner = getattr(holder, "key", None) or getattr(holder, "id", None) or owner
        what = str(step) if isinstance(step, str) and step not in ("value", "each", "by") else what
    unit = f" {number.unit}" if number.unit else ""
    return f"the {what.replace('_', ' ')} of {owner or 'the model'} at {number.high if end else number.low:.3g}{unit}"
