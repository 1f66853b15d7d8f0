"""What a sweep varies: a number over steps, a list or a range; an assumption; the sides of an alternative; scenarios.

| written | varied |
|---|---|
| `set autonomy of tie.iran-patron-militia to 0..1 step 0.1` | a number over steps, `1..9 step 2 days` |
| `set rate of usa to 1 per 2 days, 1 per week` | a number over a list |
| `set rate of usa to 0.1 to 0.5 per day` | a number over a range, for samples: every value as likely as every other |
| `drop usa.firm`, or any other edit | the model without the edit, and with it |
| `militia-order` | every side of an alternative |
| `scenario` | the model as it stands, and every scenario |

| code | what is wrong |
|---|---|
| D420 | nothing that can be varied is called so |
| D422 | the values of a number cannot be read |

Names that are not in the model have the codes of edits (D210 to D213), numbers out of bounds D147.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from detente.conflict.change import change
from detente.conflict.edit import Choose, Edit, SetNumber
from detente.conflict.model import Conflict
from detente.conflict.names import names_of, resolve_edit
from detente.errors import DetenteError, InvalidQuery, Problem, nearest
from detente.findings.numbers import numbers
from detente.language import parse_edit

Value = float | bool | str
Kind = Literal["double", "bool", "string"]

_NUMBER = r"\d*\.?\d+(?:[eE][-+]?\d+)?"
_SET = re.compile(r"(\s*+set\s.*?\sto\s)(.*)", re.DOTALL)
_STEPS = re.compile(rf"\s*+({_NUMBER})\s*+\.\.\s*+({_NUMBER})\s++step\s++({_NUMBER})(.*)", re.DOTALL)
_VERBS = frozenset(
    "drop add move negate ignore fix hand forbid free start set choose as".split()
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Listed:
    """A few values, each with the edits it stands for."""

    name: str
    kind: Kind
    values: tuple[Value, ...]
    edits: tuple[tuple[Edit, ...], ...]

    @property
    def count(self) -> int:
        """How many values there are."""
        return len(self.values)

    def at(self, place: int) -> tuple[Value, tuple[Edit, ...]]:
        """Return the value at a place, and its edits."""
        return self.values[place], self.edits[place]

    def drawn(self, share: float) -> tuple[Value, tuple[Edit, ...]]:
        """Return the value at a share from 0 to below 1 of the way through."""
        return self.at(int(share * self.count))


@dataclass(frozen=True, slots=True)
class Stepped:
    """A number from `low` in `count` steps of `step`; only the first edit is kept, so that a million cost nothing."""

    name: str
    first: SetNumber
    low: float
    step: float
    count: int
    kind: Kind = "double"

    def at(self, place: int) -> tuple[Value, tuple[Edit, ...]]:
        """Return the value at a place, and its edit."""
        value = float(f"{self.low + place * self.step:.12g}")
        return value, (_at(self.first, value),)

    def drawn(self, share: float) -> tuple[Value, tuple[Edit, ...]]:
        """Return the value at a share from 0 to below 1 of the way through."""
        return self.at(int(share * self.count))


@dataclass(frozen=True, slots=True)
class Between:
    """A number anywhere from `low` to `high`; it can be drawn and has no steps."""

    name: str
    first: SetNumber
    low: float
    high: float
    kind: Kind = "double"
    count: None = None

    def drawn(self, share: float) -> tuple[Value, tuple[Edit, ...]]:
        """Return the value at a share of the way from `low` to `high`, and its edit."""
        value = self.low + share * (self.high - self.low)
        return value, (_at(self.first, value),)


Axis = Listed | Stepped | Between
"""What is varied, with the name of its column."""


def axis_of(conflict: Conflict, text: str) -> Axis:
    """Read what is varied, in the names of `conflict`. Raises InvalidQuery with its place in `text`.

    >>> from detente.conflict.model import Actor, Option
    >>> crisis = Conflict("x", (Actor("usa", "USA"),), (Option("usa.strike", "usa"),))
    >>> axis_of(crisis, "set rate of usa to 1..9 step 2 per week").count
    5
    """
    word = text.strip()
    sides = {one.key: tuple(side.key for side in one.sides) for one in conflict.alternatives}
    alternative = word.removeprefix("choose").strip() if word.startswith("choose ") else word
    if alternative in sides:
        names = sides[alternative]
        return Listed(alternative, "string", names, tuple((Choose(alternative, side),) for side in names))
    if word in ("scenario", "scenarios") and conflict.scenarios:
        return _scenarios(conflict)
    if word.split(" ")[0] not in _VERBS and len(word.split()) < 2:
        raise _unknown(conflict, text, sides)
    found = _SET.fullmatch(text)
    return _number(conflict, text, found[1], found[2]) if found else _taken(conflict, text)


def _scenarios(conflict: Conflict) -> Listed:
    listed = [side for side in conflict.scenarios if side.basis.status == "accepted"]
    return Listed("scenario", "string", ("", *(it.key for it in listed)), ((), *(it.edits for it in listed)))


def _unknown(conflict: Conflict, text: str, alternatives: Iterable[str]) -> InvalidQuery:
    known = [*alternatives, *(["scenario"] if conflict.scenarios else [])]
    can = f"can be varied: {', '.join(known)}; or " if known else "write "
    fix = f'{can}an edit, as in "drop usa.no-war" or "set rate of usa to 1..9 step 2 per week"'
    message, word = f'nothing that can be varied is called "{text.strip()}"', text.strip()
    start = text.find(word)
    return InvalidQuery(
        Problem("D420", message, span=(start, start + len(word)), nearest=nearest(word, known), fix=fix)
    )


def _taken(conflict: Conflict, text: str) -> Listed:
    """Return an edit that is carried out or not."""
    edit = _resolved(conflict, text)
    return Listed(" ".join(text.split()), "bool", (False, True), ((), (edit,)))


def _number(conflict: Conflict, text: str, head: str, values: str) -> Axis:
    """Return a number over its values: steps, a list, or a range."""
    steps = _STEPS.fullmatch(values)
    if steps:
        return _stepped(conflict, text, head, steps)
    edits = tuple(_set(conflict, head, each, text) for each in values.split(","))
    name = f"{edits[0].what} of {edits[0].of}"
    one = edits[0].quantity
    if len(edits) == 1 and one.low < one.high:
        return Between(name, _fits(conflict, edits[0], len(head), text), one.low, one.high)
    if any(edit.quantity.low < edit.quantity.high for edit in edits):
        raise _unread("a list has single values, and this one has a range", text, len(head))
    return Listed(name, "double", tuple(edit.quantity.value for edit in edits), tuple((edit,) for edit in edits))


def _stepped(conflict: Conflict, text: str, head: str, found: re.Match[str]) -> Stepped:
    low, high = (_set(conflict, head, found[at] + found[4], text) for at in (1, 2))
    step = float(found[3]) * _scale(low, float(found[1]), high, float(found[2]))
    start, end = low.quantity.value, high.quantity.value
    if not (step > 0 and start <= end):
        raise _unread("steps go up, from the lesser number to the greater", text, len(head))
    return Stepped(f"{low.what} of {low.of}", low, start, step, int((end - start) / step + 1e-9) + 1)


def _scale(low: SetNumber, one: float, high: SetNumber, other: float) -> float:
    """Return how large 1 of the written unit is in the unit the number is kept in."""
    return high.quantity.value / other if other else low.quantity.value / one if one else 1.0


def _set(conflict: Conflict, head: str, value: str, text: str) -> SetNumber:
    """Read one value of a number, and try it on the model."""
    try:
        edit = _resolved(conflict, head + value.strip())
    except InvalidQuery as error:
        raise InvalidQuery(*(_shown(conflict, one, head, text) for one in error.problems)) from None
    if not isinstance(edit, SetNumber):
        raise _unread("a number is set to values", text, len(head))
    return _fits(conflict, edit, len(head), text)


def _shown(conflict: Conflict, problem: Problem, head: str, text: str) -> Problem:
    """Return a problem of one value with its place in `text`: the name that is wrong, or the values."""
    start = (problem.span or (len(head), 0))[0]
    name = re.search(r"\sof\s+(\S+)", head)
    if start < len(head) and name is not None:
        known = dict.fromkeys([*(it.of for it in numbers(conflict)), *conflict.actor, *conflict.option])
        near = problem.nearest or nearest(name[1], list(known))
        return replace(problem, span=name.span(1), nearest=near)
    return replace(problem, span=(len(head), len(text)))


def _fits(conflict: Conflict, edit: SetNumber, head: int, text: str) -> SetNumber:
    """Return the edit if the model takes it at both ends of its range. Raises InvalidQuery (D147)."""
    for end in (edit.quantity.low, edit.quantity.high):
        try:
            change(conflict, _at(edit, end))
        except DetenteError as error:
            raise InvalidQuery(*(replace(one, path=(), span=(head, len(text))) for one in error.problems)) from None
    return edit


def _at(edit: SetNumber, value: float) -> SetNumber:
    there = replace(edit.quantity, value=value, low=value, high=value, text="", spread=None)
    return replace(edit, quantity=there)


def _resolved(conflict: Conflict, text: str) -> Edit:
    """Read an edit in the names of the model, which must be able to carry it out."""
    edit, wrong = resolve_edit(parse_edit(text), names_of(conflict))
    if wrong:
        raise InvalidQuery(*wrong)
    if not isinstance(edit, SetNumber):
        change(conflict, edit)
    return edit


def _unread(message: str, text: str, start: int) -> InvalidQuery:
    fix = '"0..1 step 0.1", "1 per 2 days, 1 per week", or for samples a range, "0.2 to 0.8"'
    return InvalidQuery(Problem("D422", message, span=(start, len(text)), fix=fix))
