"""What to watch for: the observable moves that best tell apart how things may go on, and what each would change.

An *indicator* is something that can be seen: an option taken, begun or given up, a condition that begins or ends. It is
*diagnostic* as far as seeing it, or not seeing it, tells the outcomes apart: what every way to every outcome has tells
nothing (Heuer 1999, Psychology of Intelligence Analysis, chapter 8). Outcomes are told apart by the named conditions of
the model, or by those asked for; where there are none, by all that is done.

With rates: how many bits seeing it within the time one watches, or not, tells on average of the outcome at the horizon,
the mutual information of the two (Shannon 1948), exactly, under two choice rules; the least of them ranks. Without
rates there are no chances, and pairs of outcomes are counted: the live ways to an outcome are the shortest sequences of
improvements from the status quo to each equilibrium of it; a pair is *told apart* by what all ways to the one have and
no way to the other has, and *leaning* where one has it oftener.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from detente import __version__
from detente.conflict.change import accepted
from detente.conflict.feasibility import broken
from detente.conflict.formula import Atom, Formula, Not, Or, Prepared
from detente.conflict.model import Conflict, Outcome
from detente.conflict.query import Means
from detente.conflict.unfolding import literal
from detente.errors import DetenteError, InvalidQuery, Problem
from detente.files.hash import model_hash
from detente.findings.chances.over_time import both, horizon_asked
from detente.findings.chances.rates import has_rates
from detente.findings.judge import Worlds, answers, outcome_of
from detente.findings.rests import about_time
from detente.findings.target import formula_of

Progress = Callable[[int, int, str], None]

MEANS: Means = "improvements"
MOST_TRIED = 8
"""For so many of the indicators, the most telling first, it is worked out which verdicts they would change."""

MOST_JUDGED = 2**21
"""States times claims up to which that is worked out."""

LEAST = 1e-3
"""What tells fewer bits is not listed; it tells next to nothing."""


@dataclass(frozen=True, slots=True)
class Sign:
    """Something that can be seen: `name` comes to be the case (`value`), or ceases to; `begun`: already its making."""

    name: str
    value: bool = True
    begun: bool = False

    @property
    def formula(self) -> Formula:
        """What holds once it has been seen."""
        if self.begun:
            return Or((Prepared(self.name), Atom(self.name)))
        return Atom(self.name) if self.value else Not(Atom(self.name))


@dataclass(frozen=True, slots=True)
class End:
    """An outcome: what holds of the conditions that tell outcomes apart, and its chance under the first rule.

    Without rates `chance` is None and `ends` is how many equilibria of it are within reach by improvements.
    """

    name: str
    chance: float | None
    ends: int | None = None


@dataclass(frozen=True, slots=True)
class Shift:
    """The chance of an outcome, when the sign is seen in time and when it is not; without rates the share of its ways
    that have the sign (`seen`), and `unseen` the rest.
    """

    outcome: str
    seen: float | None
    unseen: float | None


@dataclass(frozen=True, slots=True)
class Bits:
    """How much a sign tells under one choice rule, of the `entropy` there is to tell; `chance` that it is seen."""

    rule: str
    bits: float
    entropy: float
    chance: float


@dataclass(frozen=True, slots=True)
class Indicator:
    """A sign, who would make it, what it tells and what it would change.

    `who` are actors, or the events and dates that bring a condition about. `bits` is the least under any rule, and
    `share` its share of what there is to tell (None without rates). `apart` and `leaning` are pairs of outcomes
    (without rates). `verdicts` has the claims, not about time, whose verdict is another one once it is so: claim, was,
    becomes; None where that was not worked out.
    """

    name: str
    value: bool
    begun: bool
    who: tuple[str, ...]
    bits: float | None
    share: float | None
    under: tuple[Bits, ...]
    shifts: tuple[Shift, ...]
    apart: int = 0
    leaning: int = 0
    verdicts: tuple[tuple[str, Outcome, Outcome], ...] | None = None


@dataclass(frozen=True, slots=True)
class Indicators:
    """The indicators, the most telling first. `told` are the conditions by which outcomes are told apart.

    `within` days one watches, and outcomes are those at `days`; both None without rates, where equilibria under
    `concept` are told apart. `silent` are signs that tell nothing.
    """

    title: str
    model_hash: str
    version: str
    method: str
    told: tuple[str, ...]
    rules: tuple[str, ...]
    within: float | None
    days: float | None
    concept: str | None
    outcomes: tuple[End, ...]
    indicators: tuple[Indicator, ...]
    silent: tuple[Sign, ...]
    note: str = ""


def indicators(
    conflict: Conflict,
    *,
    within: float | None = None,
    of: Sequence[str] = (),
    concept: str = "seq",
    rule: str | None = None,
    tried: int = MOST_TRIED,
    progress: Progress | None = None,
) -> Indicators:
    """Return what to watch for in `conflict`.

    `within` days one watches (a quarter of the horizon where None); `of` are formulas that tell outcomes apart, every
    named condition where empty. Cost with rates: two passes of the chain for each sign and rule; without: a search for
    each equilibrium within reach. Raises InvalidQuery: D692 for a time to watch that is not before the horizon, D220
    for a concept that does not apply.
    """
    from detente.findings.diagnostic import by_chances, by_ways

    sure = accepted(conflict)
    tell = progress or (lambda _done, _total, _name: None)
    told = tuple((one, formula_of(sure, one)) for one in of) or tuple((it.key, Atom(it.key)) for it in sure.named)
    signs = signs_of(sure)
    days = horizon_asked(sure, sure.claims) if has_rates(sure) else None
    if within is not None and days is None:
        fix = "write horizon: 180 days and rates, or leave --within out"
        raise InvalidQuery(Problem("D692", "without rates and a horizon no time can be given to watch", fix=fix))

    def worked_out(told: Sequence[tuple[str, Formula]]) -> tuple[Indicators, str]:
        found, note = None, ""
        if days is not None:
            rules = both((rule,) if rule else (), sure)
            found, note = by_chances(sure, told, signs, _watched(within, days), days, rules, tell)
        return found or by_ways(sure, told, signs, concept, tell), note

    found, note = worked_out(told)
    if len(found.outcomes) < 2 and not of and told:
        found, note = worked_out(())  # the named conditions are the same however it goes on; what is done may not be
    shown = tuple(replace(one, who=makers(sure, one.name)) for one in found.indicators)
    shown = tuple(_with_verdicts(sure, shown, tried, tell))
    return replace(
        found, indicators=shown, title=conflict.title, model_hash=model_hash(conflict), version=__version__, note=note,
    )  # fmt: skip


def _watched(within: float | None, days: float) -> float:
    watched = days / 4 if within is None else within
    if not 0 < watched < days:
        message = f"one cannot watch for {watched:g} days and be in time: outcomes are those in {days:g} days"
        raise InvalidQuery(Problem("D692", message, fix="watch for a shorter time"))
    return watched


def signs_of(conflict: Conflict) -> tuple[Sign, ...]:
    """Return what can be seen from the status quo on: every change of an option, its making, every change of a fact.

    What nobody and nothing can change is no sign.
    """
    now, found = conflict.status_quo, []
    for option in conflict.options:
        if option.key in now:
            found += [Sign(option.key, value=False)] if option.can_undo or conflict.arcs is not None else []
            continue
        found += [Sign(option.key, begun=True)] if option.takes is not None and option.can_take else []
        found += [Sign(option.key)] if option.can_take else []
    found += [Sign(it.key, it.key not in now) for it in conflict.conditions if makers(conflict, it.key)]
    return tuple(found)


def makers(conflict: Conflict, name: str) -> tuple[str, ...]:
    """Return who would bring a sign about: the actor of an option; the deeds, events and dates that set a condition."""
    if name in conflict.option:
        if conflict.arcs is not None:
            return tuple(dict.fromkeys(arc.by for arc in conflict.arcs if name in (arc.start, arc.end)))
        return (conflict.option[name].by,)
    found = [event.key for event in conflict.events if _sets(event.sets, name) or name in dict(event.may_cause)]
    found += [option.key for option in conflict.options if name in dict(option.may_cause)]
    found += [f"on {entry.date}" for entry in conflict.calendar if _sets(entry.sets, name)]
    return tuple(found)


def _sets(formulas: Sequence[Formula], name: str) -> bool:
    return any((said := literal(formula)) is not None and said[0] == name for formula in formulas)


def end_name(held: Sequence[bool], told: Sequence[tuple[str, Formula]]) -> str:
    """Return what an outcome is called: the conditions that hold in it.

    >>> end_name([True, False], [("war", Atom("war")), ("deal", Atom("deal"))])
    'war'
    """
    return " and ".join(name for (name, _), so in zip(told, held, strict=True) if so) or "none of them"


def _with_verdicts(conflict: Conflict, found: Sequence[Indicator], tried: int, tell: Progress) -> list[Indicator]:
    """Work out for the first `tried` indicators which verdicts they would change, by the status quo after them."""
    asked = [claim.id for claim in conflict.claims if claim.test is not None and not about_time(claim.test)]
    if not asked or not tried or not found:
        return list(found)
    try:
        worlds = Worlds.of(conflict)
    except DetenteError:
        return list(found)
    if worlds.base.graph.size * len(asked) > MOST_JUDGED:
        return list(found)
    before = _outcomes(worlds, asked)
    shown = []
    for number, one in enumerate(found):
        if number < tried:
            tell(number, min(tried, len(found)), f"what {one.name} would change")
            one = replace(one, verdicts=_changed(conflict, one, asked, before))
        shown.append(one)
    return shown


def _changed(
    conflict: Conflict, one: Indicator, asked: Sequence[str], before: dict[str, Outcome]
) -> tuple[tuple[str, Outcome, Outcome], ...] | None:
    """Return the verdicts that are others once a sign has come; None where the state it leads to cannot be."""
    now = conflict.status_quo - {one.name}
    if conflict.arcs is not None:
        if not one.value:
            return None
        now = frozenset()
    now = now | {one.name} if one.value else now
    if any(True for _ in broken(conflict, now)):
        return None
    try:
        after = _outcomes(Worlds.of(replace(conflict, status_quo=now)), asked)
    except DetenteError:
        return None
    return tuple((claim, before[claim], after[claim]) for claim in asked if before[claim] != after[claim])


def _outcomes(worlds: Worlds, asked: Sequence[str]) -> dict[str, Outcome]:
    claims = (claim for claim in worlds.base.conflict.claims if claim.id in asked)
    return {claim.id: outcome_of(answers(worlds, claim)) for claim in claims}
