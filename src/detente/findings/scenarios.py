"""The scenarios of a model side by side: what there is, what holds, how likely it is and what can be agreed in each.

A scenario is a named set of edits; the model as it stands is the first column. Counts of states, equilibria, chances
of named conditions and deals are those of the model before any question is settled; verdicts are over all readings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from detente import __version__
from detente.conflict.change import accepted, change
from detente.conflict.formula import Atom
from detente.conflict.model import Conflict, Outcome, Side
from detente.errors import DetenteError, InvalidModel, InvalidQuery, Problem, nearest
from detente.files.hash import model_hash
from detente.findings.chances.over_time import curve, horizon_asked
from detente.findings.chances.rates import has_rates
from detente.findings.chances.unfolding import rule_keys
from detente.findings.deals.asked import rules_asked
from detente.findings.deals.bargain import bargains
from detente.findings.deals.told import package_told
from detente.findings.judge import Worlds, answers, outcome_of
from detente.findings.measured import CONDITIONAL, Measured
from detente.findings.rests import about_time
from detente.findings.sides import readings
from detente.findings.verdict import Answer
from detente.findings.world import CONCEPT_KEYS, World
from detente.language import edit_text

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Likely:
    """A chance under a choice rule: of a named condition by the horizon (`claim` None), or the number of a claim.

    It lies from `low` to `high` over the readings of the model; the unit is the claim's ("chance", "days", "share").
    """

    what: str
    claim: str | None
    rule: str
    low: float | None
    high: float | None
    unit: str = "chance"


@dataclass(frozen=True, slots=True)
class Agreed:
    """The deal under a choice rule (None: no deal has a stated value): what Nash's solution settles, and for whom.

    Without a `zone` nothing is settled. `worth` is what the package is worth to each party. `untold` says why nothing
    can be told.
    """

    rule: str | None
    decision: tuple[tuple[str, str], ...]
    zone: bool
    settled: tuple[tuple[str, str], ...]
    worth: tuple[tuple[str, float], ...]
    untold: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """One scenario; the key of the model as it stands is empty. `untold` says why it cannot be worked out.

    `equilibria` and `reachable` count, by concept, the equilibria, and those improvements lead to from the status quo.
    """

    key: str
    says: str
    edits: tuple[str, ...]
    states: int = 0
    equilibria: tuple[tuple[str, int], ...] = ()
    reachable: tuple[tuple[str, int], ...] = ()
    verdicts: tuple[tuple[str, Outcome], ...] = ()
    chances: tuple[Likely, ...] = ()
    deals: tuple[Agreed, ...] = ()
    untold: str = ""


@dataclass(frozen=True, slots=True)
class Scenarios:
    """All columns, the model as it stands first. `days` is the horizon of the chances of named conditions.

    `conditional` goes with every chance: rates and choice rules are the model's, and no forecast.
    """

    title: str
    model_hash: str
    version: str
    columns: tuple[Column, ...]
    days: float | None
    conditional: str = CONDITIONAL

    def differing(self) -> tuple[str, ...]:
        """Return the claims whose verdict is not the same in every scenario."""
        verdicts = [dict(column.verdicts) for column in self.columns if not column.untold]
        return tuple(claim for claim in verdicts[0] if len({each.get(claim) for each in verdicts}) > 1)


def scenarios(
    conflict: Conflict,
    *,
    only: Iterable[str] = (),
    claims: Iterable[str] | None = None,
    timed: bool = True,
    progress: Progress | None = None,
) -> Scenarios:
    """Work out `conflict` as it stands and in each of its scenarios, or in those called `only`.

    `claims` are judged, all of them where None is given; those about time only where `timed`. Cost: that of every
    verdict, once for each scenario. Raises
    InvalidModel (D429) where the model has no scenario, InvalidQuery (D428) where none is called so.
    """
    chosen = _chosen(conflict, tuple(only))
    named = None if claims is None else frozenset(claims)
    asked = frozenset(
        claim.id
        for claim in conflict.claims
        if (named is None or claim.id in named) and (timed or claim.test is None or not about_time(claim.test))
    )
    sure = accepted(conflict)
    last = horizon_asked(sure, ()) if has_rates(sure) else None
    columns, first = list[Column](), World.of(sure)
    for number, side in enumerate((Side("", says="as it stands"), *chosen)):
        if progress:
            progress(number, len(chosen) + 1, side.key or "as it stands")
        columns.append(_column(conflict, first, side, asked, last))
    return Scenarios(conflict.title, model_hash(conflict), __version__, tuple(columns), last)


def _chosen(conflict: Conflict, only: tuple[str, ...]) -> tuple[Side, ...]:
    listed = tuple(side for side in conflict.scenarios if side.basis.status == "accepted")
    if not listed:
        fix = "write scenarios: {after-the-vote: [ignore voters]}, or give a second model to compare with"
        raise InvalidModel(Problem("D429", "the model has no scenarios", fix=fix))
    keys = [side.key for side in listed]
    wrong = [key for key in only if key not in keys]
    if wrong:
        fix = f"scenarios: {', '.join(keys)}"
        problems = (
            Problem("D428", f'no scenario is called "{it}"', nearest=nearest(it, keys), fix=fix) for it in wrong
        )
        raise InvalidQuery(*problems)
    return tuple(side for side in listed if not only or side.key in only)


def _column(conflict: Conflict, first: World, side: Side, asked: frozenset[str], last: float | None) -> Column:
    """Work out one scenario."""
    edits = tuple(map(edit_text, side.edits))
    try:
        sure = accepted(change(conflict, *side.edits))
        worlds = Worlds(first.vary(sure), tuple(readings(sure)))
    except DetenteError as error:
        return Column(side.key, side.says, edits, untold=error.problems[0].message)
    world = worlds.base
    world.kin = first.kin
    found = {claim.id: answers(worlds, claim) for claim in sure.claims if claim.id in asked}
    near = world.reach(world.status_quo, "improvements").distance >= 0
    stable = [(concept, world.equilibria(concept)) for concept in CONCEPT_KEYS]
    return Column(
        side.key, side.says, edits, world.graph.size,
        tuple((concept, int(there.sum())) for concept, there in stable),
        tuple((concept, int((there & near).sum())) for concept, there in stable),
        tuple((claim, outcome_of(given)) for claim, given in found.items()),
        (*_outcomes(world, last), *(one for claim, given in found.items() for one in numbers_of(claim, given))),
        tuple(_agreed(world)),
    )  # fmt: skip


def _outcomes(world: World, last: float | None) -> Iterator[Likely]:
    """Yield the chance of each named condition by the horizon, under each rule; none that cannot be told."""
    if last is None or not has_rates(world.conflict):
        return
    for named in world.conflict.named:
        for rule in rule_keys(world.conflict):
            try:
                found = curve(world, named.key, Atom(named.key), rule, (last,))
            except DetenteError:
                continue
            yield Likely(named.key, None, rule, found.by[-1], found.by_most[-1] if found.by_most else found.by[-1])


def numbers_of(claim: str, given: tuple[Answer, ...]) -> Iterator[Likely]:
    """Yield the number a claim about time is judged by, under each rule, least to most over the readings."""
    for rule in dict.fromkeys(one.concept for one in given if isinstance(one.measured, Measured)):
        measured = [one.measured for one in given if one.concept == rule and isinstance(one.measured, Measured)]
        values = [one.value for one in measured] + [one.value if one.most is None else one.most for one in measured]
        known = [value for value in values if value is not None]
        low, high = (None, None) if len(known) < len(values) else (min(known), max(known))
        yield Likely(claim, claim, rule or "", low, high, measured[0].unit)


def _agreed(world: World) -> Iterator[Agreed]:
    """Yield what can be agreed under each rule and each outcome of what others decide."""
    if world.conflict.deal is None:
        return
    for rule in rules_asked(world.conflict):
        try:
            for of in bargains(world, rule):
                found = of.solution("nash")
                best = np.asarray(found.best)
                package = package_told(of, int(best[0])) if found.agreed and len(best) else None
                worth = tuple(zip(of.parties, package.utilities, strict=True)) if package else ()
                yield Agreed(rule, of.decision, of.zone.exists, package.settlements if package else (), worth)
        except DetenteError as error:
            yield Agreed(rule, (), False, (), (), error.problems[0].message)
