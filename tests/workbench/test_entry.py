"""The way in, in a real browser: by the private file and the link, with nothing of the key left; by no other page."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from detente.workbench import browser as opening
from tests.browser import launched, marks, wait
from tests.workbench.served import Server, served

pytestmark = marks()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with launched() as opened:
        yield opened


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "model.yaml").write_text("detente: 1\ntitle: Calm\nactors: {usa: }\n")
    with served(folder, entered=False) as running:
        yield running


def token(tab: Any, server: Server) -> str:
    """Wait for the page's token; where no page is built the page cannot ask, so the test does."""
    script = (
        "async key => (await (await fetch('/api/enter', {method: 'POST', body: JSON.stringify({key})})).json()).token"
    )
    if tab.locator("text=make page").count():
        found: str = tab.evaluate(script, server.key)
        return found
    wait(tab, "sessionStorage.getItem('detente.token')")
    kept: str = tab.evaluate("sessionStorage.getItem('detente.token')")
    return kept


def test_the_private_file_leads_to_the_page_and_the_key_is_gone(
    browser: Any, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening.webbrowser, "open", lambda _: True)
    folder = opening.open_link(server.link)
    context = browser.new_context()
    tab = context.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    tab.goto((folder / "open.html").as_uri())
    tab.wait_for_url(f"http://127.0.0.1:{server.port}/**")
    found = token(tab, server)
    opening.forget(folder)
    server.token = found
    assert 200 == server.ask("GET", "/api/files")[0]
    assert server.key not in tab.url or tab.locator("text=make page").count()
    assert [] == [
        url for url in asked if not url.startswith((f"http://127.0.0.1:{server.port}/", "file:", "blob:", "data:"))
    ]
    assert [] == [url for url in asked if found in url]
    assert [] == complaints
    context.close()


def test_another_page_can_neither_read_nor_write_nor_frame(browser: Any, server: Server, tmp_path: Path) -> None:
    """A page on another port of this machine tries what a page on the web would."""
    server.enter()
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "evil.html").write_text(f"<iframe src='http://127.0.0.1:{server.port}/'></iframe>")

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def __init__(self, *given: Any) -> None:
            super().__init__(*given, directory=str(pages))

        def log_message(self, *_: object) -> None:
            """Print nothing."""

    elsewhere = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Quiet)
    threading.Thread(target=elsewhere.serve_forever, daemon=True).start()
    there = f"http://127.0.0.1:{server.port}"
    tries = """async ([there, token]) => {
        const tried = [];
        for (const [path, how] of [
            ['/api/files', {}], ['/', {}],
            ['/api/files', {headers: {Authorization: 'Bearer ' + token}}],
            ['/api/files', {method: 'POST', body: '{"name": "x.yaml", "text": "x"}'}],
            ['/api/files', {method: 'POST', mode: 'no-cors', body: '{"name": "x.yaml", "text": "x"}'}],
        ]) tried.push(await fetch(there + path, how).then(answer => String(answer.status), () => 'refused'));
        tried.push(await new Promise(done => {
            const socket = new WebSocket(there.replace('http', 'ws') + '/api/live', ['detente.1', 'token.' + token]);
            socket.onopen = () => done('open');
            socket.onerror = () => done('refused');
        }));
        return tried;
    }"""
    tab = browser.new_page()
    tab.goto(f"http://127.0.0.1:{elsewhere.server_port}/evil.html")
    found = tab.evaluate(tries, [there, server.token])
    framed = [frame.evaluate("document.body ? document.body.innerText : ''") for frame in tab.frames[1:]]
    tab.close()
    elsewhere.shutdown()
    elsewhere.server_close()
    assert ["refused"] * 6 == found
    assert [] == [text for text in framed if "detente" in text.lower()]
    assert ["model.yaml"] == [path.name for path in (tmp_path / "folder").iterdir()]
