"""What a pronoun points to, where a careful reader would be sure: the last fitting party of this sentence or before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from detente.reading.actors.cast import PERSONAL, Cast, add
from detente.reading.lexicon.parties import OFFICES
from detente.reading.lexicon.people import FEMALE, MALE
from detente.reading.lexicon.speech import KIND_OF_NOUN
from detente.reading.syntax import child

if TYPE_CHECKING:
    from spacy.tokens import Token

_MANY = frozenset({"electorate", "public", "movement"})
_ANAPHOR = {
    **dict.fromkeys("he him his she her himself herself".split(), "he"),
    **dict.fromkeys("it its itself".split(), "it"),
    **dict.fromkeys("they them their themselves both".split(), "they"),
}
_BODIES = frozenset({"government", "regime", "cabinet", "administration", "country"})
_SHE = frozenset({"she", "her", "hers", "herself"})


def pronouns(found: Cast) -> None:
    """Point a pronoun to the likeliest party of this sentence or the one before, and "they" to the last two.

    Whoever was "she" once, or has a title that tells, is no "he" later.
    """
    meant: dict[str, list[_Meant]] = {"he": [], "it": [], "they": []}
    women = dict(_told_by_title(found))
    number, ends = 0, {sentence.end for sentence in found.doc.sents}
    for token in found.doc:
        number += token.i in ends
        _owned_office(found, token)
        sort = _ANAPHOR.get(token.lower_)
        if sort is not None and token.i not in found.at:
            one = _likeliest(token, meant[sort], women, number)
            if one is not None:
                if sort == "he":
                    women.setdefault(one.keys[0], token.lower_ in _SHE)
                _point(found, token, one.keys)
                _remember(meant[sort], _Meant(one.keys, number, _is_topic(token), token))
        elif token.i in found.at and _can_be_meant(found, token):
            keys = found.all(token)
            sort = "they" if len(keys) > 1 or token.tag_ in {"NNS", "NNPS"} else _sort(found, keys)
            _remember(meant[sort], _Meant(keys, number, _is_topic(token), token))


def _told_by_title(found: Cast) -> Iterator[tuple[str, bool]]:
    """Yield each person a title or noun tells to be a woman or a man: "Ms Holt", "the chairwoman"."""
    for i, key in found.at.items():
        before = found.doc[i - 1].lower_.rstrip(".") if i else ""
        for word in (found.doc[i].lower_, before):
            if word in FEMALE | MALE and found.parties[key].kind in PERSONAL:
                yield key, word in FEMALE


def _likeliest(pronoun: Token, meant: list[_Meant], women: dict[str, bool], number: int) -> _Meant | None:
    """Return what a pronoun means: the one on top, but one known to be "she" before one of whom nothing is known."""
    near = [one for one in reversed(meant) if _may_mean(pronoun, one, number)]
    if _ANAPHOR[pronoun.lower_] != "he":
        return next(iter(near), None)
    she = pronoun.lower_ in _SHE
    fitting = [one for one in near if women.get(one.keys[0], she) is she]
    known = [one for one in fitting if one.keys[0] in women and number - one.sentence <= 1]
    return next(iter((*known, *fitting)), None)


@dataclass(frozen=True, slots=True)
class _Meant:
    """What a pronoun may mean: the parties, the sentence and token they were last named in, whether as a topic."""

    keys: tuple[str, ...]
    sentence: int
    topic: bool
    token: Token


def _may_mean(pronoun: Token, one: _Meant, number: int) -> bool:
    """Near enough (people stay in mind longer than things), and not the phrase the pronoun stands in."""
    far = 3 if pronoun.lower_ in {"he", "she", "his", "her"} else 1
    return number - one.sentence <= far and not one.token.is_ancestor(pronoun)


def _remember(meant: list[_Meant], one: _Meant) -> None:
    """Put `one` on top, but under a topic of the same sentence where it is none itself."""
    under = bool(meant) and meant[-1].topic and meant[-1].sentence == one.sentence and not one.topic
    meant.insert(len(meant) - under, one)
    del meant[:-4]


def _is_topic(token: Token) -> bool:
    """A subject, or whose claim it is ("Hale's statement that he"), is what the next pronoun most likely means."""
    owner = token.dep_ == "poss" and token.head.lemma_ in KIND_OF_NOUN and token.head.i + 1 < len(token.doc)
    return token.dep_ in {"nsubj", "nsubjpass"} or (owner and token.head.nbor(1).lower_ in {"that", "to"})


def _point(found: Cast, token: Token, keys: tuple[str, ...]) -> None:
    if len(keys) == 1:
        found.put(token, keys[0], "pronoun", (token.idx, token.idx + len(token)))
    elif keys:
        found.both[token.i] = keys


def _sort(found: Cast, keys: tuple[str, ...]) -> str:
    kind = found.parties[keys[0]].kind if keys else ""
    return "he" if kind in PERSONAL else "they" if kind in _MANY else "it"


def _can_be_meant(found: Cast, token: Token) -> bool:
    """Places and demonyms before a noun are not what a later "it" means; pronouns change nothing."""
    if found.how[token.i] in {"demonym", "pronoun"}:
        return False
    if token.dep_ == "poss" and found.at[token.i] in found.crowds:
        return False
    place = token.dep_ == "pobj" and token.head.lower_ in {"in", "at", "from", "near", "across", "inside"}
    return not place and token.dep_ in {"nsubj", "nsubjpass", "pobj", "dobj", "appos", "poss", "attr", "agent"}


def _owned_office(found: Cast, noun: Token) -> None:
    """As in "His country", "its government": the state of whoever the pronoun is."""
    owner = child(noun, "poss") if noun.lower_ in OFFICES and noun.i not in found.at else None
    if owner is None or owner.i not in found.at:
        return
    party = found.parties[found.at[owner.i]]
    key = party.serves or (party.key if party.kind == "state" else None)
    if key is None and noun.lower_ in _BODIES and party.kind in {"leader", "speaker"}:
        key = f"{party.key}_{noun.lower_}"
        add(found, key, f"{owner.text.capitalize()} {noun.text}", "government")
        found.parties[party.key] = replace(found.parties[party.key], serves=key)
    if key is not None:
        found.put(noun, key, "role", (owner.idx, noun.idx + len(noun)))
