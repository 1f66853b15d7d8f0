"""Which act an ordinary verb tells of, by its object, its particle, its preposition and its subject."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from detente.reading.lexicon.doings import ANY, BY_DOING, Doing
from detente.reading.syntax import child, passive, subject

if TYPE_CHECKING:
    from spacy.tokens import Token

_PARTS = frozenset(
    """one two three four five six seven eight nine ten half part most some many all none any dozen hundred thousand
    third quarter number several few share lot rest""".split()
)
_ORDERS = frozenset("order push bring call".split())


def framed(verb: Token) -> Doing | None:
    """Return the doing whose frame `verb` stands in, or None. Cost is that of its few frames."""
    frames = BY_DOING.get(verb.lemma_)
    if frames is None or verb.pos_ != "VERB" or (verb.dep_ in {"amod", "compound"} and verb.head.pos_ == "NOUN"):
        return None
    things = frozenset(word for thing in things_of(verb) for word in _names(thing))
    if things & _NONE or (verb.lemma_ == "take" and child(verb, "prep") is not None and _taken_for(verb)):
        return None
    return next((frame for frame in frames if _fits(frame, verb, things)), None)


_NONE = frozenset("nobody none nothing noone".split())


def _taken_for(verb: Token) -> bool:
    """As in "took the vehicles for an army column"."""
    return any(below.dep_ == "prep" and below.lower_ == "for" for below in verb.children)


def _fits(frame: Doing, verb: Token, things: frozenset[str]) -> bool:
    if frame.things and not (things if ANY in frame.things else things & frame.things):
        return False
    if frame.bare and (things or child(verb, "xcomp", "ccomp", "acomp") is not None):
        return False
    if frame.parts and not any(below.lower_ in frame.parts for below in _around(verb)):
        return False
    if frame.preps and not _led(verb, frame):
        return False
    if frame.into and not _leads_into(verb, frame):
        return False
    if frame.action == "mobilise" and verb.lemma_ in _ORDERS and child(verb, "xcomp", "ccomp") is not None:
        return False
    return not frame.doers or bool(_doers(verb) & frame.doers)


_COMPLEMENTS = frozenset({"xcomp", "ccomp", "pcomp", "advcl", "prt", "advmod"})


def _leads_into(verb: Token, frame: Doing) -> bool:
    if ANY in frame.into:
        return child(verb, "xcomp") is not None
    return any(below.lemma_ in frame.into for below in verb.children if below.dep_ in _COMPLEMENTS)


def _around(verb: Token) -> Iterator[Token]:
    """The words that may be its particle: below it, or below its object ("pulled their guns back")."""
    after = (below for below in verb.children if below.i > verb.i and below.pos_ != "NOUN")
    yield from (below for below in after if below.dep_ != "prep" or child(below, "pobj", "pcomp") is None)
    for thing in things_of(verb):
        yield from (below for below in thing.rights if below.dep_ in {"advmod", "prt"})
        last = thing.right_edge.i + 1
        if last < len(thing.doc) and thing.doc[last].pos_ in {"ADV", "ADP"} and child(thing.doc[last], "pobj") is None:
            yield thing.doc[last]


def _led(verb: Token, frame: Doing) -> bool:
    heads = (verb, *(below for below in verb.children if below.dep_ in {"dobj", "prt", "advmod"}))
    preps = [below for head in heads for below in head.children if below.lower_ in frame.preps and below.dep_ in _PREPS]
    if not frame.ends:
        return bool(preps)
    ends = [noun for prep in preps if (noun := child(prep, "pobj")) is not None]
    if ANY in frame.ends:
        return any(noun.pos_ == "PROPN" and noun.ent_type_ not in {"DATE", "TIME"} for noun in ends)
    return any(_names(one) & frame.ends for noun in ends for one in (noun, *noun.conjuncts))


_PREPS = frozenset({"prep", "dative", "prt", "advmod"})


def _doers(verb: Token) -> frozenset[str]:
    by = child(verb, "agent")
    who = child(by, "pobj") if by is not None else None if passive(verb) else subject(verb)
    return (
        frozenset().union(*(_names(one) for one in (who, *who.conjuncts, *_parts(who))))
        if who is not None
        else frozenset()
    )


def things_of(verb: Token) -> tuple[Token, ...]:
    """Return what `verb` is done to: object, passive subject, what a participle or a relative clause hangs on."""
    found = child(verb, "dobj", "nsubjpass") or undergone(verb)
    if found is None or found.tag_ in {"WDT", "WP"}:
        found = _related(verb) or found
    if found is None and verb.lemma_ in {"let", "allow", "permit", "send", "bring"}:
        below = child(verb, "ccomp", "xcomp")
        found = child(below, "nsubj") if below is not None else None
    return () if found is None else (found, *found.conjuncts, *_parts(found))


def undergone(verb: Token) -> Token | None:
    """The thing a passive or a participle is told of: "the truce signed in May", "wants the searches stopped"."""
    if verb.tag_ not in {"VBN", "VBD"}:
        return None
    asked = verb.head
    if child(verb, "auxpass") is not None:
        on = next((below for below in asked.children if below.dep_ == "prep" and below.lower_ == "for"), None)
        raised = child(asked, "dobj") or (child(on, "pobj") if on is not None else None)
        return child(verb, "nsubj") or (raised if verb.dep_ in {"xcomp", "ccomp"} else None)
    if verb.dep_ == "acl" and child(verb, "nsubj") is None:
        return asked
    if verb.dep_ == "ccomp" and asked.lemma_ in _CAUSING and child(verb, "aux", "mark") is None:
        return child(verb, "nsubj")
    if verb.tag_ == "VBN" and child(verb, "nsubj") is not None and child(verb, "aux") is None:
        return child(verb, "nsubj")
    joined = verb.dep_ == "conj" and asked.tag_ == "VBN" and child(verb, "aux", "nsubj") is None
    return child(asked, "nsubjpass") if joined else None


_CAUSING = frozenset("want see get have like prefer wish keep need find".split())
"""Verbs with a thing and what is done to it: "get the patrols withdrawn"."""


def _related(verb: Token) -> Token | None:
    """What a relative clause is about where it is its object: "the money it froze", "the oil that it sold"."""
    if verb.dep_ != "relcl" or verb.head.pos_ not in {"NOUN", "PROPN"} or passive(verb):
        return None
    who = child(verb, "nsubj")
    return verb.head if who is not None and who.tag_ not in {"WDT", "WP"} else None


def _parts(noun: Token) -> Iterator[Token]:
    """As in "two of the vehicles": what they are two of."""
    if noun.lemma_.lower() in _PARTS or noun.like_num:
        of = next((below for below in noun.rights if below.lower_ == "of"), None)
        inner = child(of, "pobj") if of is not None else None
        if inner is not None:
            yield inner


def _names(noun: Token) -> frozenset[str]:
    return frozenset({noun.lower_, noun.lemma_.lower(), *(("hundred",) if noun.like_num else ())})
