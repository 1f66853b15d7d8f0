"""Strings that mean harm in every field, in every view: they are words on the page, and nothing else happens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

import detente
from tests.browser import wait
from tests.effort import draws
from tests.workbench.journeys.acts import drop, go, told
from tests.workbench.journeys.hostile import account, model, models
from tests.workbench.journeys.payloads import EVIL, FILES, PAYLOADS
from tests.workbench.journeys.views import SETTLED, settled, views
from tests.workbench.served import served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

MODELS = models(PAYLOADS)
"""So many have each string in each field there are many of; in a long run each string has stood in every field."""

PLAIN = tuple(f"Plain words, number {number}" for number in range(len(PAYLOADS)))

WATCH = """
window.violations = [];
addEventListener("securitypolicyviolation", event =>
  window.violations.push([event.violatedDirective, event.blockedURI, event.sample]));
"""

HARM = """() => ({
  ran: window.pwned ?? null,
  polluted: ({}).x ?? ({}).polluted ?? null,
  violations: window.violations,
  handlers: [...document.querySelectorAll("*")].flatMap(each => [...each.attributes])
    .filter(each => each.name.startsWith("on")).map(each => each.name),
  links: [...document.querySelectorAll("*")].flatMap(each =>
    ["href", "src", "srcset", "action", "formaction", "background", "poster", "data", "xlink:href"]
      .map(name => each.getAttribute(name)))
    .filter(each => each && !/^(#|blob:|data:image\\/|\\/|\\.\\/|http:\\/\\/127\\.0\\.0\\.1:)/.test(each)),
})"""

PLANTED = """from => {
  const image = document.createElement("img");
  image.setAttribute("src", from);
  document.body.append(image);
}"""

NONE = {"ran": None, "polluted": None, "violations": [], "handlers": [], "links": []}

CENSUS = """names => Object.fromEntries(names.map(name =>
  [name, [...document.getElementsByTagName(name)].filter(each => !each.closest("[role=log]")).length]))"""
"""Messages, which come and go, are left out."""

ALIEN = (
    "script", "style", "link", "meta", "base", "title", "iframe", "frameset", "object", "embed", "img", "image",
    "video", "audio", "source", "form", "keygen", "marquee", "isindex", "area", "template", "math", "mglyph",
    "foreignObject", "animate", "set", "use", "listing", "xmp", "noscript", "font", "body", "head",
)  # fmt: skip
"""Elements of which a text could bring one: there are as many as with plain words."""

COUNTED = ("li", "tr", "td", "th", "button", "input", "select", "option", "dialog", "textarea", "svg")
"""Elements of which there are as many as with plain words, wherever the words do not say how many."""

UNLIKE = (
    "account", "use-a-sentence", "evidence", "new-want", "model-form", "model-file", "model-both", "file", "picture",
    "graph", "chances", "deal", "ties", "changed", "save-scenario", "supposing",
)  # fmt: skip
"""Views (by how their names begin or end) in which lines, sentences, wrapped words, suggestions or what is still being
worked out decide how many elements there are."""


@dataclass
class Seen:
    """What happened in a tab that should not: dialogs, requests elsewhere, faults of scripts."""

    dialogs: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


@contextmanager
def tab(chrome: Browser, folder: Path) -> Iterator[tuple[Page, Seen]]:
    """Serve a folder and open it, watched; nothing bad has happened at the end."""
    seen = Seen()
    with served(folder) as server:
        context = chrome.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
        context.add_init_script(f"sessionStorage.setItem('detente.token', {server.token!r});{WATCH}")
        context.add_init_script("localStorage.setItem('detente.tour', 'done')")
        page = context.new_page()
        own = (server.link.partition("#")[0], "blob:", "data:", f"ws://127.0.0.1:{server.port}/")
        page.on("dialog", lambda asked: (seen.dialogs.append(asked.message), asked.accept()))
        context.on("request", lambda asked: None if asked.url.startswith(own) else seen.elsewhere.append(asked.url))
        context.on("page", lambda opened: seen.elsewhere.append(opened.url) if opened != page else None)
        page.on("pageerror", lambda error: seen.faults.append(str(error)))
        page.goto(own[0])
        yield page, seen
        assert NONE == page.evaluate(HARM)
        context.close()
    assert Seen() == seen


def laid(folder: Path, strings: tuple[str, ...], number: int) -> Path:
    """Write a model and its text into a folder."""
    folder.mkdir()
    (folder / "model.yaml").write_text(model(strings, number), encoding="utf-8")
    (folder / "account.md").write_text(account(strings, number), encoding="utf-8")
    return folder


def counted(page: Page) -> Iterator[tuple[str, dict[str, int], dict[str, int]]]:
    """Yield each view by its name, with how many there are of the elements that matter once all of them are there."""
    for name in views(page):
        expect(page.get_by_text("still to come")).to_have_count(0)
        settled(page)
        harm = page.evaluate(HARM)
        assert (name, NONE) == (name, harm)
        yield name, page.evaluate(CENSUS, list(ALIEN)), page.evaluate(CENSUS, list(COUNTED))


def ready(page: Page) -> None:
    """Wait until the model is read and all its verdicts are there."""
    expect(page.locator(".board-rows .verdict").first).to_be_visible(timeout=SETTLED)
    settled(page)


@pytest.fixture(scope="module")
def plain(
    chrome: Browser, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, tuple[dict[str, int], dict[str, int]]]:
    """Return the counts of all views with plain words in every field."""
    with tab(chrome, laid(tmp_path_factory.mktemp("plain") / "folder", PLAIN, 0)) as (page, _):
        ready(page)
        return {name: (alien, rows) for name, alien, rows in counted(page)}


def test_there_are_two_hundred_strings_and_all_of_them_differ() -> None:
    assert len({*PAYLOADS}) == len(PAYLOADS) >= 200


def test_what_these_tests_look_for_they_would_find(chrome: Browser, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    found: dict[str, object] = {}
    with pytest.raises(AssertionError):
        found_where_planted(chrome, folder, found)
    assert ["img-src", True, [f"{EVIL}/pixel.png"]] == [*found.values()]


def found_where_planted(chrome: Browser, folder: Path, found: dict[str, object]) -> None:
    """Put a picture from elsewhere into a page, as a text must not be able to; what is seen goes to `found`."""
    with tab(chrome, folder) as (page, _):
        expect(page.locator(".files")).to_be_visible()
        before = page.evaluate(CENSUS, list(ALIEN))
        page.evaluate(PLANTED, f"{EVIL}/pixel.png")
        wait(page, "window.violations.length > 0")
        harm = page.evaluate(HARM)
        found["policy"] = harm["violations"][0][0]
        found["counted"] = before != page.evaluate(CENSUS, list(ALIEN))
        found["links"] = harm["links"]


@pytest.mark.parametrize("number", range(draws(MODELS, soak=MODELS + len(PAYLOADS))))
def test_in_every_field_and_every_view_they_are_words(
    chrome: Browser, tmp_path: Path, plain: dict[str, tuple[dict[str, int], dict[str, int]]], number: int
) -> None:
    folder = laid(tmp_path / "folder", PAYLOADS, number)
    conflict = detente.load(folder / "model.yaml").conflict
    with tab(chrome, folder) as (page, _):
        ready(page)
        shown = page.locator(".board-rows .row-says").evaluate_all(
            "all => all.map(each => each.firstChild.data.trim())"
        )
        assert [(claim.says or claim.test).strip() for claim in conflict.claims] == shown
        found = {name: (alien, rows) for name, alien, rows in counted(page)}
        room = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert {*plain} == {*found}
    assert {name: plain[name][0] for name in plain} == {name: found[name][0] for name in plain}
    alike = [name for name in plain if not name.startswith(UNLIKE) and not name.endswith(UNLIKE)]
    assert len(alike) > 10
    assert {name: plain[name][1] for name in alike} == {name: found[name][1] for name in alike}
    assert room[0] <= room[1]


def test_files_of_such_names_are_listed_by_them_and_do_nothing(chrome: Browser, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    names = [name for text in PAYLOADS for name in [text.replace("/", "\u2044")] if _can_be(folder, name)]
    assert len(names) > 150
    with tab(chrome, folder) as (page, _):
        expect(page.locator(".files-name").first).to_be_visible()
        shown = page.locator(".files-name").all_text_contents()
        assert NONE == page.evaluate(HARM)
        assert {f"{name}.yaml" for name in names} <= {*shown}
        page.locator(".files-open").first.click()
        expect(page.get_by_role("heading", name=re.compile("Small"))).to_be_visible()


def test_texts_dropped_under_such_names_are_read_and_their_words_stay_words(chrome: Browser, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    given = tmp_path / '"><img src=x onerror=alert(1)>.md'
    given.write_text("Iran warned that it would attack Israel.\n\n" + account(PAYLOADS, 1), encoding="utf-8")
    with tab(chrome, folder) as (page, _):
        expect(page.locator(".files")).to_be_visible()
        drop(page, given)
        expect(page.locator(".account-text")).to_be_visible(timeout=120_000)
        text = page.locator(".account-text").inner_text()
        assert "<img src=x onerror=alert(1)>" in text
        assert NONE == page.evaluate(HARM)
        assert 0 == page.locator(".account-text :is(img, script, svg, a, iframe, style, form)").count()
        go(page, "Model")
        assert NONE == page.evaluate(HARM)


def test_whole_files_that_mean_harm_are_opened_and_their_errors_said(chrome: Browser, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    for number, data in enumerate(FILES):
        (folder / f"f{number:02}.yaml").write_bytes(data)
    with tab(chrome, folder) as (page, _):
        expect(page.locator(".files-open").first).to_be_visible()
        *readable, broken = page.locator(".files-open .files-name").all_text_contents()
        for name in readable:
            page.get_by_role("button", name=re.compile(rf"^{re.escape(name)}")).press("Enter")
            expect(page.locator(".files")).to_have_count(0)
            expect(page.get_by_role("region", name="Errors")).to_be_visible()
            assert (name, NONE) == (name, page.evaluate(HARM))
            page.keyboard.press("Control+o")
            expect(page.locator(".files-open").first).to_be_visible()
        page.get_by_role("button", name=re.compile(f"^{broken}")).press("Enter")
        told(page, "this is no plain text in UTF-8")


def _can_be(folder: Path, name: str) -> bool:
    """Write a small model under a name, where the system takes it; those with marks nobody sees are not listed."""
    if not name or name[0] == "." or name != name.strip() or not name.isprintable():
        return False
    with suppress(OSError, ValueError):
        (folder / f"{name}.yaml").write_text("detente: 1\ntitle: Small\nactors: {a: {options: {x: X}, wants: [x]}}\n")
        return (folder / f"{name}.yaml").exists()
    return False
