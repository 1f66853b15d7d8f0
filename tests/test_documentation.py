"""The documentation is built as `make docs` builds it, offline, and has everything there is."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from lark import Lark

from detente.bargaining import KEYS
from detente.cases import CASES
from detente.commands import COMMANDS
from detente.dynamics.rules import RULES as CHOICES
from detente.language.grammar import PHRASES, RULES, STARTS, grammar
from detente.report.limits import LIMITS
from detente.stability import ASKED_BY_NAME, COALITION_CONCEPTS, CONCEPTS
from tests.docs_links import CODE, DOCS, FENCED, pages
from tests.test_docs import examples

ROOT = DOCS.parent
HEADLINES = [("formula", "Formulas"), ("claim", "Claims that are answered"), ("edit", "Edits")]
NEEDS_SPHINX = pytest.mark.skipif(importlib.util.find_spec("furo") is None, reason="needs Sphinx (group docs)")


def text(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def forms() -> dict[str, set[str]]:
    """Return, by start symbol, the names of the rules that the examples in the docs are read by."""
    plain = Lark(grammar(), start=list(STARTS), parser="lalr", lexer="contextual")
    found: dict[str, set[str]] = {}
    for start, title in HEADLINES:
        trees = [plain.parse(example, start=start) for example in examples(title)]
        found[start] = {str(below.data) for tree in trees for below in tree.iter_subtrees()}
    return found


def aliases(start: str) -> set[str]:
    """Return the forms of a start symbol: the names its rules, and those below it, are given by an arrow."""
    blocks = re.split(r"\n(?=\?)", RULES.strip())
    at = [block.startswith(f"?{start}:") for block in blocks].index(True)
    starts = [number for number, block in enumerate(blocks) if block.startswith(tuple(f"?{one}:" for one in STARTS))]
    end = next((number for number in starts if number > at), len(blocks))
    return set(re.findall(r"-> (\w+)", "\n".join(blocks[at:end]))) - {"group"}


@pytest.mark.parametrize("start", [start for start, _ in HEADLINES])
def test_every_form_of_the_grammar_has_an_example_that_is_read_by_it(start: str, forms: dict[str, set[str]]) -> None:
    assert aliases(start)
    assert set() == aliases(start) - forms[start]


def test_every_word_of_the_language_is_on_its_page_or_that_of_orders() -> None:
    written = " ".join(re.findall(r"`[^`\n]+`", text("claims.md") + text("robust.md") + text("model-file.md")))
    assert [] == [phrase for _, phrase in PHRASES if not re.search(rf"\b{re.escape(phrase)}\b", written)]


def test_every_concept_is_explained_with_its_source_and_on_the_page_of_claims() -> None:
    keys = [concept.key for concept in (*CONCEPTS, *ASKED_BY_NAME, *COALITION_CONCEPTS)]
    for page in ("theory/stability.md", "claims.md"):
        assert [] == [key for key in keys if f"`{key}`" not in text(page)]


def test_every_rule_of_choice_and_theory_of_bargaining_has_its_place_in_a_chapter() -> None:
    assert [] == [rule.key for rule in CHOICES if f"`{rule.key}`" not in text("theory/dynamics.md")]
    said = text("theory/deals.md").lower().replace("–", "-")
    assert [] == [key for key in KEYS if key not in said]


def test_every_command_is_shown_at_work_somewhere_besides_its_help() -> None:
    told = "".join(
        page.read_text(encoding="utf-8") for page in pages() if page.name not in ("commands.md", "changelog.md")
    )
    assert [] == [entry.name for entry in COMMANDS if f"detente {entry.name}" not in told]


def test_the_page_of_limits_has_the_lines_that_every_report_has() -> None:
    page = text("limits.md")
    assert [] == [head for head, _ in LIMITS if f"## {head}\n" not in page]
    assert [] == [row for _, rows in LIMITS for row in rows if f"- {row}\n" not in page]


@NEEDS_SPHINX
def test_the_documentation_is_built_without_a_warning_and_fetches_nothing(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "sphinx", "-b", "html", "-W", "--keep-going", "-q", "-d", str(tmp_path / "trees")]
    environment = {**os.environ, "http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9"}
    done = subprocess.run(
        [*command, str(DOCS), str(tmp_path / "html")], env=environment, capture_output=True, text=True, check=False
    )
    said = [
        line for line in done.stderr.splitlines() if not line.startswith("[IPKernelApp]")
    ]  # a word about its sockets
    assert (0, []) == (done.returncode, said)
    built = {path.relative_to(tmp_path / "html").as_posix(): path for path in (tmp_path / "html").rglob("*.html")}
    assert set() == {f"gallery/{case.key}.html" for case in CASES} - set(built)
    assert set() == {page.relative_to(DOCS).with_suffix(".html").as_posix() for page in pages()} - set(built)
    fetched = re.compile(r"<(?:script|img|link|iframe|source)\b[^>]*\b(?:src|href)=\"(?:https?:)?//[^\"]+")
    assert {} == {name: found for name, path in built.items() if (found := fetched.findall(path.read_text("utf-8")))}
    styles = [path.read_text(encoding="utf-8") for path in (tmp_path / "html").rglob("*.css")]
    assert [] == [found for style in styles for found in re.findall(r"url\(\s*[\"']?(?:https?:)?//|@import", style)]


def test_the_citation_is_a_valid_one_of_the_version_that_is_released() -> None:
    from detente import __version__
    from detente.files.node import plain_data
    from detente.files.yaml import compose

    said = plain_data(compose((ROOT / "CITATION.cff").read_text(encoding="utf-8")).root)
    assert {"cff-version", "message", "title", "authors"} <= set(said)
    assert ("1.2.0", "software", __version__, "MIT") == tuple(
        str(said[key]) for key in ("cff-version", "type", "version", "license")
    )
    assert all({"name"} == set(author) or "family-names" in author for author in said["authors"])


def test_what_is_not_prose_is_left_out_where_links_are_looked_for() -> None:
    assert "a  b" == CODE.sub("", "a `[x](y)` b")
    assert "" == FENCED.sub("", "```sh\n[x](y)\n```")
