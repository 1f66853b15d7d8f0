"""From code points to tokens and back: the tokens of a span, the one that heads a cue, the runs of a label."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from detente.errors import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

Run = tuple[int, int]


def tokens(starts: NDArray[np.int32], pieces: Iterable[Span]) -> list[int]:
    """Return the tokens the pieces touch; `starts` is where each token begins.

    >>> tokens(np.array([0, 3, 8]), [(3, 7)])
    [1]
    """
    found: list[int] = []
    for start, end in pieces:
        first = max(0, int(np.searchsorted(starts, start, side="right")) - 1)
        found += range(first, int(np.searchsorted(starts, end)))
    return found


def head(doc: Doc, inside: Sequence[int]) -> int | None:
    """Return the token that heads a phrase: the first whose own head is outside, a word of content before others."""
    within = set(inside)
    tops = [at for at in inside if doc[at].head.i not in within or doc[at].head.i == at]
    words = [at for at in tops if doc[at].pos_ in {"VERB", "NOUN", "ADJ"}]
    other = [at for at in tops if doc[at].pos_ not in {"PUNCT", "SPACE"}]
    return next(iter(words or other or tops), None)


def runs(marked: NDArray[np.bool_]) -> list[Run]:
    """Return the stretches of true values as first and past-the-last index.

    >>> runs(np.array([False, True, True, False, True]))
    [(1, 3), (4, 5)]
    """
    edges = np.flatnonzero(np.diff(np.concatenate([[False], marked, [False]]).astype(np.int8)))
    return [(int(first), int(last)) for first, last in edges.reshape(-1, 2)]


def stretch(doc: Doc, first: int, last: int) -> Span:
    """Return the code points of tokens first..last (exclusive), without line ends and spaces around them."""
    while first < last and doc[first].is_space:
        first += 1
    while last > first and doc[last - 1].is_space:
        last -= 1
    return (doc[first].idx, doc[last - 1].idx + len(doc[last - 1])) if first < last else (0, 0)
