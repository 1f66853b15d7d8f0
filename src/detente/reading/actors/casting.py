"""Every phrase that stands for a party, merged into parties.

Passes, each sure of more than the next: names of the tables, countries and bodies the text names, names it introduces
(with titles and appositions), offices and spokesmen of a country, groups named by a common noun, "the writer" and "the
newspaper", people without a name, pronouns.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from detente.errors import Span
from detente.reading.actors.affiliated import affiliated
from detente.reading.actors.bands import bands
from detente.reading.actors.bodies import bodies
from detente.reading.actors.cast import Cast
from detente.reading.actors.crowds import crowds
from detente.reading.actors.duals import duals
from detente.reading.actors.groups import group, home, office
from detente.reading.actors.heading import heading
from detente.reading.actors.introduced import introduced
from detente.reading.actors.joined import joined
from detente.reading.actors.labels import guests, lettered
from detente.reading.actors.mastheads import mastheads
from detente.reading.actors.names import known, known_names, shared_demonyms
from detente.reading.actors.nations import nations
from detente.reading.actors.others import others
from detente.reading.actors.owned import owned
from detente.reading.actors.patrons import patrons
from detente.reading.actors.portions import portions
from detente.reading.actors.pronouns import pronouns
from detente.reading.actors.realms import realms, seats
from detente.reading.actors.singled import singled
from detente.reading.actors.topics import topics
from detente.reading.actors.towns import towns
from detente.reading.actors.wishers import wishers
from detente.reading.attribution.firstperson import first_person
from detente.reading.attribution.imprint import digest
from detente.reading.attribution.interviews import turns_taken
from detente.reading.attribution.quotations import quotations
from detente.reading.attribution.reports import reports as attributed
from detente.reading.attribution.voiced import papers, voiced
from detente.reading.attribution.writers import definite, imprint_by_key
from detente.reading.items import How, Imprint, Mention, Party, Passage
from detente.reading.syntax import trimmed

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from detente.reading.attribution.told import Report


_HEAD = 600
"""Characters at the start in which a text has its heading."""
_WHOSE = frozenset({"its", "their"})
"""Words before what somebody has ("its memorandum"), which tells less of who it is than a phrase without them."""
_SHORT = 100
"""The most characters of a line of a heading, and the most tokens of all its lines."""


def cast(doc: Doc, text: str, told: Imprint, *, reports: Sequence[Report] | None = None) -> tuple[Cast, Imprint]:
    """Find the parties of `doc`. Also returns the imprint with outlets and author as party keys.

    `reports` are the attributions of the text, whose sources are parties too; found by the rules where not given.
    """
    quoted = quotations(text)
    said = attributed(doc, quoted) if reports is None else reports
    found = Cast(doc, quoted=quoted, digest=digest(text), lines=_headed(doc, text))
    talk = turns_taken(text)
    for span, key, how in known_names(doc):
        _known(found, key)
        for token in span:
            found.put(token, key, how, trimmed(doc, span.start, span.end))
    for token, key in shared_demonyms(doc, found.parties):
        found.put(token, key, "demonym", (token.idx, token.idx + len(token)))
    mastheads(found)
    realms(found)
    nations(found)
    seats(found)
    bodies(found)
    bands(found)
    introduced(found)
    guests(found, talk, text)
    for token in doc:
        office(found, token)
    for token in doc:
        group(found, token)
    others(found)
    patrons(found)
    home(found)
    by_key = imprint_by_key(found, told)
    singled(found)
    definite(found, by_key)
    lettered(found, talk, text)
    towns(found)
    crowds(found)
    voiced(found, said)
    wishers(found, bodies=False)
    topics(found)
    portions(found, said)
    duals(found)
    heading(found)
    pronouns(found)
    affiliated(found)
    heading(found)
    papers(found, said)
    first_person(found, said, talk, by_key)
    owned(found)
    wishers(found, bodies=True)
    joined(found, frozenset((*by_key.via, by_key.author or "")))
    return _with_mentions(found, text), by_key


def _headed(doc: Doc, text: str) -> frozenset[int]:
    """Return the tokens that begin a line over the text, after a line too short to be wrapped prose."""
    head = text[:_HEAD].split("\n\n")[:2]
    starts, at = set(), 0
    for line in "\n\n".join(head).split("\n"):
        starts.add(at + len(line) + 1 if len(line) < _SHORT else -1)
        at += len(line) + 1
    return frozenset(token.i for token in doc[:_SHORT] if token.idx in starts)


def _known(found: Cast, key: str) -> None:
    if key not in found.parties:
        party = known()[key]
        found.parties[key] = Party(key, party.name, party.kind, (), party.codes, party.serves)
        if party.serves:
            _known(found, party.serves)


def _with_mentions(found: Cast, text: str) -> Cast:
    """Write the mentions, one per phrase, and the other names each party goes by."""
    places: dict[str, set[tuple[Span, How]]] = {}
    for i, key in found.at.items():
        places.setdefault(key, set()).add((found.spans[i], found.how[i]))
    for key, party in found.parties.items():
        spans = sorted(places.get(key, ()))
        mentions = tuple(Mention(key, Passage(*span, text[slice(*span)]), how) for span, how in spans)
        names = (mention.passage.quote for mention in mentions if mention.how in {"name", "alias", "capital"})
        aliases = tuple(dict.fromkeys(" ".join(name.split()) for name in names if name != party.name))
        name = party.name if key not in found.crowds else _fullest(mentions) or party.name
        found.parties[key] = replace(party, name=name, mentions=mentions, aliases=aliases)
    return found


def _fullest(mentions: tuple[Mention, ...]) -> str:
    """Return the longest words for somebody without a name, with a capital: "Two people close to the minister"."""
    told = [" ".join(one.passage.quote.split()) for one in mentions if one.how != "pronoun"]
    own = [one for one in told if one.split()[0].lower() not in _WHOSE]
    longest = max(own or told, key=len, default="")
    return longest[:1].upper() + longest[1:]
