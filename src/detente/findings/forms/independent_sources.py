"""`independent sources of CLAIM >= 2`: how many sources that do not hang together stand behind a verdict.

Counted are the chains of the assumptions the verdict rests on, all smallest sets of them together; where it rests on
none that was found, the chain of the claim itself. What shares a text, an outlet or a first speaker counts once.
"""

from __future__ import annotations

import operator

from detente.conflict.query import IndependentSources, InView, No, OnlyBecause, Query
from detente.findings.sides import readings
from detente.findings.verdict import Answer
from detente.findings.words import count
from detente.findings.world import World

RELATIONS = {"<": operator.lt, "<=": operator.le, "=": operator.eq, ">=": operator.ge, ">": operator.gt}


def independent_sources(world: World, query: IndependentSources) -> Answer:
    """Answer the claim."""
    from detente.findings.judge import Worlds, answers, outcome_of
    from detente.findings.rests import QUICK, rests_on
    from detente.findings.sources import behind, chain_of, marks

    claim = next((one for one in world.conflict.claims if one.id == query.claim), None)
    if claim is None or claim.test is None or _of_sources(claim.test):
        lacks = f"{query.claim} is no claim a verdict rests on assumptions for"
        return Answer("untestable", lacks, missing=lacks)
    worlds = Worlds(world, tuple(readings(world.conflict)))
    outcome = outcome_of(answers(worlds, claim, show=None))
    rests, _ = rests_on(worlds, claim, outcome, effort=QUICK)
    found = behind((id_ for rest in rests for id_ in rest.assumptions), world.conflict)
    own = chain_of(claim.basis, world.conflict)
    number = found.number if rests else int(own is not None)
    shared = [", ".join(_told(one, world)) for _, one in found.groups] or (
        [", ".join(_told(tuple(sorted(marks(own, world.conflict))), world))] if own and not rests else []
    )
    reason = f"{count(number, 'independent source')} of {query.claim}"
    reason += f": {'; '.join(shared)}" if shared else ""
    reason += f"; without a source: {', '.join(found.unsourced)}" if found.unsourced else ""
    return Answer("holds" if RELATIONS[query.relation](number, query.bound) else "fails", reason)


def _told(keys: tuple[str, ...], world: World) -> list[str]:
    """Return texts, outlets and speakers by name."""
    return [world.conflict.actor[key].name if key in world.conflict.actor else f"the text {key}" for key in keys]


def _of_sources(query: Query) -> bool:
    match query:
        case No(claim) | OnlyBecause(claim) | InView(_, claim):
            return _of_sources(claim)
        case _:
            return isinstance(query, IndependentSources)
