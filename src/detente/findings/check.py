"""The verdicts on a model's claims.

Each claim is answered under every reading of the model (every combination of the sides of its alternatives), under
every concept it names or, where it names none, under all; and then again without assumptions, to see what it rests on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from detente import __version__
from detente.conflict.change import accepted
from detente.conflict.model import Claim, Conflict, Outcome
from detente.files.hash import model_hash
from detente.findings.assumptions import Assumption, assumptions
from detente.findings.judge import Worlds, answers, outcome_of, reason_of
from detente.findings.rests import EFFORT, about_time, irreducible, rests_on
from detente.findings.verdict import Answer, Findings, Rest, Verdict
from detente.findings.world import CONCEPT_KEYS
from detente.language import write

Progress = Callable[[int, int, str], None]
"""Called with the number of claims judged, how many there are, and the id of the next."""


def check(
    conflict: Conflict,
    *,
    claims: Iterable[str] | None = None,
    depth: int | None = None,
    effort: int = EFFORT,
    thorough: bool = False,
    show: int = 1,
    progress: Progress | None = None,
) -> Findings:
    """Judge the claims of `conflict`, or those whose ids are in `claims`.

    `depth` is the size of the sets of assumptions tried, 0 for none; left out, sizes are tried while they fit in
    `effort` state visits per claim. `thorough` looks for an irreducible set where no smallest one was found. `show` is
    how many states a witness about many states writes out; one witness is made for each outcome, and with `show` above
    1 one for every answer. Where there are too many states to list and a claim is about time, such claims are answered
    by sample paths and the others are untestable. Raises InvalidModel where no state is feasible, and TooLarge where
    the states would not fit and no claim is about time.
    """
    chosen = None if claims is None else frozenset(claims)
    asked = [claim for claim in conflict.claims if chosen is None or claim.id in chosen]
    timed = any(claim.test is not None and about_time(claim.test) for claim in asked)
    worlds = (Worlds.in_time if timed else Worlds.of)(accepted(conflict))
    verdicts = []
    for number, claim in enumerate(asked):
        if progress:
            progress(number, len(asked), claim.id)
        verdicts.append(judge(worlds, claim, depth=depth, effort=effort, thorough=thorough, show=show))
    graph = worlds.base.graph
    return Findings(
        title=conflict.title,
        model_hash=model_hash(conflict),
        version=__version__,
        states=graph.size,
        decision_makers=graph.actors,
        concepts=CONCEPT_KEYS,
        depth=depth,
        verdicts=tuple(verdicts),
    )


def judge(
    worlds: Worlds,
    claim: Claim,
    *,
    depth: int | None = None,
    effort: int = EFFORT,
    thorough: bool = False,
    show: int = 1,
) -> Verdict:
    """Give one claim its verdict, with its witnesses and what it rests on."""
    given = _with_witnesses(worlds, claim, answers(worlds, claim), show)
    outcome = outcome_of(given)
    rests, tried = rests_on(worlds, claim, outcome, depth=depth, effort=effort)
    if thorough and not rests:
        found = irreducible(worlds, claim, outcome)
        rests = (found,) if found else ()
    return Verdict(
        claim=claim.id,
        says=claim.says,
        test="" if claim.test is None else write.text(claim.test),
        outcome=outcome,
        expected=claim.expect,
        reason=reason_of(given),
        answers=given,
        rests_on=rests,
        tried=tried,
        assumed=_assumed(worlds, claim, outcome, rests),
    )


def _with_witnesses(worlds: Worlds, claim: Claim, given: tuple[Answer, ...], show: int) -> tuple[Answer, ...]:
    """Add witnesses: to every answer where `show` is above 1, else to the first of each outcome."""
    if show > 1:
        return answers(worlds, claim, show=show)
    first = {given.index(next(one for one in given if one.outcome == said)) for said in {one.outcome for one in given}}
    if show < 1 or claim.test is None:
        return given
    shown = {number: answers(worlds, claim, show=1, only=number)[0] for number in first}
    return tuple(shown.get(number, one) for number, one in enumerate(given))


def _assumed(worlds: Worlds, claim: Claim, outcome: Outcome, rests: tuple[Rest, ...]) -> tuple[str, ...]:
    """Return the wants that say the claim by themselves: it falls with the want and stands on the want alone."""
    if outcome != "holds":
        return ()
    wants = [one for one in assumptions(worlds.base.conflict) if one.actor is not None]
    single = {rest.assumptions[0] for rest in rests if len(rest.assumptions) == 1}
    if single & {view.id for view in worlds.base.conflict.views}:
        return ()  # the want says it in somebody's eyes only
    return tuple(one.id for one in wants if one.id in single and _alone(worlds, claim, one, wants))


def _alone(worlds: Worlds, claim: Claim, kept: Assumption, wants: list[Assumption]) -> bool:
    others = frozenset(one for one in wants if one != kept)
    return outcome_of(answers(worlds, claim, without=others)) == "holds"
