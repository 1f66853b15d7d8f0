"""The brief in a real browser: one sheet of A4 and of Letter for every shipped case, and it fits a phone at night."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

import detente
from detente.cases import CASES
from detente.report.brief import brief_page
from tests.browser import launched, marks

pytestmark = marks()


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    with launched() as opened:
        yield opened


@pytest.fixture(scope="module", params=[case.key for case in CASES])
def address(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    path: Path = tmp_path_factory.mktemp("brief") / f"{request.param}.html"
    path.write_text(brief_page(detente.load(detente.shipped(request.param)).brief()), encoding="utf-8")
    return path.as_uri()


def test_the_brief_prints_on_one_sheet_stands_alone_and_fits(browser, address: str) -> None:
    pypdf = pytest.importorskip("pypdf")
    tab = browser.new_page(viewport={"width": 390, "height": 800}, color_scheme="dark")
    asked, complaints = [], []
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("console", lambda message: complaints.append(message.text))
    tab.goto(address)
    room = tab.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    sheets = [len(pypdf.PdfReader(BytesIO(tab.pdf(format=form))).pages) for form in ("A4", "Letter")]
    tab.close()
    assert [1, 1] == sheets
    assert ([address], []) == (asked, complaints)
    assert room[0] <= room[1]
