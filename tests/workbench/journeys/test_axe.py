"""Every view by axe, wide and narrow, light and dark; each state and each verdict is found by role and name."""

from __future__ import annotations

import re
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

import detente
from tests.workbench.journeys.acts import go, saved, typed
from tests.workbench.journeys.axe import AXE, nameless, prepare, violations
from tests.workbench.journeys.views import part, settled, tour, views
from tests.workbench.maker import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.workbench.pages.conftest import Opening
    from tests.workbench.served import Server

COLOURS = ["color-contrast"]
"""In the dark only colours are others than in the light."""

pytestmark = pytest.mark.skipif(not AXE.exists(), reason="axe-core is not installed: make page-tests")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [400, 1280])
def test_axe_finds_nothing_in_any_view_and_everything_has_a_name(opening: Opening, width: int, scheme: str) -> None:
    page = opening(width=width, scheme=scheme)
    ready(page)
    found = {"whole": (violations(page), nameless(page))}
    for name in chain(views(page), tour(page)):
        wrong = violations(page, where=part(page, name), only=COLOURS if scheme == "dark" else None)
        without = nameless(page)
        found[name] = (wrong, without)
    assert {} == {name: what for name, what in found.items() if any(what)}
    assert pictured_in_docs() == {*found} - {"whole"}


def pictured_in_docs() -> set[str]:
    """Return the views that docs/views.md shows; each picture is there."""
    docs = ROOT / "docs"
    shown = re.findall(r"\]\((images/workbench/views/[\w-]+\.jpg)\)", (docs / "views.md").read_text(encoding="utf-8"))
    return {Path(picture).stem for picture in shown if (docs / picture).exists()}


def test_axe_finds_nothing_in_a_conflict(page: Page, server: Server, opening: Opening) -> None:
    other = opening(on=server, width=400, scheme="dark")
    ready(other)
    go(other, "Model")
    typed(other, "title: A base is bombed", " again")
    typed(page, "title: A base is bombed", " twice")
    saved(page)
    expect(other.get_by_role("dialog", name="model.yaml was changed by another program")).to_be_visible()
    assert ([], []) == (violations(other), nameless(other))


def test_axe_finds_nothing_where_the_link_was_used(opening: Opening) -> None:
    page = opening(width=400)
    page.evaluate("sessionStorage.clear()")
    locked = page.context.browser.new_page()  # type: ignore[union-attr]
    locked.goto(page.url)
    locked.get_by_text("A fresh one stands in the terminal").wait_for()
    prepare(locked)
    assert ([], []) == (violations(locked), nameless(locked))
    locked.close()


@pytest.mark.parametrize("width", [400, 1280])
def test_every_state_of_the_graph_is_a_button_with_a_name_of_its_own(opening: Opening, width: int) -> None:
    page = opening(width=width)
    ready(page)
    pane = go(page, "Findings")
    pane.get_by_role("tab", name="Graph").click()
    settled(pane)
    stage = pane.locator(".graph-stage")
    drawn = stage.locator("[data-state]").count()
    assert drawn > 5
    states = stage.get_by_role("button")
    expect(states).to_have_count(drawn)
    names = [each.get_attribute("aria-label") for each in states.all()]
    assert drawn == len({*names})
    for name in names[:: max(1, drawn // 6)]:
        found = stage.get_by_role("button", name=name, exact=True)
        found.focus()
        expect(found).to_be_focused()
    found = stage.locator("[data-state^=s]").last  # one state, and not several drawn as one
    found.focus()
    page.keyboard.press("Enter")
    expect(found).to_have_attribute("aria-pressed", "true")


def test_every_verdict_is_found_by_role_and_name(opening: Opening) -> None:
    page = opening()
    ready(page)
    pane = go(page, "Findings")
    expect(pane.locator(".board-rows .skeleton")).to_have_count(0, timeout=120_000)
    case = detente.load(detente.shipped("tower22"))
    words = "holds|fails|depends|untestable"
    for claim in case.conflict.claims:
        name = re.compile(rf"^({words})\b.*{re.escape(' '.join(claim.says.split()))}", re.DOTALL)
        assert pane.get_by_role("button", name=name).count() >= 1, claim.id


def ready(page: Page) -> None:
    """Wait for the verdicts, whichever pane is in front, and put axe in."""
    go(page, "Findings").locator(".board-rows .verdict").first.wait_for()
    prepare(page)
