"""Spans of phrases in a parse, without the punctuation and the asides at their ends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from detente.errors import Span
from detente.reading.lexicon.speech import KIND_OF_VERB
from detente.reading.syntax import bare

if TYPE_CHECKING:
    from spacy.tokens import Token


def below(token: Token) -> Span:
    """Return the span of everything below `token` without the punctuation around it.

    Left out at its end is what a reporter adds after a comma: "..., which opened in May", "..., adding that".
    """
    last = token.right_edge.i
    aside = next((one for one in _last_parts(token) if is_aside(one)), None)
    if aside is not None and aside.left_edge.i > token.i:
        last = aside.left_edge.i - 1
    while last > token.i and token.doc[last].dep_ == "cc":
        last -= 1
    return span(token, token.left_edge.i, last + 1)


def _last_parts(token: Token) -> Iterator[Token]:
    """Yield the parts of a phrase that end where it ends, outermost first."""
    last, part = token.right_edge.i, token
    for _ in range(12):
        part = next((one for one in part.rights if one.right_edge.i >= last - 1 and not one.is_punct), part)
        yield part
        if part.i >= last - 1:
            return


def is_aside(part: Token) -> bool:
    """Tell whether a part of a phrase is what a reporter adds after a comma: "..., adding that"."""
    before = part.doc[part.left_edge.i - 1].text if part.left_edge.i else ""
    if before not in {",", "-", "--", "—", "–"}:
        return False
    if part.dep_ == "relcl":
        return True
    return part.dep_ == "advcl" and part.tag_ == "VBG" and part.i == part.left_edge.i and part.lemma_ in KIND_OF_VERB


def span(token: Token, first: int, last: int) -> Span:
    """Return the span of the tokens first..last (exclusive) of the text of `token`, bare of punctuation around it."""
    return bare(token.doc, first, last)


def text_at(token: Token, at: int) -> str:
    """Return the text of the token at a place of the text of `token`, nothing outside it."""
    return token.doc[at].text if 0 <= at < len(token.doc) else ""


def before_link(joined: Token) -> int:
    """Return the index after the last token before a joined clause, its "and" and its comma."""
    last = joined.left_edge.i
    while last > 1 and joined.doc[last - 1].dep_ in {"cc", "punct"}:
        last -= 1
    return last
