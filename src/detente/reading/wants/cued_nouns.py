"""Nouns of wanting: "its desire to leave", "fear of a raid", "no plans for it", "its one condition is that"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.reading.lexicon import wanting as words
from detente.reading.syntax import child, subject
from detente.reading.wants.cued import Cue, after, denied, lemma_of, ordered, signed, speaker

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOT_IN = frozenset("of for to in against on about over at".split())


def by_noun(noun: Token, lemma: str) -> Cue | None:
    """As in "its desire to leave", "fears of a raid", "its one condition is that the crews be freed"."""
    base = words.SIGN_OF_NOUN[lemma]
    if _given_up(noun):
        return None
    being = noun.head if noun.dep_ == "nsubj" and noun.head.lemma_ in {"be", "remain"} else None
    content = child(being, "attr", "xcomp", "ccomp") or after(being, "for") if being is not None else None
    if noun.dep_ == "nsubj" and noun.head.lemma_ in {"include", "comprise"}:
        content = child(noun.head, "dobj")
    content = content or _held(noun) or _in_interest(noun) or _such(noun)
    if content is not None and lemma in words.NOUNS_HELD and not _goes_with(noun, content):
        return None
    who = _owner(noun, content) or (speaker(noun) if lemma in {"condition", "precondition", "demand"} else None)
    if content is None or who is None:
        return None
    above = noun.head if noun.dep_ in {"dobj", "attr"} else being
    chain = (noun,) if above is None or lemma_of(above) in {"give"} | words.GIVING_UP else (noun, above)
    lacks = above is not None and above.lemma_ in words.LACKING
    top = lemma == "priority" or any(below.lower_ in words.FOREMOST for below in noun.children if below.dep_ == "amod")
    sign = signed(-base if lacks else base, *chain)
    return Cue(noun, sign, content, who, lemma in words.NOUNS_INTENDING, top=top)


def _goes_with(noun: Token, content: Token) -> bool:
    """Tell whether a noun that means many things holds something to do, a clause, or what stands after "for"."""
    if noun.lemma_ in {"call", "appeal", "plea"} and child(content, "mark") is not None:
        return ordered(content)
    if content.pos_ in {"VERB", "AUX"}:
        return content.tag_ != "VBN" or child(content, "mark", "auxpass") is not None
    if noun.lemma_ == "concern":
        return content.head.lower_ in {"about", "over", "at"}
    return content.head.lower_ == "for" or (content.dep_ == "attr" and content.ent_type_ not in {"MONEY", "CARDINAL"})


def _such(noun: Token) -> Token | None:
    """As in "Asked whether the mill would close, she said there was no such intention": what is asked before."""
    if not any(below.lower_ == "such" for below in noun.children):
        return None
    asked = (noun.doc[i] for i in range(noun.i - 1, max(-1, noun.i - 40), -1))
    mark = next((one for one in asked if one.lower_ in {"whether", "if"} and one.dep_ == "mark"), None)
    return mark.head if mark is not None else None


def _given_up(noun: Token) -> bool:
    verb = noun.head if noun.dep_ == "dobj" else None
    if verb is None or denied(verb):
        return False
    return lemma_of(verb) in words.GIVING_UP or (lemma_of(verb) == "give" and child(verb, "prt") is not None)


def _held(noun: Token) -> Token | None:
    """Return the clause or the phrase a noun holds: "its desire to leave", "fear of a raid", "no plans for it"."""
    over = noun.head if noun.dep_ == "dobj" and lemma_of(noun.head) in words.HAVING else noun
    deps = {"acl", "ccomp", "relcl", "xcomp", "advcl"} if over is not noun else {"acl", "ccomp", "relcl", "xcomp"}
    clauses = (below for one in (noun, over) for below in one.children if below.dep_ in deps and below.i > noun.i)
    clause = next(clauses, None)
    if clause is not None and any(below.lower_ == "to" for below in clause.children if below.dep_ == "aux"):
        return clause
    if clause is not None and child(clause, "aux", "mark") is not None and clause.tag_ not in {"VBN", "VBD", "VBZ"}:
        return clause
    if clause is not None and child(clause, "mark") is not None:
        return clause
    preps = (below for below in noun.children if below.dep_ == "prep" and below.lower_ in _NOT_IN)
    held = [child(prep, "pobj", "pcomp") for prep in preps]
    return next((one for one in reversed(held) if one is not None), None)


def _in_interest(noun: Token) -> Token | None:
    """As in "It is in Norway's interest to stay": what is in somebody's interest."""
    being = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "in" else None
    return child(being, "xcomp", "ccomp", "advcl") if being is not None and being.lemma_ == "be" else None


def _owner(noun: Token, content: Token | None) -> Token | None:
    """Return whose want it is: a possessor, "of X", the subject of "has", of what is done "for fear of"."""
    owner = child(noun, "poss")
    if owner is not None:
        return owner
    of = next(
        (one for one in noun.children if one.dep_ == "prep" and one.lower_ in {"of", "by", "among", "in", "within"}),
        None,
    )
    whose = child(of, "pobj") if of is not None else None
    if whose is not None and whose != content:
        return whose
    if noun.dep_ == "nsubj" and noun.head.pos_ == "VERB" and after(noun.head, "among") is not None:
        return after(noun.head, "among")
    if noun.dep_ in {"dobj", "attr"}:
        return subject(noun.head) if noun.head.lemma_ in words.HAVING | words.LACKING | {"be", "give"} else None
    above = noun.head
    if noun.dep_ == "pobj" and above.lower_ in {"on", "for"}:
        while above.pos_ not in {"VERB", "AUX"} and above.head.i != above.i:
            above = above.head
        return subject(above)
    if noun.dep_ == "pobj" and above.lower_ in {"for", "of", "in", "with", "from", "out", "on"}:
        above = above.head.head if above.head.lower_ == "out" else above.head
        return subject(above) if above.pos_ in {"VERB", "AUX"} else None
    return None


def by_line(noun: Token) -> Cue | None:
    """As in "the base is its red line"."""
    red = any(below.lower_ == "red" for below in noun.children)
    being = noun.head if noun.dep_ in {"attr", "nsubj"} and noun.head.lemma_ in {"be", "remain"} else None
    if not red or being is None:
        return None
    content = child(being, "nsubj", "csubj") if noun.dep_ == "attr" else child(being, "attr", "ccomp", "xcomp")
    who = child(noun, "poss") or after(noun, "for", "of") or speaker(being)
    return Cue(noun, -1, content, who) if content is not None and who is not None else None
