"""Wants spelt out after a colon: "its terms are unchanged: diesel and a seat", "with one request: a ferry"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.reading.lexicon.speech import KIND_OF_VERB
from detente.reading.syntax import child, sentence_of, subject
from detente.reading.wants.cued import Cue, after, speaker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

ASKED: Final = frozenset(
    """requirement recommendation suggestion stipulation proviso rider ultimatum term condition precondition demand
    request wish plea appeal call advice prayer price preference priority""".split()
)
"""Nouns of what is asked for, which what follows a colon spells out."""
FEARED: Final = frozenset("fear nightmare dread worry spectre specter objection".split())
"""Nouns of what is feared, and so spelt out."""
_GIVEN: Final = frozenset(
    """have set lay put present make attach raise announce bring submit list name add send state issue offer repeat
    table advance enter lodge arrive come return speak leave reply answer write share impose""".split()
)
"""Verbs of who comes with something to ask: "presented its terms", "arrived with a new stipulation"."""
_POINTING: Final = frozenset("one thing".split())
"""Words that only say that something is told next: "its wish is a simple one:"."""
_NO: Final = frozenset("no not never".split())
_AND: Final = frozenset({",", ";", "and", "but"})
_FAR: Final = 16
"""How many words after the noun the colon is looked for."""


def by_spelling(noun: Token, lemma: str) -> Cue | None:
    """As in "Norway presented its terms: a lease and an apology", "on one condition, namely that the boats go"."""
    sign = 1 if lemma in ASKED else -1 if lemma in FEARED else 0
    colon = _colon(noun) if sign else None
    if colon is None or _told_already(noun) or any(below.lower_ in {"no", "any"} for below in noun.children):
        return None
    who = _whose(noun)
    first, last = colon.i + 1, _end(colon)
    if who is None or first >= last or noun.doc[first].is_space or noun.doc[first].is_quote:
        return None
    first, void = _unsaid(noun.doc, first)
    content = head_of(noun.doc, first, last)
    return Cue(noun, -sign if void else sign, content, who, within=(first, min(last, _parted(noun.doc, first, last))))


def _colon(noun: Token) -> Token | None:
    """Return the colon, or "namely", after `noun`, with no verb between but "is" and what is only added."""
    doc, last = noun.doc, min(sentence_of(noun).end, noun.i + _FAR)
    own = noun.head if noun.dep_ in {"nsubj", "nsubjpass"} else noun
    for one in doc[noun.i + 1 : last]:
        if one.text == ":" or (one.lower_ in {"namely", "viz"} and one.nbor(-1).text == ","):
            return one if one.i + 1 < len(doc) else None
        finite = one.tag_ in {"VBZ", "VBP", "VBD", "MD"} and one.lemma_ != "be" and one.dep_ != "advcl"
        finite = finite and KIND_OF_VERB.get(one.lemma_) != "statement"
        if (finite and one.i != own.i) or one.text in {";", "."}:
            return None
    return None


def _told_already(noun: Token) -> bool:
    """As in "its fear is that the crew will go: nobody would stay", "made a plea for calm: the boats would come"."""
    being = noun.head if noun.dep_ == "nsubj" and noun.head.lemma_ in {"be", "remain"} else None
    if being is None:
        about = after(noun, "for", "to")
        own = about is not None and about.lemma_ != "time"  # "My request, for the third time: gloves"
        return own or child(noun, "acl", "ccomp", "relcl") not in (None, *_laid(noun))
    told = child(being, "ccomp", "xcomp", "attr")
    pointing = told is not None and (told.pos_ in {"PRON", "DET"} or told.lemma_ in _POINTING)
    return told is not None and not pointing and told.i < being.i + _FAR and _before_colon(told)


def _laid(noun: Token) -> list[Token]:
    """As in "the conditions laid down by Norway"."""
    return [below for below in noun.children if below.dep_ == "acl" and below.tag_ == "VBN"]


def _before_colon(told: Token) -> bool:
    return any(one.text == ":" for one in told.doc[told.i : told.i + _FAR])


def _end(colon: Token) -> int:
    """Return where what a colon opens ends."""
    end = sentence_of(colon).end
    doc = colon.doc
    stop = next((i for i in range(colon.i + 2, end) if doc[i].text in {";", "—", "--"} or doc[i].is_quote), end)
    while stop - 1 > colon.i and (doc[stop - 1].is_punct or doc[stop - 1].is_space):
        stop -= 1
    return int(stop)


def _whose(noun: Token) -> Token | None:
    """Return who asks, or fears: "its terms", "laid down by Norway", "Norway set", "from Norway came"."""
    made = child(noun, "acl")
    by = child(made, "agent") if made is not None else None
    whose = child(noun, "poss") or (child(by, "pobj") if by is not None else None) or after(noun, "of", "from", "by")
    if whose is not None:
        return whose
    led = noun.head
    if noun.dep_ == "nsubj":
        return after(led, "from") or (speaker(led) if led.lemma_ == "be" else None)
    verb = led.head if noun.dep_ == "pobj" and led.lower_ in {"with", "on", "under"} else led
    told = noun.dep_ in {"dobj", "attr"} and verb.lemma_ in _GIVEN
    carried = noun.dep_ == "pobj" and led.lower_ in {"with", "on", "under"} and verb.pos_ == "VERB"
    return subject(verb) if told or carried else None


def head_of(doc: Doc, first: int, last: int) -> Token:
    """Return the word the others from `first` to before `last` hang on."""
    inside = (one for one in doc[first:last] if not first <= one.head.i < last or one.head.i == one.i)
    return next((one for one in inside if not one.is_punct), doc[first])


def _unsaid(doc: Doc, first: int) -> tuple[int, bool]:
    """Step over a "no" with which a content begins."""
    void = doc[first].lower_ in _NO
    return first + void, void


def _parted(doc: Doc, first: int, last: int) -> int:
    """Return where another thing begins that is not wanted: "vaccine first, and no cameras"."""
    nays = (i for i in range(first + 1, last) if doc[i].lower_ in _NO and doc[i - 1].lower_ in _AND)
    end = next(nays, last)
    while end < last and end - 1 > first and doc[end - 1].lower_ in _AND:
        end -= 1
    return end


def more_of(found: Cue) -> Iterator[tuple[tuple[int, int], int]]:
    """Yield what else a fragment says is wanted, or, with -1, is not: the words from the first to before the last."""
    if found.within is None or found.at.pos_ != "NOUN":
        return
    doc, at = found.at.doc, found.within[1]
    while at < len(doc) and doc[at].lower_ in _AND:
        at += 1
    if at < len(doc) and doc[at].lower_ in _NO:
        end = at + 1
        while end < len(doc) and not doc[end].is_punct:
            end += 1
        yield (at + 1, end), -1
