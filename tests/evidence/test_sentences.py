"""Sentences by marks alone."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.evidence.sentences import sentences


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("The U.S. Navy left. Gen. Orr stayed.", ["The U.S. Navy left.", "Gen. Orr stayed."]),
        ("“Stop.” He went.", ["“Stop.”", "He went."]),
        ("A title\n\nA first line. and so on", ["A title", "A first line. and so on"]),
        ("Prices rose 1.5 per cent. Nobody paid.", ["Prices rose 1.5 per cent.", "Nobody paid."]),
        ("  ", []),
    ],
)
def test_a_text_is_cut_where_its_sentences_end(text: str, expected: list[str]) -> None:
    assert expected == cut(text)


@given(st.text(alphabet="ab AB.!?\n\"'”…é🙂", max_size=200))
def test_sentences_are_in_order_apart_and_cover_everything_but_white_space(text: str) -> None:
    spans = sentences(text)
    assert all(start < end for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert "".join(text.split()) == "".join("".join(text[start:end].split()) for start, end in spans)
