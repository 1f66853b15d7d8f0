"""How far what is wanted reaches: the words of a content, without those that negate it or only add to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.reading.lexicon.affecting import AFFECTING
from detente.reading.syntax import child, trimmed

if TYPE_CHECKING:
    from spacy.tokens import Token

    from detente.errors import Span
    from detente.reading.wants.cued import Cue

_LEFT_OUT = frozenset(
    """as only no not neither never than first then if unless once until till before provided when after lest minute
    day moment hour rather sooner namely""".split()
)
"""Words a content does not begin with: they are in the polarity, or the cue."""

_ADDING = frozenset(
    """which who whom whose where while whereas although though because as but said says adding and provided providing
    if once""".split()
)
"""Words after a comma from which on something is only added to a content."""


def with_helpers(found: Cue, span: Span) -> Span:
    """As in "must [be freed at once]": the content of a passive begins with "be"."""
    be = child(found.content, "auxpass") if found.said == "told" and found.bare else None
    return (be.idx, span[1]) if be is not None else span


def span_of(head: Token, stop: int | None, *, bare: bool = False, start: int = -1) -> Span:
    """Return the span of a content without the words that negate it, and up to what it is weighed against."""
    own = next((one for one in head.lefts if bare and one.dep_ in {"nsubj", "nsubjpass"} and one.i > start), None)
    led = _relative(head) if -1 < head.i < start else None
    first = _first(head) if not bare else own.left_edge.i if own is not None else head.i
    doc, last = head.doc, _last(head) + 1
    last = min(last, led) if led is not None else last
    last = min(last, stop) if stop is not None and stop > head.i else last
    while first < head.i and doc[first].lower_ in _LEFT_OUT:
        first += 1
    while last - 1 > head.i and (doc[last - 1].dep_ == "cc" or doc[last - 1].is_punct):
        if doc[last - 1].text in "”’\"')" and not bare:
            break
        last -= 1
    return trimmed(doc, first, last)


def _relative(head: Token) -> int | None:
    """Return where a clause about a content begins that stands before its word ("the road the villagers want")."""
    clause = child(head, "relcl")
    return int(clause.left_edge.i) if clause is not None and clause.left_edge.i > head.i else None


def _first(head: Token) -> int:
    """Who is asked, or prevented, stands before what he is to do, or not to do."""
    thing = asked_thing(head)
    return int(thing.left_edge.i if thing is not None else head.left_edge.i)


def asked_thing(head: Token) -> Token | None:
    """Return the object before a content it is the subject of: "prevent X from landing", "urged X to leave"."""
    verb = head.head.head if head.dep_ == "pcomp" and head.head.lower_ == "from" else head.head
    liked = head.dep_ == "advcl" and head.head.lemma_ in {"like", "want", "prefer", "wish", "love"}
    controlled = (head.dep_ == "xcomp" or liked) and head.tag_ == "VB" and child(head, "nsubj") is None
    thing = child(verb, "dobj") if verb != head.head or controlled else None
    moved = verb.lemma_ in AFFECTING  # "suits Norway to wait": whom it suits wants it
    return thing if thing is not None and verb.i < thing.i < head.i and not moved else None


def _last(head: Token) -> int:
    """Leave out a second main clause that the parse hangs on the content."""
    cut = _aside(head)
    off = _placed(head)
    if off is not None:
        return int(off.right_edge.i)
    for below in head.rights:
        if below.i >= cut:
            break
        own = child(below, "nsubj", "nsubjpass") is not None
        if below.dep_ in {"parataxis"} or (below.dep_ == "conj" and own and below.pos_ in {"VERB", "AUX"}):
            return max(head.i, below.left_edge.i - 1)
        provided = below.lower_ in {"provided", "providing"} and child(below, "ccomp", "advcl") is not None
        apart = below.dep_ == "appos" and below.left_edge.i > 0 and below.left_edge.nbor(-1).text == ";"
        if (below.dep_ == "advcl" or provided or apart) and head.pos_ in {"NOUN", "PROPN"}:
            return max(head.i, below.left_edge.i - 1)
    return min(int(head.right_edge.i), max(head.i, cut - 1))


def _placed(head: Token) -> Token | None:
    """As in "wants Norway out of the port", "the crews back": where it is wanted, which a parse hangs on the verb."""
    if head.dep_ != "dobj" or head.head.lemma_ not in {"want", "like", "wish", "prefer"}:
        return None
    rights = (one for one in head.head.rights if one.i == head.right_edge.i + 1)
    return next((one for one in rights if one.lower_ in {"out", "back", "off", "away", "home", "gone", "in"}), None)


def _aside(head: Token) -> int:
    """Return where, after a comma, something is only added to a content: ", which ...", ", as ...", ", she said"."""
    doc, last = head.doc, head.right_edge.i
    later = next(
        (below.i for below in head.subtree if below.lower_ in {"until", "unless"} and below.i > head.i), last + 1
    )
    commas = (i for i in range(head.i + 1, min(later, last)) if doc[i].text == ",")
    return next((i for i in commas if doc[i + 1].lower_ in _ADDING or doc[i + 1].tag_ == "VBG"), later)
