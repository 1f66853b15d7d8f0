"""What is kept between worlds is right: a world that was varied is the world made afresh."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from models import conflicts

from detente.conflict.change import accepted, change
from detente.conflict.edit import Drop, Edit, Negate
from detente.conflict.model import Conflict
from detente.errors import DetenteError
from detente.findings import World, assumptions
from detente.findings.world import CONCEPT_KEYS


def edits_of(conflict: Conflict) -> list[Edit]:
    """Everything that can be taken out of a crisis, and every want turned round."""
    wants: list[Edit] = [Negate(id_) for id_ in conflict.statement]
    return [Drop(id_) for id_ in conflict.statement] + wants + [one.edit for one in assumptions(conflict)]


@settings(max_examples=150, deadline=None)
@given(conflicts(), st.data())
def test_a_varied_world_is_the_world_made_afresh(conflict: Conflict, data: st.DataObject) -> None:
    sure = accepted(conflict)
    possible = edits_of(sure)
    if not possible:
        return
    world = World.of(sure)
    for concept in CONCEPT_KEYS:
        world.stable(concept)
    try:
        changed = change(sure, data.draw(st.sampled_from(possible)))
        fresh = World.of(changed)
    except DetenteError:
        return
    varied = world.vary(changed)
    assert np.array_equal(fresh.graph.states, varied.graph.states)
    for concept in CONCEPT_KEYS:
        assert np.array_equal(fresh.stable(concept), varied.stable(concept))
