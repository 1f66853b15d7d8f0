"""Whose a want is: the government meant, the other of two, who speaks as "we", the newspaper that is "it"."""

from __future__ import annotations

import pytest

from detente.reading import read

HILLS = "The army of Torvia shelled Tolm. The Torvian army denies it. Torvia's president, Anton Kess, blames Norway. "
PAIR = "Norway and Iceland quarrel over a bank of cod. Norway closed the bank in May. Iceland protested. "


def told(text: str) -> set[tuple[str, int, str]]:
    """Return the name of the holder, the polarity and the content of each want of `text`."""
    found = read(text)
    names = {party.key: party.name for party in found.parties}
    return {(names[want.holder], want.polarity, want.content.quote) for want in found.wants}


@pytest.mark.parametrize(
    ("text", "holder", "content"),
    [
        (HILLS + "The government wants a truce.", "Torvia", "a truce"),
        (PAIR + "In Oslo the government wants a truce.", "Norway", "a truce"),
        (PAIR + "Two officials in Oslo say that the government there wants a truce.", "Norway", "a truce"),
        (PAIR + "Norway has the larger fleet. The smaller neighbour wants a truce.", "Iceland", "a truce"),
        (PAIR + "Iceland has no fleet. The other side wants a truce.", "Norway", "a truce"),
        ("Mr Per Holt, a director of Marlow Fuels, told us that his company wants a lease.", "Marlow Fuels", "a lease"),
        ("The Front's commander, Mira Holt, is nobody's servant. She wants a truce.", "Mira Holt", "a truce"),
        ("The Courier thinks that Norway lies, and urges Iceland to wait.", "Courier", "Iceland to wait"),
        ("The general staff is bold: it hopes for a war.", "The general staff", "a war"),
    ],
)
def test_a_want_is_of_the_party_a_careful_reader_would_name(text: str, holder: str, content: str) -> None:
    assert (holder, 1, content) in told(text)


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("House of Deputies of Torvia\nSelect Committee on Defence Exports\nThird report", "Select Committee"),
        ("PARLIAMENT OF TORVIA\n\nEnergy Committee\n\nSecond Report: the fire", "Energy Committee"),
        ("Report of the Select Committee on the Skarv Refinery\nOrdered to be printed", "Select Committee"),
        ("Whose strait?\n\nBriefing Paper 14, Marlowe Institute, Edinburgh, June 2031", "Marlowe Institute"),
        ("Ridge Ceasefire Monitoring Group\nReport no. 14 (1-7 May 2031)", "Ridge Ceasefire Monitoring Group"),
    ],
)
def test_we_in_a_report_is_the_body_that_signs_it(head: str, body: str) -> None:
    text = f"{head}\n\n1. Six witnesses were heard. We recommend that the plant be shut.\n"
    (want,) = told(text)
    assert want[0].startswith(body)
    assert want[1:] == (1, "that the plant be shut")


def test_each_recommendation_of_a_list_is_a_want_of_its_own() -> None:
    text = (
        "Energy Committee\nReport\n\nWe recommend that the boats be held; that it pay; and that no clerk sign alone.\n"
    )
    assert {
        ("Energy Committee", 1, "that the boats be held"),
        ("Energy Committee", 1, "that it pay"),
        ("Energy Committee", -1, "that no clerk sign alone"),
    } == told(text)


def test_what_an_institute_says_should_be_it_wants_and_a_newspaper_does_not() -> None:
    said = "Norway ought to lift the toll."
    assert {("Harrow Centre", 1, "lift the toll")} == told(f"Harrow Centre\nBriefing, 3 May 2031\n\n{said}\n")
    assert set() == told(f"The toll\nThe Quay Courier, 3 May 2031\n\n{said}\n")


@pytest.mark.parametrize(
    "opening",
    [
        "The Quay Courier, 3 May 2031\nInterview: Piet Hals\n\nOrla Vance led the delegation at the talks.",
        "An interview with Orla Vance, minister of water, by Piet Hals",
        "The Quay Courier, 3 May 2031. Questions: Piet Hals\n\nOrla Vance, 51, has been minister since May.",
    ],
)
def test_who_answers_is_i_whoever_asked(opening: str) -> None:
    text = f"{opening}\n\nQ. Do you want the dam?\n\nA. No. I want the river.\n\nQ. And then?\n\nA. I will see.\n"
    assert ("Orla Vance", 1, "the river") in told(text)


DIGEST = """What the papers say: the toll
Radio Sund, 3 May 2031

In Chisinau, Curierul Serii reports that the bridge is shut. It would welcome a vote.

Bucharest's Gazeta de Est has no patience. In an editorial it calls on Norway to wait.
"""


def test_the_paper_a_paragraph_begins_with_is_an_outlet_and_is_it() -> None:
    assert {("Curierul Serii", 1, "a vote"), ("Gazeta de Est", 1, "to wait")} == told(DIGEST)
    kinds = {party.name: party.kind for party in read(DIGEST).parties}
    assert "outlet" == kinds["Curierul Serii"] == kinds["Gazeta de Est"]


@pytest.mark.parametrize(
    ("text", "polarity", "content"),
    [
        ("What matters most to Norway is the gas contract.", 1, "the gas contract"),
        ("For Norway, the northern party, nothing counts but a dated timetable.", 1, "a dated timetable"),
        ("Norway would gladly release the crew.", 1, "release the crew"),
        ("Norway would rather not lose the tax.", -1, "lose the tax"),
        ("Norway struck a deal rather than load ammunition.", -1, "load ammunition"),
        ("Norway dreads nothing so much as a quarrel.", -1, "a quarrel"),
        ("Norway will not discuss a ransom; what it wants is a list.", 1, "a list"),
        ("Norway cannot do without the port.", 1, "the port"),
        ("Norway demanded that the flights stop.", 1, "that the flights stop"),
        ("Norway has proposed that monitors carry the searches out.", 1, "that monitors carry the searches out"),
        ("Norway has an interest in keeping it shut, since its port lives on it.", 1, "keeping it shut"),
        ("Norway wants Iceland out of the port.", 1, "Iceland out of the port"),
        ("Norway would like Iceland to attend.", 1, "Iceland to attend"),
        ("Norway's main fear is of a raid.", -1, "a raid"),
        ("Norway requires written guarantees.", 1, "written guarantees"),
        ("Norway longs to be rid of the port.", 1, "to be rid of the port"),
    ],
)
def test_more_ways_to_want(text: str, polarity: int, content: str) -> None:
    assert ("Norway", polarity, content) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Norway has no objection to the base.",
        "Norway has never refused an inspection.",
        "None of this will please Norway.",
        "Norway suggested that the crews were tired.",
        "Norway wishes Iceland luck.",
    ],
)
def test_what_is_only_not_opposed_is_no_want(text: str) -> None:
    assert set() == told(text)


def test_a_war_over_fish_is_one_thing() -> None:
    assert {("Norway", -1, "a war over fish")} == told("Norway does not want a war over fish.")


def test_the_kremlin_is_russia_unless_the_text_is_of_the_soviet_union() -> None:
    assert {("Russia", 1, "a truce")} == told("The Kremlin wants a truce.")
    assert ("Soviet Union", 1, "a truce") in told("The Kremlin wants a truce. Soviet troops left.")


def test_the_patron_and_the_client_are_who_the_text_says_arms_whom() -> None:
    text = (
        "Ardania has armed the Kesh Legion. Ardania's army trains it. The patron wants a buffer. The client wants gold."
    )
    assert {("Ardania", 1, "a buffer"), ("Kesh Legion", 1, "gold")} == told(text)


def test_my_government_is_that_of_the_minister_who_says_so() -> None:
    text = 'Torvia\'s minister of water, Orla Vance, said: "My government wants the dam. We do not want a war."'
    assert {("Torvia", 1, "the dam"), ("Torvia", -1, "a war")} == told(text)
