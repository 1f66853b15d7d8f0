from __future__ import annotations

import subprocess
import sys
from dataclasses import fields, is_dataclass
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.files.load import loads
from detente.files.write import dump
from detente.findings import check
from detente.reading import Draft, draft, notes, read
from detente.reading.items import Passage, Toll
from tests.reading.texts import STRAIT, real, strait

SCRAPS = (
    "Norway said that Iceland wants war. ",
    "According to Ms. Holt, “nobody fired”, ",
    "“We will leave,” he added. “Now.” ",
    "The militia denied it.\n",
    "\r\n\r\n",
    "\u202eBy \x00 Courier\x0c",
    "Source: Courier\n",
    "3 killed, four wounded on 5 May. ",
    "🚢 Ærø's \u2028 envoy, Lars Bo, fears an attack by Norway. ",
)


def passages(thing: Any) -> list[Passage]:
    """Return every passage anywhere in an item."""
    if isinstance(thing, Passage):
        return [thing]
    if isinstance(thing, tuple):
        return [passage for part in thing for passage in passages(part)]
    if is_dataclass(thing):
        return [passage for part in fields(thing) for passage in passages(getattr(thing, part.name))]
    return []


def assert_exact(found: Draft) -> None:
    for passage in passages(found):
        assert found.text[passage.start : passage.end] == passage.quote


@settings(max_examples=40, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(SCRAPS), st.text(max_size=12)), min_size=1, max_size=8))
def test_every_item_of_any_text_quotes_it_exactly_and_the_draft_is_a_model(parts: list[str]) -> None:
    text = "".join([*parts, "Norway left."])
    found = read(text)
    assert text == found.text
    assert_exact(found)
    model = draft(found)
    assert all(quote.exact == text[quote.start : quote.end] for quote in model.quotes)
    assert model == loads(dump(model)).conflict
    assert all(line.isprintable() for line in notes(found))


def test_an_account_has_the_parties_it_speaks_of_once_each() -> None:
    kinds = {party.key: party.kind for party in strait().parties}
    expected = {
        "norway": "state",
        "iceland": "state",
        "denmark": "state",
        "courier": "outlet",
        "harbour_news": "outlet",
        "holt": "leader",
        "iceland_spokesman": "speaker",
        "militia": "armed group",
        "voters": "electorate",
        "author": "person",
    }
    assert expected == kinds


def test_demonyms_capitals_and_his_country_are_the_state() -> None:
    found = read("Envoy Lars Bo of Denmark said his country is calm. Copenhagen waits. The Danish government agrees.")
    denmark = next(party for party in found.parties if party.key == "denmark")
    assert ["Denmark", "his country", "Copenhagen", "The Danish government", "Danish"] == [
        mention.passage.quote for mention in denmark.mentions
    ]


def test_a_leader_serves_the_state_of_the_title() -> None:
    served = {party.key: party.serves for party in strait().parties}
    assert ("norway", "iceland") == (served["holt"], served["iceland_spokesman"])


def test_a_report_of_a_report_has_the_whole_chain_of_mouths() -> None:
    inner = next(one for one in strait().attributions if one.cue.quote == "confirmed")
    outer = strait().attributions[inner.parent or 0]
    assert ("harbour_news", "courier", "holt") == inner.chain
    assert ("reported", "courier") == (outer.cue.quote, outer.speaker)
    assert "that her country wants no war with Iceland" == inner.content[0].quote


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("“The port stays open,” Ms. Holt said.", "Ms. Holt", "said", "“The port stays open,”"),
        (
            "The boats left, she said, before the guns arrived.",
            "she",
            "said",
            "The boats left | before the guns arrived",
        ),
        ("According to Iceland, the port is closed.", "Iceland", "According to", "the port is closed"),
        ("Norway denied the charges.", "Norway", "denied", "the charges"),
        ("Norway is afraid that Iceland will attack.", "Norway", "is afraid", "that Iceland will attack"),
        ("He noted Iceland's claim that Norway lied.", "Iceland's", "claim", "that Norway lied"),
    ],
)
def test_six_shapes_of_attribution_are_read(text: str, source: str, cue: str, content: str) -> None:
    found = [
        (one.source.quote if one.source else "", one.cue.quote, " | ".join(piece.quote for piece in one.content))
        for one in read(text).attributions
    ]
    assert (source, cue, content) in found


def test_turns_of_a_dialogue_and_signed_quotations_are_read() -> None:
    found = read("HOLT: We stay in the harbour.\n\n“Nobody fired a shot at us.” — Lars Bo\n")
    assert [("HOLT", "We stay in the harbour."), ("Lars Bo", "“Nobody fired a shot at us.”")] == [
        (one.source.quote if one.source else "", one.content[0].quote) for one in found.attributions
    ]


def test_who_is_quoted_as_reporting_reports_nothing_outside_the_quotation() -> None:
    found = read("“We think the boats are gone,” Ms. Holt said on Monday, and left.")
    inner = next(one for one in found.attributions if one.cue.quote == "think")
    assert ["the boats are gone"] == [one.quote for one in inner.content]


def test_quoted_sentences_go_on_with_the_same_speaker() -> None:
    found = read("“We saw the boats,” Ms. Holt said. “They turned back at noon.”")
    said = next(one for one in found.attributions if one.cue.quote == "said")
    assert ["“We saw the boats,”", "“They turned back at noon.”"] == [one.quote for one in said.content]


def test_wants_have_their_polarity_and_whose_mouth_they_are_from() -> None:
    found = [(want.holder, want.polarity, want.avowed, want.chain[-1]) for want in strait().wants]
    expected = [
        ("norway", -1, True, "holt"),
        ("iceland", -1, False, "courier"),
        ("voters", 1, False, "author"),
        ("iceland", 1, False, "courier"),
        ("iceland", -1, False, "courier"),
    ]
    assert expected == found


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Norway wants to attack Iceland.", 1),
        ("Norway does not want to attack Iceland.", -1),
        ("Norway wants to avoid a war with Iceland.", 1),
        ("Norway does not seek to prevent a war with Iceland.", -1),
        ("Norway has no intention to attack Iceland.", -1),
        ("Norway will do everything to prevent a war with Iceland.", -1),
    ],
)
def test_negations_are_multiplied_and_avoiding_is_part_of_what_is_wanted(text: str, polarity: int) -> None:
    assert [polarity] == [want.polarity for want in read(text).wants]


def test_an_event_has_actor_target_toll_and_date() -> None:
    attack = next(event for event in strait().events if event.modality == "happened" and event.action == "attack")
    assert ("militia", "iceland", "3 May") == (attack.actor, attack.target, attack.date.quote if attack.date else "")
    assert (Toll(2, "killed", "soldiers"), Toll(5, "wounded", "soldiers")) == attack.toll


def test_what_is_feared_wanted_or_foretold_did_not_happen() -> None:
    found = {(event.action, event.modality) for event in strait().events}
    assert {("annex", "feared"), ("deal", "wanted"), ("blockade", "hypothetical")} <= found


def test_a_denied_tie_says_who_denies_it_and_one_that_is_told_stands_beside_it() -> None:
    found = {(bond.source, bond.kind, bond.target, bond.denied_by) for bond in strait().bonds}
    assert {("norway", "patron", "militia", ("norway",)), ("norway", "patron", "militia", ())} <= found
    tie = next(tie for tie in draft(strait()).ties if tie.kind == "patron")
    assert (("norway",), "proposed") == (tie.denied_by, tie.basis.status)


def test_a_forecast_becomes_a_test_and_everything_but_actors_is_proposed() -> None:
    model = draft(strait())
    assert "every reachable equilibrium has iceland.blockade_norway only because of" in dump(model)
    items = [*model.options, *model.ties, *model.claims, *(want for actor in model.actors for want in actor.wants)]
    assert {"proposed"} == {item.basis.status for item in items}
    assert {"accepted"} == {actor.basis.status for actor in model.actors}


def test_options_are_actions_of_somebody_who_decides() -> None:
    model = draft(strait())
    deciders = {option.by for option in model.options}
    assert {"norway", "iceland", "militia"} == deciders
    assert {"attack", "deal", "annex", "blockade", "support"} == {
        option.key.partition(".")[2].partition("_")[0] for option in model.options
    }


def test_a_draft_is_checked_and_none_of_it_takes_part() -> None:
    loaded = loads(dump(draft(strait()), notes=notes(strait())))
    assert () == loaded.warnings
    assert check(loaded.conflict) is not None


def test_once_accepted_the_draft_still_loads() -> None:
    text = dump(draft(strait())).replace("\n    status: proposed", "").replace(", status: proposed", "")
    text = text.replace("\n        status: proposed", "")
    loaded = loads(text)
    assert "proposed" not in text
    assert 7 <= len(loaded.conflict.options)


def test_notes_tell_what_only_a_person_can_decide() -> None:
    told = " ".join(notes(strait()))
    assert all(words in told for words in ("status quo", "rank", "who denies"))


@pytest.mark.parametrize("name", ["seed.txt", "frus-1958.txt"])
def test_a_real_account_makes_an_exact_draft_that_loads_and_checks(name: str) -> None:
    found = real(name)
    assert_exact(found)
    model = draft(found)
    assert model == loads(dump(model)).conflict
    assert check(model) is not None
    names = [party.name for party in found.parties]
    assert len(set(names)) == len(names)
    assert 10 <= len(found.parties) <= 22


def test_the_column_passes_through_two_outlets_and_a_writer() -> None:
    found = real("seed.txt")
    assert 2 == len(found.imprint.via)
    assert found.imprint.author in {party.key for party in found.parties}
    assert 3 == max(len(one.chain) for one in found.attributions if one.kind == "statement")


def test_both_sides_of_the_column_want_no_war_and_one_wants_a_deal() -> None:
    model = draft(real("seed.txt"))
    wants = {want.id for actor in model.actors for want in actor.wants}
    assert {"usa.not-iran-attack-usa-or-attack-iran", "iran.deal-usa-and-usa-deal-iran"} <= wants


def test_the_cables_denied_tie_is_read_as_denied() -> None:
    assert any(bond.denied_by for bond in real("frus-1958.txt").bonds)


def test_detente_is_imported_without_the_parser() -> None:
    code = "import sys, detente, detente.reading; sys.exit('spacy' in sys.modules)"
    assert 0 == subprocess.run([sys.executable, "-c", code], check=False).returncode


def test_reading_the_same_text_twice_gives_the_same_draft() -> None:
    assert read(STRAIT, name="strait") == strait()
