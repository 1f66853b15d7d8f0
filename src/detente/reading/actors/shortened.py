"""Short and second names: a last name, a first name, the first word of a body's name, "also known as"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from detente.reading.actors.cast import PERSONAL, Cast
from detente.reading.actors.titles import titles
from detente.reading.lexicon.bodies import TRADES
from detente.reading.syntax import trimmed

if TYPE_CHECKING:
    from spacy.tokens import Token

REACH = 14
"""The most words between a name and the other name it is said to have."""

_BODIES = frozenset({"organisation", "company", "armed group", "movement", "party"})
_STANDING = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "poss", "conj", "agent", "appos"})
_KNOWN = frozenset({"known", "called", "nicknamed", "dubbed", "named", "abbreviated"})


def shortened(found: Cast, runs: list[tuple[int, int]]) -> None:
    """Merge parties that are one party under a shorter or second name, and take last names where they stand alone."""
    _first_words(found, runs)
    _first_names(found)
    _also_known(found)
    _surnames(found)
    _firms(found)


def _merge(found: Cast, same: dict[str, str]) -> None:
    """Let every phrase that stands for a key of `same` stand for its value; cost linear in the phrases."""
    for key in same:
        found.parties.pop(key, None)
        found.titles.pop(key, None)
    for i, key in found.at.items():
        if key in same:
            found.at[i], found.how[i] = same[key], "alias"


def _first_names(found: Cast) -> None:
    """As in "Mira" after "Mira Holt": the one person of that first name."""
    people = {key: party.name.split() for key, party in found.parties.items() if party.kind in PERSONAL}
    full: dict[str, set[str]] = {}
    for key, words in people.items():
        if len(words) > 1:
            full.setdefault(words[0], set()).add(key)
    loose = ((key, party.name) for key, party in found.parties.items() if party.kind in {"organisation", "public"})
    alone = {key: words[0] for key, words in people.items() if len(words) == 1 and not found.titles.get(key)}
    alone |= {key: name for key, name in loose if name in full and key not in found.crowds}
    _merge(found, {key: next(iter(full[name])) for key, name in alone.items() if len(full.get(name, ())) == 1})


def _also_known(found: Cast) -> None:
    """As in "Bo Lars, also known as the Harpoon": one party; of the two names the longer party name stays the first."""
    same: dict[str, str] = {}
    last = None
    for token in found.doc:
        if token.is_sent_start:
            last = None
        says = token.lower_ == "as" and token.i > 0 and token.nbor(-1).lower_ in _KNOWN
        if says and last is not None and token.i - last < REACH:
            after = next((i for i in range(token.i + 1, min(token.i + 4, len(found.doc))) if i in found.at), None)
            first, second = found.at[last], found.at[after] if after is not None else None
            if (
                second is not None
                and second != first
                and "state" not in {found.parties[k].kind for k in (first, second)}
            ):
                same.setdefault(second, same.get(first, first))
        if token.i in found.at and found.how[token.i] in {"name", "alias"} and token.dep_ != "poss":
            last = token.i
    _merge(found, {key: one for key, one in same.items() if one not in same})


def nickname(noun: Token) -> Token | None:
    """As in "its delegate, known as Lidia", "a man nicknamed the Harpoon": the name after somebody's noun."""
    after = noun.doc[noun.i + 1 : noun.i + REACH // 2]
    called = next((one for one in after if one.lower_ in _KNOWN), None)
    if called is None or any(one.pos_ in {"VERB", "NOUN", "PROPN", "AUX"} for one in noun.doc[noun.i + 1 : called.i]):
        return None
    name = called.i + 1
    while name < len(noun.doc) and noun.doc[name].lower_ in {"as", "only", "the", "simply"}:
        name += 1
    return noun.doc[name] if name < len(noun.doc) and noun.doc[name].is_title else None


def _first_words(found: Cast, runs: list[tuple[int, int]]) -> None:
    """As in "Castell" after "Castell Terminals": the short name of a body, not a person of that name."""
    long = [run for run in runs if run[1] - run[0] > 1 and not titles(found.doc, run[0])]
    bodies = {
        found.doc[first].text: (first, last)
        for first, last in long
        if not _personal(found, last - 1) and (found.doc[last - 1].ent_type_ == "ORG" or _body(found, last - 1))
    }
    short = (key for key, party in found.parties.items() if party.name in bodies and not a_land(party.name))
    same: dict[str, str] = {}
    for key in [key for key in short if found.parties[key].kind in {"person", "organisation", "company"}]:
        first, last = bodies[found.parties[key].name]
        whole = found.at.get(last - 1)
        if whole is not None and whole != key:
            same[key] = whole
            continue
        found.parties[key] = replace(found.parties[key], name=found.doc[first:last].text, kind="organisation")
        for token in found.doc[first:last]:
            found.put(token, key, "name", trimmed(found.doc, first, last))
    _merge(found, same)


def a_land(name: str) -> bool:
    """As in "Lavania", "Merrowland", "Tarstan": one word that ends as the names of states do."""
    return name.isalpha() and len(name) > 5 and name.istitle() and name.endswith(("ia", "land", "stan"))


def _body(found: Cast, at: int) -> bool:
    return at in found.at and found.parties[found.at[at]].kind in _BODIES


def _personal(found: Cast, at: int) -> bool:
    return at in found.at and found.parties[found.at[at]].kind in PERSONAL


def _firms(found: Cast) -> None:
    """As in "Kolchis" after "Kolchis Transit": the first word of the name of one firm, which nobody else has."""
    first: dict[str, set[str]] = {}
    for key, party in found.parties.items():
        words = party.name.split()
        if len(words) > 1:
            first.setdefault(words[0], set()).add(key if words[-1].lower() in TRADES else "")
    for token in found.doc:
        fitting = first.get(token.text, {""})
        if token.i not in found.at and len(fitting) == 1 and "" not in fitting and token.dep_ in _STANDING:
            found.put(token, next(iter(fitting)), "alias", (token.idx, token.idx + len(token)))


def _surnames(found: Cast) -> None:
    """A last name stands for its person wherever it stands alone with a capital, whatever the parser took it for.

    So does a first name that one person of the text has, where it is a name in its sentence.
    """
    last = {
        party.name.split()[-1]: key for key, party in found.parties.items() if party.kind in PERSONAL and party.name
    }
    first: dict[str, set[str]] = {}
    for key, party in found.parties.items():
        words = party.name.split()
        if party.kind in PERSONAL and len(words) > 1 and key not in found.crowds:
            first.setdefault(words[0], set()).add(key)
    only = {name: next(iter(keys)) for name, keys in first.items() if len(keys) == 1 and name not in last}
    last |= {name.upper(): key for name, key in last.items() if len(name) > 2}
    for token in found.doc:
        if token.text in last and token.i not in found.at and token.ent_type_ not in {"GPE", "LOC", "FAC"}:
            found.put(token, last[token.text], "alias", (token.idx, token.idx + len(token)))
        elif token.text in only and token.i not in found.at and token.pos_ == "PROPN" and token.dep_ in _STANDING:
            found.put(token, only[token.text], "alias", (token.idx, token.idx + len(token)))
