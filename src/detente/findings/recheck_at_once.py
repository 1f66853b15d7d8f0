"""Check the witness of a standing under SIM from the definition, without the solver."""

from __future__ import annotations

from collections.abc import Iterator

from detente.conflict.model import Conflict, State
from detente.findings.definitions import can_move, feasible, improvements, sign
from detente.findings.witness import Clash, Standing


def simultaneous_complaints(standing: Standing, conflict: Conflict) -> Iterator[str]:
    """Yield what is wrong with a standing under SIM. Every combination is tried where nothing is said to clash."""
    actor, state, frozen = standing.actor, standing.state, standing.frozen
    better = set(improvements(actor, state, conflict, frozen=frozen))
    if standing.stable:
        if better - {clash.improvement for clash in standing.clashes}:
            yield f"{actor} has an improvement that nothing spoils"
        for clash in standing.clashes:
            yield from _clash(clash, standing, conflict)
    elif standing.escape is None or standing.escape.improvement not in better:
        yield f"nothing shows that {actor} leaves"
    elif any(sign(actor, end, state, conflict) <= 0 for end in _ends(standing.escape.improvement, standing, conflict)):
        yield f"a combination leaves {actor} no better off"


def _clash(clash: Clash, standing: Standing, conflict: Conflict) -> Iterator[str]:
    end, movers = clash.improvement, [step.actor for step in clash.others]
    if standing.actor in movers or len(set(movers)) < len(movers):
        yield "somebody moves twice at once"
    for step in clash.others:
        before, after = step.before, step.after
        able = before == standing.state and can_move(step.actor, before, after, conflict, frozen=standing.frozen)
        if not able or sign(step.actor, after, before, conflict) <= 0:
            yield f"{step.actor} has no such improvement"
        end = end ^ before ^ after
    if end != clash.end or not feasible(end, conflict):
        yield "the moves do not add up to a feasible state"
    elif sign(standing.actor, end, standing.state, conflict) > 0:
        yield f"{standing.actor} is still better off after the moves of all"


def _ends(improvement: State, standing: Standing, conflict: Conflict) -> Iterator[State]:
    """Yield the feasible states `improvement` and improvements of any of the others add up to."""
    state, mixes = standing.state, [improvement]
    for other in conflict.decision_makers:
        if other != standing.actor:
            gains = list(improvements(other, state, conflict, frozen=standing.frozen))
            mixes += [mix ^ state ^ end for mix in mixes for end in gains]
    return (mix for mix in mixes if feasible(mix, conflict))
