"""Pictures of the workbench, to look at: `python -m tests.workbench.journeys.screenshots FOLDER [WIDTH ...]`.

Takes every view on `tower22`, light and dark, 400, 1280 and 2560 px wide, as `VIEW-WIDTH-SCHEME.png`, and puts the six
of a view on a sheet, `sheets/VIEW.jpg`: those of docs/views.md. The pictures of docs/workbench.md are made by
`--docs docs/images/workbench`, and made smaller with `pngquant --quality 70-95`.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

from detente.commands.cases import copied
from tests.browser import FLAGS, chromium
from tests.workbench.journeys.acts import go
from tests.workbench.journeys.views import settled, tour, views
from tests.workbench.served import Server, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WIDTHS = {400: 860, 1280: 900, 2560: 1440}
SCHEMES = ("light", "dark")

SHEET = """<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; display: inline-grid; grid-template-columns: repeat({columns}, auto); gap: 8px; background: #888 }}
img {{ height: 270px; display: block }}
</style>{pictures}"""


def main(*arguments: str) -> None:
    """Take all pictures, or those of the docs."""
    docs = "--docs" in arguments
    folder, *widths = [each for each in arguments if each != "--docs"]
    Path(folder).mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home, sync_playwright() as play:
        copied("tower22", Path(home) / "models")
        browser = play.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        with served(Path(home) / "models") as server:
            if docs:
                shown_in_docs(browser, server, Path(folder))
            else:
                everything(browser, server, Path(folder), [int(each) for each in widths] or list(WIDTHS))
                sheets(browser, Path(folder))
        browser.close()


def everything(browser: Browser, server: Server, folder: Path, widths: list[int]) -> None:
    """Take every view in every look."""
    for width in widths:
        for scheme in SCHEMES:
            with tab(browser, server, width=width, height=WIDTHS[width], scheme=scheme) as page:
                for name in chain(views(page), tour(page)):
                    page.screenshot(path=folder / f"{name}-{width}-{scheme}.png")


def sheets(browser: Browser, folder: Path) -> None:
    """Put the pictures of each view on one sheet: a row for each scheme, a column for each width."""
    (folder / "sheets").mkdir(exist_ok=True)
    with browser.new_context() as context, context.new_page() as page:
        for name in sorted({picture.stem.rsplit("-", 2)[0] for picture in folder.glob("*-*-*.png")}):
            taken = [folder / f"{name}-{width}-{scheme}.png" for scheme in SCHEMES for width in WIDTHS]
            there = [picture for picture in taken if picture.exists()]
            pictures = "".join(f'<img src="{picture.resolve().as_uri()}">' for picture in there)
            sheet = folder / "sheets" / "sheet.html"
            sheet.write_text(SHEET.format(columns=max(1, len(there) // len(SCHEMES)), pictures=pictures))
            page.goto(sheet.resolve().as_uri())
            page.locator("body").screenshot(path=folder / "sheets" / f"{name}.jpg", type="jpeg", quality=45)
            sheet.unlink()


def shown_in_docs(browser: Browser, server: Server, folder: Path) -> None:
    """Take the pictures of docs/workbench.md."""
    for scheme in SCHEMES:
        with tab(browser, server, width=1600, height=1000, scheme=scheme) as page:
            settled(page.get_by_role("region", name="Findings", exact=True))
            page.evaluate("document.activeElement.blur()")
            page.screenshot(path=folder / f"whole-{scheme}.png")
    for name, act in PICTURES.items():
        with tab(browser, server, width=1600, height=1000, scheme="light") as page:
            act(page).screenshot(path=folder / f"{name}.png")
    with tab(browser, server, width=400, height=860, scheme="dark") as page:
        page.screenshot(path=folder / "phone.png")


def _account(page: Page) -> Any:
    page.locator(".account-text .mark-of").nth(12).click()
    return page.get_by_role("region", name="Account", exact=True)


def _wants(page: Page) -> Any:
    page.locator(".ranked").nth(1).scroll_into_view_if_needed()
    return page.get_by_role("region", name="Model", exact=True)


def _why(page: Page) -> Any:
    page.locator('[data-claim="neither-wins-usa"] .board-why').click()
    pane = page.get_by_role("region", name="Findings", exact=True)
    settled(pane)
    return pane


def _graph(page: Page) -> Any:
    pane = page.get_by_role("region", name="Findings", exact=True)
    pane.get_by_role("tab", name="Graph").click()
    settled(pane)
    return pane


def _what_if(page: Page) -> Any:
    pane = go(page, "What if")
    pane.get_by_role("button", name="Change something").click()
    pane.get_by_role("switch", name="No direct war with Iran, whoever begins it").click()
    page.locator(".board-rows .row-was").first.wait_for()
    settled(page.get_by_role("region", name="Findings", exact=True))
    return page.locator(".column")


PICTURES: dict[str, Callable[[Page], Any]] = {
    "account": _account,
    "wants": _wants,
    "why": _why,
    "graph": _graph,
    "what-if": _what_if,
}


@contextmanager
def tab(browser: Browser, server: Server, *, width: int, height: int, scheme: str) -> Iterator[Page]:
    """Open the workbench, its verdicts there, nothing moving."""
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=scheme,  # type: ignore[arg-type]
        reduced_motion="reduce",
    )
    context.add_init_script(f"sessionStorage.setItem('detente.token', {server.token!r})")
    context.add_init_script("localStorage.setItem('detente.tour', 'done')")
    page = context.new_page()
    page.goto(server.link.partition("#")[0])
    go(page, "Findings").locator(".board-rows .verdict").first.wait_for()
    go(page, "Account")
    yield page
    context.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
