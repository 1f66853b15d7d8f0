"""A crisis as a value: actors, what each can do and wants, ties between them, and the claims made about it.

A `Conflict` is frozen; every change is an edit that returns another one (`conflict.edit`). All names in formulas are
canonical (`usa.strike`). An option keeps its key when it is handed to another actor, so formulas need no change.

The vocabulary is that of the graph model: Fang, Hipel and Kilgour (1993), Interactive Decision Making, Wiley.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Literal

from detente.conflict.bargain import Deal
from detente.conflict.basis import Basis
from detente.conflict.edit import Edit
from detente.conflict.formula import Formula
from detente.conflict.order import Sureness
from detente.conflict.quantity import Quantity
from detente.conflict.query import Query
from detente.conflict.unfolding import AudienceCost, Chances, Dated, Dynamics, Event, Otherwise
from detente.evidence import Quote, Source

State = frozenset[str]
"""The keys of the options taken; conditions are not part of it."""

Stance = Literal["avowed", "imputed", "denied"]
Outcome = Literal["holds", "fails", "depends", "untestable"]


@dataclass(frozen=True, slots=True)
class Option:
    """A yes/no action. `key` is fixed for good ("militia.attack"); `by` is who controls it, at first its definer.

    `can_undo` False: once taken it stays. `can_take` False: it can only be undone. `take_if` and `undo_if` say when it
    can be: the formula must hold in the state the move starts from. A state of an explicit model (`Conflict.arcs`) is
    an option nobody controls, `by` nobody (""): one of them is taken.

    `rate` is how often there is a chance to change it alone. It lands `takes` after the decision, through `stages`
    steps of chance, or after exactly so long where `fixed`. When it lands it `may_cause` conditions, and the victim
    blames actors. `sunk` is paid when it is decided, `hands_tied` when it is not kept up.
    """

    key: str
    by: str
    does: str = ""
    can_take: bool = True
    can_undo: bool = True
    take_if: Formula | None = field(default=None, kw_only=True)
    undo_if: Formula | None = field(default=None, kw_only=True)
    rate: Quantity | None = None
    takes: Quantity | None = None
    basis: Basis = Basis()
    stages: int | None = field(default=None, kw_only=True)
    fixed: bool = field(default=False, kw_only=True)
    may_cause: Chances = field(default=(), kw_only=True)
    blamed: Chances = field(default=(), kw_only=True)
    sunk: Quantity | None = field(default=None, kw_only=True)
    hands_tied: Quantity | None = field(default=None, kw_only=True)

    @property
    def conditional(self) -> bool:
        """Whether it can be taken, or undone, in some states only, as a formula says."""
        return (self.can_take and self.take_if is not None) or (self.can_undo and self.undo_if is not None)


@dataclass(frozen=True, slots=True)
class OneOf:
    """Options of which at most one is taken (levels of force, a ladder); exactly one where `must`. Lowest first."""

    id: str
    options: tuple[str, ...]
    must: bool = False
    basis: Basis = Basis()


@dataclass(frozen=True, slots=True)
class Statement:
    """A want: a formula an actor would rather see true. `id` is "usa.no-war", unique in the conflict.

    `audience` is the actor it is wanted for (`for: voters`). `stance` says whether the actor avows it, somebody
    imputes it, or the actor denies it. `much` marks a want that is, with all above it, much more important than all
    that follow. In time, it is wanted from the date `since` until the date `until`; with `worth` on all wants of an
    actor its utility is the sum of the worths of those that hold. `perhaps` is how likely it is wanted at all, None
    where that is sure.
    """

    id: str
    actor: str
    formula: Formula
    stance: Stance = "avowed"
    audience: str | None = None
    says: str = ""
    basis: Basis = Basis()
    much: bool = False
    worth: Quantity | None = field(default=None, kw_only=True)
    since: str | None = field(default=None, kw_only=True)
    until: str | None = field(default=None, kw_only=True)
    perhaps: Quantity | None = field(default=None, kw_only=True)


@dataclass(frozen=True, slots=True)
class Actor:
    """A party. It ranks states by `wants`, most important first, or by `ranking`, best level first, never both.

    `much` has the places in `ranking` of the levels that are, with all above them, much better than all that follow.
    In time, it gets chances to reconsider at a `rate`, and pays `costs` to an audience for backing down. `order` says
    how sure the order of its wants is (`conflict.order`).
    """

    key: str
    name: str
    kind: str = "other"
    aliases: tuple[str, ...] = ()
    codes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    wants: tuple[Statement, ...] = ()
    ranking: tuple[tuple[State, ...], ...] | None = None
    basis: Basis = Basis()
    much: tuple[int, ...] = ()
    rate: Quantity | None = field(default=None, kw_only=True)
    costs: tuple[AudienceCost, ...] = field(default=(), kw_only=True)
    order: tuple[Sureness, ...] = field(default=(), kw_only=True)


@dataclass(frozen=True, slots=True)
class Condition:
    """A fact nobody in the model controls (a war elsewhere, a protest wave). It is what the status quo says it is."""

    key: str
    says: str = ""
    basis: Basis = Basis()


@dataclass(frozen=True, slots=True)
class Named:
    """A formula with a name of its own (`direct_war: usa.strike_iran or iran.attack`)."""

    key: str
    formula: Formula
    basis: Basis = Basis()


@dataclass(frozen=True, slots=True)
class Infeasible:
    """A combination that cannot be. `id` is "infeasible.accept-without-offer"."""

    id: str
    formula: Formula
    says: str = ""
    basis: Basis = Basis()


@dataclass(frozen=True, slots=True)
class Tie:
    """A typed relation from one actor to another. `denied_by` lists who says it is not so.

    Where one is the patron of the other, `otherwise` is how the proxy is read where it does not decide for itself (the
    first reading where nothing is said), `order` the patron's option it then obeys, and `autonomy_for` has the autonomy
    of single options. `since` and `until` are the dates between which it is there, `denied_in` the quotes that deny it.
    """

    id: str
    source: str
    target: str
    kind: str
    autonomy: Quantity | None = None
    denied_by: tuple[str, ...] = ()
    says: str = ""
    basis: Basis = Basis()
    otherwise: Otherwise | None = field(default=None, kw_only=True)
    order: str | None = field(default=None, kw_only=True)
    autonomy_for: Chances = field(default=(), kw_only=True)
    since: str | None = field(default=None, kw_only=True)
    until: str | None = field(default=None, kw_only=True)
    denied_in: tuple[str, ...] = field(default=(), kw_only=True)


@dataclass(frozen=True, slots=True)
class Side:
    """One side of an alternative: what to change in the model to read it so."""

    key: str
    edits: tuple[Edit, ...] = ()
    says: str = ""
    basis: Basis = Basis()


@dataclass(frozen=True, slots=True)
class Alternative:
    """A question the account leaves open, with its sides. Every claim is tried under each side."""

    key: str
    sides: tuple[Side, ...]
    says: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """How the crisis looks to one actor: what it sees otherwise than the model, as edits (`conflict.view`).

    Without edits the actor sees what the model says; that it does is an assumption like any other. The id is
    "view.usa".
    """

    actor: str
    edits: tuple[Edit, ...] = ()
    says: str = ""
    basis: Basis = Basis()

    @property
    def id(self) -> str:
        """The name to refer to the view by."""
        return f"view.{self.actor}"


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence of the account put as a query. `expect` is the outcome the author of the model expects.

    `test` is None where the sentence has not been put as a query; such a claim is untestable.
    """

    id: str
    says: str = ""
    test: Query | None = None
    suppose: tuple[Edit, ...] = ()
    expect: Outcome = "holds"
    basis: Basis = Basis()


@dataclass(frozen=True, slots=True)
class Arc:
    """An arrow of an explicit model: `by` can move from the state `start` to the state `end`."""

    by: str
    start: str
    end: str
    says: str = ""
    basis: Basis = Basis()


@dataclass(frozen=True, slots=True)
class Happened:
    """What was the case on a day, as far as the model has words for it: the options taken and the conditions there."""

    date: str
    state: frozenset[str]
    says: str = ""
    basis: Basis = Basis()


@dataclass(frozen=True)
class Conflict:
    """The whole crisis. `status_quo` has the keys of the options taken and of the conditions that hold now.

    With `arcs` the model is explicit: `options` are its states, of which one is taken, and only the arrows are moves.
    `starts` is the date of the status quo; it, `dynamics`, `events` and `calendar` say how the crisis goes on in time.
    `deal` is what can be agreed, `scenarios` are named sets of edits to compare, `happened` is what history did.
    """

    title: str
    actors: tuple[Actor, ...]
    options: tuple[Option, ...]
    one_of: tuple[OneOf, ...] = ()
    conditions: tuple[Condition, ...] = ()
    named: tuple[Named, ...] = ()
    infeasible: tuple[Infeasible, ...] = ()
    status_quo: frozenset[str] = frozenset()
    ties: tuple[Tie, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    views: tuple[View, ...] = ()
    claims: tuple[Claim, ...] = ()
    sources: tuple[Source, ...] = ()
    quotes: tuple[Quote, ...] = ()
    horizon: Quantity | None = None
    says: str = ""
    arcs: tuple[Arc, ...] | None = None
    starts: str | None = None
    dynamics: Dynamics | None = None
    events: tuple[Event, ...] = ()
    calendar: tuple[Dated, ...] = ()
    deal: Deal | None = None
    scenarios: tuple[Side, ...] = ()
    happened: tuple[Happened, ...] = ()

    @cached_property
    def actor(self) -> Mapping[str, Actor]:
        """Actors by key."""
        return MappingProxyType({actor.key: actor for actor in self.actors})

    @cached_property
    def option(self) -> Mapping[str, Option]:
        """Options by key."""
        return MappingProxyType({option.key: option for option in self.options})

    @cached_property
    def statement(self) -> Mapping[str, Statement]:
        """Wants of all actors by id."""
        return MappingProxyType({want.id: want for actor in self.actors for want in actor.wants})

    @cached_property
    def view(self) -> Mapping[str, View]:
        """Views by the actor whose they are."""
        return MappingProxyType({view.actor: view for view in self.views})

    @cached_property
    def meaning(self) -> Mapping[str, Formula]:
        """Named conditions by key."""
        return MappingProxyType({named.key: named.formula for named in self.named})

    @property
    def decision_makers(self) -> tuple[str, ...]:
        """The actors that control at least one option or have an arrow, in the order the actors are listed."""
        controlling = {option.by for option in self.options} | {arc.by for arc in self.arcs or ()}
        return tuple(actor.key for actor in self.actors if actor.key in controlling)

    def controlled_by(self, actor: str) -> Iterator[Option]:
        """Yield the options `actor` controls, in order."""
        return (option for option in self.options if option.by == actor)
