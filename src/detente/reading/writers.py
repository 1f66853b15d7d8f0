"""Who wrote the text and who carried it, as parties; and what "the writer" and "the newspaper" stand for."""

from __future__ import annotations

from dataclasses import replace

from detente.reading.cast import PERSONAL, Cast, add
from detente.reading.items import Imprint, Party
from detente.reading.lexicon.parties import OUTLETS, PIECES, VOICES, WRITERS
from detente.reading.names import key_of, known
from detente.reading.syntax import child, trimmed


def imprint_by_key(found: Cast, told: Imprint) -> Imprint:
    """Return the imprint in party keys, adding outlets and the author to the parties."""
    via = tuple(_outlet(found, name) for name in told.via)
    author = None
    if told.author:
        author = next(
            (key for key, party in found.parties.items() if party.name == told.author), key_of(told.author.split()[-1])
        )
        add(found, author, told.author, "person")
    return replace(told, outlet=via[0] if via else None, via=via, author=author or _writer(found))


def _outlet(found: Cast, name: str) -> str:
    there = next((key for key, party in found.parties.items() if party.name.lower() == name.lower()), None)
    key = (
        there
        or next((key for key, party in known().items() if name in (party.name, *party.aliases)), None)
        or key_of(name)
    )
    found.parties[key] = replace(found.parties.get(key, Party(key, name, "outlet")), kind="outlet")
    return key


def _writer(found: Cast) -> str | None:
    """Return the person introduced as "its writer NAME", "NAME, the columnist" or by "a column by NAME"."""
    for noun in found.doc:
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
    speaker = None
    outlets = [key for key, party in found.parties.items() if party.kind == "outlet"]
    for noun in found.doc:
        if noun.i in found.at:
            speaker = found.at[noun.i] if found.parties[found.at[noun.i]].kind == "speaker" else speaker
            continue
        if noun.pos_ != "NOUN":
            continue
        key = None
        if noun.lower_ in WRITERS:
            key = told.author or _anonymous(found)
        elif noun.lower_ in OUTLETS and (told.via or len(outlets) == 1):
            key = told.via[-1] if told.via else outlets[0]
        elif noun.lower_ in VOICES:
            key = speaker
        if key is not None and noun.dep_ not in {"compound"}:
            found.put(noun, key, "role", trimmed(found.doc, noun.left_edge.i, noun.i + 1))


def _anonymous(found: Cast) -> str:
    add(found, "author", "The author", "person")
    return "author"
