"""What is known of each token before anything is learned: its word, its place in the parse, the quotation marks near.

A clue is a hashed string, a column of the array the tagger embeds. Nothing here is a list of words: the corpus teaches.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from detente.errors import Span
from detente.reading.attribution.reports import reports
from detente.reading.attribution.told import Report
from detente.reading.learned.tokens import tokens

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Hashes = NDArray[np.uint64]
CLUES = 14
"""How many clues a token has."""

_TELLING = frozenset("ccomp xcomp dobj prep agent nsubjpass neg mark prt acomp attr poss oprd acl relcl expl".split())
_STEPS = (0, 1, 2, 3, 5, 8, 14, 25, 45)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One parsed text as the tagger sees it: a row of clues for each token, and what the links are made from."""

    clues: Hashes
    """(n, k): clue k of token i."""
    quote: NDArray[np.int32]
    """(n,): the number of the quotation a token stands in, -1 outside."""
    sentence: NDArray[np.int32]
    """(n,): the number of the sentence."""
    starts: NDArray[np.int32]
    """(n,): where a token begins, in code points."""
    found: tuple[Report, ...]
    """What the rules find."""
    ruled: dict[int, dict[int, str]]
    """What the rules say: for each token of a cue they find, the tokens of its source (S) and its content (C)."""


def step(distance: int) -> str:
    """Return a distance in coarse steps with its sign.

    >>> step(-4), step(0), step(100)
    ('-3', '0', '45')
    """
    size = abs(distance)
    coarse = max(at for at in _STEPS if at <= size)
    return f"-{coarse}" if distance < 0 else str(coarse)


def sheet(doc: Doc, quoted: tuple[Span, ...]) -> Sheet:
    """Return the clues of a parsed text; `quoted` are its quotations. Cost is linear in the length.

    What the rules find is a clue like others: the corpus teaches how far to believe them.
    """
    from spacy.strings import hash_string  # type: ignore[attr-defined]

    starts = np.array([token.idx for token in doc], dtype=np.int32)
    quote = _quote(starts, quoted)
    near = _near(quote)
    found = reports(doc, quoted)
    hints = _hints(starts, found)
    rows = [[hash_string(clue) for clue in (*_clues(token, near[token.i]), hints[token.i])] for token in doc]
    sentence = np.cumsum([token.is_sent_start is True for token in doc], dtype=np.int32)
    return Sheet(
        np.array(rows, dtype=np.uint64).reshape(len(doc), -1), quote, sentence, starts, found, _ruled(starts, found)
    )


def _hints(starts: NDArray[np.int32], found: Sequence[Report]) -> list[str]:
    """Return for each token what it is to the rules: cue of a kind and a frame, source, content, or nothing."""
    hints = [""] * len(starts)
    for report in found:
        for at in tokens(starts, report.content):
            hints[at] += "" if hints[at] else "content"
    for report in found:
        for at in tokens(starts, [report.source] if report.source else []):
            hints[at] = "source"
    for report in found:
        for at in tokens(starts, [report.cue]):
            hints[at] = f"{report.kind} {report.frame} {report.source is not None}"
    return hints


def _ruled(starts: NDArray[np.int32], found: Sequence[Report]) -> dict[int, dict[int, str]]:
    ruled: dict[int, dict[int, str]] = {}
    for report in found:
        parts = dict.fromkeys(tokens(starts, report.content), "C")
        parts |= dict.fromkeys(tokens(starts, [report.source] if report.source else []), "S")
        ruled |= dict.fromkeys(tokens(starts, [report.cue]), parts)
    return ruled


def _quote(starts: NDArray[np.int32], quoted: tuple[Span, ...]) -> NDArray[np.int32]:
    """Return for each token the number of the quotation it begins in, -1 where there is none."""
    number = np.full(len(starts), -1, dtype=np.int32)
    for n, (start, end) in enumerate(quoted):
        number[np.searchsorted(starts, start) : np.searchsorted(starts, end)] = n
    return number


def _near(quote: NDArray[np.int32]) -> list[str]:
    """Return how far the nearest quotation is before and behind each token, or that it stands in one."""
    n = len(quote)
    before, behind = np.full(n, 99), np.full(n, 99)
    for at in range(1, n):
        before[at] = 0 if quote[at - 1] >= 0 else min(99, before[at - 1] + 1)
        behind[n - 1 - at] = 0 if quote[n - at] >= 0 else min(99, behind[n - at] + 1)
    return [
        "in" if inside >= 0 else f"{step(int(left))} {step(int(right))}"
        for inside, left, right in zip(quote, before, behind, strict=True)
    ]


def _clues(token: Token, near: str) -> tuple[str, ...]:
    lemma, pos, dep, word = token.lemma_.lower(), token.pos_, token.dep_, token.lower_
    below = list(token.children)
    shape = " ".join(sorted({child.dep_ for child in below if child.dep_ in _TELLING}))
    words = " ".join(child.lower_ for child in below if child.dep_ in {"prep", "prt", "mark", "agent", "neg"})
    who = next((child for child in below if child.dep_ in {"nsubj", "nsubjpass", "poss", "agent"}), None)
    head = token.head
    return (
        word,
        f"{lemma} {pos}",
        word[-3:],
        token.shape_,
        f"{token.tag_} {dep}",
        f"{head.lemma_.lower()} {dep}",
        f"{pos} {shape}",
        f"{pos} {near}",
        f"{lemma} {shape}",
        f"{lemma} {words}",
        f"{token.ent_type_} {token.ent_iob_}",
        f"{who.pos_} {who.ent_type_} {who.lower_}" if who is not None else pos,
        f"{head.pos_} {head.dep_} {dep}",
    )
