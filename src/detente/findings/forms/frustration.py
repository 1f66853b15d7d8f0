"""`frustration <= 2`: how many ties must be frustrated, whichever way the actors are split into two camps.

Counted are pairs of actors with a tie that pulls (`conflict.signed`), each once; a pair that is told both as friends
and as foes pulls neither way.
"""

from __future__ import annotations

from detente.conflict.query import Frustration
from detente.findings.camps import index_of, labelled, pairs_words, split_of
from detente.findings.chances.bound import compared
from detente.findings.verdict import Answer
from detente.findings.words import count
from detente.findings.world import World

NO_TIES = "no tie in this model pulls together or apart"


def frustration(world: World, query: Frustration, *, show: int | None) -> Answer:
    """Answer the claim; with `show`, the witness is a split that frustrates no more ties than that."""
    of = labelled(world.conflict)
    if not of.pairs:
        return Answer("untestable", NO_TIES, missing=NO_TIES)
    found = index_of(of.web)
    outcome = compared(found.least, found.index, query.relation, query.bound)
    bad = tuple(of.pairs[at].pair for at in found.frustrated)
    said = f": {pairs_words(bad[:5])}{' ...' if len(bad) > 5 else ''}" if bad else ""
    ties = count(len(of.pairs), "tie")
    reason = f"of {ties}, {found.index:g} must be frustrated in any split into two camps{said}"
    if not found.proved:
        reason = f"of {ties}, between {found.least:g} and {found.index:g} must be frustrated: time ran out"
    if outcome == "depends":
        return Answer("untestable", reason, missing="a proof of the frustration index in the time there is")
    return Answer(outcome, reason, witness=split_of(of, found.split) if show else None)
