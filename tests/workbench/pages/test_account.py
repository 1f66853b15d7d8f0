"""The account pane in a real browser: marks, voices, what rests on a sentence, and words that become assumptions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.workbench.served import Server, served

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.workbench.pages.conftest import Opening

MODEL = """detente: 1
title: Doves
sources:
  first: {file: first.txt, title: First text}
  second: {file: second.txt, title: Second text}
actors:
  arran:
    name: Arran
    options:
      sail: {does: Sail, because: q1}
      stay: {does: Stay}
    wants:
      - {that: not sail, id: calm, says: Calm, because: q2, said_by: [herald, arran]}
      - {that: stay, id: rest, says: Rest, because: q3, status: proposed}
  herald: {name: The Herald, kind: outlet}
claims:
  - {id: quiet, says: It stays quiet, test: no reachable equilibrium has arran.sail, because: q2}
quotes:
  q1: {source: first, exact: Arran may sail}
  q2: {source: first, exact: Arran wants calm}
  q3: {source: second, exact: Rest is sweet}
"""
FIRST = (
    "\U0001f54a\U0001f54a Arran may sail, e\u0301t vite. The Herald says Arran wants calm. \u0633\u0644\u0627\u0645. "
    "Nobody slept.\n"
)
BOTH = "Arran may sail, e\u0301t vite. The Herald says Arran wants calm."
SECOND = "Rest is sweet. So they say.\n"


@pytest.fixture
def doves(tmp_path: Path) -> Iterator[Server]:
    """Return a server of a small model with two texts, to be written to."""
    folder = tmp_path / "folder"
    folder.mkdir()
    for name, text in (("model.yaml", MODEL), ("first.txt", FIRST), ("second.txt", SECOND)):
        (folder / name).write_text(text, encoding="utf-8")
    with served(folder) as server:
        yield server


@pytest.fixture
def page(doves: Server, opening: Opening) -> Page:
    """Return a tab with that model."""
    opened = opening(on=doves)
    opened.wait_for_selector(".account-text .mark-of")
    return opened


def sentence(page: Page, words: str) -> Locator:
    return page.locator("#pane-account").get_by_role("group", name=words)


def select(page: Page, words: str) -> None:
    """Select words within one piece of the text, as a mouse does."""
    page.evaluate(
        """words => {
            const piece = [...document.querySelectorAll("[data-at]")].find(each => each.textContent.includes(words));
            const at = piece.textContent.indexOf(words);
            getSelection().setBaseAndExtent(piece.firstChild, at, piece.firstChild, at + words.length);
        }""",
        words,
    )


def text_of(page: Page) -> str:
    """Return the model as it stands in the page, with what was not saved."""
    return str(page.evaluate("JSON.parse(Object.entries(sessionStorage).find(([k]) => k.includes('draft.'))[1]).text"))


def marked(page: Page, kind: str) -> list[str]:
    return page.locator(f".account-text .mark-of.{kind}").all_inner_texts()


def test_marks_stand_under_their_words_though_letters_of_two_units_come_before(page: Page) -> None:
    assert (["Arran may sail"], ["Arran wants calm"]) == (marked(page, "done"), marked(page, "claim"))


def test_overlapping_marks_are_each_drawn_and_the_legend_takes_one_kind_away(page: Page) -> None:
    assert ["Arran wants calm"] == marked(page, "wanted")
    page.get_by_role("button", name=re.compile("Wanted")).click()
    assert ([], ["Arran wants calm"]) == (marked(page, "wanted"), marked(page, "claim"))


def test_a_sentence_says_what_rests_on_it_with_verdict_and_who_says_so(page: Page) -> None:
    sentence(page, "Arran wants calm").click()
    card = page.get_by_role("complementary", name="What rests on this sentence")
    card.get_by_text("holds").wait_for()
    assert ["It stays quiet", "Arran: Calm"] == [
        each.split(": ", 1)[1] for each in card.locator(".card-label").all_text_contents()
    ]
    assert "The Herald tells that Arran says so" in card.inner_text()
    assert "Claim: It stays quiet" in (page.locator(".sentence.pinned > [hidden]").text_content() or "")


def test_unused_sentences_are_counted_shown_and_found_by_a_key(page: Page) -> None:
    assert ["\u0633\u0644\u0627\u0645.", "Nobody slept."] == page.locator(".sentence.unused").all_inner_texts()
    assert "2" in (page.get_by_role("button", name=re.compile("Unused")).text_content() or "")
    page.locator("#pane-account").focus()
    page.keyboard.press("u")
    page.keyboard.press("u")
    assert "Nobody slept." == page.evaluate("document.activeElement.innerText")


def test_what_is_chosen_in_another_pane_is_outlined_here_in_the_source_it_stands_in(page: Page) -> None:
    assert "true" == page.get_by_role("tab", name="First text").get_attribute("aria-selected")
    page.locator("#pane-model").get_by_role("button", name=re.compile("sentence")).last.wait_for()
    page.locator("#pane-findings").get_by_text("It stays quiet").first.click()
    page.wait_for_selector(".account-text .mark-of.lit")
    assert {"Arran wants calm"} == set(page.locator(".account-text .mark-of.lit").all_inner_texts())


def test_a_proposal_is_dashed_and_accepted_in_its_place(page: Page) -> None:
    page.get_by_role("tab", name="Second text").click()
    assert 1 == page.locator(".mark-of.proposed").count()
    page.locator(".mark-of.proposed").click()
    page.locator(".card").get_by_role("button", name="Accept").click()
    page.wait_for_selector(".mark-of.proposed", state="detached")
    assert "status: proposed" not in text_of(page)


def test_a_proposal_is_rejected_in_its_place_and_undo_brings_it_back(page: Page) -> None:
    page.get_by_role("tab", name="Second text").click()
    page.locator(".mark-of.proposed").click()
    page.locator(".card").get_by_role("button", name="Reject: Arran: Rest").click()
    page.wait_for_selector(".mark-of.proposed", state="detached")
    page.keyboard.press("Control+z")
    page.wait_for_selector(".mark-of.proposed")


def test_selected_words_become_evidence_with_their_exact_place(page: Page) -> None:
    select(page, "Nobody slept")
    page.get_by_role("toolbar", name="Use the selected words").get_by_role("button", name="Evidence for").click()
    page.get_by_role("textbox", name="Search what is in the model").fill("stay option")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Nobody slept >> xpath=ancestor::mark")
    start = FIRST.index("Nobody slept")
    assert re.search(rf'exact: "?Nobody slept.*start: {start}\b', text_of(page), re.DOTALL)


def test_a_want_is_made_by_keyboard_alone_of_two_sentences(page: Page) -> None:
    sentence(page, "Arran may sail").focus()
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Shift+ArrowDown")
    page.get_by_role("toolbar", name="Use the selected words").wait_for()
    page.keyboard.press("Enter")
    page.get_by_role("dialog", name="What do these words say?").get_by_text(BOTH).wait_for()
    page.keyboard.press("Enter")
    page.get_by_role("dialog").get_by_label("Wants that").fill("stay")
    page.get_by_role("textbox", name="In words").fill("Stay at home")
    page.keyboard.press("Enter")
    page.wait_for_selector("dialog", state="detached")
    assert re.search(r"says: Stay at home", text_of(page))
    assert BOTH in text_of(page)


@pytest.mark.parametrize(
    ("kind", "fields", "written"),
    [
        ("An option", {"Short name": "flee", "What it does": "Flee"}, "flee: {does: Flee, because: q4}"),
        ("A fact", {"Short name": "night", "The fact in words": "It is night"}, "night: {says: It is night"),
        ("A claim", {"Short name": "sleepless", "The claim in words": "No sleep"}, "id: sleepless"),
        ("An actor", {"Short name": "veld", "Name": "Veld"}, "veld: {name: Veld, because: q4}"),
    ],
)
def test_a_sentence_becomes_a_thing_of_any_kind(page: Page, kind: str, fields: dict[str, str], written: str) -> None:
    sentence(page, "Nobody slept").click()
    page.locator(".card").get_by_role("button", name="Use it").click()
    page.get_by_role("dialog").get_by_role("button", name=kind).click()
    for label, value in fields.items():
        page.get_by_role("dialog").get_by_label(label, exact=True).fill(value)
    page.get_by_role("dialog").get_by_role("button", name="Add", exact=True).click()
    page.wait_for_selector("dialog", state="detached")
    assert written in text_of(page)
    assert "exact: Nobody slept." in text_of(page)


def test_what_rests_on_no_sentence_is_listed_and_given_the_selected_words(page: Page) -> None:
    page.get_by_role("button", name=re.compile(r"\d+ without a sentence")).first.click()
    bare = page.get_by_role("region", name="Assumptions without a sentence")
    assert ["Stay option"] == [each.strip() for each in bare.locator(".bare-row").all_inner_texts()]
    select(page, "Nobody slept")
    bare.get_by_role("button", name="Attach the selected words to Stay").click()
    page.wait_for_selector("text=0 without a sentence")


def test_marks_and_their_legend_differ_by_line_and_letter_not_by_colour_alone(page: Page) -> None:
    lines = [
        page.locator(f".legend .mark-of.{kind}").evaluate("e => getComputedStyle(e).textDecorationStyle")
        for kind in ("wanted", "done", "claim")
    ]
    assert 3 == len(set(lines))
    assert ["W", "D", "C"] == page.locator(".legend .legend-letter").all_inner_texts()
