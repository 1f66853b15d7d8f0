"""The ways in which a word can hold what somebody says or thinks: its frames, each with the span of what is held.

A frame is a short code; `lexicon.frames` lists for each the words that attribute in it.

verbs: ``c`` clause after it, ``b`` clause before it, ``i`` verb that interrupts, ``x`` to-infinitive, ``g`` gerund,
``o`` object, ``ow`` object with all that follows ("accused him of"), ``ox`` object and infinitive, ``r`` the noun a
relative clause is about, ``p:about`` what follows a preposition, ``e`` "is expected to", ``y`` "was praised by",
``u`` subject of a passive with all that follows. Nouns and adjectives: ``c``, ``x``, ``p:for``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from detente.errors import Span
from detente.reading.attribution.bidden import Held, bidden, echoed, infinitive, with_to
from detente.reading.attribution.runs import (
    before_next,
    between_semicolons,
    but_would,
    halved,
    on_condition,
    run_on,
    up_to_joined,
)
from detente.reading.attribution.spans import below, is_aside, span, text_at
from detente.reading.syntax import child, participle, passive

if TYPE_CHECKING:
    from spacy.tokens import Token

_TIMES = frozenset({"after", "during", "before", "since", "until", "while", "following", "amid"})
_ASIDE = 8
"""Words of "as the newspaper has said": a longer one is told for its own sake."""
_RAISING = frozenset({"seem", "appear", "tend", "happen"})


def of_verb(verb: Token) -> Iterator[Held]:
    """Yield the frames `verb` stands in, the surest first, with the spans of what they hold."""
    clause = clause_of(verb)
    if clause is not None and participle(verb) and clause.left_edge.tag_ not in {"IN", "WP", "WRB", "WDT"}:
        clause = None  # "Asked whether" reports; "Asked, he said" does not
    if clause is not None and verb.dep_ == "parataxis" and _parted(verb.head) == clause:
        yield "i", (span(verb, verb.head.left_edge.i, verb.left_edge.i), below(clause))
    elif clause is not None and verb.i < clause.i:
        yield "c", (on_condition(verb, up_to_joined(clause, verb)), *but_would(verb, clause))
    elif clause is not None and not halved(clause, verb) and child(verb, "nsubj", "nsubjpass", "agent") is not None:
        inside = clause.left_edge.i < verb.i < clause.right_edge.i
        held = without(clause, verb) if inside else (below(clause),)
        yield "b", (*held, *run_on(verb, held[-1][1])) if held else held
    if clause is None and interrupts(verb):
        held = between_semicolons(before_next(without(verb.head, verb), verb), verb)
        yield "i", (*held, *run_on(verb, held[-1][1])) if held else held
    if clause is None and _as_told(verb):
        yield "i", without(verb.head, verb)
    if clause is None and (parted := _parted(verb)) is not None:
        yield "c", (below(parted),)
    yield from bidden(verb)
    yield from echoed(verb)
    yield from _passives(verb)
    yield from _infinitives(verb)
    yield from _objects(verb)
    for prep in verb.children:
        if prep.dep_ == "prep" and prep.i > verb.i and (what := child(prep, "pobj", "pcomp")) is not None:
            yield "p:" + prep.lower_, (below(what),)


def _as_told(verb: Token) -> bool:
    """Tell whether a clause only says who says the rest: "as she puts it", "as the Post has reported"."""
    mark, told = child(verb, "mark"), child(verb, "dobj")
    plain = verb.dep_ == "advcl" and verb.head.pos_ in {"VERB", "AUX"} and mark is not None and mark.lower_ == "as"
    if not plain or child(verb, "nsubj") is None or verb.right_edge.i - verb.left_edge.i > _ASIDE:
        return False
    ends = {text_at(verb, verb.left_edge.i - 1), text_at(verb, verb.right_edge.i + 1)}
    return bool(ends & {",", "-", "--", "—", "–"}) and (told is None or (verb.lemma_ == "put" and told.lower_ == "it"))


def _parted(verb: Token) -> Token | None:
    """Return the clause of a verb that the parse has given to an aside: "he told her, she writes, that ..."."""
    aside = child(verb, "parataxis")
    clause = child(aside, "ccomp") if aside is not None else None
    if clause is None or aside is None or not verb.i < aside.i < clause.i or clause.left_edge.lower_ != "that":
        return None
    return clause if text_at(verb, clause.left_edge.i - 1) == "," else None


def clause_of(verb: Token) -> Token | None:
    """Return the clause after the verb; one before it only where there is no other."""
    clauses = [token for token in verb.children if token.dep_ == "ccomp"]
    after = [token for token in clauses if token.i > verb.i]
    if text_at(verb, verb.i + 1) == "," and after and len(after) < len(clauses):
        return clauses[0]  # "the port is shut, he said, and vows to stay until it opens"
    return next(iter(after or clauses), None)


def interrupts(verb: Token) -> bool:
    """Tell whether a clause stands between commas in the middle, or at the end, of what it reports."""
    if verb.head.i == verb.i or verb.head.pos_ not in {"VERB", "AUX", "NOUN", "ADJ", "PROPN"}:
        return False
    if child(verb, "nsubj", "nsubjpass") is None or participle(verb):
        return False
    if verb.dep_ == "parataxis":
        return True
    left, right = verb.left_edge.i, verb.right_edge.i
    before = left > 0 and verb.doc[left - 1].text in {",", "-", "--", '"', "—", "–"}
    return verb.dep_ in {"ccomp", "advcl"} and before and right - left < 12 and child(verb, "mark") is None


def without(token: Token, hole: Token) -> tuple[Span, ...]:
    """Return the extent of `token` without that of `hole`, in one or two pieces, without a mere link before it."""
    first, last = token.left_edge.i, token.right_edge.i + 1
    pieces = ((first, max(first, hole.left_edge.i)), (min(last, hole.right_edge.i + 1), last))
    kept = [(start, end) for start, end in pieces if any(word.is_alpha for word in token.doc[start:end])]
    if len(kept) == 2 and kept[0][1] - kept[0][0] <= 4 and token.doc[kept[0][0]].pos_ in {"ADP", "ADV", "CCONJ"}:
        kept = kept[1:]
    return tuple(span(token, start, end) for start, end in kept)


def _passives(verb: Token) -> Iterator[Held]:
    """Yield "Y is expected to Z" and "seems to Z", "Y was praised by X", "Y was accused of Z"."""
    about = child(verb, "nsubj", "nsubjpass")
    then = child(verb, "xcomp", "oprd", "acomp")
    raising = passive(verb) or verb.lemma_ in _RAISING
    if raising and about is not None and then is not None and about.i < verb.i < then.i:
        yield "e", (below(about), below(then))
    if about is not None and passive(verb):
        agent = child(verb, "agent")
        rest = [token for token in verb.rights if token.dep_ in {"prep", "xcomp", "oprd", "advcl"} and token != agent]
        if agent is not None:
            yield "y", (below(about), *((below(rest[0]),) if rest else ()))
        elif rest:
            yield "u", (below(about), below(rest[0]))


def _infinitives(verb: Token) -> Iterator[Held]:
    then = child(verb, "xcomp")
    if then is None or then.i < verb.i:
        return
    thing = child(verb, "dobj", "dative")
    if thing is not None and verb.i < thing.i < then.i:
        yield "ox", (span(verb, thing.left_edge.i, then.right_edge.i + 1),)
        yield "xo", (infinitive(then),)
    else:
        yield ("x" if with_to(then) else "g"), (on_condition(verb, infinitive(then)),)


def _objects(verb: Token) -> Iterator[Held]:
    thing = child(verb, "dobj", "oprd", "attr")
    if thing is not None and thing.dep_ == "dobj":
        last = max([thing.right_edge.i, *(token.right_edge.i for token in verb.rights if _completes(token, thing))])
        if last > thing.right_edge.i and thing.i > verb.i:
            yield "ow", (_less_aside(verb, thing, last),)
        yield "o", (below(thing),)
    if thing is None and verb.dep_ == "relcl" and verb.head.pos_ in {"NOUN", "PROPN", "PRON"} and not passive(verb):
        subject = child(verb, "nsubj")
        if subject is not None and subject.tag_ not in {"WDT", "WP"}:
            yield "r", (span(verb, verb.head.left_edge.i, verb.left_edge.i),)


def _less_aside(verb: Token, thing: Token, last: int) -> Span:
    """Return an object with what completes it, without what a reporter adds: "..., which she described as a sham"."""
    cut = next((one for one in verb.doc[thing.i + 1 : last + 1] if is_aside(one) and one.right_edge.i >= last), None)
    return span(verb, thing.left_edge.i, cut.left_edge.i if cut is not None else last + 1)


def _completes(token: Token, thing: Token) -> bool:
    if token.i < thing.i:
        return False
    if token.dep_ != "prep" or token.lower_ in _TIMES:
        return token.dep_ in {"oprd", "xcomp"}
    what = child(token, "pobj")
    return what is None or what.ent_type_ not in {"DATE", "TIME"}


def of_word(word: Token) -> Iterator[Held]:
    """Yield the frames of a noun or an adjective: the clause, infinitive or prepositional phrase that hangs on it."""
    clause = child(word, "ccomp") or next(
        (token for token in word.children if _complement(token) or _lest(token)), None
    )
    if clause is not None and clause.i > word.i:
        yield ("x" if child(clause, "mark") is None and clause.left_edge.lower_ == "to" else "c"), (below(clause),)
    infinitive = child(word, "xcomp")
    if infinitive is not None and infinitive.i > word.i:
        yield "x", (below(infinitive),)
    for prep in word.children:
        if prep.dep_ == "prep" and prep.i > word.i and (held := child(prep, "pobj", "pcomp")) is not None:
            yield "p:" + prep.lower_, (below(held),)


def _lest(clause: Token) -> bool:
    return clause.dep_ == "advcl" and clause.left_edge.lower_ == "lest"


def _complement(clause: Token) -> bool:
    """A complement clause, not a relative one: "that" is its mark and not its subject or object."""
    if clause.dep_ not in {"acl", "relcl"} or clause.pos_ not in {"VERB", "AUX"}:
        return False
    mark = child(clause, "mark", "aux")
    return mark is not None and mark.i == clause.left_edge.i and mark.lower_ in {"that", "to"}
