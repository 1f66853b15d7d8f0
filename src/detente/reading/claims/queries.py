"""A candidate claim as a query, where one form of the claim language says what the sentence says; else nothing.

| the sentence | the query |
|---|---|
| A will (will not, may) do x | every (no, some) reachable equilibrium has A.x |
| if B does y, A will do x | the same, supposing B.y |
| A will do x only if B does y | no reachable equilibrium has A.x and not B.y |
| A did x because it wants w (for its voters) | some reachable equilibrium has A.x only because of A.w (voters) |
| A did x because B did y | ... only because of (fix not B.y) |
| A's y keeps B from doing x; B will not do x because A would do y | A.y deters B from B.x |
| both avoid a war | no reachable equilibrium has the war |
| the truce will hold | the truce is stable for everyone |
| in X's eyes, T | in the view of X: T |
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from detente.conflict.edit import Edit, Fix
from detente.conflict.formula import And, Formula, Not
from detente.conflict.query import Cause, Deters, Equilibrium, InView, No, OnlyBecause, Quantifier, Query, Stable
from detente.reading.claims.reasons import FORCE
from detente.reading.events.deeds import ACTION
from detente.reading.items import Assertion, Deed, Party, Want
from detente.reading.proposal.options import decider, formula_of, in_order, options_of

_LEAD = 120
"""Code points a sentence may begin before what is said in it."""


class Test(NamedTuple):
    """A query and what it supposes."""

    query: Query
    suppose: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """What a test may speak of: the parties, the options, the wants with their ids in the order of the text."""

    parties: Mapping[str, Party]
    options: Collection[str]
    wants: Sequence[tuple[Want, str]]
    audiences: Collection[str] = ()
    places: Mapping[str, Collection[int]] = field(default_factory=dict)
    """Where each option is told: the first code points of the sentences."""


def test_of(one: Assertion, told: Told) -> Test | None:
    """Return the assertion as a query with what it supposes, or None where no form truly fits."""
    test = (
        _deters(one, told) or _lasting(one, told) or _only_if(one, told) or _foretold(one, told) or _shunned(one, told)
    )
    if test is None:
        return None
    eyes = decider(told.parties.get(one.reasoning.eyes or ""), told.parties)
    return Test(InView(eyes, test.query), test.suppose) if eyes is not None else test


def _formula(deeds: Iterable[Deed], told: Told) -> Formula | None:
    """Return the formula that all of `deeds` are done; None where one of them is no option."""
    each = [formula_of(deed, told.parties) for deed in deeds]
    kept = [formula for formula in each if formula is not None]
    if not kept or len(kept) < len(each):
        return None
    return in_order(kept[0]) if len(kept) == 1 else And(tuple(dict.fromkeys(kept)))


def _deters(one: Assertion, told: Told) -> Test | None:
    kept = decider(told.parties.get(one.reasoning.deterred or ""), told.parties)
    if kept is None:
        return None
    threats = (
        _keys(one.reasoning.threat, told) or _force(one.reasoning.threatener, kept, told) or _here(one, kept, told)
    )
    by = threats[0].partition(".")[0] if len(threats) == 1 else None
    deeds = [key for key in _keys(one.deeds, told) if key.startswith(f"{kept}.")] or (
        _force(kept, by, told) if by is not None and not one.deeds else []
    )
    if len(threats) != 1 or len(deeds) != 1 or by == kept:
        return None
    query = Deters(threats[0], kept, deeds[0])
    failed = one.negated and not one.reasoning.because
    return Test(No(query) if failed else query)


def _keys(deeds: Iterable[Deed], told: Told) -> list[str]:
    keys = [option.key for deed in deeds for option in options_of(deed, told.parties)]
    return [key for key in dict.fromkeys(keys) if key in told.options]


def _force(actor: str | None, upon: str | None, told: Told) -> list[str]:
    """Return the options of force `actor` has upon another: which is meant is plain where there is one."""
    who = decider(told.parties.get(actor or ""), told.parties)
    force = {action.key for action in ACTION.values() if action.kind in FORCE}
    mine = [key for key in told.options if who is not None and key.startswith(f"{who}.") and key.endswith(f"_{upon}")]
    return [key for key in mine if key.partition(".")[2].removesuffix(f"_{upon}") in force]


def _here(one: Assertion, upon: str, told: Told) -> list[str]:
    """Return the options of force upon somebody that the sentence itself tells of, where it names no threat."""
    inside = [key for key, places in told.places.items()
              if any(one.passage.start - _LEAD <= at < one.passage.end for at in places)]  # fmt: skip
    doers = dict.fromkeys(key.partition(".")[0] for key in inside)
    return [key for doer in doers for key in _force(doer, upon, told) if key in inside]


def _lasting(one: Assertion, told: Told) -> Test | None:
    formula = _formula(one.deeds, told) if one.reasoning.lasts else None
    if formula is None:
        return None
    stable = Stable(formula)
    return Test(No(stable) if one.negated else stable)


def _only_if(one: Assertion, told: Told) -> Test | None:
    if not one.reasoning.only:
        return None
    deed, given = _formula(one.deeds, told), _formula(one.reasoning.given, told)
    if deed is None or given is None:
        return None
    return Test(Equilibrium("no", And((deed, Not(given))), reachable=True))


def _foretold(one: Assertion, told: Told) -> Test | None:
    """What will or will not be done, supposing what is given, because of what is said."""
    reasoning, formula = one.reasoning, _formula(one.deeds, told)
    given = _supposed(one, told)
    if formula is None or given is None or reasoning.only or reasoning.lasts:
        return None
    happened = one.argument == "cause" and not reasoning.certain
    quantifier: Quantifier = "no" if one.negated else "every" if reasoning.certain and not happened else "some"
    holds = Equilibrium(quantifier, formula, reachable=True)
    if reasoning.because is None:
        return Test(holds, given)
    causes = _causes(one, told)
    return Test(OnlyBecause(holds, causes), given) if causes else None


def _supposed(one: Assertion, told: Told) -> tuple[Edit, ...] | None:
    """Return the edits that suppose what is given; None where it cannot be put so."""
    keys = [(option.key, not one.reasoning.unless) for deed in one.reasoning.given
            for option in options_of(deed, told.parties)]  # fmt: skip
    if (one.reasoning.conditional and not keys) or len(keys) > 1:
        return None
    return tuple(Fix(key, value) for key, value in keys)


def _causes(one: Assertion, told: Told) -> tuple[Cause, ...]:
    """Return what the assertion says it hangs on: the wants told in its reason, an audience, or what another does."""
    start, end = one.reasoning.because or (0, 0)
    doers = {decider(told.parties.get(deed.doer), told.parties) for deed in one.deeds}
    wanted = [id for want, id in _wants(told, start, end) if id.partition(".")[0] in doers]
    if wanted:
        return tuple(Cause(id) for id in dict.fromkeys(wanted))
    if one.reasoning.audience in told.audiences and one.reasoning.audience is not None:
        return (Cause(one.reasoning.audience),)
    deeds = [deed for deed in one.reasoning.reasons if deed.doer not in doers]
    return tuple(Cause(edit=Fix(key, deed.stopped)) for deed in deeds for key in _keys((deed,), told))


def _wants(told: Told, start: int, end: int) -> Sequence[tuple[Want, str]]:
    """Return the wants whose word stands in a stretch of the text."""
    first, last = (bisect_left(told.wants, at, key=lambda pair: pair[0].cue.start) for at in (start, end))
    return told.wants[first:last]


def _shunned(one: Assertion, told: Told) -> Test | None:
    """What both sides want not to see, and either could bring about."""
    near = _wants(told, one.passage.start - _LEAD, one.passage.end)
    inside = [want for want, _ in near if one.passage.start <= want.content.start < one.passage.end]
    about = [(want, deed) for want in inside for deed in want.deeds if deed.mutual]
    shunned = [(want, deed) for want, deed in about if (want.polarity < 0) != deed.stopped]
    for want, deed in shunned:
        both = {other.holder for other, _ in shunned if other.content == want.content}
        formula = formula_of(deed, told.parties)
        if formula is not None and {deed.doer, deed.target} <= both:
            return Test(Equilibrium("no", in_order(formula), reachable=True))
    return None
