"""Other things equal: within a group the worst of the one side must be above the best of the other."""

from __future__ import annotations

import pytest

from detente.files.load import loads
from detente.findings.check import check

MODEL = """
detente: 1
title: t
actors:
  a:
    options: {x: X, y: Y, z: Z}
    wants: [WANTS]
status_quo: []
claims: [{id: it, test: CLAIM}]
"""


def outcome(wants: str, claim: str) -> str:
    conflict = loads(MODEL.replace("WANTS", wants).replace("CLAIM", claim)).conflict
    return check(conflict).verdicts[0].outcome


@pytest.mark.parametrize(
    ("wants", "expected"),
    [("x, not y", "fails"), ("x or y", "holds"), ("y, not x", "fails"), ("not z, x or y", "holds")],
)
def test_one_worse_state_on_the_better_side_is_enough_to_fail(wants: str, expected: str) -> None:
    assert expected == outcome(wants, "a prefers a.x or a.y to not a.x and not a.y")


@pytest.mark.parametrize(("wants", "expected"), [("x, not y", "fails"), ("not (x or y)", "holds")])
def test_one_better_state_on_the_worse_side_is_too(wants: str, expected: str) -> None:
    assert expected == outcome(wants, "a prefers not a.x and not a.y to a.x or a.y")
