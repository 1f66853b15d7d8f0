"""Wants called out with no verb: "No more lists", "Not a cent for wire", "Anything but a war", "The boats first"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.reading.syntax import child, sentence_of
from detente.reading.wants.cued import Cue, speaker
from detente.reading.wants.spelt import head_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

CALLS: Final = frozenset("no not anything enough down out never yes".split())
"""The words with which such a call begins, and "yes"."""
_LED: Final = {
    "no": ("more", "longer"),
    "anything": ("but", "except"),
    "enough": ("of",),
    "down": ("with",),
    "out": ("with",),
    "never": ("again",),
    "not": ("another", "one", "a", "an"),
}
"""What follows the word."""
_SHOWN: Final = frozenset(
    """banner placard sign slogan poster graffito graffiti leaflet headline bedsheet chant shout cry motto watchword
    scrawl sticker pamphlet""".split()
)
"""Where "no" and a noun is a call: "their banner read: No fence"."""
_CRIED: Final = frozenset("chant shout cry demand scrawl paint bawl roar yell proclaim".split())
_LEAST: Final = frozenset(
    """cent penny inch foot metre yard krone crown dollar euro soldier man gun boat barrel drop step kopeck acre mile
    village bullet ship vote day minute gram""".split()
)
"""The least there is of a thing: "not one inch of seabed"."""
_CLOSES: Final = frozenset({".", "!", "?", ",", ";"})
_LONGEST: Final = 14


def by_calling(token: Token) -> Cue | None:
    """As in "No more lists", "Not one inch of seabed, it said": a fragment in quotation marks that wants none of it."""
    doc, at = token.doc, token.i
    if token.lower_ in {"yes", "no"} and at and doc[at - 1].text == ",":
        return _by_yes(token)
    opens = at > 0 and token.lower_ != "yes" and (doc[at - 1].is_quote or (token.is_sent_start and _after_call(token)))
    last = _end(doc, at) if opens else at
    if last <= at + 1 or any(one.tag_ in {"VBZ", "VBD", "VBP", "MD"} for one in doc[at:last]):
        return None
    first = at + 1
    if token.lower_ == "no" and (doc[first].lower_ not in _LED["no"] and not _shown(token)):
        return None
    if token.lower_ != "no" and doc[first].lower_ not in _LED[token.lower_]:
        return None
    if token.lower_ == "not" and doc[first].lower_ != "another" and not _least(doc, first, last):
        return None
    first += doc[first].lower_ in _LED[token.lower_] and token.lower_ != "not"
    if first >= last:
        return None
    content = head_of(doc, first, last)
    named = content.pos_ in {"NOUN", "PROPN", "NUM"}
    return Cue(token, -1, content, speaker(content) or speaker(token), said="quoted",
               within=(first, last)) if named else None  # fmt: skip


def _by_yes(word: Token) -> Cue | None:
    """As in "A base, yes; a town within the town, no": what one has and will not have."""
    doc, at = word.doc, word.i
    if at < 3 or doc[at - 1].text != "," or at + 1 >= len(doc) or not (doc[at + 1].is_punct or doc[at + 1].is_space):
        return None
    first = at - 2
    while first > 0 and not (doc[first].is_punct or doc[first].is_sent_start) and at - first < _LONGEST:
        first -= 1
    first += doc[first].is_punct
    span = doc[first : at - 1]
    if not len(span) or any(one.tag_ in {"VBZ", "VBD", "VBP", "MD", "PRP", "TO"} for one in span):
        return None
    first += span[0].lower_ in {"but", "and"}
    content = head_of(doc, first, at - 1)
    named = content.pos_ in {"NOUN", "PROPN"} and doc[first].tag_ in {"DT", "NNS", "NN", "PRP$", "CD", "NNP"}
    sure = named and _paired(doc, at)
    sign = 1 if word.lower_ == "yes" else -1
    return Cue(word, sign, content, speaker(content), said="quoted", within=(first, at - 1)) if sure else None


def _paired(doc: Doc, at: int) -> bool:
    """Tell whether "yes" or "no" is said of one thing and its other of another nearby."""
    other = "no" if doc[at].lower_ == "yes" else "yes"
    near = (i for i in range(max(1, at - _LONGEST), min(len(doc), at + _LONGEST)) if doc[i].lower_ == other)
    return any(doc[i - 1].text == "," for i in near)


def _after_call(token: Token) -> bool:
    """As in "No more lists. Not another census": a call after a call."""
    before = token.nbor(-1)
    opens = sentence_of(before)
    return before.is_punct and opens[0].is_quote and len(opens) < _LONGEST


def _end(doc: Doc, at: int) -> int:
    """Return where the fragment ends."""
    stops = (i for i in range(at + 1, min(len(doc), at + _LONGEST)) if doc[i].is_quote or doc[i].text in _CLOSES)
    return next(stops, at)


def _least(doc: Doc, first: int, last: int) -> bool:
    return any(one.lemma_ in _LEAST for one in doc[first : min(last, first + 3)])


def _shown(token: Token) -> bool:
    """As in "The banner read", "the crowd chanted": where a bare "no" is a call."""
    words = (one.lemma_.lower() for one in sentence_of(token))
    return any(word in _SHOWN | _CRIED for word in words)


def by_first(word: Token) -> Cue | None:
    """As in "The boats first, Norway said": what is to come before all else."""
    noun = word.head
    led = noun.left_edge
    opens = led.is_sent_start or (led.i > 0 and (led.nbor(-1).is_quote or led.is_quote or led.nbor(-1).text == ":"))
    alone = word.i == noun.right_edge.i or word.nbor(1).text in _CLOSES
    if word.lower_ != "first" or noun.tag_ not in {"NN", "NNS"} or word.i < noun.i or not opens or not alone:
        return None
    aside = child(noun, "parataxis")
    told = speaker(noun) or (child(aside, "nsubj") if aside is not None else None)
    first = led.i + led.is_quote
    sure = noun.dep_ in {"ROOT", "dep", "ccomp"} and noun.doc[first].tag_ in {"DT", "PRP$", "NNS"}
    return Cue(word, 1, noun, told, said="quoted", within=(first, word.i)) if sure else None
