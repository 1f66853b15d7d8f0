"""The comment under a pull request: which verdict moved, with which assumption, and nothing a model says as markup."""

from __future__ import annotations

import re

import pytest

from detente.case import loads
from detente.report.comment import MARK, MOST, comment

OLD = """\
detente: 1
title: The ferry
actors:
  port: {options: {strike: Strike}, wants: [not town.sue, strike]}
  town: {options: {sue: Sue the port}, wants: [sue if port.strike, not sue]}
claims:
  - {id: calm, says: The port dares not strike, test: not port.strike and not town.sue is stable(seq) for port}
"""
MOVED = OLD.replace("[not town.sue, strike]", "[strike, not town.sue]")


def said(new: str, old: str = OLD) -> str:
    """Return the comment on a change."""
    found = loads(old).compare(loads(new)).found
    return comment(found.title, found)


def test_the_verdict_that_moved_stands_first_with_the_assumption_and_how_it_moved() -> None:
    lines = said(MOVED).splitlines()
    assert [MARK, "", "## The ferry: 1 verdict changed"] == lines[:3]
    row = next(line for line in lines if line.startswith("| calm |"))
    cells = [cell.strip() for cell in row.strip("|").split("|")]
    assert ["calm", "✓ holds", "✗ fails", "want port.not-town-sue (moved)", "place: 1 → 2"] == cells[:5]


@pytest.mark.parametrize(
    ("new", "headline"),
    [
        (OLD, "no change"),
        (OLD.replace("Sue the port", "Go to court"), "no verdict changed"),
        (MOVED, "1 verdict changed"),
    ],
)
def test_the_headline_says_it_all(new: str, headline: str) -> None:
    assert f"## The ferry: {headline}" == said(new).splitlines()[2]


def test_what_is_long_is_folded_and_cut_with_its_count() -> None:
    many = "conditions: {" + ", ".join(f"c{at}: Fact {at}" for at in range(MOST + 7)) + "}\n"
    text = said(OLD + many)
    assert f"<details><summary>What changed in the file ({MOST + 7} rows)</summary>" in text
    assert MOST == len(re.findall(r"^\| \+ added \|", text, re.MULTILINE))
    assert "7 more rows" in text
    assert 65_536 > len(text)


def test_nothing_a_model_says_is_markup() -> None:
    hostile = "'<img src=x> | `x` [y](z) <!-- -->'"
    text = said(MOVED.replace("title: The ferry", f"title: {hostile}").replace("Strike}", f"{hostile}}}"))
    assert "<img" not in text
    assert 1 == text.count("<!--")
    assert "[y](z)" not in text


def test_both_versions_are_named_by_their_hashes() -> None:
    found = loads(OLD).compare(loads(MOVED)).found
    assert f"model {found.old_hash[:12]} → {found.new_hash[:12]}" in said(MOVED)
