"""Did those who are said to want something move towards it or against it, and did the facts stay what they were.

A move bears on a want where the mover's own change makes it true or untrue, both when it moves first and when it moves
last of those who moved; where the two differ it hangs on the order. Wanting and not acting is not counted.
"""

from __future__ import annotations

from collections.abc import Iterator

from detente.conflict.feasibility import truth_at
from detente.conflict.formula import Formula, holds
from detente.conflict.model import Actor, Conflict, State, Statement
from detente.conflict.still import at_rest
from detente.findings.hindsight.course import Course
from detente.findings.hindsight.record import FactSeen, Told, Toward, WantSeen
from detente.findings.hindsight.steps import Part, parts


def wants_seen(course: Course) -> tuple[WantSeen, ...]:
    """Return what became of each want, in the order of the model."""
    return tuple(_want(course, actor, want) for actor in course.conflict.actors for want in actor.wants)


def bears(conflict: Conflict, formula: Formula, part: Part, before: State, after: State) -> Toward | None:
    """Tell whether a mover's own change made `formula` true or untrue; None where it did neither."""
    first = _sign(conflict, formula, before, part.after(before))
    last = _sign(conflict, formula, _less(part, after), after)
    if first != last:
        return "by order"
    return "towards" if first > 0 else "against" if first < 0 else None


def _less(part: Part, after: State) -> State:
    return (after - part.taken) | part.undone


def _sign(conflict: Conflict, formula: Formula, before: State, after: State) -> int:
    rest = at_rest(formula, conflict)
    was, now = (holds(rest, truth_at(conflict, state).__getitem__) for state in (before, after))
    return int(now) - int(was)


def _want(course: Course, actor: Actor, want: Statement) -> WantSeen:
    conflict, moves, excused = course.conflict, list[tuple[str, Toward]](), list[str]()
    for before, after in course.steps():
        part = next((one for one in parts(conflict, before.state, after.state) if one.actor == actor.key), None)
        toward = part and bears(conflict, want.formula, part, before.state, after.state)
        if part and toward:
            moves.append((after.date, toward))
            if toward == "against" and _for_more(conflict, actor, want, part, before.state, after.state):
                excused.append(after.date)
    end = course.was(want.formula, course.last) if course.tells(want.formula) else None
    return WantSeen(want.id, actor.key, _told(moves, excused), tuple(moves), tuple(excused), end)


def _for_more(conflict: Conflict, actor: Actor, want: Statement, part: Part, before: State, after: State) -> bool:
    """Tell whether the same move made a more important want of the actor true."""
    above = actor.wants[: actor.wants.index(want)]
    return any(bears(conflict, other.formula, part, before, after) == "towards" for other in above)


def _told(moves: list[tuple[str, Toward]], excused: list[str]) -> Told:
    towards = any(toward == "towards" for _, toward in moves)
    against = any(toward == "against" and date not in excused for date, toward in moves)
    if towards or against:
        return "both ways" if towards and against else "borne out" if towards else "contradicted"
    return "not told"


def facts_seen(course: Course) -> tuple[FactSeen, ...]:
    """Return whether conditions stayed as they were, and whether what cannot be undone was undone."""
    return (*_conditions(course), *_one_way(course))


def _conditions(course: Course) -> Iterator[FactSeen]:
    first = course.days[0]
    for condition in course.conflict.conditions:
        stood = condition.key in first.state
        turned = next((at for at in course.days if (condition.key in at.state) != stood), None)
        if turned is None:
            yield FactSeen(condition.key, "borne out", f"it {'held' if stood else 'did not hold'} on every day told")
        else:
            yield FactSeen(
                condition.key, "contradicted", f"it {'no longer held' if stood else 'held'} on {turned.date}"
            )


def _one_way(course: Course) -> Iterator[FactSeen]:
    for option in course.conflict.options:
        taken = next((at for at in course.days if option.key in at.state), None)
        if option.can_undo or taken is None:
            continue
        later = course.days[course.days.index(taken) :]
        undone = next((at for at in later if option.key not in at.state), None)
        if undone is not None:
            yield FactSeen(option.key, "contradicted", f"it was undone by {undone.date}, and the model has it for good")
        elif len(later) > 1:
            yield FactSeen(option.key, "borne out", f"it was not undone from {taken.date} on")
