"""Wants left half unsaid: "Norway wants a truce; Iceland does not", "so does Iceland", "Norway wants X, Iceland Y"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.reading.lexicon import wanting as words
from detente.reading.syntax import child, sentence_of, trimmed
from detente.reading.wants.cued import Cue, denied, lemma_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from detente.errors import Span

_KINDS = {
    **dict.fromkeys("do does did".split(), "do"),
    **dict.fromkeys("have has had".split(), "have"),
    **dict.fromkeys("be is are was were".split(), "be"),
    **dict.fromkeys("will would wo could can ca".split(), "will"),
}
"""What a helping verb left alone stands for."""
_AGAIN = frozenset("so nor neither as".split())
_LIKE = frozenset("as that while whereas though although but".split())
"""Words before such a clause that leave it a statement: not "if Iceland does"."""
_PARTS = frozenset("one some most few many it this that there which what he she".split())
_HELD = frozenset({"acomp", "attr", "dobj", "xcomp", "prep", "prt", "agent"})
_OPENS = frozenset({",", "and", ";", "while", "but"})
_FAR = 30
"""How many words after what is wanted such a rest is looked for."""


@dataclass(frozen=True, slots=True)
class Echo:
    """A want told by a helping verb alone: whose it is, the helping verb, its sign."""

    who: Token
    at: Token
    sign: int


@dataclass(frozen=True, slots=True)
class Gap:
    """A want told with no verb at all: whose it is, what is wanted, and where the words about it begin and end."""

    who: Token
    start: int
    end: int
    content: Span


def echoes(found: Cue, sign: int, *, answer: bool = False) -> Iterator[Echo]:
    """Yield who else has the want `found`, or has it not, by a helping verb: "Iceland does not", "so does Iceland".

    `answer`: `found` is only asked about, so that "he does" and "it does not" tell something too.
    """
    asks = lemma_of(found.at) in words.ASKING  # "asked the police to come, and they would not"
    kind, no = _kind(found), _no(found)
    base = 1 if found.bare else -sign if no else sign
    doc, first = found.at.doc, max(found.content.i, found.at.i) + 1
    last = min(len(doc), first + _FAR, _end_of_next(found.content, 3 if answer else 1))
    for at in doc[first:last]:
        who = _alone(at, answer=answer)
        if who is None or not _answers(at, kind, found) or (asks and who.i < at.i) or _later(found, at):
            continue
        void = _void(at)
        if (void and base < 0) or (not void and (found.bare or found.planned)):
            continue
        yield Echo(who, at, -base if void else base)


def _later(found: Cue, at: Token) -> bool:
    """As in "Norway wants a vote, and Iceland finds that odd. So do I.": what is echoed is the last thing told."""
    if not at.i or at.nbor(-1).lower_ not in _AGAIN or not at.nbor(-1).is_sent_start:
        return False
    between = found.at.doc[max(found.content.i, found.at.i) + 1 : sentence_of(found.at).end]
    return any(one.dep_ == "conj" and child(one, "nsubj") is not None for one in between)


def _kind(found: Cue) -> str:
    verb = found.end if found.bare and found.end is not None else found.at
    verb = verb.head if verb.pos_ in {"ADJ", "NOUN"} and verb.head.pos_ in {"AUX", "VERB"} else verb
    helps = {_KINDS[one.lower_] for one in verb.children if one.dep_ in {"aux", "auxpass"} and one.lower_ in _KINDS}
    own = {"be": "be", "have": "have"}.get(verb.lemma_, "do")
    return next((kind for kind in ("will", "have", "be") if kind in helps), own)


def _no(found: Cue) -> bool:
    above = found.at.head
    over = found.at.pos_ in {"ADJ", "NOUN"} and above.pos_ in {"AUX", "VERB"}
    return denied(found.at) != (over and denied(above))


def _end_of_next(content: Token, times: int) -> int:
    """Return where the sentence after that of `content` ends, or, with `times`, so many after it."""
    end = sentence_of(content).end
    doc = content.doc
    for _ in range(times):
        while end < len(doc) and doc[end].is_space:
            end += 1
        end = int(sentence_of(doc[end]).end) if end < len(doc) else end
    return end


def _alone(at: Token, *, answer: bool) -> Token | None:
    """Return the subject of a helping verb that helps none."""
    if at.lower_ not in _KINDS or at.dep_ in {"aux", "auxpass"}:
        return None
    before = at.nbor(-1) if at.i else at
    who = child(at, "nsubj") or (child(at, "dobj", "attr") if before.lower_ in _AGAIN else None)
    if who is None:
        return None
    told = answer and who.lower_ in {"it", "he", "she", "some", "most", "many"}
    if (who.lower_ in _PARTS and not told) or any(one.lower_ not in _LIKE for one in at.children if one.dep_ == "mark"):
        return None
    aside = {below.i for below in at.children if below.i > at.i and below.left_edge.nbor(-1).text == ","}
    held = (below for below in at.children if below.i != who.i and below.i not in aside)
    if any(below.dep_ in _HELD or (below.dep_ == "ccomp" and below.i > at.i) for below in held):
        return None
    inverted = who.i > at.i
    if inverted != (before.lower_ in _AGAIN):
        return None
    return who if inverted or _closes(at) else None


def _closes(at: Token) -> bool:
    """Tell whether nothing but "not", "too" or "either" stands between a helping verb and the end of its clause."""
    rest = at.doc[at.i + 1 : at.i + 5]
    one = next(
        (one for one in rest if one.lower_ not in {"not", "n't", "too", "either", "as", "well", "certainly"}), None
    )
    return one is None or one.is_punct or one.is_space or one.lower_ in {"and", "but"}


def _answers(at: Token, kind: str, found: Cue) -> bool:
    said = _KINDS[at.lower_]
    refused = said == "will" and kind == "do" and _void(at) and found.content.tag_ == "VB"
    return said == kind or refused or (kind == "have" and said == "do")


def _void(at: Token) -> bool:
    before = at.nbor(-1).lower_ if at.i else ""
    return child(at, "neg") is not None or before in {"nor", "neither"}


def fronted(found: Cue) -> Iterator[tuple[Echo, Span]]:
    """Yield what is set before a helping verb left alone: "Norway would accept a toll; a tax it would not"."""
    doc, sentence = found.at.doc, sentence_of(found.at)
    for at in doc[max(found.content.i, found.at.i) + 1 : sentence.end]:
        who = at.nbor(-1) if at.i and (at.tag_ == "MD" or at.lower_ in _KINDS) else at
        if who.i == at.i or who.tag_ != "PRP" or at.dep_ in {"aux", "auxpass"} or not _closes(at):
            continue
        opens = next((i for i in range(who.i - 1, found.content.i, -1) if doc[i].text in {";", ",", "—"}), None)
        start = opens + 1 + (doc[opens + 1].lower_ in {"but", "and"}) if opens is not None else who.i
        named = start < who.i - 1 and doc[start].tag_ in {"DT", "PRP$", "NNP", "NNS", "CD"}
        named = named and doc[who.i - 1].pos_ in {"NOUN", "PROPN", "NUM"}
        if named and child(at, "neg") is not None and found.sign > 0:
            yield Echo(who, at, -1), trimmed(doc, start, who.i)


def gapped(found: Cue) -> tuple[Gap, ...]:
    """Return the wants told without a verb after `found`: "Norway wants to stay, Iceland to leave"."""
    verb, content = found.at, found.content
    plain = verb.pos_ == "VERB" and lemma_of(verb) in words.SIGN_OF_VERB and lemma_of(verb) not in words.ASKING
    clause = content.pos_ in {"VERB", "AUX"}
    if not plain or found.planned or found.bare or content.i < verb.i or content.dep_ not in {"dobj", "xcomp"}:
        return ()
    if clause and (child(verb, "dobj") is not None or child(content, "nsubj", "nsubjpass") is not None):
        return ()
    doc, at = verb.doc, content.i + 1
    gaps: list[Gap] = []
    end = sentence_of(verb).end
    while at < end:
        gap = _gap(doc, at, end, clause=clause) if doc[at].lower_ in _OPENS else None
        if gap is not None and gap.who not in {one.who for one in gaps}:
            gaps.append(gap)
        at = at + 1
    return tuple(gaps)


def _gap(doc: Doc, at: int, end: int, *, clause: bool) -> Gap | None:
    first = at + 1 + (doc[at].text in {",", ";"} and at + 1 < end and doc[at + 1].lower_ in {"and", "while", "but"})
    who = _named(doc, first, end)
    if who is None or who.i + 1 >= end or (doc[first].tag_ == "PRP$" and doc[who.i + 1].text == ","):
        return None
    start = who.i + 1 + (doc[who.i + 1].text == "," and doc[at].text == ";")
    opens = doc[start] if start < end else doc[at]
    fits = opens.tag_ == "TO" if clause else opens.tag_ in {"DT", "PRP$", "CD"} and opens.pos_ != "PRON"
    stop = next((i for i in range(start + 1, end) if doc[i].text in {";", ",", ".", "and"}), end)
    finite = any(doc[i].tag_ in {"VBZ", "VBD", "VBP", "MD"} for i in range(start, stop))
    if not fits or finite or stop - start < 2 or (stop < end and doc[stop].text != "." and not _ends(doc, stop, end)):
        return None
    return Gap(who, at, stop, trimmed(doc, start, stop))


def _ends(doc: Doc, stop: int, end: int) -> bool:
    """Tell whether after `stop` comes another such rest, or none of what would make this one a subject."""
    return not any(doc[i].tag_ in {"VBZ", "VBD", "VBP", "MD"} for i in range(stop, min(end, stop + 4)))


def _named(doc: Doc, first: int, end: int) -> Token | None:
    """Return the last word of a name, or of a noun with "the", that begins at `first`."""
    at = first
    if at < end and (doc[at].lower_ == "the" or doc[at].tag_ == "PRP$"):
        at += 1
    elif at >= end or doc[at].pos_ != "PROPN":
        return None
    while at < end and doc[at].tag_ in {"JJ", "NN", "NNS", "NNP", "NNPS"}:
        at += 1
    last = doc[at - 1]
    return last if at > first and last.tag_ in {"NN", "NNS", "NNP", "NNPS"} else None
