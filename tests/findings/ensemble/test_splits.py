"""The tree of what a verdict depends on finds what was planted."""

from __future__ import annotations

import pytest

from detente.files.load import loads
from detente.findings.ensemble.ensemble import ensemble
from detente.findings.ensemble.settle import doubt, worth
from detente.findings.ensemble.splits import Leaf, Question, Split, Tree, asked_in, cases, splits

PLANTED = """\
detente: 1
title: A planted hinge
actors:
  duke:
    options: {march: March, write: Write}
    wants:
      - {that: not march, id: peace}
      - {that: march, id: glory}
      - {that: write, id: fame}
      - {that: not write, id: sloth, holds: 40 %}
    order: any order
status_quo: []
claims:
  - {id: war, test: every equilibrium has duke.march}
  - {id: nothing, test: some equilibrium has duke.march or not duke.march}
"""


def shares(tree: Tree) -> dict[str, float]:
    """Return the share of profiles of each outcome the leaves stand for."""
    if isinstance(tree, Leaf):
        return {outcome: tree.share * share for outcome, share in tree.outcomes.items()}
    both = [shares(tree.yes), shares(tree.no)]
    return {outcome: sum(side.get(outcome, 0) for side in both) for outcome in {*both[0], *both[1]}}


def test_the_planted_hinge_is_the_only_question() -> None:
    tree = splits(ensemble(loads(PLANTED).conflict), "war")
    assert isinstance(tree, Split)
    assert (Question("duke.peace", "duke.glory"),) == asked_in(tree)
    assert (Leaf(0.5, {"fails": 1.0}), Leaf(0.5, {"holds": 1.0})) == (
        Leaf(round(tree.yes.share, 9), tree.yes.outcomes),  # type: ignore[union-attr]
        Leaf(round(tree.no.share, 9), tree.no.outcomes),  # type: ignore[union-attr]
    )


def test_a_verdict_that_depends_on_nothing_has_no_question() -> None:
    tree = splits(ensemble(loads(PLANTED).conflict), "nothing")
    assert isinstance(tree, Leaf)
    assert "holds" == tree.outcome


def test_the_leaves_add_up_to_the_shares_of_the_claim() -> None:
    found = ensemble(loads(PLANTED.replace("every equilibrium has duke.march", "every equilibrium has duke.march and "
                                           "duke.write")).conflict)  # fmt: skip
    tree = splits(found, "war")
    told = {outcome: share.share for outcome, share in found.claims[0].orders.items() if share.share}
    assert pytest.approx(told) == shares(tree)


def test_what_is_sure_is_no_question() -> None:
    found = ensemble(loads(PLANTED.replace("order: any order", "order: peace and glory in any order")).conflict)
    asked = cases(found).asked
    assert {Question("duke.sloth"), Question("duke.peace", "duke.glory")} <= set(asked)
    assert not any(question.other == "duke.fame" for question in asked)


def test_the_side_of_an_alternative_is_a_question_like_any_other() -> None:
    text = PLANTED.replace("    order: any order\n", "").replace(
        "status_quo", "alternatives:\n  mood: {sides: {calm: [], wild: [move duke.glory first]}}\nstatus_quo"
    )
    tree = splits(ensemble(loads(text).conflict), "war")
    assert (Question("mood", side="calm"),) == asked_in(tree)
    assert "mood is calm" == str(asked_in(tree)[0])


def test_settling_the_planted_hinge_takes_all_doubt_away_and_nothing_else_takes_any() -> None:
    found = ensemble(loads(PLANTED).conflict)
    first, *others = worth(found, claims=["war"])
    assert Question("duke.peace", "duke.glory") == first.question
    assert pytest.approx(1.0) == first.bits == doubt(found, "war", cases(found))
    assert all(other.bits < 0.3 for other in others)
    assert () == worth(found, claims=["nothing"])
