"""Who two are together, or apart: "both sides", "neither government", "the two men", "the former"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from detente.reading.actors.cast import PERSONAL, Cast
from detente.reading.lexicon.bodies import LOCATIVE
from detente.reading.lexicon.parties import TWO_OF

if TYPE_CHECKING:
    from spacy.tokens import Token

NEAR = 120
"""How many words back two parties joined by "and" are looked for."""
FAR = 1_000
"""How many words on either side the parties most told of are counted in: bounds the cost of one phrase."""

_EACH = frozenset({"both", "each", "neither", "either"})
_PLAIN = frozenset(
    "sides parties armies rivals belligerents adversaries antagonists foes combatants disputants".split()
)
"""Plurals that with "the" alone mean the two of the story."""
_PAIR = frozenset({"pair", "duo", "twosome"})
_UNIONS = frozenset("union federation association league section brotherhood syndicate workers chapter local".split())
_FAMILIES = {
    "union": _UNIONS,
    "bank": frozenset({"bank", "bancorp", "banque", "credit"}),
    "council": frozenset({"council", "assembly", "soviet"}),
}
"""Words in the names of those that are called so."""
_DELEGATED = frozenset("delegation delegations team teams negotiators".split())
_AT_TALKS = _DELEGATED | {"party", "parties", "side", "sides"}
_SENT = frozenset("delegate delegates delegation envoy envoys negotiator negotiators".split())
"""Whom a party sends to talks."""
_BACK = 30
"""How many words back whoever sent them is looked for."""
_ORDERED = {"former": 0, "latter": 1}
_ROLES = frozenset({"nsubj", "nsubjpass", "pobj", "dobj", "poss", "conj"})
_NO_SIDE = frozenset({"outlet", "electorate", "other", *PERSONAL})


def dual(token: Token) -> bool:
    """Tell whether a phrase headed by `token` means two parties of the text: "each side", "both", "the two"."""
    word = token.lower_
    if word in _EACH or word == "two":
        return token.dep_ in _ROLES and _alone(token)
    told = {below.lower_ for below in token.lefts if below.dep_ in {"det", "nummod", "predet", "preconj", "amod"}}
    if word in _ORDERED:
        return "the" in told and token.pos_ in {"ADJ", "NOUN"}
    if word in _PAIR:
        return "the" in told and not any(below.lower_ == "of" for below in token.rights)
    if word not in TWO_OF:
        return False
    return (
        bool(told & _EACH) or ("two" in told and "the" in told | {"the"} & _definite(token)) or _the_sides(token, told)
    )


def _alone(token: Token) -> bool:
    """As in "both fear", "each of them"; not "each boat" and not "two of the boats"."""
    of = next((below for below in token.rights if below.lower_ == "of"), None)
    whole = next((below for below in of.rights if below.dep_ == "pobj"), None) if of is not None else None
    if whole is not None:
        return token.lower_ != "two" and (whole.lower_ in {"them", "two", "us", "you"} or whole.lower_ in TWO_OF)
    if of is not None or any(below.dep_ == "conj" for below in token.rights):
        return False
    return token.lower_ != "two" or any(below.lower_ in {"the", "these"} for below in token.lefts)


def _definite(token: Token) -> frozenset[str]:
    said = {below.lower_ for below in token.lefts}
    return frozenset({"the"}) if said & {"the", "these", "those"} else frozenset()


def _the_sides(token: Token, told: set[str]) -> bool:
    return token.lower_ in _PLAIN and "the" in told and not any(below.lower_ in {"of", "in"} for below in token.rights)


def duals(found: Cast) -> None:
    """Let each such phrase stand for the two parties it means, where the text tells which these are."""
    for token in found.doc:
        if token.i not in found.at and token.i not in found.both and dual(token):
            keys = two_meant(found, token)
            if token.lower_ in _ORDERED and keys:
                found.put(token, keys[_ORDERED[token.lower_]], "group", (token.idx, token.idx + len(token)))
            elif len(keys) == 1:
                found.put(token, keys[0], "pronoun", (token.idx, token.idx + len(token)))
            elif keys:
                found.both[token.i] = keys


def two_meant(found: Cast, token: Token, sort: str | None = None) -> tuple[str, ...]:
    """Return the two parties meant at `token`: the last two joined by "and", else the two most told of; or nothing."""
    sort = sort or TWO_OF.get(_word(token), "any")
    sent = _represented(found, token)
    return (
        _two_people(found, token)
        or (sent if _word(token) in _DELEGATED else ())
        or _told_here(found, token, sort)
        or next(_joined(found, token, sort), ())
        or sent
        or _most_told(found, token, sort)
    )


def _two_people(found: Cast, token: Token) -> tuple[str, ...]:
    """As in "Two former officers told us. Both believe ...": two without a name who were a subject last."""
    if token.lower_ not in _EACH:
        return ()
    for i in range(token.i - 1, max(-1, token.i - NEAR), -1):
        noun = found.doc[i]
        if i in found.both or (i in found.at and noun.dep_ == "conj"):
            return ()
        if noun.dep_ in {"nsubj", "nsubjpass"} and noun.tag_ == "NNS" and found.at.get(i) in found.crowds:
            counted = any(one.lower_ == "two" and one.dep_ == "nummod" for one in noun.lefts)
            return (found.at[i],) if counted else ()
    return ()


def _represented(found: Cast, token: Token) -> tuple[str, ...]:
    """As in "neither delegation", "both parties": the two of the text of whose delegates, envoys or talks it tells."""
    if _word(token) not in _AT_TALKS:
        return ()
    keys: dict[str, None] = {}
    for noun in found.doc[max(0, token.i - FAR) : token.i]:
        owner = _sender(found, noun) if noun.lower_ in _SENT else None
        one = _as(found, owner, "any") if owner is not None else None
        keys |= {one: None} if one is not None else {}
    return tuple(keys) if len(keys) == 2 else ()


def _sender(found: Cast, noun: Token) -> str | None:
    """Return whose delegate one is: "the Front's delegate", and of "its delegate" the subject last told of."""
    owner = next((one for one in noun.lefts if one.dep_ in {"poss", "amod", "compound"}), None)
    if owner is None or owner.tag_ != "PRP$":
        return found.at.get(owner.i) if owner is not None else None
    for i in range(noun.i - 1, max(-1, noun.i - _BACK), -1):
        body = found.at.get(i) if found.doc[i].dep_ in {"nsubj", "nsubjpass"} else None
        if body is not None and body not in found.crowds and _as(found, body, "any"):
            return body
    return None


def _told_here(found: Cast, token: Token, sort: str) -> tuple[str, ...]:
    """As in "The union is tired, the firm is broke, and both sides ...": the two subjects of the sentence so far."""
    first = token.i
    while first > 0 and not found.doc[first].is_sent_start:
        first -= 1
    subjects = (found.doc[i] for i in range(first, token.i) if found.doc[i].dep_ in {"nsubj", "nsubjpass"})
    keys = tuple(
        key for one in subjects for key in found.all(one) if one.i in found.at and found.how[one.i] != "pronoun"
    )
    keys = _fitting(found, keys, sort)
    return keys if len(keys) == 2 else ()


def _word(token: Token) -> str:
    of = next((below for below in token.rights if below.lower_ == "of"), None)
    whole = next((below for below in of.rights if below.dep_ == "pobj"), None) if of is not None else None
    return whole.lower_ if whole is not None else token.lower_


def _joined(found: Cast, token: Token, sort: str) -> Iterator[tuple[str, ...]]:
    """Yield pairs told of before `token`, the last first: "Norway and Iceland", an earlier "both sides"."""
    for i in range(token.i - 1, max(-1, token.i - FAR), -1):
        before = found.doc[i]
        if i in found.both:
            keys = found.both[i]
        elif token.i - i > NEAR:
            continue
        elif before.dep_ == "conj" and i in found.at:
            keys = found.all(before.head)
        else:
            continue
        named = before.pos_ == "PROPN" and before.head.dep_ == "nsubj" and before.head.pos_ == "PROPN"
        if len(keys) == 2 and (token.lower_ in _EACH or (named and sort == "state")) and token.i - i < _BACK:
            yield keys  # "Mbele and Tarn are tired. Both governments ..."
        keys = _fitting(found, keys, sort)
        if len(keys) == 2:
            yield keys


def _fitting(found: Cast, keys: tuple[str, ...], sort: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for key in keys if (one := _as(found, key, sort)) is not None))


def _as(found: Cast, key: str, sort: str) -> str | None:
    """Return the party of that sort a party is, or serves: the state of a minister for "both governments"."""
    party = found.parties[key]
    if sort == "state" and party.kind == "person" and " " not in party.name and not found.titles.get(key):
        return key if key not in found.crowds else None
    if sort == "person":
        return key if party.kind in PERSONAL else None
    if party.kind in {*PERSONAL, "ministry", "military"} and party.serves in found.parties:
        party = found.parties[party.serves]
    if sort == "state":
        return party.key if party.kind in {"state", "government"} else None
    if sort == "body" or sort in _FAMILIES:
        own = _FAMILIES.get(sort)
        if own is not None and not own & {*party.name.lower().split()}:
            return None
        body = party.kind not in {"state", "government", "ministry", "public", *_NO_SIDE}
        return party.key if body and party.key not in TWO_OF else None
    return party.key if party.kind not in _NO_SIDE else None


def _placed(token: Token) -> bool:
    return token.dep_ == "pobj" and token.head.lower_ in LOCATIVE


def _most_told(found: Cast, token: Token, sort: str) -> tuple[str, ...]:
    """Return the two parties of that sort most told of before, or around where three are told of alike before."""
    for last in (token.i, min(len(found.doc), token.i + FAR)):
        count: Counter[str] = Counter()
        for i in range(max(0, token.i - FAR), last):
            one = _as(found, found.at[i], sort) if i in found.at and _counts(found, i) else None
            if one is not None:
                count[one] += 1 + (found.doc[i].dep_ in {"nsubj", "nsubjpass"})
        ranked = count.most_common(3)
        if len(ranked) == 2 or (len(ranked) == 3 and ranked[1][1] > ranked[2][1]):
            return tuple(sorted((key for key, _ in ranked[:2]), key=list(count).index))
    return ()


def _counts(found: Cast, i: int) -> bool:
    return found.how[i] != "pronoun" and not _placed(found.doc[i])
