from __future__ import annotations

import pytest

from detente.errors import InvalidText
from detente.files.load import loads
from detente.files.write import dump
from detente.reading import READERS, Draft, draft, notes
from detente.reading.llm import read
from tests.reading.llm.accounts import GOOD, HARBOUR
from tests.reading.llm.stub import Act, Stub, finds, says, status, stub
from tests.reading.test_reading import assert_exact


def reading(*acts: Act, text: str = HARBOUR, key: str | None = None) -> tuple[Draft, Stub]:
    with stub(*acts) as server:
        return read(text, endpoint=server.address, model="small", key=key), server


def test_a_good_answer_becomes_a_draft_of_exact_quotations() -> None:
    found, _ = reading(finds(**GOOD))
    assert_exact(found)
    assert ["iceland", "norway", "ada_quill", "lantern", "crew_loyal_to_norway", "skerry_post"] == [
        party.key for party in found.parties
    ]
    assert ["reported", "said", "denied"] == [one.cue.quote for one in found.attributions]
    assert ("skerry_post", "lantern", "ada_quill") == found.attributions[1].chain
    assert (0, None) == (found.attributions[1].parent, found.attributions[2].parent)


def test_what_follows_from_an_answer_is_worked_out_and_not_asked_for() -> None:
    found, _ = reading(finds(**GOOD))
    event, want, bond = found.events[0], found.wants[0], found.bonds[0]
    assert ("ASSAULT", "2021-05-03", "Vik") == (event.kind, event.when, event.place and event.place.quote)
    assert (("skerry_post", "lantern", "ada_quill"), True) == (want.chain, want.avowed)
    assert want.passage.quote.startswith("The Lantern reported")
    assert (1, ("norway",)) == (bond.sign, bond.denied_by)
    assert {"Iceland": "name", "Icelandic": "demonym"} == {
        one.passage.quote: one.how for one in found.parties[0].mentions
    }


def test_the_draft_names_model_and_host_and_counts_what_was_dropped() -> None:
    found, server = reading(finds(**GOOD))
    assert ("llm", f"small at {server.address[7:-3]}") == (found.by, found.reader)
    assert found.tally is not None
    assert (1, (), 1, 0, 0, 0) == (
        found.tally.windows, found.tally.failed, found.tally.missing, found.tally.ambiguous, found.tally.unnamed,
        found.tally.malformed,
    )  # fmt: skip
    assert "A draft read by a language model (small at 127.0.0.1" in notes(found)[0]
    assert "1 were dropped: 1 not in the text" in notes(found)[1]


def test_the_draft_is_a_model_in_which_all_is_proposed() -> None:
    found, _ = reading(finds(**GOOD))
    model = draft(found)
    assert model == loads(dump(model)).conflict
    wants = [want.basis.status for actor in model.actors for want in actor.wants]
    others = [item.basis.status for item in (*model.options, *model.ties, *model.claims)]
    assert {"proposed"} == {*wants, *others}


@pytest.mark.parametrize(
    "wrapped", ["```json\n{}\n```", "<think>{a} brace</think>{}", "Here it is: {} I hope it helps."], ids=len
)
def test_an_answer_in_a_fence_or_after_thoughts_is_read(wrapped: str) -> None:
    found, _ = reading(says(wrapped.replace("{}", '{"parties": [{"name": "Norway", "kind": "state"}]}')))
    assert "norway" in [party.key for party in found.parties]


def test_a_server_that_knows_no_schema_is_asked_in_a_plainer_form_and_remembered() -> None:
    text = "Norway left the quay. " * 800
    found, server = reading(status(400), status(400), finds(parties=[]), text=text)
    assert ["json_schema", "json_schema", "json_object", "json_object", "json_object"] == [
        asked.form for asked in server.asked
    ]
    assert ["temperature" in asked.body for asked in server.asked] == [True, False, True, True, True]
    assert "JSON Schema" in server.asked[2].body["messages"][0]["content"]
    assert found.tally is not None
    assert 3 == found.tally.windows


def test_nothing_is_offered_but_a_question() -> None:
    _, server = reading(finds(**GOOD), key="k-1")
    asked = server.asked[0]
    assert {"model", "messages", "stream", "temperature", "response_format"} == set(asked.body)
    assert ["system", "user"] == [message["role"] for message in asked.body["messages"]]
    assert HARBOUR == asked.text
    assert ("/v1/chat/completions", "Bearer k-1") == (asked.path, asked.headers["authorization"])


def test_a_text_longer_than_a_window_is_read_whole_with_progress_and_each_item_once() -> None:
    line = "Buoy {0} drifted off the northern mole. "
    text = "".join(line.format(n) for n in range(1_200))
    told: list[tuple[int, int]] = []

    def all_buoys(handler) -> None:  # type: ignore[no-untyped-def]
        here = handler.stub.asked[-1].text
        events = [
            {"action": "attack", "trigger": "drifted", "passage": sentence + ".", "modality": "happened"}
            for sentence in here.split(". ")
            if sentence.startswith("Buoy") and sentence.endswith("mole")
        ]
        finds(events=events)(handler)

    with stub(all_buoys) as server:
        found = read(text, endpoint=server.address, model="m", progress=lambda done, all: told.append((done, all)))
    assert [line.format(n).strip() for n in range(1_200)] == [event.passage.quote for event in found.events]
    assert [(n, len(told) - 1) for n in range(len(told))] == told


def test_a_parent_is_counted_in_the_answer_of_its_own_window() -> None:
    text = "The board said that the crew said that it left. " * 3 + "It rained on the quay. " * 400
    outer = {"cue": "missing words", "content": ["nothing"], "speaker": None}
    first = {"cue": "The board said", "content": ["that the crew said that it left"], "parent": None}
    lost = {**GOOD["attributions"][0], "parent": 7}
    found, _ = reading(finds(attributions=[outer, first, lost]), finds(attributions=[]), text=text[48 * 2 :])
    assert [("The board said", None)] == [(one.cue.quote, one.parent) for one in found.attributions]


def test_attributions_in_a_ring_are_broken_up() -> None:
    one = {**GOOD["attributions"][0], "parent": 1}
    other = {**GOOD["attributions"][1], "parent": 0}
    found, _ = reading(finds(attributions=[one, other]))
    assert [None, 0] == [said.parent for said in found.attributions]


def test_an_empty_text_is_refused_before_anything_is_sent() -> None:
    with stub(finds()) as server:
        with pytest.raises(InvalidText, match="D304"):
            read(" \n", endpoint=server.address, model="m")
        assert [] == server.asked


def test_the_reader_is_one_of_the_readers() -> None:
    assert ["llm"] == [reader.needs for reader in READERS if reader.read is read]
