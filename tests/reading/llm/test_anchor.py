from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.reading.llm.anchor import anchored, around, occurrences, page
from detente.reading.llm.windows import sentences

TEXT = "“We’ll stay — for now…”, the\n  pilot said. The  cook said nothing.\nThe cook left. Warning: a war."


def found(words: str, text: str = TEXT) -> list[str]:
    return [text[start:end] for start, end in occurrences(words, page(text, (0, len(text))))]


@pytest.mark.parametrize(
    ("words", "there"),
    [
        ("the\n  pilot", ["the\n  pilot"]),
        ("the pilot said", ["the\n  pilot said"]),
        ('"We\'ll stay - for now..."', ["“We’ll stay — for now…”"]),
        ("the\u200b pilot", ["the\n  pilot"]),
        ("war", ["war"]),
        ("we will stay", []),
        ("ook", []),
        ("   ", []),
        ("\u202e", []),
    ],
)
def test_a_quotation_is_found_word_for_word_or_with_other_marks_and_spaces(words: str, there: list[str]) -> None:
    assert there == found(words)


def test_what_stands_in_one_place_tells_which_of_several_is_meant() -> None:
    places = anchored(["said", "The cook said nothing"], page(TEXT, (0, len(TEXT))))
    assert [TEXT.rindex("said"), TEXT.index("The  cook")] == [place[0] for place in places]


def test_what_stands_in_several_places_is_ambiguous_alone_and_what_stands_in_none_is_missing() -> None:
    assert ("ambiguous", "missing") == anchored(["said", "the captain"], page(TEXT, (0, len(TEXT))))


def test_a_place_far_away_tells_nothing() -> None:
    text = "He said no. " + "It rained. " * 200 + "Only the cook stayed. " + "It rained. " * 200 + "She said yes."
    assert "ambiguous" == anchored(["said", "Only the cook stayed"], page(text, (0, len(text))))[0]


def test_a_quotation_is_looked_for_in_its_window_only() -> None:
    text = "The port is shut. The quay is open."
    assert () == occurrences("The port", page(text, (18, len(text))))
    assert ((18, 26),) == occurrences("The quay", page(text, (18, len(text))))


def test_the_sentence_around_two_words_holds_both() -> None:
    cuts = sentences("One left. Two came back. Three slept.")
    assert (10, 24) == around([(10, 13), (19, 23)], cuts, "One left. Two came back. Three slept.")


@given(st.text(alphabet="ab “”\"'’\n\u200b\u202e…-— é🚢", max_size=40), st.data())
def test_every_place_found_is_spelled_like_the_words_looked_for(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    words = data.draw(st.one_of(st.just(text[start : start + 5]), st.text(alphabet="ab \"'", max_size=4)))
    for one, end in occurrences(words, page(text, (0, len(text)))):
        assert 0 <= one < end <= len(text)
        assert _bare(words) == _bare(text[one:end])


def _bare(words: str) -> str:
    plain = words.replace("…", "...").replace("—", "-").replace("’", "'").replace("“", '"').replace("”", '"')
    return "".join(char for char in plain if not char.isspace() and char not in "\u200b\u202e")
