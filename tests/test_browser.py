"""The report in a real browser: it stands alone, fits a phone, and its links lead somewhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import detente
from tests.browser import launched, marks

pytestmark = marks()


@pytest.fixture(scope="module", params=["cuban", "tower22"])
def address(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    case = detente.load(detente.shipped(request.param))
    path = case.report(tmp_path_factory.mktemp("report") / "page.html", check=case.check(depth=0), profiles=20)
    return path.resolve().as_uri()


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    with launched() as opened:
        yield opened


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 400])
def test_the_report_stands_alone_and_fits(browser, address: str, width: int, scheme: str) -> None:
    tab = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    asked, complaints = [], []
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("console", lambda message: complaints.append(message.text))
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    tab.goto(address)
    room = tab.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    tab.close()
    assert ([address], []) == (asked, complaints)
    assert room[0] <= room[1]


def test_every_link_within_the_report_leads_somewhere(browser, address: str) -> None:
    tab = browser.new_page()
    tab.goto(address)
    broken = tab.evaluate(
        """[...document.querySelectorAll('a')].map(a => a.getAttribute('href')).filter(
            href => href && href.startsWith('#') && !document.getElementById(decodeURIComponent(href.slice(1))))"""
    )
    scripts = tab.evaluate("document.scripts.length")
    tab.close()
    assert ([], 0) == (broken, scripts)


def test_colours_change_in_the_dark(browser, address: str) -> None:
    grounds = []
    for scheme in ("light", "dark"):
        tab = browser.new_page(color_scheme=scheme)
        tab.goto(address)
        grounds.append(tab.evaluate("getComputedStyle(document.body).backgroundColor"))
        tab.close()
    assert grounds[0] != grounds[1]


def test_the_page_is_where_it_was_said_to_be(address: str) -> None:
    assert Path(address.removeprefix("file://")).exists()
