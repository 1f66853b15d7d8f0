"""Where the text names a party the reader knows: a country, its people, its capital, an organisation."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from detente.language import RESERVED
from detente.reading.items import How
from detente.reading.lexicon.codes import BODY_CODES, STATE_CODES
from detente.reading.lexicon.countries import COUNTRIES
from detente.reading.lexicon.parties import ORGANISATIONS, SERVES

if TYPE_CHECKING:
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc, Span, Token

TOP_LEVEL = frozenset({"infeasible", "tie", "view", "one_of", "everyone", "nothing", "true", "false", "deal", "reader"})


_SHARED = {"Korean": ("south_korea", "north_korea"), "Koreans": ("south_korea", "north_korea")}
"""Demonyms of two states, and which: they mean the one of which alone a text tells."""


@dataclass(frozen=True, slots=True)
class Known:
    """A party of the tables: its key, name, kind, codes, other names, and the party it acts for."""

    key: str
    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    codes: tuple[tuple[str, str], ...] = ()
    serves: str | None = None


@cache
def known() -> dict[str, Known]:
    """Return the parties of the tables by key."""
    serves = dict(SERVES)
    codes = BODY_CODES | {c.key: STATE_CODES[c.code] for c in COUNTRIES if c.code}
    states = [Known(c.key, c.name, "state", c.aliases, codes.get(c.key, ())) for c in COUNTRIES]
    others = [
        Known(key, name, kind, more, codes.get(key, ()), serves.get(key)) for key, name, more, kind in ORGANISATIONS
    ]
    return {party.key: party for party in (*states, *others)}


def _spellings() -> Iterator[tuple[str, str, How]]:
    """Yield every spelling with its party and what sort of name it is."""
    for country in COUNTRIES:
        yield country.name, country.key, "name"
        yield from ((alias, country.key, "alias") for alias in country.aliases)
        yield from ((demonym, country.key, "demonym") for demonym in country.demonyms)
        yield from ((capital, country.key, "capital") for capital in country.capitals)
    for key, name, aliases, _ in ORGANISATIONS:
        yield name, key, "name"
        yield from ((alias, key, "alias") for alias in aliases)


@cache
def _matcher() -> tuple[PhraseMatcher, dict[int, tuple[str, How]]]:
    from spacy.matcher import PhraseMatcher

    from detente.reading.pipeline import pipeline

    language = pipeline()
    matcher = PhraseMatcher(language.vocab, attr="ORTH")
    meaning: dict[int, tuple[str, How]] = {}
    for spelling, key, how in _spellings():
        meaning.setdefault(language.vocab.strings.add(spelling), (key, how))
        matcher.add(spelling, [language.make_doc(spelling)])
    return matcher, meaning


def known_names(doc: Doc) -> tuple[tuple[Span, str, How], ...]:
    """Return the names of known parties in `doc`, longest first where they overlap, in the order of the text.

    A known name inside the name of a person is that person's ("Jordan Hale").
    """
    from spacy.util import filter_spans

    matcher, meaning = _matcher()
    found = {(s, e): match for match, s, e in matcher(doc)}
    meaning = meaning | _belgian(doc) | _russian(doc)
    spans = filter_spans([doc[s:e] for s, e in found])
    people = [entity for entity in doc.ents if entity.label_ == "PERSON" and len(entity) > 1 and ":" not in entity.text]
    persons = {token.i for entity in people for token in entity}
    surnames = {entity[-1].text for entity in people}
    return tuple(
        (span, *meaning[found[span.start, span.end]])
        for span in spans
        if not (
            len(span) == 1
            and (span.start in persons or (span.text in surnames and not _of_people(doc, span.start)))
            and meaning[found[span.start, span.end]][1] in {"name", "capital", "demonym"}
        )
    )


def shared_demonyms(doc: Doc, told: Container[str]) -> tuple[tuple[Token, str], ...]:
    """Return each "Koreans" with the state it means, where the text tells of but one of those with that demonym."""
    meant = {word: [key for key in keys if key in told] for word, keys in _SHARED.items()}
    if not any(meant.values()):
        return ()
    return tuple((token, meant[token.text][0]) for token in doc if len(meant.get(token.text, ())) == 1)


def _of_people(doc: Doc, at: int) -> bool:
    """As in "the Danes", "the French navy": no surname, whoever else bears it."""
    return at > 0 and (doc[at - 1].lower_ == "the" or doc[at].dep_ in {"amod", "compound"})


def _belgian(doc: Doc) -> dict[int, tuple[str, How]]:
    """In a text about Belgium that names no European body, "Brussels" is the Belgian government."""
    words = {token.text for token in doc}
    if not words & {"Belgium", "Belgian", "Belgians"} or words & {"EU", "E.U.", "European"}:
        return {}
    return {doc.vocab.strings["Brussels"]: ("belgium", "capital")}


def _russian(doc: Doc) -> dict[int, tuple[str, How]]:
    """In a text that does not name the Soviet Union, "the Kremlin" is the Russian government."""
    if {token.text for token in doc} & {"Soviet", "Soviets", "USSR", "U.S.S.R."}:
        return {}
    return {doc.vocab.strings["Kremlin"]: ("russia", "capital")}


def key_of(name: str) -> str:
    """Return a name a model can use for `name`.

    >>> key_of("Général de Brosse")
    'general_de_brosse'
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    key = "_".join(re.findall(r"[a-z0-9]+", plain))[:40].strip("_") or "somebody"
    key = f"the_{key}" if key[0].isdigit() else key
    return f"{key}_" if key in RESERVED or key in TOP_LEVEL else key
