"""Small questions put to a parse: who is the subject, what does a phrase span, is it negated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.errors import Span
from detente.reading.pipeline import TEXT

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Sentence

_CLOSING = frozenset({".", ",", ";", ":", "-", "--", "—", "–", "(", "..."})
_TRIM_LEFT = " \t\n\r,;:.-"
_TRIM_RIGHT = " \t\n\r,;:-"


def text_of(doc: Doc) -> str:
    """Return the text of a parse by `pipeline.parse`, at no cost."""
    return str(doc.user_data[TEXT])


def child(token: Token, *deps: str) -> Token | None:
    """Return the first child of `token` on one of the dependencies, or None."""
    return next((below for below in token.children if below.dep_ in deps), None)


def subject(verb: Token) -> Token | None:
    """Return who does `verb`: its subject, its agent if passive, or whoever it inherits one from.

    A clause without a subject of its own takes that of the verb it is joined to (`he said and denied`), of the verb
    that controls it (`wants to leave`), or the noun it modifies (`a man saying`).
    """
    first = verb
    for _ in range(8):
        found = _own_subject(verb)
        if found is not None:
            return _agreeing(first, verb, found)
        if verb.dep_ in {"acl", "relcl"} and verb.head.pos_ in {"NOUN", "PROPN", "PRON"}:
            return verb.head
        if verb.dep_ not in {"conj", "xcomp", "advcl", "ccomp", "aux", "pcomp"} or verb.head.i == verb.i:
            return None
        verb = _inside(verb) or _controller(verb.head)
    return None


def _agreeing(first: Token, verb: Token, found: Token) -> Token:
    """As in "It thinks that the men lie, and urges a vote": who urges is one, wherever a parse joins "urges"."""
    joined = first.dep_ == "conj" and first.tag_ == "VBZ" and first.i != verb.i and verb.i == first.head.i
    several = found.tag_ in {"NNS", "NNPS"} or child(found, "conj") is not None
    above = _controller(verb.head) if joined and several and verb.dep_ in {"ccomp", "acl", "relcl"} else verb
    other = _own_subject(above) if above.i != verb.i else None
    return other if other is not None and other.tag_ in {"NN", "NNP", "PRP"} and other.lower_ != "they" else found


def _inside(verb: Token) -> Token | None:
    """As in "She favoured it, an aide said, and was eager to sign": what is said goes on after who says it."""
    says = verb.head
    told = (says.head if says.dep_ == "parataxis" else child(says, "ccomp")) if verb.dep_ == "conj" else None
    if told is None or not told.i < says.i < verb.i or says.i + 1 >= len(says.doc) or says.nbor(1).text != ",":
        return None
    who = child(says, "nsubj")
    return told if who is not None and told.i < who.i < says.i else None


def _controller(token: Token) -> Token:
    """Step over the nouns and prepositions between a clause and the verb that governs it."""
    for _ in range(4):
        if token.pos_ in {"VERB", "AUX"} or token.head.i == token.i:
            return token
        token = token.head
    return token


def _own_subject(verb: Token) -> Token | None:
    passive = child(verb, "nsubjpass") is not None or child(verb, "auxpass") is not None
    agent = child(verb, "agent")
    if passive and agent is not None:
        return child(agent, "pobj")
    found = child(verb, "nsubj", "nsubjpass", "csubj") or _beside(verb)
    return None if found is None and passive else found


def _beside(verb: Token) -> Token | None:
    """As in "Norway dreams of a port", where a parse takes the name for a part of the verb."""
    if verb.tag_ != "VBZ" or not verb.i:
        return None
    before = verb.nbor(-1)
    return before if before.dep_ == "compound" and before.pos_ == "PROPN" and before.head.i == verb.i else None


def passive(verb: Token) -> bool:
    """Tell whether `verb` is in the passive."""
    return any(below.dep_ in {"nsubjpass", "auxpass"} for below in verb.children)


def participle(verb: Token) -> bool:
    """Tell whether `verb` is a bare past participle: "asked about it, he left"."""
    return verb.tag_ == "VBN" and child(verb, "aux", "auxpass", "nsubj", "nsubjpass") is None


def negated(token: Token) -> bool:
    """Tell whether `token` is negated: not, never, no longer, or a determiner "no"."""
    return any(below.dep_ == "neg" or (below.dep_ == "det" and below.lower_ == "no") for below in token.children)


def extent(token: Token) -> Span:
    """Return the span, in code points, of everything below `token`, trimmed of outer punctuation."""
    last = token.right_edge.i
    while last > token.i and (
        token.doc[last].dep_ == "cc" or (token.doc[last].text == "," and token.doc[last - 1].dep_ == "cc")
    ):
        last -= 1
    return trimmed(token.doc, token.left_edge.i, last + 1)


def trimmed(doc: Doc, first: int, last: int) -> Span:
    """Return the span of tokens first..last (exclusive) in code points without spaces and commas around it."""
    if first >= last:
        return (0, 0)
    start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
    return tight(text_of(doc), start, end)


def bare(doc: Doc, first: int, last: int) -> Span:
    """Return the span of tokens first..last (exclusive) without spaces and joining or closing marks around it.

    The point of an abbreviation stays; so does a closing mark inside a quotation.
    """
    while last > first + 1 and (doc[last - 1].is_space or doc[last - 1].text in _CLOSING):
        last -= 1
    while first < last - 1 and (doc[first].is_space or doc[first].text in _CLOSING):
        first += 1
    return trimmed(doc, first, last)


def tight(text: str, start: int, end: int) -> Span:
    """Move both ends inwards over spaces and joining punctuation."""
    while start < end and text[start] in _TRIM_LEFT:
        start += 1
    while end > start and text[end - 1] in _TRIM_RIGHT:
        end -= 1
    return start, end


def without(token: Token, hole: Token) -> tuple[Span, ...]:
    """Return the extent of `token` without that of `hole`, in one or two pieces."""
    doc, first, last = token.doc, token.left_edge.i, token.right_edge.i + 1
    left = trimmed(doc, first, max(first, hole.left_edge.i))
    right = trimmed(doc, min(last, hole.right_edge.i + 1), last)
    return tuple(span for span in (left, right) if _wordy(text_of(doc), span))


def _wordy(text: str, span: Span) -> bool:
    return any(char.isalnum() for char in text[slice(*span)])


def noun_phrase(noun: Token) -> Span:
    """Return the extent of a noun without the clauses that hang on it."""
    last = noun.i
    for below in noun.rights:
        if below.dep_ in {"relcl", "acl", "cc", "conj", "punct", "advcl", "ccomp", "appos"}:
            break
        last = below.right_edge.i
    return trimmed(noun.doc, noun.left_edge.i, last + 1)


def sentence_of(token: Token) -> Sentence:
    """Return the sentence of `token`. Cost is its length; spaCy's own `token.sent` costs the length of the text."""
    doc, first, last = token.doc, token.i, token.i + 1
    while first > 0 and not doc[first].is_sent_start:
        first -= 1
    while last < len(doc) and not doc[last].is_sent_start:
        last += 1
    return doc[first:last]
