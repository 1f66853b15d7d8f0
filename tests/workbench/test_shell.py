"""The page's frame in a real browser: it gets in, keeps what was done, and can be used by keyboard, at any width."""

from __future__ import annotations

import re
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

import detente
from tests.browser import PATIENCE, launched, marks, wait
from tests.workbench.maker import ROOT, current_page
from tests.workbench.served import Server, served

pytestmark = marks()

AXE = ROOT / "web" / "node_modules" / "axe-core" / "axe.min.js"


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    current_page()
    with launched() as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    case = Path(detente.shipped("cuban"))
    return Path(shutil.copytree(case.parent, tmp_path / "models"))


@pytest.fixture
def server(folder: Path) -> Iterator[Server]:
    with served(folder, entered=False) as running:
        yield running


class Desk:
    """A tab with the workbench, and what it complained of and asked for since."""

    def __init__(self, browser, server: Server, *, width: int = 1280, context=None, scheme: str = "light") -> None:
        self.context = context or browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
        self.tab = self.context.new_page()
        self.tab.set_default_timeout(PATIENCE)
        self.tab.add_init_script("localStorage.setItem('detente.tour', 'done')")
        self.complaints: list[str] = []
        self.asked: list[str] = []
        self.tab.on("console", lambda message: self.complaints.append(message.text))
        self.tab.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.tab.on("request", lambda request: self.asked.append(request.url))
        self.tab.goto(server.link if context is None else server.link.partition("#")[0])
        self.tab.get_by_role("button", name=re.compile("file menu")).wait_for()

    def reaches(self, identity: str) -> None:
        """Wait until the focus is there; fails where it never comes."""
        self.tab.locator(f"#{identity}:focus").wait_for()

    def violations(self) -> list[object]:
        """What axe has to say; it is put in from outside the page, whose policy would stop it."""
        self.context.new_cdp_session(self.tab).send("Runtime.evaluate", {"expression": AXE.read_text(encoding="utf-8")})
        return self.tab.evaluate(
            """axe.run(document, {resultTypes: ["violations"]}).then(
                found => found.violations.map(each => [each.id, each.nodes.map(node => node.html.slice(0, 200))]))"""
        )


def test_the_page_gets_in_by_the_link_and_the_key_leaves_no_trace(browser, server: Server) -> None:
    desk = Desk(browser, server)
    kept = desk.tab.evaluate("[location.href, JSON.stringify(localStorage), document.cookie, history.length]")
    assert [server.link.partition("#")[0], ""] == [kept[0], kept[2]]
    assert server.key not in "".join(map(str, kept))
    assert desk.tab.evaluate("sessionStorage.getItem('detente.token')") not in kept[1]


def test_the_page_asks_nobody_else_and_its_policy_has_nothing_to_complain_of(browser, server: Server) -> None:
    desk = Desk(browser, server)
    desk.tab.get_by_role("button", name=re.compile("^Look")).click()
    desk.tab.keyboard.press("Escape")
    desk.tab.keyboard.press("?")
    desk.tab.get_by_role("dialog").wait_for()
    desk.tab.wait_for_timeout(500)
    origin = server.link.partition("#")[0]
    assert [] == [
        url for url in desk.asked if not url.startswith((origin, origin.replace("http", "ws"), "blob:", "data:"))
    ]
    assert [] == desk.complaints


def test_a_second_tab_gets_in_by_the_first(browser, server: Server) -> None:
    first = Desk(browser, server)
    second = Desk(browser, server, context=first.context)
    assert second.tab.get_by_role("region", name="Account").is_visible()


def test_without_a_link_the_page_says_how_to_get_one(browser, server: Server) -> None:
    tab = browser.new_page()
    tab.goto(server.link.partition("#")[0])
    tab.get_by_text("A fresh one stands in the terminal").wait_for()
    assert tab.get_by_role("region").count() == 0


def test_a_page_whose_server_was_started_anew_goes_on_once_another_tab_has_the_new_link(browser, folder: Path) -> None:
    with served(folder, entered=False) as before:
        desk = Desk(browser, before)
        port = str(before.port)
        before.process.send_signal(signal.SIGKILL)
        before.process.wait()
        desk.tab.get_by_text("The server does not answer").wait_for()
        with served(folder, "--port", port, entered=False) as after:
            assert port == str(after.port)
            desk.tab.get_by_text("The server was started anew").wait_for()
            other = desk.context.new_page()
            other.goto(after.link)
            desk.tab.get_by_text("The server was started anew").wait_for(state="hidden")
            desk.tab.locator(".bar-status.lost").wait_for(state="detached")


def test_every_pane_is_reached_by_keys(browser, server: Server) -> None:
    desk = Desk(browser, server)
    keys = {"Alt+1": "account", "Alt+2": "model", "Alt+3": "findings", "Alt+4": "whatif", "F6": "account"}
    for key, pane in {**keys, "Shift+F6": "whatif"}.items():
        desk.tab.keyboard.press(key)
        desk.reaches(f"pane-{pane}")


def test_the_first_stops_of_the_tab_key_lead_past_the_bar(browser, server: Server) -> None:
    desk = Desk(browser, server)
    desk.tab.keyboard.press("Tab")
    desk.tab.keyboard.press("Tab")
    assert desk.tab.evaluate("document.activeElement.textContent") == "Skip to Model"
    wait(desk.tab, "document.activeElement.getBoundingClientRect().left >= 0")
    desk.tab.keyboard.press("Enter")
    desk.reaches("pane-model")


def test_panes_are_made_wider_by_arrows_and_that_is_kept(browser, server: Server) -> None:
    desk = Desk(browser, server)
    bar = desk.tab.get_by_role("separator", name="Width of the account")
    width = desk.tab.locator("#pane-account").bounding_box()["width"]
    bar.focus()
    for _ in range(5):
        desk.tab.keyboard.press("ArrowRight")
    bar.and_(desk.tab.locator("[aria-valuenow='36']")).wait_for()
    wider = desk.tab.locator("#pane-account").bounding_box()["width"]
    assert wider > width + 40
    desk.tab.reload()
    bar.wait_for()
    wait(
        desk.tab,
        "wider => Math.abs(wider - document.getElementById('pane-account').getBoundingClientRect().width) < 1",
        wider,
    )
    bar.focus()
    desk.tab.keyboard.press("Home")
    desk.tab.locator("[role=separator][aria-valuenow='16']:focus").wait_for()
    assert bar.get_attribute("aria-valuemin") == "16"


def test_help_shows_the_keys_and_gives_the_focus_back(browser, server: Server) -> None:
    desk = Desk(browser, server)
    desk.tab.keyboard.press("Alt+3")
    desk.reaches("pane-findings")
    desk.tab.keyboard.press("?")
    dialog = desk.tab.get_by_role("dialog", name="Keys and help")
    dialog.wait_for()
    assert dialog.get_by_text("Ctrl+Shift+Z").is_visible()
    desk.tab.keyboard.press("Escape")
    desk.reaches("pane-findings")


def test_a_menu_is_used_by_arrows(browser, server: Server) -> None:
    desk = Desk(browser, server)
    desk.tab.get_by_role("button", name=re.compile("^Look")).focus()
    desk.tab.keyboard.press("ArrowDown")
    desk.tab.keyboard.press("End")
    desk.tab.keyboard.press("Enter")
    desk.tab.get_by_role("button", name="Look: Dark").wait_for()
    assert desk.tab.evaluate("document.documentElement.dataset.theme") == "dark"
    assert desk.tab.evaluate("document.activeElement.getAttribute('aria-label')") == "Look: Dark"
    desk.tab.reload()
    desk.tab.get_by_role("button", name="Look: Dark").wait_for()
    assert desk.tab.evaluate("getComputedStyle(document.body).color") == "rgb(236, 234, 228)"


def test_where_it_is_narrow_the_panes_are_tabs(browser, server: Server) -> None:
    desk = Desk(browser, server, width=400)
    tabs = desk.tab.get_by_role("tablist", name="Panes").get_by_role("tab")
    assert ["Account", "Model", "Findings", "What if"] == [text.splitlines()[0] for text in tabs.all_inner_texts()]
    tabs.first.focus()
    desk.tab.keyboard.press("ArrowRight")
    assert desk.tab.get_by_role("region", name="Model").is_visible()
    assert not desk.tab.get_by_role("region", name="Account").is_visible()


@pytest.mark.parametrize("width", [320, 400, 900, 1280, 2560])
def test_nothing_stands_out_of_the_page(browser, server: Server, width: int) -> None:
    desk = Desk(browser, server, width=width)
    room = desk.tab.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert room[0] <= room[1]
    bar = desk.tab.get_by_role("button", name="Keys and help").bounding_box()
    assert bar["x"] + bar["width"] <= width


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (400, "light")])
def test_axe_finds_nothing_wrong_with_the_frame(browser, server: Server, width: int, scheme: str) -> None:
    desk = Desk(browser, server, width=width, scheme=scheme)
    assert [] == desk.violations()
    desk.tab.get_by_role("button", name=re.compile("file menu")).click()
    assert [] == desk.violations()
    desk.tab.keyboard.press("Escape")
    desk.tab.get_by_role("button", name="Keys and help").click()
    assert [] == desk.violations()


def test_what_is_pressed_is_24_px_at_least(browser, server: Server) -> None:
    desk = Desk(browser, server, width=400)
    boxes = [button.bounding_box() for button in desk.tab.locator("header button:visible").all()]
    assert len(boxes) >= 6
    assert [] == [box for box in boxes if min(box["width"], box["height"]) < 24]
