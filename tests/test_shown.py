from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Callable
from dataclasses import is_dataclass
from html import unescape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

import detente
from detente import case, results, shown
from tests.report.sample import MODEL as HOSTILE
from tests.report.test_robust_pictures import MODEL as UNSURE

RECORDS = [
    record
    for room in (case, results)
    for record in (getattr(room, name) for name in room.__all__)
    if isinstance(record, type) and is_dataclass(record)
]

ANSWERS: dict[str, Callable[[detente.Case], Any]] = {
    "case": lambda case: case,
    "check": lambda case: case.check(depth=0),
    "solve": lambda case: case.solve(),
    "views": lambda case: case.views(concepts=["seq"]),
    "paths": lambda case: case.paths(case.conflict.options[0].key),
    "inverse": lambda case: case.inverse("nothing"),
    "ties": lambda case: case.ties(),
    "sway": lambda case: case.sway(effort=50, numbers=False),
    "sources": lambda case: case.sources(in_time=False, quick=True),
}


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_every_record_shows_itself_in_the_one_way_there_is(record: type) -> None:
    assert (shown.bundle, shown.html) == (record._repr_mimebundle_, record._repr_html_)  # type: ignore[attr-defined]


def test_no_other_module_has_a_way_of_its_own() -> None:
    sources = (path for path in (Path(detente.__file__).parent).rglob("*.py") if path.name != "shown.py")
    own = [path.name for path in sources if re.search(r"def _repr_(html|svg|mimebundle)_", path.read_text("utf-8"))]
    assert ["bridge.py"] == own  # the widget, which anywidget shows


@pytest.mark.parametrize("name", sorted(ANSWERS))
def test_what_a_hostile_model_answers_is_shown_and_nothing_of_it_is_markup(name: str) -> None:
    made = shown.bundle(ANSWERS[name](detente.loads(HOSTILE)))
    assert ["text/plain", "text/html"] == list(made)[:2]
    assert made["text/plain"].strip()
    bare = re.sub(r'<img src="data:image/svg\+xml;base64,[\w+/=]*" alt="[^"<>]*" style="[^"]*">', "", made["text/html"])
    assert {"p", "table", "caption", "thead", "tbody", "tr", "th", "td"} >= set(re.findall(r"</?([a-z]+)", bare))
    assert "javascript:" not in re.sub(r">[^<]*<", "><", bare)


@pytest.mark.parametrize("name", ["solve", "paths", "ties", "sway"])
def test_a_picture_in_the_html_is_the_one_beside_it_with_its_title_for_a_name(name: str) -> None:
    made = shown.bundle(ANSWERS[name](detente.loads(HOSTILE)))
    data, alt = re.findall(r'base64,([\w+/=]*)" alt="([^"]*)"', made["text/html"])[0]
    drawn = b64decode(data).decode()
    root = ElementTree.fromstring(drawn)
    title = root.find("{http://www.w3.org/2000/svg}title")
    assert made["image/svg+xml"] == drawn
    assert title is not None
    assert unescape(alt).startswith(" ".join((title.text or "").split()).rstrip("."))
    assert "background:var(--paper)" in root.attrib["style"]


def test_the_text_has_every_row_of_the_table() -> None:
    found = detente.load(detente.shipped("classroom")).check(depth=0)
    text = " ".join(shown.text(found).split())
    assert [] == [row for row in found.table().rows if row[1] not in text or row[0] not in text]
    assert found.table().note in text


def test_the_first_table_is_not_shown_twice_and_those_without_rows_are_left_out() -> None:
    found = detente.loads(UNSURE).robust(every=True)
    titles = re.findall(r"<caption[^>]*>([^<]*)<", shown.html(found))
    wanted = [found.table(), *found.tables()]
    assert [table.title for table in wanted if table.rows] == [unescape(title) for title in titles]
    deal = detente.load(detente.shipped("strike")).deal()
    titles = [unescape(title) for title in re.findall(r"<caption[^>]*>([^<]*)<", shown.html(deal))]
    assert (1, deal.table().title) == (titles.count(titles[0]), titles[0])


def test_only_what_is_wanted_is_made() -> None:
    class Drawn:
        def to_svg(self) -> str:
            raise AssertionError("nobody asked for a picture")

    assert {} == shown.bundle(Drawn(), include=["text/plain"])
    assert ["text/plain"] == list(shown.bundle(detente.loads(UNSURE), exclude=["text/html"]))


def test_what_has_nothing_to_draw_is_shown_without_a_picture() -> None:
    nothing = detente.load(detente.shipped("strike")).chances(of=[], within=1.0, steps=1)
    assert bool(nothing.found.curves) == ("image/svg+xml" in shown.bundle(nothing))


def test_notebooks_ask_for_it_by_name() -> None:
    formatters = pytest.importorskip("IPython.core.formatters")
    data, _ = formatters.DisplayFormatter().format(detente.load(detente.shipped("classroom")).solve())
    assert {"text/plain", "text/html", "image/svg+xml"} == set(data)
    assert "Solve(" not in data["text/plain"]
