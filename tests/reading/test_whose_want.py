"""Whose a want is: the subject a parse has lost, the pronoun after a report, the speaker before a colon."""

from __future__ import annotations

import pytest

from detente.reading import read

_JOINED = [
    ("The Harbour Times counts nine pilots who welcome the toll and urges the rest to wait.", "Harbour Times"),
    ("Bakers refuse to pay the dues the wardens have proclaimed, and are asking their guilds for help.", "Bakers"),
    (
        "Orland repeats its proposal that the guard be given a mill of its own, and would prefer to see it soon.",
        "Orland",
    ),
    ("The envoy voiced suspicion that the guards were selling fuel and wished to see every depot.", "The envoy"),
]
_CHARGED = [
    ("The miners suspect Orla Finch of hankering after a title.", "Orla Finch"),
    ("Orla Finch is quoted by the Harbour Times as demanding that nobody be hired.", "Orla Finch"),
    ("The letter came from officers in the capital who prefer a siege to a truce.", "Officers"),
]
_ASIDE = [
    ("The Harbour Times has a long piece. Orland, it writes, is unwilling to sign until the mines vote.", "Orland"),
    ('Weary pilots, their chairman told the Harbour Times, "cannot bear another winter at sea".', "Weary pilots"),
]
_PRONOUNS = [
    ("The editor, Lea Marsh, writes that Ivo Bast himself dreads a strike more than he dreads a trial.", "Ivo Bast"),
    (
        "Mr Bast was calm. He left at noon. The inspector said that he for one would welcome a truce.",
        "The inspector",
    ),
    ("A colonel told the Tarn Weekly that his regiment did not object to a truce. It wants a pension.", "The regiment"),
    (
        "The bankers fear a raid. My colleagues in the exiled chamber have longer lists. They want a loan.",
        "My colleagues",
    ),
    (
        "What do the villagers beyond the pass say about the officers? Less than you hope. They pray for rain.",
        "The villagers",
    ),
]

_TOPICS = [
    ("Orland is tired. And Orland's bishops? They are imploring the crews to go home.", "Orland's bishops"),
    ("We met nobody else. The clerks across the river want a longer truce.", "The clerks across the river"),
    ("We met nobody else. The skippers beyond the bar fear a long strike.", "The skippers beyond the bar"),
]
_SIGNED = [
    (
        "Harrow Strategic Studies\nBriefing: The dam\n\nOrland is tired of it. We recommend a truce before winter.",
        "Harrow Strategic Studies",
    ),
    (
        "HOUSE OF ASSEMBLY\nSelect Committee on the Quay at Tarn: Third Report\n\nFindings\n\n1. Our inquiry was long. "
        "We recommend that the quay be sold.",
        "Select Committee on the Quay at Tarn",
    ),
]


@pytest.mark.parametrize(("text", "holder"), _TOPICS)
def test_a_body_or_people_of_somebody_wants_for_itself(text: str, holder: str) -> None:
    assert _holders(text)[-1].startswith(holder)


@pytest.mark.parametrize(("text", "holder"), _SIGNED)
def test_we_of_a_report_is_the_body_that_signs_it(text: str, holder: str) -> None:
    assert _holders(text)[-1] == holder


def test_both_governments_are_the_two_joined_just_before() -> None:
    text = "Orland and Sarn have money. Corva and Belm speak of peace. In a note both governments urged a vote."
    assert [name.split()[-1] for name in _holders(text)] == ["Corva", "Belm"]


@pytest.mark.parametrize(("text", "holder"), _JOINED)
def test_a_verb_joined_by_and_goes_with_the_clause_it_fits(text: str, holder: str) -> None:
    assert _holders(text)[-1].startswith(holder)


@pytest.mark.parametrize(("text", "holder"), _CHARGED)
def test_who_only_tells_it_wants_nothing(text: str, holder: str) -> None:
    assert holder.lower() in {name.lower() for name in _holders(text)}


@pytest.mark.parametrize(("text", "holder"), _ASIDE)
def test_who_stands_before_an_aside_wants_what_comes_after_it(text: str, holder: str) -> None:
    assert _holders(text)[-1].startswith(holder)


@pytest.mark.parametrize(("text", "holder"), _PRONOUNS)
def test_a_pronoun_is_whom_the_text_is_telling_of(text: str, holder: str) -> None:
    assert _holders(text)[-1].startswith(holder)


def test_an_office_before_a_colon_speaks() -> None:
    text = (
        "MINUTES\n\nSenator Holt asked about the bill.\n\nThe Minister: I fear the winter.\n\nThe sitting was closed."
    )
    assert "Minister" in _holders(text)[-1]


def test_every_band_is_no_band_that_it_could_be() -> None:
    text = "The bridge is shut. There is an uncle to every militia on the slope. It prefers a truce."
    assert not any("militia" in name for name in _holders(text))


def _holders(text: str) -> list[str]:
    draft = read(text)
    names = {party.key: party.name for party in draft.parties}
    return [names[want.holder] for want in draft.wants]
