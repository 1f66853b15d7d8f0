"""The slow oracle for simultaneous moves, coalitions and strength of preference: the definitions, in sets.

As `oracle`, it shares nothing with the fast code but the records of `detente.conflict`.

| who | what | where from |
|---|---|---|
| SIM | every improvement has a combination with others' from s that is no better | Fraser and Hipel (1984) |
| R_H++(s) | ends of legal sequences by H that every member of H strictly prefers to s | Inohara and Hipel (2008) |
| CNash, CGMR, CSMR, CSEQ | as the plain ones; a sanction leaves some member no better off | same |
| merged | as these, H changing its options in one step | the reading of GMCR+ |
| s >> t at degree k | first different want has k marks from it on; or k marks between levels | Hamouda et al. (2004) |
| strong GMR, SMR, SEQ | every improvement has a reply (and all ways out of it) much worse than s | same |
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import oracle

from detente.conflict.model import Conflict, State

STRONG = {"strong-gmr": "gmr", "strong-smr": "smr", "strong-seq": "seq"}
COALITION = {"cnash": "nash", "cgmr": "gmr", "csmr": "smr", "cseq": "seq"}


# --- simultaneous moves ---------------------------------------------------------------------------------------------


def simultaneously_stable(conflict: Conflict, actor: str, *, model: oracle.Model | None = None) -> frozenset[State]:
    """Return the states each of whose improvements by `actor` some combination with others' improvements spoils."""
    model = model or oracle.model_of(conflict)
    return frozenset(s for s in model.states if all(spoilt(model, actor, s, t) for t in better(model, actor, s)))


def better(model: oracle.Model, actor: str, state: State) -> frozenset[State]:
    """R_i+(s)."""
    return oracle.improvements(model, actor, state)


def spoilt(model: oracle.Model, actor: str, state: State, improvement: State) -> bool:
    """Tell whether some others, each by one improvement of its own from `state`, take away the gain."""
    others = [[state, *better(model, other, state)] for other in model.actors if other != actor]
    worth = model.worth[actor]
    for ends in product(*others):
        end = state ^ (state ^ improvement)
        for other_end in ends:
            end = end ^ (state ^ other_end)
        if end in model.states and worth[end] <= worth[state]:
            return True
    return False


# --- coalitions -----------------------------------------------------------------------------------------------------


def coalition_stable(
    conflict: Conflict,
    members: Sequence[str],
    concept: str,
    *,
    merged: bool = False,
    model: oracle.Model | None = None,
) -> frozenset[State]:
    """Return the states the coalition of `members` stays at; `model` is `conflict` written out, where it is at hand."""
    model = model or oracle.model_of(conflict)
    others = [actor for actor in model.actors if actor not in members]
    worth = [model.worth[member] for member in members]

    def led(state: State) -> frozenset[State]:
        if merged:
            return oracle.moves_together(conflict, model.states, members, state)
        return oracle.legal_ends(model, members, state, False)

    ends = {state: led(state) for state in model.states}

    def all_gain(end: State, state: State) -> bool:
        return all(each[end] > each[state] for each in worth)

    def sanction(reply: State, state: State) -> bool:
        ways_out = ends[reply] if concept == "csmr" else frozenset()
        return not any(all_gain(end, state) for end in (reply, *ways_out))

    def deterred(improvement: State, state: State) -> bool:
        if concept == "cnash":
            return False
        replies = oracle.legal_ends(model, others, improvement, concept == "cseq")
        return any(sanction(reply, state) for reply in replies)

    def stays(state: State) -> bool:
        return all(deterred(end, state) for end in ends[state] if all_gain(end, state))

    return frozenset(filter(stays, model.states))


# --- strength of preference -----------------------------------------------------------------------------------------


def degree(conflict: Conflict, actor: str, first: State, second: State) -> int:
    """Return by how many degrees `actor` likes `first` much better: 0 where it is better by no mark, or not better."""
    known = conflict.actor[actor]
    if known.ranking is not None:
        place = {state: level for level, tied in reversed(list(enumerate(known.ranking))) for state in tied}
        return sum(place[first] <= mark < place[second] for mark in known.much)
    wants = [want for want in known.wants if want.basis.status == "accepted"]
    for at, want in enumerate(wants):
        yes, no = (oracle.true(conflict, state, want.formula) for state in (first, second))
        if yes != no:
            return sum(each.much for each in wants[at:]) if yes else 0
    return 0


def strongly_stable(
    conflict: Conflict, actor: str, concept: str, at: int = 1, *, model: oracle.Model | None = None
) -> frozenset[State]:
    """Return the states each of whose improvements is answered by what is much worse, at degree `at`."""
    model, plain = model or oracle.model_of(conflict), STRONG[concept]

    def sanction(reply: State, state: State) -> bool:
        ways_out = model.moves[actor][reply] if plain == "smr" else frozenset()
        return all(degree(conflict, actor, state, end) >= at for end in (reply, *ways_out))

    def stays(state: State) -> bool:
        replies = (oracle.replies(model, actor, t, plain == "seq") for t in better(model, actor, state))
        return all(any(sanction(reply, state) for reply in each) for each in replies)

    return frozenset(filter(stays, model.states))
