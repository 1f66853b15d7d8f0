"""Who wrote the text and who carried it, as parties; and what "the writer" and "the newspaper" stand for."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace
from typing import TYPE_CHECKING

from detente.reading.actors.cast import PERSONAL, Cast, add
from detente.reading.actors.names import key_of, known
from detente.reading.attribution.imprint import advises
from detente.reading.items import Imprint, Party
from detente.reading.lexicon.bodies import BODIES
from detente.reading.lexicon.parties import OUTLETS, PIECES, VOICES, WRITERS
from detente.reading.syntax import child, text_of, trimmed

if TYPE_CHECKING:
    from spacy.tokens import Token


NO_SHORT = frozenset({"radio", "television", "service", "services", "press"})
"""Words of names that with "the" mean no body but what it makes or does."""


_OVER = 600
"""Characters at the start in which the body that signs a text is named over it."""
_BODIES = BODIES.keys() | {"monitors", "observers", "team", "contingent", "lab", "committees"}
"""Words by which a body that signs a text is called in it."""


def imprint_by_key(found: Cast, told: Imprint) -> Imprint:
    """Return the imprint in party keys, adding outlets and the author to the parties."""
    via = tuple(_outlet(found, name) for name in told.via)
    found.carriers.update(via)
    author = None
    if told.author:
        author = next(
            (key for key, party in found.parties.items() if party.name == told.author), key_of(told.author.split()[-1])
        )
        add(found, author, told.author, "person")
    signed = author or (None if via and advises(found.parties[via[-1]].name) else _writer(found))
    return replace(told, outlet=via[0] if via else None, via=via, author=signed)


def _outlet(found: Cast, name: str) -> str:
    plain = name.lower().removeprefix("the ")
    named = ((key, party.name.lower().removeprefix("the ")) for key, party in found.parties.items())
    there = next((key for key, other in named if other in {plain, plain.partition(",")[0]}), None)
    there = there or _begun(found, plain)
    key = (
        there
        or next((key for key, party in known().items() if name in (party.name, *party.aliases)), None)
        or key_of(name)
    )
    party = found.parties.get(key, Party(key, name, "outlet"))
    whole = name if plain.startswith(party.name.lower()) or party.name.lower().startswith(plain) else party.name
    found.parties[key] = replace(party, name=whole, kind="outlet")
    _shortly(found, name, key)
    _overhead(found, name, key)
    short = _short_names(name)
    own = frozenset(word.lower() for word in short if word.lower() in _BODIES)
    own = own if advises(name) else frozenset()
    for token in found.doc[1:]:
        called = token.text in short or token.lower_ in own
        if called and token.i not in found.at and token.nbor(-1).lower_ in {"the", "your", "this"}:
            after = token.nbor(1) if token.i + 1 < len(found.doc) else token
            if after is token or not after.is_title:
                found.put(token, key, "alias", (token.idx, token.idx + len(token)))
    return key


def _shortly(found: Cast, name: str, key: str) -> None:
    """As in "RIVER MONITORS, EASTERN REACH": what stands before the place is a name of its own."""
    short, comma, _ = name.partition(",")
    at = text_of(found.doc).find(name) if comma and " " in short else -1
    told = found.doc.char_span(at, at + len(short)) if at >= 0 else None
    for token in told if told is not None else ():
        found.put(token, key, "alias", (at, at + len(short)))


def _overhead(found: Cast, name: str, key: str) -> None:
    """Take over what a part of the name was taken for: "Committees" of "Home and Trade Committees"."""
    at = text_of(found.doc)[:_OVER].find(name)
    span = found.doc.char_span(at, at + len(name)) if at >= 0 and len(name.split()) > 1 else None
    last = found.at.get(span[-1].i) if span is not None else None
    if last in {None, key} or last is None or not {*found.parties[last].name.split()} < {*name.split()}:
        return
    if found.parties[last].kind in {*PERSONAL, "organisation"}:
        for i in [i for i, one in found.at.items() if one == last]:
            found.at[i] = key


def _begun(found: Cast, name: str) -> str | None:
    """As in "Select Committee" of "Select Committee on the Refinery": the body whose name begins the longer one.

    So of a joint sitting the one named last: "Finance Committees" of "Foreign and Finance Committees".
    """
    bodies = ((key, party.name.lower()) for key, party in found.parties.items() if party.kind == "organisation")
    two = ((key, other) for key, other in bodies if len(other.split()) > 1)
    return next((key for key, other in two if name.startswith(f"{other} o") or name.endswith(f" and {other}")), None)


def _short_names(name: str) -> frozenset[str]:
    """Return what a body of that name is called with "the": its last word, and the words that say what it is."""
    words = [word.strip(",.") for word in name.split()]
    named = [word for word in words if word.casefold() in _BODIES]
    own = [word.capitalize() for word in named if word.casefold() not in NO_SHORT]
    return frozenset({name.split()[-1], *own[:1], *own[-1:]})


def _writer(found: Cast) -> str | None:
    """Return the person introduced as "its writer NAME", "NAME, the columnist" or by "a column by NAME"."""
    for noun in found.doc:
        if noun.lower_ not in PIECES and noun.lower_ not in WRITERS:
            continue
        after = noun.nbor(1) if noun.i + 1 < len(found.doc) else noun
        by = after if noun.lower_ in PIECES and after.lower_ == "by" else None
        key = found.at.get(whose.i) if by is not None and (whose := child(by, "pobj")) is not None else None
        if key is not None and found.parties[key].kind in PERSONAL:
            return key
        if noun.lower_ in WRITERS:
            near = [*noun.children, noun.head, found.doc[min(noun.i + 1, len(found.doc) - 1)]]
            key = next((found.at[token.i] for token in near if token.i in found.at), None)
            if key is not None and found.parties[key].kind in PERSONAL:
                return key
    return None


def definite(found: Cast, told: Imprint) -> None:
    """Let "the writer", "the newspaper" and "the spokesman" stand for the only one, or the last, they can mean."""
    speakers: dict[str, str] = {}
    outlets = [key for key, party in found.parties.items() if party.kind == "outlet"]
    last = None
    for noun in found.doc:
        if found.at.get(noun.i) in outlets and found.how[noun.i] != "role":
            last = found.at[noun.i]
        if noun.i in found.at:
            if found.parties[found.at[noun.i]].kind == "speaker":
                speakers[noun.lemma_] = found.at[noun.i]
            continue
        if noun.pos_ != "NOUN" and not (noun.lower_ in OUTLETS and noun.dep_ == "nsubj"):
            continue
        key = None
        if noun.lower_ in WRITERS:
            key = _named(found, noun, PERSONAL) or (None if _of_another(found, noun, told) else told.author)
            key = key or (None if child(noun, "poss") is not None else _anonymous(found))
        elif noun.lower_ in OUTLETS and child(noun, "prep") is not None and _named(found, noun, {"outlet"}) is None:
            continue
        elif (noun.lower_ in OUTLETS or _the_station(noun)) and (last or told.via or len(outlets) == 1):
            key = _named(found, noun, {"outlet"}) or last or (told.via[-1] if told.via else outlets[0])
        elif noun.lower_ in VOICES:
            key = speakers.get(noun.lemma_)
        if key is not None and noun.dep_ not in {"compound"}:
            found.put(noun, key, "role", trimmed(found.doc, noun.left_edge.i, noun.i + 1))


def _of_another(found: Cast, noun: Token, told: Imprint) -> bool:
    """As in "the Ledger's own correspondent": no writer of this text, nor whoever writes for another newspaper."""
    owner = child(noun, "poss")
    if owner is None:
        return False
    paper = found.at.get(owner.i)
    outlet = paper is not None and found.parties[paper].kind == "outlet" and paper not in told.via
    return outlet or (owner.tag_ == "PRP$" and noun.lower_ not in found.titles.get(told.author or "", {noun.lower_}))


def _the_station(noun: Token) -> bool:
    """As in "Radio Minsk claims it. The station adds ...": nothing but the article before it, and it says something."""
    return noun.lower_ == "station" and noun.dep_ == "nsubj" and [one.lower_ for one in noun.lefts] == ["the"]


def _named(found: Cast, noun: Token, kinds: Container[str]) -> str | None:
    """As in "the columnist Odile Marsh": the party of such a kind named right after the word."""
    near = [*(one for one in noun.children if one.dep_ == "appos"), noun.head, *noun.doc[noun.i + 1 : noun.i + 2]]
    beside = (found.at[one.i] for one in near if one.i in found.at and one.i > noun.i)
    return next((key for key in beside if found.parties[key].kind in kinds), None)


def _anonymous(found: Cast) -> str:
    add(found, "author", "The author", "person")
    return "author"
