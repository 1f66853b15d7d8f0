"""Which names are one actor: a body and its head, a state and its republic, a neighbour and its name, two captains."""

from __future__ import annotations

import pytest

from detente.reading import read
from tests.reading.wishes import held


def test_the_mission_of_a_letterhead_is_one_with_the_mission_and_not_its_head() -> None:
    text = "SOUND CEASEFIRE MISSION\nNote to the Head of Mission, 3 May\n\nThe Mission wants a longer truce.\n"
    assert held(text) == {"SOUND CEASEFIRE MISSION"}


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("The Republic of Ostravia has signed. The Republic wants no quarrel over the lake.", "Ostravia"),
        ("Its neighbour Elsmark wants a share of the grounds. Nobody asked why.", "Elsmark"),
        ("Elsmark wants a share. Boats of Elsmark's coast guard were seen.", "Elsmark"),
        ("Ostravia trains Karatag's border guards. Karatag wants twelve years to pay.", "Karatag"),
    ],
)
def test_a_land_no_table_knows_is_one_state_under_its_names(text: str, holder: str) -> None:
    assert holder in held(text)
    assert [party.kind for party in read(text).parties if party.name == holder] == ["state"]


def test_a_captain_there_is_another_than_the_captain_told_of_before() -> None:
    text = (
        "Lusk post on the telephone. Their captain objects to our lamp.\n\n"
        "Second post on the telephone. The captain there fears the lamp.\n"
    )
    assert len(held(text)) == 2


def test_a_body_is_not_named_by_what_it_wrote() -> None:
    text = "So did the Admiralty, in harsh terms: its memorandum said that it feared a bloody nose."
    assert "Its memorandum" not in held(text)


def test_members_of_a_group_are_the_group_but_those_of_a_union_are_people() -> None:
    group = 'A group called the Sons of the Valley wrote. The group said that its members want "no war".'
    union = "The dockers' union will vote today. The union said that its members want a raise."
    assert len([party for party in read(group).parties if party.name.endswith("members")]) == 0
    assert "The dockers' union" not in held(union)


def test_our_league_is_the_league_named_before() -> None:
    text = 'The Fishing League met at noon. "Our League wants a vote," said Ann Brun.'
    assert held(text) == {"Fishing League"}


def test_he_after_a_captain_named_behind_the_verb_of_saying_is_that_captain() -> None:
    text = (
        "Nothing doing, retorts Brigadier Coll of Saltmarsh, who is interviewed in the weekly Anchor. He scorns fuel."
    )
    assert held(text) <= {"Coll"}
    assert held(text)


def test_the_police_are_the_coast_police_named_before() -> None:
    text = "The Coast Police hold the quay. The police want a longer patrol."
    assert held(text) == {"Coast Police"}


def test_resolved_is_nobody() -> None:
    text = "The congress met.\n\nRESOLVED, by seven votes to two, calls on the mayor to resign.\n"
    assert not [party for party in read(text).parties if party.name == "RESOLVED"]


def test_his_country_is_the_state_that_a_minister_serves() -> None:
    text = "Norway's foreign minister, Per Lund, said on Monday that his country wants no fight over the quay."
    assert held(text) == {"Norway"}
