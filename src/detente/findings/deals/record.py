"""What there is to say of the deal of a model, in labels: records for words, tables, pictures and JSON.

All utilities are in the scale of the deal, one for each party in the order of `Deals.parties`.
"""

from __future__ import annotations

from dataclasses import dataclass

from detente.conflict.bargain import Scale, Without
from detente.conflict.model import State
from detente.errors import Problem
from detente.findings.measured import Measured

Utilities = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class PartyTold:
    """A party: whether it signs, its name, its bargaining weight, and what it can have by walking away."""

    actor: str
    name: str
    signs: bool
    weight: float = 1.0
    outside: float | None = None


@dataclass(frozen=True, slots=True)
class SettlementTold:
    """One way to settle an issue: what it is worth to each party, and whether the red lines of all who sign leave it.

    `place` is where it lies on the scale of the issue, None for a named outcome. `zone`: whether, the issue settled so
    and all others as without a deal, nobody who signs is worse off. `prices` are who pays what for it.
    """

    key: str
    says: str
    place: float | None
    worth: Utilities
    allowed: bool
    zone: bool
    prices: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class IssueTold:
    """An issue on the table, or one that others decide (`decided_by`), with what comes of it by itself.

    `left` is what each party has on it without a deal. `alone`: whether it alone has a zone, and what each then gains.
    `kills`: whether the zone is gone without it; `hinge`: whether most hangs on it. `lost` is what each loses when it
    is off the table, `gains` what each gets on it in the package over no deal, `pays` who gives up how much for whom.
    """

    key: str
    says: str
    unit: str
    settlements: tuple[SettlementTold, ...]
    now: str | None
    decided_by: str | None
    settled: str | None
    left: Utilities
    alone: bool | None
    gained_alone: Utilities
    kills: bool
    hinge: bool
    lost: Utilities
    gains: Utilities
    pays: tuple[tuple[str, str, float], ...]


@dataclass(frozen=True, slots=True)
class PackageTold:
    """A package: how it settles the issues, what it is worth, the chance that all audiences accept it, and each."""

    settlements: tuple[tuple[str, str], ...]
    utilities: Utilities
    ratified: float
    accepted: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class SolutionTold:
    """What a theory of bargaining picks: a lottery over packages, and the best single packages by its criterion.

    No `lottery`: there is no zone. `gap` bounds how much better, by the criterion, any lottery could be. `payments` are
    what each is paid where side payments are allowed.
    """

    key: str
    name: str
    source: str
    utilities: Utilities
    lottery: tuple[tuple[PackageTold, float], ...]
    best: tuple[PackageTold, ...]
    value: float
    gap: float
    payments: Utilities = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class LinkedTold:
    """What settling all issues together adds for a party to settling each by itself; `share` of its range."""

    actor: str
    together: float
    apart: float
    share: float | None


@dataclass(frozen=True, slots=True)
class PairTold:
    """What settling two issues together adds, for each party, to settling each of the two by itself."""

    issues: tuple[str, str]
    adds: Utilities


@dataclass(frozen=True, slots=True)
class Sinking:
    """Packages better than no deal for all who sign that one audience is likelier to refuse than to accept."""

    audience: str
    number: int
    example: PackageTold | None


@dataclass(frozen=True, slots=True)
class StandingTold:
    """Under a stability concept: who would leave the agreed state, and where to."""

    concept: str
    stays: bool
    leaves: tuple[tuple[str, State], ...]


@dataclass(frozen=True, slots=True)
class LastingTold:
    """How likely the deal is still in force at the end of `days` after signing, and was never broken, under a rule."""

    rule: str
    days: float
    at_the_end: Measured
    all_along: Measured


@dataclass(frozen=True, slots=True)
class SigningTold:
    """What an actor has to do for the deal, and whether it gains by it once all others have done their part.

    `gains` is None where it makes no difference to it.
    """

    actor: str
    options: tuple[str, ...]
    gains: bool | None


@dataclass(frozen=True, slots=True)
class AfterwardsTold:
    """The state a package leads to: who signs, whether the crisis gets there, who would leave it, how long it lasts.

    `reached` are the means by which the status quo gets there: improvements, joint improvements. `signed` is, under
    each choice rule, the chance that it has been signed by the last day (`Deals.days`, or the horizon).
    """

    package: PackageTold
    solution: str
    state: State
    signing: tuple[SigningTold, ...]
    reached: tuple[tuple[str, bool], ...]
    standing: tuple[StandingTold, ...]
    lasting: tuple[LastingTold, ...]
    signed: tuple[tuple[str, Measured], ...] = ()
    untold: str = ""


@dataclass(frozen=True, slots=True)
class DealReading:
    """The deal under one choice rule (None: no deal has a stated value) and one outcome of what others decide.

    `short` is by how much each party's no deal would have to fall for there to be a zone, where there is none. `points`
    are packages of the Pareto set, at most `MOST_SHOWN` of `pareto`; `corners` are, for two who sign, the frontier of
    lotteries from one's best to the other's. `enough` are the smallest sets of issues that, settled together and the
    rest left as it is, have a zone with what signing itself is worth; the empty set where that alone is enough.
    """

    rule: str | None
    decision: tuple[tuple[str, str], ...]
    no_deal: Utilities
    no_deal_error: float
    packages: int
    open: int
    better: int
    zone: bool
    only_by_lot: bool
    level: float | None
    short: tuple[float | None, ...]
    best: tuple[float | None, ...]
    pareto: int
    points: tuple[PackageTold, ...]
    corners: tuple[PackageTold, ...]
    solutions: tuple[SolutionTold, ...]
    issues: tuple[IssueTold, ...]
    linked: tuple[LinkedTold, ...]
    pairs: tuple[PairTold, ...]
    enough: tuple[tuple[str, ...], ...]
    sinking: tuple[Sinking, ...]
    afterwards: AfterwardsTold | None
    problems: tuple[Problem, ...] = ()

    def solution(self, key: str) -> SolutionTold:
        """Return what the solution called `key` picks. Raises KeyError."""
        return {one.key: one for one in self.solutions}[key]


@dataclass(frozen=True, slots=True)
class Deals:
    """Everything about the deal of a model, under each choice rule and for all that others may decide.

    `audiences` are those that ratify, each with for whom and its threshold from and to. `days` is until when it must be
    signed, None where no day is said.
    """

    title: str
    model_hash: str
    version: str
    says: str
    scale: Scale
    without: Without
    conditional: str
    parties: tuple[PartyTold, ...]
    audiences: tuple[tuple[str, str, float, float], ...]
    side_payments: bool
    by: str | None
    days: float | None
    readings: tuple[DealReading, ...]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is to be told besides: that there is no zone of agreement, and by how much."""
        return tuple(dict.fromkeys(problem for one in self.readings for problem in one.problems))
