"""Bodies the text names by what they are: "the Harbour Council", "Ministry of Fisheries", and their acronyms.

The parser's own names are unsure for such bodies; the capitalised words around a word like "council" are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from detente.reading.actors.cast import PERSONAL, Cast, add
from detente.reading.actors.names import key_of
from detente.reading.actors.titles import ABBREVIATED
from detente.reading.lexicon.bodies import BODIES, BRANCH, NOT_NAMES, VESSELS
from detente.reading.lexicon.parties import LEADERS, OFFICES
from detente.reading.lexicon.speech import KIND_OF_VERB
from detente.reading.syntax import trimmed

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LONGEST = 7
"""The most words on either side of the word that makes the body."""

_STATIONS = frozenset({"Radio", "Television", "TV", "Channel"})
"""Words before the name of a station: "Radio Minsk"."""
_BEFORE = frozenset({"the", "your", "our", "my"})
"""Words before the last word of a body's name that tell that the body named before is meant: "your League"."""
_SMALL = frozenset("police commission council committee league institute board agency inspectorate".split())
"""Bodies that go without a capital as well once one is named: "the police" after "Coast Police"."""
_LINKS = frozenset({"of", "for"})

Run = tuple[int, int]


def bodies(found: Cast) -> None:
    """Take the names of bodies, those that share their last words as one party, and every acronym given with one."""
    named: dict[str, str] = {}
    for first, last in sorted(_runs(found), key=lambda run: run[0] - run[1]):
        words = [token.text for token in found.doc[first:last]]
        name = found.doc[first:last].text
        key = named.get(_tail(words))
        head = _head(found.doc, first, last)
        key = key or key_of(name)
        for start in range(max(1, len(words) - 1)):
            named.setdefault(_tail(words[start:]), key)
        kind = BODIES[head.lower_]
        add(found, key, found.parties[key].name if key in found.parties else name, kind, _serves(found, first, kind))
        _claim(found, first, last, key)
    _partisans(found)
    _alone(found, named)
    acronyms(found)


def _partisans(found: Cast) -> None:
    """As in "the Agrarians" after "Agrarian Party"."""
    members = {
        f"{party.name.split()[0]}s": key
        for key, party in found.parties.items()
        if party.kind == "party" and len(party.name.split()) > 1
    }
    for token in found.doc:
        if token.text in members and token.i not in found.at:
            found.put(token, members[token.text], "alias", (token.idx, token.idx + len(token)))


def _alone(found: Cast, named: dict[str, str]) -> None:
    """As in "the Assembly" after "Northern Assembly", "the Council" after "Council of Elders", if one is so named."""
    ends: dict[str, set[str]] = {}
    for key in dict.fromkeys((*named.values(), *found.parties)):
        party = found.parties[key]
        if len(party.name.split()) > 1 and party.kind not in {"state", *PERSONAL}:
            for word in (party.name.split()[-1], _before_of(party.name)):
                ends.setdefault(word.title() if word.isupper() and word.lower() in BODIES else word, set()).add(key)
    for token in found.doc[1:]:
        fitting = ends.get(token.text, set())
        plain = token.nbor(-1).lower_ in _BEFORE and token.i not in found.at
        if plain and len(fitting) == 1 and (token.i + 1 == len(found.doc) or not _capital(token.nbor(1))):
            found.put(token, next(iter(fitting)), "alias", (token.nbor(-1).idx, token.idx + len(token)))
        small = ends.get(token.text.title(), set()) if token.lower_ in _SMALL and token.text.islower() else set()
        if len(small) == 1 and [one.lower_ for one in token.lefts] == ["the"] and not any(token.rights):
            found.put(token, next(iter(small)), "group", (token.nbor(-1).idx, token.idx + len(token)))


def _before_of(name: str) -> str:
    """Return "Council" of "Council of Elders", "MISSION" of "MISSION ON THE SOUND"; the last word of any other name."""
    words = re.split(" (?:of|for|OF|FOR|ON|IN|TO) ", name)[0].split()
    return words[-1] if words else name


def _tail(words: list[str]) -> str:
    return " ".join(word.lower() for word in words)


def _claim(found: Cast, first: int, last: int, key: str) -> None:
    """Let all tokens of a run stand for the party; a country's name inside it stands for the body here."""
    span = trimmed(found.doc, first, last)
    how = "name" if found.doc[first:last].text == found.parties[key].name else "alias"
    for token in found.doc[first:last]:
        found.at.pop(token.i, None)
        found.put(token, key, "name" if how == "name" else "alias", span)


def _serves(found: Cast, first: int, kind: str) -> str | None:
    there = found.at.get(first)
    return there if kind in {"military", "ministry"} and there and found.parties[there].kind == "state" else None


def _runs(found: Cast) -> Iterator[Run]:
    """Yield the runs of capitalised words around each word that makes a body, left to right, without overlap."""
    end = 0
    for token in found.doc:
        if token.i >= end and token.lower_ in BODIES and _capital(token) and _makes(found, token):
            first, last = _in_line(found, token.i, _left(found.doc, token.i, end), _right(found, token.i))
            if last - first > 1 and not _known(found, first, last) and not _office(found, first, token.i, last):
                end = last
                yield first, last


def _in_line(found: Cast, at: int, first: int, last: int) -> Run:
    """Keep of a run in the heading of a text what stands on the line of its word `at`."""
    starts = [i for i in found.lines if first < i < last]
    return max([first, *(i for i in starts if i <= at)]), min([last, *(i for i in starts if i > at)])


def _capital(token: Token) -> bool:
    return token.text[0].isupper() and token.text[0].isalpha()


def _makes(found: Cast, token: Token) -> bool:
    """The word ends its run of capitals (as in "Harbour Council"), or a run follows "of" ("Council of Elders")."""
    after = token.nbor(1) if token.i + 1 < len(found.doc) else None
    return after is None or not (_capital(after) and not after.is_punct and after.lower_ in BODIES)


def _left(doc: Doc, at: int, least: int) -> int:
    """Return where the capitalised words before token `at` begin."""
    first = at
    while first > max(least, at - LONGEST):
        before = doc[first - 1]
        ordinal = before.text[0].isdigit() and before.text[-2:] in {"st", "nd", "rd", "th"}
        joint = before.text == "-" and first > 1 and _capital(doc[first - 2]) and not before.whitespace_
        linked = before.lower_ == "of" and first - 2 >= least and _capital(doc[first - 2])
        led = linked and (doc[first - 2].ent_type_ == "PERSON" or doc[first - 2].lower_ in LEADERS)  # "Head of Mission"
        if before.text in ABBREVIATED or led:
            break
        owns = before.tag_ == "POS" and first - 2 >= least and _capital(doc[first - 2]) and before.text in {"'", "'s"}
        owns = owns and doc[first - 2].tag_ in {"NNPS", "NNS"}
        if not (ordinal or joint or linked or owns or (_capital(before) and before.lower_ not in NOT_NAMES)):
            break
        if "\n" in before.whitespace_ or before.is_space:
            break
        first -= 1
    while first < at and (doc[first].lower_ in _LINKS or doc[first].is_punct):
        first += 1
    return first


def _right(found: Cast, at: int) -> int:
    """Return where the name ends: after "of" or "for", and the capitalised words behind it."""
    doc, last = found.doc, at + 1
    if last + 1 < len(doc) and doc[last].lower_ in _LINKS and not doc[last].is_space:
        after = last + 1 + (doc[last + 1].lower_ == "the")
        end = after
        while end < min(len(doc), after + LONGEST) and (
            _capital(doc[end])
            or (doc[end].lower_ == "and" and end > after and end + 1 < len(doc) and _capital(doc[end + 1]))
        ):
            end += 1
        return end if end > after else last
    while last < min(len(doc), at + 3) and _goes_on(doc, last):
        last += 1
    return last


def _goes_on(doc: Doc, at: int) -> bool:
    """As in "Shipping Watch": the name does not end with the word that makes it one."""
    token = doc[at]
    if doc[at - 1].text in _STATIONS and _capital(token) and doc[at - 1].whitespace_:
        return True
    same = _capital(token) and token.pos_ == "PROPN" and not token.is_sent_start and bool(doc[at - 1].whitespace_)
    return same and token.lower_ not in LEADERS and token.ent_type_ == "ORG"


def _head(doc: Doc, first: int, last: int) -> Token:
    """Return the word that makes the body: the last one before an "of", else the last of all."""
    words = [token for token in doc[first:last] if token.lower_ in BODIES]
    return words[0] if any(token.lower_ in _LINKS for token in doc[words[0].i : last]) else words[-1]


def _known(found: Cast, first: int, last: int) -> bool:
    """Whether a known name already covers all of the run but its article."""
    keys = {found.at.get(i) for i in range(first, last)}
    return len(keys) == 1 and None not in keys


def _office(found: Cast, first: int, head: int, last: int) -> bool:
    """As in "The Norwegian Foreign Ministry": an office of a country, not a body beside it."""
    words = found.doc[first:last]
    titled = any(token.lower_ in {"minister", "secretary", "president"} for token in words) or words[0].text in VESSELS
    own = [
        token
        for token in words
        if found.how.get(token.i) not in {"demonym", "name", "alias", "capital"} or token.i == head
    ]
    state = any(found.at.get(t.i) and found.parties[found.at[t.i]].kind == "state" for t in words)
    plain = all(token.lower_ in BRANCH | OFFICES | _LINKS | {"the"} for token in own)
    return titled or (state and found.doc[head].lower_ in OFFICES and plain) or found.doc[head].lower_ in LEADERS


def acronyms(found: Cast) -> None:
    """Let "SDF" after "Sea Defence Force (SDF)", and wherever it stands alone, be that party."""
    doc = found.doc
    meant: dict[str, str] = {}
    for token in doc[2:-1] if len(doc) > 3 else ():
        if token.nbor(-1).text == "(" and token.nbor(1).text == ")" and _short(token):
            named = _before(found, token.i - 2, token.text)
            if named is not None:
                meant.setdefault(token.text, named)
    initials: dict[str, set[str]] = {}
    for key, party in found.parties.items():
        initials.setdefault(_initials(party.name), set()).add(key)
    meant |= {name: _of_initials(found, name, initials) for name in _standing(found) if name not in meant}
    for token in doc:
        if token.text in meant and token.i not in found.at:
            found.put(token, meant[token.text], "alias", (token.idx, token.idx + len(token)))


def _standing(found: Cast) -> tuple[str, ...]:
    """Return the acronyms that stand as a party does: "the SDF", "the SDF's", "SDF said"; "an SUV" never does."""
    bodies: dict[str, None] = {}
    things: set[str] = set()
    for token in found.doc:
        if token.i in found.at or token.i == 0 or not _short(token) or len(token.text) < 3 or not token.text.isupper():
            continue
        before, after = token.nbor(-1), token.nbor(1) if token.i + 1 < len(found.doc) else None
        counted = before.lower_ in {"a", "an", "per"} or before.like_num or before.pos_ == "NUM"
        if counted or (after is not None and after.like_num):
            things.add(token.text)
        whole = before if before.i not in found.at or before.i == 0 else before.nbor(-1)
        alone = token.dep_ not in {"compound", "amod", "nmod"} or token.ent_type_ == "ORG"
        article = whole.lower_ == "the" and alone
        article |= token.ent_type_ == "ORG" and token.dep_ in {"pobj", "poss", "nsubj", "nsubjpass", "conj", "appos"}
        acts = token.dep_ == "nsubj" and token.head.lemma_ in KIND_OF_VERB
        if article or acts or (after is not None and after.tag_ == "POS"):
            bodies[token.text] = None
    return tuple(name for name in bodies if name not in things)


def _of_initials(found: Cast, name: str, initials: dict[str, set[str]]) -> str:
    """Return the party of an acronym: the one body of the text with these initials, else one of its own."""
    letters = name.replace(".", "")
    fitting = initials.get(letters, set())
    if len(fitting) == 1:
        return next(iter(fitting))
    add(found, key_of(letters), name, "organisation")
    return key_of(letters)


def _initials(name: str) -> str:
    words = name.split()
    return "".join(word[0] for word in words if word[0].isupper()) if len(words) > 1 else ""


def _short(token: Token) -> bool:
    return 2 <= len(token.text) <= 8 and token.text[0].isupper() and sum(char.isupper() for char in token.text) >= 2


def _before(found: Cast, at: int, short: str) -> str | None:
    """Return the party named before a bracket by words whose initials are the letters of `short`, in their order."""
    at -= found.doc[at].tag_ == "POS" and at > 0
    key = found.at.get(at)
    if key is not None and found.parties[key].kind != "state":
        return key
    doc, letters = found.doc, [char for char in short if char.isupper()]
    first = at
    while (
        first > 0
        and at - first < LONGEST + 1
        and (_capital(doc[first - 1]) or doc[first - 1].lower_ in {"of", "the", "and", "for"})
    ):
        first -= 1
    while first <= at and not (_capital(doc[first]) and doc[first].text[0] == letters[0]):
        first += 1
    initials = [token.text[0] for token in doc[first : at + 1] if _capital(token)]
    if first > at or len(initials) < 2 or initials[: len(letters)] != letters[: len(initials)]:
        return None
    name = doc[first : at + 1].text
    key = key_of(short)
    add(found, key, name, "organisation")
    _claim(found, first, at + 1, key)
    return key
