"""Events: who did what to whom, when, where, how, with what toll; one event for its mentions; what did not happen."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.reading import read
from detente.reading.items import Event, Toll
from detente.reading.lexicon.deeds import ACTIONS, PARTICLES, PHRASES, TOWARDS
from detente.reading.lexicon.modes import MODES

PLOVER = frozenset(
    """AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE
    COERCE ASSAULT""".split()
)
COD = """Shells over the cod (Fjord Gazette)

BERGEN, 5 February 2024 - On Monday a Danish frigate fired three shells at an Icelandic trawler, killing two fishermen \
and wounding at least five others. The attack was condemned by Iceland. In the attack nobody on the Danish side was \
hurt.

On 30 January Norway and Iceland signed a fishing agreement in Oslo. Sweden sent aid to Iceland three days later.
"""


def events(text: str) -> tuple[Event, ...]:
    return read(text).events


def only(text: str) -> Event:
    (one,) = events(text)
    return one


def test_every_action_is_of_one_of_the_sixteen_kinds_and_every_phrase_of_a_known_action() -> None:
    assert PLOVER == {action.kind for action in ACTIONS} | set(MODES)
    keys = {action.key for action in ACTIONS}
    told = [key for table in (PHRASES, PARTICLES, TOWARDS) for words in table.values() for key in words.values()]
    assert keys >= set(told)


def test_an_attack_told_three_times_is_one_event_with_all_it_is_told() -> None:
    attack = next(event for event in events(COD) if event.kind == "ASSAULT")
    told = (attack.actor, attack.target, attack.mode, attack.when)
    assert ("denmark", "iceland", "heavy-weapons", "2024-02-05") == told
    assert (Toll(2, "killed", "fishermen"), Toll(5, "wounded", "fishermen", "least")) == attack.toll
    assert {"fired", "killing", "attack"} <= {mention.quote for mention in attack.mentions}
    assert 1 == sum(event.kind == "ASSAULT" for event in events(COD))


def test_a_deal_has_its_two_sides_its_place_and_its_day() -> None:
    deal = next(event for event in events(COD) if event.kind == "AGREE")
    place = deal.place.quote if deal.place else None
    assert ("norway", "iceland", "Oslo", "2024-01-30") == (deal.actor, deal.target, place, deal.when)


def test_days_later_are_counted_from_the_event_before() -> None:
    assert "2024-02-02" == next(event.when for event in events(COD) if event.kind == "AID")


@pytest.mark.parametrize(
    ("text", "kind", "mode", "actor", "target"),
    [
        ("Denmark expelled two Icelandic diplomats.", "SANCTION", "expel", "denmark", "iceland_diplomats"),
        ("Denmark recalled its ambassador.", "SANCTION", "withdraw", "denmark", None),
        ("Norwegian police arrested 12 protesters.", "COERCE", "arrest", "norway_police", "protesters"),
        ("Norway closed its ports to Danish ships.", "COERCE", "restrict", "norway", "denmark"),
        ("Denmark pulled out its troops.", "RETREAT", "withdraw", "denmark", None),
        ("Sweden opened fire on a Danish patrol.", "ASSAULT", None, "sweden", "denmark"),
        ("Swedish drones bombed Norway.", "ASSAULT", "drone", "sweden", "norway"),
        ("Norway and Sweden held talks.", "CONSULT", None, "norway", "sweden"),
        ("Sweden lifted the embargo against Norway.", "CONCEDE", None, "sweden", "norway"),
        ("Sweden offered to free Danish sailors.", "REQUEST", None, "sweden", None),
    ],
)
def test_kind_mode_and_sides_of_ten_deeds(
    text: str, kind: str, mode: str | None, actor: str | None, target: str | None
) -> None:
    found = [(event.kind, event.mode, event.actor, event.target) for event in events(text)]
    assert (kind, mode, actor, target) in found


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Norway attacked Iceland.", "happened"),
        ("Norway did not attack Iceland.", "denied"),
        ("Norway denied that it attacked Iceland.", "denied"),
        ("Iceland fears an attack by Norway.", "feared"),
        ("Norway may attack Iceland.", "hypothetical"),
        ("If Norway attacks Iceland, prices rise.", "hypothetical"),
        ("Norway wants to attack Iceland.", "wanted"),
        ("Sweden accused Norway of shelling Iceland.", "hypothetical"),
    ],
)
def test_what_did_not_happen_is_told_apart(text: str, modality: str) -> None:
    assert [modality] == [event.modality for event in events(text) if event.kind == "ASSAULT"]


@pytest.mark.parametrize(
    "text",
    [
        "War is terrible and conflict is everywhere.",
        "Norway said that the talks matter.",
        "The attack helicopter was built in Sweden.",
        "Norway accused Iceland of bad faith.",
        "Iceland threatened Norway.",
        "Norway rejected the claim.",
        "There is no plan to attack.",
    ],
)
def test_topics_words_and_things_are_no_events(text: str) -> None:
    assert () == events(text)


def test_a_strike_of_workers_is_a_protest_and_one_from_the_air_an_attack() -> None:
    assert "PROTEST" == only("The dockers' union launched a general strike on 3 May 2021.").kind
    assert "ASSAULT" == only("Norway launched an air strike against Iceland.").kind


def test_two_attacks_on_different_days_are_two_events() -> None:
    text = "Norway attacked Iceland on 3 May 2021. Norway attacked Iceland on 9 June 2021."
    assert ["2021-05-03", "2021-06-09"] == [event.when for event in events(text)]


def test_the_war_is_not_the_last_strike() -> None:
    attack = next(event for event in events("Norway bombed Iceland on 3 May 2021. The war goes on."))
    assert "war" not in {mention.quote for mention in attack.mentions}


def test_a_toll_of_the_next_sentence_belongs_to_the_attack() -> None:
    assert (Toll(3, "killed", "guards"),) == only("Norway shelled Iceland. Three guards were killed.").toll


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(COD.replace("\n", " \n ").split(" ")), max_size=60))
def test_mentions_tolls_and_places_of_shuffled_words_quote_the_text(words: list[str]) -> None:
    text = " ".join([*words, "Norway left."])
    for event in events(text):
        costs = [toll.passage for toll in event.toll]
        for passage in (*event.mentions, event.place, event.date, *costs):
            assert passage is None or text[passage.start : passage.end] == passage.quote
        assert event.trigger == event.mentions[0]


@pytest.mark.parametrize(
    "text",
    [
        "Norway arms the pilots.",
        "The union rejects the word.",
        "The committee withholds the name of the engineer.",
        "The crews could not hit a barn.",
        "Norway does not want a war with Iceland.",
        "The minister did concede that Norway had paid.",
    ],
)
def test_habits_plain_words_and_what_could_not_be_are_no_events(text: str) -> None:
    assert () == events(text)


def test_an_event_of_a_log_has_the_day_and_the_place_of_its_entry() -> None:
    text = "REPORT OF THE MONITORS\n12 to 18 October 2036\n\n"
    text += "1. Sunday 12 October, 06.40, Lipa bridge. Gunmen killed two guards.\n"
    (one,) = events(text)
    assert ("2036-10-12", "Lipa bridge") == (one.when, one.place.quote if one.place else None)


def test_what_happened_before_a_wish_is_not_wished() -> None:
    text = "Iceland has longed to return to Norway ever since its envoy was expelled in 2035."
    assert [("expelled", "happened")] == [(event.trigger.quote, event.modality) for event in events(text)]


def test_a_later_deed_of_a_sentence_is_dated_by_the_earlier_one() -> None:
    text = "On 5 January 2036 Iceland seized a trawler, and two days later Norway expelled the envoy of Iceland."
    assert ["2036-01-05", "2036-01-07"] == [event.when for event in events(text)]


def test_an_inquiry_that_is_asked_for_is_wanted_whoever_is_to_hold_it() -> None:
    assert [("ACCUSE", "wanted")] == [(one.kind, one.modality) for one in events("The pilots want an inquiry.")]


def test_a_named_site_that_is_shut_is_where_it_happened() -> None:
    (one,) = events("On 3 May 2031 Norway closed the Molsk canal to Iceland.")
    assert "Molsk canal" == (one.place.quote if one.place else None)
