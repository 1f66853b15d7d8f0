"""What a user does again and again: goes to a pane, drops a file, drags a want, saves; and what can be seen then."""

from __future__ import annotations

import base64
import re
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

PANES = {"Account": "Alt+1", "Model": "Alt+2", "Findings": "Alt+3", "What if": "Alt+4"}

DROP = """([name, data]) => {
  const file = new File([Uint8Array.from(atob(data), each => each.charCodeAt(0))], name);
  const transfer = new DataTransfer();
  transfer.items.add(file);
  for (const type of ["dragenter", "dragover", "drop"])
    document.body.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }));
}"""


def go(page: Page, pane: str) -> Locator:
    """Go to a pane by its key, whether panes are side by side or tabs; return it once it has the focus."""
    page.locator("[id^=pane-]").first.wait_for()
    page.keyboard.press(PANES[pane])
    found = page.get_by_role("region", name=pane, exact=True)
    expect(found).to_be_focused()
    return found


def menu(page: Page, item: str) -> None:
    """Choose an item of the file menu."""
    page.get_by_role("button", name=re.compile("file menu$")).click()
    page.get_by_role("menuitem", name=item).click()


def drop(page: Page, path: Path) -> None:
    """Drop a file on the page."""
    page.evaluate(DROP, [path.name, base64.b64encode(path.read_bytes()).decode()])


def claim(page: Page, name: str) -> Locator:
    """Return the row of a claim on the board."""
    return page.locator(f'[data-claim="{name}"]')


def verdict(page: Page, name: str) -> Locator:
    """Return the verdict of a claim."""
    return claim(page, name).locator(".verdict").first


def wants(page: Page, actor: str) -> Locator:
    """Return the wants of an actor, in words, the most important first."""
    return page.get_by_role("region", name=f"Wants of {actor}").locator(".entry-words")


def saved(page: Page) -> None:
    """Save, and wait until it is on the disk."""
    page.keyboard.press("Control+s")
    expect(page.locator(".bar .save.saved")).to_be_visible()


def typed(page: Page, line: str, more: str) -> None:
    """Type at the end of a line of the file."""
    page.get_by_role("button", name="File", exact=True).click()
    page.locator(".cm-content").wait_for()
    page.locator(".cm-line", has_text=line).first.click()
    page.keyboard.press("End")
    page.keyboard.press("End")  # a line that goes over two has two ends
    page.keyboard.type(more)


def told(page: Page, words: str) -> None:
    """Wait for a message."""
    expect(page.locator(".toast p", has_text=words).first).to_be_visible()
