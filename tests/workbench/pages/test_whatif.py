"""What if: switches, moves, sliders and audiences, kept apart from the model, until they are saved as a scenario."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from detente import shipped

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

PASTE = """(place, text) => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  place.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""
"""As a person pastes. What comes from no key Chromium itself puts in place, with styles that the policy forbids."""

HOLD = """() => {
  const send = WebSocket.prototype.send;
  const held = [];
  WebSocket.prototype.send = function (text) {
    if (JSON.parse(text).do === "whatif") held.push(() => send.call(this, text));
    else send.call(this, text);
  };
  window.goOn = () => { WebSocket.prototype.send = send; held.forEach((each) => each()); };
  window.painted = new Set();
  const note = ({ target }) => {
    const row = (target.closest ? target : target.parentElement)?.closest("[data-row]");
    if (row) window.painted.add(row.dataset.row);
  };
  new MutationObserver((all) => all.forEach(note)).observe(document.body, {
    attributes: true, childList: true, characterData: true, subtree: true,
  });
}"""
"""Keeps back what is asked about changes until `goOn`, and notes which rows of the model are painted anew."""


@pytest.fixture
def pane(page: Page) -> Locator:
    """Return the what-if pane, with all that can be changed."""
    found = page.get_by_role("region", name="What if")
    found.get_by_role("button", name="Change something").click()
    return found


def part(pane: Locator, name: str) -> None:
    pane.get_by_role("tab", name=re.compile(f"^{name}")).click()


def chips(pane: Locator) -> Locator:
    return pane.get_by_role("list", name="Changes supposed now").get_by_role("listitem")


def verdict(page: Page, claim: str) -> Locator:
    return page.locator(f'[data-claim="{claim}"] .row-verdict')


def test_an_assumption_switched_off_flips_verdicts_and_nobody_takes_it_for_the_model(page: Page, pane: Locator) -> None:
    before = page.locator(".bar .save").inner_text()
    pane.get_by_role("switch", name="No direct war with Iran, whoever begins it").click()
    expect(verdict(page, "no-direct-war")).to_contain_text("fails")
    expect(verdict(page, "no-direct-war")).to_contain_text("was holds")
    expect(page.locator(".supposing-banner")).to_contain_text("What if: 1 change, not in the model")
    expect(chips(pane)).to_have_count(1)
    assert page.locator(".bar .save").inner_text() == before
    chips(pane).get_by_role("button").click()
    expect(verdict(page, "no-direct-war")).to_contain_text("holds")
    expect(page.locator(".supposing-banner")).to_have_count(0)


def test_old_verdicts_stay_and_turn_grey_where_new_ones_take_long(page: Page, pane: Locator) -> None:
    expect(page.locator(".board-rows :is(.skeleton, .stale)")).to_have_count(0)
    before = verdict(page, "no-direct-war").locator(".verdict").inner_text()
    page.evaluate(HOLD)
    pane.get_by_role("switch", name="No direct war with Iran, whoever begins it").click()
    expect(page.locator(".board-rows")).to_have_attribute("aria-busy", "true")
    expect(page.locator(".board-rows .row:not(.stale)")).to_have_count(0)
    expect(verdict(page, "no-direct-war").locator(".verdict")).to_have_text(before)
    expect(verdict(page, "no-direct-war")).to_contain_text("from before your last change")
    assert page.locator(".board-rows .skeleton").count() == 0
    page.evaluate("goOn()")
    expect(verdict(page, "no-direct-war")).to_contain_text("was holds")
    expect(page.locator(".board-rows :is(.skeleton, .stale)")).to_have_count(0)


def test_a_press_paints_no_row_of_the_model_but_its_own(page: Page, pane: Locator) -> None:
    expect(page.locator(".board-rows :is(.skeleton, .stale)")).to_have_count(0)
    switch = pane.get_by_role("switch", name="Lose not one soldier")
    switch.hover()
    page.evaluate(HOLD)
    switch.click()
    expect(chips(pane)).to_have_count(1)
    page.wait_for_timeout(100)
    off = page.locator(".pane-model [data-row]", has_text="off, what if")
    expect(off).to_have_count(1)
    claims = page.evaluate("[...document.querySelectorAll('.pane-model .claim')].map((row) => row.dataset.row)")
    painted = set(page.evaluate("[...window.painted]")) - set(claims)  # whose verdicts may turn grey meanwhile
    assert painted == {off.get_attribute("data-row")}


def test_changes_are_taken_back_one_by_one_and_all_at_once(page: Page, pane: Locator) -> None:
    for name in ("Keep the fighting from spreading", "Lose not one soldier"):
        pane.get_by_role("switch", name=name).click()
    expect(chips(pane)).to_have_count(2)
    pane.get_by_role("button", name="Clear all changes").click()
    expect(chips(pane)).to_have_count(0)
    pane.get_by_role("button", name="Take the last change back").click()
    expect(chips(pane)).to_have_count(2)
    page.keyboard.press("Alt+z")
    expect(chips(pane)).to_have_count(1)


def test_a_want_is_moved_and_turned_round(page: Page, pane: Locator) -> None:
    rows = pane.locator("section", has_text="United States").first.locator("li")
    second = rows.nth(1).locator(".assumption-says").inner_text()
    pane.get_by_role("button", name=f"More important: {second}").click()
    expect(rows.first).to_contain_text(second)
    expect(chips(pane)).to_have_text([re.compile("Moved up")])
    pane.get_by_role("button", name=f"Less important: {second}").click()
    expect(chips(pane)).to_have_count(0)
    pane.get_by_role("button", name=f"Turn round: {second}").click()
    expect(chips(pane)).to_have_text([re.compile("The opposite of")])


def test_a_slider_moves_by_keys_and_goes_back(page: Page, pane: Locator) -> None:
    part(pane, "Numbers")
    slider = pane.get_by_role("slider", name="Islamic Resistance in Iraq decides for itself (not Iran)")
    slider.focus()
    for _ in range(12):
        slider.press("ArrowRight")
    expect(slider).to_have_attribute("aria-valuetext", "1.00")
    expect(chips(pane)).to_have_text([re.compile(r"1\.00")])
    expect(page.locator(".board-rows")).to_have_attribute("aria-busy", "false")
    pane.get_by_role("button", name=re.compile(r"^Back to 0\.60")).click()
    expect(chips(pane)).to_have_count(0)


def test_a_dragged_slider_asks_once_at_a_time_and_ends_with_the_newest(page: Page, pane: Locator) -> None:
    part(pane, "Numbers")
    page.evaluate(
        """() => {
          const board = document.querySelector('.board-rows');
          window.most = 0;
          const send = WebSocket.prototype.send;
          window.asked = []; window.open_ = 0;
          WebSocket.prototype.send = function (text) {
            const ask = JSON.parse(text);
            if (ask.do === 'whatif') {
              window.asked.push(ask.changes);
              if (board.getAttribute('aria-busy') === 'true' && window.asked.length > 1) window.most += 1;
            }
            return send.call(this, text);
          };
          const slider = document.querySelector('.whatif-numbers input[type=range]');
          for (let at = 1; at <= 60; at += 1) {
            slider.valueAsNumber = at / 100;
            slider.dispatchEvent(new Event('input', { bubbles: true }));
          }
        }"""
    )
    expect(chips(pane)).to_have_count(0)  # the last value is the file's own
    asked = page.evaluate("window.asked")
    assert len(asked) <= 4
    assert asked[-1] == []


def test_an_audience_is_ignored(page: Page, pane: Locator) -> None:
    part(pane, "Audiences")
    pane.get_by_role("switch", name=re.compile("American voters")).click()
    expect(chips(pane)).to_have_text([re.compile("Nobody minds: American voters")])
    expect(pane.locator(".whatif-says")).to_have_text("1 change: the scenario after-the-vote")


def test_changes_are_saved_as_a_scenario_and_the_model_stays_as_it_is(page: Page, pane: Locator) -> None:
    pane.get_by_role("switch", name="Lose not one soldier").click()
    pane.get_by_role("button", name="Save as scenario").click()
    dialog = page.get_by_role("dialog", name="Save as a scenario")
    name = dialog.get_by_role("textbox", name="Name")
    name.fill("two words")
    dialog.get_by_role("button", name="Save the scenario").click()
    expect(dialog).to_contain_text("A name begins with a letter")
    name.fill("soldiers-may-fall")
    dialog.get_by_role("button", name="Save the scenario").click()
    expect(dialog).to_have_count(0)
    expect(pane.locator(".whatif-says")).to_have_text("1 change: the scenario soldiers-may-fall")
    part(pane, "Scenarios")
    expect(pane.locator(".scenario.changed")).to_contain_text("soldiers-may-fall")
    expect(page.locator(".bar .save")).to_contain_text("Save")
    page.keyboard.press("Control+z")
    expect(pane.locator(".scenario")).to_have_count(3)


def test_a_scenario_of_the_file_is_tried(page: Page, pane: Locator) -> None:
    part(pane, "Scenarios")
    pane.get_by_role("button", name="Try The militia does what Tehran says").click()
    expect(chips(pane)).to_have_count(1)
    expect(pane.locator(".scenario.changed")).to_contain_text("tehran-decides")


def test_a_search_finds_assumptions_by_words_of_their_actor_too(pane: Locator) -> None:
    pane.get_by_role("textbox", name="Search assumptions").fill("israel quarrel")
    expect(pane.get_by_role("switch")).to_have_count(1)


def test_a_change_that_names_nothing_any_more_is_said(page: Page, pane: Locator) -> None:
    pane.get_by_role("switch", name="Lose not one soldier").click()
    expect(chips(pane)).to_have_count(1)
    page.get_by_role("region", name="Model").get_by_text("File", exact=True).click()
    page.locator(".cm-content").click()
    page.keyboard.press("Control+a")
    page.locator(".cm-content").evaluate(PASTE, shipped("tower22").read_text().replace("no-soldier", "no-loss"))
    expect(pane.locator(".whatif-problem")).to_contain_text("no-soldier")
    expect(page.locator(".board-rows .row:not(.stale)")).to_have_count(0)  # what is shown follows from no such change
    chips(pane).get_by_role("button").click()
    expect(pane.locator(".whatif-problem")).to_have_count(0)
