from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.conflict.formula import Formula, holds
from detente.moves.constraints import bounds
from tests.moves.small import formulas

NAMES = "a.x a.y b.x"


@settings(max_examples=300, deadline=None)
@given(formulas(NAMES), st.dictionaries(st.sampled_from(NAMES.split()), st.booleans()))
def test_what_surely_holds_holds_however_the_open_options_turn_out(formula: Formula, known: dict[str, bool]) -> None:
    def column(name: str) -> tuple[np.ndarray, np.ndarray]:
        return np.array(known.get(name, False)), np.array(known.get(name, True))

    surely, possibly = bounds(formula, column)
    truths = [
        holds(formula, {**dict(zip(NAMES.split(), values, strict=True)), **known}.__getitem__)
        for values in product((False, True), repeat=3)
    ]
    assert not surely or all(truths)
    assert possibly or not any(truths)
    if len(known) == 3:
        assert bool(surely) == bool(possibly) == truths[0]
