"""Every view of the workbench, one after the other, on whatever model is open; what is opened is closed again.

for name in views(page): look(name)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from playwright.sync_api import TimeoutError as NotInTime
from playwright.sync_api import expect

from tests.workbench.journeys.acts import go, menu

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

SETTLED = 180_000
"""Milliseconds a view may take until nothing in it waits any more."""

FINDINGS = ("Verdicts", "Equilibria", "Graph", "Chances", "Deal", "Ties", "Robustness", "Compare")
WHAT_IF = ("Assumptions", "Numbers", "Audiences", "Scenarios")
DIALOGS = ("Save as", "Export")


def part(page: Page, name: str) -> str:
    """Return the selector of the part of the page that is a view's own: the dialog, the pane, or all."""
    if page.get_by_role("dialog").count():
        return "dialog, .tour-card"
    panes = {"account": "account", "model": "model", "findings": "findings", "why": "findings", "what-if": "whatif"}
    found = next((pane for start, pane in panes.items() if name.startswith(start)), None)
    return f"#pane-{found}" if found else "html"


def views(page: Page) -> Iterator[str]:
    """Yield the names of the views, each while it is shown."""
    yield from of_account(page)
    yield from of_model(page)
    yield from of_findings(page)
    yield from of_what_if(page)
    yield from over_all(page)
    yield from of_files(page)


def of_account(page: Page) -> Iterator[str]:
    """Yield the text, what rests on a sentence, what has none, and the dialogs that use a sentence."""
    pane = go(page, "Account")
    yield "account"
    if not pane.locator(".sentence").count():
        return
    marked = pane.locator(".account-text .mark-of")
    (marked if marked.count() else pane.locator(".sentence")).first.click()
    expect(pane.locator(".card")).to_be_visible()
    yield "account-sentence"
    pane.get_by_role("button", name=re.compile(r"^\d+ without a sentence")).click()
    yield "account-without-a-sentence"
    pane.get_by_role("button", name=re.compile(r"^\d+ without a sentence")).click()
    with dialog(page, pane.get_by_role("button", name="Use it")) as shown:
        yield "use-a-sentence"
        shown.get_by_role("button", name="A want").click()
        yield "new-want"
    with dialog(page, pane.get_by_role("button", name="Use it")) as shown:
        shown.get_by_role("button", name="Evidence for something").click()
        yield "evidence"
    pane.locator(".card").get_by_role("button", name="Close", exact=True).click()


def of_model(page: Page) -> Iterator[str]:
    """Yield the tables, a form in them, a menu, and the file."""
    pane = go(page, "Model")
    pane.get_by_role("button", name="Table", exact=True).click()
    folded = pane.locator(".fold[aria-expanded=false]")
    while folded.count():
        folded.first.click()
    yield "model"
    pane.locator(".ranked .entry-label").first.click()
    page.keyboard.press("F2")
    expect(pane.locator(".entry-form")).to_be_visible()
    yield "model-form"
    pane.locator(".entry-form :is(input, textarea)").first.focus()
    page.keyboard.press("Escape")
    expect(pane.locator(".entry-form")).to_have_count(0)
    expect(pane.locator(".ranked .entry-label").first).to_be_focused()
    pane.get_by_role("button", name=re.compile("^More: want")).first.click()
    yield "model-menu"
    page.keyboard.press("Escape")
    for name in ("File", "Both"):
        pane.get_by_role("button", name=name, exact=True).click()
        pane.locator(".cm-content").wait_for()
        yield f"model-{name.lower()}"
    pane.get_by_role("button", name="Table", exact=True).click()


def of_findings(page: Page) -> Iterator[str]:
    """Yield each tab of the findings that this model has; why, and why a state holds."""
    pane = go(page, "Findings")
    tabs = pane.get_by_role("tablist", name="Findings")
    for name in FINDINGS:
        tab = tabs.get_by_role("tab", name=re.compile(f"^{name}"))
        if not tab.count():
            continue
        tab.click()
        settled(pane)
        yield f"findings-{name.lower()}"
        yield from _deeper(pane, name)
    tabs.get_by_role("tab", name=re.compile("^Verdicts")).click()


def _deeper(pane: Locator, name: str) -> Iterator[str]:
    """Yield what a press opens on a tab of the findings."""
    if name == "Verdicts":
        why = pane.locator(".board-why").first
        why.click()
        settled(pane)
        yield "why"
        why.click()
    elif name == "Equilibria" and pane.locator(".state-name").count():
        state = pane.locator(".state-name").first
        state.click()
        settled(pane)
        yield "why-a-state-holds"
        state.click()
    elif name in {"Graph", "Deal", "Ties", "Chances"}:
        table = pane.locator("summary", has_text="The same as a table")
        if not table.count():  # there is no picture, and why is said
            return
        table.first.click()
        yield f"findings-{name.lower()}-table"
        table.first.click()
        if name == "Ties":
            with dialog(pane.page, pane.get_by_role("button", name="Show it large").first):
                yield "picture-large"


def of_what_if(page: Page) -> Iterator[str]:
    """Yield what can be changed, the verdicts with a change, and the dialog that saves it."""
    pane = go(page, "What if")
    more = pane.get_by_role("button", name="Change something")
    if more.count():
        more.click()
    for name in WHAT_IF:
        pane.get_by_role("tab", name=re.compile(f"^{name}")).click()
        yield f"what-if-{name.lower()}"
    pane.get_by_role("tab", name=re.compile("^Assumptions")).click()
    pane.get_by_role("switch").first.click()
    expect(pane.get_by_role("list", name="Changes supposed now")).to_be_visible()
    yield "what-if-changed"
    with dialog(page, pane.get_by_role("button", name="Save as scenario")):
        yield "save-scenario"
    expect(go(page, "Findings").locator(".board-rows")).to_have_attribute("aria-busy", "false")
    yield "findings-supposing"  # chances are still to come
    page.keyboard.press("Alt+0")
    less = go(page, "What if").get_by_role("button", name="Less", exact=True)
    if less.count():
        less.click()


def over_all(page: Page) -> Iterator[str]:
    """Yield the menus and dialogs of the bar."""
    for name, label in (("menu-files", "file menu$"), ("menu-look", "^Look")):
        page.get_by_role("button", name=re.compile(label)).click()
        yield name
        page.keyboard.press("Escape")
    for item in DIALOGS:
        menu(page, item)
        expect(page.get_by_role("dialog")).to_be_visible()
        yield item.lower().replace(" ", "-")
        page.keyboard.press("Escape")
    with dialog(page, page.get_by_role("button", name="Keys and help")):
        yield "help"


def of_files(page: Page) -> Iterator[str]:
    """Yield the list of files."""
    page.keyboard.press("Control+o")
    expect(page.locator(".files")).to_be_visible()
    yield "files"
    page.get_by_role("button", name="Back to the model").click()
    expect(page.locator(".files")).to_have_count(0)


def tour(page: Page) -> Iterator[str]:
    """Yield the steps of the tour."""
    page.get_by_role("button", name="Tour of two minutes").click()
    card = page.locator(".tour-card")
    card.wait_for()
    for number in range(1, 12):
        page.wait_for_timeout(300)  # the card finds its place
        yield f"tour-{number}"
        page.keyboard.press("Alt+n")
        if not card.count():
            return


@contextmanager
def dialog(page: Page, opener: Locator) -> Iterator[Locator]:
    """Open a dialog, and close it by the key afterwards, with what it has led to."""
    opener.click()
    shown = page.get_by_role("dialog")
    expect(shown).to_be_visible()
    yield shown
    page.keyboard.press("Escape")
    with suppress(NotInTime):
        shown.wait_for(state="detached", timeout=500)
    if shown.count():  # a list of names was open in it
        page.keyboard.press("Escape")
    expect(shown).to_have_count(0)


def settled(where: Locator | Page) -> None:
    """Wait until nothing there is being worked out any more."""
    expect(where.locator(".skeleton, [aria-busy=true], .bar-status.busy")).to_have_count(0, timeout=SETTLED)
