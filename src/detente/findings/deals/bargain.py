"""The deal of a conflict as arrays: every package, what it is worth to whom, the state it leads to, who ratifies it.

One `Bargain` is under one choice rule, where the value of no deal comes from the dynamics, and for one outcome of what
others decide. Issues that others decide, or that are off the table, are settled; the rest is bargained over.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from detente.bargaining.linkage import Linkage, apportioned, linkage
from detente.bargaining.packages import LIMIT, Packages, open_mask, settlements, utilities, without
from detente.bargaining.ratification import acceptance, ratified
from detente.bargaining.solution import Solution
from detente.bargaining.solutions import solved_by
from detente.bargaining.zone import Zone
from detente.conflict.bargain import Deal, Issue, Settlement
from detente.conflict.model import Conflict, State
from detente.conflict.negotiable import keeps, place_named
from detente.conflict.quantity import Quantity
from detente.errors import InvalidModel, InvalidQuery, Problem
from detente.findings.deals.agreed import meaning_of, stated
from detente.findings.deals.audience import audiences
from detente.findings.deals.solved import Solved, fingerprint
from detente.findings.deals.stands import Decision, decided, decisions, worths
from detente.findings.deals.values import (
    Expected,
    Vector,
    expected_values,
    value_of_states,
)
from detente.moves import compile_graph, index_of

if TYPE_CHECKING:
    from detente.findings.world import World

Table = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Bargain:
    """A deal as packages over the `issues` on the table; (n, p) `table` has their utilities, rows of `parties`.

    `fixed` has the issues that are settled by others or off the table. `states` (n,) is the number of the agreed state,
    -1 where it is not feasible, None where the deal means no state. `accepted` (n, a) is the chance that each audience
    accepts. `packages.joint` leaves out what cannot be or is surely refused at home. `left` (m, p) is what each party
    has on each issue without a deal. `additive`: whether packages are worth the sum of their settlements.
    """

    deal: Deal
    rule: str | None
    decision: Decision
    issues: tuple[Issue, ...]
    choices: tuple[tuple[Settlement, ...], ...]
    fixed: tuple[tuple[Issue, Settlement | None], ...]
    packages: Packages
    table: Table
    states: NDArray[np.intp] | None
    accepted: Table
    left: Table
    additive: bool
    expected: Expected
    solved: Solved = field(default_factory=Solved, repr=False)

    @property
    def parties(self) -> tuple[str, ...]:
        """The parties, in the order of the model."""
        return tuple(party.actor for party in self.deal.parties)

    @property
    def no_deal(self) -> Vector:
        """(p,) what each party has without a deal."""
        return self.packages.no_deal

    @cached_property
    def ratifiable(self) -> Vector:
        """(n,) the chance that every audience accepts."""
        return ratified(self.accepted) if self.deal.ratifiers else np.ones(self.packages.n)

    @cached_property
    def open(self) -> NDArray[np.bool_]:
        """(n,) the packages that can be had: within red lines, feasible, not surely refused at home."""
        return open_mask(self.packages)

    def chosen(self, package: int) -> tuple[Settlement, ...]:
        """Return the settlements of a package, by issue."""
        return tuple(self.choices[i][s] for i, s in enumerate(settlements(self.packages, package)))

    @property
    def weights(self) -> Vector | None:
        """(p,) bargaining weights, 1 where none is said; None where nobody has one."""
        return _numbers([party.weight for party in self.deal.parties], np.ones(len(self.parties)))

    @property
    def rates(self) -> Vector | None:
        """(p,) rates of discounting, the mean of those said where none is; None where nobody has one."""
        said = [party.impatience for party in self.deal.parties]
        mean = np.mean([each.value for each in said if each is not None] or [1.0])
        return _numbers(said, np.full(len(said), mean))

    @property
    def outside(self) -> Vector | None:
        """(p,) what each can have by walking away, no deal where none is said; None where nobody has any."""
        return _numbers([party.outside for party in self.deal.parties], self.no_deal)

    def solution(self, key: str) -> Solution:
        """Return what the solution called `key` picks, worked out once with all others."""
        known = self.solved.solutions
        if not known:
            weights, rates, outside = self.weights, self.rates, self.outside
            known.update(solved_by(self.packages, table=self.table, weights=weights, rates=rates, outside=outside))
        return known[key]

    @property
    def linked(self) -> Linkage | None:
        """What linking the issues adds by the Nash solution; None where packages are no sums of their settlements."""
        if not self.additive or not self.issues:
            return None
        if self.solved.linked is None:
            self.solved.linked = linkage(self.packages, self.left, table=self.table)
        return self.solved.linked

    @property
    def zone(self) -> Zone:
        """Return the zone of agreement of those who sign."""
        return self.solution("nash").zone


def _numbers(said: list[Quantity | None], usual: Vector) -> Vector | None:
    """Return a number of each party; who lacks it has the usual one."""
    if not any(said):
        return None
    return np.array([other if each is None else each.value for each, other in zip(said, usual, strict=True)])


def bargain(world: World, rule: str | None, decision: Decision, *, expected: Expected | None = None) -> Bargain:
    """Return the deal of `world` as packages; what there is without it is worked out, unless it is `expected`.

    Raises DetenteError where it cannot be told, is over (D937), or would not fit (D930).
    """
    deal = world.conflict.deal
    if deal is None:
        raise InvalidModel(Problem("D926", "the model has no deal", fix="write deal: with its parties and issues"))
    _still_open(deal, world.conflict)
    if not world.graph.size:
        compile_graph(world.conflict)  # raises TooLarge: packages lead to states, which are too many to list
    settled = dict(decision)
    fixed = tuple((issue, _settled(issue, settled)) for issue in deal.issues if issue.off or decided(issue))
    issues = tuple(issue for issue in deal.issues if not (issue.off or decided(issue)))
    expected = expected or _expected(world, deal, rule, settled)
    parties = tuple(party.actor for party in deal.parties)
    tables = {issue.key: worths(issue, parties) for issue in deal.issues}
    base = np.zeros(len(parties))
    for issue, each in fixed:
        if each is not None and not issue.off:
            base += tables[issue.key][:, issue.settlements.index(each)]
    packages = _on_the_table(deal, issues, tables, base, expected, tuple(it for it, _ in fixed if it.off))
    choices = tuple(issue.settlements for issue in issues)
    if packages.n * max(packages.parties, 1) > LIMIT:
        utilities(packages)  # raises D930 with the size
    wanted = expected.wants
    meaning = meaning_of(world, deal, choices, tuple(each for _, each in fixed if each is not None))
    values = value_of_states(world, deal, parties, wants=wanted)
    states, packages, table, additive = stated(world, packages, meaning, values)
    heard = audiences(world, deal, issues, fixed, packages, table, states, wanted)
    low, high = (np.array([getattr(each.at_least, end) for each in deal.ratifiers]) for end in ("low", "high"))
    accepted = acceptance(heard, low, high) if deal.ratifiers else np.ones((packages.n, 0))
    joint = ratified(accepted) > 0 if deal.ratifiers else np.ones(packages.n, bool)
    joint &= True if states is None else states >= 0
    packages = replace(packages, joint=None if joint.all() else joint)
    left = _left(deal, issues, packages, tables)
    return Bargain(
        deal, rule, decision, issues, choices, fixed, packages, table, states, accepted, left, additive, expected
    )


def _still_open(deal: Deal, conflict: Conflict) -> None:
    """Refuse a deal whose last day to sign the crisis has passed, as it does when news is taken in. Raises D937."""
    if deal.by and conflict.starts and deal.by < conflict.starts:
        message = f"the last day to sign, {deal.by}, is over: it is {conflict.starts}"
        fix = f"ask as of an earlier day (--as-of {deal.by}), or write a later day, if it was put off"
        raise InvalidQuery(Problem("D937", message, ("deal", "by"), fix=fix))


def _settled(issue: Issue, settled: dict[str, str]) -> Settlement | None:
    """Return how an issue is settled that nobody negotiates; off the table it stays as it is, where that is told."""
    if not issue.off:
        return place_named(issue, settled[issue.key])
    return None if issue.now is None else place_named(issue, issue.now)


def _on_the_table(
    deal: Deal,
    issues: tuple[Issue, ...],
    tables: dict[str, Table],
    base: Vector,
    expected: Expected,
    off: tuple[Issue, ...],
) -> Packages:
    """Return the packages over the issues that are negotiated; on those off the table each has what it has without."""
    every = (*issues, *off)
    signs = np.array([party.signs for party in deal.parties])
    red = tuple(_allowed(issue, deal) for issue in every)
    worth = tuple(tables[issue.key] for issue in every)
    packages = Packages(
        worth, expected.values, red, base=base, signs=None if signs.all() else signs, transfers=deal.side_payments
    )
    left = _left(deal, every, packages, tables)
    for place in reversed(range(len(issues), len(every))):
        packages = without(packages, place, left[place])
    return packages


def _allowed(issue: Issue, deal: Deal) -> NDArray[np.bool_]:
    """Return (settlements,): what the red lines of all who sign leave."""
    stands = [stand for stand in issue.stands if stand.red and stand.actor in deal.signatories]
    return np.array([all(keeps(stand, each) for stand in stands) for each in issue.settlements])


def _left(deal: Deal, issues: tuple[Issue, ...], packages: Packages, tables: dict[str, Table]) -> Table:
    """Return (m, p): what each party has on each issue without a deal: as it is now, or its share of no deal.

    What a stated value of no deal is worth besides is shared out over the issues, in proportion to their ranges.
    """
    now = [issue.now and place_named(issue, issue.now) for issue in issues]
    if not issues:
        return np.zeros((0, packages.parties))
    if not all(now):
        return apportioned(packages)
    held = [tables[it.key][:, it.settlements.index(one)] for it, one in zip(issues, now, strict=True) if one]
    left = np.array(held)
    if deal.without != "values":
        return left
    base = np.zeros(packages.parties) if packages.base is None else packages.base
    width = np.array([np.ptp(table, axis=1) for table in packages.worth])
    whole = width.sum(axis=0)
    share = np.where(whole > 0, width / np.where(whole > 0, whole, 1.0), 1.0 / len(issues))
    return np.asarray(left + share * (packages.no_deal - base - left.sum(axis=0)))


def _expected(world: World, deal: Deal, rule: str | None, settled: dict[str, str]) -> Expected:
    """Return what each party has without a deal."""
    parties = tuple(party.actor for party in deal.parties)
    if deal.without == "values":
        return Expected(np.array([party.no_deal.value if party.no_deal else 0.0 for party in deal.parties]))
    issues = np.zeros(len(parties))
    for issue in deal.issues:
        now = issue.now or settled.get(issue.key)
        each = place_named(issue, now) if now else None
        if each is not None:
            issues += worths(issue, parties)[:, issue.settlements.index(each)]
    if deal.without == "dynamics":
        found = expected_values(world, deal, parties, rule or "")
        return replace(found, values=np.round(found.values + issues, 12))
    here = world.graph.start if deal.without == "as things stand" else index_of(world.graph, _kept(world, deal.state))
    if here is None:
        message = f"the state without a deal is not feasible: {', '.join(sorted(deal.state)) or 'nothing taken'}"
        raise InvalidModel(Problem("D927", message, ("deal", "without_a_deal")))
    return Expected(value_of_states(world, deal, parties)[here] + issues)


def _kept(world: World, state: State) -> State:
    """Return the options of a state that are still options; what has been fixed is what it is."""
    return frozenset(state) & frozenset(world.graph.options)


def bargains(world: World, rule: str | None) -> Iterator[Bargain]:
    """Yield the deal of `world` for every outcome of what others decide, each worked out once."""
    for decision in decisions(world.conflict.deal) if world.conflict.deal else ():
        key = (rule, decision)
        if key not in world.bargains:
            found = bargain(world, rule, decision)
            numbers = (found.weights, found.rates, found.outside)
            known = world.dealt.setdefault(fingerprint(found.packages, found.table, found.left, *numbers), found.solved)
            world.bargains[key] = replace(found, solved=known)
        yield world.bargains[key]
