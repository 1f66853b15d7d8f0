"""The report stands alone, is well formed, escapes what it shows, and every link in it leads somewhere."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from detente.cases import case_path
from detente.conflict.model import Conflict
from detente.files import load
from detente.findings import check
from detente.moves import compile_graph
from detente.report.page import PARTS, page
from detente.report.policy import POLICY
from detente.stability import solve
from tests.report.sample import sample_page, solved

VOID = {"meta", "br", "hr", "col"}


class Walker(HTMLParser):
    """Walks a page and notes what does not nest, ids, links and elements."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.names: set[str] = set()
        self.attributes: list[tuple[str, str, str]] = []
        self.feed(page)
        self.wrong += self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        if tag == "a" and "a" in self.open:
            self.wrong.append("a link in a link")
        if tag in {"p", "ul", "ol", "div", "table"} and self.open and self.open[-1] == "p":
            self.wrong.append(f"{tag} in p")
        if tag not in VOID:
            self.open.append(tag)
        for name, value in attrs:
            self.attributes.append((tag, name, value or ""))
            if name == "id":
                self.ids.append(value or "")
            if name == "href":
                self.links.append(value or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}>")


@pytest.fixture(scope="module")
def walk() -> Walker:
    return Walker(sample_page())


def test_every_element_is_closed_where_it_was_opened(walk: Walker) -> None:
    assert [] == walk.wrong


def test_no_id_is_given_twice(walk: Walker) -> None:
    assert len(set(walk.ids)) == len(walk.ids)


def test_every_link_leads_to_a_place_on_the_page(walk: Walker) -> None:
    assert set() == {link for link in walk.links if not link.startswith("#") or link[1:] not in walk.ids}


def test_the_page_has_no_script_and_loads_nothing(walk: Walker) -> None:
    assert set() == walk.names & {
        "script",
        "img",
        "iframe",
        "object",
        "embed",
        "link",
        "base",
        "form",
        "video",
        "audio",
    }
    assert [] == [
        name for _, name, _ in walk.attributes if name.startswith("on") or name in {"src", "srcset", "action"}
    ]
    assert not re.search(r"url\((?!#)|@import|javascript:", sample_page())


def test_the_page_says_that_it_may_load_nothing(walk: Walker) -> None:
    assert ("meta", "content", POLICY) in walk.attributes


def test_text_from_the_model_is_escaped_and_what_is_hidden_in_it_shows() -> None:
    page = sample_page()
    assert "<script" not in page
    assert "alert(1)" in page
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u200b-\u200f]", page)
    assert r"\u202edrawkcab\u202c" in page
    assert r"The harbour \u202eis closed &lt;i&gt;" in page
    assert "&lt;b&gt;nobody&lt;/b&gt;" in page


def test_every_claim_and_every_want_has_its_place(walk: Walker) -> None:
    conflict = solved()[0].conflict
    wanted = [f"claim-{claim.id}" for claim in conflict.claims] + [f"a-{want}" for want in conflict.statement]
    assert [] == [id for id in wanted if id not in walk.ids]


def test_every_sentence_that_something_rests_on_can_be_gone_to(walk: Walker) -> None:
    assert {f"q-{quote.key}" for quote in solved()[0].conflict.quotes} == {id for id in walk.ids if id[:2] == "q-"}


def test_every_part_is_there_in_its_order(walk: Walker) -> None:
    parts = [part.id for part in PARTS]
    assert parts == [id for id in walk.ids if id in parts]


def test_verdicts_stand_as_words_and_as_shapes() -> None:
    page = sample_page()
    for verdict in solved()[2].verdicts:
        card = page[page.index(f'id="claim-{verdict.claim}"') :]
        assert f'href="#i-{verdict.outcome}"' in card[:400]
        assert f">{verdict.outcome}</span>" in card[:500]


def test_an_unexpected_verdict_says_what_was_expected() -> None:
    assert "holds was expected" in sample_page()


@pytest.mark.parametrize("key", ["cuban", "tower22"])
def test_the_shipped_cases_make_sound_pages(key: str) -> None:
    loaded = load(case_path(key))
    graph = compile_graph(loaded.conflict)
    found = check(loaded.conflict, depth=0)
    walk = Walker(page(loaded.conflict, loaded.texts, graph, solve(graph), found))
    lost = {link for link in walk.links if link[1:] not in walk.ids}
    assert ([], set(), len(walk.ids)) == (walk.wrong, lost, len(set(walk.ids)))


def test_an_empty_model_still_makes_a_page() -> None:
    nothing = Conflict("", (), ())
    graph = compile_graph(nothing)
    walk = Walker(page(nothing, {}, graph, solve(graph), check(nothing)))
    assert ([], set()) == (walk.wrong, {link for link in walk.links if link[1:] not in walk.ids})


def test_the_date_is_printed_as_given() -> None:
    assert "2026-11-22" in sample_page()


def test_the_same_material_gives_the_same_page() -> None:
    sample_page.cache_clear()
    first = sample_page()
    sample_page.cache_clear()
    assert first == sample_page()
