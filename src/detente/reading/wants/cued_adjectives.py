"""Adjectives and adverbs of wanting: "is eager to leave", "unacceptable to Norway", "would rather strike"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.reading.lexicon import wanting as words
from detente.reading.lexicon.affecting import RATING
from detente.reading.syntax import child, passive, subject
from detente.reading.wants.affected import by_rating
from detente.reading.wants.bargains import consenting
from detente.reading.wants.contents import prospect
from detente.reading.wants.cued import Cue, after, beyond, denied, next_to, ordered, signed, speaker

if TYPE_CHECKING:
    from spacy.tokens import Token


_TO = frozenset("attractive appealing palatable acceptable dear".split())
"""Adjectives of judgement that tell a want only of whom they stand "to"."""


def by_adjective(word: Token) -> Cue | None:
    """As in "is eager to leave", "are opposed to the plan", "Norway, wary of a war,"."""
    lower = positive(word)
    base: int = words.SIGN_OF_ADJECTIVE[lower]
    if (word.tag_ in {"VBD"} and word.dep_ != "acomp" and not _led(word)) or _is_deed(word):
        return None
    if lower == "set" and after(word, "on", "upon", "against") is None:
        return None
    being = _being(word)
    clause = child(word, "xcomp", "ccomp") or (child(being, "ccomp", "xcomp") if being is not word else None)
    clause = clause if clause is not None and clause.i > word.i else _lest(word, being)
    clause = clause if clause is not None else _for_it_to(word)
    preps = words.PREPOSITION.get(lower, frozenset())
    content = clause or after(word, *preps) or next_to(word, *preps) or _stiff(word, preps) or _cleft(being, preps)
    content = content or (_if(word, being) if base < 0 else None)
    if content is None or (lower == "adamant" and clause is not None and not ordered(clause)):
        return None
    who = (
        word.head
        if word.dep_ in {"amod", "acl", "appos"} and being is word
        else (_with_helper(word) if being is word else None) or subject(being)
    )
    base = -abs(base) if _adverse(lower, content) else base
    base = 1 if lower == "concerned" and clause is not None and child(clause, "mark") is None else base
    sign = signed(base, word, being) if being is not word else signed(base, word)
    sign = -sign if _hardly(word) else sign
    would = any(below.lower_ in {"would", "'d", "should"} for below in being.children)
    if lower == "sorry" and not would:
        return None
    planned = lower in words.ADJECTIVES_INTENDING and not (would and lower in words.GLAD) and not _to_see(content)
    return Cue(word, sign, content, who, planned)


_HARDLY = frozenset({("none", "too"), ("less", "than"), ("far", "from"), ("anything", "but"), ("hardly", "very")})
"""Words before an adjective that turn it round."""


def _hardly(word: Token) -> bool:
    """As in "is none too keen", "less than eager", "far from happy"."""
    return word.i > 1 and (word.nbor(-2).lower_, word.nbor(-1).lower_) in _HARDLY


def _being(word: Token) -> Token:
    """Return the verb an adjective is the predicate of, else the adjective; "none too" and "far from" lie between."""
    if word.dep_ in {"acomp", "attr", "oprd"}:
        return word.head
    above = word
    while _hardly(word) and above.pos_ not in {"AUX", "VERB"} and above.head.i != above.i:
        above = above.head
    return above


def positive(word: Token) -> str:
    """Return the adjective as it stands in the tables: of "keener", "warmest" the plain form."""
    if word.tag_ == "NN" and word.dep_ == "attr" and word.lower_[:-2] in words.SIGN_OF_ADJECTIVE:
        return word.lower_[:-2]  # "are keener on the bonus", which a parse may take for a noun
    return word.lemma_.lower() if word.tag_ in {"JJR", "JJS", "RBR", "RBS"} else word.lower_


def _stiff(word: Token, preps: frozenset[str]) -> Token | None:
    """As in "scared stiff of a raid", "worried sick about it", "warmest of all towards it"."""
    near = (one for one in word.rights if one.i <= word.i + 2 and one.pos_ in {"ADJ", "ADV", "NOUN", "ADP"})
    led = (after(one, *preps) or (after(child(one, "pobj") or one, *preps)) for one in near)
    return next((one for one in led if one is not None), None)


def _cleft(being: Token, preps: frozenset[str]) -> Token | None:
    """As in "What Norway is really afraid of is a raid"."""
    bare = any(one.lower_ in preps and one.i > being.i and child(one, "pobj", "pcomp") is None for one in being.subtree)
    what = being.dep_ in {"csubj", "nsubj"} and being.left_edge.lower_ == "what"
    return beyond(being, being.head) if bare and what and being.head.lemma_ == "be" else None


def _if(word: Token, being: Token) -> Token | None:
    """As in "would be horrified if Norway left"."""
    would = any(below.lower_ in {"would", "'d"} for below in being.children)
    clauses = (one for top in {word, being} for one in top.rights if one.dep_ == "advcl") if would else ()
    return next((one for one in clauses if any(mark.lower_ == "if" for mark in one.children)), None)


def _to_see(content: Token) -> bool:
    """As in "is ready to see it returned": not one's own doing."""
    return content.lemma_ == "see" and child(content, "ccomp", "xcomp") is not None


def _with_helper(word: Token) -> Token | None:
    """As in "He is set against it": a parse may hang "he" on "is"."""
    helper = child(word, "auxpass", "aux")
    return child(word, "nsubjpass") or (child(helper, "nsubj", "nsubjpass") if helper is not None else None)


def _for_it_to(word: Token) -> Token | None:
    """As in "is keen for the map to be redrawn"."""
    clauses = (below for below in word.rights if below.dep_ in {"advcl", "xcomp", "ccomp"})
    return next((one for one in clauses if any(mark.lower_ == "for" for mark in one.children)), None)


def _led(word: Token) -> bool:
    """As in "Determined not to lose the port, the army sent a brigade"."""
    return word.dep_ in {"advcl", "acl"} and child(word, "nsubj", "nsubjpass", "dobj") is None


def _is_deed(word: Token) -> bool:
    """As in "has resolved", "they set", "is opening": a verb, not a state of somebody."""
    return word.pos_ == "VERB" and (child(word, "dobj") is not None or word.tag_ in {"VBP", "VBZ"})


def _lest(word: Token, being: Token) -> Token | None:
    clauses = (below for one in (word, being) for below in one.children if below.dep_ == "advcl" and below.i > word.i)
    return next((one for one in clauses if any(mark.lower_ == "lest" for mark in one.children)), None)


def _adverse(lower: str, content: Token) -> bool:
    """As in "dead set against the cut", "anxious about the harvest", "anxious lest it spread"."""
    if content.head.dep_ == "prep":
        if lower == "impatient":
            return content.head.lower_ in {"with", "at"}
        return content.head.lower_ == "against" or (lower == "anxious" and content.head.lower_ in {"about", "over"})
    marks = {below.lower_ for below in content.children if below.dep_ == "mark"}
    return lower == "anxious" and ("lest" in marks or ("that" in marks and not ordered(content)))


def by_judgement(word: Token, lower: str) -> Cue | None:
    """As in "the map is unacceptable to Norway", "Norway called the map unacceptable", "conditional on a rebate"."""
    being = word.head if word.dep_ in {"acomp", "oprd", "ccomp", "attr"} else word
    if lower in words.HANGING:
        return _hanging(word, being)
    above = being.head if being.lower_ == "as" else word.head if word.head.lower_ == "as" else being
    above = above.head if above.lower_ == "as" else above
    if above.lemma_ in RATING and above.pos_ == "VERB" and not passive(above) and after(word, "to", "for") is None:
        return by_rating(word, above, words.JUDGING[lower])
    thing = child(being, "dobj") if word.dep_ == "oprd" else child(being, "nsubj", "csubj", "nsubjpass")
    thing = child(being, "ccomp", "xcomp", "advcl") if thing is not None and thing.lower_ == "it" else thing
    told = word.dep_ == "oprd" or (word.dep_ == "ccomp" and being.lemma_ != "be")
    thing = child(word, "nsubj") or thing
    who = after(word, "to", "for") or after(being, "to", "for") or (subject(being) if told else speaker(being))
    if lower in _TO and after(word, "to") is None and after(being, "to") is None:
        return None
    thing = prospect(thing) if thing is not None else None
    if thing is None or who is None or being is word:
        return None
    return Cue(word, signed(words.JUDGING[lower], word, being), thing, who)


def by_necessity(word: Token) -> Cue | None:
    """As in "it is imperative that the road reopen, Norway says", "Norway deems it vital to wait"."""
    above = word.head.head if word.head.lower_ in {"as", "be"} else word.head
    if above.lemma_ in RATING and above.pos_ == "VERB" and not passive(above):
        rated = by_rating(word, above, 1)
        clause = rated is not None and rated.content.pos_ in {"VERB", "AUX"}
        return rated if clause else None  # "regards the sea as vital" is a belief
    being = word.head
    own = child(being, "nsubj")
    if being.lemma_ != "be" or own is None or own.lower_ != "it" or denied(being) or after(word, "for", "to"):
        return None
    clauses = (one for top in (being, word) for one in top.rights if one.dep_ in {"ccomp", "xcomp", "advcl"})
    content = next((one for one in clauses if one.i > word.i), None)
    if content is None or (child(content, "mark") is not None and not ordered(content)):
        return None
    return Cue(word, 1, content, speaker(being), said="told")


def _hanging(word: Token, being: Token) -> Cue | None:
    content = after(word, "on", "upon") or after(being, "on", "upon")
    made = _made(word)
    if made is not None:
        return made
    if being.tag_ == "VB" and being.dep_ in {"ccomp", "xcomp"}:
        return None  # "recommends that the banks make it conditional on a rebate"
    own = consenting(being) or (subject(being) if being.pos_ == "VERB" else speaker(being))
    return Cue(word, 1, content, own) if content is not None and own is not None and not denied(being) else None


def _made(word: Token) -> Cue | None:
    """As in "has made the next exchange of maps conditional on wages", whatever a parse hangs the adjective on."""
    content = next_to(word, "on", "upon", "to")
    verb = word.head
    while verb.pos_ not in {"VERB", "AUX"} and verb.head.i != verb.i:
        verb = verb.head
    if content is None or verb.lemma_ != "make" or verb.i > word.i or passive(verb) or denied(verb):
        return None
    who = subject(verb) if verb.tag_ != "VB" and not (verb.dep_ == "ccomp" and verb.tag_ == "VBP") else None
    return Cue(word, 1, content, who) if who is not None else None


def by_subjection(word: Token) -> Cue | None:
    """As in "made the lease subject to an audit"."""
    return _made(word) if word.i + 1 < len(word.doc) and word.nbor(1).lower_ == "to" else None
