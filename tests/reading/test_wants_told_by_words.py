"""Wants told by words: verbs, nouns, adjectives and idioms, each with its own grammar and its own negation."""

from __future__ import annotations

import pytest

from detente.reading import read
from detente.reading.pipeline import parse

NORWAY = "Norway and Iceland met in Bergen. "


def told(text: str) -> set[tuple[int, str]]:
    """Return the polarity and the content of each want of Norway in `text`."""
    found = read(NORWAY + text)
    return {(want.polarity, want.content.quote) for want in found.wants if want.holder == "norway"}


@pytest.mark.parametrize(
    ("text", "polarity", "content"),
    [
        ("Norway would swallow a smaller quota.", 1, "a smaller quota"),
        ("Norway would not wear a smaller quota.", -1, "a smaller quota"),
        ("Norway will brook no delay.", -1, "delay"),
        ("Norway would hear of no such sale.", -1, "such sale"),
        ("Norway would deplore a longer winter.", -1, "a longer winter"),
        ("Norway would not mind a seat on the board.", 1, "a seat on the board"),
        ("Norway cannot stand the thought of a second dam.", -1, "a second dam"),
        ("Norway hates the idea of a second dam.", -1, "a second dam"),
        ("Norway does not support a second dam.", -1, "a second dam"),
        ("Norway will not have the quay as a barracks.", -1, "the quay as a barracks"),
        ("Norway needs the ledgers opened.", 1, "the ledgers opened"),
        ("Norway wants anything but a second dam.", -1, "a second dam"),
        ("Norway will not be talked into a sale.", -1, "talked into a sale"),
        ("Norway moved that the sitting be closed.", 1, "that the sitting be closed"),
        ("Norway stipulates that the crews be freed.", 1, "that the crews be freed"),
        ("Norway trusts that the report will be printed.", 1, "that the report will be printed"),
        ("It is feared in Norway that the ice will close.", -1, "that the ice will close"),
    ],
)
def test_a_verb_of_bearing_or_refusing_tells_a_want(text: str, polarity: int, content: str) -> None:
    assert {(polarity, content)} == told(text)


@pytest.mark.parametrize(
    ("text", "polarity", "content"),
    [
        ("Norway would kill for a new quay.", 1, "a new quay"),
        ("Norway would give its right arm for a new quay.", 1, "a new quay"),
        ("Norway shudders at the thought of a second dam.", -1, "a second dam"),
        ("Norway frowns on a second dam.", -1, "a second dam"),
        ("Norway has ruled a second dam out.", -1, "a second dam"),
        ("Norway put in a word for a new quay.", 1, "a new quay"),
        ("Norway will have none of the plan.", -1, "the plan"),
        ("Norway prayed all night for the ice to hold.", 1, "for the ice to hold"),
        ("Norway hungers, its envoy says, for a new quay.", 1, "a new quay"),
        ("The one thing Norway insists on is a new quay.", 1, "a new quay"),
        ("Norway would not put its name to a second dam.", -1, "a second dam"),
    ],
)
def test_an_idiom_tells_a_want(text: str, polarity: int, content: str) -> None:
    assert (polarity, content) in told(text)


@pytest.mark.parametrize(
    ("text", "polarity", "content"),
    [
        ("Norway would be happier with a new quay.", 1, "a new quay"),
        ("Norway would be grateful for a new quay.", 1, "a new quay"),
        ("Norway is scared stiff of a second dam.", -1, "a second dam"),
        ("What Norway is really afraid of is a second dam.", -1, "a second dam"),
        ("Norway is far from eager to sell.", -1, "to sell"),
        ("Norway calls a second dam out of the question.", -1, "a second dam"),
        ("Norway regards a second dam as unacceptable.", -1, "a second dam"),
        ("A second dam would be repugnant to Norway.", -1, "A second dam"),
        ("Norway would be horrified if the dam was sold.", -1, "the dam was sold"),
        ("Norway deems it essential that the dam be kept.", 1, "that the dam be kept"),
    ],
)
def test_an_adjective_tells_a_want(text: str, polarity: int, content: str) -> None:
    assert (polarity, content) in told(text)


@pytest.mark.parametrize(
    ("text", "polarity", "content"),
    [
        ("Norway's terms are unchanged: a new quay and a lease.", 1, "a new quay and a lease"),
        ("Norway's recommendation is modest: a new quay.", 1, "a new quay"),
        ("Norway arrived with a new stipulation: a second pilot.", 1, "a second pilot"),
        ("One of Norway's demands is a new quay.", 1, "a new quay"),
        ("There is a desire on Norway's part to sell.", 1, "to sell"),
        ("It is the wish of Norway that the dam be kept.", 1, "that the dam be kept"),
        ("Norway views a second dam with alarm.", -1, "a second dam"),
        ("Norway is haunted by the prospect of a second dam.", -1, "a second dam"),
        ("What keeps Norway awake is a second dam.", -1, "a second dam"),
        ("The idea of a second dam met with resistance from Norway.", -1, "a second dam"),
        ("Neither idea finds favour with Norway.", -1, "idea"),
    ],
)
def test_a_noun_tells_a_want(text: str, polarity: int, content: str) -> None:
    assert (polarity, content) in told(text)


def test_a_wish_in_the_plain_form_is_of_who_says_it() -> None:
    assert (-1, "another winter") in told('"Heaven preserve us from another winter," Norway said.')
    assert (1, "A new quay") in told('"A new quay would do," Norway said.')


@pytest.mark.parametrize(
    "text",
    [
        "Norway begged to differ.",
        "Norway does not rule out a second dam.",
        "Norway sets no store by a second dam.",
        "Norway would not lose sleep over a second dam.",
        "Norway supported a second dam.",
        "Norway will not have it both ways.",
        "Norway trusts its admirals.",
        "Norway wore a smaller coat.",
        "Norway cannot swallow that.",
        "Norway is tired of the cooking.",
        "Norway regards the sea as vital.",
    ],
)
def test_what_only_looks_like_a_want_tells_none(text: str) -> None:
    assert set() == told(text)


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Its bureau covets fame and has little else to sell.", "covets"),
        ("Norway recoils at the price.", "recoils"),
        ("The prospect of a dam appals Norway.", "appals"),
        ("Norway petitioned Iceland to leave.", "petitioned"),
    ],
)
def test_a_rare_verb_is_parsed_as_a_common_one_of_its_frame(text: str, verb: str) -> None:
    (found,) = (token for token in parse(text) if token.text == verb)
    assert ("VERB", "ROOT") == (found.pos_, found.dep_)
