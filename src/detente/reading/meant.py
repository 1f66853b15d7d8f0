"""Whom of a model a text means, and what an option of it means, in the words of the lexicon."""

from __future__ import annotations

import re
from collections.abc import Mapping

from detente.conflict.model import Actor, Conflict, Option
from detente.reading.items import Party
from detente.reading.lexicon.deeds import BY_NOUN, BY_VERB, PARTICLES, PHRASES, TOWARDS


def actor_of(party: Party | None, parties: Mapping[str, Party], conflict: Conflict) -> Actor | None:
    """Return the actor of the model a party of the text is, or else serves; None where there is none.

    Of several that fit none is taken.
    """
    seen: set[str] = set()
    while party is not None and party.key not in seen:
        seen.add(party.key)
        one = party
        fitting = [actor for actor in conflict.actors if _is(one, actor)]
        if fitting:
            return fitting[0] if len(fitting) == 1 else None
        party = parties.get(party.serves or "")
    return None


def _is(party: Party, actor: Actor) -> bool:
    if set(actor.codes.items()) & set(party.codes):
        return True
    here = {bare(name) for name in (party.name, party.key, *party.aliases)}
    return bool(here & {bare(name) for name in (actor.name, actor.key, *actor.aliases)})


def bare(name: str) -> str:
    """Return a name without its article, its capitals and a plural.

    >>> bare("The Militias"), bare("usa")
    ('militia', 'usa')
    """
    plain = name.casefold().replace("_", " ").removeprefix("the ").strip()
    return plain[:-1] if plain.endswith("s") and len(plain) > 4 else plain


def actions_of(option: Option) -> frozenset[str]:
    """Return the actions of the lexicon an option means: by its first verb, a verb with its preposition, or its name.

    >>> sorted(actions_of(Option("usa.strike", "usa", "Strike the militias")))
    ['attack']
    """
    first, *rest = re.findall(r"[a-z]+", option.does.casefold()) or [""]
    phrased = {**PHRASES.get(first, {}), **PARTICLES.get(first, {}), **TOWARDS.get(first, {})}
    said = [phrased[form] for word in rest[:6] for form in (word, word.removesuffix("s")) if form in phrased]
    leaf = option.key.partition(".")[2].split("_")[0]
    said += [table[word].key for table, word in ((BY_VERB, first), (BY_VERB, leaf), (BY_NOUN, leaf)) if word in table]
    return frozenset(said[:1])


def named_by(option: Option, conflict: Conflict) -> frozenset[str]:
    """Return the actors an option names, apart from its own."""
    spoken = re.findall(r"[\w-]+", f"{option.does} {option.key}".replace("_", " "))
    said = f" {' '.join(map(bare, spoken))} "
    others = (actor for actor in conflict.actors if actor.key not in (option.by, option.key.partition(".")[0]))
    return frozenset(
        actor.key
        for actor in others
        if any(f" {' '.join(bare(word) for word in name.removeprefix('the ').split())} " in said
               for name in (actor.key, actor.name, *actor.aliases) if name)
    )  # fmt: skip
