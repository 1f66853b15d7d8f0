"""The widget's script in a real Chromium, with a model object as anywidget gives it and Python's part as its kernel."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

import detente
from tests.browser import PATIENCE, marks, until, wait
from tests.report.sample import MODEL as HOSTILE
from tests.workbench.maker import ROOT, current_page
from tests.workbench.widgets import Kernel, notebook

pytestmark = marks()

AXE = ROOT / "web" / "node_modules" / "axe-core" / "axe.min.js"
NO_WAR = "No war (imputed)"
Opened = Callable[..., Any]
ROOM = "document.querySelector('#one > div').shadowRoot"
"""Where the first view of the widget is."""


@pytest.fixture(scope="module")
def opened() -> Iterator[Opened]:
    with notebook(current_page() / "widget" / "widget.js") as new:
        yield new


@pytest.fixture
def kernel() -> Kernel:
    return Kernel(detente.load(detente.shipped("classroom")))


@pytest.fixture
def page(opened: Opened, kernel: Kernel) -> Iterator[Any]:
    new = opened(kernel, viewport={"width": 1100, "height": 900})
    yield new
    complaints = new.complaints
    new.close()
    assert [] == complaints


def outcome(page: Any, claim: str) -> str:
    """Return what the board says of a claim, as it is read aloud."""
    return str(page.locator(f"[data-claim={claim}] .line-verdict").inner_text()).replace("\n", " ").strip(" :")


def answered(page: Any, kernel: Kernel, times: int) -> None:
    """Wait until the kernel was asked so often, and no more."""
    wait(page, f"window.model.saved.length === {times}")
    until(page, lambda: len(kernel.asked) == times, "it is asked")


def test_a_switch_takes_an_assumption_out_and_the_board_says_what_was(page: Any, kernel: Kernel) -> None:
    assert "fails" == outcome(page, "we-do-not")
    page.get_by_role("switch", name=NO_WAR).first.uncheck()
    page.get_by_text("was fails").first.wait_for()
    assert "holds was fails" == outcome(page, "we-do-not")
    assert ["drop north.no-war"] == kernel.asked[-1]["changes"]


def test_the_board_that_stood_in_its_place_is_hidden_once_it_runs_and_no_other(page: Any) -> None:
    assert [False, True] == [page.locator(f"#{name}").is_visible() for name in ("still", "other")]


def test_a_change_is_taken_back_by_its_chip_and_all_by_clear(page: Any, kernel: Kernel) -> None:
    for at in (0, 1):
        page.get_by_role("switch", name="imputed").nth(at).uncheck()
        wait(page, "n => window.model.get('told').changes.length === n", arg=at + 1)
    page.get_by_role("button", name=f"Without: {NO_WAR}").click()
    wait(page, "window.model.get('told').changes.length === 1")
    assert ["drop north.not-theirs"] == kernel.asked[-1]["changes"]
    page.get_by_role("button", name="Clear").click()
    wait(page, "window.model.get('told').changes.length === 0")
    assert "fails" == outcome(page, "we-do-not")


def test_all_of_it_works_by_keyboard(page: Any) -> None:
    page.get_by_role("switch", name=NO_WAR).first.focus()
    page.keyboard.press("Space")
    page.get_by_text("was fails").first.wait_for()
    page.locator("[data-claim=we-do-not] summary").focus()
    page.keyboard.press("Enter")
    page.locator("[data-claim=we-do-not] code").wait_for()
    page.get_by_role("button", name=re.compile("^nothing taken")).focus()
    page.keyboard.press("ArrowRight")
    assert "stand" in page.evaluate(f"{ROOM}.activeElement.getAttribute('aria-label')")


def test_a_screen_reader_is_told_what_changed(page: Any) -> None:
    page.get_by_role("switch", name=NO_WAR).first.uncheck()
    told = page.get_by_role("status").filter(has_text="changed")
    told.wait_for()
    assert "holds, was fails" in told.inner_text()


def test_every_state_is_a_button_with_a_name_and_the_graph_follows_the_changes(page: Any) -> None:
    states = page.locator("[data-state]")
    assert 4 == states.count()
    before = page.locator(".graph-stage").inner_text()
    page.get_by_role("switch", name=NO_WAR).first.uncheck()
    wait(
        page,
        f"text => {ROOM}.querySelector('.graph-stage').innerText !== text",
        arg=before,
    )
    assert page.get_by_role("button", name=re.compile("^nothing taken")).count() == 1


def test_a_lens_is_asked_of_the_kernel(page: Any, kernel: Kernel) -> None:
    page.get_by_label("Equilibria", exact=True).select_option("any")
    answered(page, kernel, 1)
    assert {"concept": "any"} == kernel.asked[-1]["lens"]


def test_a_slider_that_is_dragged_asks_for_its_newest_value_only(opened: Opened) -> None:
    kernel = Kernel(detente.load(detente.shipped("tower22")))
    page = opened(kernel)
    page.get_by_text("Numbers").click()
    slider = page.get_by_role("slider").first
    kernel.mute = True
    for value in ("0.1", "0.15", "0.2"):
        slider.fill(value)
    answered(page, kernel, 1)
    page.evaluate(
        "model => window.model.set('told', {...window.model.get('told'), changes: window.model.get('asked').changes})"
    )
    answered(page, kernel, 2)
    assert ["0.1", "0.2"] == [asked["changes"][0].rpartition(" ")[2] for asked in kernel.asked]
    page.close()


def test_a_slider_back_at_its_value_is_no_change(opened: Opened) -> None:
    kernel = Kernel(detente.load(detente.shipped("tower22")))
    page = opened(kernel)
    page.get_by_text("Numbers").click()
    slider = page.get_by_role("slider").first
    before = slider.input_value()
    slider.fill("0.1")
    wait(page, "window.model.get('told').changes.length === 1")
    slider.fill(before)
    wait(page, "window.model.get('told').changes.length === 0")
    assert [] == kernel.asked[-1]["changes"]
    page.close()


def test_two_views_show_the_same_and_share_no_id(page: Any) -> None:
    page.evaluate("void window.again()")
    page.locator("#two").get_by_role("switch", name=NO_WAR).first.uncheck()
    page.locator("#one").get_by_text("was fails").first.wait_for()
    assert page.evaluate("document.querySelectorAll('[id]').length") == 4  # of the notebook itself


def test_a_view_that_is_taken_away_leaves_nothing_and_hears_nothing(page: Any) -> None:
    page.evaluate("window.away()")
    assert (0, "") == (page.evaluate("window.model.listeners"), page.locator("#one").inner_html())


def test_without_a_kernel_the_saved_state_is_shown_and_said_to_be_so(opened: Opened, kernel: Kernel) -> None:
    kernel.first["changes"] = ["drop north.no-war"]
    kernel.mute = True
    page = opened(kernel)
    assert "holds was fails" == outcome(page, "we-do-not")
    page.get_by_role("button", name="Clear").click()
    page.get_by_text("No answer yet").wait_for(timeout=PATIENCE)
    page.close()


def test_what_is_wrong_with_a_change_is_said(opened: Opened, kernel: Kernel) -> None:
    kernel.first["changes"] = ["drop nobody.nothing"]
    page = opened(kernel)
    assert "D212" in page.get_by_role("alert").inner_text()
    page.close()


@pytest.mark.parametrize(
    ("ground", "theme"), [("#111", "dark"), ("#fff", "light"), ("oklch(0.2 0 0)", "dark"), ("oklch(0.98 0 0)", "light")]
)
def test_it_is_light_or_dark_as_the_notebook_is_and_not_as_the_system(
    opened: Opened, kernel: Kernel, ground: str, theme: str
) -> None:
    page = opened(kernel, color_scheme="light" if theme == "dark" else "dark")
    page.evaluate("ground => { document.body.style.background = ground; }", ground)
    page.locator(f".detente-widget[data-theme={theme}]").wait_for()
    drawn = page.evaluate(f"getComputedStyle({ROOM}.querySelector('svg.dg text')).fill")
    assert (sum(map(int, re.findall(r"\d+", drawn))) > 384) == (theme == "dark")
    page.close()


def test_on_a_ground_that_nobody_paints_it_is_as_the_text_beside_it(opened: Opened, kernel: Kernel) -> None:
    page = opened(kernel, color_scheme="dark")
    page.locator(".detente-widget[data-theme=light]").wait_for()
    page.evaluate("document.body.style.color = '#eee'")
    page.locator(".detente-widget[data-theme=dark]").wait_for()
    page.close()


@pytest.mark.parametrize("width", [320, 1100])
@pytest.mark.parametrize("ground", ["#111", "#fff"])
def test_axe_finds_nothing_wrong_and_nothing_sticks_out(
    opened: Opened, kernel: Kernel, ground: str, width: int
) -> None:
    page = opened(kernel, viewport={"width": width, "height": 900})
    page.evaluate(
        "ground => { document.body.style.background = ground; document.querySelector('h1').hidden = true; }", ground
    )
    page.get_by_role("switch", name=NO_WAR).first.uncheck()
    page.get_by_text("was fails").first.wait_for()
    wait(page, f"!{ROOM}.querySelector('.stale')")
    page.evaluate(AXE.read_text("utf-8"))
    tags = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]  # wcag21a takes the title in an SVG for seen
    found = page.evaluate(
        "async tags => (await axe.run('#one', {runOnly: tags})).violations.map(v => [v.id, v.nodes.map(n => n.html)])",
        tags,
    )
    assert [] == found
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    page.close()


def test_names_of_a_hostile_model_are_text(opened: Opened) -> None:
    page = opened(Kernel(detente.loads(HOSTILE)))
    page.get_by_role("switch").first.click()
    wait(page, "window.model.saved.length === 1")
    assert 0 == page.locator("#one script, #one img, #one iframe").count()
    assert [] == page.complaints
    page.close()
