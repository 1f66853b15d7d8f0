"""The tour in a real browser: offered once, walked by keyboard, left at any step, remembered; and help in place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser import wait
from tests.workbench.served import Server, served

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.workbench.pages.conftest import Opening

TITLES = ["The account", "Who says that who says", "The model", "What follows", "What if", "Your own account"]


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Server]:
    """Return a server of an empty folder."""
    (tmp_path / "folder").mkdir()
    with served(tmp_path / "folder") as server:
        yield server


def title(page: Page) -> str:
    return page.locator("#tour-title").inner_text()


def test_the_first_run_offers_the_tour_and_remembers_that_it_was_declined(empty: Server, opening: Opening) -> None:
    page = opening(on=empty, tour=True)
    page.get_by_role("dialog", name="Test an account of a crisis").get_by_role("button", name="Not now").click()
    page.reload()
    page.wait_for_selector(".files")
    assert 0 == page.locator(".tour-card").count()


def test_in_an_empty_folder_it_opens_the_example_and_is_walked_by_keyboard(empty: Server, opening: Opening) -> None:
    page = opening(on=empty, tour=True)
    page.get_by_role("button", name="Open the example and begin").press("Enter")
    found = []
    for expected in TITLES:
        page.get_by_role("dialog", name=expected).wait_for()
        expect(page.locator("#tour-title")).to_be_focused()
        found.append(title(page))
        page.keyboard.press("Alt+n")
    page.locator(".tour-card").wait_for(state="detached")
    assert TITLES == found
    assert "done" == page.evaluate("localStorage.getItem('detente.tour')")


def test_each_step_points_at_a_thing_that_is_there_and_its_card_does_not_cover_the_window(opening: Opening) -> None:
    page = opening(tour=True)
    page.wait_for_selector(".board-rows .verdict")
    page.get_by_role("button", name="Begin", exact=True).click()
    for name in TITLES:
        page.get_by_role("dialog", name=name).wait_for()
        ring = page.locator(".tour-ring").bounding_box()
        card = page.locator(".tour-card").bounding_box()
        assert ring is not None
        assert card is not None
        assert min(ring["width"], ring["height"]) >= 12
        assert 0 <= card["x"] <= 1280 - card["width"]
        assert 0 <= card["y"] <= 900 - card["height"]
        page.keyboard.press("Alt+n")


def test_doing_what_a_step_asks_for_is_noticed_and_escape_leaves(opening: Opening) -> None:
    page = opening(tour=True)
    page.wait_for_selector(".account-text .mark-of")
    page.get_by_role("button", name="Begin", exact=True).click()
    page.locator(".account-text .mark-of").first.click()
    page.locator(".tour-task.done").wait_for()
    page.keyboard.press("Escape")
    page.locator(".tour-card").wait_for(state="detached")


def test_it_is_taken_again_from_the_bar_and_from_the_help(page: Page) -> None:
    page.get_by_role("button", name="Tour of two minutes").click()
    page.get_by_role("dialog", name="The account").get_by_role("button", name="Leave the tour").click()
    page.keyboard.press("?")
    page.get_by_role("dialog", name="Keys and help").get_by_role("button", name="Take the tour").click()
    page.get_by_role("dialog", name="The account").wait_for()


def test_on_a_narrow_page_each_step_brings_its_pane_to_the_front(opening: Opening) -> None:
    page = opening(width=400, tour=True)
    page.wait_for_selector(".account-text .mark-of")
    page.get_by_role("button", name="Begin", exact=True).click()
    for name, pane in zip(TITLES[:5], ("Account", "Account", "Model", "Findings", "What if"), strict=True):
        page.get_by_role("dialog", name=name).wait_for()
        tab = page.get_by_role("tab", name=re.compile(f"^{pane}"))
        wait(page, "e => e.getAttribute('aria-selected') === 'true'", arg=tab.element_handle())
        page.keyboard.press("Alt+n")


def test_help_has_the_words_the_marks_and_the_keys(page: Page) -> None:
    page.keyboard.press("?")
    help_ = page.get_by_role("dialog", name="Keys and help")
    for word in ("Assumption", "Equilibrium", "Wanted", "Next sentence no assumption uses", "Undo"):
        expect(help_.get_by_text(word, exact=True).first).to_be_visible()
