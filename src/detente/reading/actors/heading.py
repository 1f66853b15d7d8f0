"""Whom a person leads or speaks for by what the text says of him: "she commands the Front", "has been its minister"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from detente.reading.actors.cast import PERSONAL, Cast
from detente.reading.actors.described import kind_of, owner_of
from detente.reading.syntax import child, passive, subject

if TYPE_CHECKING:
    from spacy.tokens import Token

_LEADING = frozenset("command lead head chair run govern rule represent direct manage captain found edit".split())
"""What somebody does with a body he speaks for."""
_FOR = {"preside": {"over"}, "speak": {"for"}, "act": {"for"}, "negotiate": {"for"}, "answer": {"for"}}
_BEING = frozenset({"be", "become", "remain", "serve"})
_TELLING = _LEADING | _FOR.keys() | _BEING
_LED = frozenset({"state", "organisation", "company", "armed group", "movement", "party", "ministry", "military"})


def heading(found: Cast) -> None:
    """Let each person serve the body it is told to lead, to speak for or to hold an office of; what is known stays."""
    for verb in found.doc:
        for who, body in _told(found, verb):
            person, whole = found.parties[who], found.parties[body]
            free = person.kind in PERSONAL and person.serves is None and body != who
            if free and whole.kind in _LED and whole.serves != who:
                found.parties[who] = replace(person, serves=body)


def _told(found: Cast, verb: Token) -> Iterator[tuple[str, str]]:
    if (
        verb.lemma_ not in _TELLING
        or verb.pos_ not in {"VERB", "AUX"}
        or any(one.dep_ == "neg" for one in verb.children)
    ):
        return
    by = child(verb, "agent")
    key = found.party(child(by, "pobj") if by is not None else subject(verb))
    if key is not None:
        yield from ((key, body) for body in _bodies(found, verb))


def _bodies(found: Cast, verb: Token) -> Iterator[str]:
    if verb.lemma_ in _LEADING:
        led = _led_by(verb) if child(verb, "agent") is not None else None if passive(verb) else child(verb, "dobj")
        yield from _keys(found, led)
    for prep in (one for one in verb.rights if one.lower_ in _FOR.get(verb.lemma_, ())):
        yield from _keys(found, child(prep, "pobj"))
    office = _office(verb)
    if office is not None and kind_of(office) == "person":
        own = owner_of(found, office)
        yield from (own,) if own is not None else ()
        fronted = [one for one in verb.subtree if one.tag_ == "WP$" and one.i < office.i]
        yield from (key for one in fronted[:1] if (key := whose(found, one)) is not None)


def _office(verb: Token) -> Token | None:
    """Return what somebody is said to be: "minister" of "she has been foreign minister"."""
    if verb.lemma_ not in _BEING:
        return None
    at = next((one for one in verb.rights if one.lower_ == "as"), None)
    return child(at, "pobj") if at is not None else child(verb, "attr")


def _led_by(verb: Token) -> Token | None:
    """As in "the Front is led by", "the Front, led by"."""
    return child(verb, "nsubjpass") or (verb.head if verb.dep_ == "acl" else None)


def _keys(found: Cast, body: Token | None) -> Iterator[str]:
    key = found.party(body)
    yield from (key,) if key is not None else ()


def whose(found: Cast, relative: Token) -> str | None:
    """As in "the Front, whose fighters": the party that "whose" stands for."""
    above = relative
    for _ in range(8):
        if above.dep_ == "relcl":
            return found.at.get(above.head.i)
        if above.head.i == above.i:
            return None
        above = above.head
    return None
