"""Chromium for the browser tests: where it is, or what follows where there is none.

`python tests/browser.py` says so in one line. With `DETENTE_BROWSER=required` (CI) the tests fail without it.
"""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pytest
    from playwright.sync_api import Browser, Locator, Page

PATIENCE = 60_000
"""Milliseconds something may take to come about. Against hanging, not a measure: 2 s here are 8 s elsewhere."""

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
USUAL = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
FLAGS = (
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",  # no name is looked up
)


def chromium() -> str | None:
    """Return the path of Chromium, or None; `DETENTE_CHROMIUM` comes first."""
    told = os.environ.get("DETENTE_CHROMIUM")
    found = (told, *map(shutil.which, NAMES), *(path for path in USUAL if Path(path).exists()))
    return next((path for path in found if path), None)


def required() -> bool:
    """Tell whether the browser tests must run."""
    return os.environ.get("DETENTE_BROWSER") == "required"


def marks() -> list[pytest.MarkDecorator]:
    """Return the marks of tests that need Chromium: skipped where there is none."""
    import pytest

    absent = chromium() is None and not required()
    skipped = pytest.mark.skipif(absent, reason="no Chromium was found")
    return [pytest.mark.browser, skipped]


@contextmanager
def launched() -> Iterator[Browser]:
    """Open Chromium, and close it after; `expect` has patience from then on."""
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=chromium(), args=list(FLAGS), timeout=2 * PATIENCE)
        yield opened
        opened.close()


def wait(page: Page, expression: str, arg: Any = None) -> None:
    """Wait until an expression of the page is true. Playwright's own waiting calls `eval`, which our pages forbid."""
    until(page, lambda: page.evaluate(expression, arg), expression)


def until(page: Page, true: Callable[[], object], what: str) -> None:
    """Wait until something is true here, while the page goes on."""
    end = time.monotonic() + PATIENCE / 1000
    while not true():
        assert time.monotonic() < end, f"it did not come about in {PATIENCE / 1000} s: {what}"
        page.wait_for_timeout(20)


BETWEEN = """([one, other]) => {
  const [from, to] = [one, other].map(each => each.getBoundingClientRect());
  return [from.x + from.width / 2, from.y + from.height / 2, to.y - from.y];
}"""


def drag(page: Page, one: Locator, other: Locator) -> None:
    """Drag one grip to where another is, and a little further.

    It begins once the grip stays where it is.
    """
    one.hover()
    x, y, by = page.evaluate(BETWEEN, [one.element_handle(), other.element_handle()])
    page.mouse.down()
    page.mouse.move(x, y + by, steps=5)
    page.mouse.move(x, y + by + (12 if by > 0 else -12), steps=3)
    page.mouse.up()


def main() -> int:
    """Say whether the browser tests will run; fail where they must and cannot."""
    path = chromium()
    if path:
        print(f"browser tests: with {path}")
    elif required():
        print("browser tests: required, and no Chromium was found", file=sys.stderr)
        return 1
    else:
        print("browser tests: SKIPPED, no Chromium was found (apt install chromium, or DETENTE_CHROMIUM=/path)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
