"""How a crisis goes on in time: what the model file says of rates, outside events, dates, and costs of backing down.

Nothing here is used by the analysis of stability. `dynamics.process` turns it into a chain.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from detente.conflict.basis import Basis
from detente.conflict.edit import Edit
from detente.conflict.formula import Atom, Blamed, Formula, Not
from detente.conflict.quantity import Quantity

Chances = tuple[tuple[str, Quantity], ...]
"""Names, and how likely each is."""

Otherwise = Literal["patron controls", "patron's ranking", "obeys an order"]
"""How a proxy that does not decide for itself is read."""

OTHERWISE: tuple[Otherwise, ...] = ("patron controls", "patron's ranking", "obeys an order")


@dataclass(frozen=True, slots=True)
class Multiplier:
    """A rate is `by` times as high while `when` holds."""

    when: Formula
    by: Quantity


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happens by chance, at a `rate`, where `when` holds.

    `sets` has literals: what is the case afterwards (`protests`, `not usa.strike`, `blamed(iran)`). `by` is whose deed
    it is, if anybody's. `may_cause` are conditions it can bring about, `blamed` whom the victim blames for it.
    """

    key: str
    sets: tuple[Formula, ...]
    rate: Quantity | None = None
    when: Formula | None = None
    times: tuple[Multiplier, ...] = ()
    by: str | None = None
    may_cause: Chances = ()
    blamed: Chances = ()
    says: str = ""
    basis: Basis = Basis()


@dataclass(frozen=True, slots=True)
class Dated:
    """What changes on a date (`2024-11-05`): the model, by edits; and what is the case, by the literals `sets`."""

    date: str
    edits: tuple[Edit, ...] = ()
    sets: tuple[Formula, ...] = ()
    says: str = ""
    basis: Basis = Basis()


@dataclass(frozen=True, slots=True)
class AudienceCost:
    """What an audience makes an actor pay for backing down: `each` for every rung it had climbed.

    `climbed` is a one-of group (lowest rung first) or a single option. Fearon (1994), Am. Polit. Sci. Rev. 88(3).
    """

    audience: str
    climbed: str
    each: Quantity
    basis: Basis = Basis()


@dataclass(frozen=True, slots=True)
class Dynamics:
    """How the actors choose when they get the chance: the rule, its precision, and the usual rate of such chances."""

    rule: str = "better-reply"
    precision: Quantity | None = None
    rate: Quantity | None = None
    basis: Basis = Basis()


def literal(formula: Formula) -> tuple[str, bool] | None:
    """Return the name a literal is about and whether it says yes; None where `formula` is no literal.

    >>> literal(Not(Blamed("iran")))
    ('blamed(iran)', False)
    """
    inner = formula.of if isinstance(formula, Not) else formula
    match inner:
        case Atom(name):
            return name, inner is formula
        case Blamed(actor):
            return blame(actor), inner is formula
        case _:
            return None


def blame(actor: str) -> str:
    """Return the name of the fact that the victim blames `actor`.

    >>> blame("iran")
    'blamed(iran)'
    """
    return f"blamed({actor})"
