"""Parties called by a common noun: offices and spokesmen of a state, militias, voters, an opposition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from detente.reading.actors.cast import PERSONAL, Cast, add
from detente.reading.actors.duals import dual
from detente.reading.actors.introduced import heads_paragraph
from detente.reading.actors.names import key_of
from detente.reading.actors.nations import seated
from detente.reading.actors.titles import portfolio
from detente.reading.lexicon.parties import ARMS, GROUPS, LEADERS, OFFICES, RULING, VOICES
from detente.reading.syntax import child, text_of, trimmed

if TYPE_CHECKING:
    from spacy.tokens import Token


def office(found: Cast, noun: Token) -> None:
    """As in "The Iranian government" is Iran; "the Iranian ministry's spokesman" is a speaker who serves Iran."""
    if noun.pos_ not in {"NOUN", "PROPN"} or noun.i in found.at or noun.lower_ not in OFFICES | VOICES | ARMS.keys():
        return
    if noun.lower_ in ARMS:
        arm(found, noun, _country(found, noun))
        return
    country = _country(found, noun)
    if country is None:
        return
    span = trimmed(found.doc, noun.left_edge.i, noun.i + 1)
    if noun.lower_ in OFFICES:
        found.put(noun, country, "role", span)
        return
    near = [token for token in noun.subtree if token.dep_ == "appos"] + ([noun.head] if noun.dep_ == "appos" else [])
    key = next(
        (
            found.at[token.i]
            for token in near
            if token.i in found.at and found.parties[found.at[token.i]].kind in PERSONAL
        ),
        None,
    )
    if key is not None:
        found.parties[key] = replace(found.parties[key], serves=found.parties[key].serves or country, kind="leader")
    else:
        key = f"{country}_{key_of(noun.lemma_)}"
        add(found, key, f"{found.parties[country].name} ({noun.lemma_})", "speaker", country)
    found.put(noun, key, "role", span)


FAR = 1_000
"""How many words back a named armed group is looked for: bounds the cost of one phrase."""

_OPENING = 6
"""The most words between the start of a sentence and "the government"."""
_ONLY_ARMS = frozenset("ministry army military navy fleet police coastguard gendarmerie parliament legislature".split())
"""Arms a text tells of with "the" alone where it is clear whose they are."""
_LANDS = frozenset({"country", "kingdom", "republic", "nation", "sultanate", "emirate"})


def home(found: Cast) -> None:
    """Let a bare "the government" be the state whose government the text named last, or the only state there is."""
    told = Counter(
        key for i, key in found.at.items() if found.parties[key].kind == "state" and not _where(found.doc[i])
    )
    only = next(iter(told)) if len(told) == 1 else None
    most = next((key for key, _ in told.most_common(1)), None)
    last = near = here = None
    own = seated(found) or _own_state(found)
    for noun in found.doc:
        here = None if "\n\n" in noun.text_with_ws else _spoken_of(found, noun) or here
        if noun.lower_ in _LANDS and noun.i not in found.at and near is not None and _bare(noun):
            found.put(noun, near, "role", trimmed(found.doc, noun.left_edge.i, noun.i + 1))
        if noun.lower_ == "capital" and noun.dep_ == "nsubj" and noun.i not in found.at and most and _bare(noun):
            found.put(noun, most, "role", trimmed(found.doc, noun.left_edge.i, noun.i + 1))
        if noun.i in found.at and found.parties[found.at[noun.i]].kind == "state":
            near = found.at[noun.i]
        if noun.lower_ in RULING and noun.i in found.at and found.how[noun.i] == "role":
            last = found.at[noun.i] if found.parties[found.at[noun.i]].kind == "state" else last
        elif noun.lower_ in RULING and noun.i not in found.at and _bare(noun):
            meant = (near if _there(noun) else None) or only or _where_told(found, noun) or own or here or last
            if meant is not None:
                found.put(noun, meant, "role", trimmed(found.doc, noun.left_edge.i, noun.i + 1))
                last = meant
        elif noun.lower_ in _ONLY_ARMS and noun.i not in found.at and _bare_or_of(noun):
            arm(found, noun, only or _place_of(found, noun) or own)


def _place_of(found: Cast, noun: Token) -> str | None:
    """As in a paragraph that begins "In Oslo": the state of that place."""
    at = noun.i
    while at > 0 and "\n\n" not in found.doc[at - 1].text_with_ws:
        at -= 1
    key = found.at.get(at + 1) if found.doc[at].lower_ == "in" else None
    return key if key is not None and found.parties[key].kind == "state" else None


def _bare_or_of(noun: Token) -> bool:
    """As in "the army", "the ministry of defence", "the foreign ministry": nothing tells whose."""
    lefts = [one.lower_ for one in noun.lefts if one.dep_ in {"det", "amod", "compound", "nmod", "poss", "nummod"}]
    over = portfolio(noun)
    plain = lefts[:1] == ["the"] and len(lefts) < 3 and {*lefts[1:]} <= over and not noun.is_title
    plain |= noun.lower_ == "police" and not lefts and noun.dep_ in {"nsubj", "nsubjpass", "agent", "pobj"}
    of = [one for one in noun.rights if one.dep_ in {"prep", "relcl"}]
    return plain and (not of or (len(of) == 1 and of[0].lower_ == "of" and bool(over)))


def _there(noun: Token) -> bool:
    """As in "two officials in Tunis said that the government there"."""
    return noun.i + 1 < len(noun.doc) and noun.nbor(1).lower_ == "there"


def _where_told(found: Cast, noun: Token) -> str | None:
    """As in "In Oslo the government wants a truce": the state of the place that opens the sentence."""
    at = noun.i
    while at > 0 and not found.doc[at].is_sent_start and noun.i - at < _OPENING:
        at -= 1
    key = found.at.get(at + 1) if found.doc[at].lower_ == "in" and found.doc[at].is_sent_start else None
    return key if key is not None and found.parties[key].kind == "state" else None


def _spoken_of(found: Cast, noun: Token) -> str | None:
    """Return the state a paragraph speaks of from here on: a subject, or whose minister, army or village it is."""
    key = found.at.get(noun.i)
    if key is None or found.parties[key].kind not in {"state", *PERSONAL, "military", "ministry"}:
        return None
    top = noun.head if noun.dep_ in {"poss", "amod", "compound"} else noun
    if top.dep_ not in {"nsubj", "nsubjpass"} and not heads_paragraph(noun):
        return None
    party = found.parties[key]
    state = key if party.kind == "state" else party.serves
    return state if state is not None and found.parties[state].kind == "state" else None


def _bare_arms(found: Cast) -> Iterator[str]:
    """Yield for each bare "the army" the state that has one, where no other state of the text has."""
    having: dict[str, set[str]] = {}
    for party in found.parties.values():
        if party.kind in {"military", "ministry"} and party.serves is not None:
            having.setdefault(party.key.removeprefix(f"{party.serves}_"), set()).add(party.serves)
    for noun in found.doc:
        owners = having.get(ARMS[noun.lower_][0] or noun.lower_, set()) if noun.lower_ in ARMS else set()
        if len(owners) == 1 and noun.i not in found.at and _bare(noun):
            yield next(iter(owners))


def _own_state(found: Cast) -> str | None:
    """Return the state whose army, ministers and soil a text tells of twice as often as any other's; or nothing."""
    told: Counter[str] = Counter()
    for i, key in found.at.items():
        party = found.parties[key]
        state = key if party.kind == "state" else party.serves
        if state is not None and found.parties[state].kind == "state" and not _where(found.doc[i]):
            told[state] += 1
    told.update(_bare_arms(found))
    first, second = (*(count for _, count in told.most_common(2)), 0, 0)[:2]
    return told.most_common(1)[0][0] if first >= 4 and first >= 2 * second else None


def _where(name: Token) -> bool:
    """As in "the talks in Lisbon": only where something is."""
    return name.dep_ == "pobj" and name.head.lower_ in {"in", "at", "near", "from"}


def _bare(noun: Token) -> bool:
    """As in "the government": nothing but the article sets it apart."""
    lefts = [one.lower_ for one in noun.lefts if one.dep_ in {"det", "amod", "compound", "nmod", "poss", "nummod"}]
    return lefts == ["the"] and noun.dep_ not in {"compound", "amod"} and child(noun, "prep", "relcl") is None


def arm(found: Cast, noun: Token, country: str | None) -> None:
    """As in "The Norwegian navy": a party that serves its state; two ministries of a state are two."""
    if country is None or noun.dep_ in {"compound", "amod"}:
        return
    short, kind = ARMS[noun.lower_]
    start, end = trimmed(found.doc, noun.left_edge.i, noun.i + 1)
    branch = [one.lower_ for one in noun.lefts if one.dep_ in {"amod", "compound", "nmod"} and one.i not in found.at]
    branch = branch if noun.lower_ in {"ministry", "forces"} else []
    branch = branch or sorted(portfolio(noun) if noun.lower_ == "ministry" else ())
    key = key_of("_".join((country, *branch, short or noun.lower_)))
    named = [one for one in found.parties if one.startswith(f"{country}_") and one.endswith("_ministry")]
    key = named[0] if noun.lower_ == "ministry" and not branch and len(named) == 1 else key
    name = " ".join(text_of(found.doc)[start:end].split())
    add(found, key, name[:1].upper() + name[1:], kind, country)
    found.put(noun, key, "role", (start, end))


def _country(found: Cast, noun: Token) -> str | None:
    """Return the state before a noun ("Iranian X", "Iran's X") or after it ("X of Iran")."""
    before = [token for token in noun.lefts if token.dep_ in {"amod", "compound", "nmod", "poss"}]
    deeper = [one for token in before for one in token.subtree]
    links = {"of", "for", "in"} if noun.lower_ in OFFICES else {"of", "for"}
    of = next((token for token in noun.rights if token.dep_ == "prep" and token.lower_ in links), None)
    whole = child(of, "pobj") if of is not None else None
    after = [*([whole] if whole is not None else []), *(whole.lefts if whole is not None else [])]
    near = [found.at[token.i] for token in (*deeper, *after) if token.i in found.at]
    return next((key for key in near if found.parties[key].kind == "state"), None)


def group(found: Cast, noun: Token) -> None:
    """As in "The Shiite militia", "American voters": a party called by a common noun and what sets it apart."""
    if (
        noun.lower_ not in GROUPS
        or noun.pos_ not in {"NOUN", "PROPN"}
        or noun.i in found.at
        or noun.dep_ in {"compound", "amod"}
        or any(one.lower_ == "no" for one in noun.lefts)
        or dual(noun)
        or (noun.lower_ == "company" and not any(one.dep_ in {"amod", "compound", "poss"} for one in noun.lefts))
        or (noun.lower_ == "company" and _his_own(found, noun))
    ):
        return
    lefts = [
        token.left_edge.i for token in noun.lefts if token.dep_ in {"det", "amod", "compound", "nmod", "poss", "nummod"}
    ]
    kind, span = GROUPS[noun.lower_], trimmed(found.doc, min([noun.i, *lefts]), noun.i + 1)
    named = found.at.get(noun.head.i) if noun.dep_ == "appos" else _of_a_group(found, noun)
    key = named or _named_group(found, noun, kind) or _described_group(found, noun, kind)
    if key is not None:
        if named is not None and found.parties[named].kind in {"military", "organisation", "person"}:
            add(found, named, found.parties[named].name, kind)
        found.put(noun, key, "group", span)


def _his_own(found: Cast, company: Token) -> bool:
    """As in "his company", "Mr Holt's company": whose name is told elsewhere."""
    owner = child(company, "poss")
    if owner is None or any(one.dep_ in {"amod", "compound"} for one in company.lefts):
        return False
    who = found.at.get(owner.i)
    return owner.lower_ in {"his", "her", "my"} or (who is not None and found.parties[who].kind in PERSONAL)


def _of_a_group(found: Cast, noun: Token) -> str | None:
    """As in "the rebels of the Free Hills Front": the rebels are the Front."""
    of = next((one for one in noun.rights if one.lower_ == "of"), None)
    whole = child(of, "pobj") if of is not None and GROUPS[noun.lower_] == "armed group" else None
    key = found.at.get(whole.i) if whole is not None else None
    if key is None or found.parties[key].kind not in {"armed group", "movement", "party", "military", "organisation"}:
        return None
    found.nouns.setdefault(noun.lemma_.lower(), set()).add(key)
    return key


_OWN = frozenset({"opposition", "coalition"})
"""Groups that are no party of another name, however few parties there are."""


def _named_group(found: Cast, noun: Token, kind: str) -> str | None:
    """A group with a name of its own before or after it ("the "Free Ports" movement")."""
    named = [token for token in noun.children if token.dep_ in {"compound", "appos", "nmod"}]
    inside = [
        token for below in named for token in below.subtree if token.pos_ == "PROPN" and abs(token.i - noun.i) <= 6
    ]
    near = [token for token in inside if token.i not in found.at and _may_name(token)]
    there = next((found.at[token.i] for token in inside if found.how.get(token.i) in {"name", "alias"}), None)
    if there is not None and found.parties[there].kind not in {"state", "outlet", *PERSONAL}:
        found.nouns.setdefault(noun.lemma_.lower(), set()).add(there)
        add(found, there, found.parties[there].name, kind)
        return there
    if not near:
        return None
    first, last = min(token.i for token in near), max(token.i for token in near) + 1
    if any(token.pos_ not in {"PROPN", "ADP", "DET"} for token in found.doc[first:last]):
        return None
    name = found.doc[first:last].text
    key = next((party.key for party in found.parties.values() if _same_name(party.name, name)), key_of(name))
    found.nouns.setdefault(noun.lemma_.lower(), set()).add(key)
    add(found, key, name, kind)
    for token in found.doc[first:last]:
        found.put(token, key, "name", trimmed(found.doc, first, last))
    return key


def _may_name(token: Token) -> bool:
    """Titles, months and places next to a group are not its name."""
    return token.lower_ not in LEADERS and token.ent_type_ in {
        "",
        "ORG",
        "NORP",
        "PERSON",
        "FAC",
        "WORK_OF_ART",
        "PRODUCT",
    }


def _same_name(one: str, other: str) -> bool:
    """Names of two words or more where one has all the words of the other."""
    left, right = set(one.lower().split()), set(other.lower().split())
    return min(len(left), len(right)) > 1 and (left <= right or right <= left)


def _words(found: Cast, noun: Token) -> str:
    """Return a phrase up to its noun, with a capital: "The drivers' union"."""
    words = " ".join(text_of(found.doc)[slice(*trimmed(found.doc, noun.left_edge.i, noun.i + 1))].split())
    return words[:1].upper() + words[1:]


def _own_group(found: Cast, noun: Token, kind: str) -> str:
    owner = child(noun, "poss")
    owned = owner is not None and owner.pos_ == "NOUN"
    add(found, key_of(noun.lower_), _words(found, noun) if owned else f"The {noun.lower_}", kind)
    return key_of(noun.lower_)


def _only_rebels(found: Cast, noun: Token) -> str | None:
    """As in "The fighters" after "The Lusan Front, a rebel movement": the one armed group named before."""
    article = child(noun, "det")
    if article is None or article.lower_ != "the" or child(noun, "amod", "nummod", "prep", "relcl") is not None:
        return None
    near = (i for i in range(max(0, noun.i - FAR), noun.i) if found.how.get(i) in {"name", "alias"})
    before = {found.at[i] for i in near}
    fitting = [key for key in before if found.parties[key].kind in {"armed group", "movement"}]
    fitting = fitting or [key for key in before if found.parties[key].kind == "military"]
    return fitting[0] if len(fitting) == 1 else None


def _described_group(found: Cast, noun: Token, kind: str) -> str | None:
    country = _country(found, noun) or next(
        (
            found.at[token.i]
            for token in noun.lefts
            if token.i in found.at and token.dep_ in {"amod", "compound", "poss"}
        ),
        None,
    )
    base = key_of(noun.lemma_)
    if country is None:
        called = found.nouns.get(noun.lemma_.lower(), set())
        if len(called) == 1:
            return next(iter(called))
        alike = [
            key
            for key, party in found.parties.items()
            if key.endswith(f"_{base}")
            or (party.kind == kind and kind not in {"other", "organisation"} and noun.tag_ == "NN" and base not in _OWN)
        ]
        if len(alike) == 1 and child(noun, "det") is not None:
            return alike[0]
        if noun.tag_ == "NNS" and kind == "armed group" and child(noun, "det", "nummod", "amod", "prep") is not None:
            return _only_rebels(found, noun) or _own_group(found, noun, kind)
        return _own_group(found, noun, kind)
    if kind == "armed group" and found.parties[country].kind in {"armed group", "movement", "party", "organisation"}:
        return country
    name = f"{found.parties[country].name}: {noun.lower_}"
    if found.parties[country].kind != "state":
        name = _words(found, noun)
    forms = (f"{country}_{base}", f"{country}_{base}s", f"{country}_{noun.lower_}")
    key = next((key for key in forms if key in found.parties), forms[-1])
    add(found, key, name, kind, country if kind == "electorate" else None)
    return key
