from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.reading import read
from detente.reading.proposal.shown import shown
from detente.reading.rows import rows


def cues(text: str) -> list[str]:
    return [one.cue.quote for one in shown(read(text))]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Norway wants a quota on herring.", []),
        ("The union would prefer a strike to a deal.", []),
        ("Norway fears that Iceland will close the port.", ["fears"]),
        ("Norway hopes that the ferry will sail.", ["hopes"]),
        ("The mayor offered to mediate.", []),
        ("The captain was ordered to open fire.", []),
        ("The mayor disowned the plan.", []),
        ("The mayor is keen to reopen the quay.", []),
        ("The crews are loath to sail.", []),
        ("The mayor is adamant that the quay is safe.", ["adamant"]),
        ("The crews are afraid of a storm.", ["afraid"]),
        ("The union would like to see the mayor punished.", []),
        ("The cabinet's decision to shut the quay was unwise.", []),
        ("The mayor condemned the plan.", ["condemned"]),
        ("Asked whether the port was open, the mayor said that it was.", ["said"]),
    ],
)
def test_what_is_a_want_or_an_event_is_not_shown_as_an_attribution_besides(text: str, wanted: list[str]) -> None:
    assert wanted == [cue.rsplit(None, 1)[-1] for cue in cues(text)]


def test_what_is_not_shown_as_an_attribution_is_still_read_as_one_and_shown_as_a_want() -> None:
    found = read("Norway wants a quota on herring.")
    assert (["wants"], ["wants"]) == ([one.cue.quote for one in found.attributions], [w.cue.quote for w in found.wants])


def test_what_is_told_in_an_attribution_that_is_not_shown_is_told_in_its_parent() -> None:
    found = read("The Harbour Courier wrote that Mira Holt said that the quay was shut. Iceland wants a deal.")
    kept = shown(found)
    assert [None, 0] == [one.parent for one in kept]


def test_of_what_somebody_is_said_to_do_only_that_is_shown() -> None:
    (one,) = shown(read("Norway is said to favour a quiet word."))
    assert ["to favour a quiet word"] == [piece.quote for piece in one.content]


def test_a_relative_pronoun_as_source_gives_way_to_the_noun_it_stands_for() -> None:
    kept = shown(read("Norway, which says that the quay is shut, has left the talks."))
    assert ["Norway"] == [one.source.quote for one in kept if one.source is not None]


def test_a_table_has_a_want_once() -> None:
    table = rows(read("Norway wants a quota on herring."))
    assert ["want"] == [row["kind"] for row in table if row["kind"] in {"attribution", "want"}]


PARTS = (
    "Norway wants a quota. ",
    "Iceland offered to mediate. ",
    "Mira Holt said that Norway wants the port closed. ",
    "He told her that the union, which fears a strike, had lied. ",
    "Asked about it, she laughed. ",
)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=5))
def test_every_parent_of_what_is_shown_is_shown_and_another(parts: list[str]) -> None:
    kept = shown(read("".join(parts)))
    assert [] == [
        n for n, one in enumerate(kept) if one.parent is not None and one.parent not in set(range(len(kept))) - {n}
    ]


def test_what_is_said_in_dashes_alone_is_nothing_and_left_out() -> None:
    assert [] == cues(f"Somebody says {'-' * 300}> and leaves.")
