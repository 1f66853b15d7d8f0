"""How a claim about deals is asked: under a solution and a choice rule, and for all that others may decide."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from detente.bargaining.solutions import SOLUTIONS
from detente.bargaining.zone import NARROW
from detente.conflict.model import Conflict
from detente.errors import DetenteError
from detente.findings.chances.judged import refused
from detente.findings.chances.unfolding import rule_keys
from detente.findings.deals.bargain import Bargain, bargains
from detente.findings.deals.stands import Decision
from detente.findings.verdict import Answer
from detente.findings.witness import PackageAt

if TYPE_CHECKING:
    from detente.findings.deals.values import Vector
    from detente.findings.world import World

NO_DEAL = "a deal in the model"
"""What a model lacks in which nothing can be agreed."""

SOLUTION_KEYS = tuple(solution.key for solution in SOLUTIONS)
_UNDER = " under "


def rules_asked(conflict: Conflict | None) -> tuple[str | None, ...]:
    """Return the choice rules a claim about deals is asked under: one for each value of no deal."""
    dynamic = conflict is not None and conflict.deal is not None and conflict.deal.without == "dynamics"
    return rule_keys(conflict) if dynamic and conflict is not None else (None,)


def concepts_asked(conflict: Conflict | None, *, solutions: tuple[str, ...] = ()) -> tuple[str | None, ...]:
    """Return what a claim is answered under: each of the `solutions`, under each choice rule where these matter.

    >>> concepts_asked(None, solutions=("nash",))
    ('best[nash]',)
    """
    rules = rules_asked(conflict)
    if not solutions:
        return rules
    return tuple(f"best[{key}]" + (f"{_UNDER}{rule}" if rule else "") for key in solutions for rule in rules)


def solution_and_rule(concept: str | None) -> tuple[str, str | None]:
    """Return the solution and the choice rule of a concept; Nash where it names none.

    >>> solution_and_rule("best[egalitarian] under logit")
    ('egalitarian', 'logit')
    """
    if concept is None:
        return "nash", None
    if not concept.startswith("best["):
        return "nash", concept
    solution, _, rule = concept.partition(_UNDER)
    return solution.removeprefix("best[").removesuffix("]"), rule or None


def for_every_decision(world: World, concept: str | None, ask: Callable[[Bargain], Answer]) -> Answer:
    """Return the answer `ask` gives, whatever others decide; *depends* where it hangs on that."""
    try:
        given = [(one.decision, ask(one)) for one in bargains(world, solution_and_rule(concept)[1])]
    except DetenteError as error:
        return replace(refused(error, ""), concept=concept)
    tested = [pair for pair in given if pair[1].outcome != "untestable"] or given
    outcomes = {answer.outcome for _, answer in tested}
    if len(outcomes) == 1:
        told = tested[0][1]
        more = f" (and so whatever {_deciders(world)} decides)" if len(given) > 1 else ""
        return replace(told, reason=told.reason + more, concept=concept)
    said = "; ".join(f"{decision_words(decision)}: {answer.outcome}, {answer.reason}" for decision, answer in tested)
    return Answer("depends", f"it hangs on what {_deciders(world)} decides: {said}", concept)


def _deciders(world: World) -> str:
    deal = world.conflict.deal
    named = [issue.decided_by for issue in deal.issues if issue.decided_by and not issue.off] if deal else []
    return " and ".join(dict.fromkeys(named))


def decision_words(decision: Decision) -> str:
    """Say what others decided."""
    return ", ".join(f"{issue} {settlement}" for issue, settlement in decision)


def package_words(bargain: Bargain, package: int) -> str:
    """Say how a package settles the issues on the table."""
    pairs = zip(bargain.issues, bargain.chosen(package), strict=True)
    return ", ".join(f"{issue.key} {settlement.key}" for issue, settlement in pairs) or "nothing left to settle"


def package_at(world: World, bargain: Bargain, package: int, better: tuple[str, ...] = ()) -> PackageAt:
    """Return a package as a witness, which can be checked again without what found it."""
    pairs = [(issue.key, each.key) for issue, each in zip(bargain.issues, bargain.chosen(package), strict=True)]
    pairs += [(issue.key, each.key) for issue, each in bargain.fixed if each is not None and not issue.off]
    state = None if bargain.states is None else world.label(int(bargain.states[package]))
    worth, no_deal = (
        tuple((party, float(value)) for party, value in zip(bargain.parties, values, strict=True))
        for values in (bargain.table[package], bargain.no_deal)
    )
    return PackageAt(tuple(pairs), state, worth, no_deal, better)


def worth_words(bargain: Bargain, got: Vector, parties: tuple[str, ...]) -> str:
    """Say what each of `parties` gets, and what it has without a deal."""
    at = [bargain.parties.index(party) for party in parties]
    told = (f"{bargain.parties[i]} {number(got[i])} (no deal {number(bargain.no_deal[i])})" for i in at)
    return ", ".join(told)


def number(value: float) -> str:
    """Write a utility.

    >>> number(0.4200000001), number(-0.0)
    ('0.42', '0')
    """
    return f"{round(float(value), 4) + 0.0:.4g}"


def gains(bargain: Bargain, parties: tuple[str, ...]) -> tuple[Vector, Vector]:
    """Return (n, k): what each package gives `parties` above no deal, and (k,) how much counts as more."""
    at = [bargain.parties.index(party) for party in parties]
    gain = bargain.table[:, at] - bargain.no_deal[at]
    least = NARROW * np.maximum(np.ptp(bargain.table[:, at], axis=0), 1e-300)
    return gain, np.maximum(least, bargain.expected.error)


def why_closed(bargain: Bargain) -> str:
    """Say why no package at all can be had."""
    if bargain.deal.ratifiers and not bargain.ratifiable.any():
        pairs = zip(bargain.deal.ratifiers, bargain.accepted.T, strict=True)
        refusing = [each.actor for each, column in pairs if not column.any()]
        return f"{' and '.join(refusing) or 'one audience or another'} would surely refuse every package"
    return "no package is within all red lines, feasible, and not surely refused at home"


def no_zone_words(bargain: Bargain) -> str:
    """Say that there is no zone of agreement, and by how much each party falls short."""
    if not bargain.open.any():
        return f"there is no zone of agreement: {why_closed(bargain)}"
    pairs = list(zip(bargain.deal.signatories, bargain.zone.short, strict=True))
    pairs = [(party, by) for party, by in pairs if by > 0]
    told = [f"{party}'s no deal would have to be {number(by)} lower" for party, by in pairs if np.isfinite(by)]
    never = [party for party, by in pairs if not np.isfinite(by)]
    alone = f"{' or '.join(never)} alone cannot make one, whatever it forgoes" if never else ""
    said = "; ".join(filter(None, (", or ".join(told), alone)))
    return "there is no zone of agreement" + (f": {said}" if said else "")
