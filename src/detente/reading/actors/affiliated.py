"""Whom a person speaks or acts for: "Ann Lee, the union's lawyer", "Piet Harmsen of the Tanker Pool"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from detente.reading.actors.cast import PERSONAL, Cast, add
from detente.reading.actors.described import kind_of, owner_of
from detente.reading.actors.names import key_of
from detente.reading.actors.shortened import nickname
from detente.reading.syntax import child, trimmed

if TYPE_CHECKING:
    from spacy.tokens import Token

_SERVED = frozenset(
    {"state", "organisation", "company", "armed group", "movement", "party", "ministry", "military", "government"}
)
"""Kinds of party somebody may speak for."""
_HEADS = frozenset({"leader", "leaders", "chief", "boss", "head"})
_HIS = frozenset("members clients bosses superiors fighters men people followers supporters voters".split())
_AGENTS = frozenset({"lawyers", "advisers", "negotiators", "envoys", "agents"})
_LEADING = frozenset({"lead", "head", "chair"})
_MEMBERS = frozenset("deputy senator councillor representative congressman congresswoman".split())
"""Titles of those who sit for a party."""
_HOW = frozenset({"name", "alias", "role", "group", "crowd"})


def affiliated(found: Cast) -> None:
    """Let each person whose office is told, and whose body is a party, serve that body; what is known already stays."""
    _in_brackets(found)
    for i, key in list(found.at.items()):
        party = found.parties[key]
        if party.kind in PERSONAL and party.serves is None and found.how[i] in _HOW:
            body = next(told_bodies(found, found.doc[i]), None)
            if body is not None and body != key and found.parties[body].kind in _SERVED:
                found.parties[key] = replace(party, serves=body)
    _his_people(found)


def _his_people(found: Cast) -> None:
    """As in "her members could make do with half", "his bosses": they are of the body whose spokeswoman she is."""
    for i, key in found.at.items():
        noun = found.doc[i]
        agent = child(noun, "poss") if noun.lower_ in _AGENTS and key in found.crowds else None
        whose = found.at.get(agent.i) if agent is not None and agent.tag_ == "PRP$" else None
        for one in [one for one in found.parties.values() if one.serves == key] if whose not in {None, key} else ():
            found.parties[one.key] = replace(one, serves=whose)  # "One of their lawyers"
    for i, key in found.at.items():
        noun = found.doc[i]
        owner = child(noun, "poss") if noun.lower_ in _HIS and key in found.crowds else None
        who = found.parties.get(found.at.get(owner.i, "")) if owner is not None and owner.tag_ == "PRP$" else None
        body = who.serves if who is not None and who.kind in {*PERSONAL, "public"} else None
        if body is not None and body != key and found.parties[key].serves is None:
            found.parties[key] = replace(found.parties[key], serves=body)


def _in_brackets(found: Cast) -> None:
    """As in "Mr Sayegh (Progress) argued", in minutes that tell two members' parties so: the party is theirs."""
    told = [(key, inside) for i, key in found.at.items() if (inside := _bracketed(found, i)) is not None]
    told = [(key, inside) for key, inside in told if found.parties[key].kind in PERSONAL and key not in found.crowds]
    if len({key for key, _ in told}) < 2:
        told = [(key, inside) for key, inside in told if found.titles.get(key, set()) & _MEMBERS]
    places: dict[str, list[int]] = {}
    for i in found.at:
        places.setdefault(found.doc[i].text, []).append(i)
    for who, (first, last) in told:
        keys = [found.at[i] for i in range(first, last) if i in found.at]
        key = keys[-1] if keys else key_of(found.doc[first:last].text)
        single = key in found.parties and found.parties[key].kind in {*PERSONAL, "organisation"}
        if key == who or (key in found.parties and not single and found.parties[key].kind not in _SERVED):
            continue
        if key not in found.parties:
            add(found, key, found.doc[first:last].text, "party")
        elif single:
            found.parties[key] = replace(found.parties[key], kind="party", name=found.doc[first:last].text)
        for i in places.pop(found.doc[last - 1].text, ()):
            if found.parties[found.at[i]].name == found.doc[i].text:
                found.at[i] = key  # "the Rally" of the National Rally
        for token in found.doc[first:last]:
            found.put(token, key, "name", trimmed(found.doc, first, last))
        if found.parties[who].serves is None:
            found.parties[who] = replace(found.parties[who], serves=key)


def _bracketed(found: Cast, i: int) -> tuple[int, int] | None:
    """Return the capitalised words in brackets right after a name."""
    doc = found.doc
    if i + 3 >= len(doc) or doc[i + 1].text != "(":
        return None
    last = next((n for n in range(i + 2, min(i + 7, len(doc))) if doc[n].text == ")"), None)
    words = doc[i + 2 : last] if last is not None else ()
    named = bool(words) and all(one.is_title or one.lower_ in {"of", "the"} for one in words)
    return (i + 2, last) if last is not None and named else None


def serve(found: Cast, owner: Token) -> None:
    """As in "Its gas minister, Merdan Ataev", once it is known who "it" is: whom a person of that office serves."""
    noun, body = owner.head, found.at.get(owner.i)
    if body is None or kind_of(noun) != "person" or found.parties[body].kind not in _SERVED:
        return
    beside = [noun, *(one for one in noun.children if one.dep_ == "appos")]
    beside += [noun.head] if noun.dep_ == "appos" else []
    beside += [name] if (name := nickname(noun)) is not None else []
    led = [key for key, party in found.parties.items() if party.serves == body and party.kind in PERSONAL]
    if noun.lower_ in _HEADS and len(led) == 1 and led[0] not in found.crowds and found.at.get(noun.i) in found.crowds:
        found.at[noun.i] = led[0]
        found.how[noun.i] = "role"
    for key in (found.at[one.i] for one in beside if one.i in found.at):
        party = found.parties[key]
        if party.kind in PERSONAL and party.serves is None and key != body:
            found.parties[key] = replace(party, serves=body)


def told_bodies(found: Cast, name: Token) -> Iterator[str]:
    """Yield the bodies in the title before a name, in the apposition on either side of it, and after its "of"."""
    beside = [one for one in name.children if one.dep_ in {"appos", "compound"} and one.pos_ in {"NOUN", "PROPN"}]
    beside += [name.head] if name.dep_ in {"appos", "compound"} else []
    beside += [name] if name.pos_ == "NOUN" else []
    for noun in beside:
        if kind_of(noun) is not None and (body := owner_of(found, noun)) is not None:
            yield body
    led = child(name.head, "dobj") if name.dep_ == "nsubj" and name.head.lemma_ in _LEADING else None
    if led is not None and led.i in found.at and name.head.tag_ == "VBZ":
        yield found.at[led.i]  # "Teresa Lakan leads the Congress"
    of = next((one for one in name.rights if one.dep_ == "prep" and one.lower_ in {"of", "for", "from"}), None)
    whole = child(of, "pobj") if of is not None else None
    if whole is not None and whole.i in found.at:
        yield found.at[whole.i]
