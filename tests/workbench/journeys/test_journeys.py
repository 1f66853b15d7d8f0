"""Whole journeys: from a text to a report, a want that turns a verdict, scenarios, two tabs, what is not our doing."""

from __future__ import annotations

import os
import re
import signal
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser import drag
from tests.workbench.journeys.acts import claim, drop, go, menu, saved, told, typed, verdict, wants
from tests.workbench.pages.conftest import held
from tests.workbench.processes import alive, descendants
from tests.workbench.served import Server, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.workbench.pages.conftest import Opening

MILITIA = "Islamic Resistance in Iraq"
FIGHT, UNSTRUCK = "Attack the Americans", "Not be struck"


def model(folder: Path) -> str:
    return (folder / "model.yaml").read_text(encoding="utf-8")


# -- from a text to a model --------------------------------------------------------------------------------------------


def test_a_text_is_read_its_proposals_settled_and_all_of_it_saved(texts: Path, opening: Opening) -> None:
    account = texts.parent / "account.md"
    with served(texts) as server:
        page = opening(on=server)
        page.get_by_text("No model in this folder yet").wait_for()
        drop(page, account)
        tray = page.get_by_role("region", name="Proposals")
        expect(tray).to_be_visible(timeout=120_000)
        assert [] == list(texts.iterdir())  # nothing a text says reaches the disk, or counts, by itself
        count = tray.get_by_role("listitem").count()
        assert count > 5
        expect(page.get_by_role("heading", name=f"{count} proposals")).to_be_visible()
        first = tray.get_by_role("button", name=re.compile("^Accept (actor|tie|want|option)")).first
        name = (first.get_attribute("aria-label") or "").removeprefix("Accept ")
        first.click()
        expect(tray.get_by_role("button", name=f"Accept {name}", exact=True)).to_have_count(0)
        expect(tray.get_by_role("listitem")).not_to_have_count(count)
        tray.get_by_role("button", name="Accept all").click()
        expect(tray).to_have_count(0)
        page.keyboard.press("Control+s")
        page.get_by_role("textbox", name="Name of the file").fill("mine")
        page.keyboard.press("Enter")
        told(page, "Saved as mine.yaml")
        stored = [path for path in texts.iterdir() if path.name != "mine.yaml"]
        assert ["Tower 22, an outpost of the American army," in path.read_text() for path in stored] == [True]
        written = (texts / "mine.yaml").read_text().splitlines()
        assert [] == [line for line in written if "proposed" in line and not line.startswith("#")]
        page.reload()
        expect(page.locator(".account-text .mark-of").first).to_be_visible()
        page.close()


# -- a want that turns a verdict ---------------------------------------------------------------------------------------


def test_a_want_is_dragged_a_verdict_flips_undo_redo_save_reload_and_it_is_all_there(page: Page, folder: Path) -> None:
    expect(verdict(page, "message")).to_contain_text("depends")
    before = model(folder)
    expect(page.locator(".options-end")).to_contain_text("equilibria")  # the table above is as high as it will be
    grips = page.get_by_role("region", name=f"Wants of {MILITIA}").locator(".grip")
    drag(page, grips.nth(1), grips.nth(0))
    expect(wants(page, MILITIA)).to_have_text([UNSTRUCK, FIGHT])
    expect(verdict(page, "message")).to_contain_text("holds")
    page.keyboard.press("Control+z")
    expect(wants(page, MILITIA)).to_have_text([FIGHT, UNSTRUCK])
    expect(verdict(page, "message")).to_contain_text("depends")
    page.keyboard.press("Control+Shift+z")
    expect(verdict(page, "message")).to_contain_text("holds")
    assert before == model(folder)
    saved(page)
    assert before != model(folder)
    assert sorted(before.splitlines()) == sorted(model(folder).splitlines())  # a move, and nothing else
    page.reload()
    expect(wants(page, MILITIA)).to_have_text([UNSTRUCK, FIGHT])
    expect(verdict(page, "message")).to_contain_text("holds")


def test_the_same_by_keyboard_alone(page: Page, folder: Path) -> None:
    go(page, "Model")
    page.get_by_role("button", name=re.compile(rf"^2 of 2: {UNSTRUCK}")).focus()
    page.keyboard.press("Alt+ArrowUp")
    expect(verdict(page, "message")).to_contain_text("holds")
    go(page, "Findings")
    while page.evaluate("document.activeElement.closest('li')?.dataset.claim") != "message":
        page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(claim(page, "message").locator(".row-why code").first).to_be_visible()
    page.keyboard.press("Control+z")
    expect(verdict(page, "message")).to_contain_text("depends")
    page.keyboard.press("Control+y")
    expect(verdict(page, "message")).to_contain_text("holds")
    saved(page)
    page.reload()
    expect(wants(page, MILITIA)).to_have_text([UNSTRUCK, FIGHT])


def test_a_save_in_a_hurry_has_what_was_done_before_it(page: Page, folder: Path) -> None:
    before = model(folder)
    with held(page, "change"):
        page.get_by_role("button", name=re.compile(rf"^2 of 2: {UNSTRUCK}")).press("Alt+ArrowUp")
        page.keyboard.press("Control+s")
    expect(page.get_by_role("button", name=re.compile("^Undo: move want"))).to_be_visible()
    expect(page.locator(".bar .save.saved")).to_be_visible()
    assert before != model(folder)


# -- what if -----------------------------------------------------------------------------------------------------------


def test_a_what_if_stays_apart_until_it_is_saved_as_a_scenario_and_is_there_after_a_reload(
    page: Page, folder: Path
) -> None:
    before = model(folder)
    pane = go(page, "What if")
    pane.get_by_role("button", name="Change something").click()
    pane.get_by_role("switch", name="No direct war with Iran, whoever begins it").click()
    expect(verdict(page, "no-direct-war")).to_contain_text("fails")
    expect(page.locator(".supposing-banner")).to_contain_text("not in the model")
    expect(page.locator(".bar .save.saved")).to_be_visible()
    page.keyboard.press("Control+s")
    assert before == model(folder)
    pane.get_by_role("button", name="Save as scenario").click()
    page.get_by_role("textbox", name="Name", exact=True).fill("war-is-fine")
    page.get_by_role("button", name="Save the scenario").click()
    expect(pane.locator(".whatif-says")).to_have_text("1 change: the scenario war-is-fine")
    assert before == model(folder)  # kept in the page's text; the file is written by a save only
    saved(page)
    assert "drop usa.no-war" in model(folder).partition("war-is-fine:")[2]
    page.reload()
    expect(verdict(page, "no-direct-war")).to_contain_text("holds")
    pane.get_by_role("tab", name=re.compile("^Scenarios")).click()
    pane.get_by_role("button", name=re.compile("^Try .*No direct war")).click()
    expect(verdict(page, "no-direct-war")).to_contain_text("fails")


# -- the report --------------------------------------------------------------------------------------------------------


def test_the_report_comes_as_a_download_and_is_whole_without_a_network_or_a_script(
    page: Page, chrome: Browser, tmp_path: Path
) -> None:
    menu(page, "Export")
    page.get_by_role("radio", name=re.compile("^Report")).check()
    with page.expect_download(timeout=180_000) as download:
        page.get_by_role("button", name="Export Report").click()
    kept = tmp_path / "kept.html"
    download.value.save_as(kept)
    context = chrome.new_context(offline=True, java_script_enabled=True)
    tab = context.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("console", lambda said: complaints.append(said.text))
    tab.goto(kept.as_uri())
    assert ([kept.as_uri()], []) == (asked, complaints)
    assert (0, 0) == (tab.locator("script").count(), tab.locator("iframe, object, embed, link[href^=http]").count())
    expect(tab.get_by_role("heading", name="A base is bombed").first).to_be_visible()
    expect(tab.get_by_text("Both capitals keep out of a direct war").first).to_be_attached()
    assert tab.locator("svg").count() > 3
    assert [] == tab.evaluate(
        """[...document.querySelectorAll('a[href^="#"]')].map(a => decodeURIComponent(a.getAttribute("href").slice(1)))
             .filter(id => id && !document.getElementById(id))"""
    )
    context.close()


# -- two tabs, other programs, what dies -------------------------------------------------------------------------------


def test_of_two_tabs_the_other_takes_over_what_the_first_saved(page: Page, server: Server, opening: Opening) -> None:
    other = opening(on=server)
    other.wait_for_selector(".board-rows .verdict")
    typed(page, "title: A base is bombed", " twice")
    saved(page)
    told(other, "changed on disk and was taken over")
    expect(other.get_by_role("button", name="A base is bombed twice: file menu")).to_be_visible()


def test_of_two_tabs_that_edit_in_two_places_both_edits_are_kept(
    page: Page, server: Server, folder: Path, opening: Opening
) -> None:
    other = opening(on=server)
    other.wait_for_selector(".board-rows .verdict")
    typed(other, "language: en", "-GB")
    typed(page, "title: A base is bombed", " twice")
    saved(page)
    told(other, "Changes on disk were merged")
    saved(other)
    assert "title: A base is bombed twice\n" in model(folder)
    assert "language: en-GB\n" in model(folder)


def test_of_two_tabs_that_edit_one_line_the_second_is_asked_and_nothing_is_overwritten(
    page: Page, server: Server, folder: Path, opening: Opening
) -> None:
    other = opening(on=server)
    other.wait_for_selector(".board-rows .verdict")
    typed(other, "title: A base is bombed", " again")
    typed(page, "title: A base is bombed", " twice")
    saved(page)
    dialog = other.get_by_role("dialog", name="model.yaml was changed by another program")
    expect(dialog).to_be_visible()
    other.keyboard.press("Escape")
    other.keyboard.press("Control+s")
    expect(dialog).to_be_visible()
    assert "title: A base is bombed twice\n" in model(folder)
    dialog.get_by_role("button", name="Keep all that is here").click()
    saved(other)
    assert "title: A base is bombed again\n" in model(folder)
    expect(page.get_by_role("button", name="A base is bombed again: file menu")).to_be_visible()


def test_what_another_program_writes_is_merged_and_a_file_that_is_deleted_stays_deleted_until_a_save(
    page: Page, folder: Path
) -> None:
    path = folder / "model.yaml"
    typed(page, "title: A base is bombed", " twice")
    path.write_text(model(folder).replace("language: en\n", "language: en-GB\n"), encoding="utf-8")
    told(page, "Changes on disk were merged into model.yaml")
    path.unlink()
    told(page, "model.yaml is no longer on disk")
    page.wait_for_timeout(500)
    assert not path.exists()
    saved(page)
    assert "title: A base is bombed twice\n" in model(folder)
    assert "language: en-GB\n" in model(folder)


def test_a_worker_that_is_killed_is_started_again_and_nothing_is_lost(page: Page, server: Server) -> None:
    typed(page, "title: A base is bombed", " twice")
    expect(page.get_by_role("button", name="A base is bombed twice: file menu")).to_be_visible()
    below = list(descendants(server.process.pid))
    assert below
    for pid in below:
        if alive(pid):
            os.kill(pid, signal.SIGKILL)
    page.get_by_role("button", name="Table", exact=True).click()
    page.get_by_role("switch", name="Count on want “No direct war with Iran, whoever begins it”").click()
    expect(verdict(page, "no-direct-war")).to_contain_text("fails")
    expect(page.locator(".board-rows")).to_have_attribute("aria-busy", "false")
    expect(page.get_by_role("button", name="A base is bombed twice: file menu")).to_be_visible()
    saved(page)


def test_edits_outlive_a_server_that_is_killed(chrome: Browser, server: Server, folder: Path) -> None:
    context = chrome.new_context()
    context.add_init_script("localStorage.setItem('detente.tour', 'done')")
    page = context.new_page()
    page.goto(f"{server.link.partition('#')[0]}")
    page.evaluate(f"sessionStorage.setItem('detente.token', {server.token!r})")
    page.reload()
    expect(page.locator(".board-rows .verdict").first).to_be_visible()
    typed(page, "title: A base is bombed", " twice")
    expect(page.get_by_role("button", name="A base is bombed twice: file menu")).to_be_visible()
    page.on("dialog", lambda asked: asked.accept())
    server.process.kill()
    server.process.wait()
    expect(page.get_by_text("The server does not answer").first).to_be_visible()
    with served(folder, "--port", str(server.port), entered=False) as after:
        page.goto("about:blank")
        page.goto(after.link)
        told(page, "Edits that were not saved were brought back.")  # for a few seconds only
        expect(page.get_by_role("button", name="A base is bombed twice: file menu")).to_be_visible()
        saved(page)
        context.close()
    assert "title: A base is bombed twice\n" in model(folder)


def test_what_was_not_saved_is_there_after_a_reload(page: Page, folder: Path) -> None:
    before = model(folder)
    typed(page, "title: A base is bombed", " twice")
    expect(page.get_by_role("button", name="A base is bombed twice: file menu")).to_be_visible()
    page.on("dialog", lambda asked: asked.accept())
    page.reload()
    expect(page.get_by_role("button", name="A base is bombed twice: file menu")).to_be_visible()
    assert before == model(folder)
