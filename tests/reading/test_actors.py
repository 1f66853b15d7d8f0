from __future__ import annotations

import re

import pytest

from detente.reading import Draft, draft, read
from detente.reading.actors.casting import cast
from detente.reading.actors.names import known
from detente.reading.actors.standing import standing
from detente.reading.attribution.imprint import imprint
from detente.reading.items import Party
from detente.reading.lexicon.codes import BODY_CODES, STATE_CODES
from detente.reading.lexicon.countries import COUNTRIES
from detente.reading.pipeline import parse
from tests.reading.texts import real


def parties(text: str) -> dict[str, Party]:
    """Return everybody the text speaks of, whether they act or not."""
    found, _ = cast(parse(text), text, imprint(text))
    return found.parties


def mentions(text: str, key: str) -> list[tuple[str, str]]:
    return [(one.passage.quote, one.how) for one in parties(text)[key].mentions]


def actors(found: Draft) -> set[str]:
    return {actor.key for actor in draft(found).actors}


@pytest.mark.parametrize(
    ("text", "key", "name", "kind"),
    [
        ("Talks at the Council of Elders failed.", "council_of_elders", "Council of Elders", "organisation"),
        ("They blamed the Northern Harbour Brigade for it.", "northern_harbour_brigade", "", "military"),
        ("The plan of the Ministry of Fisheries failed.", "ministry_of_fisheries", "Ministry of Fisheries", "ministry"),
        ("Nets were cut by the Free Coast Movement.", "free_coast_movement", "Free Coast Movement", "movement"),
        ("A letter reached the Velt Dockers Union on Monday.", "velt_dockers_union", "Velt Dockers Union", ""),
    ],
)
def test_a_body_is_known_by_the_word_that_makes_it_wherever_it_stands(
    text: str, key: str, name: str, kind: str
) -> None:
    party = parties(text)[key]
    assert (name or party.name, kind or party.kind) == (party.name, party.kind)


def test_a_government_is_the_country_and_a_ministry_or_an_army_a_party_that_serves_it() -> None:
    found = parties("The Norwegian government waits. The Norwegian Foreign Ministry waits. The Icelandic army left.")
    assert {"norway", "iceland"} == {party.key for party in found.values() if party.kind == "state"}
    assert "norwegian_foreign_ministry" not in found
    assert {"The Norwegian Foreign Ministry": "norway", "The Icelandic army": "iceland"} == {
        party.name: party.serves for party in found.values() if party.serves
    }
    assert "Norwegian government" in {one.passage.quote.removeprefix("The ") for one in found["norway"].mentions}


def test_an_acronym_is_the_body_it_was_given_with() -> None:
    text = "The Sea Defence Force (SDF) left. Norway praised the SDF, and SDF boats came home."
    party = next(party for party in parties(text).values() if party.name == "Sea Defence Force")
    assert 3 <= sum(one.passage.quote == "SDF" for one in party.mentions)


def test_an_acronym_without_brackets_is_the_only_body_with_these_initials() -> None:
    found = parties("Workers joined the Harbour Labour Union. On Monday the HLU said that it will strike.")
    assert "hlu" not in found
    assert ("HLU", "alias") in mentions(
        "Workers joined the Harbour Labour Union. On Monday the HLU said that it will strike.", "harbour_labour_union"
    )


def test_what_stands_after_a_or_a_number_is_no_body() -> None:
    assert "rpvx" not in parties("Norway saw the RPVX. They hit an RPVX and 3 RPVX near the port.")


def test_a_country_no_table_knows_is_told_by_its_demonym() -> None:
    found = read("Ostra said it will close the dam. An Ostran envoy left. The Ostran army fired on Velt.")
    ostra = next(party for party in found.parties if party.key == "ostra")
    assert "state" == ostra.kind
    assert {"Ostra", "Ostran"} <= {one.passage.quote for one in ostra.mentions}


def test_fighters_of_a_group_are_the_group_and_the_group_is_the_last_one_named() -> None:
    text = "The Hill Front militia holds the dam. Hill Front fighters came down. The militia wants food."
    assert ["group", "group"] == [how for _, how in mentions(text, "hill_front") if how == "group"][:2]
    assert "The militia" in [quote for quote, _ in mentions(text, "hill_front")]


def test_militias_without_a_name_are_the_only_one_the_text_names() -> None:
    text = "The “Grey Tide” militia shelled the port. Norway warned the militias."
    assert ["grey_tide"] == [party.key for party in parties(text).values() if party.kind == "armed group"]


def test_a_title_alone_is_the_person_who_has_it() -> None:
    text = "Foreign Minister Mira Holt and Interior Minister Bo Lars met. The interior minister smiled."
    text += " The foreign minister left."
    assert ("The interior minister", "group") in mentions(text, "lars")
    assert ("The foreign minister", "group") in mentions(text, "holt")


@pytest.mark.parametrize(
    ("text", "key", "alias"),
    [
        ("Mira Holt left. Later Holt wrote to Norway.", "holt", "Holt"),
        ("Mira Holt said no. Then Mira said yes.", "holt", "Mira"),
        ("Bo Lars, also known as Captain Storm, said he will sail.", "lars", "Storm"),
    ],
)
def test_a_person_keeps_one_key_under_shorter_and_second_names(text: str, key: str, alias: str) -> None:
    assert alias in [quote for quote, _ in mentions(text, key)]


def test_a_place_a_ship_and_a_treaty_are_no_parties() -> None:
    text = "Troops marched to liberate Kolna. Fighting went on near Kolna and in Ras Umar. The mayor fled Ras Umar."
    text += " The trawler Selka sank. They signed the Treaty of Ombra."
    assert {"troops", "mayor"} == parties(text).keys()


def test_people_without_a_name_speak_but_are_no_actors_of_the_model() -> None:
    found = read("Norway closed the port. Two fishers said that Norway lied. Diplomats said that it was late.")
    assert {"fishers", "diplomats"} <= {one.speaker for one in found.attributions}
    assert {"norway"} == actors(found)


def test_people_without_a_name_who_want_something_are_actors() -> None:
    assert "diplomats" in actors(read("Diplomats want Norway to open the port. Norway closed it."))


def test_a_nameless_spokesman_is_the_country_he_speaks_for() -> None:
    found = read("Norway left. A spokesman for Norway said that it does not want war with Iceland. Iceland left too.")
    model = draft(found)
    assert {"norway", "iceland"} == {actor.key for actor in model.actors}
    wants = [want for actor in model.actors for want in actor.wants]
    assert {"norway"} == {key for want in wants for key in want.basis.said_by}


def test_a_soldier_hit_is_still_a_blow_at_the_country() -> None:
    found = read("On 3 May a militia attacked Norwegian soldiers.")
    serves = {party.key: party.serves for party in found.parties}
    assert ["norway"] == [serves[event.target or ""] for event in found.events if event.action == "attack"]
    assert ["norway"] == [event.target for event in standing(found).events if event.action == "attack"]


def test_the_table_of_codes_has_one_well_formed_item_for_each_state() -> None:
    assert {country.code for country in COUNTRIES if country.code} == STATE_CODES.keys()
    assert BODY_CODES.keys() <= known().keys()
    items = [code for party in known().values() for name, code in party.codes if name == "wikidata"]
    assert len(items) == len(set(items))
    assert all(re.fullmatch(r"Q[1-9][0-9]*", item) for item in items)
    assert (("wikidata", "Q20"), ("iso3", "NOR"), ("cow", "385")) == known()["norway"].codes


def test_an_actor_of_the_draft_has_its_codes() -> None:
    norway = draft(read("Norway said that Iceland left.")).actors[0]
    assert {"wikidata": "Q20", "iso3": "NOR", "cow": "385"} == norway.codes


def test_the_column_makes_no_actor_twice() -> None:
    model = draft(real("seed.txt"))
    assert not [actor.key for actor in model.actors if actor.kind == "speaker"]
    assert 2 == sum(actor.kind == "armed group" for actor in model.actors)
    words = [set(actor.name.lower().split()) for actor in model.actors]
    assert not [(one, other) for one in words for other in words if one < other]


def speakers(text: str) -> list[str | None]:
    """Return the names of those who say something, in the order of the text."""
    found = read(text)
    names = {party.key: party.name for party in found.parties}
    return [names.get(one.speaker or "") for one in found.attributions]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Army chief told the envoy that he opposes the move.", "Army chief"),
        ("Two people close to the minister said that the port will close.", "Two people close to the minister"),
        ("The islanders say that they want no harbour.", "The islanders"),
        ("Police said that the gates were open.", "Police"),
        ("A driver for the agency told the crowd that the ferry was late.", "A driver for the agency"),
        ("According to a study by the Velt Institute, the cod is gone.", "Velt Institute"),
        ("Mira Holt wrote a letter. Her report says that the cod is gone.", "Mira Holt"),
    ],
)
def test_whoever_speaks_is_a_party_by_the_words_of_the_text(text: str, name: str) -> None:
    assert speakers(text)[0] == name


@pytest.mark.parametrize("text", ["A study shows that the cod is gone.", "The idea suggests that boats will sink."])
def test_papers_and_thoughts_are_no_parties(text: str) -> None:
    assert [None] == speakers(text)


def test_what_two_say_together_neither_says_alone() -> None:
    assert [None] == speakers("Mira Holt and Bo Lars said that the port will close.")


def test_she_is_never_whoever_has_a_title_of_a_man() -> None:
    text = "Ms Ada Holt met Mr Bo Lars at the port. Mr Lars was late. She said that the boats had left."
    assert ["Ada Holt"] == speakers(text)


def test_i_is_the_writer_and_we_in_a_quotation_the_side_of_who_is_quoted() -> None:
    text = "A port is closed\nBy Ada Lund\n\nI doubt that boats will sail. "
    text += "“We want no war,” said Norway’s envoy Bo Lars.\n"
    found = read(text)
    assert "lund" == found.attributions[0].speaker
    assert ["norway"] == [want.holder for want in found.wants if want.cue.quote == "want"]


@pytest.mark.parametrize(
    ("head", "author", "via"),
    [
        ("VELT, 3 May 2031 (Coast Wire) - Boats left.\n", None, ("Coast Wire",)),
        ("Boats leave\n\nThe Velt Echo, Monday 3 May 2031\n\nBoats left.\n", None, ("The Velt Echo",)),
        ("Boats leave\n\nHarbour Mail, May 2031\nWords: Ada Lund\n\nBoats left.\n", "Ada Lund", ("Harbour Mail",)),
        ("Boats leave\n\n*Opinion, by Ada Lund, 3 May 2031*\n\nBoats left.\n", "Ada Lund", ()),
        ("CABLE 7\n\nFROM: Embassy Velt\n\nBoats left.\n\nLUND\n", "LUND", ("Embassy Velt",)),
        ("Boats leave\n\nBoats left.\n\nSource: The Buoy, 3 May 2031\n", None, ("The Buoy",)),
        ("Boats leave\n\nVelt, 3 May 2031\n\nBoats left.\n", None, ()),
    ],
)
def test_the_author_and_the_outlet_stand_in_the_first_and_last_lines(
    head: str, author: str | None, via: tuple[str, ...]
) -> None:
    told = imprint(head)
    assert (author, via) == (told.author, told.via)


def test_a_ministers_government_is_the_state_the_paragraph_is_about() -> None:
    text = "Norway closed the port. Defence minister Mira Holt said that her government wants no war."
    assert ["norway"] == [want.holder for want in read(text).wants]


def test_the_company_is_the_last_one_whose_name_does_not_say_what_it_is() -> None:
    text = "Castell Terminals locked the gates. The dockers' union said that the company wants a fight."
    assert "Castell Terminals" in {party.name for party in read(text).parties if party.key in _holders(text)}


def _holders(text: str) -> set[str]:
    return {want.holder for want in read(text).wants}


def test_a_country_no_table_knows_is_told_by_its_army_or_its_president() -> None:
    found = parties("President Bo Lars of Torvala left. The boats belong to Ostra's navy.")
    assert {"torvala", "ostra"} == {party.key for party in found.values() if party.kind == "state"}
