"""What axe has to say about a page, and names of what can be pressed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

AXE = Path(__file__).parents[3] / "web" / "node_modules" / "axe-core" / "axe.min.js"

RUN = """([where, only]) => axe.run(document.querySelector(where), {
  resultTypes: ["violations"], ...(only ? { runOnly: only } : {}),
}).then(found => found.violations.map(each =>
  [each.id, ...each.nodes.slice(0, 4).map(node => node.html.slice(0, 240))]))"""

NAMELESS = """() => [...document.querySelectorAll(
    'button, [role=button], a[href], input, select, textarea, summary, [role=tab], [role=switch], [role=slider]')]
  .filter(each => each.checkVisibility())
  .filter(each => !(each.getAttribute("aria-label")?.trim() || each.getAttribute("aria-labelledby") ||
      each.labels?.length || each.textContent.trim() || each.querySelector("title")))
  .map(each => each.outerHTML.slice(0, 200))"""


def prepare(page: Page) -> None:
    """Put axe into a page, from outside: the page's own policy would stop it."""
    session = page.context.new_cdp_session(page)
    session.send("Runtime.evaluate", {"expression": AXE.read_text(encoding="utf-8")})


def violations(page: Page, *, where: str = "html", only: list[str] | None = None) -> list[list[str]]:
    """Return each rule that is broken in a part of the page, with the first elements that break it."""
    found: list[list[str]] = page.evaluate(RUN, [where, only])
    return found


def nameless(page: Page) -> list[str]:
    """Return what can be pressed or filled in and has no name."""
    found: list[str] = page.evaluate(NAMELESS)
    return found
