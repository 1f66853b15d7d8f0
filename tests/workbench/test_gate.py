"""The gate: every route is closed to whoever has not the token, comes from elsewhere, or asks under another name."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.routing import Route, WebSocketRoute

from detente.workbench.gate import ENTER, LARGEST_BODY, LARGEST_KEY, MOST_REQUESTS, MOST_SOCKETS
from detente.workbench.headers import HEADERS
from detente.workbench.hosts import Hosts, hosts, loopback
from detente.workbench.names import LARGEST_TEXT
from tests.workbench.asgi import HOST, ORIGIN, PORT, TOKEN, Answer, Site, close, http, ours, site, socket

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND")
UNKNOWN = (
    "/api",
    "/api/",
    "/api/nothing",
    "/admin",
    "/page",
    "/docs",
    "/openapi.json",
    "/api/files/x/y",
    "//",
    "/%2e%2e/",
)
SOCKET = {"sec-websocket-protocol": f"detente.1, token.{TOKEN}"}


def paths(here: Site) -> list[str]:
    """Every path there is, with something put in for its parts, and some there are not."""
    found = [
        route.path.replace("{id}", "0" * 16).replace("{job}", "0" * 16).replace("{key}", "none")
        for route in here.routes()
    ]
    assert len(found) >= 15
    return [*found, *UNKNOWN]


def at(here: Site, method: str, path: str, headers: dict[str, str]) -> Answer:
    return here.ask(method, path, headers=headers)


def test_all_routes_are_of_the_two_kinds_this_test_knows(here: Site) -> None:
    assert {Route, WebSocketRoute} == {type(route) for route in here.routes()}


@pytest.mark.parametrize("token", [None, "", "0" * 64, TOKEN[:-1], TOKEN + "0", TOKEN.upper(), "é", "x" * 2**20])
def test_without_the_token_exactly_the_pages_own_files_and_the_entry_are_open(here: Site, token: str | None) -> None:
    opened = set()
    for path in paths(here):
        for method in METHODS:
            here.access.tries._at.clear()
            if at(here, method, path, ours(token=token)).status != 401:
                opened.add((method, path))
    assert {("GET", path) for path in here.bench.page} | {("POST", ENTER)} == opened


def test_without_the_token_no_socket_opens_anywhere(here: Site) -> None:
    wrong = ("", "detente.1", "token.", f"token.{TOKEN}", f"detente.1, token.{'0' * 64}", "detente.1, token.é",
             f"detente.1, token.{TOKEN}, token.{'0' * 64}", f"detente.2, token.{TOKEN}")  # fmt: skip
    for path in paths(here):
        for protocol in wrong:
            here.access.tries._at.clear()
            headers = ours(**{"sec-websocket-protocol": protocol})  # the token for HTTP is there, and does not count
            assert 401 == asyncio.run(socket(here.app, path, headers=headers)).status
            assert 1008 == asyncio.run(socket(here.app, path, headers=headers, denial=False)).code


def test_with_the_token_the_socket_opens_there_and_nowhere_else(here: Site) -> None:
    found = {path: asyncio.run(socket(here.app, path, headers=ours(**SOCKET))).status for path in paths(here)}
    assert ["/api/live"] == [path for path, status in found.items() if status == 101]


def test_a_token_in_the_address_or_a_cookie_is_no_token(here: Site) -> None:
    assert 401 == here.ask("GET", "/api/files", headers=ours(token=None), query=f"token={TOKEN}").status
    assert 401 == here.ask("GET", "/api/files", headers=ours(token=None, cookie=f"token={TOKEN}")).status


def test_two_authorizations_are_none(here: Site) -> None:
    twice = [*ours().items(), ("authorization", f"Bearer {TOKEN}")]
    assert 401 == here.ask("GET", "/api/files", headers=twice).status
    assert 200 == here.ask("GET", "/api/files", headers=twice[:-1]).status


WRONG_HOSTS = (
    f"evil.example:{PORT}", f"127.0.0.1.evil.example:{PORT}", f"localhost.evil:{PORT}", f"localhost.:{PORT}",
    f"0.0.0.0:{PORT}", f"[::ffff:127.0.0.1]:{PORT}", "127.0.0.1", "127.0.0.1:80", f"127.0.0.1:{PORT}0", "localhost",
    f"evil@127.0.0.1:{PORT}", f"127.0.0.1:{PORT}/", f"127.1:{PORT}", f"2130706433:{PORT}", "", " ", f"é:{PORT}",
)  # fmt: skip
RIGHT_HOSTS = (f"127.0.0.1:{PORT}", f"localhost:{PORT}", f"LOCALHOST:{PORT}", f"[::1]:{PORT}")


@pytest.mark.parametrize("host", WRONG_HOSTS)
def test_another_host_is_refused_on_every_route(here: Site, host: str) -> None:
    headers = ours(host=host, origin=f"http://{host}")
    assert {421} == {at(here, method, path, headers).status for path in paths(here) for method in ("GET", "POST")}
    assert 421 == asyncio.run(socket(here.app, "/api/live", headers=headers | SOCKET)).status


@pytest.mark.parametrize("host", RIGHT_HOSTS)
def test_the_names_of_this_machine_are_answered(here: Site, host: str) -> None:
    headers = ours(host=host, origin=f"http://{host.lower()}")
    assert 200 == at(here, "GET", "/api/files", headers).status
    assert 101 == asyncio.run(socket(here.app, "/api/live", headers=headers | SOCKET)).status


def test_no_host_two_hosts_and_a_whole_url_are_refused(here: Site) -> None:
    named = [pair for pair in ours().items() if pair[0] != "host"]
    assert 421 == here.ask("GET", "/", headers=named).status
    assert 421 == here.ask("GET", "/", headers=[*named, ("host", HOST), ("host", HOST)]).status
    assert 421 == here.ask("GET", f"http://{HOST}/api/files").status


@given(st.text(max_size=40))
def test_no_other_text_is_a_host(text: str) -> None:
    found = Hosts(PORT).has(text.encode("utf-8", "replace"))
    assert found == (text.lower() in {host.lower() for host in RIGHT_HOSTS})


ORIGINS = (
    "http://evil.example", "null", "", f"https://{HOST}", "http://127.0.0.1:9", f"http://localhost:{PORT}",
    f"{ORIGIN}.evil",     f"http://localhost.evil:{PORT}", f"{ORIGIN}/", ORIGIN.upper(),
)  # fmt: skip


@pytest.mark.parametrize("origin", ORIGINS)
def test_another_origin_is_refused_whatever_it_asks(here: Site, origin: str) -> None:
    headers = ours(origin=origin)
    for method in ("GET", "POST", "PUT", "DELETE", "OPTIONS"):
        assert {403} == {at(here, method, path, headers).status for path in paths(here)}
    assert 403 == asyncio.run(socket(here.app, "/api/live", headers=headers | SOCKET)).status


def test_what_changes_anything_names_its_origin(here: Site) -> None:
    without = {name: value for name, value in ours().items() if name != "origin"}
    assert 200 == at(here, "GET", "/api/files", without).status
    for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS"):
        assert {403} == {at(here, method, path, without).status for path in paths(here)}
    assert 403 == asyncio.run(socket(here.app, "/api/live", headers=without | SOCKET)).status


@pytest.mark.parametrize("fetched", ["cross-site", "same-site", "", "nonsense"])
def test_what_a_page_elsewhere_fetches_is_refused(here: Site, fetched: str) -> None:
    for method in ("GET", "POST"):
        found = {at(here, method, path, ours(**{"sec-fetch-site": fetched})).status for path in paths(here)}
        assert {403} == found


def test_a_link_from_elsewhere_leads_to_the_page_but_no_frame_does(here: Site) -> None:
    """The private file `--open` makes is such a link: to a browser it is another site."""
    visit = {"host": HOST, "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}
    assert 200 == at(here, "GET", "/", visit).status
    assert 403 == at(here, "GET", "/", visit | {"sec-fetch-dest": "iframe"}).status
    assert 403 == at(here, "GET", "/api/files", visit | {"authorization": f"Bearer {TOKEN}"}).status
    assert 403 == at(here, "POST", "/", visit).status


def test_every_answer_has_every_header_whatever_it_says(here: Site) -> None:
    seen = set()
    for path in paths(here):
        for method in METHODS:
            for headers in (ours(), ours(token=None), ours(host="evil.example"), ours(origin="null")):
                answer = at(here, method, path, headers)
                seen.add(answer.status)
                missing = [name for name in HEADERS if name not in answer.headers]
                assert ([], path) == (missing, path)
                assert "location" not in answer.headers
    assert {200, 400, 401, 403, 404, 405, 421, 422} <= seen


def test_refusals_have_one_shape(here: Site) -> None:
    for path in paths(here):
        for method in METHODS:
            for headers in (ours(), ours(token=None), ours(host="evil.example"), ours(origin="null")):
                answer = at(here, method, path, headers)
                if answer.status >= 400 and method != "HEAD":
                    assert (False, True) == (answer.json["ok"], bool(answer.codes[0].startswith("D")))
                    assert {"ok", "problems"} >= set(answer.json)


@pytest.mark.parametrize("path", ["//evil.example/", "/\\evil", "/%5cevil", "/api/files/", "/%09/evil", "/api//files"])
def test_nothing_is_redirected(here: Site, path: str) -> None:
    answer = here.ask("GET", path)
    assert (404, False) == (answer.status, "location" in answer.headers)


def test_too_many_wrong_tokens_are_no_longer_answered_and_the_right_one_is(here: Site) -> None:
    wrong = [here.ask("GET", "/api/files", headers=ours(token=f"{number:064x}")).status for number in range(30)]
    assert [401] * 20 + [429] * 10 == wrong
    assert 200 == here.ask("GET", "/api/files").status
    assert 401 == here.ask("GET", "/api/files", headers=ours(token=None)).status


def test_too_many_wrong_keys_are_no_longer_looked_at_and_the_right_one_is(here: Site) -> None:
    key = here.bench.keys.issue().shown
    wrong = [here.ask("POST", ENTER, body={"key": f"{n:064x}"}, headers=ours(token=None)).status for n in range(30)]
    assert [401] * 20 + [429] * 10 == wrong
    assert 200 == here.ask("POST", ENTER, body={"key": key}, headers=ours(token=None)).status


def test_a_body_is_counted_whatever_its_length_is_said_to_be(here: Site) -> None:
    for path, most in (("/api/jobs", LARGEST_BODY), ("/api/upload", LARGEST_TEXT), (ENTER, LARGEST_KEY)):
        headers = ours(**{"content-length": "5"})
        assert 413 == here.ask("POST", path, body=b" " * (most + 1), headers=headers).status
        assert 413 != here.ask("POST", path, body=b" " * most, headers=headers).status


def test_an_endless_body_is_cut_off_at_the_limit(here: Site) -> None:
    given_ = 0

    async def endless() -> dict[str, Any]:
        nonlocal given_
        given_ += 2**20
        return {"type": "http.request", "body": b"x" * 2**20, "more_body": True}

    answer = asyncio.run(http(here.app, "POST", "/api/jobs", headers=ours(), receive=endless))
    assert (413, True) == (answer.status, given_ <= LARGEST_BODY + 2**20)


def test_a_body_that_dribbles_is_given_up(tmp_path: Path) -> None:
    async def dribble() -> dict[str, Any]:
        await asyncio.sleep(0.02)
        return {"type": "http.request", "body": b"x", "more_body": True}

    here = site(tmp_path, slowest=0.1)
    answer = asyncio.run(http(here.app, "POST", "/api/jobs", headers=ours(), receive=dribble))
    close(here)
    assert (408, ["D983"]) == (answer.status, answer.codes)


def test_without_a_token_no_byte_of_a_body_is_read(here: Site) -> None:
    async def never() -> dict[str, Any]:
        raise AssertionError

    assert 401 == asyncio.run(http(here.app, "PUT", "/api/files/x", headers=ours(token=None), receive=never)).status


def test_so_many_requests_and_sockets_at_once_and_no_more(here: Site) -> None:
    async def all_at_once() -> tuple[list[int], int]:
        hold = asyncio.Event()

        async def waiting() -> dict[str, Any]:
            await hold.wait()
            return {"type": "http.request", "body": b"", "more_body": False}

        asking = [
            asyncio.create_task(http(here.app, "GET", "/api/files", headers=ours(), receive=waiting))
            for _ in range(MOST_REQUESTS + 6)
        ]
        await asyncio.sleep(0.05)
        page = await http(here.app, "POST", ENTER, headers=ours(token=None), body=b"{}")
        hold.set()
        return [answer.status for answer in await asyncio.gather(*asking)], page.status

    statuses, entry = asyncio.run(all_at_once())
    assert (MOST_REQUESTS, 6, 422) == (statuses.count(200), statuses.count(429), entry)
    assert 200 == here.ask("GET", "/api/files").status
    assert MOST_SOCKETS < MOST_REQUESTS


def test_a_page_of_another_version_is_told_to_load_again(here: Site) -> None:
    answer = here.ask("GET", "/api/files", headers=ours(**{"detente-protocol": "detente.0"}))
    assert (409, ["D985"]) == (answer.status, answer.codes)
    assert 200 == here.ask("GET", "/api/files", headers=ours(**{"detente-protocol": "detente.1"})).status


def test_only_a_server_on_all_addresses_answers_to_any_of_them() -> None:
    wide = hosts("0.0.0.0", PORT)
    assert wide.has(b"192.0.2.7:8470")
    assert not wide.has(b"evil.example:8470")
    assert hosts("192.0.2.7", PORT).has(b"192.0.2.7:8470")
    assert not hosts("192.0.2.7", PORT).has(b"192.0.2.8:8470")


@pytest.mark.parametrize(
    ("host", "inside"),
    [("127.0.0.1", True), ("127.8.8.8", True), ("::1", True), ("localhost", True), ("0.0.0.0", False),
     ("192.168.1.4", False), ("::", False), ("localhost.example", False), ("", False)],
)  # fmt: skip
def test_what_only_this_machine_can_reach(host: str, inside: bool) -> None:
    assert inside == loopback(host)
