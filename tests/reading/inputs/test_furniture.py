from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.reading import read
from detente.reading.inputs.furniture import blanked, furnished
from detente.reading.inputs.markdown import marks
from detente.reading.inputs.pages import joined


@pytest.mark.parametrize(
    ("text", "skipped"),
    [
        ("LUME, Velmora, 12 March (Newswire) - The port is open.", "LUME, Velmora, 12 March (Newswire) - "),
        ("LUME — The port is open.", "LUME — "),
        ("(Newswire) - The port is open.", "(Newswire) - "),
        ("Page 3 of 12", "Page 3 of 12"),
        ("- 7 -", "- 7 -"),
        ("Sign up for our newsletter", "Sign up for our newsletter"),
    ],
)
def test_what_stands_around_an_account_is_skipped(text: str, skipped: str) -> None:
    assert [skipped] == [text[start:end] for start, end in furnished(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The port is open - for now.",
        "3 dead in Lume",
        "Share prices fell on Monday, and nobody said why.",
        "Lume said - twice - that it wants peace.",
        "1,200 trawlers left.",
    ],
)
def test_words_of_the_account_are_not_skipped(text: str) -> None:
    assert () == furnished(text)


def test_a_short_line_that_stands_three_times_is_skipped() -> None:
    text = "Velmora Courier\nOne.\nVelmora Courier\nTwo.\nVelmora Courier\nThree."
    assert 3 == len(furnished(text))


def test_the_place_of_a_dateline_says_and_wants_nothing() -> None:
    text = "LUME, 3 May (Newswire) - The ministry of Velmora said it wants no war."
    assert {"LUME"}.isdisjoint(party.name.upper() for party in read(text).parties)


@given(st.text(), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60))))
def test_blanking_keeps_the_length_the_lines_and_all_outside(text: str, spans: list[tuple[int, int]]) -> None:
    plain = blanked(text, spans)
    outside = [at for at in range(len(text)) if not any(start <= at < end for start, end in spans)]
    assert len(text) == len(plain)
    assert [text[at] for at in outside] == [plain[at] for at in outside]
    assert text.count("\n") == plain.count("\n")


@given(st.text(alphabet="ab #*_[]()`~-\n>1.!:/", max_size=200))
def test_marks_of_markdown_are_spans_in_the_text(text: str) -> None:
    assert all(0 <= start < end <= len(text) for start, end in marks(text))


def test_markup_is_blank_to_the_parser_and_words_are_not() -> None:
    text = "---\ntitle: x\n---\n## Strike\n\n- **The [ministry](http://a.b/c_d)** said `no` to a_b.\n\n```\ncode\n```\n"
    plain = blanked(text, marks(text))
    assert "Strike The ministry said no to a_b." == " ".join(plain.split()).replace(" .", ".")


@given(st.lists(st.text(alphabet="abc .-1\n", max_size=80), max_size=6))
def test_joining_pages_brings_no_letter_of_its_own(pages: list[str]) -> None:
    assert set(joined(pages)) <= set("".join(pages)) | {" ", "\n"}
