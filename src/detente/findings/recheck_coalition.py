"""Check the witness of a coalition's standing from the definitions, without the solver."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from detente.conflict.model import Conflict, State
from detente.findings.definitions import improvements, legal_states, moves, sign
from detente.findings.witness import CoalitionStanding, Path, Sanction

PathComplaints = Callable[[Path, Conflict], Iterator[str]]
"""What finds fault with a path (`findings.recheck` has it)."""


def coalition_complaints(standing: CoalitionStanding, conflict: Conflict, path: PathComplaints) -> Iterator[str]:
    """Yield what is wrong with a coalition's standing. All the members can reach in turn is walked through."""
    if standing.stable:
        answered = {sanction.improvement for sanction in standing.sanctions}
        gains = {end for end in _reach(standing.state, standing, conflict) if _all_gain(end, standing, conflict)}
        if gains - answered or (standing.concept == "cnash" and gains):
            yield f"{_named(standing)} have an improvement that nothing deters"
        for sanction in standing.sanctions:
            yield from _sanction(sanction, standing, conflict, path)
    elif standing.way is None:
        yield f"nothing shows that {_named(standing)} leave"
    else:
        yield from _leaves(standing, standing.way, conflict, path)


def _sanction(
    sanction: Sanction, standing: CoalitionStanding, conflict: Conflict, path: PathComplaints
) -> Iterator[str]:
    replies = sanction.replies
    if replies.start != sanction.improvement or not replies.steps:
        yield "the replies do not start at the improvement"
    if any(step.actor in standing.members for step in replies.steps):
        yield f"{_named(standing)} are made to sanction themselves"
    if standing.concept == "cseq" and replies.means != "improvements":
        yield "a reply need not be an improvement for who makes it"
    yield from path(replies, conflict)
    if _fine(replies.end, standing, conflict):
        yield f"{_named(standing)} all gain at the end of the replies"


def _leaves(standing: CoalitionStanding, way: Path, conflict: Conflict, path: PathComplaints) -> Iterator[str]:
    if way.start != standing.state or any(step.actor not in standing.members for step in way.steps):
        yield "the way is not one of the members'"
    yield from path(way, conflict)
    if not _all_gain(way.end, standing, conflict):
        yield f"not every one of {_named(standing)} prefers where it goes"
    if standing.concept == "cnash":
        return
    replies = set(standing.replies)
    if way.end not in replies:
        yield "the replies leave out the improvement itself"
    if not all(_fine(reply, standing, conflict) for reply in replies - {way.end}):
        yield f"a reply leaves one of {_named(standing)} no better off"
    step = improvements if standing.concept == "cseq" else moves
    others = [other for other in conflict.decision_makers if other not in standing.members]
    if not replies.issuperset(legal_states((way.end,), others, lambda who, at: step(who, at, conflict))):
        yield "the replies are not closed: another one leads out of them"


def _fine(end: State, standing: CoalitionStanding, conflict: Conflict) -> bool:
    """Tell whether every member gains there or, under csmr, somewhere the members can get to from there."""
    if _all_gain(end, standing, conflict):
        return True
    ahead = _reach(end, standing, conflict) if standing.concept == "csmr" else ()
    return any(_all_gain(state, standing, conflict) for state in ahead)


def _all_gain(end: State, standing: CoalitionStanding, conflict: Conflict) -> bool:
    return all(sign(member, end, standing.state, conflict) > 0 for member in standing.members)


def _reach(start: State, standing: CoalitionStanding, conflict: Conflict) -> frozenset[State]:
    """Return everything that moves of the members lead to, nobody moving twice in a row."""
    return legal_states((start,), standing.members, lambda who, at: moves(who, at, conflict))


def _named(standing: CoalitionStanding) -> str:
    return " and ".join(standing.members)
