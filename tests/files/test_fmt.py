"""Anchoring: where quotes stand is written into the file, and nothing else is touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.evidence import text_hash
from detente.files.fmt import anchor_quotes
from detente.files.load import load, loads

ACCOUNT = "Nobody wants a war, he said. Everybody prepares for one, she said.\n"
MODEL = """\
detente: 1
title: Test
sources:
  col: {file: account.md}   # the column
  wire: wire.txt
actors:
  usa: {because: {source: col, exact: he said}}
quotes:
  # the first
  q1: {source: col, exact: Nobody wants a war}
  q2:
    source: wire
    exact: "two\\nlines"   # as printed
    start: 99
"""


@pytest.fixture
def model(tmp_path: Path) -> Path:
    (tmp_path / "account.md").write_text(ACCOUNT, encoding="utf-8")
    (tmp_path / "wire.txt").write_text("one, two\nlines, three", encoding="utf-8")
    (tmp_path / "m.yaml").write_text(MODEL, encoding="utf-8")
    return tmp_path / "m.yaml"


def test_quotes_are_anchored_and_the_rest_stays(model: Path) -> None:
    assert anchor_quotes(load(model)).splitlines() == [
        "detente: 1",
        "title: Test",
        "sources:",
        f"  col: {{file: account.md, sha256: {text_hash(ACCOUNT)}}}   # the column",
        "  wire: {file: wire.txt, sha256: " + text_hash("one, two\nlines, three") + "}",
        "actors:",
        "  usa: {because: {source: col, exact: he said}}",
        "quotes:",
        "  # the first",
        "  q1: {source: col, exact: Nobody wants a war, suffix: ', he said. Everybody pre', start: 0}",
        "  q2:",
        "    source: wire",
        '    exact: "two\\nlines"   # as printed',
        "    start: 5",
        "    prefix: 'one, '",
        "    suffix: ', three'",
    ]


def test_anchoring_twice_changes_nothing_more(model: Path) -> None:
    once = anchor_quotes(load(model))
    model.write_text(once, encoding="utf-8")
    assert anchor_quotes(load(model)) == once


def test_drifted_words_become_the_words_that_are_there(model: Path) -> None:
    (model.parent / "account.md").write_text(ACCOUNT.replace("wants a war", "wanted a war"), encoding="utf-8")
    text = anchor_quotes(load(model, lenient=True))
    assert "exact: Nobody wanted a war" in text
    model.write_text(text, encoding="utf-8")
    assert load(model).warnings == ()


def test_without_texts_there_is_nothing_to_anchor() -> None:
    assert anchor_quotes(loads(MODEL)) == MODEL
