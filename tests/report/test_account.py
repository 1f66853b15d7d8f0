"""The account on the page is the text as it was written, cut where quotes begin and end."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from detente.evidence import Anchor
from detente.report.account import blocks, pieces

LETTERS = st.text("ab #*\n\t", max_size=60)
SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 20)), max_size=6)


def anchors(spans: list[tuple[int, int]]) -> dict[str, Anchor]:
    return {f"q{i}": Anchor(f"q{i}", "exact", start, start + size) for i, (start, size) in enumerate(spans)}


@given(st.integers(0, 20), st.integers(1, 30), SPANS)
def test_pieces_put_together_are_the_span(start: int, size: int, spans: list[tuple[int, int]]) -> None:
    cut = pieces(start, start + size, anchors(spans))
    assert list(range(start, start + size)) == [at for piece in cut for at in range(piece.start, piece.end)]


@given(st.integers(0, 20), st.integers(1, 30), SPANS)
def test_a_piece_knows_every_quote_that_covers_it(start: int, size: int, spans: list[tuple[int, int]]) -> None:
    for piece in pieces(start, start + size, anchors(spans)):
        for at in range(piece.start, piece.end):
            covering = {f"q{i}" for i, (one, long) in enumerate(spans) if one <= at < one + long}
            assert covering == set(piece.quotes)


@given(LETTERS)
def test_nothing_but_marks_and_space_is_between_blocks(text: str) -> None:
    inside = {at for block in blocks(text) for at in range(block.start, block.end)}
    assert set() == {text[at] for at in range(len(text)) if at not in inside} - set(" \t\n#*")


@given(LETTERS)
def test_blocks_come_in_order_and_do_not_overlap(text: str) -> None:
    edges = [edge for block in blocks(text) for edge in (block.start, block.end)]
    assert sorted(edges) == edges
