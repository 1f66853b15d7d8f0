"""One party, one actor: parties told only by descriptions, compared with all others once the whole text is read.

Runs after pronouns are known. "One of them, Ilir" is Ilir; "the brigade" is the only band that has a name; "the
traders" are those told of in full before; "the governor" is the one person of the sentence before. "His fighters" and
"her members" serve the body of whoever has them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from detente.reading.actors.affiliated import told_bodies
from detente.reading.actors.cast import PERSONAL, Cast, add
from detente.reading.actors.described import kind_of
from detente.reading.actors.names import key_of
from detente.reading.lexicon.bodies import BODIES
from detente.reading.lexicon.parties import ARMS, OFFICES
from detente.reading.syntax import child, sentence_of, trimmed

if TYPE_CHECKING:
    from spacy.tokens import Token

_TOLD = frozenset({"crowd", "group", "role", "pronoun"})
"""How a party without a name stands in the text."""
_NAMES = frozenset({"name", "alias", "capital"})
_AGAINST = frozenset(
    """neighbour neighbor opponent rival enemy foe critic adversary predecessor successor counterpart captor jailer
    creditor lender host guest victim prisoner captive hostage""".split()
)
"""Who is somebody's and is not of his side."""
_LOTS = frozenset("team crew staff camp entourage garrison cabinet".split())
"""Bodies that are somebody's people; his party or his union is not, he is of it."""
_BANDS = frozenset(
    """militia brigade faction outfit band gang group fighters gunmen rebels insurgents guerrillas militants guerilla
    paramilitaries militiamen irregulars partisans""".split()
)
"""Nouns for an armed band, whatever its name is."""
_WHERE = frozenset({"there", "here", "abroad", "ashore", "aboard", "opposite"})
_STYLING = frozenset("style call name dub term christen".split())
_LONGEST = 4
_NEAR = 6
"""Words back from "calling itself" within which those who do stand."""
_LEADS = frozenset(
    """chief leader head chairman chairwoman chair president captain commander spokesman spokeswoman secretary director
    elder foreman convener mayor boss general champion""".split()
)
"""Who is one of those who "have" him."""
_RULING_ONES = frozenset(
    """governor president premier chancellor king queen emir sultan minister mayor general colonel admiral marshal
    senator chairman chairwoman ambassador commander archbishop bishop candidate""".split()
)
_OWNERS = frozenset({"PRP$", "PRP", "WP$"})


def joined(found: Cast, keep: frozenset[str] = frozenset()) -> None:
    """Join what is one party and let groups serve whose they are; the parties `keep` are joined to no other."""
    for old, new in _one_of_them(found).items():
        if old not in keep:
            join(found, old, new)
    _having_a_government(found)
    for rule in (_self_styled, _same_noun, _the_body, _of_that_office):
        for old, new in rule(found).items():
            if old not in keep:
                join(found, old, new)
    _whose(found)


def join(found: Cast, old: str, new: str) -> None:
    """Let every phrase that stands for `old` stand for `new`; cost linear in the phrases."""
    if old == new or old not in found.parties or new not in found.parties:
        return
    found.parties.pop(old)
    found.titles.setdefault(new, set()).update(found.titles.pop(old, ()))
    if old in found.crowds and new in found.crowds:
        found.crowds[new] = found.crowds[new] and found.crowds[old]
    found.crowds.pop(old, None)
    for i in [i for i, key in found.at.items() if key == old]:
        found.at[i] = new
        found.how[i] = "group" if found.how[i] == "crowd" and new not in found.crowds else found.how[i]
    for i, keys in list(found.both.items()):
        found.both[i] = tuple(dict.fromkeys(new if key == old else key for key in keys))
    found.voices = tuple((start, end, new if key == old else key) for start, end, key in found.voices)
    for key, party in list(found.parties.items()):
        if party.serves == old:
            found.parties[key] = replace(party, serves=new if key != new else None)
    for owner in [key for key, whose in found.crowds.items() if whose == old]:
        found.crowds[owner] = new


def nameless(found: Cast) -> set[str]:
    """Return the parties no phrase of the text names."""
    named = {key for i, key in found.at.items() if found.how[i] not in _TOLD}
    return {key for key, party in found.parties.items() if key not in named and party.kind != "outlet"}


# ---- one of them, X --------------------------------------------------------------------------------------------------


def _one_of_them(found: Cast) -> dict[str, str]:
    """As in "One of them, Ilir, has come back": whose name stands between commas right after it."""
    same: dict[str, str] = {}
    for token in found.doc[:-3]:
        key = found.at.get(token.i) if token.lower_ == "one" and token.nbor(1).lower_ == "of" else None
        if key is None or found.how[token.i] in _NAMES:
            continue
        after = next((one.i + 1 for one in found.doc[token.i + 2 : token.i + 7] if one.text == ","), -1)
        name = found.at.get(after) or _new_name(found, after)
        if name is not None and name != key and found.how[after] in _NAMES and found.parties[name].kind in PERSONAL:
            same[key] = name
    return same


def _new_name(found: Cast, first: int) -> str | None:
    """Take the capitals between commas after "One of them" as the name of a person."""
    last = first
    while 0 < first <= last < min(len(found.doc), first + _LONGEST) and found.doc[last].is_title:
        last += 1
    free = last > first and last < len(found.doc) and found.doc[last].text == ","
    if not free or any(i in found.at for i in range(first, last)):
        return None
    name = found.doc[first:last].text
    key = key_of(name.split()[-1])
    add(found, key, name, "person")
    for one in found.doc[first:last]:
        found.put(one, key, "name", trimmed(found.doc, first, last))
    for one in found.doc[last:]:
        if one.text == found.doc[last - 1].text:
            found.put(one, key, "alias", (one.idx, one.idx + len(one)))
    return key


def _self_styled(found: Cast) -> dict[str, str]:
    """As in "A group styling itself the Sons of the Ford", "a band that calls itself the Night Watch"."""
    same: dict[str, str] = {}
    for token in found.doc[2:-2]:
        if token.lower_ not in {"itself", "themselves", "himself"} or token.nbor(-1).lemma_ not in _STYLING:
            continue
        noun = next((i for i in range(token.i - 2, max(-1, token.i - _NEAR), -1) if found.doc[i].pos_ == "NOUN"), -1)
        name = next((i for i in range(token.i + 1, min(len(found.doc), token.i + 4)) if i in found.at), -1)
        key, one = found.at.get(noun), found.at.get(name)
        if key is not None and one is not None and key != one and found.how[noun] not in _NAMES:
            same[key] = one
    return same


# ---- the same noun ---------------------------------------------------------------------------------------------------


def _same_noun(found: Cast) -> dict[str, str]:
    """As in "Women traders of both tribes ... The traders": who was told of in full before, the only ones so called."""
    loose = nameless(found)
    first: dict[str, dict[str, int]] = {}
    bare: dict[str, bool] = {}
    for i, key in sorted(found.at.items()):
        noun = found.doc[i]
        if key in loose and found.how[i] != "pronoun" and noun.pos_ in {"NOUN", "PROPN"} and kind_of(noun) is not None:
            first.setdefault(noun.lower_, {}).setdefault(key, i)
            bare[key] = bare.get(key, True) and _plain(noun)
    same: dict[str, str] = {}
    unknown = {one.lower_ for one in found.doc if one.lower_ in first and one.i not in found.at and not _plain(one)}
    for word, places in first.items():
        told = [key for key in places if not bare[key]]
        if len(told) != 1 or word in unknown:
            continue
        for key, at in places.items():
            if bare[key] and places[told[0]] < at:
                same[key] = told[0]
    return {key: one for key, one in same.items() if one not in same}


# ---- the body that has a name ----------------------------------------------------------------------------------------


def _the_body(found: Cast) -> dict[str, str]:
    """As in "the brigade" after "the Sons of the Ford", "his ministry" after "the Ministry of Transport".

    It is the only named body with that noun in its name; of a band, the only armed one; neither acts on the other.
    """
    named = {key: party for key, party in found.parties.items() if party.kind not in {*PERSONAL, "state", "outlet"}}
    loose = nameless(found)
    named = {key: party for key, party in named.items() if key not in loose and party.name[:1].isupper()}
    bands = [key for key, party in named.items() if party.kind in {"armed group", "movement"}]
    bands = bands or [key for key, party in named.items() if party.kind == "military" and party.serves is None]
    ends: dict[str, set[str]] = {}
    for key, party in named.items():
        ends.setdefault(_head_word(party.name), set()).add(key)
    same: dict[str, str] = {}
    for key, nouns in _bare(found, loose).items():
        words = {noun.lower_ for noun in nouns}
        word = next(iter(words)) if len(words) == 1 else ""
        fitting = list(ends.get(word, ())) if word in BODIES else []
        if not fitting and words <= _BANDS:
            fitting = bands
        if len(fitting) == 1 and _first(found, fitting[0]) < nouns[0].i:
            same[key] = fitting[0]
    apart = _apart(found, same)
    return {key: one for key, one in same.items() if key not in apart}


def _bare(found: Cast, loose: set[str]) -> dict[str, list[Token]]:
    """Return the nouns of each party only told of with "the" or "his" before it, in the order of the text."""
    nouns: dict[str, list[Token]] = {}
    for i, key in sorted(found.at.items()):
        if key in loose and found.how[i] != "pronoun":
            nouns.setdefault(key, []).append(found.doc[i])
    return {key: of for key, of in nouns.items() if all(map(_pointed, of))}


def _first(found: Cast, key: str) -> int:
    return min((i for i, one in found.at.items() if one == key), default=len(found.doc))


def _pointed(noun: Token) -> bool:
    lefts = [one for one in noun.lefts if not one.is_punct]
    told = len(lefts) == 1 and (lefts[0].lower_ in {"the", "this", "that"} or lefts[0].tag_ == "PRP$")
    return told and not _told_more(noun)


def _told_more(noun: Token) -> bool:
    return any(one.dep_ in {"prep", "relcl", "acl", "appos"} for one in noun.rights)


def _head_word(name: str) -> str:
    """Return "ministry" of "Ministry of Transport", "guard" of "Shepherds' Guard"."""
    words = name.lower().split()
    at = next((n for n, word in enumerate(words) if n and word in {"of", "for", "on", "in"}), len(words))
    return words[at - 1] if words else ""


def _apart(found: Cast, same: dict[str, str]) -> set[str]:
    """Return the keys of `same` that do something to their values or suffer it, or are joined to them by "and"."""
    beside: dict[int, set[str]] = {}
    for i, key in found.at.items():
        token = found.doc[i]
        verb = token.head.head if token.dep_ in {"pobj", "poss"} else token.head
        if token.dep_ == "conj":
            verb = token.head.head
        if token.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj", "agent", "conj"}:
            beside.setdefault(verb.i, set()).add(key)
    return {key for keys in beside.values() for key in keys if same.get(key) in keys}


# ---- whose office it is ------------------------------------------------------------------------------------------


def _of_that_office(found: Cast) -> dict[str, str]:
    """As in "Dill's camp is easier to read. The governor wants a job": the one person of the sentence before.

    He has no other title in the text, and the two do nothing to each other.
    """
    loose = nameless(found)
    titled = {word for words in found.titles.values() for word in words}
    same: dict[str, str] = {}
    for key, nouns in _bare(found, loose).items():
        noun = nouns[0]
        fits = noun.tag_ == "NN" and noun.lower_ in _RULING_ONES and noun.lower_ not in titled
        if not fits or noun.dep_ != "nsubj" or noun.nbor(-1).lower_ != "the" or found.parties[key].serves is not None:
            continue
        who = _only_one_before(found, noun, loose)
        if who is not None:
            same[key] = who
    apart = _apart(found, same)
    return {key: one for key, one in same.items() if key not in apart}


def _only_one_before(found: Cast, noun: Token, loose: set[str]) -> str | None:
    """Return the only person named in the sentence before that of `noun`, who has no title and opens the sentence."""
    start = sentence_of(noun).start
    if start == 0 or noun.i - start > 1 or "\n" in found.doc[start - 1].text_with_ws:
        return None
    before = sentence_of(found.doc[start - 1])
    keys = {found.at[i] for i in range(before.start, before.end) if found.at.get(i) not in {None, *loose}}
    first = found.at.get(before.start)
    alone = first is not None and keys == {first} and found.how[before.start] in _NAMES
    if first is None or not alone or found.parties[first].kind not in {*PERSONAL, "organisation"}:
        return None
    named = len(found.parties[first].name.split()) == 1 or found.parties[first].kind in PERSONAL
    return first if named and not found.titles.get(first, set()) - {"mr", "mrs", "ms"} else None


def _having_a_government(found: Cast) -> None:
    """As in "The Uplands have gone quiet. Their government shrinks from it": who has one is a state, and it is it."""
    loose = nameless(found)
    for i, noun in enumerate(found.doc):
        owner = child(noun, "poss") if noun.lower_ in {"government", "army", "parliament", "cabinet"} else None
        if owner is None or owner.lower_ not in {"its", "their"}:
            continue
        key = found.at.get(owner.i) or _opens_before(found, owner)
        if key is None or found.parties[key].kind not in {*PERSONAL, "organisation"} or key in found.gendered:
            continue
        party = found.parties[key]
        if len(party.name.split()) > 1 or found.titles.get(key) or key in loose or not party.name.istitle():
            continue
        found.parties[key] = replace(party, kind="state")
        if noun.lower_ in {"government", "cabinet"}:
            found.at.pop(i, None)
            found.put(noun, key, "group", trimmed(found.doc, noun.left_edge.i, noun.i + 1))


def _opens_before(found: Cast, owner: Token) -> str | None:
    """As in "The Uplands are quiet. Their government ...": the subject of the sentence before one that opens so."""
    if not owner.is_sent_start or not owner.i:
        return None
    before = sentence_of(found.doc[owner.i - 1])
    subjects = [one for one in before if one.dep_ in {"nsubj", "nsubjpass"} and one.i in found.at]
    return found.at[subjects[0].i] if len(subjects) == 1 and subjects[0].head.dep_ == "ROOT" else None


# ---- whose they are --------------------------------------------------------------------------------------------------


def _whose(found: Cast) -> None:
    """As in "his fighters", "our team", "her chief": who has no name serves the body of whoever has him."""
    loose = nameless(found)
    _leaders(found, loose)
    for i, key in list(found.at.items()):
        noun = found.doc[i]
        if key not in loose or found.parties[key].serves is not None or found.how[i] == "pronoun":
            continue
        owner = child(noun, "poss")
        if owner is None or owner.tag_ not in _OWNERS or not _his(noun):
            continue
        body = _body(found, found.at.get(owner.i))
        if body in loose and found.parties[body].kind in PERSONAL:
            continue
        if body is not None and body != key and not _serves(found, body, key):
            found.parties[key] = replace(found.parties[key], serves=body)


def _leaders(found: Cast, loose: set[str]) -> None:
    """Let people serve those whose office they have: "The traders' spokeswoman", "The Sons have a new chief, Ilir"."""
    owners = [(key, one) for i, key in found.at.items() if key in loose and (one := child(found.doc[i], "poss"))]
    his = {(key, found.at.get(one.i)) for key, one in owners}
    for i, key in list(found.at.items()):
        party, noun = found.parties[key], found.doc[i]
        if party.kind not in PERSONAL or found.how[i] == "pronoun":
            continue
        own = (party.serves, key) in his
        if party.serves is not None and not own:
            continue
        bodies = (body for body in told_bodies(found, noun) if body in found.parties and body != key)
        body = next((one for one in bodies if found.parties[one].kind not in {*PERSONAL, "outlet"}), None)
        body = body or _had_by(found, noun)
        if body is not None and body != key and body != party.serves and not _serves(found, body, key):
            found.parties[key] = replace(party, serves=body)


def _had_by(found: Cast, noun: Token) -> str | None:
    """As in "The Sons have a new chief, a schoolmaster called Ilir": the subject of "have"."""
    for _ in range(3):
        if noun.dep_ == "dobj":
            break
        if noun.dep_ not in {"appos", "oprd", "acl"}:
            return None
        noun = noun.head
    if noun.dep_ != "dobj" or noun.head.lemma_ != "have" or noun.lemma_.lower() not in _LEADS:
        return None
    who = child(noun.head, "nsubj")
    key = found.at.get(who.i) if who is not None else None
    return key if key is not None and found.parties[key].kind not in PERSONAL else None


def _his(noun: Token) -> bool:
    """Tell whether a noun with "his" before it means people of his side: "his fighters", "our team"."""
    if noun.lower_ in OFFICES | ARMS.keys() or noun.lemma_.lower() in _AGAINST:
        return False
    kind = kind_of(noun)
    return noun.lower_ in _LOTS or kind == "person" or (kind is not None and noun.tag_ == "NNS")


def _body(found: Cast, key: str | None) -> str | None:
    """Return whom somebody serves, and himself where that is not known."""
    party = found.parties.get(key or "")
    if party is None or party.kind == "outlet":
        return None
    served = party.serves if party.kind in PERSONAL or party.kind == "public" else None
    return served if served in found.parties else party.key


def _serves(found: Cast, key: str | None, other: str) -> bool:
    """Tell whether `key` serves `other` already, however far: nobody serves in a ring."""
    for _ in range(4):
        if key is None or key not in found.parties:
            return False
        if key == other:
            return True
        key = found.parties[key].serves
    return True


def _plain(noun: Token) -> bool:
    """Tell whether nothing but an article stands before a noun, and nothing after it sets it apart."""
    there = noun.i + 1 < len(noun.doc) and noun.nbor(1).lower_ in _WHERE
    return [one.lower_ for one in noun.lefts] == ["the"] and not there and not _told_more(noun)
