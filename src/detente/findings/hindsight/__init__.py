"""Hindsight: which claims, steps and assumptions of a model the events bore out, and how its chances scored.

One course of events is one draw: it can contradict what was said to be impossible or sure, and no more than score what
was said to be likely. Nothing here says that the model was right for the reasons it has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from detente import __version__
from detente.conflict.change import accepted, change
from detente.conflict.model import Claim, Conflict, Outcome
from detente.conflict.past import after, before
from detente.conflict.query import Equilibrium, LikelyPath, Query, Reaches
from detente.errors import InvalidModel, Problem
from detente.files.hash import model_hash
from detente.findings.hindsight.course import Course
from detente.findings.hindsight.record import ClaimSeen, Hindsight, Step, Told
from detente.findings.hindsight.scored import means, scored
from detente.findings.hindsight.steps import Reading, endings, steps
from detente.findings.hindsight.told import came_about, chance_of, told
from detente.findings.hindsight.wants import facts_seen, wants_seen
from detente.findings.judge import Worlds, answers, outcome_of, where
from detente.findings.sides import readings
from detente.findings.verdict import Answer
from detente.language import write

__all__ = ["hindsight"]

Progress = Callable[[int, int, str], None]


def hindsight(
    conflict: Conflict,
    *,
    claims: Iterable[str] | None = None,
    known: Mapping[str, tuple[Answer, ...]] | None = None,
    progress: Progress | None = None,
) -> Hindsight:
    """Hold `conflict` against what it says has happened; `claims` are looked at, all of them where None is given.

    Cost: that of every verdict, but of those whose answers are `known`. Raises InvalidModel (D427) where
    nothing has happened.
    """
    if not conflict.happened or (before(conflict) and not after(conflict)):
        fix = "write what_happened: {on 2024-02-02: [usa.strike]}, the days with what was the case"
        raise InvalidModel(Problem("D427", "the model does not say what has happened", fix=fix))
    sure = accepted(conflict)
    course = Course.of(sure)
    read: tuple[Reading, ...] = tuple((sides, change(sure, *edits)) for sides, edits in readings(sure))
    taken = steps(course, read)
    chosen = None if claims is None else frozenset(claims)
    asked = [claim for claim in sure.claims if chosen is None or claim.id in chosen]
    worlds, seen = Worlds.of(sure), []
    for number, claim in enumerate(asked):
        if progress:
            progress(number, len(asked), claim.id)
        given = (known or {}).get(claim.id) or answers(worlds, claim)
        seen.append(_seen(given, course, taken, claim))
    ended = endings(course, read, taken)
    return Hindsight(
        conflict.title, model_hash(conflict), __version__, course.days, taken, ended, tuple(seen),
        wants_seen(course), facts_seen(course), means(seen),
    )  # fmt: skip


def _seen(given: tuple[Answer, ...], course: Course, taken: tuple[Step, ...], claim: Claim) -> ClaimSeen:
    """Hold one claim, with the answers of the model, against the events."""
    said, why = told(course, taken, claim)
    verdict = outcome_of(given)
    row = ClaimSeen(
        claim.id, claim.says, "" if claim.test is None else write.text(claim.test), verdict, said, why,
        _right(verdict, said, claim.test), _where(given, said) if verdict == "depends" else "",
    )  # fmt: skip
    asked = chance_of(claim.test)
    came = came_about(course, asked) if asked and said == "scored" else None
    return row if came is None else replace(row, scores=tuple(scored(given, came)))


_AGREES: dict[Told, Outcome] = {"borne out": "holds", "contradicted": "fails"}


def _right(verdict: Outcome, said: Told, query: Query | None) -> bool | None:
    """Tell whether the model said what the events say; None where one of them does not say.

    Where the model said that something need not be so, that it was so says nothing against the model; nor does a less
    likely way that was taken.
    """
    if said not in _AGREES or verdict not in ("holds", "fails"):
        return None
    if _AGREES[said] == verdict:
        return True
    if verdict == "holds":
        return None if isinstance(query, LikelyPath) else False
    some = isinstance(query, Reaches) or (isinstance(query, Equilibrium) and query.quantifier == "some")
    return False if some else None


def _where(given: tuple[Answer, ...], said: Told) -> str:
    """Name the concepts and readings whose answer agrees with the events."""
    agreeing = [one for one in given if one.outcome == _AGREES.get(said)]
    return where(agreeing, given) if agreeing else ""
