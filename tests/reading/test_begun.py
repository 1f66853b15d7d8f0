"""What an account tells began or is over: conditions, and options given up; nothing else."""

from __future__ import annotations

import pytest

from detente.case import loads
from detente.conflict.model import Conflict
from detente.errors import InvalidQuery
from detente.reading.begun import begun
from detente.reading.items import Draft
from detente.reading.news import news_of

MODEL = """\
detente: 1
title: Two
starts: 2031-03-01
actors:
  norway: {name: Norway, options: {blockade: Blockade Denmark, raid: Raid the ports}}
  denmark: {name: Denmark, options: {boycott: Boycott Norway}}
  sweden: {}
conditions:
  gaza_war: There is war in Gaza
  protests: Iranians protest against their government
  storm: There is a storm
  truce: There is a truce
  talks: {says: There are talks, status: proposed}
status_quo: [norway.blockade, denmark.boycott, gaza_war, protests]
"""


def conflict() -> Conflict:
    return loads(MODEL).conflict


def draft(text: str) -> Draft:
    return Draft("news", text, "by hand")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The war in Gaza ended on 20 March 2031.", "not gaza_war"),
        ("In Gaza the war is over.", "not gaza_war"),
        ("War in Gaza has broken out.", "gaza_war"),
        ("Protests broke out in Iran.", "protests"),
        ("The protests in Iran finally died down.", "not protests"),
        ("Norway and Denmark declared a truce.", "truce"),
        ("A truce took effect on 3 March 2031.", "truce"),
        ("Denmark broke the truce.", "not truce"),
        ("A storm broke over the harbour.", ""),
        ("The war ended.", ""),
        ("Norway ended talks about truce.", ""),
        ("Norway lifted its blockade of Denmark.", "not norway.blockade"),
        ("Denmark has dropped its boycott.", "not denmark.boycott"),
        ("Norway ended the boycott of Denmark.", ""),
        ("Sweden lifted its blockade of Denmark.", ""),
        ("Norway lifted its blockade of Sweden.", ""),
        ("Norway stopped raiding the ports.", ""),
    ],
)
def test_only_what_is_named_whole_and_is_its_actors_own_to_end_is_taken(text: str, told: str) -> None:
    turns, _ = begun(draft(text), conflict())
    assert told == ", ".join(turn.fact.words for turn in turns)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("The war in Gaza has not ended.", "it is not told as a fact"),
        ("Norway said the war in Gaza is over.", "it is not told as a fact"),
        ("Nobody knows if the war in Gaza ended.", "it is not told as a fact"),
        ("The war in Gaza ended on 1 March 2031.", "the model has passed 2031-03-01"),
        ("The talks began.", "it is only proposed in the model"),
        ("The war in Gaza ended. The war in Gaza resumed.", "it is told to have begun and to be over"),
    ],
)
def test_what_is_no_plain_fact_is_listed_with_the_reason(text: str, why: str) -> None:
    turns, left = begun(draft(text), conflict())
    assert () == turns
    assert {why} == {one.why for one in left}


def test_of_what_began_and_is_over_the_last_day_counts() -> None:
    text = "A truce took effect on 3 March 2031. The truce collapsed on 7 March 2031."
    turns, left = begun(draft(text), conflict())
    assert (["not truce"], ()) == ([turn.fact.words for turn in turns], left)


def test_each_is_quoted_dated_and_becomes_news() -> None:
    text = "The war in Gaza ended on 20 March 2031. Norway lifted its blockade on 22 March 2031."
    heard = news_of(draft(text), conflict())
    assert ["not gaza_war", "not norway.blockade"] == [fact.words for fact in heard.news.facts]
    assert "2031-03-22" == heard.news.date
    assert [text[:39], text[40:]] == [quote.exact for quote in heard.news.quotes]
    assert text[:39] == heard.news.says


def test_what_is_so_already_is_evidence_and_moves_nothing() -> None:
    heard = news_of(draft("Protests broke out in Iran on 20 March 2031."), conflict())
    assert ((), ("protests",)) == (heard.news.facts, heard.told)


def test_where_nothing_is_told_the_refusal_speaks_of_conditions_too() -> None:
    with pytest.raises(InvalidQuery, match="nothing in the account is an option or a condition"):
        news_of(draft("The sun rose on 20 March 2031."), conflict())


def test_a_dateline_dates_only_what_has_no_date_of_its_own() -> None:
    (turn,), _ = begun(draft("OSLO, 23 March 2031 — The war in Gaza ended on 20 March 2031."), conflict())
    (bare,), _ = begun(draft("OSLO, 23 March 2031 — The war in Gaza ended."), conflict())
    assert ("2031-03-20", "2031-03-23") == (turn.when, bare.when)
