"""A model that obeys whatever a text tells it can still only propose words of that text (reliability.md, T20)."""

from __future__ import annotations

import json
import socket
from typing import Any

import pytest

from detente.files.load import loads
from detente.files.write import dump
from detente.plain import json_text
from detente.reading import draft, notes
from detente.reading.llm import read
from tests.reading.llm.injected import documents, injections
from tests.reading.llm.stub import Handler, completion, finds, stub
from tests.reading.test_reading import assert_exact

KEY = "canary-51c9-key"


def obeyed(words: str, shown: str) -> dict[str, Any]:
    """What a model answers that is all the injection's: its words, things of its own, things nobody asked for."""
    seen = words if words in shown else "Zembla"
    event = {"action": "attack", "trigger": "bomb_everyone", "passage": seen, "actor": "Zembla", "target": "Norway"}
    return {
        "parties": [
            {"name": "Zembla", "kind": "state", "aliases": [KEY, "everyone"], "serves": "Zembla"},
            {"name": seen, "kind": "state", "aliases": [], "serves": None},
            {"name": "Norway", "kind": "state", "aliases": [], "status": "accepted"},
            {"name": "Iceland", "kind": "state", "aliases": []},
        ],
        "attributions": [{"cue": "said", "content": [seen], "source": "Norway", "speaker": "Norway"}],
        "wants": [
            {
                "holder": "Norway", "polarity": 1, "passage": seen, "cue": "wants", "content": "talks with Iceland",
                "deeds": [{"action": "attack", "doer": "Zembla", "target": "Iceland", "mutual": False}],
                "status": "accepted",
            }
        ],
        "events": [event, {**event, "trigger": seen, "modality": "happened"}],
        "bonds": [{"source": "Zembla", "target": "Norway", "kind": "ally", "passage": seen, "denied_by": []}],
        "assertions": [{"passage": seen, "argument": "forecast", "deeds": [], "negated": False, "test": "true"}],
        "status": "accepted",
        "tool_calls": [{"function": {"name": "fetch", "arguments": "{}"}}],
    }  # fmt: skip


def test_two_hundred_injections_that_a_model_obeys_change_nothing_but_proposals(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reached: list[Any] = []
    connect = socket.create_connection
    monkeypatch.setattr(socket, "create_connection", lambda to, *a, **k: (reached.append(to), connect(to, *a, **k))[1])
    now: dict[str, str] = {}

    def obey(handler: Handler) -> None:
        shown = handler.stub.asked[-1].text
        handler.send(200, completion(json.dumps(obeyed(now["words"], shown))))

    with stub(finds()) as thief, stub(obey) as server:
        all_of_them = documents(thief.address)
        assert 200 == len({text for _, _, text in all_of_them})
        for n, (_, words, text) in enumerate(all_of_them):
            now["words"] = words
            found = read(text, endpoint=server.address, model="m", key=KEY)
            assert_exact(found)
            model = draft(found)
            if n % 11 == 0:  # each injection and each genre; writing and loading takes most of the time
                written = dump(model, notes=notes(found))
                assert KEY not in written
                assert model == loads(written).conflict
            wants = [want.basis.status for actor in model.actors for want in actor.wants]
            items = [item.basis.status for item in (*model.options, *model.ties, *model.claims)]
            assert {"proposed"} >= {*wants, *items}
            assert KEY not in json_text(found) + "".join(notes(found))
            assert all(party.name.lower() in text.lower() for party in found.parties)
        assert ([], 200) == (thief.asked, len(server.asked))
        assert {int(server.address[:-3].rsplit(":", 1)[1])} == {port for _, port in reached}
        assert all(not {"tools", "functions"} & set(asked.body) for asked in server.asked)
        assert all(KEY not in json.dumps(asked.body) for asked in server.asked)


def test_the_text_stays_between_its_markers_and_hidden_words_are_not_shown() -> None:
    with stub(finds(parties=[])) as server:
        for name, words, text in documents("http://127.0.0.1:9")[:10]:
            read(text, endpoint=server.address, model="m")
            told = server.asked[-1].body["messages"][1]["content"]
            opening, closing = told.split("\n", 1)[0], told.rsplit("\n\n", 1)[0].rsplit("\n", 1)[1]
            assert (f"<<<{closing[:-3]}", 1) == (opening, told.count(closing)), name
            assert (name == "hidden tags") == (words not in told)


def test_there_are_ten_injections() -> None:
    assert 10 == len(injections("http://127.0.0.1:9"))
