"""Towns that speak and want through their mayor: "the mayor of Holm", and "the town" after it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from detente.reading.actors.cast import PERSONAL, Cast, add
from detente.reading.actors.names import key_of
from detente.reading.syntax import child, subject, trimmed

if TYPE_CHECKING:
    from spacy.tokens import Token

_MAYORS = frozenset("mayor mayoress provost burgomaster reeve".split())
_TOWNS = frozenset("town city village port municipality borough commune".split())
_LONGEST = 4


def towns(found: Cast) -> None:
    """Let each town with a mayor be a party that the mayor serves, and "the town" the only one there is."""
    named = {key for noun in found.doc if (key := _town_of(found, noun)) is not None}
    if len(named) != 1:
        return
    key = next(iter(named))
    for token in found.doc:
        article = child(token, "det") if token.lower_ in _TOWNS and token.i not in found.at else None
        if article is not None and article.lower_ == "the" and article.i == token.i - 1 and token.dep_ == "nsubj":
            found.put(token, key, "group", trimmed(found.doc, article.i, token.i + 1))


def _town_of(found: Cast, noun: Token) -> str | None:
    """As in "Ilse Marn has been mayor of Port Sella": the town's key; the person serves it."""
    if noun.lower_ not in _MAYORS:
        return None
    of = next((one for one in noun.rights if one.lower_ == "of"), None)
    name = child(of, "pobj") if of is not None else None
    if name is None or not name.is_title or name.i - name.left_edge.i >= _LONGEST or name.pos_ != "PROPN":
        return None
    key = found.at.get(name.i)
    if key is not None and found.parties[key].kind == "state":
        return None
    if key is not None and found.parties[key].kind in PERSONAL:
        found.parties[key] = replace(found.parties[key], kind="government")
    if key is None:
        first = min([name.i, *(one.i for one in name.lefts if one.dep_ == "compound")])
        key = key_of(found.doc[first : name.i + 1].text)
        add(found, key, found.doc[first : name.i + 1].text, "government")
        for token in found.doc[first : name.i + 1]:
            found.put(token, key, "name", trimmed(found.doc, first, name.i + 1))
    _serve(found, noun, key)
    return key


def _serve(found: Cast, mayor: Token, town: str) -> None:
    """Let the mayor, named beside or said to be one, serve the town; a mayor without a name is a person of its own."""
    near = [*(one for one in mayor.children if one.dep_ == "appos"), mayor.head if mayor.dep_ == "appos" else None]
    near += [subject(mayor.head) if mayor.dep_ == "attr" else None]
    keys = (found.at[one.i] for one in near if one is not None and one.i in found.at)
    who = next((key for key in keys if found.parties[key].kind in PERSONAL), None)
    if who is None:
        who = found.at.get(mayor.i) or "mayor"
        add(found, who, "The mayor", "leader", town)
        last = mayor.right_edge.i if mayor.right_edge.i - mayor.i <= _LONGEST else mayor.i
        found.put(mayor, who, "role", trimmed(found.doc, mayor.left_edge.i, last + 1))
        found.titles.setdefault(who, set()).add("mayor")
    if found.parties[who].serves is None:
        found.parties[who] = replace(found.parties[who], serves=town)
