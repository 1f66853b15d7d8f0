"""What would please or alarm somebody is wanted, or is not."""

from __future__ import annotations

import pytest

from detente.reading import read


def told(text: str) -> list[tuple[str, int, str]]:
    """Return holder, polarity and content of each want of `text`."""
    return [(want.holder, want.polarity, want.content.quote) for want in read(text).wants]


@pytest.mark.parametrize(
    ("text", "polarity", "content"),
    [
        ("A quiet summer would suit Norway.", 1, "A quiet summer"),
        ("A long strike would not suit Norway.", -1, "A long strike"),
        ("It suits Norway to keep the talks going.", 1, "to keep the talks going"),
        ("Nothing would please Norway more than a quiet summer.", 1, "a quiet summer"),
        ("The idea of a new toll frightens Norway.", -1, "a new toll"),
        ("A base on the coast is anathema to Norway.", -1, "A base on the coast"),
        ("A base on the coast is out of the question for Norway.", -1, "A base on the coast"),
        ("The return of the nets is a must for Norway.", 1, "The return of the nets"),
        ("The worst outcome for Norway would be a strike.", -1, "a strike"),
        ("Norway's preferred course is a sale.", 1, "a sale"),
    ],
)
def test_what_suits_alarms_or_is_rated_tells_a_want(text: str, polarity: int, content: str) -> None:
    assert [("norway", polarity, content)] == told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The verdict alarmed Norway.",
        "The delay suited nobody.",
        "The delay pleased Norway.",
        "The question is one for Norway.",
        "The outcome was a surprise for Norway.",
    ],
)
def test_what_has_pleased_or_alarmed_is_no_want(text: str) -> None:
    assert [] == told(text)
