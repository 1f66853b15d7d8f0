"""Candidate claims: which sentences argue, how they are worded, and what they are as a query."""

from __future__ import annotations

import pytest

from detente.conflict.model import Claim
from detente.files.load import loads
from detente.files.write import dump
from detente.language.write import text as written
from detente.reading import draft, read


def claims(text: str) -> tuple[Claim, ...]:
    """Return the claims of the draft of `text`."""
    return draft(read(text)).claims


def queries(text: str) -> list[str]:
    """Return the tests of the claims of `text` as they are written; "" for a claim without one."""
    return [written(claim.test) if claim.test is not None else "" for claim in claims(text)]


@pytest.mark.parametrize(
    ("text", "test"),
    [
        ("Iceland will attack Denmark.", "every reachable equilibrium has iceland.attack_denmark"),
        ("Iceland may attack Denmark.", "some reachable equilibrium has iceland.attack_denmark"),
        ("Iceland is likely to blockade Norway.", "some reachable equilibrium has iceland.blockade_norway"),
        ("Norway is going to attack Iceland.", "every reachable equilibrium has norway.attack_iceland"),
        (
            "Norway and Iceland will never go to war.",
            "no reachable equilibrium has iceland.attack_norway or norway.attack_iceland",
        ),
        (
            "Norway will withdraw only if Iceland blockades Denmark.",
            "no reachable equilibrium has norway.withdraw and not iceland.blockade_denmark",
        ),
        (
            "The threat of Icelandic sanctions deters Norway from attacking Denmark.",
            "iceland.sanction_norway deters norway from norway.attack_denmark",
        ),
        (
            "The raids by Norway were meant to deter the militia from attacking Iceland.",
            "norway.attack_militia deters militia from militia.attack_iceland",
        ),
        (
            "Norway will not attack Iceland because Denmark would retaliate against Norway.",
            "denmark.retaliate_norway deters norway from norway.attack_iceland",
        ),
        (
            "Norway does not dare to attack Iceland for fear of a blockade by Denmark.",
            "denmark.blockade_norway deters norway from norway.attack_iceland",
        ),
        (
            "Norway blockaded Iceland because it fears an attack by Iceland.",
            "some reachable equilibrium has norway.blockade_iceland only because of norway.not-iceland-attack-norway",
        ),
        (
            "Norway attacked Iceland because Iceland blockaded Norway.",
            "some reachable equilibrium has norway.attack_iceland only because of (fix not iceland.blockade_norway)",
        ),
        (
            "Iceland will blockade Norway because voters demand it.",
            "every reachable equilibrium has iceland.blockade_norway only because of voters",
        ),
        (
            "Norway believes that Iceland will attack Denmark.",
            "in the view of norway: every reachable equilibrium has iceland.attack_denmark",
        ),
        (
            "The ceasefire between Norway and Iceland will hold.",
            "iceland.cease_fire and norway.cease_fire is stable for everyone",
        ),
        (
            "Norway and Iceland both shun a war with each other, because neither could win it.",
            "no reachable equilibrium has iceland.attack_norway or norway.attack_iceland",
        ),
    ],
)
def test_a_sentence_that_fits_a_form_becomes_that_test(text: str, test: str) -> None:
    assert [test] == queries(text)


@pytest.mark.parametrize(
    ("text", "test", "supposes"),
    [
        (
            "If Norway blockades Iceland, Iceland will attack Norway.",
            "iceland.attack_norway",
            "fix norway.blockade_iceland",
        ),
        (
            "Iceland will attack Norway unless Norway withdraws from the bank.",
            "iceland.attack_norway",
            "fix not norway.withdraw",
        ),
        (
            "A blockade of Norway by Iceland would lead to a war between Norway and Iceland.",
            "iceland.attack_norway or norway.attack_iceland",
            "fix iceland.blockade_norway",
        ),
    ],
)
def test_a_condition_is_supposed(text: str, test: str, supposes: str) -> None:
    file = dump(draft(read(text)))
    assert [f"every reachable equilibrium has {test}"] == queries(text)
    assert f"suppose: [{supposes}]" in file
    assert loads(file).conflict.claims == claims(text)


@pytest.mark.parametrize(
    "text",
    [
        "Should the talks fail, Iceland may close its ports to Norwegian ships.",
        "Only the fear of a blockade keeps Norway from attacking Iceland.",
        "Had Norway withdrawn, Iceland would have attacked Denmark.",
        "Norway will win because its boats are faster.",
        "The price of cod will rise in Norway.",
        "Norway retaliated against the militia in order to send a message of deterrence to the militia.",
    ],
)
def test_where_no_form_truly_fits_the_claim_has_no_test_and_says_so(text: str) -> None:
    for claim in claims(text):
        assert claim.test is None
        assert "a person must put it as a test" in (claim.basis.note or "")


@pytest.mark.parametrize(
    "text",
    [
        "Norway wants a treaty with Iceland.",
        "Norway would like to leave the bank.",
        "Norway will do its utmost to prevent a war with Iceland.",
        "The minister would not comment.",
        "Norway attacked Iceland on Monday.",
        "Will Norway attack Iceland?",
        "“We will vote for the treaty,” said the Norwegian minister, Mira Holt.",
    ],
)
def test_what_is_wanted_promised_reported_or_asked_is_no_claim(text: str) -> None:
    assert () == claims(text)


@pytest.mark.parametrize(
    ("text", "argument"),
    [
        ("If Norway leaves the bank, the price of cod falls.", "consequence"),
        ("Norway left the bank because the ice came early.", "cause"),
        ("The shortage was caused by the closure of the port in Norway.", "cause"),
        ("Norway closed the port in order to starve the miners.", "motive"),
        ("The price of cod will rise in Norway.", "forecast"),
        ("If Norway leaves, Iceland will follow because it must.", "consequence"),
    ],
)
def test_a_claim_has_one_kind_the_first_that_fits(text: str, argument: str) -> None:
    assert [argument] == [one.argument for one in read(text).assertions]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("For example, Iceland will attack Denmark.", "Iceland will attack Denmark"),
        ("But for his part, the price of cod will rise.", "The price of cod will rise"),
        ("Norway said that Iceland will attack Denmark.", "Iceland will attack Denmark"),
        ("Norway is angry. It will attack Iceland.", "Norway will attack Iceland"),
        (
            "Norway has sent three ships with nets and pilots to the northern bank in the first week of the month, and "
            "the price of cod will rise because the catch of the islanders is small.",
            "The price of cod will rise because the catch of the islanders is small",
        ),
    ],
)
def test_a_claim_is_worded_as_a_short_sentence(text: str, says: str) -> None:
    assert [says] == [claim.says for claim in claims(text)]


def test_a_claim_in_somebodys_eyes_brings_a_view_to_fill_in() -> None:
    model = draft(read("Norway believes that Iceland will attack Denmark."))
    assert [("norway", (), "proposed")] == [(view.actor, view.edits, view.basis.status) for view in model.views]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor would be glad to see the union beaten.",
        "The talks are about who will own the railways.",
        "The crews have been on strike ever since the quay was shut.",
        "Norway has been careful not to provoke Iceland.",
        "The pilots called on the mayor to resign.",
        "Norway offered to free the crew if Iceland paid.",
        "His father came to see the governor.",
    ],
)
def test_wishes_times_offers_and_calls_argue_nothing(text: str) -> None:
    assert () == read(text).assertions
