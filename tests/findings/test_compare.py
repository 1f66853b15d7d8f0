"""Two versions of a model: what changed in the file, in the verdicts, and because of what."""

from __future__ import annotations

import pytest

from detente.conflict.model import Conflict
from detente.findings import check
from detente.findings.compare import Compared, compare
from tests.findings.crises import STANDOFF, crisis

CLAIMS = """\
claims:
  - {id: struck, test: every equilibrium(nash) has usa.strike}
  - {id: quiet, test: every equilibrium(nash) has calm}
  - {id: offered, test: every equilibrium(nash) has usa.offer, expect: fails}
  - {id: talks, test: usa prefers usa.offer to not usa.offer}
"""
BASE = STANDOFF + CLAIMS
FEARLESS = BASE.replace("wants: [not usa.strike, attack]", "wants: [attack, not usa.strike]")


def compared(old: str, new: str) -> Compared:
    """Compare two versions of a model."""
    return compare(crisis(old), crisis(new))


def outcomes(conflict: Conflict) -> dict[str, str]:
    """Return the verdicts of a model, each from scratch."""
    return {one.claim: one.outcome for one in check(conflict, depth=0).verdicts}


def test_a_model_does_not_differ_from_itself() -> None:
    found = compared(BASE, BASE)
    assert ((), (), ()) == (found.changes, found.flips, found.numbers)
    assert found.same
    assert found.old_hash == found.new_hash


def test_the_verdicts_of_both_versions_are_those_of_check() -> None:
    old, new = crisis(BASE), crisis(BASE.replace("[not militia.attack, offer,", "[not offer,"))
    found = compare(old, new)
    before, after = outcomes(old), outcomes(new)
    assert {claim: (before[claim], after[claim]) for claim in before} == {
        claim: (was, now) for claim, was, now in found.verdicts
    }


def test_the_change_a_verdict_changed_for_is_found_among_others() -> None:
    new = BASE.replace("[not militia.attack, offer, not strike,", "[not militia.attack, not offer, not strike,")
    new = new.replace("A war goes on elsewhere", "War elsewhere").replace("does: Attack", "does: Bomb")
    found = compared(BASE, new)
    flip = next(one for one in found.flips if one.claim == "talks")
    assert ("holds", "fails") == (flip.before, flip.after)
    assert [("want usa.want-offer",)] == [cause.changes for cause in flip.because]


def test_taking_the_named_changes_back_gives_the_old_verdict() -> None:
    from detente.conflict.versions import changes, undone

    old, new = crisis(BASE), crisis(FEARLESS.replace("[not militia.attack, offer,", "[not offer, not militia.attack,"))
    found = compare(old, new)
    assert found.flips
    every = {f"{one.part} {one.id}" + (" (moved)" if one.sort == "moved" else ""): one for one in changes(old, new)}
    for flip in found.flips:
        for cause in flip.because:
            back = undone(old, new, [every[name] for name in (*cause.changes, *cause.along)])
            assert flip.before == outcomes(back)[flip.claim]


def test_where_two_changes_each_would_do_alone_the_pair_is_found() -> None:
    old = crisis(f"{STANDOFF}claims: [{{id: it, test: some equilibrium(nash) has usa.offer}}]\n")
    both = STANDOFF.replace("offer, not strike, strike", "not strike, strike")
    one = both.replace("infeasible: [usa.offer and usa.strike]", "infeasible: [usa.offer and usa.strike, usa.offer]")
    new = crisis(f"{one}claims: [{{id: it, test: some equilibrium(nash) has usa.offer}}]\n")
    found = compare(old, new)
    (flip,) = found.flips
    assert ("holds", "fails") == (flip.before, flip.after)
    assert (("infeasible infeasible.usa-offer",),) == tuple(cause.changes for cause in flip.because)
    twice = one.replace("usa.strike, usa.offer]", "usa.strike, usa.offer, usa.offer or usa.offer and militia.attack]")
    (again,) = compare(old, crisis(f"{twice}claims: [{{id: it, test: some equilibrium(nash) has usa.offer}}]\n")).flips
    assert 2 == again.tried
    assert [2] == sorted({len(cause.changes) for cause in again.because})


def test_a_claim_only_one_version_has_is_told_and_is_no_changed_verdict() -> None:
    found = compared(BASE, BASE.replace("  - {id: talks, test: usa prefers usa.offer to not usa.offer}\n", ""))
    assert ("talks", "holds", None) in found.verdicts
    assert found.same


def test_a_claim_that_is_put_otherwise_is_why_its_verdict_changed() -> None:
    found = compared(BASE, BASE.replace("prefers usa.offer to not usa.offer", "prefers not usa.offer to usa.offer"))
    (flip,) = found.flips
    assert (("claim talks",),) == tuple(cause.changes for cause in flip.because)
    (change,) = found.changes
    assert (("test", "usa prefers usa.offer to not usa.offer", "usa prefers not usa.offer to usa.offer"),) == (
        change.fields
    )


def test_an_option_that_is_new_goes_back_with_what_names_it() -> None:
    new = BASE.replace("offer: Offer talks}", "offer: Offer talks, leave: Leave}")
    new = new.replace("wants: [not militia.attack, offer,", "wants: [leave, not militia.attack, offer,")
    new = new.replace(
        "{id: struck, test: every equilibrium(nash) has usa.strike}",
        "{id: struck, test: no equilibrium(nash) has usa.leave}",
    )
    old = BASE.replace(
        "{id: struck, test: every equilibrium(nash) has usa.strike}",
        "{id: struck, test: no equilibrium(nash) has usa.strike and usa.offer}",
    )
    (flip,) = (one for one in compared(old, new).flips if one.claim == "struck")
    told = {cause.changes: cause.along for cause in flip.because}
    assert {"want usa.want-leave", "claim struck"} == set(told["option usa.leave",])


@pytest.mark.parametrize("claims", [("talks",), ()])
def test_only_the_claims_asked_for_are_judged(claims: tuple[str, ...]) -> None:
    found = compare(crisis(BASE), crisis(FEARLESS), claims=claims)
    assert claims == tuple(claim for claim, _, _ in found.verdicts)
