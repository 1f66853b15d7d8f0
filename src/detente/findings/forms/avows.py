"""`A avows F`: A says itself that it wants F, or wants what cannot be without F.

A want counts where its stance is *avowed*. One that is only imputed is what somebody else says of A, and one that A
denies is the contrary.
"""

from __future__ import annotations

from detente.conflict.formula import text
from detente.conflict.model import Statement
from detente.conflict.query import Avows
from detente.conflict.still import at_rest
from detente.findings.verdict import Answer
from detente.findings.world import World


def avows(world: World, query: Avows) -> Answer:
    """Answer the claim."""
    wanted = world.where(query.formula)
    if wanted.all() or not wanted.any():
        lacks = f"{text(query.formula)} is {'always' if wanted.all() else 'never'} so"
        return Answer("untestable", lacks, missing=lacks)
    wants = [want for want in world.conflict.actor[query.actor].wants if _says(want, query, world)]
    said = {stance: [want for want in wants if want.stance == stance] for stance in ("avowed", "denied", "imputed")}
    if said["avowed"]:
        return Answer("holds", f"{query.actor} avows {_listed(said['avowed'])}")
    if said["denied"]:
        return Answer("fails", f"{query.actor} denies {_listed(said['denied'])}")
    if said["imputed"]:
        return Answer("fails", f"only imputed to {query.actor}: {_listed(said['imputed'])}")
    return Answer("fails", f"no want of {query.actor} says so")


def _says(want: Statement, query: Avows, world: World) -> bool:
    """Tell whether the want holds nowhere but where the formula does."""
    holds = world.where(at_rest(want.formula, world.conflict))
    return bool(holds.any() and not (holds & ~world.where(query.formula)).any())


def _listed(wants: list[Statement]) -> str:
    return " and ".join(want.id for want in wants)
