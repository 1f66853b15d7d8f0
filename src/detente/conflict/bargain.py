"""A negotiation as the model file tells it: the issues, where each party stands, who signs, who must ratify.

Nothing here is used by the analysis of stability. `findings.deals` makes packages of it and asks `bargaining`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from detente.conflict.basis import Basis
from detente.conflict.formula import Formula
from detente.conflict.quantity import Quantity
from detente.conflict.unfolding import Chances
from detente.errors import Path

Scale = Literal["points", "worth"]
"""What utilities are told in: `points` are shares of what a party could get at most on the table, from 0 to 1;
`worth` is the scale of the worths of wants."""

SCALES: tuple[Scale, ...] = ("points", "worth")

Without = Literal["values", "as things stand", "state", "dynamics"]
"""Where the value of no deal comes from: stated at each party, what holds now, a state, or the expected utility."""

WITHOUT: tuple[Without, ...] = ("values", "as things stand", "state", "dynamics")

MOST_STEPS = 1_000
"""The most settlements one issue may have."""


@dataclass(frozen=True, slots=True)
class Ruler:
    """The scale of an issue: settlements from `low` to `high`, `step` apart, in `unit` ("%", "km", or nothing)."""

    low: float
    high: float
    step: float
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Settlement:
    """One way to settle an issue: its key (`lift_half`, or `4 %` on a scale), and its `place` on the scale.

    `means` are literals over options: what is the case once it is carried out. `prices` say who pays how much for it,
    in the scale of the deal.
    """

    key: str
    says: str = ""
    place: float | None = None
    means: tuple[Formula, ...] = ()
    prices: Chances = ()
    basis: Basis = Basis()


@dataclass(frozen=True, slots=True)
class Stand:
    """Where an actor stands on an issue: a `position` on its scale, or a `worth` for each outcome.

    `salience` is how much of the actor's concern the issue is (in points all of them sum to 1), or what the whole
    issue is worth to it. `at_most`, `at_least` and `never` are its red lines.
    """

    actor: str
    position: float | None = None
    salience: Quantity | None = None
    worth: Chances = ()
    at_most: float | None = None
    at_least: float | None = None
    never: tuple[str, ...] = ()
    basis: Basis = Basis()

    @property
    def red(self) -> bool:
        """Whether it has a red line."""
        return self.at_most is not None or self.at_least is not None or bool(self.never)


@dataclass(frozen=True, slots=True)
class Issue:
    """A file on the table: a `ruler`, or named `outcomes`, of which one is chosen; by an actor where `decided_by`.

    `now` is the settlement that holds as things stand. Where it is `off` the table nobody negotiates it: each has on it
    what it has without a deal. The id is "deal.enrichment".
    """

    key: str
    says: str = ""
    ruler: Ruler | None = None
    outcomes: tuple[Settlement, ...] = ()
    stands: tuple[Stand, ...] = ()
    decided_by: str | None = None
    now: str | None = None
    off: bool = False
    basis: Basis = Basis()

    @property
    def id(self) -> str:
        """The name to refer to the issue by in edits."""
        return f"deal.{self.key}"

    @property
    def settlements(self) -> tuple[Settlement, ...]:
        """All settlements, in the order of the scale or of the file.

        >>> [one.key for one in Issue("enrichment", ruler=Ruler(0, 10, 5, "%")).settlements]
        ['0 %', '5 %', '10 %']
        """
        if self.ruler is None:
            return self.outcomes
        ruler, listed = self.ruler, {one.place: one for one in self.outcomes}
        steps = int((ruler.high - ruler.low) / ruler.step + 1e-9)
        places = (round(ruler.low + number * ruler.step, 12) for number in range(min(steps, MOST_STEPS) + 1))
        return tuple(listed.get(place) or Settlement(marked(place, ruler.unit), place=place) for place in places)

    def stand(self, actor: str) -> Stand | None:
        """Return where `actor` stands on the issue, or None."""
        return next((one for one in self.stands if one.actor == actor), None)


@dataclass(frozen=True, slots=True)
class Party:
    """Who is at the table. Those who do not sign are told what a deal does to them, and have no say in it.

    `no_deal` is what it has without one, `outside` what it can have by walking away at any moment (a floor).
    `weight` is its bargaining weight, `impatience` the rate at which it discounts.
    """

    actor: str
    signs: bool = True
    no_deal: Quantity | None = None
    outside: Quantity | None = None
    weight: Quantity | None = None
    impatience: Quantity | None = None
    basis: Basis = Basis()


@dataclass(frozen=True, slots=True)
class Ratifier:
    """A home audience that can refuse what `party` signs: it accepts what gives it `at_least` so much.

    A threshold with a range is unsure, evenly over the range. An audience without stands of its own judges by those of
    the party. The id is "deal.voters". Putnam (1988), Int. Organization 42(3).
    """

    actor: str
    party: str
    at_least: Quantity | None
    basis: Basis = Basis()

    @property
    def id(self) -> str:
        """The name to refer to the audience's veto by in edits."""
        return f"deal.{self.actor}"


@dataclass(frozen=True, slots=True)
class Price:
    """What `party` pays wherever `when` holds, with a deal or without one: the price of a friendship."""

    party: str
    when: Formula
    each: Quantity
    says: str = ""
    basis: Basis = Basis()


@dataclass(frozen=True)
class Deal:
    """What can be agreed. `means` are literals over options: what signing is, whatever the settlements.

    `without` says where the value of no deal comes from (`state` has the options of that state), `by` until when it
    must be signed.
    """

    issues: tuple[Issue, ...] = ()
    parties: tuple[Party, ...] = ()
    ratifiers: tuple[Ratifier, ...] = ()
    prices: tuple[Price, ...] = ()
    scale: Scale = "points"
    without: Without = "values"
    state: frozenset[str] = frozenset()
    means: tuple[Formula, ...] = ()
    side_payments: bool = False
    by: str | None = None
    says: str = ""
    basis: Basis = field(default=Basis())

    @cached_property
    def issue(self) -> Mapping[str, Issue]:
        """Issues by key."""
        return {issue.key: issue for issue in self.issues}

    @cached_property
    def party(self) -> Mapping[str, Party]:
        """Parties by actor."""
        return {party.actor: party for party in self.parties}

    @property
    def signatories(self) -> tuple[str, ...]:
        """The parties that must agree."""
        return tuple(party.actor for party in self.parties if party.signs)


def marked(place: float, unit: str) -> str:
    """Return a place on a scale in words.

    >>> marked(3.75, "%")
    '3.75 %'
    """
    return f"{place:g} {unit}".rstrip()


def settlement_at(issue: Issue, written: str) -> float | str | None:
    """Return the place on the scale of `issue`, or the outcome, that `written` names; None where there is none.

    >>> settlement_at(Issue("enrichment", ruler=Ruler(0, 20, 1, "%")), "4 %")
    4.0
    """
    if issue.ruler is None:
        return written if any(one.key == written for one in issue.outcomes) else None
    unit = issue.ruler.unit
    number = written.removesuffix(unit).strip() if unit else written
    try:
        return float(number)
    except ValueError:
        return float(number.rstrip("% ")) / 100 if not unit and _share(number) else None


def _share(written: str) -> bool:
    return written.endswith("%") and written.rstrip("% ").replace(".", "", 1).isdigit()


def issue_path(key: str) -> Path:
    """Return where an issue stands in the model file."""
    return ("deal", "issues", key)


def deal_ids(deal: Deal) -> Iterator[tuple[Path, str]]:
    """Yield the id of each issue, red line and ratifier that edits can drop, with its path."""
    yield from ((issue_path(issue.key), issue.id) for issue in deal.issues)
    for issue in deal.issues:
        for stand in issue.stands:
            if stand.red:
                yield (*issue_path(issue.key), "stands", stand.actor), red_line_id(issue, stand.actor)
    yield from ((("deal", "ratified_by", each.actor), each.id) for each in deal.ratifiers)


def deal_bases(deal: Deal) -> list[tuple[str, Basis]]:
    """Return what each part of a deal that can be dropped rests on, by id."""
    stands = [(red_line_id(issue, it.actor), it.basis) for issue in deal.issues for it in issue.stands if it.red]
    return [
        *((issue.id, issue.basis) for issue in deal.issues),
        *stands,
        *((each.id, each.basis) for each in deal.ratifiers),
    ]


def red_line_id(issue: Issue, actor: str) -> str:
    """Return the id of an actor's red lines on an issue, by which edits drop them."""
    return f"{issue.id}.{actor}"
