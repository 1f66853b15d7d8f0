"""Check a witness from the definitions, without the solver: a wrong "stable" is the worst thing detente could say.

`recheck` returns what is wrong with a witness, in words; nothing is wrong where it returns nothing. It goes by
`findings.definitions` only and takes time linear in the witness for everything that exists (paths, sanctions); a
closed set is checked by trying every move out of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from detente.conflict.change import change
from detente.conflict.model import Conflict, State
from detente.findings.definitions import can_move, feasible, improvements, moves, sign, status_quo
from detente.findings.witness import (
    All,
    Closed,
    Comparison,
    EquilibriumAt,
    Escape,
    Excluded,
    Path,
    Sanction,
    Standing,
    Step,
    Under,
    Witness,
)


def recheck(witness: Witness, conflict: Conflict) -> tuple[str, ...]:
    """Return every complaint about `witness` in `conflict`; none where it is right."""
    return tuple(_complaints(witness, conflict))


def _complaints(witness: Witness, conflict: Conflict) -> Iterator[str]:
    match witness:
        case Path():
            yield from _path(witness, conflict)
        case Standing():
            yield from _standing(witness, conflict)
        case EquilibriumAt():
            yield from _equilibrium(witness, conflict)
        case Excluded():
            yield from _excluded(witness, conflict)
        case Comparison(actor, first, second, said) if sign(actor, first, second, conflict) != said:
            yield f"{actor} does not compare the two states so"
        case Closed():
            yield from _closed(witness, conflict)
        case All(parts=parts):
            for part in parts:
                yield from _complaints(part, conflict)
        case Under(edits, inner):
            yield from _complaints(inner, change(conflict, *edits))


def _excluded(witness: Excluded, conflict: Conflict) -> Iterator[str]:
    for one in witness.standings:
        if one.stable:
            yield f"{one.actor} stays, so nothing is excluded"
        yield from _standing(one, conflict)
    if witness.within is not None:
        yield from _closed(witness.within, conflict)


def _equilibrium(witness: EquilibriumAt, conflict: Conflict) -> Iterator[str]:
    missing = set(conflict.decision_makers) - {one.actor for one in witness.standings if one.stable}
    yield from (f"nothing shows that {actor} stays" for actor in sorted(missing))
    for one in witness.standings:
        if one.state != witness.state or one.concept != witness.concept:
            yield f"{one.actor} is shown at another state or under another concept"
        yield from _standing(one, conflict)
    if witness.path is not None:
        if witness.path.end != witness.state or witness.path.start != status_quo(conflict):
            yield "the path does not lead from the status quo to the equilibrium"
        yield from _path(witness.path, conflict)


def _path(path: Path, conflict: Conflict) -> Iterator[str]:
    at = path.start
    if not feasible(at, conflict):
        yield "the path starts at a state that is not feasible"
    for step in path.steps:
        if step.before != at:
            yield "the path jumps"
        yield from _step(step, path, conflict)
        at = step.after


def _step(step: Step, path: Path, conflict: Conflict) -> Iterator[str]:
    movers = step.actor.split(", ")
    changed = step.before ^ step.after
    if len(movers) > 1:
        owned = all(conflict.option[name].by in movers for name in changed)
        if not owned or not _one_way(step, conflict) or not feasible(step.after, conflict):
            yield f"{step.actor} cannot move so"
    elif not can_move(step.actor, step.before, step.after, conflict):
        yield f"{step.actor} cannot move so"
    if path.means != "moves" and any(sign(mover, step.after, step.before, conflict) <= 0 for mover in movers):
        yield f"the move is no improvement for {step.actor}"
    if path.means == "best improvements":
        better = (
            sign(step.actor, other, step.after, conflict) > 0 for other in moves(step.actor, step.before, conflict)
        )
        if any(better):
            yield f"{step.actor} has a better move"


def _one_way(step: Step, conflict: Conflict) -> bool:
    taken, undone = step.after - step.before, step.before - step.after
    return all(conflict.option[name].can_take for name in taken) and all(
        conflict.option[name].can_undo for name in undone
    )


def _standing(standing: Standing, conflict: Conflict) -> Iterator[str]:
    if standing.stable:
        yield from _stays(standing, conflict)
    elif standing.escape is None:
        yield f"nothing shows that {standing.actor} leaves"
    else:
        yield from _leaves(standing, standing.escape, conflict)


def _stays(standing: Standing, conflict: Conflict) -> Iterator[str]:
    answered = {sanction.improvement for sanction in standing.sanctions}
    better = set(improvements(standing.actor, standing.state, conflict, frozen=standing.frozen))
    if better - answered:
        yield f"{standing.actor} has an improvement that nothing deters"
    if standing.concept == "nash" and better:
        yield f"{standing.actor} has an improvement, so the state is not Nash stable"
    for sanction in standing.sanctions:
        yield from _sanction(sanction, standing, conflict)


def _sanction(sanction: Sanction, standing: Standing, conflict: Conflict) -> Iterator[str]:
    path = sanction.replies
    if path.start != sanction.improvement or not path.steps:
        yield "the replies do not start at the improvement"
    if any(step.actor == standing.actor for step in path.steps):
        yield f"{standing.actor} is made to sanction itself"
    if any(one.actor == other.actor for one, other in zip(path.steps, path.steps[1:], strict=False)):
        yield from _same_mover_twice(path, conflict)
    if standing.concept in ("seq", "symmetric-seq") and path.means != "improvements":
        yield "a reply need not be an improvement for who makes it"
    if any((step.before ^ step.after) & set(standing.frozen) for step in path.steps):
        yield "a reply changes what nobody can change"
    yield from _path(path, conflict)
    if _gains(path.end, standing, conflict):
        yield f"{standing.actor} is still better off at the end of the replies"


def _same_mover_twice(path: Path, conflict: Conflict) -> Iterator[str]:
    """Yield a complaint only where two moves of one actor in a row could not be made in one."""
    for one, other in zip(path.steps, path.steps[1:], strict=False):
        if one.actor == other.actor and not can_move(one.actor, one.before, other.after, conflict):
            yield f"{one.actor} moves twice in a row"


def _gains(reply: State, standing: Standing, conflict: Conflict) -> bool:
    """Tell whether `reply` leaves the mover better off than at first, with its countermove where that counts."""
    if sign(standing.actor, reply, standing.state, conflict) > 0:
        return True
    if standing.concept not in ("smr", "symmetric-seq"):
        return False
    counter = moves(standing.actor, reply, conflict, frozen=standing.frozen)
    return any(sign(standing.actor, after, standing.state, conflict) > 0 for after in counter)


def _leaves(standing: Standing, escape: Escape, conflict: Conflict) -> Iterator[str]:
    actor, frozen = standing.actor, standing.frozen
    if not can_move(actor, standing.state, escape.improvement, conflict, frozen=frozen):
        yield f"{actor} cannot move so"
    if sign(actor, escape.improvement, standing.state, conflict) <= 0:
        yield f"{actor} does not prefer where it goes"
    if standing.concept == "nash":
        return
    replies = set(escape.replies)
    if escape.improvement not in replies:
        yield "the replies leave out the improvement itself"
    if not all(_gains(reply, standing, conflict) for reply in replies - {escape.improvement}):
        yield f"a reply leaves {actor} no better off"
    step = improvements if standing.concept in ("seq", "symmetric-seq") else moves
    others = [other for other in conflict.decision_makers if other != actor]
    if any(
        not replies.issuperset(step(other, reply, conflict, frozen=frozen)) for reply in replies for other in others
    ):
        yield "the replies are not closed: another one leads out of them"


def _closed(witness: Closed, conflict: Conflict) -> Iterator[str]:
    inside = set(witness.states)
    if not inside.issuperset(witness.starts):
        yield "the closed set leaves out a start"
    step = moves if witness.means == "moves" else improvements
    for state in witness.states:
        for actor in witness.actors:
            out = set(step(actor, state, conflict)) - inside
            if out and not (witness.means == "best improvements" and not _best(actor, state, out, conflict)):
                yield f"{actor} can lead out of the closed set"
    if witness.means == "joint improvements" and any(_joint_out(state, witness, inside, conflict) for state in inside):
        yield f"{', '.join(witness.actors)} together can lead out of the closed set"


def _best(actor: str, state: State, out: set[State], conflict: Conflict) -> bool:
    """Tell whether one of the ways `out` is among the moves `actor` likes best."""
    every = list(improvements(actor, state, conflict))
    return any(not any(sign(actor, other, after, conflict) > 0 for other in every) for after in out)


def _joint_out(state: State, witness: Closed, inside: set[State], conflict: Conflict) -> bool:
    """Tell whether a change of the members' options together, which all prefer, leads out of `inside`."""
    own = [option.key for option in conflict.options if option.by in witness.actors]
    for number in range(1, len(own) + 1):
        for changed in combinations(own, number):
            after = state ^ frozenset(changed)
            step = Step(", ".join(witness.actors), state, after)
            if after in inside or not feasible(after, conflict) or not _one_way(step, conflict):
                continue
            if all(sign(actor, after, state, conflict) > 0 for actor in witness.actors):
                return True
    return False
