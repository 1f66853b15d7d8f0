"""The page as it is built: small, alone, and without what its policy forbids."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from detente.workbench.built import built
from tests.workbench.maker import ROOT, current_page, run_node

MOST = 200_000
MOST_OF_WIDGET = 32_000
NAMED = ("http://www.w3.org/",)
"""Addresses that are names of XML vocabularies and nothing that is fetched."""

_COMMENTS = re.compile(r"/\*.*?\*/|//[^\n]*", re.DOTALL)


@pytest.fixture(scope="module")
def page() -> Path:
    return current_page()


def shipped(page: Path) -> list[Path]:
    return sorted(path for path in page.rglob("*") if path.suffix in (".js", ".css", ".html", ".svg"))


def own(page: Path) -> list[Path]:
    """Return the files of the page itself, without the widget of notebooks, which it never loads."""
    return [path for path in shipped(page) if "widget" not in path.relative_to(page).parts]


def code(page: Path) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in shipped(page))


def test_the_page_weighs_less_than_200_kb_compressed_with_its_editor(page: Path) -> None:
    sizes = {path.name: len(gzip.compress(path.read_bytes(), 9, mtime=0)) for path in own(page)}
    assert any("codemirror" in name for name in sizes)
    assert sum(sizes.values()) < MOST, sizes


def test_the_widget_of_notebooks_is_one_script_of_less_than_32_kb_compressed(page: Path) -> None:
    files = sorted(path.name for path in (page / "widget").iterdir())
    assert ["widget.js"] == files
    assert len(gzip.compress((page / "widget" / "widget.js").read_bytes(), 9, mtime=0)) < MOST_OF_WIDGET
    assert not any("detente-widget" in path.read_text(encoding="utf-8") for path in own(page))


def test_the_server_hands_out_nothing_of_the_widget(page: Path) -> None:
    assert [path for path in built(page) if "widget" in path] == []


def test_the_editor_is_loaded_only_when_it_is_shown(page: Path) -> None:
    first = (page / "index.html").read_text(encoding="utf-8")
    assert "codemirror" not in first
    assert len(re.findall(r"<script", first)) == 1


def test_no_address_of_another_server_is_in_the_page(page: Path) -> None:
    found = set(re.findall(r"(?:https?:|wss?:)?//[a-z0-9-]+\.[a-z.]{2,}[\w./-]*", code(page), re.IGNORECASE))
    assert {address for address in found if not address.startswith(NAMED)} == set()


@pytest.mark.parametrize(
    "forbidden",
    [
        r"\beval\(",
        r"new Function\b",
        r"dangerouslySetInnerHTML\s*:",
        r"document\.write",
        r"insertAdjacentHTML",
        r"outerHTML\s*=",
    ],
)
def test_the_page_makes_no_code_and_no_html_of_text(page: Path, forbidden: str) -> None:
    assert re.findall(forbidden, code(page)) == []


def test_our_own_sources_never_set_html() -> None:
    sources = [path for path in (ROOT / "web" / "src").rglob("*.ts*") if path.is_file()]
    assert len(sources) > 30
    html = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function"
    unwanted = re.compile(html + r"|export default|:\s*any\b|as any\b")
    found = {path.name: unwanted.findall(_COMMENTS.sub("", path.read_text(encoding="utf-8"))) for path in sources}
    assert {name: matches for name, matches in found.items() if matches} == {}


def test_the_page_has_no_script_and_no_style_in_its_html(page: Path) -> None:
    html = (page / "index.html").read_text(encoding="utf-8")
    assert re.findall(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)", html) == []


def test_the_nonce_of_the_styles_is_left_for_the_server_to_fill_in(page: Path) -> None:
    assert (page / "index.html").read_text(encoding="utf-8").count("STYLE-NONCE") == 1


def test_nothing_in_the_page_says_where_or_when_it_was_made(page: Path) -> None:
    assert str(ROOT) not in code(page)
    assert re.findall(r"/tmp/|node_modules|sourceMappingURL", code(page)) == []


def test_the_licences_of_all_that_is_in_the_page_come_with_it(page: Path) -> None:
    notices = (page / "THIRD-PARTY-NOTICES.txt").read_text(encoding="utf-8")
    for name in ("preact", "@preact/signals", "@codemirror/view", "@lezer/common", "style-mod", "crelt", "w3c-keyname"):
        assert re.search(rf"^{name} \d+\.\d+\.\d+$", notices, re.MULTILINE), name
    assert re.search(r"^vite ", notices, re.MULTILINE) is None


def test_the_types_of_the_page_are_right() -> None:
    checked = run_node("node_modules/typescript/bin/tsc", "--noEmit")
    assert (checked.returncode, checked.stdout) == (0, "")


def test_what_needs_no_browser_works_in_node() -> None:
    ran = run_node("tests/run.js")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert int(re.findall(r"^# pass (\d+)$", ran.stdout, re.MULTILINE)[0]) >= 25
