"""Ordinary verbs and nouns that tell of an act by what stands with them, and their like that tell of none."""

from __future__ import annotations

import pytest

from detente.reading import read
from detente.reading.lexicon.deeds import ACTIONS, BY_NOUN
from detente.reading.lexicon.doings import DOINGS
from detente.reading.lexicon.tellings import NAMED

DONE = """
SANCTION halved     Norway halved deliveries to Iceland in May.
SANCTION withheld   On 3 May Sweden withheld the second payment.
SANCTION cut        Denmark has cut off the fuel that keeps the island warm.
SANCTION stopped    Norway stopped paying in October.
SANCTION froze      Sweden wants the money that Norway froze in 2031.
SANCTION barred     Norway barred Danish trawlers from its ports.
SANCTION turned     The guards turned back forty lorries at Lund.
MOBILIZE moved      The army moved two battalions to the frontier.
MOBILIZE shifted    Denmark has shifted its howitzers to the north.
MOBILIZE sent       On Sunday Norway sent a frigate to the strait.
RETREAT  pulled     Norway pulled its guns back from the bridges.
RETREAT  left       The monitors left on 3 May.
RETREAT  laid       The rebels laid down their weapons.
COERCE   stopped    Gunmen stopped a bus near Lund.
COERCE   took       The rebels took the airport in June.
COERCE   chained    On 2 May the gates were chained.
COERCE   dismissed  The company dismissed forty miners.
COERCE   drove      Soldiers drove the villagers from their fields.
COERCE   searched   Police searched the offices of the union.
CONCEDE  let        Norway let the inspectors into the yard.
CONCEDE  returned   Denmark has returned the body of the pilot.
CONCEDE  restored   Sweden restored deliveries on 3 May.
CONCEDE  waived     The negotiators have waived damages.
CONCEDE  dropped    Norway dropped its complaint in June.
CONCEDE  shelved    The government shelved the plan.
CONCEDE  lifted     Denmark lifted the quota on fish.
AGREE    signed     The contract was signed at Lund in June 2029.
AGREE    agreed     Norway agreed to share the bank.
AGREE    undertook  He undertook to free the sick.
CONSULT  met        The two sides met in Lund on Tuesday.
CONSULT  received   The minister received the families on Friday.
CONSULT  flew       On Monday the envoy flew to Oslo.
COOPERATE bought    Norway bought the shares in March.
COOPERATE leased    Sweden has leased the railway to Norway.
AID      supplied   Denmark supplied the rebels with mortars in May.
AID      paid       Denmark paid the rebels in May.
REJECT   walked     The Norwegians walked out of the talks.
REJECT   turned     The ministry has turned the idea down twice.
REJECT   dissented  Two members dissented from the report.
PROTEST  threw      Students threw stones at the consulate.
PROTEST  laid       The fitters laid down their tools on 3 May.
PROTEST  stormed    A crowd stormed the consulate.
ACCUSE   took       Norway took the case to the court in Hamburg.
ASSAULT  set        The consulate was set alight in May.
"""
AHEAD = """
COERCE   stopped     hypothetical  If a second ship were stopped, Norway would sue.
COERCE   dismissed   hypothetical  Forty miners would be dismissed by Christmas.
CONCEDE  restored    wanted        Norway wants deliveries restored.
CONCEDE  opened      wanted        Sweden demands that the gates be opened.
AID      guarantee   wanted        We recommend that the bank guarantee the first payment.
ACCUSE   inquiry     wanted        The families insist on an inquiry.
COERCE   mutiny      hypothetical  A second mutiny is unlikely.
ASSAULT  raid        hypothetical  A raid on the port was planned for 7 March.
AGREE    settlement  hypothetical  Bankers expect a settlement by June.
SANCTION embargo     hypothetical  An embargo would ruin the port.
COERCE   seized      feared        Denmark fears that its boats would be seized.
PROTEST  strike      hypothetical  The union has no appetite for a strike.
CONSULT  meet        wanted        Sweden urged both sides to meet in June.
CONCEDE  release     wanted        Norway insists on the release of the pilots.
RETREAT  withdraw    wanted        We recommend that Norway withdraw its troops from the ridge.
MOBILIZE sent        hypothetical  A frigate could be sent from Oslo.
"""
NONE = """
Norway paid attention to the talks.
The moderator let us see the letter.
The minister said that he would have accepted lower pay.
Norway took the lorries for an army column.
The ministry is unwilling to sell power below cost.
Denmark would sooner wait than strike.
The captain said that he had been told to let nobody through.
Voters agree with him on this.
He demonstrated that the valve was broken.
Norway released a statement on Monday.
The minister told a meeting in February that prices had risen.
Police said that the engine fired on all cylinders.
He dismisses that account.
The store closed the gap.
Prices moved up in May.
The office holds the files.
"""


def _lines(table: str, columns: int) -> list[tuple[str, ...]]:
    return [tuple(line.split(None, columns)) for line in table.strip().splitlines()]


def _found(text: str) -> set[tuple[str, str, str]]:
    told = ((event.kind, mention.quote, event.modality) for event in read(text).events for mention in event.mentions)
    return set(told)


@pytest.mark.parametrize(("kind", "trigger", "text"), _lines(DONE, 2))
def test_an_ordinary_verb_with_its_object_tells_of_an_act(kind: str, trigger: str, text: str) -> None:
    assert (kind, trigger, "happened") in _found(text)


@pytest.mark.parametrize(("kind", "trigger", "modality", "text"), _lines(AHEAD, 3))
def test_what_is_asked_for_feared_or_only_possible_is_told_whoever_is_to_do_it(
    kind: str, trigger: str, modality: str, text: str
) -> None:
    assert (kind, trigger, modality) in _found(text)


@pytest.mark.parametrize("text", NONE.strip().splitlines())
def test_words_that_only_sound_like_an_act_tell_of_none(text: str) -> None:
    assert () == read(text).events


def test_every_doing_and_every_noun_is_of_a_known_action_and_no_noun_is_there_twice() -> None:
    keys = {action.key for action in ACTIONS}
    assert {doing.action for doing in DOINGS} | set(NAMED.values()) <= keys
    assert not set(NAMED) & set(BY_NOUN)


def test_who_asks_for_an_act_of_others_is_not_its_doer() -> None:
    (asked,) = read("Norway wants the firm stripped of its licence.").events
    assert (None, "wanted") == (asked.actor, asked.modality)
    (urged,) = read("Norway called on Sweden to restore deliveries.").events
    assert "sweden" == urged.actor


def test_two_mentions_of_what_is_done_in_the_passive_are_one_event() -> None:
    (signed,) = read("The truce signed in May held in the north.").events
    assert ("AGREE", "signed") == (signed.kind, signed.trigger.quote)


def test_what_is_done_to_one_thing_is_one_event() -> None:
    text = "On 2 May the gates were chained. The company regrets it. The gates were locked at dawn, a docker said."
    assert [["chained", "locked"]] == [[mention.quote for mention in event.mentions] for event in read(text).events]
