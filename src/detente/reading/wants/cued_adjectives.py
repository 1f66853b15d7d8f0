"""Adjectives and adverbs of wanting: "is eager to leave", "unacceptable to Norway", "would rather strike"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.reading.lexicon import wanting as words
from detente.reading.syntax import child, subject
from detente.reading.wants.bargains import consenting
from detente.reading.wants.cued import Cue, after, denied, ordered, signed, speaker

if TYPE_CHECKING:
    from spacy.tokens import Token

_RATHER = frozenset("rather sooner better".split())
_GLADLY = frozenset("gladly happily willingly cheerfully".split())


def by_adjective(word: Token) -> Cue | None:
    """As in "is eager to leave", "are opposed to the plan", "Norway, wary of a war,"."""
    lower = word.lower_
    base: int = words.SIGN_OF_ADJECTIVE[lower]
    if (word.tag_ in {"VBD"} and word.dep_ != "acomp" and not _led(word)) or _is_deed(word):
        return None
    if lower == "set" and after(word, "on", "upon", "against") is None:
        return None
    being = word.head if word.dep_ in {"acomp", "attr", "oprd"} else word
    clause = child(word, "xcomp", "ccomp") or (child(being, "ccomp", "xcomp") if being is not word else None)
    clause = clause if clause is not None and clause.i > word.i else _lest(word, being)
    clause = clause if clause is not None else _for_it_to(word)
    content = clause or after(word, *words.PREPOSITION.get(lower, frozenset()))
    if content is None or (lower == "adamant" and clause is not None and not ordered(clause)):
        return None
    who = (
        word.head
        if word.dep_ in {"amod", "acl", "appos"}
        else (_with_helper(word) if being is word else None) or subject(being)
    )
    base = -abs(base) if _adverse(lower, content) else base
    base = 1 if lower == "concerned" and clause is not None and clause.tag_ == "VB" else base
    sign = signed(base, word, being) if being is not word else signed(base, word)
    would = any(below.lower_ in {"would", "'d", "should"} for below in being.children)
    if lower == "sorry" and not would:
        return None
    planned = lower in words.ADJECTIVES_INTENDING and not (would and lower in words.GLAD) and not _to_see(content)
    return Cue(word, sign, content, who, planned)


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
    thing = child(being, "dobj") if word.dep_ == "oprd" else child(being, "nsubj", "csubj", "nsubjpass")
    thing = child(being, "ccomp", "xcomp", "advcl") if thing is not None and thing.lower_ == "it" else thing
    told = word.dep_ == "oprd" or (word.dep_ == "ccomp" and being.lemma_ != "be")
    thing = child(word, "nsubj") or thing
    who = after(word, "to", "for") or after(being, "to", "for") or (subject(being) if told else speaker(being))
    if thing is None or who is None or being is word:
        return None
    return Cue(word, signed(words.JUDGING[lower], word, being), thing, who)


def _hanging(word: Token, being: Token) -> Cue | None:
    content = after(word, "on", "upon") or after(being, "on", "upon")
    if being.tag_ == "VB" and being.dep_ in {"ccomp", "xcomp"}:
        return None  # "recommends that the banks make it conditional on a rebate"
    own = consenting(being) or (subject(being) if being.pos_ == "VERB" else speaker(being))
    return Cue(word, 1, content, own) if content is not None and own is not None and not denied(being) else None


def by_rather(word: Token) -> Cue | None:
    """As in "would rather strike than pay", "had better leave": what one would rather do."""
    verb = _over(word)
    if word.lower_ in _GLADLY:
        return _gladly(word, verb)
    if word.is_sent_start and word.lower_ == "rather" and verb.dep_ == "advcl" and word.nbor(1).lower_ == "than":
        return Cue(word, -1, verb, subject(verb.head), bare=True)
    if (
        word.lower_ == "rather"
        and not word.is_sent_start
        and word.i + 2 < len(word.doc)
        and word.nbor(1).lower_ == "than"
    ):
        return _instead(word)
    if verb.dep_ == "ccomp" and verb.head.lower_ in {"would", "'d"} and verb.head.i == word.i - 1:
        return Cue(word, 1, verb, child(verb.head, "nsubj"))
    if not _is_rather(word) or verb.pos_ not in {"VERB", "AUX"} or verb.i < word.i:
        return None
    helps = {below.lower_ for below in verb.children if below.dep_ == "aux" and below.i < word.i}
    if word.lower_ == "better":
        who = speaker(verb) if helps & {"had", "'d"} else None
        return Cue(word, 1, verb, who, bare=True) if who is not None else None
    if not helps & {"would", "'d", "had"} or verb.tag_ not in {"VB", "VBD", "VBN", "VBP"}:
        return None
    if "had" in helps and verb.tag_ != "VB":
        return None
    subjects = [below for below in verb.children if below.dep_ in {"nsubj", "nsubjpass"}]
    would = next(below for below in verb.children if below.lower_ in {"would", "'d", "had"})
    own = bool(subjects) and subjects[-1].i > word.i and would.i > 0
    sign = -1 if child(verb, "neg") is not None else 1
    return Cue(word, sign, verb, would.nbor(-1) if own else subject(verb), bare=True)


def _is_rather(word: Token) -> bool:
    """As in "would rather", "would sooner", "would just as soon"."""
    return word.lower_ in _RATHER or (word.lower_ == "soon" and word.i > 0 and word.nbor(-1).lower_ == "as")


def _over(word: Token) -> Token:
    """Return the verb of "would rather the talks failed", where a parse hangs "rather" on the talks."""
    who = word.head
    return who.head if who.dep_ in {"nsubj", "nsubjpass"} and word.dep_ == "advmod" and who.i > word.i else who


def _gladly(word: Token, verb: Token) -> Cue | None:
    """As in "would gladly release his captives", "will never willingly leave"."""
    will = any(below.lower_ in {"would", "'d", "will", "'ll"} for below in verb.children if below.tag_ == "MD")
    who = subject(verb) if will and verb.pos_ == "VERB" else None
    return Cue(word, -1 if denied(verb) else 1, verb, who, bare=True) if who is not None else None


def _instead(rather: Token) -> Cue | None:
    """As in "struck rather than load ammunition": what somebody does something else to be spared."""
    other = next((one for one in (rather.nbor(2), *rather.nbor(2).ancestors) if one.i > rather.i), None)
    other = other if other is not None and other.tag_ == "VB" else rather.nbor(2)
    above = other.head
    did = above if above.pos_ == "VERB" and above.i < rather.i else above.head
    if other.tag_ != "VB" or did.pos_ != "VERB" or did.i > rather.i or did.tag_ not in {"VBD", "VBZ", "VBP", "VBN"}:
        return None
    who = subject(did)
    return Cue(rather, -1, other, who, bare=True) if who is not None else None
