"""Each form of the claim language, where it holds, where it fails and where it cannot be tested."""

from __future__ import annotations

import pytest

from tests.findings.crises import CHICKEN, PENNIES, STANDOFF, outcome, verdict

STABLE_CHICKEN = "(row.dare and not col.dare) or (col.dare and not row.dare)"


@pytest.mark.parametrize(
    ("test", "expected"),
    [
        ("some equilibrium(nash) has row.dare and not col.dare", "holds"),
        ("some equilibrium(nash) has row.dare and col.dare", "fails"),
        (f"every equilibrium(nash) has {STABLE_CHICKEN}", "holds"),
        ("every equilibrium(gmr) has row.dare or col.dare", "fails"),
        ("no equilibrium(nash) has row.dare and col.dare", "holds"),
        ("no equilibrium(gmr) has not row.dare and not col.dare", "fails"),
        ("some reachable equilibrium(nash) has row.dare", "holds"),
        ("no (some equilibrium(nash) has row.dare and col.dare)", "holds"),
        ("row.dare and not col.dare is stable(nash) for everyone", "holds"),
        ("row.dare and not col.dare is stable(nash) for row", "holds"),
        ("not row.dare and not col.dare is stable(nash) for row", "fails"),
        ("not row.dare and not col.dare is stable(gmr) for row", "holds"),
        ("row.dare and not row.dare is stable(nash) for row", "untestable"),
        ("row prefers row.dare to not row.dare", "fails"),
        ("row prefers row.dare and not col.dare to col.dare", "holds"),
        ("row always prefers not col.dare to col.dare", "holds"),
        ("status_quo reaches row.dare by improvements", "holds"),
        ("status_quo reaches row.dare and col.dare by improvements", "fails"),
        ("status_quo reaches row.dare and col.dare by moves", "holds"),
        ("status_quo reaches row.dare by best improvements of col", "fails"),
        ("row.dare and not col.dare reaches col.dare and not row.dare by improvements", "fails"),
    ],
)
def test_what_is_said_of_chicken(test: str, expected: str) -> None:
    assert expected == outcome(CHICKEN, test)


def test_without_an_equilibrium_nothing_is_said_of_every_one() -> None:
    given = verdict(PENNIES, "every equilibrium(nash) has row.up", depth=0)
    assert ("untestable", "there is no equilibrium (nash)") == (given.outcome, given.answers[0].missing)


def test_a_claim_on_which_the_concepts_disagree_depends() -> None:
    given = verdict(CHICKEN, "no equilibrium has not row.dare and not col.dare", depth=0)
    assert "depends" == given.outcome
    assert {"nash": "holds", "gmr": "fails", "smr": "fails", "seq": "holds", "symmetric-seq": "holds"} == {
        one.concept: one.outcome for one in given.answers
    }


def test_the_strike_deters_a_militia_that_fears_it() -> None:
    assert "holds" == outcome(STANDOFF, "usa.strike deters militia from militia.attack (gmr)")


def test_another_option_of_the_same_actor_does_not_deter() -> None:
    given = verdict(STANDOFF, "usa.offer deters militia from militia.attack (gmr)", depth=0)
    assert "fails" == given.outcome
    assert "in 0 of 2 states" in given.reason


def test_nobody_can_be_deterred_from_what_it_does_not_gain_by() -> None:
    given = verdict(
        STANDOFF, "militia.attack deters usa from usa.strike (gmr)", "suppose: [add usa wants not usa.strike first]"
    )
    assert "untestable" == given.outcome


@pytest.mark.parametrize(
    ("test", "needs"),
    [
        ("P(usa.strike within 180 days) < 0.05", "rates"),
        ("in the view of usa: some equilibrium(nash) has usa.strike", "usa has no view in this model"),
        ("in the view of usa: P(usa.strike within 180 days) < 0.05", "rates"),
        ("P(ratified by voters) > 0.5", "a deal in the model"),
        ("some package is better for usa and militia than no deal", "a deal in the model"),
        ("frustration <= 2", "no tie in this model pulls together or apart"),
        ("some equilibrium(nash) has usa.strike is being prepared", "dynamics"),
    ],
)
def test_what_lacks_something_is_untestable_and_says_what_it_needs(test: str, needs: str) -> None:
    given = verdict(STANDOFF, test)
    assert ("untestable", needs) == (given.outcome, given.answers[0].missing)


def test_a_claim_without_a_test_needs_a_person() -> None:
    from detente.conflict.model import Claim
    from detente.findings import Worlds, judge
    from tests.findings.crises import crisis

    given = judge(Worlds.of(crisis(STANDOFF)), Claim("it", says="They will talk."))
    assert ("untestable", "a test") == (given.outcome, given.answers[0].missing)


def test_someone_without_wants_prefers_nothing() -> None:
    assert "untestable" == outcome(STANDOFF, "voters prefers usa.strike to usa.offer")
