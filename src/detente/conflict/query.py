"""What a claim asks: one frozen record per form of the claim language.

The records say what was written; `findings.forms` answers them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, get_args

from detente.conflict.formula import Formula
from detente.errors import Span

if TYPE_CHECKING:
    from detente.conflict.edit import Edit

Quantifier = Literal["some", "every", "no"]
Relation = Literal["<", "<=", "=", ">=", ">"]
Means = Literal["moves", "improvements", "best improvements", "joint improvements"]

_SPAN = field(default=(0, 0), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Equilibrium:
    """`some|every|no [reachable] equilibrium[(CONCEPT)] has F`."""

    quantifier: Quantifier
    formula: Formula
    reachable: bool = False
    concept: str | None = None
    span: Span = _SPAN


@dataclass(frozen=True, slots=True)
class Stable:
    """`F is stable[(CONCEPT)] for A|everyone|coalition A, B|every coalition`: every F-state is.

    `actors` empty means everyone, or, with `coalition`, every coalition.
    """

    formula: Formula
    actors: tuple[str, ...] = ()
    concept: str | None = None
    coalition: bool = False
    span: Span = _SPAN


@dataclass(frozen=True, slots=True)
class Reaches:
    """`status_quo|F reaches G by MEANS [of A, B]`. `start` None is the status quo; `actors` empty means everyone."""

    target: Formula
    means: Means
    start: Formula | None = None
    actors: tuple[str, ...] = ()
    span: Span = _SPAN


@dataclass(frozen=True, slots=True)
class Prefers:
    """`A [always] prefers F to G`: other things equal, or over all pairs of states."""

    actor: str
    better: Formula
    worse: Formula
    always: bool = False
    span: Span = _SPAN


@dataclass(frozen=True, slots=True)
class Deters:
    """`A.x deters B from B.y [(CONCEPT)]`."""

    threat: str
    actor: str
    deed: str
    concept: str | None = None
    span: Span = _SPAN


@dataclass(frozen=True, slots=True)
class Cause:
    """One thing a claim may hang on: an audience's or an assumption's name, or an edit in parentheses."""

    name: str | None = None
    edit: Edit | None = None
    span: Span = _SPAN


@dataclass(frozen=True, slots=True)
class OnlyBecause:
    """`T only because of S, ...`: T holds, and does not once S is taken away."""

    claim: Query
    causes: tuple[Cause, ...]
    span: Span = _SPAN


@dataclass(frozen=True, slots=True)
class No:
    """`no (T)`: T does not hold."""

    claim: Query
    span: Span = _SPAN


@dataclass(frozen=True, slots=True)
class InView:
    """`in the view of A: T`: T of the crisis as A sees it (`conflict.view`)."""

    actor: str
    claim: Query
    span: Span = _SPAN


@dataclass(frozen=True, slots=True)
class Chance:
    """`P(EVENT) RELATION BOUND`. `event` is one of the forms below; `start` None is the status quo. Needs rates.

    | event | written |
    |---|---|
    | within | `F within 180 days` (`formula`, `time` in days or None for the horizon) |
    | before | `F before G` (`formula`, `other`) |
    | while | `F while G within T` (`formula`, `other`, `time`) |
    | at | `F at 2024-11-05` (`formula`, `date`) |
    | ratified | `ratified by A` (`actor`) |
    """

    event: Literal["within", "before", "while", "at", "ratified"]
    relation: Relation
    bound: float
    formula: Formula | None = None
    other: Formula | None = None
    time: float | None = None
    date: str | None = None
    actor: str | None = None
    start: Formula | None = None
    span: Span = _SPAN


@dataclass(frozen=True, slots=True)
class ExpectedTime:
    """`E[time to F] RELATION 30 days`. Needs rates."""

    formula: Formula
    relation: Relation
    bound: float
    start: Formula | None = None
    span: Span = _SPAN


@dataclass(frozen=True, slots=True)
class LikelyPath:
    """`most likely path to F has G`. Needs rates."""

    formula: Formula
    passes: Formula
    start: Formula | None = None
    span: Span = _SPAN


@dataclass(frozen=True, slots=True)
class TimeShare:
    """`share of time in F RELATION BOUND`. Needs rates."""

    formula: Formula
    relation: Relation
    bound: float
    span: Span = _SPAN


@dataclass(frozen=True, slots=True)
class BetterPackage:
    """`some|every|no package is better for A and B than no deal`. Answered where there is a deal."""

    quantifier: Quantifier
    actors: tuple[str, ...]
    span: Span = _SPAN


@dataclass(frozen=True, slots=True)
class BestPackage:
    """`the best[SOLUTION] package settles ISSUE [below|above|at VALUE]` or `... has F`."""

    solution: str | None = None
    issue: str | None = None
    relation: Relation | None = None
    value: str | None = None
    formula: Formula | None = None
    span: Span = _SPAN


@dataclass(frozen=True, slots=True)
class IssueZone:
    """`issue X alone has a zone`."""

    issue: str
    span: Span = _SPAN


@dataclass(frozen=True, slots=True)
class Linking:
    """`linking adds at least 10 % of A's no-deal-to-best range`."""

    share: float
    actor: str
    span: Span = _SPAN


@dataclass(frozen=True, slots=True)
class SameCamp:
    """`A and B are in the same camp in every|some optimal split`: of the ties that pull together or apart."""

    actors: tuple[str, ...]
    quantifier: Literal["some", "every"]
    span: Span = _SPAN


@dataclass(frozen=True, slots=True)
class Frustration:
    """`frustration <= 2`: how many ties any split into two camps must frustrate."""

    relation: Relation
    bound: int
    span: Span = _SPAN


@dataclass(frozen=True, slots=True)
class IndependentSources:
    """`independent sources of CLAIM >= 2`: sources behind its verdict that share no text, outlet or first speaker."""

    claim: str
    relation: Relation
    bound: int
    span: Span = _SPAN


@dataclass(frozen=True, slots=True)
class Avows:
    """`A avows F`: A says itself that it wants F."""

    actor: str
    formula: Formula
    span: Span = _SPAN


Query = (
    Equilibrium
    | Stable
    | Reaches
    | Prefers
    | Deters
    | OnlyBecause
    | No
    | InView
    | Chance
    | ExpectedTime
    | LikelyPath
    | TimeShare
    | BetterPackage
    | BestPackage
    | IssueZone
    | Linking
    | SameCamp
    | Frustration
    | IndependentSources
    | Avows
)

_FORMULAS = get_args(Formula)


def formulas_of(query: Query) -> tuple[Formula, ...]:
    """Return the formulas a claim speaks of directly; those of a claim within it are that claim's own.

    >>> from detente.conflict.formula import Atom
    >>> formulas_of(Prefers("usa", Atom("deal"), Atom("war")))
    (Atom(name='deal'), Atom(name='war'))
    """
    values = (getattr(query, name) for name in query.__dataclass_fields__)
    return tuple(value for value in values if isinstance(value, _FORMULAS))


DYNAMIC = (Chance, ExpectedTime, LikelyPath, TimeShare)
"""The forms about time: answered where the model has rates; of `P(...)` all but `ratified by A`, which is of deals."""

OF_TIES = (SameCamp, Frustration)
"""The forms about who stands with whom: they hang on ties alone."""

OF_DEALS = (BetterPackage, BestPackage, IssueZone, Linking)
"""The forms about deals, with `P(ratified by A)`: answered where the model has a deal."""


def of_deals(query: Query) -> bool:
    """Tell whether a claim is about deals; not what a claim within it is about.

    >>> of_deals(IssueZone("border"))
    True
    """
    return isinstance(query, OF_DEALS) or (isinstance(query, Chance) and query.event == "ratified")
