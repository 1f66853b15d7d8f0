"""Check a witness from the definitions, without the solver: a wrong "stable" is the worst thing detente could say.

`recheck` returns what is wrong with a witness, in words; nothing is wrong where it returns nothing. It goes by
`findings.definitions` only and takes time linear in the witness for everything that exists (paths, sanctions); a
closed set is checked by trying every move out of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise

from detente.conflict.change import change
from detente.conflict.model import Conflict, State
from detente.findings.definitions import (
    can_move,
    feasible,
    improvements,
    legal_states,
    may_change,
    moves,
    much_better,
    sign,
    status_quo,
    transitive,
)
from detente.findings.recheck_at_once import simultaneous_complaints
from detente.findings.recheck_coalition import coalition_complaints
from detente.findings.recheck_package import package_complaints
from detente.findings.recheck_split import split_complaints
from detente.findings.witness import (
    All,
    Closed,
    CoalitionStanding,
    Comparison,
    EquilibriumAt,
    Escape,
    Excluded,
    PackageAt,
    Path,
    Sanction,
    Split,
    Standing,
    Step,
    Under,
    Witness,
)

BY_IMPROVEMENTS = ("seq", "symmetric-seq", "strong-seq")
SYMMETRIC = ("smr", "symmetric-seq", "strong-smr")
STRONG = ("strong-gmr", "strong-smr", "strong-seq")


def recheck(witness: Witness, conflict: Conflict) -> tuple[str, ...]:
    """Return every complaint about `witness` in `conflict`; none where it is right."""
    return tuple(_complaints(witness, conflict))


def _complaints(witness: Witness, conflict: Conflict) -> Iterator[str]:
    match witness:
        case Path():
            yield from _path(witness, conflict)
        case Standing(concept="sim"):
            yield from simultaneous_complaints(witness, conflict)
        case Standing():
            yield from _standing(witness, conflict)
        case CoalitionStanding():
            yield from coalition_complaints(witness, conflict, _path)
        case EquilibriumAt():
            yield from _equilibrium(witness, conflict)
        case Excluded():
            yield from _excluded(witness, conflict)
        case Comparison(actor, first, second, said) if sign(actor, first, second, conflict) != said:
            yield f"{actor} does not compare the two states so"
        case Closed():
            yield from _closed(witness, conflict)
        case Split():
            yield from split_complaints(witness, conflict)
        case PackageAt():
            yield from package_complaints(witness, conflict)
        case All() | Under():
            yield from _made_of(witness, conflict)


def _made_of(witness: All | Under, conflict: Conflict) -> Iterator[str]:
    if isinstance(witness, Under):
        yield from _complaints(witness.witness, change(conflict, *witness.edits))
        return
    for part in witness.parts:
        yield from _complaints(part, conflict)


def _excluded(witness: Excluded, conflict: Conflict) -> Iterator[str]:
    for one in witness.standings:
        if one.stable:
            yield f"{one.actor} stays, so nothing is excluded"
        yield from _complaints(one, conflict)
    if witness.within is not None:
        yield from _closed(witness.within, conflict)


def _equilibrium(witness: EquilibriumAt, conflict: Conflict) -> Iterator[str]:
    missing = set(conflict.decision_makers) - {one.actor for one in witness.standings if one.stable}
    yield from (f"nothing shows that {actor} stays" for actor in sorted(missing))
    for one in witness.standings:
        if one.state != witness.state or one.concept != witness.concept:
            yield f"{one.actor} is shown at another state or under another concept"
        yield from _complaints(one, conflict)
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
    twice = any(one.actor == other.actor for one, other in pairwise(path.steps))
    if twice and not transitive(conflict):
        yield "somebody moves twice in a row, which is not one move here"


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
    return all(may_change(name, step.before, conflict) for name in step.before ^ step.after)


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
    if standing.concept in BY_IMPROVEMENTS and path.means != "improvements":
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
    """Tell whether `reply` does not deter: it leaves the mover better off, with its countermove where that counts.

    Under a strong concept it does not deter either where it leaves the mover less than much worse off.
    """
    if _fine(reply, standing, conflict):
        return True
    if standing.concept not in SYMMETRIC:
        return False
    counter = moves(standing.actor, reply, conflict, frozen=standing.frozen)
    return any(_fine(after, standing, conflict) for after in counter)


def _fine(end: State, standing: Standing, conflict: Conflict) -> bool:
    """Tell whether the mover could live with ending there: better off, or, under a strong concept, not much worse."""
    if standing.concept in STRONG:
        return not much_better(standing.actor, standing.state, end, conflict)
    return sign(standing.actor, end, standing.state, conflict) > 0


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
    step = improvements if standing.concept in BY_IMPROVEMENTS else moves
    others = [other for other in conflict.decision_makers if other != actor]
    if not transitive(conflict):
        ends = legal_states((escape.improvement,), others, lambda who, at: step(who, at, conflict, frozen=frozen))
        if not replies.issuperset(ends):
            yield "the replies are not closed: another legal sequence leads out of them"
        return
    if any(
        not replies.issuperset(step(other, reply, conflict, frozen=frozen)) for reply in replies for other in others
    ):
        yield "the replies are not closed: another one leads out of them"


def _closed(witness: Closed, conflict: Conflict) -> Iterator[str]:
    inside = set(witness.states)
    if not inside.issuperset(witness.starts):
        yield "the closed set leaves out a start"
    step = moves if witness.means == "moves" else improvements
    if not transitive(conflict):
        if not inside.issuperset(_legally(witness, conflict)):
            yield "a legal sequence leads out of the closed set"
        return
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


def _legally(witness: Closed, conflict: Conflict) -> frozenset[State]:
    """Return what legal sequences lead to from the starts; a coalition that moves together counts as one more mover."""
    together = ", ".join(witness.actors)

    def step(who: str, at: State) -> Iterator[State]:
        if who == together and len(witness.actors) > 1:
            return _joint(at, witness.actors, conflict)
        if witness.means == "moves":
            return moves(who, at, conflict)
        better = list(improvements(who, at, conflict))
        return (t for t in better if witness.means != "best improvements" or _best(who, at, {t}, conflict))

    joint = (together,) if witness.means == "joint improvements" else ()
    return legal_states(witness.starts, dict.fromkeys((*witness.actors, *joint)), step)


def _joint_out(state: State, witness: Closed, inside: set[State], conflict: Conflict) -> bool:
    """Tell whether a change of the members' options together, which all prefer, leads out of `inside`."""
    return any(after not in inside for after in _joint(state, witness.actors, conflict))


def _joint(state: State, actors: tuple[str, ...], conflict: Conflict) -> Iterator[State]:
    """Yield where a change of the options of `actors` together leads that all of them prefer."""
    own = [option.key for option in conflict.options if option.by in actors]
    for number in range(1, len(own) + 1):
        for changed in combinations(own, number):
            after = state ^ frozenset(changed)
            step = Step(", ".join(actors), state, after)
            possible = feasible(after, conflict) and _one_way(step, conflict)
            if possible and all(sign(actor, after, state, conflict) > 0 for actor in actors):
                yield after
