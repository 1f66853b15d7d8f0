"""What is known of each token as seen from one cue: how far, over which path of the parse, in which quotation.

The second step marks, in the paragraph around a cue, who says it and what is said; these clues are all it has besides
those of the token itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from detente.reading.learned.clues import Hashes, Sheet, step

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

BEFORE, BEHIND = 60, 110
"""How many tokens before and behind a cue may belong to it."""

VIEWED = 18
"""How many clues a token has as seen from a cue: six of its own and twelve of where it stands."""

_OWN = (0, 1, 4, 5, 9, 10)
"""The clues of the token itself that the second step sees too: word, lemma, tag, head, what the verb takes, name."""


def window(doc: Doc, cue: int) -> tuple[int, int]:
    """Return the tokens around a cue that may belong to it: those of its paragraph, at most so many."""
    first, last = cue, cue + 1
    while first > 0 and cue - first < BEFORE and not _blank(doc[first - 1]):
        first -= 1
    while last < len(doc) and last - cue < BEHIND and not _blank(doc[last]):
        last += 1
    return first, last


def _blank(token: Token) -> bool:
    return token.is_space and token.text.count("\n") > 1


def linked(doc: Doc, seen: Sheet, cue: int, cues: Sequence[int]) -> Hashes:
    """Return the clues of the tokens around `cue` as seen from it; `cues` are all cues of the text, sorted."""
    from spacy.strings import hash_string  # type: ignore[attr-defined]

    first, last = window(doc, cue)
    rows = [[hash_string(clue) for clue in clues] for clues in _rows(doc, seen, cue, cues, range(first, last))]
    own = seen.clues[first:last][:, _OWN]
    return np.concatenate([own, np.array(rows, dtype=np.uint64)], axis=1)


def _rows(doc: Doc, seen: Sheet, cue: int, cues: Sequence[int], around: range) -> Iterable[tuple[str, ...]]:
    above = _above(doc[cue])
    said = doc[cue].lemma_.lower()
    places = np.asarray(cues, dtype=np.int64)
    commas = np.cumsum([token.text in {",", ":", ";", "-", '"'} for token in doc[around.start : around.stop]])
    quotes = _quotes(seen.quote, cue, around)
    kind = " ".join(sorted(child.dep_ for child in doc[cue].children if child.dep_ not in {"punct", "det", "aux"}))
    ruled = seen.ruled.get(cue)
    for at in around:
        token = doc[at]
        rule = "" if ruled is None else ruled.get(at, "O")
        branch, path = _branch(token, above)
        far = step(at - cue)
        apart = int(seen.sentence[at] - seen.sentence[cue])
        between = int(np.count_nonzero((places > min(at, cue)) & (places < max(at, cue))))
        other = "cue" if at != cue and at in cues else ""
        marks = abs(int(commas[at - around.start] - commas[cue - around.start]))
        yield (
            f"{far} {apart}",
            f"{branch}",
            f"{branch} {said}",
            f"{path}",
            f"{path} {said}",
            f"{quotes[at - around.start]} {max(-2, min(2, apart))} {'<' if at < cue else '>'}",
            f"{min(between, 3)} {other} {branch}",
            f"{said} {kind}",
            f"{min(marks, 4)} {'<' if at < cue else '>'} {apart}",
            f"{token.dep_} {token.head.i == cue} {doc[cue].pos_} {doc[cue].dep_} {'<' if at < cue else '>'}",
            f"{rule} {said}",
            f"{rule} {branch}",
        )


def _above(token: Token) -> dict[int, int]:
    """Return the tokens from a cue up to the root, and how high each stands."""
    height = {token.i: 0}
    while token.head.i != token.i and len(height) < 8:
        token = token.head
        height[token.i] = len(height)
    return height


def _branch(token: Token, above: dict[int, int]) -> tuple[str, str]:
    """Return where a token hangs on the way from the cue to the root: how high, on which branch, over which steps."""
    steps: list[str] = []
    for _ in range(24):
        if token.i in above:
            high = above[token.i]
            return f"{high} {' '.join(steps[-2:-1])} {steps[-1] if steps else ''}", f"{high} {' '.join(steps[-4:])}"
        side = "<" if token.i < token.head.i else ">"
        steps.append(token.dep_ + side)
        if token.head.i == token.i:
            break
        token = token.head
    return "off", f"off {steps[-1]}"


def _quotes(quote: NDArray[np.int32], cue: int, around: range) -> list[str]:
    """Return for each token the place of its quotation as counted from the cue, first and last token marked."""
    found = []
    nearest_left = max((int(n) for n in quote[around.start : cue] if n >= 0), default=-1)
    nearest_right = min((int(n) for n in quote[cue : around.stop] if n >= 0), default=-1)
    for at in around:
        n = int(quote[at])
        if n < 0:
            found.append(f"out {nearest_left >= 0} {nearest_right >= 0}")
            continue
        place = n - nearest_left if at < cue else n - nearest_right + 1
        edge = (
            "first" if at == 0 or quote[at - 1] != n else "last" if at + 1 == len(quote) or quote[at + 1] != n else ""
        )
        found.append(f"{max(-3, min(3, place))} {n == quote[cue]} {edge}")
    return found
