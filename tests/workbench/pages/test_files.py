"""Files in a real browser: open, new, read a text with progress, save, changes by others, conflicts, exports."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from detente.cases import account_path, case_path
from detente.files.template import template
from tests.workbench.served import Server, served

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.workbench.pages.conftest import Opening

SMALL = """\
detente: 1
title: Small
actors:
  arran:
    options: {sail: Sail}
    wants: [sail]
    rate: 1 per 2 days
"""
ACCOUNT = "Iran warned on Monday that it would attack Israel. A spokesman for Israel said that Iran wants war.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return an empty folder."""
    made = tmp_path / "folder"
    made.mkdir()
    return made


@pytest.fixture
def server(folder: Path) -> Iterator[Server]:
    """Return a server of it."""
    with served(folder) as running:
        yield running


@pytest.fixture
def page(server: Server, opening: Opening) -> Page:
    """Return a tab of it."""
    return opening(on=server)


def menu(page: Page, item: str) -> None:
    page.get_by_role("button", name=re.compile("file menu")).click()
    page.get_by_role("menuitem", name=item).click()


def toast(page: Page, text: str | re.Pattern[str]) -> None:
    """Wait for a message."""
    page.locator(".toast p", has_text=text).first.wait_for()


def give(page: Page, *files: Path) -> None:
    """Choose a file, where the page asks for one."""
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Read a text").click()
    chooser.value.set_files(files)


def small(folder: Path, page: Page) -> None:
    """Put a model into the folder, and open it."""
    (folder / "small.yaml").write_text(SMALL)
    page.reload()
    page.get_by_role("heading", name=re.compile("Small")).wait_for()


def typed(page: Page, line: str, more: str) -> None:
    """Type at the end of a line of the file."""
    page.get_by_role("button", name="File", exact=True).click()
    editor = page.locator(".cm-content")
    editor.wait_for()
    page.locator(".cm-line", has_text=line).first.click()
    page.keyboard.press("End")
    page.keyboard.type(more)


def save_as_proposed(page: Page) -> None:
    """Save what has no file yet under the name that is proposed."""
    page.keyboard.press("Control+s")
    expect(page.get_by_role("textbox", name="Name of the file")).to_be_focused()
    page.keyboard.press("Enter")


def test_an_empty_folder_offers_a_text_a_new_model_and_the_example(page: Page) -> None:
    page.get_by_text("No model in this folder yet").wait_for()
    for name in ("Read a text", "New model", "Open the example"):
        assert page.get_by_role("button", name=name).is_visible()


def test_the_example_is_a_copy_in_memory_that_a_save_stores_with_its_text(page: Page, folder: Path) -> None:
    page.get_by_role("button", name="Open the example").click()
    page.wait_for_selector(".board-rows .verdict")
    assert page.locator(".account-text .mark-of").count() > 50
    assert [] == list(folder.iterdir())
    page.keyboard.press("Control+s")
    page.get_by_role("textbox", name="Name of the file").fill("mine")
    page.keyboard.press("Enter")
    toast(page, "Saved as mine.yaml")
    assert case_path("tower22").read_bytes() == (folder / "mine.yaml").read_bytes()
    assert account_path("tower22").read_bytes() == (folder / "account.md").read_bytes()


def test_a_text_of_the_same_name_is_not_overwritten_by_that_of_the_example(page: Page, folder: Path) -> None:
    (folder / "account.md").write_text("Another account.\n")
    page.get_by_role("button", name="Open the example").click()
    page.wait_for_selector(".account-text .mark-of")
    save_as_proposed(page)
    toast(page, "Saved as tower22.yaml")
    assert "Another account.\n" == (folder / "account.md").read_text()
    assert account_path("tower22").read_bytes() == (folder / "account-2.md").read_bytes()
    page.wait_for_selector(".account-text .mark-of")
    assert "file: account-2.md" in (folder / "tower22.yaml").read_text()


def test_a_new_model_is_saved_under_a_name_and_one_that_is_taken_is_refused(page: Page, folder: Path) -> None:
    (folder / "taken.yaml").write_text(SMALL)
    menu(page, "New model")
    page.get_by_role("heading", name=re.compile("A border")).wait_for()
    menu(page, "Save as")
    page.get_by_role("textbox", name="Name of the file").fill("taken")
    page.keyboard.press("Enter")
    page.get_by_text("There is a file of this name").wait_for()
    page.get_by_role("textbox", name="Name of the file").fill("free")
    page.keyboard.press("Enter")
    toast(page, "Saved as free.yaml")
    assert (SMALL, template()) == ((folder / "taken.yaml").read_text(), (folder / "free.yaml").read_text())


def test_a_text_is_read_with_progress_into_a_draft_that_is_stored_with_it(
    page: Page, folder: Path, tmp_path: Path
) -> None:
    given = tmp_path / "report (1).txt"
    given.write_text(ACCOUNT)
    give(page, given)
    page.get_by_role("progressbar", name=re.compile("Reading report")).wait_for()
    toast(page, "All that was found is proposed")  # for a few seconds only
    page.wait_for_selector(".account-text .mark-of")
    assert [] == list(folder.iterdir())
    assert "Save" == page.locator(".save").inner_text().strip()
    save_as_proposed(page)
    toast(page, re.compile("Saved as report"))
    model, text = sorted(folder.iterdir(), key=lambda path: path.suffix, reverse=True)
    assert (".yaml", ACCOUNT) == (model.suffix, text.read_text())
    assert f"file: {text.name}" in model.read_text()


def test_reading_is_cancelled(page: Page, tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text(ACCOUNT * 500)
    give(page, tmp_path / "long.txt")
    page.get_by_role("region", name="Long work").get_by_role("button", name="Cancel").click()
    page.get_by_role("progressbar").wait_for(state="detached")
    assert page.get_by_text("No model in this folder yet").is_visible()


def test_who_says_what_stands_in_the_margin_after_a_text_was_read(page: Page, tmp_path: Path) -> None:
    (tmp_path / "said.txt").write_text(ACCOUNT)
    give(page, tmp_path / "said.txt")
    page.wait_for_selector(".voice", state="attached")
    assert "A spokesman for Israel" in (page.locator(".voice").last.text_content() or "")
    page.locator(".sentence").last.click()
    assert "A spokesman for Israel" in page.locator(".card-voices").inner_text()


def test_a_text_in_another_language_is_refused_and_read_all_the_same_if_told_so(page: Page, tmp_path: Path) -> None:
    (tmp_path / "fr.txt").write_text(
        "Le gouvernement a annoncé hier qu'il ne voulait pas de la guerre avec son voisin. " * 6
    )
    give(page, tmp_path / "fr.txt")
    page.get_by_role("button", name="Read it all the same").click()
    page.wait_for_selector(".account-text")


def test_a_change_on_disk_elsewhere_is_merged_and_can_be_undone(page: Page, folder: Path) -> None:
    small(folder, page)
    typed(page, "title: Small", " of ours")
    (folder / "small.yaml").write_text(SMALL.replace("wants: [sail]", "wants: [not sail]"))
    toast(page, "Changes on disk were merged into small.yaml")
    page.keyboard.press("Control+s")
    page.locator(".save.saved").wait_for()
    merged = SMALL.replace("title: Small", "title: Small of ours").replace("wants: [sail]", "wants: [not sail]")
    assert merged == (folder / "small.yaml").read_text()


def test_a_conflict_shows_both_texts_and_nothing_is_overwritten_before_a_choice(page: Page, folder: Path) -> None:
    small(folder, page)
    typed(page, "title: Small", " of ours")
    theirs = SMALL.replace("title: Small", "title: Theirs")
    (folder / "small.yaml").write_text(theirs)
    dialog = page.get_by_role("dialog", name=re.compile("changed by another program"))
    dialog.get_by_text("title: Small of ours").wait_for()
    assert dialog.get_by_text("title: Theirs").is_visible()
    page.keyboard.press("Escape")
    dialog.wait_for(state="detached")
    page.keyboard.press("Control+s")
    dialog.wait_for()
    assert theirs == (folder / "small.yaml").read_text()
    dialog.get_by_role("radio", name=re.compile("Place 1, on disk")).check()
    dialog.get_by_role("button", name="Take what is chosen").click()
    page.get_by_role("heading", name=re.compile("Theirs")).wait_for()
    page.locator(".save.saved").wait_for()


def test_leaving_with_unsaved_work_warns(page: Page, folder: Path) -> None:
    small(folder, page)
    typed(page, "title: Small", " of ours")
    page.locator(".save.edited").wait_for()
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.reload()
    page.get_by_role("heading", name=re.compile("Small of ours")).wait_for()
    assert ["beforeunload"] == asked


@pytest.mark.parametrize(
    ("form", "ending"),
    [
        ("CSV", ".csv"),
        ("SVG", ".svg"),
        ("Web Annotation", ".annotations.jsonld"),
        ("PRISM", ".prism"),
        ("Report", ".html"),
        ("Brief, DOCX", ".brief.docx"),
    ],
)
def test_an_export_runs_with_progress_and_comes_as_a_download(page: Page, folder: Path, form: str, ending: str) -> None:
    small(folder, page)
    page.wait_for_selector("text=No claim yet")
    menu(page, "Export")
    page.get_by_role("radio", name=re.compile(form)).check()
    with page.expect_download() as download:
        page.get_by_role("button", name=f"Export {form}").click()
    assert download.value.suggested_filename.endswith(ending)
    work = page.get_by_role("region", name="Long work")
    assert re.search(r"model [0-9a-f]{12}$", work.inner_text())
    (folder / "small.yaml").write_text(SMALL.replace("wants: [sail]", "wants: [not sail]"))
    work.get_by_text("changed since").wait_for()


def test_a_model_left_unsaved_is_found_again_in_the_list_of_files(page: Page, folder: Path) -> None:
    menu(page, "New model")
    page.get_by_role("heading", name=re.compile("A border")).wait_for()
    menu(page, "Open the example")
    page.get_by_role("heading", name=re.compile("A base is bombed: file menu")).wait_for()
    menu(page, "Open a file")
    page.get_by_role("button", name=re.compile("model.yaml.*not on disk yet")).click()
    page.get_by_role("heading", name=re.compile("A border")).wait_for()


def test_what_was_never_saved_is_there_again_after_a_reload(page: Page, tmp_path: Path) -> None:
    (tmp_path / "said.txt").write_text(ACCOUNT)
    give(page, tmp_path / "said.txt")
    page.wait_for_selector(".account-text .mark-of")
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    page.wait_for_selector(".account-text .mark-of")
    assert "Save" == page.locator(".save").inner_text().strip()


def test_the_focus_goes_along_to_the_list_of_files_and_back(page: Page, folder: Path) -> None:
    small(folder, page)
    page.keyboard.press("Alt+2")
    expect(page.locator("#pane-model")).to_be_focused()
    page.keyboard.press("Control+o")
    expect(page.locator("#files-title")).to_be_focused()
    page.get_by_role("button", name="Back to the model").press("Enter")
    expect(page.locator("#pane-model")).to_be_focused()
    page.keyboard.press("Control+o")
    page.get_by_role("button", name=re.compile("small.yaml")).press("Enter")
    expect(page.locator("#pane-model")).to_be_focused()


SEEN = """() => new Promise(seen => {
  new MutationObserver((_, watch) => {
    if (!document.querySelector(".files")) return;
    watch.disconnect();
    seen(document.activeElement.id);
  }).observe(document.querySelector("main"), {childList: true, subtree: true});
  document.body.dispatchEvent(new KeyboardEvent("keydown", {key: "o", code: "KeyO", ctrlKey: true, bubbles: true}));
})"""


def test_the_focus_is_in_the_list_of_files_as_soon_as_it_is_there(page: Page, folder: Path) -> None:
    small(folder, page)
    assert "files-title" == page.evaluate(SEEN)  # a moment later it would be taken from what was chosen meanwhile


def test_a_file_that_cannot_be_opened_is_said(page: Page, folder: Path) -> None:
    small(folder, page)
    menu(page, "Open a file")
    refusal = {"ok": False, "problems": [{"code": "D983", "message": "there is no such file", "fix": "look again"}]}
    page.route("**/api/files/*", lambda route: route.fulfill(status=409, json=refusal))
    page.get_by_role("button", name=re.compile("small.yaml")).click()
    toast(page, "there is no such file")
