"""What somebody bids: "let them go", "free our brothers", "spare us the sermons", "do not sell the harbour"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from detente.reading.lexicon import wanting as words
from detente.reading.lexicon.deeds import BY_VERB
from detente.reading.lexicon.speech import KIND_OF_VERB
from detente.reading.syntax import child, sentence_of, subject
from detente.reading.wants.cued import Cue, denied, lemma_of, speaker

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SMALL: Final = frozenset(
    """do not n't please never just now then so and but or only instead for at once yes no well o oh also again
    therefore heaven god goodness pity 's sake mercy""".split()
)
"""Words that may stand before a bidding."""
_MINE: Final = frozenset("us me our my them him her".split())
_OURS: Final = frozenset("us me our my ours mine".split())
_MINDING: Final = frozenset(
    "ask look see hear listen tell think imagine believe remember show say note mind forget suppose call mark".split()
)
"""What one only bids to be minded: "look at the map"."""
_OFF: Final = frozenset("get keep stay leave hold back take go step clear".split())
"""Verbs that send away: "get out of our harbour", "leave our boats alone"."""
_PLACES: Final = frozenset({"ROOT", "ccomp", "parataxis", "conj", "acl"})
_THROUGH: Final = frozenset("through in out go be alone back off past by up down home on into".split())
_ANYBODY: Final = frozenset("me 's ’s us".split())
_ENDS: Final = frozenset({".", ";", "!", "?", ":", "—", "–"})
_LONGEST: Final = 30


def by_bidding(verb: Token) -> Cue | None:
    """As in "Free our brothers", "Do not sell the harbour": what a quotation bids, whoever says it."""
    if verb.tag_ != "VB" or verb.lower_ != lemma_of(verb) or verb.dep_ not in _PLACES:
        return None
    helps = [below for below in verb.children if below.dep_ in {"aux", "auxpass", "mark", "nsubj", "nsubjpass"}]
    lemma = lemma_of(verb)
    if lemma in _MINDING | {"let"} or any(below.lower_ != "do" for below in helps) or not _opens(verb):
        return None
    thing = child(verb, "dobj", "dative")
    if lemma == "spare" and thing is not None:
        spared = child(verb, "dobj") or thing
        return Cue(verb, -1, spared, None, said="quoted")
    ours = thing is not None and (thing.lower_ in _MINE or any(one.lower_ in _MINE for one in thing.children))
    away = lemma in _OFF and any(one.lower_ in _OURS for one in verb.subtree)
    home = lemma in {"bring", "send"} and any(one.lower_ in {"home", "back"} for one in verb.subtree)
    not_to = denied(verb) and lemma in words.WILLED
    bids = lemma in BY_VERB or lemma in words.CONCEDING or ours or away or home or not_to
    no = child(verb, "neg")  # "Count us here, not there" bids to count
    void = denied(verb) and (no is None or no.i < verb.i)
    return Cue(verb, -1 if void else 1, verb, None, bare=True, said="quoted") if bids else None


def _opens(verb: Token) -> bool:
    """Tell whether nothing but "do not", "please" or a joined bidding stands before a verb in its sentence."""
    first = verb.left_edge.i
    before = verb.doc[first - 1] if first else None
    led = verb.doc[first].is_punct or verb.doc[first].is_sent_start or (before is not None and before.is_punct)
    small = (verb.doc[i].is_punct or verb.doc[i].lower_ in _SMALL for i in range(first, verb.i))
    spared = lemma_of(verb) == "spare" and verb.i > 1 and verb.nbor(-1).lower_ == "and" and verb.nbor(-2).is_quote
    return spared or (bool(led) and all(small) and verb.dep_ != "conj")  # "they said, "and spare us the sermon"


def by_letting(let: Token) -> Cue | None:
    """As in "Let the grain through", "let Norway pay, the Post writes", "Let no gun cross it": who says so wants it."""
    doc, first = let.doc, let.i + 1
    if let.dep_ in {"xcomp", "relcl"} or not _bids(let) or first + 1 >= len(doc):
        return None
    if doc[first].lower_ in _ANYBODY and not _not_us(doc, first):
        return None
    end = _end(let)
    if not any(one.tag_ in {"VB", "VBP", "VBD", "VBN"} or one.lower_ in _THROUGH for one in doc[first + 1 : end]):
        return None
    void = doc[first].lower_ == "no" or _not_us(doc, first)
    content = child(let, "ccomp", "xcomp") or child(let, "dobj") or doc[first]
    who = _telling(let)
    told: Literal["told", "quoted"] = "told" if who is not None else "quoted"
    if content.pos_ in {"VERB", "AUX"} and denied(content) and not void:
        return Cue(let, 1, content, who, said=told)
    sign = -1 if void or denied(let) else 1
    return Cue(let, sign, content, who, bare=True, said=told, within=(first + void + _not_us(doc, first), end))


def _not_us(doc: Doc, first: int) -> bool:
    """As in "Let us not be the ones who wait"; "let us not forget" bids nothing."""
    near = [one.lower_ for one in doc[first : first + 3]]
    return near[:2] == ["us", "not"] and near[-1] not in _MINDING | {"pretend", "deceive", "dwell"}


def _bids(let: Token) -> bool:
    """Tell whether "let" bids, and tells nobody's deed: nobody stands before it as who lets."""
    if any(below.dep_ in {"nsubj", "aux", "auxpass", "nsubjpass"} and below.i < let.i for below in let.children):
        return False
    before = let.nbor(-1) if let.i else let
    while before.lower_ in _SMALL and before.i and not before.is_sent_start:
        before = before.nbor(-1)
    opens = let.is_sent_start or before.is_punct or before.is_space or before.lower_ in _SMALL
    return opens and let.text in {"let", "Let", "LET"}


def _telling(let: Token) -> Token | None:
    """As in "let Norway pay, the Post writes", "Let them through, the Post writes, and argue later"."""
    aside = child(let, "parataxis")
    says = aside if aside is not None and KIND_OF_VERB.get(lemma_of(aside)) == "statement" else None
    above = let.head
    if says is None and above.i > let.i and KIND_OF_VERB.get(lemma_of(above)) == "statement":
        says = above
    return child(says, "nsubj") if says is not None else speaker(let)


def _end(let: Token) -> int:
    """Return where what is let ends: at a stop, a closing quotation mark, an aside or another bidding."""
    doc, last = let.doc, min(sentence_of(let).end, let.i + _LONGEST)
    for i in range(let.i + 2, last):
        if doc[i].text in _ENDS or doc[i].is_quote:
            return i - (doc[i - 1].text == ",")
        if doc[i].text == "," and i + 1 < last and _another(doc, i + 1, last):
            return i
    return last


def _another(doc: Doc, at: int, last: int) -> bool:
    """Tell whether another clause begins: ", let no gun", ", and we are", ", the Post writes", ", but"."""
    near = doc[at : min(last, at + 4)]
    return doc[at].lower_ in {"let", "and", "but", "by"} or any(one.tag_ in {"VBZ", "VBD"} for one in near)


def by_must(verb: Token, who: Token) -> Token | None:
    """As in "We must have a date": what who speaks cannot do without."""
    mine = who.lower_ in {"we", "i"} and lemma_of(verb) in {"have", "get", "see"}
    return child(verb, "dobj") if mine and subject(verb) is not None else None
