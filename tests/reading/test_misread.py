"""Verbs of wanting that a parse takes for nouns, and words about parties that are no wants."""

from __future__ import annotations

import pytest

from detente.reading import read


def told(text: str) -> list[tuple[str, int, str]]:
    """Return holder, polarity and content of each want of `text`."""
    return [(want.holder, want.polarity, want.content.quote) for want in read(text).wants]


@pytest.mark.parametrize(
    ("text", "polarity", "content"),
    [
        ("Norway shrinks from a vote.", -1, "a vote"),
        ("Norway dreams of a port on the gulf.", 1, "a port on the gulf"),
        ("Norway balks at the cost.", -1, "the cost"),
        ("Norway longs for a quiet summer.", 1, "a quiet summer"),
    ],
)
def test_a_verb_a_parse_takes_for_a_noun_still_tells_a_want(text: str, polarity: int, content: str) -> None:
    assert [("norway", polarity, content)] == told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Norway is hostile to Iceland.",
        "Norway's distaste for Iceland is well known.",
        "Nothing suggests that Norway wants a strike.",
        "Norway asked whether Iceland wants a strike.",
        "Norway vowed to stop every train.",
        "Norway has not ruled out a sale.",
        "Norway could not hit a barn without help.",
        "Norway will not hesitate to sail.",
    ],
)
def test_a_stance_a_doubt_a_threat_and_an_inability_are_no_wants(text: str) -> None:
    assert [] == told(text)


def test_a_refusal_somebody_only_fears_is_nobodys_refusal() -> None:
    assert ["norway"] == [holder for holder, _, _ in told("Norway fears that Iceland will not pay.")]
