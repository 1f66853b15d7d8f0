"""Countries no table knows: a name with its own demonym ("Ostra", "Ostran"), or after "Republic of" and the like."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from detente.reading.actors.cast import Cast, add
from detente.reading.actors.names import key_of
from detente.reading.lexicon.bodies import NOT_NAMES
from detente.reading.lexicon.parties import LEADERS, PORTFOLIOS
from detente.reading.syntax import trimmed

if TYPE_CHECKING:
    from spacy.tokens import Token

_REALMS = frozenset({"republic", "kingdom", "federation", "emirate", "principality", "government", "sultanate"})
_STYLES = frozenset({"republic", "kingdom", "emirate", "principality", "sultanate", "commonwealth"})
"""What with "of" before the name of a state is part of its name."""
_STANDALONE = frozenset({"Republic", "Kingdom", "Emirate", "Principality", "Sultanate"})
_CHAMBERS = frozenset("deputies representatives commons lords delegates senate parliament assembly diet".split())
"""What with a capital and "of" before a name makes it the name of the state whose parliament sits."""
_HEAD = 40
"""Words at the start of a text among which its parliament stands."""
_RULERS = frozenset({"president", "king", "queen", "premier", "chancellor", "emir", "sultan", "prince"})
_RULING = frozenset(
    """governor king queen emir sultan people voters army parliament armies republics islanders delegation negotiators
    envoys diplomats delegates""".split()
)
"""What with "of" before a name makes it the name of a state or province."""
OF_A_STATE = frozenset(
    """ministry army navy parliament ambassador embassy airspace gendarmerie consulate neighbour neighbours neighbor
    neighbors border borders frontier territory sovereignty independence coast coastline shores provinces cabinet
    soldiers troops sailors constitution currency""".split()
)
"""What only a state has."""
_BESIDE = frozenset({"neighbour", "neighbor"})
_GOVERNING = frozenset("government general generals king queen ministers diplomats consul coastguard".split())
"""What of the name of no person makes it a state's."""
_TOO_WIDE = frozenset({"europe", "africa", "asia", "antarctica", "oceania", "republic", "christ", "rome"})
_ENDINGS = ("ian", "ean", "an", "n", "ese", "ish", "i")
_SHORTEST = 4


def nations(found: Cast) -> None:
    """Take such countries as states, and their demonyms with them."""
    words: dict[str, list[Token]] = {}
    for token in found.doc:
        if _may_be(found, token):
            words.setdefault(token.text, []).append(token)
    demonyms = dict(_demonyms(words))
    realms = {name for name, tokens in words.items() if any(map(realm, tokens)) and not any(map(_personal, tokens))}
    named = set(demonyms.values()) | realms
    for name in sorted(named):
        add(found, key_of(name), name, "state")
        for token in words[name]:
            found.put(token, key_of(name), "name", (token.idx, token.idx + len(token)))
            beside = token.nbor(-1) if token.i else token
            if beside.lower_ in _BESIDE:  # "Its neighbour Ostra regards it as a relic"
                span = trimmed(found.doc, min([beside.i, *(one.i for one in beside.lefts)]), token.i + 1)
                found.put(beside, key_of(name), "group", span)
    for demonym, name in demonyms.items():
        for token in words[demonym]:
            found.put(token, key_of(name), "demonym", (token.idx, token.idx + len(token)))
    _republics(found)


def _republics(found: Cast) -> None:
    """As in "the Republic of Ostra", and "the Republic" where one state is so called, or none and it acts."""
    doc = found.doc
    called: dict[str, dict[str, None]] = {}
    for token in doc[:-2]:
        land = token.nbor(2)
        key = found.at.get(land.i) if token.lower_ in _STYLES and token.nbor(1).lower_ == "of" else None
        if key is not None and token.text[0].isupper() and found.parties[key].kind == "state":
            called.setdefault(token.text, {})[key] = None
            found.put(token, key, "name", (token.idx, land.idx + len(land)))
    for token in doc[1:-1]:
        if token.text not in _STANDALONE or token.i in found.at or token.nbor(-1).lower_ != "the":
            continue
        keys = tuple(called.get(token.text, ()))
        free = token.dep_ in {"nsubj", "nsubjpass", "poss"} and token.nbor(1).lower_ not in {"of", "-"}
        if len(keys) > 1 or not (keys or free) or token.nbor(1).is_title:
            continue
        key = keys[0] if keys else key_of(token.text)
        add(found, key, f"The {token.text}", "state")
        found.put(token, key, "alias", (token.nbor(-1).idx, token.idx + len(token)))


def seated(found: Cast) -> str | None:
    """Return the state whose parliament signs the text at its head: "House of Deputies of Vessia"."""
    for token in found.doc[2:_HEAD]:
        key = key_of(token.text)
        chamber = token.nbor(-1).lower_ == "of" and token.nbor(-2).lower_ in _CHAMBERS
        after = token.nbor(1).text if token.i + 1 < len(found.doc) else ""
        for state in (key_of(f"{token.text} {after}"), key) if chamber else ():
            if state in found.parties and found.parties[state].kind == "state":
                return state
    return None


def _may_be(found: Cast, token: Token) -> bool:
    capital = token.is_title and token.is_alpha and len(token) >= _SHORTEST
    return capital and token.i not in found.at and token.lower_ not in NOT_NAMES | LEADERS | _TOO_WIDE


def _demonyms(words: dict[str, list[Token]]) -> Iterator[tuple[str, str]]:
    """Yield pairs of a word before nouns and the name it is made from, which no title or first name goes before.

    Of a plural in "-ers" it need not stand before a noun: "the Luskers" are Lusk's.
    """
    for word, tokens in words.items():
        home = word.removesuffix("ers")
        land = home.endswith(("land", "side"))  # the Highlanders are no nation
        if home != word and not land and home in words and not any(map(_personal, words[home])):
            yield word, home
        if any(token.dep_ in {"amod", "compound"} and not token.head.is_title for token in tokens):
            names = (name for name in _stems(word) if name in words and not any(map(_personal, words[name])))
            name = max((name for name in names if name != word), key=len, default=None)
            if name is not None:
                yield word, name
                yield from ((f"{word}s", name) for _ in words.get(f"{word}s", ())[:1])


def _stems(word: str) -> Iterator[str]:
    """Yield what the name may be: "Ostran" of "Ostra" or "Ostr", "Veltish" of "Velt" or "Velta".

    >>> list(_stems("Ostran"))[:3]
    ['Ostr', 'Ostra', 'Ostria']
    """
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST - 1:
            stem = word.removesuffix(ending)
            yield from (stem, f"{stem}a", f"{stem}ia", f"{stem}e", f"{stem}y", f"{stem}land")


def _personal(token: Token) -> bool:
    """A title or another capitalised word stands right before it."""
    before = token.nbor(-1) if token.i else None
    return before is not None and (before.lower_ in LEADERS or (before.is_title and before.ent_type_ == "PERSON"))


def realm(token: Token) -> bool:
    """After "Republic of" or "President NAME of", or before "'s army" and the like."""
    of = token.i > 1 and token.nbor(-1).lower_ == "of"
    if of and token.nbor(-2).lower_ in _REALMS:
        return True
    alone = token.i + 1 == len(token.doc) or not token.nbor(1).is_title
    if of and token.i > 1 and token.nbor(-2).lower_ in _CHAMBERS and token.nbor(-2).text[0].isupper() and alone:
        return True
    if of and token.nbor(-2).lower_ in _RULING and (token.i + 1 == len(token.doc) or not token.nbor(1).is_title):
        return True
    if (
        of
        and token.i > 2
        and _statesman(token.nbor(-2))
        and (token.i + 1 == len(token.doc) or not token.nbor(1).is_title)
    ):
        return True
    if token.i and token.nbor(-1).lower_ in _BESIDE and alone and token.ent_type_ != "PERSON":
        return True
    return (of and _ruler(token.nbor(-2))) or (not _personal(token) and (_has_office(token) or _whose_office(token)))


def _statesman(noun: Token) -> bool:
    """As in "the prime minister of Torvia", "the ambassador of Torvia": an office that only a state gives."""
    minister = noun.lower_ == "minister" and noun.nbor(-1).lower_ in PORTFOLIOS
    named = noun.lower_ in PORTFOLIOS and noun.i > 1 and noun.nbor(-1).lower_ in {"of", "for"}
    minister |= named and noun.nbor(-2).lower_ == "minister"
    return minister or noun.lower_ in {"ambassador", "premier", "monarch"}


def _whose_office(token: Token) -> bool:
    """As in "Vessland, of whose government", "Ostra, whose navy": what only a state has, in a relative clause."""
    after = [one.lower_ for one in token.doc[token.i + 1 : token.i + 5]]
    after = after[1:] if after[:1] == [","] else after
    after = after[1:] if after[:1] == ["of"] else after
    return token.ent_type_ != "PERSON" and after[:1] == ["whose"] and bool({*after[1:2]} & {"government", *OF_A_STATE})


def _ruler(name: Token) -> bool:
    """As in "President Anton Kessim": the last word of a name with the title of a head of state before it."""
    words = name.doc[max(0, name.i - 3) : name.i + 1]
    return name.is_title and any(word.lower_ in _RULERS and word.is_title for word in words[:-1])


def _has_office(token: Token) -> bool:
    """As in "Ostra's defence ministry", "Ostra's coast guard": what only a state has."""
    doc, mark = token.doc, token.i + 1
    if mark >= len(doc) or doc[mark].tag_ != "POS" or doc[token.i - 1].pos_ == "PROPN":
        return False
    if token.dep_ != "poss":
        return False
    head = token.head
    minister = head.lower_ == "minister" and any(one.lower_ in PORTFOLIOS for one in head.subtree)
    guard = head.lemma_ == "guard" and head.nbor(-1).lower_ in {"coast", "border", "national"}
    governed = head.lower_ in _GOVERNING and token.ent_type_ != "PERSON"
    return minister or guard or governed or head.lower_ in OF_A_STATE
