"""What an account reports, matched to a model by who did it and what it means; nothing guessed."""

from __future__ import annotations

import pytest

import detente
from detente.case import loads
from detente.conflict.model import Conflict, Option
from detente.conflict.past import as_of
from detente.errors import InvalidQuery
from detente.evidence import text_hash
from detente.reading.items import Draft, Event, Modality, Party, Passage
from detente.reading.news import Heard, actions_of, actor_of, news_of

TEXT = "North raided South. South withdrew. East raided South. North attacked East. North closed its ports."
MODEL = """\
detente: 1
title: Two
starts: 2031-03-01
actors:
  north:
    name: The North
    options: {raid: Raid the South, strike_east: Strike the East, leave: Pull its men out, quit: Withdraw}
    codes: {iso3: NOR}
  south: {aliases: [Southland], options: {attack: Attack the North}}
  east: {}
status_quo: [south.attack]
"""
PARTIES = (
    Party("n", "Norway", "state", codes=(("iso3", "NOR"),)),
    Party("army", "The army", "military", serves="n"),
    Party("southland", "Southland", "state"),
    Party("east", "East", "state"),
    Party("west", "West", "state"),
)


def conflict() -> Conflict:
    return loads(MODEL).conflict


def event(
    action: str, actor: str | None, target: str | None = None, *, when: str | None = "2031-03-04", at: int = 0,
    kind: str = "ASSAULT", modality: Modality = "happened",
) -> Event:  # fmt: skip
    end = TEXT.index(".", at) + 1
    passage = Passage(at, end, TEXT[at:end])
    return Event(kind, action, passage, passage, actor, target, when=when, modality=modality)


def heard(*events: Event, date: str | None = None) -> Heard:
    return news_of(Draft("news", TEXT, "by hand", parties=PARTIES, events=events), conflict(), date=date, file="n.txt")


@pytest.mark.parametrize(
    ("actor", "target", "taken"),
    [("n", "southland", "north.raid"), ("army", "southland", "north.raid"), ("n", "east", "north.strike_east")],
)
def test_a_deed_is_matched_by_its_doer_its_meaning_and_its_target(actor: str, target: str, taken: str) -> None:
    found = heard(event("attack", actor, target))
    assert ((taken,), ()) == (tuple(fact.name for fact in found.news.facts), found.unmatched)


@pytest.mark.parametrize(
    ("told", "why", "perhaps"),
    [
        (event("attack", None, "east"), "the text does not say who did it", ()),
        (event("attack", "west", "east"), "nobody in the model is that party", ()),
        (event("kill", "n", "east"), "no option of its actor means that action", ("north.raid", "north.strike_east")),
        (event("attack", "n", "west"), "it was done to somebody else than the option has it",
         ("north.raid", "north.strike_east")),
        (event("withdraw", "n", None, kind="RETREAT"), "several options could be meant", ("north.leave", "north.quit")),
        (event("attack", "n", "east", when="2031-02-01"), "the model has passed 2031-02-01", ("north.strike_east",)),
    ],
)  # fmt: skip
def test_what_cannot_be_matched_is_listed_with_the_reason(told: Event, why: str, perhaps: tuple[str, ...]) -> None:
    found = heard(event("attack", "n", "southland"), told)
    assert [(why, perhaps)] == [(one.why, one.perhaps) for one in found.unmatched]
    assert ["north.raid"] == [fact.name for fact in found.news.facts]


@pytest.mark.parametrize("modality", ["denied", "feared", "wanted", "hypothetical"])
def test_what_did_not_happen_is_no_news(modality: Modality) -> None:
    found = heard(event("attack", "n", "southland"), event("attack", "n", "east", modality=modality))
    assert ["north.raid"] == [fact.name for fact in found.news.facts]


def test_sentences_become_quotes_and_the_account_a_source() -> None:
    found = heard(event("attack", "n", "southland", at=0), event("attack", "southland", "n", at=20))
    assert [(0, TEXT[:19]), (20, TEXT[20:35])] == [(quote.start, quote.exact) for quote in found.news.quotes]
    assert found.news.source is not None
    assert ("n.txt", text_hash(TEXT)) == (found.news.source.file, found.news.source.sha256)


def test_what_is_so_already_is_evidence_and_moves_nothing() -> None:
    found = heard(event("attack", "southland", "n", at=20))
    assert ((), ("south.attack",), 1) == (found.news.facts, found.told, len(found.news.quotes))


def test_the_day_is_the_last_that_is_told_or_the_one_given() -> None:
    events = (event("attack", "n", "southland"), event("attack", "n", "east", when="2031-03-09"))
    assert ("2031-03-09", "2031-04-01") == (heard(*events).news.date, heard(*events, date="2031-04-01").news.date)


@pytest.mark.parametrize(
    ("told", "code"),
    [((), "D687"), ((event("kill", "west"),), "D687"), ((event("attack", "n", "southland", when=None),), "D688")],
)
def test_an_account_without_news_or_a_day_is_refused(told: tuple[Event, ...], code: str) -> None:
    with pytest.raises(InvalidQuery) as error:
        heard(*told)
    assert code == error.value.problems[0].code


def test_a_party_that_may_be_two_actors_is_neither() -> None:
    twins = loads(MODEL.replace("east: {}", "east: {codes: {iso3: NOR}}")).conflict
    assert None is actor_of(PARTIES[0], {}, twins)


@pytest.mark.parametrize(
    ("does", "key", "actions"),
    [
        ("Strike the militias", "a.x", {"attack"}),
        ("Pull the advisers out of Iraq", "a.x", {"withdraw"}),
        ("Lift the sanctions", "a.x", {"ease"}),
        ("", "a.withdraw", {"withdraw"}),
        ("Make it ready", "a.prepare", set()),
    ],
)
def test_an_option_means_what_its_words_or_its_name_mean(does: str, key: str, actions: set[str]) -> None:
    assert actions == actions_of(Option(key, "a", does))


def test_a_text_is_read_and_matched() -> None:
    pytest.importorskip("spacy")
    from detente.reading import read

    text = (
        "The United States struck militias in Iraq and Syria on 2 February 2024, the Pentagon said. "
        "Iran denied that it had attacked American bases. Britain closed its embassy in Tehran."
    )
    tower = as_of(detente.load(detente.shipped("tower22")).conflict, "2024-01-28")
    found = news_of(read(text, name="news"), tower)
    assert ("2024-02-02", ["usa.strike"]) == (found.news.date, [fact.name for fact in found.news.facts])
    assert ["close"] == [one.action for one in found.unmatched]
    assert all(text[quote.start : quote.end] == quote.exact for quote in found.news.quotes if quote.start is not None)
