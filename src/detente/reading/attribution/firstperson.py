"""Who "I" and "we" are: the writer outside quotations, inside them whoever is quoted, "we" the side he speaks for."""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from detente.errors import Span
from detente.reading.actors.cast import Cast, add
from detente.reading.items import Imprint

if TYPE_CHECKING:
    from spacy.tokens import Token

    from detente.reading.attribution.told import Report

_ONE = frozenset({"i", "me", "my", "mine", "myself"})
_MANY = frozenset({"we", "us", "our", "ours", "ourselves"})
_NEAR = 12


def first_person(found: Cast, told: Sequence[Report], quoted: tuple[Span, ...], by: Imprint) -> None:
    """Point every such pronoun to its party; one in a quotation of somebody unknown stays open."""
    contents = sorted((start, end, n) for n, report in enumerate(told) for start, end in report.content)
    starts = [quote[0] for quote in quoted]
    for token in found.doc:
        if token.i in found.at or token.lower_ not in _ONE | _MANY or token.text in {"US", "I."}:
            continue
        at = bisect_right(starts, token.idx) - 1
        within = at >= 0 and token.idx < quoted[at][1]
        key = _speaker(found, token, told, contents) if within else _writer(found, by)
        if key is not None:
            many = within and token.lower_ in _MANY
            key = found.parties[key].serves or key if many else key
            found.put(token, key, "pronoun", (token.idx, token.idx + len(token)))


def _speaker(found: Cast, token: Token, told: Sequence[Report], contents: list[tuple[int, int, int]]) -> str | None:
    """Return whose words the innermost content around `token` is."""
    last = bisect_right(contents, (token.idx, sys.maxsize, len(told)))
    holding = [(end - start, n) for start, end, n in contents[max(0, last - _NEAR) : last] if token.idx < end]
    heads = (told[n].head for _, n in sorted(holding))
    return next((key for head in heads if head is not None and (key := found.party(found.doc[head]))), None)


def _writer(found: Cast, by: Imprint) -> str:
    if by.author is not None or by.via:
        return by.author or by.via[-1]
    add(found, "author", "The author", "person")
    return "author"
