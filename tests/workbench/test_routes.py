"""The routes: what the page asks for and what it gets, and that a fault says nothing but its number."""

from __future__ import annotations

import asyncio
import io
import json
from pathlib import Path
from typing import Any

import pytest

from detente import __version__
from detente.workbench import routes
from detente.workbench.asked import FORBIDDEN, asked
from detente.workbench.built import built
from detente.workbench.events import onto
from detente.workbench.folder import Folder
from detente.workbench.gate import ENTER
from detente.workbench.headers import HEADERS, content_security
from detente.workbench.held import MOST, Held
from detente.workbench.messages import Ask, Push, Told
from detente.workbench.tabs import MOST as MOST_MESSAGES
from detente.workbench.tabs import Tabs
from detente.workbench.watch import watch
from tests.workbench.asgi import TOKEN, Site, close, ours, site


def first(here: Site) -> dict[str, Any]:
    """Return the model of the folder."""
    entry: dict[str, Any] = here.ask("GET", "/api/files").json["files"][0]
    return entry


def test_a_key_gives_the_token_once(here: Site) -> None:
    key = here.bench.keys.issue().shown
    enter = [here.ask("POST", ENTER, body={"key": key}, headers=ours(token=None)) for _ in range(2)]
    assert ({"ok": True, "token": TOKEN}, 401, ["D982"]) == (enter[0].json, enter[1].status, enter[1].codes)


def test_a_newer_link_ends_the_older_one(here: Site) -> None:
    old, new = here.bench.keys.issue().shown, here.bench.keys.issue().shown
    tried = [here.ask("POST", ENTER, body={"key": key}, headers=ours(token=None)).status for key in (old, new)]
    assert [401, 200] == tried


@pytest.mark.parametrize("key", ["", "é", "0" * 64, None, 7, ["x"], "\ud800"])
def test_what_is_no_key_is_refused(here: Site, key: Any) -> None:
    here.bench.keys.issue()
    assert here.ask("POST", ENTER, body={"key": key}, headers=ours(token=None)).status in (401, 422)


def test_about_says_what_is_served_and_no_path(here: Site) -> None:
    told = here.ask("GET", "/api/about")
    assert (__version__, here.bench.folder.path.name) == (told.json["version"], told.json["folder"])
    assert {"read", "texts", "parquet", "png", "llm"} <= set(told.json["features"])
    assert str(here.bench.folder.path.parent) not in told.body.decode()


def test_a_file_is_listed_read_saved_and_conflicts_are_told(here: Site) -> None:
    entry = first(here)
    content = here.ask("GET", f"/api/files/{entry['id']}").json
    assert {**{name: entry[name] for name in ("id", "name", "role", "revision")}, "text": "detente: 1\n"} == content
    saved = here.ask("PUT", f"/api/files/{entry['id']}", body={"text": "detente: 1\n# a\n", "base": entry["revision"]})
    assert (200, True) == (saved.status, saved.json["ok"])
    late = here.ask("PUT", f"/api/files/{entry['id']}", body={"text": "detente: 1\n# b\n", "base": entry["revision"]})
    assert (409, ["D987"]) == (late.status, late.codes)
    assert ("detente: 1\n# a\n", saved.json["revision"]) == (
        late.json["theirs"]["text"],
        late.json["theirs"]["revision"],
    )


def test_a_new_file_is_made_and_a_taken_name_is_refused(here: Site) -> None:
    made = [here.ask("POST", "/api/files", body={"name": "b.yaml", "text": "detente: 1\n"}) for _ in range(2)]
    assert ([201, 409], ["D988"]) == ([answer.status for answer in made], made[1].codes)


@pytest.mark.parametrize("name", ["../../etc/passwd", "%2e%2e%2fx.yaml", "..", "x" * 3000, "a/b"])
def test_no_path_goes_over_http(here: Site, name: str) -> None:
    assert here.ask("GET", f"/api/files/{name}").status == 404
    assert here.ask("GET", f"/api/jobs/{name}/result").status == 404
    assert here.ask("POST", "/api/files", body={"name": f"{name}/x.yaml", "text": ""}).status == 422


def test_an_upload_is_held_and_not_written(here: Site) -> None:
    made = here.ask("POST", "/api/upload", body=b"Aland said no.\n", query="name=report.txt")
    assert (201, "Aland said no.\n") == (made.status, made.json["text"])
    assert made.json == here.ask("GET", f"/api/files/{made.json['id']}").json
    assert {"model.yaml", "account.txt"} == {path.name for path in here.bench.folder.path.iterdir()}
    assert (
        404
        == here.ask("PUT", f"/api/files/{made.json['id']}", body={"text": "x", "base": made.json["revision"]}).status
    )


def test_a_pdf_is_held_without_a_text_and_one_on_disk_has_to_be_read(here: Site) -> None:
    held = here.ask("POST", "/api/upload", body=b"%PDF-1.7 \xff", query="name=report.pdf")
    assert (201, "", "text") == (held.status, held.json["text"], held.json["role"])
    (here.bench.folder.path / "b.pdf").write_bytes(b"%PDF-1.7 \xff")
    (here.bench.folder.path / "c.txt").write_bytes(b"caf\xe9")
    ids = [entry["id"] for entry in here.ask("GET", "/api/files").json["files"] if entry["name"] in ("b.pdf", "c.txt")]
    assert [(415, ["D305"])] * 2 == [
        (answer.status, answer.codes) for answer in (here.ask("GET", f"/api/files/{id}") for id in ids)
    ]


@pytest.mark.parametrize("query", ["name=../x.txt", "name=x.exe", "name=", "", "name=x%00.txt", "name=/etc/x.txt"])
def test_an_upload_has_to_have_a_name_that_is_one(here: Site, query: str) -> None:
    assert (422, ["D988"]) == (lambda a: (a.status, a.codes))(here.ask("POST", "/api/upload", body=b"x", query=query))


def test_so_many_files_are_held_and_the_oldest_makes_room() -> None:
    held = Held()
    ids = [held.add("a.txt", b"text")["id"] for _ in range(MOST + 3)]
    assert [False] * 3 + [True] * MOST == [held.get(id) is not None for id in ids]


@pytest.fixture
def started(here: Site, monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Return what jobs are asked to do; none is done."""
    noted: list[dict[str, Any]] = []

    def start(kind: str, **spec: Any) -> dict[str, Any]:
        noted.append({"kind": kind, **spec})
        return {"job": "0" * 16, "kind": kind, "state": "waiting", "done": 0, "of": 0, "step": ""}

    monkeypatch.setattr(here.bench.jobs, "start", start)
    return noted


def test_a_job_gets_the_pages_text_of_a_model_and_the_bytes_of_a_text(
    here: Site, started: list[dict[str, Any]]
) -> None:
    account = next(entry for entry in here.ask("GET", "/api/files").json["files"] if entry["role"] == "text")
    here.ask("POST", "/api/jobs", body={"kind": "report", "file": first(here)["id"], "text": "detente: 1 # as seen"})
    here.ask("POST", "/api/jobs", body={"kind": "read", "file": account["id"], "options": {"force": True}})
    told = [(job["kind"], job["name"], job["text"], job["data"], job["options"]) for job in started]
    assert ("report", "model.yaml", "detente: 1 # as seen", b"", {}) == told[0]
    assert ("read", "account.txt", "", b"Aland pressed on.\n", {"force": True}) == told[1]
    assert {str(here.bench.folder.path)} == {job["folder"] for job in started}


@pytest.mark.parametrize("name", FORBIDDEN)
def test_no_request_says_where_a_language_model_is_or_its_key(
    here: Site, started: list[dict[str, Any]], name: str
) -> None:
    body = {"kind": "read", "file": first(here)["id"], "options": {name.upper(): "https://thief.example"}}
    answer = here.ask("POST", "/api/jobs", body=body)
    assert (422, ["D985"], []) == (answer.status, answer.codes, started)


@pytest.mark.parametrize(
    "body", [b"", b"null", b"[]", b"{", b"\xff", b'{"a":', b"[" * 1_000, b'"x"', b"{}", b'{"kind":1}']
)
def test_what_is_not_understood_is_refused(here: Site, body: bytes) -> None:
    for method, path in (
        ("POST", "/api/jobs"),
        ("POST", "/api/files"),
        ("POST", ENTER),
        ("PUT", f"/api/files/{first(here)['id']}"),
    ):
        answer = here.ask(method, path, body=body)
        assert (True, ["D985"]) == (answer.status in (400, 422), answer.codes)


def test_the_wrong_method_and_no_such_path_are_told_in_the_same_shape(here: Site) -> None:
    found = [
        (lambda a: (a.status, a.codes))(here.ask(*asked_)) for asked_ in (("PATCH", "/api/files"), ("GET", "/api/none"))
    ]
    assert [(405, ["D985"]), (404, ["D985"])] == found


def test_a_fault_says_a_number_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each route is made to fail in turn, with a message that has everything nobody should see."""
    secret, log = f"{tmp_path} {TOKEN} Traceback\n" + '{"event": "forged"}', io.StringIO()

    def broken(*_: Any, **__: Any) -> Any:
        raise ValueError(secret)

    for name in (
        "listing",
        "about",
        "content",
        "save",
        "create",
        "upload",
        "jobs",
        "start",
        "cancel",
        "result",
        "case",
        "draft",
        "enter",
        "page",
    ):
        monkeypatch.setattr(routes, name, broken)
    here = site(tmp_path, log=onto(log))
    try:
        answers = [
            here.ask(
                next(iter(route.methods - {"HEAD"})),
                route.path.replace("{id}", "0").replace("{job}", "0").replace("{key}", "0"),
                body={},
            )
            for route in here.routes()
            if hasattr(route, "methods")
        ]
    finally:
        close(here)
    assert {500} == {answer.status for answer in answers}
    for answer in answers:
        assert ["D989"] == answer.codes
        said = answer.body.decode()
        assert [] == [
            word for word in (str(tmp_path), TOKEN, "Traceback", "ValueError", ".py", "forged") if word in said
        ]
    records = [json.loads(line) for line in log.getvalue().splitlines()]
    assert {"fault": len(answers), "request": len(answers)} == {
        event: sum(record["event"] == event for record in records) for event in {record["event"] for record in records}
    }
    ids = [record["id"] for record in records if record["event"] == "fault"]
    assert ids == [answer.json["problems"][0]["message"].split()[-1] for answer in answers]
    assert [] == [word for word in (str(tmp_path), TOKEN, "forged") if word in log.getvalue()]


def test_a_log_has_one_record_for_each_event_whatever_is_asked(tmp_path: Path) -> None:
    log = io.StringIO()
    here = site(tmp_path, log=onto(log))
    paths = ["/api/files/\n{}", "/api/none?token=x", '/"}\n{"event":"forged"}', "/api/files/" + TOKEN, "/api/files"]
    for path in paths:
        here.ask("GET", path)
        here.ask('GET\n{"event":"forged"}', path, headers=ours(token=None, authorization='x\n{"event":"forged"}'))
    close(here)
    records = [json.loads(line) for line in log.getvalue().splitlines()]
    assert [len(paths), len(paths)] == [
        sum(record["event"] == event for record in records) for event in ("request", "refused")
    ]
    assert [] == [word for word in (TOKEN, "forged", "none?") if word in log.getvalue()]


def test_the_page_carries_a_nonce_that_is_another_each_time(tmp_path: Path) -> None:
    page = tmp_path / "page"
    (page / "assets").mkdir(parents=True)
    (page / "index.html").write_text('<meta name="style-nonce" content="STYLE-NONCE">')
    (page / "assets" / "a-0123.js").write_text("'STYLE-NONCE'")
    here = site(tmp_path, page=page)
    shown = [here.ask("GET", "/", headers=ours(token=None)) for _ in range(2)]
    script = here.ask("GET", "/assets/a-0123.js", headers=ours(token=None))
    close(here)
    nonces = [answer.body.decode().split('"')[3] for answer in shown]
    assert 2 == len(set(nonces))
    assert [content_security(nonce) for nonce in nonces] == [
        answer.headers["content-security-policy"] for answer in shown
    ]
    assert (b"'STYLE-NONCE'", "text/javascript; charset=utf-8") == (script.body, script.headers["content-type"])
    assert ("private, max-age=31536000, immutable", "no-store") == (
        script.headers["cache-control"], shown[0].headers["cache-control"],
    )  # fmt: skip


def test_where_the_page_is_not_built_one_says_how(tmp_path: Path) -> None:
    page = built(tmp_path)
    assert ["/"] == list(page)
    assert b"make page" in page["/"].data
    assert b"<script" not in page["/"].data


def test_the_policy_lets_nothing_in_but_our_own() -> None:
    rules = dict(rule.split(" ", 1) for rule in HEADERS["content-security-policy"].split("; "))
    assert rules == {
        "default-src": "'none'", "script-src": "'self'", "style-src": "'self'", "img-src": "'self' data: blob:",
        "connect-src": "'self'", "font-src": "'self'", "frame-ancestors": "'none'", "base-uri": "'none'",
        "form-action": "'none'", "require-trusted-types-for": "'script'", "trusted-types": "'none'",
    }  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["", "null", "[]", "{", '{"id": "1"}', '{"id": 1, "lane": "a", "do": "model"}', "[" * 100_000,
     '{"id": 1, "lane": "a", "do": "model", "file": "x", "text": 7}',
     '{"id": 1, "lane": "a", "do": "whatif", "file": "x", "changes": [1]}',
     '{"id": 1, "lane": "a", "do": "whatif", "file": "x", "changes": "drop a"}',
     '{"id": true, "lane": "a", "do": "model", "file": ["x"]}',
     json.dumps({"id": 1, "lane": "a" * 101, "do": "model", "file": "x"})],
)  # fmt: skip
def test_a_question_that_is_none_is_refused(text: str) -> None:
    from detente.errors import DetenteError

    with pytest.raises(DetenteError, match="D985"):
        asked(text)


def test_a_question_has_the_fields_it_may_have_and_no_other() -> None:
    ask = Ask(id=1, lane="a", do="whatif", file="x", changes=["drop a"])
    assert ask == asked(json.dumps({**ask, "folder": "/etc", "tab": "another's"}))


def test_a_page_that_takes_nothing_is_let_go_and_the_others_are_not() -> None:
    async def told() -> tuple[int, int, object]:
        tabs = Tabs()
        slow, queue = tabs.open()
        _, other = tabs.open()
        for number in range(MOST_MESSAGES + 1):
            tabs.tell(slow, Told(id=number, last=True))
        tabs.push(Push(push="disk", file="x", gone=True))
        messages = [queue.get_nowait() for _ in range(queue.qsize())]
        return len(messages), other.qsize(), messages[-1]

    assert (MOST_MESSAGES, 1, None) == asyncio.run(told())


def test_changes_on_disk_are_told(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("detente: 1\n")

    async def changed() -> list[Push]:
        heard: list[Push] = []
        folder = Folder(tmp_path)
        watching = asyncio.create_task(watch(folder, heard.append, every=0.02))
        for change in (
            lambda: path.write_text("detente: 1\n# b\n"),
            path.unlink,
            lambda: path.write_text("detente: 1\n"),
        ):
            await asyncio.sleep(0.15)
            change()
        await asyncio.sleep(0.3)
        watching.cancel()
        return heard

    heard = asyncio.run(changed())
    assert [False, True, False] == [push.get("gone", False) for push in heard]
    assert 1 == len({push["file"] for push in heard})
