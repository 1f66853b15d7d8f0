"""A past day of the model, tried on the page among its scenarios."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.workbench.served import Server, served

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.workbench.pages.conftest import Opening

MODEL = """\
detente: 1
title: Two neighbours
starts: 2024-02-01
actors:
  east:
    options: {arm: Arm}
    wants: [{that: not west.arm, id: safe}, {that: arm, id: armed}]
  west:
    options: {arm: {does: Arm, undone: never}}
    wants: [{that: not east.arm, id: calm}, {that: not arm, id: quiet}]
status_quo: [west.arm]
what_happened:
  on 2024-01-01: []
  on 2024-02-01: {state: [west.arm], says: The west arms}
claims:
  - {id: quiet, says: The west stays unarmed, test: no reachable equilibrium(nash) has west.arm}
"""
DAY = "As on 1 January 2024"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "folder"
    made.mkdir()
    (made / "model.yaml").write_text(MODEL, encoding="utf-8")
    return made


@pytest.fixture
def neighbours(folder: Path) -> Iterator[Server]:
    with served(folder) as server:
        yield server


def scenarios(page: Page) -> Locator:
    """Return the what-if pane with the scenarios of the model."""
    page.wait_for_selector(".board-rows .verdict")
    pane = page.get_by_role("region", name="What if")
    pane.get_by_role("button", name="Change something").click()
    pane.get_by_role("tab", name=re.compile("^Scenarios")).click()
    return pane


def chips(pane: Locator) -> Locator:
    return pane.get_by_role("list", name="Changes supposed now").get_by_role("listitem")


def test_a_past_day_is_tried_marked_as_a_change_and_cleared(neighbours: Server, opening: Opening) -> None:
    page = opening(on=neighbours)
    pane, verdict = scenarios(page), page.locator('[data-claim="quiet"] .row-verdict')
    expect(verdict).to_contain_text("fails")
    expect(pane.get_by_role("button", name=re.compile("^Remove from the file"))).to_have_count(0)
    pane.get_by_role("button", name=f"Try {DAY}").click()
    expect(verdict).to_contain_text("holds")
    expect(verdict).to_contain_text("was fails")
    expect(page.locator(".supposing-banner")).to_contain_text("What if: 1 change, not in the model")
    expect(chips(pane)).to_have_text([re.compile(DAY)])
    expect(pane.locator(".scenario.changed")).to_contain_text("tried now")
    chips(pane).get_by_role("button").click()
    expect(verdict).to_contain_text("fails")
    expect(page.locator(".supposing-banner")).to_have_count(0)


def test_a_past_day_and_more_are_saved_as_a_scenario_of_the_file(
    neighbours: Server, opening: Opening, folder: Path
) -> None:
    page = opening(on=neighbours)
    pane = scenarios(page)
    pane.get_by_role("button", name=f"Try {DAY}").click()
    pane.get_by_role("tab", name=re.compile("^Assumptions")).click()
    pane.get_by_role("switch", name=re.compile("not east.arm")).click()
    expect(chips(pane)).to_have_count(2)
    pane.get_by_role("button", name="Save as scenario").click()
    dialog = page.get_by_role("dialog", name="Save as a scenario")
    dialog.get_by_role("textbox", name="Name").fill("then")
    dialog.get_by_role("button", name="Save the scenario").click()
    expect(pane.locator(".whatif-says")).to_have_text("2 changes: the scenario then")
    page.keyboard.press("Control+s")
    page.get_by_role("button", name="Saved").wait_for()
    kept = folder.joinpath("model.yaml").read_text(encoding="utf-8")
    assert "as of 2024-01-01" in kept
    assert "drop west.calm" in kept
    pane.get_by_role("button", name="Clear all changes").click()
    pane.get_by_role("tab", name=re.compile("^Scenarios")).click()
    pane.get_by_role("button", name=re.compile(f"^Try {DAY};")).click()
    expect(chips(pane)).to_have_count(2)
    expect(chips(pane).first).to_contain_text(DAY)
