"""Ties that are told, who says so and who denies it; and the stances that deeds show."""

from __future__ import annotations

import pytest

from detente.reading import draft, read


def ties(text: str) -> list[tuple[str, str, str, bool]]:
    return [(bond.source, bond.kind, bond.target, bool(bond.denied_by)) for bond in read(text).bonds]


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("Norway is an ally of Denmark.", ("norway", "ally", "denmark", False)),
        ("Norway is no ally of Denmark.", ("norway", "ally", "denmark", True)),
        ("Norway is not an ally of Denmark.", ("norway", "ally", "denmark", True)),
        ("Norway does not obey Denmark.", ("norway", "agent", "denmark", True)),
        ("Hezbollah is a tool of Norway.", ("hezbollah", "agent", "norway", False)),
        ("Hezbollah is independent of Norway.", ("hezbollah", "agent", "norway", True)),
        ("Hezbollah takes its orders from Norway.", ("hezbollah", "agent", "norway", False)),
        ("Hezbollah takes no orders from Norway.", ("hezbollah", "agent", "norway", True)),
        ("Hezbollah is backed by Norway.", ("norway", "patron", "hezbollah", False)),
        ("Hezbollah is not under Norway's control.", ("hezbollah", "agent", "norway", True)),
        ("Hezbollah acts on orders from Norway.", ("hezbollah", "agent", "norway", False)),
        ("Hezbollah is in Norway's pay.", ("hezbollah", "agent", "norway", False)),
        ("Hezbollah does Norway's bidding.", ("hezbollah", "agent", "norway", False)),
        ("Hezbollah answers to Norway.", ("hezbollah", "agent", "norway", False)),
        ("Norway gives Hezbollah no orders.", ("norway", "patron", "hezbollah", True)),
        ("Norway has armed Hezbollah since 2031.", ("norway", "patron", "hezbollah", False)),
        ("Denmark called Hezbollah a tool of Norway.", ("hezbollah", "agent", "norway", False)),
        ("Denmark accused Norway of directing Hezbollah.", ("norway", "patron", "hezbollah", False)),
        ("There is no link between Norway and Denmark.", ("norway", "friend", "denmark", True)),
        ("Norway rejected the claim that Hezbollah was a tool of Norway.", ("hezbollah", "agent", "norway", True)),
        ("Norway is hostile to Denmark.", ("norway", "hostile", "denmark", False)),
        ("The alliance between Norway and Denmark holds.", ("norway", "ally", "denmark", False)),
    ],
)
def test_the_ways_to_tell_of_a_tie(text: str, tie: tuple[str, str, str, bool]) -> None:
    assert tie in ties(text)


@pytest.mark.parametrize("text", ["Norway paid Hezbollah in May.", "Norway should back Hezbollah."])
def test_a_single_payment_and_what_ought_to_be_are_no_ties(text: str) -> None:
    assert [] == ties(text)


def test_a_tie_has_its_sign_its_word_and_the_words_for_its_ends() -> None:
    (bond,) = read("Norway is a rival of Denmark.").bonds
    told = (bond.sign, bond.cue.quote if bond.cue else "", [end.quote for end in bond.ends])
    assert (-1, "rival", ["Norway", "Denmark"]) == told


def test_who_denies_a_tie_is_its_last_speaker() -> None:
    (bond,) = read("Sweden said that Hezbollah is independent of Norway.").bonds
    assert ("sweden",) == bond.denied_by


def test_one_act_is_no_tie_but_shows_a_stance() -> None:
    found = read("Norwegian troops shelled Denmark. Sweden thanked Norway for its help.")
    assert () == found.bonds
    assert {("norway", "denmark", -1), ("sweden", "norway", 1)} <= {
        (one.source, one.target, one.sign) for one in found.stances
    }
    assert () == tuple(tie for tie in draft(found).ties if tie.kind in {"adversary", "ally", "hostile"})


def test_we_is_whoever_speaks() -> None:
    found = read("“We support Denmark,” Norway said.")
    assert ("norway", "denmark", 1) in {(one.source, one.target, one.sign) for one in found.stances}


def test_stances_quote_the_text() -> None:
    text = "Denmark’s jets bombed Norway — and “we” back Denmark, Sweden’s king said."
    for one in read(text).stances:
        for passage in (one.cue, one.passage, *one.ends):
            assert text[passage.start : passage.end] == passage.quote


def test_two_people_without_a_name_are_no_party_to_a_tie() -> None:
    assert [] == ties("Two people close to Norway spoke.")
