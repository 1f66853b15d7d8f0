"""Who is behind a want, by names, heads and turns: nobody, a name told once, a guest, a hearing's General."""

from __future__ import annotations

import pytest

from detente.reading import read
from detente.reading.attribution.imprint import imprint
from detente.reading.attribution.interviews import turns_taken
from tests.reading.wishes import held, told

HEARING = (
    "ASSEMBLY OF TORVIA\nCommittee on Ports: hearing of 3 May\n\n"
    "Mr VAN HALE (in the chair): The General has asked for ten minutes.\n\n"
    "General ORLAND: We want a longer quay.\n\n"
    "Ms BRUN: My question is about the cranes.\n\n"
    "General ORLAND: I fear a strike.\n\n"
    "Ms BRUN: I hope for a vote.\n\n"
    "The CHAIR: I am keen to adjourn.\n"
)
REVIEW = "What the papers say\n\n"


@pytest.mark.parametrize(
    ("text", "holder", "sign"),
    [
        ("Nobody in the valley wants a quarrel.", "Nobody in the valley", -1),
        ("Nobody there has any appetite for a quarrel.", "Nobody there", -1),
        ("Ten men left. The rest were afraid of the ford.", "The rest", -1),
        ("Neither skipper wants a quarrel.", "Neither skipper", -1),
        ("Our lot would sooner see it sold.", "The lot", 1),
    ],
)
def test_people_told_of_by_none_or_by_what_is_left_of_them_want_something(text: str, holder: str, sign: int) -> None:
    assert (holder, sign) in {(who, side) for who, side, _ in told(text)}


@pytest.mark.parametrize(
    "text",
    [
        "The plan requires patience.",
        "The engine would not start.",
        "The price of the lot fell.",
    ],
)
def test_a_thing_wants_nothing(text: str) -> None:
    assert not told(text)


def test_a_name_that_only_wants_something_is_a_party_and_stays_one() -> None:
    text = "Korvel dreads a strike. The road to Korvel is long, and Korvel hopes for rain."
    assert held(text) == {"Korvel"}


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("General Adan Miro rules the port. Adan would be glad to go.", "Adan Miro"),
        ("Professor Lina Brandt spoke. Lina would like a vote.", "Lina Brandt"),
    ],
)
def test_a_first_name_is_the_person_named_in_full(text: str, holder: str) -> None:
    assert held(text) == {holder}


def test_the_turns_of_a_hearing_are_of_those_before_the_colon() -> None:
    found = told(HEARING)
    told_by = {(who.casefold(), sign, content) for who, sign, content in found}
    assert {("orland", 1, "a longer quay"), ("orland", -1, "a strike"), ("brun", 1, "a vote")} <= told_by
    assert ("van hale", 1, "to adjourn") in told_by


def test_who_speaks_once_in_a_hearing_has_a_turn_too() -> None:
    names = [turn.who for turn in turns_taken(HEARING)]
    assert names[0] == "Mr VAN HALE"
    assert names[-1] == "The CHAIR"


@pytest.mark.parametrize(
    ("head", "guest"),
    [
        ("Five questions for Ada Korvel", "Ada Korvel"),
        ("A conversation with Ada Korvel", "Ada Korvel"),
        ("Ada Korvel, who runs the port, talks to Piet Hals", "Ada Korvel"),
    ],
)
def test_who_is_asked_is_whom_the_heading_names(head: str, guest: str) -> None:
    text = (
        f"{head}\n\nAre you tired?\n\nNo. I want a longer quay.\n\nAnd then?\n\nI fear a strike.\n\nWhy so?\n\nMoney.\n"
    )
    assert held(text) == {guest}


@pytest.mark.parametrize(
    ("head", "via"),
    [
        ("SENATE OF TORVIA\nMinutes of the Ports Committee, 14 May", "Ports Committee"),
        ("COUNCIL OF TORVIA\nCommittee on Ports, fifth meeting: minutes", "Committee on Ports"),
        ("QUAY RESEARCH TRUSTEES\nBriefing paper No. 22 (page 3)", "QUAY RESEARCH TRUSTEES"),
        ("Quays and cranes\nFrom Deep Quay, the quarterly of the trade", "Deep Quay"),
        ("Press review, Radio Torvia (English service)", "Radio Torvia"),
        ("The World at Six: what the foreign papers say", "The World at Six"),
        ("Quays and cranes\nBy Ada Holt, The Quay Review, 8 March 2036", "The Quay Review"),
    ],
)
def test_a_heading_tells_through_whom_a_text_came(head: str, via: str) -> None:
    assert imprint(f"{head}\n\nThe port is shut.\n").via == (via,)


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Field note 27. Observer: Ada Holt. 2 March", "Ada Holt"),
        ("Ada Holt, senior fellow", "Ada Holt"),
        ("Piet Hals of Torvia, in conversation with Ada Holt", "Ada Holt"),
    ],
)
def test_a_line_under_the_title_names_who_wrote_it(line: str, author: str) -> None:
    assert imprint(f"Quays and cranes\n{line}\n\nThe port is shut.\n").author == author


def test_newspapers_that_no_word_tells_are_told_by_what_they_do_in_a_review() -> None:
    text = REVIEW + "The Korvel Packet reports that the port is shut. It calls for a vote.\n"
    found = read(text)
    assert [party.name for party in found.parties if party.kind == "outlet" and "Packet" in party.name] == [
        "Korvel Packet"
    ]
    assert held(text) == {"Korvel Packet"}


def test_the_party_in_brackets_is_what_a_member_calls_his_own() -> None:
    text = (
        "Minutes\n\nMr Sand (Harbour List) argued that the quay was old. His party wanted a vote. "
        "Ms Brun (Green Union) said that her party feared one.\n"
    )
    assert ("Harbour List", 1, "a vote") in told(text)


def test_fighters_are_the_movement_that_has_them() -> None:
    text = "The Reed Front, an armed movement, holds the ford. Its fighters refuse to leave the ford."
    assert held(text) == {"Reed Front"}


def test_an_editorial_is_its_newspaper() -> None:
    assert held("The Herald is angry. Its editorial dreads a second camp.") == {"Herald"}


def test_no_name_runs_over_the_end_of_a_line_of_the_heading() -> None:
    found = read("HOUSE OF DEPUTIES COMMITTEE\nMinutes of 9 May\n\nThe Committee wants a vote.\n")
    assert not any("Minutes" in party.name for party in found.parties)


def test_the_people_of_a_place_by_a_plural_are_the_place() -> None:
    assert held("Lomark is calm. The Lomarkers fear a flood.") == {"Lomark"}


def test_we_of_an_interview_is_the_place_asked_of_where_its_council_is_served() -> None:
    text = (
        "Ada Brun, president of the island council of Corva\nInterview: Dan Okoro, The Courier, 3 August 2036\n\n"
        "Mrs Brun received us in the customs house.\n\nDoes Corva want a vote?\n\nWe have never wanted it.\n\n"
        "What do you ask of the capital?\n\nWe want a judge.\n"
    )
    assert ("Corva", 1, "a judge") in told(text)


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ('Shipowners are clamouring for escorts. "We want a frigate," said Piet Harm.', "Shipowners"),
        ("We advise that the fund pay first. In return the bank should insist on an audit.", "The authors"),
        (
            "Norway's fish board met on Monday. Its chairman, Minister Per Lund, said that his country wants a loan.",
            "Norway",
        ),
    ],
)
def test_whose_want_is_told_by_those_named_before(text: str, holder: str) -> None:
    assert held(text) >= {holder}


@pytest.mark.parametrize(
    ("text", "name", "body"),
    [
        ("Ann Lee, a baker, leads the Harbour Congress. She wants a vote.", "Ann Lee", "Harbour Congress"),
        (
            "The creditors are in no hurry. They want a bond. One of their lawyers said that his clients fear a vote.",
            "One of their lawyers",
            "The creditors",
        ),
    ],
)
def test_who_leads_a_body_or_is_its_lawyer_serves_it(text: str, name: str, body: str) -> None:
    found = read(text)
    names = {party.key: party.name for party in found.parties}
    assert {(party.name, names.get(party.serves or "")) for party in found.parties} >= {(name, body)}
