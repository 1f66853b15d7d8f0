"""Whose a wanting word is where a parse hangs it on the wrong clause: "men who agree, and are asking for pay"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.reading.actors.described import kind_of
from detente.reading.lexicon.speech import KIND_OF_VERB
from detente.reading.syntax import child, passive, subject
from detente.reading.wants.cued import Cue

if TYPE_CHECKING:
    from spacy.tokens import Token

_CHARGING = frozenset(
    """accuse suspect convict acquit absolve blame criticise criticize praise thank mock tease scold rebuke chide berate
    condemn denounce fault reproach upbraid lambast attack ridicule deride""".split()
)
"""Verbs after which "of" or "for" tells what the one spoken of does: "accuse him of hankering"."""
_PLACES = frozenset(
    """capital city town village country province region district valley island port street square field quarter
    barracks camp hall office ministry headquarters north south east west coast frontier border mountains
    hills""".split()
)
"""Nouns that "who" does not stand for."""
_SEVERAL = frozenset({"NNS", "NNPS"})
_ONE = frozenset({"NN", "NNP", "PRP"})
_SINGULAR = frozenset({"is", "has", "was", "does"})
_HIGH = 6
"""The most clauses, or words, that are climbed."""


def rejoined(found: Cue) -> Token | None:
    """Return who wants where the parse gives another: the noun, or None where the parse has it right."""
    verb = _verb(found.at)
    if found.who is None or verb is None:
        return None
    return (
        _labelled(verb, found.who)
        or _quoted_as(verb, found.who)
        or _charged(verb, found.who)
        or _person(found.who)
        or _joined(verb, found.who)
    )


def _verb(token: Token) -> Token | None:
    """Return the verb a wanting word is, or stands by: "is eager", "has a wish"."""
    for _ in range(_HIGH):
        if token.pos_ in {"VERB", "AUX"} or token.head.i == token.i:
            break
        token = token.head
    return token if token.pos_ in {"VERB", "AUX"} else None


def _labelled(verb: Token, who: Token) -> Token | None:
    """As in "Governor Holt: The Minister fears it": who speaks, before a colon, is not the subject."""
    others = [one for one in verb.lefts if one.dep_ == "nsubj" and one.i > who.i]
    if not others or who.head.i != verb.i or not who.left_edge.is_sent_start:
        return None
    between = who.doc[who.i + 1 : others[-1].left_edge.i]
    return others[-1] if any(one.text.endswith(":") for one in between) else None


def _quoted_as(verb: Token, who: Token) -> Token | None:
    """As in "Orla is quoted by the paper as insisting": not the paper."""
    above = verb.head.head if verb.dep_ == "pcomp" and verb.head.lower_ == "as" else None
    agent = child(above, "agent") if above is not None and passive(above) else None
    return child(above, "nsubjpass") if above is not None and agent is not None and who.head.i == agent.i else None


def _charged(verb: Token, who: Token) -> Token | None:
    """As in "His critics accuse him of hankering after it": whoever is accused."""
    above = verb.head.head if verb.dep_ == "pcomp" and verb.head.lower_ in {"of", "for"} else None
    if above is not None and above.dep_ in {"dobj", "nsubjpass"} and above.head.lemma_ in _CHARGING:
        return above if above.i != who.i else None
    if above is None or above.lemma_ not in _CHARGING:
        return None
    thing = child(above, "nsubjpass") or child(above, "dobj")
    return thing if thing is not None and thing.i != who.i else None


def _person(who: Token) -> Token | None:
    """As in "gentlemen in the capital who prefer a war": "who" is somebody, not the place before it."""
    noun = who.head.head if who.lower_ == "who" and who.head.dep_ == "relcl" else who
    follows = any(one.dep_ == "relcl" and child(one, "nsubj") is not None for one in noun.rights)
    relative = who.lower_ == "who" or (follows and any(one.lower_ == "who" for one in noun.subtree))
    if not relative or noun.lower_ not in _PLACES or noun.dep_ != "pobj" or not noun.head.i:
        return None
    before = noun.head.nbor(-1)
    return before if before.pos_ == "NOUN" and kind_of(before) is not None else None


def _joined(verb: Token, who: Token) -> Token | None:
    """As in "It counts the men who agree and warns the rest": the subject of the clause above, where that fits better.

    A verb has no subject of its own and is joined to one in a clause of another. It goes with the verb above where the
    numbers tell so, where the clause between tells what is recommended, is closed by a comma, or is of a thing.
    """
    if verb.dep_ != "conj" or child(verb, "nsubj", "nsubjpass") is not None:
        return None
    inner = verb
    for _ in range(_HIGH):
        if inner.dep_ != "conj" or child(inner, "nsubj", "nsubjpass") is not None:
            break
        inner = inner.head
    above = inner.head
    for _ in range(_HIGH):
        if above.pos_ in {"VERB", "AUX"} or above.head.i == above.i:
            break
        above = above.head
    within = inner.dep_ in {"relcl", "acl", "ccomp"} or (inner.dep_ == "conj" and _contact(inner))
    other = subject(above) if within and above.pos_ in {"VERB", "AUX"} and above.i < inner.i else None
    if other is None or other.i in {who.i, inner.i} or other.i > inner.i:
        return None
    return other if _fits_better(verb, inner, above, who, other) else None


def _contact(inner: Token) -> bool:
    """As in "pay the tolls the bands have set": a clause after a noun, with nothing between, is of that noun."""
    who = child(inner, "nsubj")
    before = who.left_edge.i - 1 if who is not None else 0
    noun = inner.doc[before]
    return before > 0 and noun.dep_ in {"dobj", "pobj"} and noun.pos_ == "NOUN" and inner.head.i < before


def _fits_better(verb: Token, inner: Token, above: Token, who: Token, other: Token) -> bool:
    noun = inner.head if who.tag_ in {"WP", "WDT"} else who
    first = child(verb, "aux", "auxpass") or verb
    differ = noun.tag_ in _SEVERAL and other.tag_ in _ONE and other.lower_ not in {"they", "we", "i", "you"}
    if differ and (first.tag_ == "VBZ" or first.lower_ in _SINGULAR):
        return True
    closed = _closed(verb, inner)
    modal = first.tag_ == "MD"
    if inner.dep_ in {"acl", "ccomp"} and _mere(inner):
        return modal or first.tag_ in {"VBZ", "VBD"}
    if inner.dep_ in {"relcl", "conj"}:
        return closed and first.tag_ in {"VBZ", "VBP", "VBD", "MD"} and not _set_apart(inner)
    if inner.dep_ == "acl" and above.tag_ == "VBD" == verb.tag_:
        return child(inner, "aux") is not None
    judges = above.lemma_ in KIND_OF_VERB and other.lower_ in {"we", "i"} and above.tag_ == verb.tag_
    return judges and inner.lemma_ == "be" and child(inner, "acomp", "attr") is not None and first.i == verb.i


def _mere(inner: Token) -> bool:
    """As in "recommends that it be given a boat": the bare form of what is asked for."""
    aux = [one for one in inner.lefts if one.dep_ in {"aux", "auxpass"}]
    bare = [one.lower_ for one in aux] == ["be"] or (not aux and inner.tag_ == "VB")
    return bare and any(one.dep_ == "mark" and one.lower_ == "that" for one in inner.lefts)


def _closed(verb: Token, inner: Token) -> bool:
    """Tell whether ", and" stands before the verb."""
    at = min(one.i for one in (verb, *verb.lefts)) - 1
    doc = verb.doc
    while at > inner.i and doc[at].pos_ in {"ADV", "AUX", "PART"}:
        at -= 1
    return at > inner.i and doc[at].lower_ in {"and", "but"} and doc[at - 1].text == ","


def _set_apart(inner: Token) -> bool:
    """As in "the miners, who have struck, and are": a comma before a clause takes it out of the sentence."""
    at = inner.left_edge.i - 1
    return inner.dep_ == "relcl" and at >= 0 and inner.doc[at].text == ","
