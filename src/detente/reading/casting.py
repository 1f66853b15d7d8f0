"""Every phrase that stands for a party, merged into parties.

Passes, each sure of more than the next: names of the tables, names the text introduces (with titles and appositions),
offices and spokesmen of a country, groups named by a common noun, "the writer" and "the newspaper", pronouns.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from detente.reading.cast import Cast
from detente.reading.groups import group, office
from detente.reading.introduced import introduced
from detente.reading.items import Imprint, Mention, Party, Passage
from detente.reading.names import known, known_names
from detente.reading.pronouns import pronouns
from detente.reading.syntax import trimmed
from detente.reading.writers import definite, imprint_by_key

if TYPE_CHECKING:
    from spacy.tokens import Doc


def cast(doc: Doc, text: str, told: Imprint) -> tuple[Cast, Imprint]:
    """Find the parties of `doc`. Also returns the imprint with outlets and author as party keys."""
    found = Cast(doc)
    for span, key, how in known_names(doc):
        _known(found, key)
        for token in span:
            found.put(token, key, how, trimmed(doc, span.start, span.end))
    introduced(found)
    for token in doc:
        office(found, token)
    for token in doc:
        group(found, token)
    by_key = imprint_by_key(found, told)
    definite(found, by_key)
    pronouns(found)
    return _with_mentions(found, text), by_key


def _known(found: Cast, key: str) -> None:
    if key not in found.parties:
        party = known()[key]
        found.parties[key] = Party(key, party.name, party.kind, (), party.codes, party.serves)
        if party.serves:
            _known(found, party.serves)


def _with_mentions(found: Cast, text: str) -> Cast:
    """Write the mentions, one per phrase, and the other names each party goes by."""
    for key, party in found.parties.items():
        spans = sorted({(found.spans[i], found.how[i]) for i, one in found.at.items() if one == key})
        mentions = tuple(Mention(key, Passage(*span, text[slice(*span)]), how) for span, how in spans)
        names = (mention.passage.quote for mention in mentions if mention.how in {"name", "alias", "capital"})
        aliases = tuple(dict.fromkeys(" ".join(name.split()) for name in names if name != party.name))
        found.parties[key] = replace(party, mentions=mentions, aliases=aliases)
    return found
