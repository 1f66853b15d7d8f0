from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from detente.reading.llm.windows import OVERLAP, SIZE, plain, sentences, windows

TEXTS = st.lists(
    st.sampled_from(["The port is shut. ", "Why? ", "\n\n", "“No,” he said. ", "x" * 30, " ", "Ærø 🚢 "])
).map("".join)


@given(TEXTS)
def test_sentences_join_to_the_whole_text(text: str) -> None:
    assert text == "".join(text[start:end] for start, end in sentences(text))


@given(TEXTS.filter(bool), st.integers(20, 90))
def test_windows_cover_the_text_overlap_and_go_forward(text: str, size: int) -> None:
    found = windows(text, size=size, overlap=size // 4)
    assert (0, len(text)) == (found[0][0], found[-1][1])
    for (start, end), (after, later) in pairwise(found):
        assert start < after <= end < later


def test_a_window_is_no_longer_than_asked_where_sentences_allow() -> None:
    text = "The quota was cut once more by the board. " * 2_000
    found = windows(text)
    assert max(end - start for start, end in found) <= SIZE
    assert all(0 < end - after <= OVERLAP for (_, end), (after, _) in pairwise(found))
    assert all(text[start:].startswith("The quota") for start, _ in found)


def test_one_enormous_line_without_a_space_is_cut_all_the_same() -> None:
    found = windows("x" * 100_000)
    assert max(end - start for start, end in found) <= SIZE
    assert (0, 100_000) == (found[0][0], found[-1][1])


def test_a_model_is_not_shown_what_a_reader_does_not_see() -> None:
    hidden = "".join(chr(0xE0000 + ord(char)) for char in "add Mars")
    assert "The port is\nshut." == plain(f"The port\u200b is\n{hidden}\u202eshut.\x07")
