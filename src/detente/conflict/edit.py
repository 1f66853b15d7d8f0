r"""Every change to a conflict is an edit: a value that says what to change (`conflict.change` carries it out).

| written | record |
|---|---|
| `drop usa.no-war` (a want, `infeasible.X`, `tie.X`, `view.X`, a one-of group) | `Drop` |
| `add usa wants F [first\|last\|above W\|below W]` | `Add` |
| `move usa.no-war first\|last\|above W\|below W` | `Move` |
| `negate usa.no-war` | `Negate` |
| `ignore voters` / `usa ignores voters` / `usa drops voters` (drop the wants `for:` an audience) | `Ignore` |
| `fix usa.offer` / `fix not gaza_war` | `Fix` |
| `hand militia.attack to iran` | `Hand` |
| `forbid F` (one more infeasible combination) | `Forbid` |
| `free usa.strike` (one-way no more: it can be taken and undone) | `Free` |
| `start from usa.offer, iran.accept` (another status quo; `start from nothing`) | `StartFrom` |
| `set autonomy of tie.X to 0.3`, `set rate of usa to 1 per day`, `set takes of usa.strike to 9 days` | `SetNumber` |
| `choose ALTERNATIVE: SIDE` | `Choose` |
| `as of 2024-01-28` (the model as it stood on that day; it comes first wherever it is written) | `AsOf` |
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from detente.conflict.formula import Formula
from detente.conflict.quantity import Quantity
from detente.errors import Span

_SPAN = field(default=(0, 0), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Position:
    """Where a want goes: `first`, `last`, or `above` or `below` the want `of`."""

    where: Literal["first", "last", "above", "below"] = "last"
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Drop:
    """Take an assumption out."""

    id: str
    span: Span = _SPAN


@dataclass(frozen=True, slots=True)
class Add:
    """Give `actor` one more want."""

    actor: str
    formula: Formula
    position: Position = Position()
    span: Span = _SPAN


@dataclass(frozen=True, slots=True)
class Move:
    """Change how important a want is."""

    id: str
    position: Position
    span: Span = _SPAN


@dataclass(frozen=True, slots=True)
class Negate:
    """Turn a want into its opposite."""

    id: str
    span: Span = _SPAN


@dataclass(frozen=True, slots=True)
class Ignore:
    """Drop every want `for:` an audience: of all actors, or of `actor` only."""

    audience: str
    actor: str | None = None
    span: Span = _SPAN


@dataclass(frozen=True, slots=True)
class Fix:
    """Hold an option or a condition at a value: nobody controls it then."""

    name: str
    value: bool = True
    span: Span = _SPAN


@dataclass(frozen=True, slots=True)
class Hand:
    """Give control of an option to another actor."""

    option: str
    actor: str
    span: Span = _SPAN


@dataclass(frozen=True, slots=True)
class Forbid:
    """Make a combination infeasible."""

    formula: Formula
    span: Span = _SPAN


@dataclass(frozen=True, slots=True)
class Free:
    """Let a one-way option be taken and undone."""

    option: str
    span: Span = _SPAN


@dataclass(frozen=True, slots=True)
class StartFrom:
    """Take another status quo. Conditions that are not named keep their value."""

    names: frozenset[str]
    span: Span = _SPAN


@dataclass(frozen=True, slots=True)
class SetNumber:
    """Set a number: ``autonomy`` of a tie, ``rate`` of an option, an actor or an event, ``takes`` of an option.

    ``worth`` of a want, and ``precision``, which is of ``dynamics``.
    """

    what: Literal["autonomy", "rate", "takes", "worth", "precision"]
    of: str
    quantity: Quantity
    span: Span = _SPAN


@dataclass(frozen=True, slots=True)
class Choose:
    """Read an alternative one way."""

    alternative: str
    side: str
    span: Span = _SPAN


@dataclass(frozen=True, slots=True)
class AsOf:
    """Go back to the model as it stood on a past day. The other edits are made on that model."""

    date: str
    span: Span = _SPAN


Edit = Drop | Add | Move | Negate | Ignore | Fix | Hand | Forbid | Free | StartFrom | SetNumber | Choose | AsOf
