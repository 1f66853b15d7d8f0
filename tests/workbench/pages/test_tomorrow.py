"""News taken in on the page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.workbench.served import Server, served

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.workbench.pages.conftest import Opening

MODEL = """\
detente: 1
title: Two neighbours
starts: 2024-01-01
actors:
  east:
    options: {arm: Arm}
    wants: [{that: not west.arm, id: safe}, {that: arm, id: armed}]
  west:
    options: {arm: {does: Arm, undone: never}}
    wants: [{that: not east.arm, id: calm}, {that: not arm, id: quiet}]
status_quo: []
claims:
  - {id: quiet, says: The west stays unarmed, test: no reachable equilibrium(nash) has west.arm}
"""


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


def asked(page: Page, news: str) -> None:
    page.wait_for_selector(".board-rows .verdict")
    page.get_by_role("button", name="file menu").click()
    page.get_by_role("menuitem", name="Take news in").click()
    page.get_by_label("An event, or the text of an account").fill(news)
    page.get_by_role("button", name="See what it does").click()


def test_an_event_shows_which_verdicts_it_turns_and_accepted_it_is_one_step_of_the_model(
    neighbours: Server, opening: Opening, folder: Path
) -> None:
    page = opening(on=neighbours)
    asked(page, "2024-02-01 west.arm")
    row = page.locator(".news-verdicts li")
    row.wait_for()
    said = " ".join(row.inner_text().split())
    assert "fails was holds" in said
    assert said.endswith("because of status quo west.arm")
    page.get_by_role("button", name="Accept").click()
    page.get_by_role("button", name="Undo: news of 2024-02-01").wait_for()
    assert folder.joinpath("model.yaml").read_text(encoding="utf-8") == MODEL  # nothing is written before a save
    page.keyboard.press("Control+s")
    page.get_by_role("button", name="Saved").wait_for()
    kept = folder.joinpath("model.yaml").read_text(encoding="utf-8")
    assert "starts: 2024-02-01" in kept
    assert "2024-01-01" in kept  # the day before stays in the history


def test_an_event_that_goes_against_the_model_is_told_with_the_nearest_name(
    neighbours: Server, opening: Opening
) -> None:
    page = opening(on=neighbours)
    asked(page, "2024-02-01 west.arn")
    said = page.get_by_role("alert").inner_text()
    assert "D681" in said
    assert "west.arm" in said
    assert 0 == page.get_by_role("button", name="Accept").count()
