"""The findings pane: verdicts with their reasons, equilibria, pictures, scenarios side by side."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser import wait
from tests.workbench.pages.conftest import Opening

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page


def row(page: Page, claim: str) -> Locator:
    return page.locator(f'[data-claim="{claim}"]')


def tab(page: Page, name: str) -> Locator:
    return page.get_by_role("tablist", name="Findings").get_by_role("tab", name=re.compile(f"^{name}"))


def test_every_claim_has_its_verdict_by_mark_and_word(page: Page) -> None:
    expect(row(page, "no-direct-war").get_by_role("button").first).to_have_accessible_name(
        re.compile("holds.*Both capitals keep out of a direct war")
    )
    expect(row(page, "firm-for-voters").locator(".verdict")).to_have_text("fails")
    assert row(page, "firm-for-voters").locator("svg.mark.fails").count() == 1


def test_verdicts_about_time_come_later_in_their_rows(page: Page) -> None:
    expect(row(page, "no-war-in-time").locator(".verdict")).to_have_text("holds")


def test_the_counts_are_those_of_the_rows_and_filter_them(page: Page) -> None:
    board = page.locator(".board-rows")
    expect(board.locator(".skeleton")).to_have_count(0)
    button = page.get_by_role("button", name=re.compile("fail$"))
    number = int(re.sub(r"\D", "", button.inner_text()))
    assert board.locator(".verdict.fails").count() == number
    button.click()
    expect(board.locator("li.row")).to_have_count(number)
    page.get_by_role("textbox", name="Search claims").fill("raids voters")
    expect(board.locator("li.row")).to_have_count(1)


def test_the_keyboard_walks_the_board_and_opens_why(page: Page) -> None:
    for key in ("j", "j", "k"):
        page.keyboard.press(key)
    expect(row(page, "no-direct-war").get_by_role("button").first).to_be_focused()
    page.keyboard.press("Enter")
    why = row(page, "no-direct-war").locator(".row-why")
    expect(why).to_contain_text("0 of 2 reachable equilibria have direct_war")
    expect(why.locator("code").first).to_have_text("no reachable equilibrium has direct_war")
    page.keyboard.press("Enter")
    expect(why).to_have_count(0)


def test_a_hinge_is_switched_off_where_it_is_named(page: Page) -> None:
    claim = row(page, "neither-wins-usa")
    claim.get_by_role("button").first.click()
    switch = claim.get_by_role("switch", name="In the model: United States wants: No direct war with Iran")
    expect(switch).to_have_attribute("aria-checked", "true")
    switch.click()
    expect(claim.locator(".verdict").first).to_have_text("fails")
    expect(claim.locator(".row-was")).to_have_text(", was holds")
    expect(switch).to_have_attribute("aria-checked", "false")
    expect(claim.locator(".why .skeleton")).to_have_count(0)
    expect(switch).to_be_focused()
    page.keyboard.press("Space")
    expect(claim.locator(".verdict").first).to_have_text("holds")
    expect(claim.locator(".why .skeleton")).to_have_count(0)
    expect(switch).to_be_focused()
    expect(switch).to_have_attribute("aria-checked", "true")


def test_a_sentence_of_the_account_is_one_click_away(page: Page) -> None:
    claim = row(page, "no-way-into-war")
    claim.get_by_role("button").first.click()
    claim.get_by_role("button", name=re.compile("Washington seeks no war")).click()
    expect(page.locator("#pane-account").get_by_text(re.compile("Washington seeks no war")).first).to_be_in_viewport()


def test_what_changed_is_told_aloud_after_the_verdicts_stand(page: Page) -> None:
    claim = row(page, "neither-wins-iran")
    claim.get_by_role("button").first.click()
    claim.get_by_role("switch").first.click()
    expect(page.locator(".board > [role=status]")).to_contain_text(re.compile(r"\d+ changed\. .*was holds"))


def test_an_equilibrium_says_why_each_decider_stays(page: Page) -> None:
    tab(page, "Equilibria").click()
    page.get_by_role("combobox", name="Concept").select_option("nash")
    first = page.locator(".equilibria-table tbody tr").first
    expect(first.locator("td").first).to_have_text("Nash")
    first.get_by_role("button").click()
    why = page.get_by_role("region", name="Why the state holds")
    expect(why).to_contain_text("United States stays (Nash)")
    why.get_by_role("button", name="Show in the graph").click()
    expect(page.locator("#pane-findings .graph-stage [aria-pressed=true]")).to_have_count(1)


def test_the_option_table_has_a_column_for_each_option(page: Page) -> None:
    tab(page, "Equilibria").click()
    page.get_by_role("combobox", name="Show as").select_option("options")
    expect(page.locator(".equilibria-table .option-head")).to_have_count(11)
    page.get_by_role("combobox", name="Show as").select_option("words")


@pytest.mark.parametrize("name", ["Graph", "Chances", "Deal", "Ties"])
def test_each_picture_has_its_table(page: Page, name: str) -> None:
    tab(page, name).click()
    picture = page.locator("#pane-findings .scene").first
    expect(picture.locator("svg").first).to_be_visible()
    picture.locator("summary", has_text="The same as a table").click()
    expect(picture.locator("table tbody tr").first).to_be_visible()


@pytest.mark.parametrize("name", ["Chances", "Deal"])
@pytest.mark.parametrize("width", [400, 1280])
def test_a_picture_fits_its_pane(opening: Opening, name: str, width: int) -> None:
    page = opening(width=width)
    if width == 400:
        page.get_by_role("tab", name=re.compile("^Findings")).click()
    tab(page, name).click()
    frame = page.locator("#pane-findings .scene-scroll").first
    expect(frame.locator("svg").first).to_be_visible()
    wait(page, "(at => at.scrollWidth <= at.clientWidth)(document.querySelector('#pane-findings .scene-scroll'))")


def test_what_is_shown_large_is_laid_out_for_the_room_there_is(page: Page) -> None:
    tab(page, "Deal").click()
    width = "svg => Number(svg.getAttribute('width'))"
    narrow = page.locator("#pane-findings .scene svg").first.evaluate(width)
    page.get_by_role("button", name="Show it large").click()
    expect(page.get_by_role("dialog").locator(f"svg[width='{narrow}']")).to_have_count(0)
    assert narrow < page.get_by_role("dialog").locator("svg.dt").evaluate(width)
    page.keyboard.press("Escape")


def test_a_picture_is_shown_large(page: Page) -> None:
    tab(page, "Ties").click()
    page.get_by_role("button", name="Show it large").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.locator("svg.tw, svg.dt").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)


def test_long_work_is_begun_and_cancelled(page: Page) -> None:
    tab(page, "Robustness").click()
    page.get_by_role("button", name="Try every way").click()
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_text("Cancelled.")).to_be_visible()
    expect(page.get_by_role("button", name="Try every way")).to_be_visible()


def test_two_scenarios_stand_side_by_side(page: Page) -> None:
    tab(page, "Compare").click()
    page.get_by_role("combobox", name="Right").select_option("scenario tehran-decides")
    expect(page.locator(".compare-says")).to_contain_text(re.compile(r"verdicts? differ"))
    differing = page.locator(".compare-table tbody tr.differs")
    expect(differing.first).to_be_visible()
    left, right = differing.first.locator("td .verdict").all_inner_texts()
    assert left != right
    page.get_by_role("switch", name="all claims").check()
    expect(page.locator(".compare-table tbody tr")).to_have_count(page.locator(".board-rows li").count() or 56)


def test_the_tab_is_remembered(page: Page) -> None:
    tab(page, "Ties").click()
    page.reload()
    expect(tab(page, "Ties")).to_have_attribute("aria-selected", "true")


def test_verdicts_of_another_text_are_grey_until_they_are_worked_out(page: Page) -> None:
    expect(page.locator(".board-rows")).to_have_attribute("aria-busy", "false")
    page.get_by_role("region", name="Model").get_by_text("File", exact=True).click()
    page.locator(".cm-content").click()
    page.keyboard.press("Control+Home")
    page.keyboard.type("oops: [")
    expect(page.locator(".board-rows")).to_have_attribute("aria-busy", "true")
    expect(page.locator(".board-rows li.stale").first).to_be_visible()
    expect(page.locator(".count-waiting")).to_have_text("of the last model without errors")
    tab(page, "Ties").click()
    expect(page.get_by_text("No picture yet")).to_be_visible()
    page.keyboard.press("Control+z")
    expect(page.locator(".shown:not(.stale) svg")).to_have_count(2)
    tab(page, "Verdicts").click()
    expect(page.locator(".board-rows")).to_have_attribute("aria-busy", "false")
    expect(page.locator(".board-rows li.stale")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [400, 1280, 2560])
def test_nothing_is_wider_than_the_page(opening: Opening, width: int, scheme: str) -> None:
    page = opening(width=width, scheme=scheme)
    if width < 900:
        page.get_by_role("tab", name="Findings", exact=True).click()
    page.wait_for_selector(".board-rows .verdict")
    for name in ("Equilibria", "Compare", "Robustness", "Verdicts"):
        tab(page, name).click()
        room = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
        assert room[0] <= room[1], name


def test_targets_are_large_enough(page: Page) -> None:
    small = page.evaluate(
        """[...document.querySelectorAll('#pane-findings button, #pane-findings [role=tab], #pane-whatif button')]
           .map(each => [each.innerText || each.ariaLabel, each.getBoundingClientRect()])
           .filter(([, box]) => box.width && (box.width < 24 || box.height < 24)).map(([name]) => name)"""
    )
    assert [] == small
