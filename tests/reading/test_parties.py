"""Parties told of without a name: both sides, parts of a people, arms of a state, who speaks in an interview."""

from __future__ import annotations

import pytest

from detente.reading import Draft, read
from detente.reading.attribution.imprint import imprint
from detente.reading.attribution.interviews import turns_taken


def held(found: Draft) -> set[tuple[str, str]]:
    """Return whose each want is, by name, with the cue."""
    name = {party.key: party.name for party in found.parties}
    return {(name[want.holder], want.cue.quote) for want in found.wants}


@pytest.mark.parametrize(
    "words",
    ["Both sides want", "Neither side wants", "Each side wants", "The two governments want", "Both want", "They want"],
)
def test_two_parties_taken_together_each_want_what_both_want(words: str) -> None:
    found = held(read(f"Norway and Iceland met on Monday. {words} a longer truce."))
    assert {"Norway", "Iceland"} == {holder for holder, _ in found}


def test_both_sides_of_one_sentence_are_its_two_subjects() -> None:
    found = held(read("Norway waits. The union is tired, the company is broke, and both sides want a vote."))
    assert {("The union", "want"), ("The company", "want")} == found


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("The eastern provinces want their own police.", "The eastern provinces"),
        ("Several of the shopkeepers fear a riot.", "Several of the shopkeepers"),
        ("Those who stayed want the bridge rebuilt.", "Those who stayed"),
        ("The poor want bread.", "The poor"),
        ("The dockers' union left. They want a promise.", "The dockers' union"),
        ("The Harbour Workers' Union walked out. The union wants a rise.", "Harbour Workers' Union"),
        ("Sund Energy, which runs the pipeline, closed it. The supplier wants its money.", "Sund Energy"),
        ("The rebels of the Free Hills Front left. The rebels want a road.", "Free Hills Front"),
        ("Ann Lee, the union's lawyer, left. The lawyer wants a vote.", "Ann Lee"),
        ("The government of Norway left. The government wants a canal.", "Norway"),
        ("The ministers met on Monday. Parliament wants a report.", "Parliament"),
    ],
)
def test_who_wants_something_is_a_party_with_or_without_a_name(text: str, holder: str) -> None:
    assert holder in {name for name, _ in held(read(text))}


def test_an_army_and_a_ministry_are_parties_that_serve_their_state() -> None:
    found = read("The Thai navy wants the ridge. Iceland's interior ministry said that it would wait.")
    assert {("The Thai navy", "thailand"), ("Iceland's interior ministry", "iceland")} <= {
        (party.name, party.serves) for party in found.parties
    }


def test_a_person_serves_the_body_his_office_is_in() -> None:
    found = read("Jonas Vang, the chairman of the Harbour Council, said that he wanted a vote.")
    vang = next(party for party in found.parties if party.name == "Jonas Vang")
    assert "Harbour Council" == next(party.name for party in found.parties if party.key == vang.serves)


INTERVIEW = """"We have time"
The mayor of Lund talks to Ada Finch
The Lantern, 3 May 2031

Jonas Holm, a former pilot, has run the town since March.

Q. Do you want a tunnel?

A. I want a ferry. Your readers know that.
"""


def test_in_an_interview_i_is_who_answers_and_you_who_is_asked() -> None:
    found = held(read(INTERVIEW))
    assert {("Jonas Holm", "want")} == {one for one in found if one[1] == "want"}


def test_the_turns_of_an_interview_are_told_by_labels_or_by_questions() -> None:
    assert [True, False] == [turn.asks for turn in turns_taken(INTERVIEW)]
    plain = "Interview by Ada Finch\n\nHe waits.\n\nDo you want a tunnel?\n\nNo.\n\nWhy?\n\nIt leaks.\n"
    assert [True, False, True, False] == [turn.asks for turn in turns_taken(plain)]
    assert () == turns_taken("Do you want a tunnel?\n\nNo.\n")
    assert () == turns_taken("")


@pytest.mark.parametrize(
    ("head", "via"),
    [
        ("JOINT OBSERVER MISSION, SAVA VALLEY\nWeekly report No. 4\n\nText.", "JOINT OBSERVER MISSION, SAVA VALLEY"),
        ("NOTE 7\nInstitute for Port Studies, Oslo, 9 June 2033\n\nText.", "Institute for Port Studies"),
    ],
)
def test_a_body_that_signs_over_the_text_carries_it(head: str, via: str) -> None:
    assert (via,) == imprint(head).via


def test_a_headline_is_no_body_that_signs() -> None:
    assert () == imprint("Pundit Turns Adviser in the Service of Kings\n\nHe said that it rained.").via


def test_we_of_a_report_is_the_body_that_signs_it() -> None:
    found = read("SELECT COMMITTEE ON HARBOURS\nSecond Report\n3 May 2031\n\nWe want the quay closed by June.")
    assert {"SELECT COMMITTEE ON HARBOURS"} == {name for name, _ in held(found)}


@pytest.mark.parametrize(
    ("told", "served"),
    [
        ("Ada Rusk commands the Salt Road Front.", "Salt Road Front"),
        ("Ada Rusk, a lawyer, speaks for the Delta Fishers' League.", "Delta Fishers' League"),
        ("The Delta Fishers' League is chaired by Ada Rusk.", "Delta Fishers' League"),
        ("Ada Rusk was calm. So was Norway, of whose government she has been foreign minister since May.", "Norway"),
    ],
)
def test_who_is_said_to_lead_a_body_says_we_for_it(told: str, served: str) -> None:
    assert {(served, "want")} == held(read(f'{told} "We want a longer truce," Ada Rusk said.'))


def test_who_is_said_not_to_lead_a_body_does_not_speak_for_it() -> None:
    found = read("Ada Rusk does not command the Salt Road Front. Ada Rusk said that it rained.")
    assert {("Ada Rusk", None)} == {(party.name, party.serves) for party in found.parties if party.kind == "person"}


def test_a_mayor_says_we_for_the_town() -> None:
    text = 'The mayor of Holm spoke last. "We want the mill open," she said. The town wants a road as well.'
    assert {("Holm", "want"), ("Holm", "wants")} == held(read(text))


NAMED = """Nets and prices

Mara Quill, head of the Delta Fishers' League, talks to Jon Abel

JA: What do the fishers ask for?

MQ: We want the dredging stopped. I would hate a strike.

JA: Do you fear the ministry?

MQ: I hope for a judge.
"""


def test_initials_before_turns_are_the_people_they_stand_for() -> None:
    assert [True, False, True, False] == [turn.asks for turn in turns_taken(NAMED)]
    assert {("Delta Fishers' League", "want"), ("Mara Quill", "hope")} <= held(read(NAMED))


def test_questions_in_bold_and_after_dashes_are_questions() -> None:
    said = [
        "Interview by Ada Finch",
        "He waits.",
        "**You hold it.**",
        "We do.",
        "**Why now?**",
        "Why not?",
        "**So?**",
        "Tea.",
    ]
    bold = "\n\n".join(said)
    assert [True, False, True, False, True, False] == [turn.asks for turn in turns_taken(bold)]
    dash = "A conversation with Col Rook\n\n– Why here?\n\n– It is dry.\n\n– And later?\n\n– Later it rains."
    assert [True, False, True, False] == [turn.asks for turn in turns_taken(dash)]


def test_many_questions_make_an_interview_and_turns_of_two_who_ask_nothing_do_not() -> None:
    asked = "He waits.\n\n" + "\n\n".join(f"Is it {n}?\n\nIt is." for n in range(4))
    assert 8 == len(turns_taken(asked))
    assert () == turns_taken("Anna: Rain.\n\nBert: Sun.\n\nAnna: Snow.\n\nBert: Hail.\n")


def test_a_quotation_without_a_cue_is_of_the_person_the_text_is_an_interview_with() -> None:
    text = """Tea with Nadia Orel

By Peter Finn

"I was born here," says Nadia Orel. "I know the wells," she says.

I ask about the court.

"I want a judge from the coast, and no other."
"""
    assert {("Nadia Orel", "want")} == held(read(text))


def test_a_quotation_without_a_cue_is_of_whom_the_sentence_before_it_is_about() -> None:
    text = 'Otto Kess refused to speak. Nadia Orel smiled at that. "I hope for a judge in the valley before May."'
    assert ("Nadia Orel", "hope") in held(read(text))


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("The museum wants its bronze back.", "The museum"),
        ("All the same, everyone here wants a road.", "Everyone here"),
        ("Speaking for the growers, Mr Pell said that they feared a levy.", "The growers"),
        ("Dockers there walked out on Monday. They want a rise.", "Dockers there"),
        ("The semi-official Tribune blames the rain. It wants an inquiry.", "Tribune"),
        ("People on the coast want a road. Our own people left.", "People on the coast"),
        ("Norway, it reminds its readers, wants a canal.", "Norway"),
    ],
)
def test_bodies_and_people_by_a_common_noun_want_things(text: str, holder: str) -> None:
    assert holder in {name for name, _ in held(read(text))}


def test_an_object_is_never_the_subject_of_its_own_verb() -> None:
    found = read("Nadia Orel left. Otto Kess wants her arrested. He refuses to wait.")
    assert ["Otto Kess"] == [party.name for party in found.parties if party.key == found.wants[-1].holder]
    assert {"Otto Kess"} == {name for name, _ in held(found)}


def test_a_second_driver_is_another_person_and_a_demonym_is_its_longest_name() -> None:
    found = read("A lorry driver said that it rained. A second driver said that it snowed.")
    assert 2 == len({said.speaker for said in found.attributions})
    found = read("Korvania waits. In Korvan, a Korvanian envoy said that the Korvanians want a road.")
    assert {("Korvania", "want")} == held(found)


def test_our_union_is_the_one_the_speaker_is_of() -> None:
    text = 'Jon Ek, the chairman of the Harbour Council, left. "Our council wants a toll," Jon Ek said.'
    assert {("Harbour Council", "wants")} == held(read(text))


def test_a_country_is_not_the_short_name_of_a_paper_called_after_it() -> None:
    text = "The paper says that Norland wants the route closed. The newspaper Norland Today says that it rained."
    assert {("Norland", "wants")} == held(read(text))
