"""Wants that other words only half say: clefts, ellipses, gaps, denials, answers."""

from __future__ import annotations

import pytest

from detente.reading import read

Told = set[tuple[str, int, str]]


def told(text: str) -> Told:
    """Return holder, polarity and content of each want of `text`."""
    return {(want.holder, want.polarity, want.content.quote) for want in read(text).wants}


def wanted(holder: str, *wants: str) -> Told:
    """Return the wants of one holder, each written with its sign before it: "+a truce"."""
    return {(holder, 1 if want[0] == "+" else -1, want[1:]) for want in wants}


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("What Norway wants is for Iceland to leave the bank.", wanted("norway", "+for Iceland to leave the bank")),
        ("What Norway fears is for the tax to be doubled.", wanted("norway", "-for the tax to be doubled")),
        ("The one thing Norway will not accept is a customs post.", wanted("norway", "-a customs post")),
        ("It was Norway that refused to sign.", wanted("norway", "-to sign")),
        ("It is Norway that would rather wait than pay.", wanted("norway", "+wait", "-pay")),
        ("It is not Norway that wants a war.", wanted("norway", "-a war")),
        ("Soldiers were the last thing Norway wished to see.", wanted("norway", "-Soldiers")),
        ("Norway, said its envoy, wanted a truce.", wanted("norway", "+a truce")),
        ("Norway, through its envoy, asked for a truce.", wanted("norway", "+a truce")),
        ("Norway wants, above all, a seat on the board.", wanted("norway", "+a seat on the board")),
        ("Norway fears above all that a strike would close it.", wanted("norway", "-that a strike would close it")),
    ],
)
def test_what_is_singled_out_in_a_cleft_is_wanted_by_who_would_do_it(text: str, wants: Told) -> None:
    assert wants == told(text)


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("Norway wants a truce; Iceland does not.", wanted("norway", "+a truce") | wanted("iceland", "-a truce")),
        ("Norway opposes the toll, and so does Iceland.",
         wanted("norway", "-the toll") | wanted("iceland", "-the toll")),
        ("Norway does not want a war; nor does Iceland.", wanted("norway", "-a war") | wanted("iceland", "-a war")),
        ("Norway had not wanted it. Iceland had.", wanted("norway", "-it") | wanted("iceland", "+it")),
        ("Norway is keen on a truce; Iceland is not.", wanted("norway", "+a truce") | wanted("iceland", "-a truce")),
        ("Norway wants to talk; Iceland will not.", wanted("norway", "+to talk") | wanted("iceland", "-to talk")),
        ("Norway will not pay, and neither will Iceland.", wanted("norway", "-pay") | wanted("iceland", "-pay")),
        ("Norway wants a truce, Iceland a treaty.", wanted("norway", "+a truce") | wanted("iceland", "+a treaty")),
        ("Norway wants the port; Iceland, the fleet.", wanted("norway", "+the port") | wanted("iceland", "+the fleet")),
        ("Norway wants to stay, Iceland to leave.", wanted("norway", "+to stay") | wanted("iceland", "+to leave")),
        ("Norway wants and Iceland fears a union.", wanted("norway", "+a union") | wanted("iceland", "-a union")),
        ("Norway hopes, and Iceland fears, that it will snow.",
         wanted("norway", "+that it will snow") | wanted("iceland", "-that it will snow")),
        ("Does Norway want a base? It does not.", wanted("norway", "-a base")),
        ("Asked whether Norway wanted a base, its envoy said that Norway did not.", wanted("norway", "-a base")),
    ],
)  # fmt: skip
def test_a_want_told_without_its_verb_or_its_object_is_one_too(text: str, wants: Told) -> None:
    assert wants <= told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Norway sold the port. Iceland did not.",
        "Norway will not pay. Iceland will.",
        "Norway fears a strike; Iceland does not.",
        "Norway wants a treaty with Iceland, a neighbour it has never trusted.",
        "Norway wants a truce. Iceland is at war.",
        "Norway has no wish to fight. Iceland has a fleet.",
        "Norway wants a truce, and so Iceland must wait.",
        "If Iceland wants a truce, it should say so.",
    ],
)
def test_who_only_does_otherwise_or_comes_next_wants_nothing(text: str) -> None:
    assert not [want for want in told(text) if want[0] == "iceland"]


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("A spokesman denied that Norway intended to close the port.", wanted("norway", "-to close the port")),
        ("Norway rejected suggestions that it planned to close the port.", wanted("norway", "-to close the port")),
        ("It is not true that Norway intends to close the port, he said.", wanted("norway", "-to close the port")),
        ("Norway denied that it had threatened to close the port.", set()),
        ("Norway denied that it had closed the port.", set()),
    ],
)
def test_an_intention_that_is_denied_by_anybody_is_a_want_not_to(text: str, wants: Told) -> None:
    assert wants == told(text)


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("Norway would agree to a truce of thirty days.", wanted("norway", "+a truce of thirty days")),
        ("Norway would as soon leave as stay.", wanted("norway", "+leave", "-stay")),
        ("Norway would rather the talks failed than that Iceland were paid.",
         wanted("norway", "+the talks failed", "-that Iceland were paid")),
        ("Norway will do anything to keep the port.", wanted("norway", "+to keep the port")),
        ("Norway will do nothing to provoke Iceland.", wanted("norway", "-to provoke Iceland")),
        ("Norway will not be drawn into the quarrel.", wanted("norway", "-drawn into the quarrel")),
        ("Norway has sought for years to keep the strait quiet.", wanted("norway", "+to keep the strait quiet")),
        ("Norway insisted, however, on a first payment.", wanted("norway", "+a first payment")),
        ("Norway is willing to see the truce extended.", wanted("norway", "+to see the truce extended")),
        ("Norway is ready to see the envoy.", set()),
        ("Norway met Iceland. Norwegian hopes of a loan rose.", wanted("norway", "+a loan")),
    ],
)  # fmt: skip
def test_readiness_effort_and_a_nation_before_a_noun_tell_wants(text: str, wants: Told) -> None:
    assert wants == told(text)


def test_a_wanting_word_before_its_verb_is_told_as_it_stands() -> None:
    (want,) = read("Norway kept its boats in port so as not to provoke Iceland.").wants
    assert ("not", -1, "provoke Iceland") == (want.cue.quote, want.polarity, want.content.quote)
