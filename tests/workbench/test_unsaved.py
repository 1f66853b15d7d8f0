"""Models that are on no disk yet: shipped cases, the model to start from, and drafts of texts, with what they quote."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from detente.cases import CASES, account_path, case_path
from detente.files.load import loads
from detente.files.template import template
from detente.workbench.held import Held
from detente.workbench.refusal import Refused
from detente.workbench.unsaved import NEW, drafted, shipped
from tests.workbench.asgi import Site


@pytest.mark.parametrize("key", [case.key for case in CASES])
def test_a_shipped_case_is_held_with_the_text_it_quotes(key: str) -> None:
    held = Held()
    made = shipped(held, key)
    assert case_path(key).read_text() == made["model"]["text"]
    assert [(account_path(key).name, account_path(key).read_text())] == [(t["name"], t["text"]) for t in made["texts"]]
    kept = held.get(made["model"]["id"])
    assert kept is not None
    assert account_path(key).parent == kept.beside


def test_the_model_to_start_from_is_that_of_detente_new() -> None:
    made = shipped(Held(), NEW)
    assert (template(), []) == (made["model"]["text"], made["texts"])
    assert loads(made["model"]["text"]).conflict.claims


@pytest.mark.parametrize("key", ["tower", "", "../tower22", "tower22/model.yaml"])
def test_there_is_no_other_case(key: str) -> None:
    with pytest.raises(Refused) as told:
        shipped(Held(), key)
    assert (404, "D986") == (told.value.status, told.value.problems[0].code)


def test_a_case_is_opened_over_http_and_answers_from_where_its_text_is(here: Site) -> None:
    made = here.ask("POST", "/api/cases/tower22")
    assert 201 == made.status
    id_ = made.json["model"]["id"]
    assert case_path("tower22").parent == here.bench.beside(id_)
    assert made.json["model"]["text"] == here.ask("GET", f"/api/files/{id_}").json["text"]
    assert not any("tower22" in entry["name"] for entry in here.ask("GET", "/api/files").json["files"])


def draft_of(folder: Path, *, account: str = "a.account.txt") -> Path:
    """Write what a job `read` leaves behind."""
    told = {"name": "a.draft.yaml", "text": "detente: 1\n", "account": {"name": account}}
    (folder / "a.read.json").write_text(json.dumps(told))
    (folder / "a.account.txt").write_text("It began.\n")
    return folder / "a.read.json"


def test_a_draft_is_held_beside_the_text_the_job_has_stored(tmp_path: Path) -> None:
    held = Held()
    made = drafted(held, draft_of(tmp_path))
    assert ("a.draft.yaml", "detente: 1\n") == (made["model"]["name"], made["model"]["text"])
    assert [("a.account.txt", "It began.\n")] == [(text["name"], text["text"]) for text in made["texts"]]
    kept = held.get(made["model"]["id"])
    assert kept is not None
    assert tmp_path == kept.beside


def test_a_draft_reads_no_text_outside_of_its_jobs_folder(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "job").mkdir()
    with pytest.raises(Refused) as told:
        drafted(Held(), draft_of(tmp_path / "job", account="../secret.txt"))
    assert 422 == told.value.status


@pytest.mark.parametrize("result", ["", "[]", '{"name": "a.yaml"}', "<svg/>", '{"name": 1, "text": 2, "account": 3}'])
def test_what_is_no_draft_is_refused(result: str, tmp_path: Path) -> None:
    (tmp_path / "made").write_text(result)
    with pytest.raises(Refused) as told:
        drafted(Held(), tmp_path / "made")
    assert 422 == told.value.status
