"""Pictures of a report, to look at: `python tests/report/screenshots.py PAGE FOLDER`.

Takes the page at 1280 and 400 px wide, in light and in dark, and `report.png`, the view that the README shows, in
Debian's Chromium. The README's copy is made smaller with `pngquant --quality 80-98`.
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser import FLAGS, chromium

LOOKS = (("wide", 1280, "light"), ("phone", 400, "light"), ("night", 1280, "dark"), ("phone-night", 400, "dark"))


def main(page: str, folder: str) -> None:
    """Write one PNG of the whole page for each look, and the view of the account with its second quote lit."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        for name, width, scheme in LOOKS:
            whole(browser, Path(page), Path(folder) / f"{name}.png", width=width, scheme=scheme)
        account(browser, Path(page), Path(folder) / "report.png")
        browser.close()


def whole(browser: Browser, page: Path, target: Path, *, width: int, scheme: str) -> None:
    """Take the whole page."""
    tab = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    tab.goto(page.resolve().as_uri())
    tab.screenshot(path=target, full_page=True)
    tab.close()


def account(browser: Browser, page: Path, target: Path) -> None:
    """Take the account beside its notes, from its second heading on, with a quote there as the target."""
    tab = browser.new_page(viewport={"width": 1180, "height": 820}, color_scheme="light")
    tab.goto(page.resolve().as_uri())
    place = tab.evaluate("document.querySelectorAll('.account .row:has(.claims) .at')[3]?.id")
    tab.goto(f"{page.resolve().as_uri()}#{place}")
    tab.evaluate("scrollTo(0, document.querySelectorAll('.account h4')[0].getBoundingClientRect().top + scrollY - 70)")
    tab.wait_for_timeout(200)
    tab.screenshot(path=target)
    tab.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
