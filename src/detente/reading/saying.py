"""Attributions by a verb: "said that", words quoted beside it, a report in the middle of what it reports."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from detente.errors import Span
from detente.reading.items import Kind
from detente.reading.lexicon.speech import CALLING, CLAUSE_OR_OBJECT, KIND_OF_VERB, NAMING, TOPIC
from detente.reading.quotations import Quoted
from detente.reading.syntax import child, extent, negated, sentence_of, subject, text_of, trimmed, without
from detente.reading.told import Report, source_of

if TYPE_CHECKING:
    from spacy.tokens import Token


def by_verb(verb: Token, marks: Quoted) -> Iterator[Report]:
    """Yield the attribution whose cue is `verb`, if what it says is a clause, a quotation, or an object it may take."""
    lemma = verb.lemma_.lower()
    kind = KIND_OF_VERB.get(lemma)
    content = _naming(verb) if lemma in NAMING else ()
    if kind and not content:
        content = _clause(verb, marks, kind)
    if not content:
        content = _object(verb, lemma)
    if kind and not content:
        content = _quoted_beside(verb, marks)
    if content:
        who = _speaker(verb)
        yield Report(_cue(verb), content, source_of(who), who.i if who else None, kind or "statement", negated(verb))


def _speaker(verb: Token) -> Token | None:
    """Return the subject of a reporting verb; one joined to what it reports has the subject of the report.

    In "she said that they agree and explained that ..." a parse may join "explained" to "agree"; the tense tells.
    """
    outer = _joined_report(verb)
    return subject(outer if outer is not None else verb)


def _joined_report(verb: Token) -> Token | None:
    """Return the reporting verb above that `verb` is really joined to, or None where the parse has it right."""
    if verb.dep_ != "conj" or verb.head.tag_ == verb.tag_ or child(verb, "nsubj", "nsubjpass") is not None:
        return None
    above = verb.head
    for _ in range(6):
        if above.head.i == above.i:
            return None
        above = above.head
        if above.tag_ == verb.tag_ and above.lemma_ in KIND_OF_VERB:
            return above
    return None


def _cue(verb: Token) -> Span:
    """Return the verb with its auxiliaries and particles."""
    near = [below.i for below in verb.children if below.dep_ in {"aux", "auxpass", "neg", "prt"}]
    return trimmed(verb.doc, min([verb.i, *near]), max([verb.i, *(i for i in near if i > verb.i)]) + 1)


def _clause(verb: Token, marks: Quoted, kind: Kind | None) -> tuple[Span, ...]:
    """Return what a verb with a clause says: the clause after it, or the sentence it interrupts or ends."""
    clause = _complement(verb)
    if clause is None and kind in {"hope", "intention", "demand", "statement", "fear"}:
        clause = child(verb, "xcomp")
    if clause is not None:
        hole = verb if clause.left_edge.i < verb.i < clause.right_edge.i else None
        spans = without(clause, hole) if hole is not None else (_up_to_joined(clause),)
        return _widened(spans, verb, marks)
    if verb.dep_ == "parataxis" or (verb.dep_ in {"ccomp", "advcl"} and _interrupts(verb)):
        return _widened(without(verb.head, verb), verb, marks)
    return ()


def _complement(verb: Token) -> Token | None:
    """The clause after the verb; one before it only where there is no other."""
    clauses = [below for below in verb.children if below.dep_ == "ccomp"]
    after = [below for below in clauses if below.i > verb.i]
    return next(iter(after or clauses), None)


def _up_to_joined(clause: Token) -> Span:
    """Return the extent of a clause without a second report that the parse has joined to it."""
    joined = next(
        (below for below in clause.conjuncts if below.lemma_ in KIND_OF_VERB and _joined_report(below) is not None),
        None,
    )
    if joined is None or joined.i < clause.i:
        return extent(clause)
    last = joined.left_edge.i
    while last > clause.i and clause.doc[last - 1].dep_ in {"cc", "punct"}:
        last -= 1
    return trimmed(clause.doc, clause.left_edge.i, last)


def _interrupts(verb: Token) -> bool:
    """Tell whether a clause stands between commas in the middle of what it reports."""
    left, right = verb.left_edge.i, verb.right_edge.i
    before = left > 0 and verb.doc[left - 1].text in {",", "-", '"'}
    return before and verb.head.i != verb.i and right - left < 12 and child(verb, "mark") is None


def _widened(spans: tuple[Span, ...], verb: Token, marks: Quoted) -> tuple[Span, ...]:
    """Replace pieces that are mostly quoted by the whole quotation they stand in."""
    wide: list[Span] = []
    for start, end in spans:
        for left, right in marks.touching(start, end):
            if (
                not left <= verb.idx < right
                and left <= start + 2
                and min(end, right) - max(start, left) > (end - start) // 2
            ):
                start, end = min(start, left), max(end, right) if right >= end else end
        wide.append((start, end))
    return tuple(dict.fromkeys(wide))


def _naming(verb: Token) -> tuple[Span, ...]:
    """Return all that follows "called": the thing and what it is called."""
    thing = child(verb, "dobj", "ccomp", "oprd")
    if thing is None or thing.left_edge.i < verb.i or verb.right_edge.i - thing.left_edge.i < 2:
        return ()
    return (trimmed(verb.doc, thing.left_edge.i, verb.right_edge.i + 1),)


def _quoted_beside(verb: Token, marks: Quoted) -> tuple[Span, ...]:
    """Return the quotations that touch the cue or its subject: `"No," he said` and `he said, "No"`."""
    if marks.holds(verb.idx):
        return ()
    text, sentence, who = text_of(verb.doc), sentence_of(verb), subject(verb)
    first = min(verb.idx, who.left_edge.idx) if who is not None else verb.idx
    ends = [_end(token) for token in (verb.right_edge, verb, who.right_edge if who is not None else verb)]
    spans = [
        (start, end)
        for start, end in marks.touching(max(0, sentence.start_char - 3), sentence.end_char + 3)
        if not start <= verb.idx < end
        and (0 <= first - end <= 3 or any(0 <= start - at <= 3 for at in ends) or _introduced(text, verb.idx, start))
    ]
    return tuple(spans)


def _introduced(text: str, cue: int, start: int) -> bool:
    """A comma or a colon right before a quotation that follows the cue introduces it."""
    return cue < start and text[max(0, start - 2) : start].strip() in {",", ":"}


def _end(token: Token) -> int:
    return token.idx + len(token)


def _object(verb: Token, lemma: str) -> tuple[Span, ...]:
    """Return a plain object that is already what is said, or what stands after "about", "for", "of"."""
    thing = child(verb, "dobj") if lemma in CLAUSE_OR_OBJECT else None
    if thing is not None and thing.pos_ != "PRON":
        return (extent(thing),)
    if lemma not in CALLING:
        return ()
    about = next((below for below in verb.children if below.dep_ == "prep" and below.lower_ in TOPIC), None)
    below = child(about, "pobj", "pcomp") if about is not None else None
    return (extent(below),) if below is not None else ()
