"""One real server and one real Chromium for all tests of the page; a tab of its own for each test.

`DETENTE_PAGE=/tmp/page-of-mine` serves a page built there instead of the package's own.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser import PATIENCE, chromium, launched, required
from tests.workbench.served import Server, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Page

HERE = Path(__file__).parent

_OTHER_PAGE = """
import detente.workbench.built
from pathlib import Path
detente.workbench.built.built.__defaults__ = (Path({folder!r}),)
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All tests here need Chromium, and share one."""
    need_chromium(items, HERE)


def need_chromium(items: list[pytest.Item], folder: Path) -> None:
    """Mark the tests of a folder: they are for a browser, and skipped where there is none."""
    absent = chromium() is None and not required()
    for item in items:
        if folder in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if absent:
                item.add_marker(pytest.mark.skip(reason="no Chromium was found"))


@pytest.fixture(scope="package")
def chrome() -> Iterator[Browser]:
    """Return a real Chromium; it goes with the package, for no test of ours could use asyncio while it is there."""
    with launched() as opened:
        yield opened


@pytest.fixture(scope="session")
def workbench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Return a server of a folder with `tower22`; tests that write to disk make one of their own."""
    from detente.commands.cases import copied

    folder = tmp_path_factory.mktemp("page") / "folder"
    copied("tower22", folder)
    other = os.environ.get("DETENTE_PAGE", "")
    with served(folder, first=_OTHER_PAGE.format(folder=other) if other else "") as server:
        yield server


HOLD = """doing => {
  const send = WebSocket.prototype.send;
  const kept = [];
  WebSocket.prototype.send = function (text) {
    if (JSON.parse(text).do === doing) kept.push(() => send.call(this, text));
    else send.call(this, text);
  };
  window.letGo = () => {
    WebSocket.prototype.send = send;
    for (const go of kept) go();
  };
}"""


@contextmanager
def held(page: Page, doing: str) -> Iterator[None]:
    """Keep questions of one kind from the worker, as if it were slow; they reach it at the end."""
    page.evaluate(HOLD, doing)
    yield
    page.evaluate("window.letGo()")


Opening = Callable[..., "Page"]


def complains(said: ConsoleMessage) -> bool:
    """Tell whether a message of the console is a fault of the page: a save refused for a conflict (409) is none."""
    return said.type == "error" and "status of 409" not in said.text


@pytest.fixture
def opening(chrome: Browser, workbench: Server) -> Iterator[Opening]:
    """Return what opens a tab of its own: `opening(width=400, scheme="dark", on=server, tour=False)`."""
    complaints: list[str] = []
    contexts = []

    def opened(
        *, width: int = 1280, height: int = 900, scheme: str = "light", on: Server | None = None, tour: bool = False
    ) -> Page:
        server = on or workbench
        context = chrome.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce"
        )
        contexts.append(context)
        context.add_init_script(f"sessionStorage.setItem('detente.token', {server.token!r})")
        if not tour:
            context.add_init_script("localStorage.setItem('detente.tour', 'done')")
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("console", lambda said: complaints.append(said.text) if complains(said) else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(server.link.partition("#")[0])
        return page

    yield opened
    for context in contexts:
        context.close()
    assert [] == complaints


@pytest.fixture
def page(opening: Opening) -> Page:
    """Return a tab with `tower22` open, its verdicts there, at 1280 by 900."""
    opened = opening()
    opened.wait_for_selector(".board-rows .verdict")
    return opened
