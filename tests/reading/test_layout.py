from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.reading.attribution.imprint import furniture, imprint
from detente.reading.attribution.quotations import Quoted, quotations
from detente.reading.layout import PIECE, pieces, tidy
from detente.reading.pipeline import parse


@given(st.text())
def test_tidying_and_cutting_keep_every_place(text: str) -> None:
    plain = tidy(text)
    cut = pieces(plain)
    assert len(text) == len(plain) == sum(map(len, cut))
    assert all(PIECE >= len(piece) for piece in cut)


def test_control_and_bidi_characters_become_spaces_and_keep_their_place() -> None:
    assert "no  war  " == tidy("no\u202e war\x07\u2066")


def test_a_wrapped_line_is_joined_and_a_paragraph_is_not() -> None:
    line = "Iceland said that it would keep the port of Reykjavik open"
    assert [f"{line} for all.\n\n", "Norway did not."] == pieces(f"{line}\nfor all.\n\nNorway did not.")


def test_the_parse_has_the_length_of_the_text() -> None:
    text = "Norway\r\n\r\nleft.\x0b\x00 “Now”, it said.\n\n\n \nGone 🚢."
    doc = parse(text)
    assert len(text) == len(doc.text)


def test_quotations_end_with_their_paragraph() -> None:
    assert ((0, 8), (10, 15)) == quotations("“one two\n\n“two” and")


def test_scare_quotes_of_one_word_are_no_quotation() -> None:
    text = 'They are "agents" and "we do not know them".'
    assert ((22, 43),) == Quoted(text, quotations(text)).spans


def test_the_imprint_is_read_from_the_first_and_last_lines() -> None:
    text = "A port is closed (Harbour News)\nBy Ada Lund\n\nText is here, and it ends.\n\nSource: Courier\n"
    told = imprint(text)
    assert ("A port is closed", "Ada Lund", ("Harbour News", "Courier")) == (told.title, told.author, told.via)
    assert ["A port is closed (Harbour News)", "Source: Courier", "By Ada Lund"] == [
        text[start:end].strip() for start, end in furniture(text)
    ]


@pytest.mark.parametrize(
    "unit", ["\n", "Source:", "By A", "(A", "“", '"', "''", "A. ", "#\n\n", "\n\nA\n\n", " ", "By " + "A" * 50]
)
def test_long_runs_of_anything_are_laid_out_in_linear_time(unit: str) -> None:
    def cost(size: int) -> float:
        text = unit * (size // len(unit))
        start = time.process_time()
        pieces(tidy(text))
        imprint(text)
        furniture(text)
        quotations(text)
        return time.process_time() - start

    small, large = (min(cost(size) for _ in range(3)) for size in (50_000, 400_000))
    assert max(20 * small, 1.0) > large
