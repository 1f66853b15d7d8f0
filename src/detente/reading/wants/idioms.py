"""Idioms of wanting found in a parse: "will not hear of a delay", "draws the line at selling"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.reading.lexicon.idioms import DONE, IDIOMS
from detente.reading.syntax import child, passive, subject
from detente.reading.wants.contents import prospect, shared_with
from detente.reading.wants.cued import Cue, beyond, cleft, denied, signed, solid
from detente.reading.wants.cued_nouns import spelt_out

if TYPE_CHECKING:
    from spacy.tokens import Token

_SMALL = frozenset({"DT", "PRP$", "JJ", "RB", "RBR", "RP", "POS", "PDT"})
_BORNE = frozenset(
    {("live", "with"), ("put", "up", "with"), ("agree", "to"), ("consent", "to"), ("sit", "down", "with")}
)
"""Idioms that tell a want with "could": what one could put up with, one would take."""
_TAKEN = frozenset(
    {
        ("agree", "to"),
        ("consent", "to"),
        ("put", "up", "with"),
        ("live", "with"),
        ("kill", "for"),
        ("jump", "at"),
        ("leap", "at"),
        ("crawl", "for"),
    }
    | {("put", "name", "to"), ("go", "along", "with"), ("sign", "up", "to"), ("make", "do", "with")}
)
"""Idioms that tell one with "would", too."""
_UNDENIED = frozenset("out store importance weight premium sleep fear dread terror".split())
"""Words of idioms that tell no want where they are denied: "does not rule it out", "sets no store by it"."""
_LONGING = frozenset("hope long pray yearn call appeal plead press wish push ask".split())
"""Verbs whose "for" may stand after what tells only when."""
_KIN = frozenset(
    "wife husband son daughter brother sister father mother uncle aunt cousin boss chief wing party board".split()
)
"""Who can be "for" doing something."""
_NEAR, _FAR = 3, 8
"""How many tokens after the last an idiom's next word may stand, and where a gap is marked."""


def by_idiom(verb: Token, lemma: str) -> Cue | None:
    """Return the want an idiom that begins with `verb` tells. Cost is some tokens for each idiom of the verb."""
    done = lemma in DONE and verb.tag_ in {"VBD", "VBN"}
    for rest, base, planned in IDIOMS[lemma]:
        last = _along(verb, rest) if base > 0 or not done else None
        content = (
            (_beyond(last) or _cleft(verb) or _shared(verb, last) or _over(verb, last)) if last is not None else None
        )
        content = prospect(content) if content is not None else None
        if last is not None and _UNDENIED.intersection(rest) and _sign(base, verb, last, rest) != base:
            return None
        if "none" in rest and verb.tag_ == "VBG":
            continue  # "was having none of it"
        if rest == ("for",) and lemma == "be" and last is not None and not _is_for(verb, last):
            continue
        if rest == ("after",) and lemma == "be" and last is not None and last.dep_ != "prep":
            continue  # "were upset after he left"
        if last is not None and content is not None and _bearable(verb, rest):
            return Cue(verb, 1, content, _who(verb), end=last)
        if last is not None and passive(verb) and verb.tag_ != "VBG" and lemma not in {"set", "feed"}:
            return _by_passive(verb, rest, base, last)
        void = content is not None and denied(content)  # "will hear of no such thing"
        if last is not None and content is not None and (not planned or (_will(verb) and (denied(verb) or void))):
            return Cue(
                _told(verb, rest),
                _sign(base, verb, last, rest),
                _no_less(content),
                _who(verb),
                planned,
                end=_end(last, rest),
            )
    return _for_it_to(verb, lemma)


def _for_it_to(verb: Token, lemma: str) -> Cue | None:
    """As in "prayed all night for the boats to come home"."""
    if not any(rest == ("for",) and not planned for rest, _, planned in IDIOMS[lemma]) or lemma == "be":
        return None
    clauses = (one for one in verb.rights if one.dep_ in {"advcl", "xcomp", "ccomp"} and one.tag_ == "VB")
    held = (one for one in clauses if any(mark.lower_ == "for" and mark.dep_ == "mark" for mark in one.children))
    content = next(held, None)
    return Cue(verb, signed(1, verb), content, _who(verb)) if content is not None and not passive(verb) else None


def _over(verb: Token, last: Token) -> Token | None:
    """As in "has ruled a sale out": what stands before the particle."""
    return child(verb, "dobj") if last.dep_ == "prt" and last.head.i == verb.i else None


def _cleft(verb: Token) -> Token | None:
    """As in "What they are after is a veto", "the veto they are after", "the one thing they insist on is"."""
    told = cleft(verb)
    if told is not None:
        return told
    if verb.dep_ == "relcl" and verb.head.lower_ == "all" and verb.head.dep_ == "attr":
        return child(verb.head.head, "nsubj")  # "a date is all it asks for"
    if verb.dep_ == "csubj" and verb.head.lemma_ == "be":
        return beyond(verb, verb.head)
    if verb.dep_ == "ccomp" and verb.head.lemma_ == "be" and _asked_of(verb):
        return child(verb.head, "nsubj")  # "a strike was just what it hoped for"
    own = child(verb, "nsubj")
    led = verb.dep_ == "relcl" and own is not None and own.tag_ not in {"WDT", "WP"} and own.lower_ != "that"
    return verb.head if led and verb.head.pos_ in {"NOUN", "PROPN"} else None


def _shared(verb: Token, last: Token) -> Token | None:
    """As in "pressed for, and got, a delay", "are hoping for, and others dreading, a hard winter"."""
    after_it = last.doc[last.i + 1].text if last.i + 1 < len(last.doc) else ""
    return shared_with(verb, last) if after_it in {",", "and", "but"} else None


def _asked_of(verb: Token) -> bool:
    """As in "was just what it hoped for", and not "what they are after and what it hoped for"."""
    what = any(one.lower_ == "what" for one in verb.subtree) or verb.left_edge.lower_ == "all"
    return what and verb.head.left_edge.lower_ != "what"


def _is_for(being: Token, led: Token) -> bool:
    """As in "She had been for it", "Norway is for a vote": nothing between, and somebody named or meant."""
    own = child(being, "nsubj")
    whose = child(own, "poss") if own is not None and own.lemma_ in _KIN else None
    doing = getattr(child(led, "pcomp"), "tag_", "") == "VBG"
    if doing and led.i == being.i + 1 and whose is not None and whose.tag_ == "PRP$":
        return True  # "My wife was for selling the boat"
    return led.i == being.i + 1 and own is not None and (own.pos_ == "PROPN" or own.lower_ in {"he", "she", "we", "i"})


def _bearable(verb: Token, rest: tuple[str, ...]) -> bool:
    """As in "could even live with a joint commission"."""
    modals = {below.lower_ for below in verb.children if below.tag_ == "MD"}
    if ((verb.lemma_, *rest) in _TAKEN and _priced(verb)) or (verb.dep_ == "relcl" and (verb.lemma_, *rest) in _BORNE):
        return False  # "a list both sides can live with" is what somebody wants
    known = modals & {"could", "can"} and (verb.lemma_, *rest) in _BORNE | _TAKEN
    return bool(known or (modals & {"would", "might", "'d"} and (verb.lemma_, *rest) in _TAKEN)) and not denied(verb)


def _priced(verb: Token) -> bool:
    """As in "would go along with it only if": there the condition is what is wanted."""
    ifs = {"if", "once", "provided", "unless"}
    clauses = (below for below in verb.subtree if below.dep_ == "advcl" and below.i > verb.i)
    return any(one.lower_ in ifs for clause in clauses for one in clause.children)


def _told(verb: Token, rest: tuple[str, ...]) -> Token:
    """Return the word an idiom is known by: of "is in favour of" what follows "is"."""
    if verb.lemma_ != "be":
        return verb
    after = (verb.doc[i] for i in range(verb.i + 1, min(len(verb.doc), verb.i + 1 + _NEAR)))
    return next((one for one in after if one.lower_ == rest[0]), verb)


def _end(last: Token, rest: tuple[str, ...]) -> Token | None:
    """Return the last word of an idiom but for a preposition that only leads to what is wanted."""
    if len(rest) < 2:
        return None
    return last if last.lower_ == "against" else last.nbor(-1)


def _no_less(content: Token) -> Token:
    """As in "settle for nothing less than the whole fleet", "nothing short of it"."""
    if content.lower_ != "nothing":
        return spelt_out(content) or content
    led = next((below for below in content.subtree if below.lower_ in {"than", "of", "but", "except"}), None)
    return (child(led, "pobj", "pcomp") if led is not None else None) or content


def _by_passive(verb: Token, rest: tuple[str, ...], base: int, last: Token) -> Cue | None:
    """As in "a sale was ruled out by the firm"."""
    by, content = child(verb, "agent"), child(verb, "nsubjpass")
    if by is None or content is None or rest not in {("out",), ("for",)}:
        return None
    return Cue(verb, signed(base, verb), content, child(by, "pobj"), end=last)


def _sign(base: int, verb: Token, last: Token, rest: tuple[str, ...]) -> int:
    """Return the sign, turned round by a "no" before the verb or among the words ("has no designs on")."""
    if "none" in rest:
        return base if child(verb, "neg") is None else -base
    none = "no" not in rest and any(verb.doc[i].lower_ in {"no", "little"} for i in range(verb.i + 1, last.i))
    return -signed(base, verb) if none else signed(base, verb)


def _who(verb: Token) -> Token | None:
    """A parse takes "longs for" for a noun, and who longs for a part of it."""
    if verb.dep_ == "appos":
        return verb.head
    before = verb.nbor(-1) if verb.i and verb.pos_ == "NOUN" else None
    own = subject(verb) or (child(verb, "nsubjpass") if verb.lemma_ in {"set", "feed"} else None)
    return own if before is None else before if before.pos_ in {"NOUN", "PROPN", "PRON"} else None


def _will(verb: Token) -> bool:
    """What is refused for good: "will not hear of", "would not live with", "does not care to"."""
    does = verb.lemma_ == "care" and any(below.lower_ in {"do", "does", "did"} for below in verb.children)
    return does or verb.lemma_ in {"be", "look"} or any(below.tag_ == "MD" for below in verb.children)


def _along(verb: Token, words: tuple[str, ...]) -> Token | None:
    """Return the last word of an idiom whose words follow `verb`, or None."""
    doc, at, far = verb.doc, verb.i, False
    for word in words:
        if word == "~":
            far = True
            if child(verb, "xcomp") is not None:
                return None
            continue
        end = min(len(doc), at + 1 + (_FAR if far else _NEAR))
        found = next((i for i in range(at + 1, end) if doc[i].lower_ == word), None)
        own = next((below.i for below in verb.children if below.lower_ == word and below.i > at), None)
        own = own if own is not None or len(words) > 1 else _past_aside(verb, word)
        own = own if far or (own is not None and (_apart(verb, own) or doc[own].dep_ == "prt")) else None
        found = own if own is not None else found
        between = range(at + 1, found or 0) if own is None else ()
        if found is None or any(doc[i].is_punct if far else doc[i].tag_ not in _SMALL for i in between):
            return None
        at, far = found, False
    return doc[at]


def _past_aside(verb: Token, word: str) -> int | None:
    """As in "hungers, she says, for respect": a parse hangs "for" on what stands between the commas."""
    doc, at = verb.doc, verb.i
    far = range(at + 3, min(len(doc), at + 8))
    return next((i for i in far if doc[i].lower_ == word and doc[i - 1].text == "," and doc[at + 1].text == ","), None)


def _timed(below: Token) -> bool:
    """Tell whether what hangs on a verb says only when, or how: "until the evening", "in vain", "on Monday"."""
    when = child(below, "pobj") if below.dep_ == "prep" else below
    dated = when is not None and (when.ent_type_ in {"DATE", "TIME"} or below.lower_ in {"until", "till", "since"})
    return dated or below.dep_ == "advmod" or (when is not None and when.lower_ == "vain")


def _apart(verb: Token, at: int) -> bool:
    """As in "insisted, however, on a payment": what stands between is between commas."""
    doc = verb.doc
    led = doc[at].head.i == verb.i and doc[at].dep_ == "prep" and verb.lemma_ in _LONGING
    if led and verb.i + 1 < at <= verb.i + _FAR and all(_timed(one) for one in verb.rights if one.i < at):
        return True  # "had hoped until the last evening for a postponement"
    return verb.i + 2 < at <= verb.i + 7 and doc[verb.i + 1].text == "," and doc[at - 1].text == ","


def _beyond(last: Token) -> Token | None:
    """Return the head of what follows the last word of an idiom."""
    if last.i + 1 >= len(last.doc):
        return None
    if last.nbor(1).lemma_ == "be" and last.nbor(1).tag_ in {"VBZ", "VBD", "VBP"}:
        return None  # "What it is after is a veto"
    held = child(last, "pobj", "pcomp")
    if held is not None and held.i > last.i:
        held = solid(held) or held
        return held if held.lower_ != "contrary" else None
    if last.dep_ == "mark" or (last.lower_ == "to" and last.dep_ == "aux"):
        return last.head if last.head.i > last.i else None
    first = last.nbor(1)
    if first.is_punct or first.is_space or first.dep_ in {"cc", "prep", "punct"}:
        return None
    while first.head.i > last.i and first.head.left_edge.i > last.i and first.head.i != first.i:
        first = first.head
    if first.dep_ == "amod" and first.head.i == last.i:
        return first  # "pleads for quiet"
    return first if first.dep_ in {"dobj", "pobj", "pcomp", "attr", "xcomp", "ccomp", "npadvmod"} else None
