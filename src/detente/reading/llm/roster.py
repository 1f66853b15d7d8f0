"""The parties a model names, each under one key; one whose names are not in the text is none."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from detente.reading.actors.names import key_of, known
from detente.reading.items import How, Mention, Party, Passage
from detente.reading.lexicon.countries import COUNTRIES
from detente.reading.llm.anchor import Page, occurrences, page


@cache
def spellings() -> dict[str, tuple[str, How]]:
    """Return every spelling of the parties of the tables, in lower case, with the party's key and what it is."""
    found: dict[str, tuple[str, How]] = {}
    for key, party in known().items():
        found.setdefault(party.name.lower(), (key, "name"))
        for alias in party.aliases:
            found.setdefault(alias.lower(), (key, "alias"))
    for country in COUNTRIES:
        for word in country.demonyms:
            found.setdefault(word.lower(), (country.key, "demonym"))
        for word in country.capitals:
            found.setdefault(word.lower(), (country.key, "capital"))
    return found


@dataclass
class Roster:
    """The parties of one text so far, and by what spelling in the text each was named."""

    parties: dict[str, Party] = field(default_factory=dict)
    spelled: dict[str, dict[str, How]] = field(default_factory=dict)
    by_name: dict[str, str] = field(default_factory=dict)

    def add(self, told: dict[str, Any], on: Page) -> bool:
        """Add a party as a model tells of it. False where neither its name nor another of its names is on the page."""
        names = [_squeezed(name) for name in (told["name"], *told.get("aliases", ()))]
        there = [name for name in names if occurrences(name, on)]
        if not there:
            return False
        listed = spellings().get(names[0].lower())
        key = listed[0] if listed else self._key(names, there)
        self._enter(key, names[0] if names[0] in there else there[0], told.get("kind", "other"))
        self.by_name.setdefault(names[0].lower(), key)
        for name in there:
            self._spell(key, name)
        return True

    def key(self, name: str, on: Page) -> str | None:
        """Return the party called `name`, adding one that is on the page but was not listed; None for any other."""
        plain = _squeezed(name)
        known_as = self.by_name.get(plain.lower())
        if known_as is None and self.add({"name": plain}, on):
            known_as = self.by_name[plain.lower()]
        return known_as

    def serve(self, key: str, whom: str | None) -> None:
        """Let a party serve another, unless it is said to serve itself or somebody else already."""
        if whom is not None and whom != key and self.parties[key].serves is None:
            self.parties[key] = replace(self.parties[key], serves=whom)

    def all(self, text: str) -> tuple[Party, ...]:
        """Return the parties with their other names and every place where the text names them."""
        on = page(text, (0, len(text)))
        return tuple(self._whole(party, on) for party in self.parties.values())

    def _key(self, names: list[str], there: list[str]) -> str:
        same = next((key for name in names if (key := self.by_name.get(name.lower())) is not None), None)
        return same or key_of(names[0] if names[0] in there else there[0])

    def _enter(self, key: str, name: str, kind: str) -> None:
        old, listed = self.parties.get(key), known().get(key)
        if old is not None:
            if old.kind == "other":
                self.parties[key] = replace(old, kind=kind)
        elif listed is not None:
            self.parties[key] = Party(key, listed.name, listed.kind, (), listed.codes)
        else:
            self.parties[key] = Party(key, name, kind)

    def _spell(self, key: str, name: str) -> None:
        listed = spellings().get(name.lower())
        if listed is not None and listed[0] != key:
            return
        how: How = listed[1] if listed else ("name" if name == self.parties[key].name else "alias")
        self.spelled.setdefault(key, {}).setdefault(name, how)
        self.by_name.setdefault(name.lower(), key)

    def _whole(self, party: Party, on: Page) -> Party:
        spans = {span: how for name, how in self.spelled.get(party.key, {}).items() for span in occurrences(name, on)}
        mentions = tuple(
            Mention(party.key, Passage(*span, on.text[slice(*span)]), how) for span, how in sorted(spans.items())
        )
        names = (_squeezed(one.passage.quote) for one in mentions if one.how in {"name", "alias", "capital"})
        aliases = tuple(dict.fromkeys(name for name in names if name != party.name))
        return replace(party, aliases=aliases, mentions=mentions)


def _squeezed(name: str) -> str:
    """Return a name on one line and without its article, unless that belongs to it ("The Gambia")."""
    words = name.split()
    plain = " ".join(words)
    bare = len(words) > 1 and words[0].lower() in {"the", "a", "an"} and plain.lower() not in spellings()
    return " ".join(words[1:]) if bare else plain
