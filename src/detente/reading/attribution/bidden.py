"""What is asked for or echoed in a few words: "call on her to go", "press for talks", "hopes so"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from detente.errors import Span
from detente.reading.attribution.spans import before_link, below, span, text_at
from detente.reading.syntax import child

if TYPE_CHECKING:
    from spacy.tokens import Token


Held = tuple[str, tuple[Span, ...]]
"""A frame and the spans of what it holds."""


def bidden(verb: Token) -> Iterator[Held]:
    """Yield what is asked for with a preposition: "call on her to go", "press for the gate to be shut", "plead for"."""
    clause = next((one for one in verb.rights if one.dep_ in {"advcl", "xcomp", "ccomp"} and with_to(one)), None)
    if clause is not None and (mark := child(clause, "mark")) is not None and mark.lower_ == "for":
        yield "px", (span(verb, mark.i + 1, clause.right_edge.i + 1),)
    if clause is not None and child(verb, "agent") is not None and child(verb, "nsubjpass") is not None:
        yield "px", (infinitive(clause),)
    for prep in verb.rights:
        whom = child(prep, "pobj") if prep.dep_ == "prep" else None
        if whom is None:
            continue
        below_it = (one for one in whom.subtree if one.dep_ in {"acl", "relcl", "xcomp"} and with_to(one))
        then = next((one for one in below_it if one.right_edge.i == whom.right_edge.i), None)
        if prep.lower_ in {"on", "upon", "to", "with"} and (then := then or _after(clause, prep)) is not None:
            yield "px", (infinitive(then),)
        if prep.lower_ == "for":
            to = then is not None and then.i > whom.i and child(then, "nsubj", "nsubjpass") is None
            yield ("px" if to else "for"), (below(whom),)


def infinitive(then: Token) -> Span:
    """Return the span of an infinitive without a finite verb that the parse has joined to it."""
    joined = next((one for one in then.conjuncts if one.i > then.i and one.tag_ in {"VBD", "VBZ", "VBP"}), None)
    return below(then) if joined is None else span(then, then.left_edge.i, before_link(joined))


def with_to(clause: Token) -> bool:
    """Tell whether a clause is an infinitive with "to"."""
    return any(one.dep_ == "aux" and one.lower_ == "to" for one in clause.children)


def _after(clause: Token | None, prep: Token) -> Token | None:
    return clause if clause is not None and clause.left_edge.i > prep.i else None


def echoed(verb: Token) -> Iterator[Held]:
    """Yield "so" of "hopes so", and what is told of in "the killing reported by the press"."""
    so = next((one for one in verb.rights if one.lower_ == "so" and one.i <= verb.i + 2), None)
    if (
        so is not None
        and not any(True for _ in so.children)
        and text_at(verb, so.i + 1) in {".", ",", ";", "?", "!", "to"}
    ):
        yield "so", (span(verb, so.i, so.i + 1),)
    if verb.dep_ == "acl" and verb.tag_ == "VBN" and child(verb, "agent") is not None and verb.left_edge.i == verb.i:
        top = verb.head
        while top.dep_ == "pobj" and top.head.lower_ == "of" and top.head.head.i < top.i:
            top = top.head.head
        yield "rb", (span(verb, top.left_edge.i, verb.left_edge.i),)
