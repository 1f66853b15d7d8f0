"""A brief in letters that let it stand on one sheet."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

import detente
from detente.report.brief import Brief, Line, Part, brief_docx
from detente.report.brief.fit import HEIGHT, SIZES, height, size


def brief(*lengths: int) -> Brief:
    lines = tuple(Line("word " * (length // 5), ("C1", "C2")) for length in lengths)
    return Brief("A title", "2024-01-28", Line("What?", ("C1",)), (Part("follows", "What follows", lines),), (), "made")


@given(st.lists(st.integers(5, 300), max_size=40))
def test_the_letters_are_the_largest_that_fit(lengths: list[int]) -> None:
    found = brief(*lengths)
    chosen = size(found, "The end.")
    heights = [height(found, "The end.", one) for one in SIZES]
    assert heights == sorted(heights, reverse=True)
    fitting = [one for one, high in zip(SIZES, heights, strict=True) if high <= HEIGHT]
    assert (fitting or [SIZES[-1]])[0] == chosen


def test_a_longer_brief_is_higher_and_its_letters_are_smaller() -> None:
    short, long = brief(*[200] * 5), brief(*[290] * 20)
    assert SIZES[0] == size(short, "")
    assert SIZES[-1] < size(long, "") < SIZES[0]


def test_a_document_is_set_in_the_size_that_fits_it() -> None:
    docx = pytest.importorskip("docx")
    found = detente.load(detente.shipped("cuban")).brief()
    line = replace(found.parts[0].lines[0], text="A rather long line of some thirty words or so. " * 4)
    long = replace(found, parts=(replace(found.parts[0], lines=(line,) * 34),))
    sizes = [docx.Document(BytesIO(brief_docx(one))).styles["Normal"].font.size.pt for one in (found, long)]
    assert sizes[0] == SIZES[0] > sizes[1]
