"""What is typed in the real page: nothing is lost, all of it can be undone, and the disk changes by a save only."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser import marks
from tests.workbench.served import Server, served
from tests.workbench.test_shell import Desk, browser, folder, server

__all__ = ["browser", "folder", "server"]

pytestmark = marks()

TYPED = "# typed as fast as it goes, to see whether all of it arrives: 0123456789 [brackets] and 'quotes'"


class Editor:
    """The file, open in the editor of a desk, the cursor at the end of its first line."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.tab = desk, desk.tab
        self.tab.get_by_role("button", name="File", exact=True).click()
        self.tab.locator(".cm-content").wait_for()
        self.tab.locator(".cm-line").first.click()
        self.tab.keyboard.press("End")

    def line(self, number: int) -> str:
        """A line as it is shown, from 0."""
        return self.tab.locator(".cm-line").nth(number).inner_text()

    def state(self, word: str) -> None:
        """Wait for the word on the button that saves."""
        self.tab.get_by_role("button", name=word, exact=True).wait_for()


@pytest.fixture
def editor(browser, server: Server) -> Iterator[Editor]:
    desk = Desk(browser, server)
    yield Editor(desk)
    desk.context.close()


def model(folder: Path) -> str:
    return (folder / "model.yaml").read_text(encoding="utf-8")


def test_every_letter_typed_arrives_and_is_undone_as_one_step(editor: Editor, folder: Path) -> None:
    before = editor.line(0)
    editor.tab.keyboard.press("Enter")
    editor.tab.keyboard.type(TYPED)
    editor.state("Save")
    assert editor.line(1) == TYPED
    editor.tab.keyboard.press("Control+z")
    editor.state("Saved")
    assert editor.line(0) == before
    editor.tab.keyboard.press("Control+Shift+z")
    editor.state("Save")
    assert editor.line(1) == TYPED
    assert TYPED not in model(folder)


def test_a_save_writes_what_is_shown_and_a_reload_shows_what_was_saved(editor: Editor, folder: Path) -> None:
    editor.tab.keyboard.press("Enter")
    editor.tab.keyboard.type(TYPED)
    editor.tab.keyboard.press("Control+s")
    editor.state("Saved")
    assert model(folder).splitlines()[1] == TYPED
    editor.tab.reload()
    assert Editor(editor.desk).line(1) == TYPED


def test_what_was_not_saved_comes_back_after_a_reload(editor: Editor, folder: Path) -> None:
    before = model(folder)
    editor.tab.keyboard.press("Enter")
    editor.tab.keyboard.type(TYPED)
    editor.state("Save")
    editor.tab.on("dialog", lambda dialog: dialog.accept())
    editor.tab.reload()
    again = Editor(editor.desk)
    again.state("Save")
    assert (again.line(1), model(folder)) == (TYPED, before)


def test_what_another_program_writes_elsewhere_in_the_file_is_merged(editor: Editor, folder: Path) -> None:
    editor.tab.keyboard.press("Enter")
    editor.tab.keyboard.type(TYPED)
    path = folder / "model.yaml"
    path.write_text(model(folder) + "# by another\n", encoding="utf-8")
    editor.tab.get_by_text("Changes on disk were merged into model.yaml.", exact=True).wait_for()
    editor.tab.keyboard.press("Control+s")
    editor.state("Saved")
    assert (model(folder).splitlines()[1], model(folder).splitlines()[-1]) == (TYPED, "# by another")


def test_the_same_line_changed_by_another_program_is_a_conflict_and_nothing_is_overwritten(
    editor: Editor, folder: Path
) -> None:
    editor.tab.keyboard.type(" ours")
    lines = model(folder).splitlines(keepends=True)
    theirs = "".join(["# theirs\n", *lines[1:]])
    (folder / "model.yaml").write_text(theirs, encoding="utf-8")
    editor.tab.locator("dialog").wait_for()
    assert model(folder) == theirs


def test_edits_outlive_the_server(browser, folder: Path) -> None:
    with served(folder, entered=False) as before:
        editor = Editor(Desk(browser, before))
        editor.tab.keyboard.press("Enter")
        port = str(before.port)
        before.process.kill()
        before.process.wait()
        editor.tab.keyboard.type(TYPED)
        with served(folder, "--port", port, entered=False) as after:
            other = editor.desk.context.new_page()
            other.goto(after.link)
            editor.tab.locator(".bar-status.lost").wait_for(state="hidden")
            editor.tab.bring_to_front()
            editor.tab.keyboard.press("Control+s")
            editor.state("Saved")
            assert model(folder).splitlines()[1] == TYPED
