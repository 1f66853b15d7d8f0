"""People and groups without a name of their own: "coalition commanders", "villagers", "the group", "the minister"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.reading.actors.cast import PERSONAL, Cast, add
from detente.reading.actors.described import described, kind_of
from detente.reading.actors.duals import dual
from detente.reading.actors.names import key_of
from detente.reading.actors.shortened import nickname
from detente.reading.actors.titles import portfolio
from detente.reading.items import How
from detente.reading.lexicon.bodies import ANAPHORS, BODIES, BRANCH, CROWDS, NAMED_BY, PERSONNEL, PERSONS, SINGULAR
from detente.reading.lexicon.parties import ARMS, LEADERS, OFFICES, OUTLETS, PORTFOLIOS, WRITERS
from detente.reading.lexicon.people import PEOPLE_OF
from detente.reading.syntax import child, text_of, trimmed

if TYPE_CHECKING:
    from spacy.tokens import Token

FIRMS = frozenset({"company", "firm", "operator", "employer", "owner", "supplier", "maker"})
"""Nouns that with "the" may mean an organisation whose name does not say what it is."""

NEAR = 300
"""How many words back a title is looked for where several people have it."""

_LEFT = frozenset({"det", "amod", "compound", "nmod", "poss", "nummod", "quantmod"})
_LYING = frozenset("its larger smaller bigger giant northern southern eastern western powerful nuclear".split())
_ANYBODY = frozenset("people men women families residents".split())
_AT = frozenset({"in", "on", "at", "from", "near", "of"})
_NOBODY = frozenset({"no", "nobody", "none"})
_TOPICS = frozenset({"nsubj", "nsubjpass", "pobj", "dobj", "agent"})
_PLACES = frozenset({"state", "ministry", "organisation", "company", "outlet"})
"""Kinds of party that "there" may mean."""
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})


def crowds(found: Cast) -> None:
    """Point every such phrase to the party it means: one named before where it can be told, else one of its own."""
    last: dict[str, str] = {}
    """The last party of each kind, and with each noun in its name."""
    for token in found.doc:
        key = found.at.get(token.i)
        if (
            key is None
            and not _owned(token)
            and not dual(token)
            and not (token.tag_ == "NNS" and any(one.tag_ == "WP$" for one in token.lefts))
            and not any(one.lower_ in _NOBODY for one in token.lefts)
            and token.pos_ in {"NOUN", "PROPN"}
            and token.dep_ not in {"compound", "amod", "npadvmod"}
        ):
            key = (
                _called(found, token)
                or _said_to_be(found, token)
                or _members(found, token)
                or _his_firm(found, token, last)
                or _again(found, token, last)
                or _person(found, token, last)
                or _crowd(found, token)
                or _people(found, token)
            )
            if key is not None:
                own = key in found.crowds
                found.put(token, key, "crowd" if own else "group", described(token) if own else _phrase(found, token))
        if key is not None and found.how.get(token.i) != "demonym":
            last[found.parties[key].kind] = key
            if key not in found.crowds and found.how.get(token.i) in {"name", "alias", "demonym"}:
                last[f"{found.parties[key].kind}!"] = key
            if found.parties[key].kind in {"organisation", "company"} and not _telling(found.parties[key].name):
                last["firms"] = key if last.get("firm", key) == key else "several"
                last["firm"] = key
            last |= dict.fromkeys(set(found.parties[key].name.lower().split()) & NAMED_BY, key)
    _before_nouns(found)


def _telling(name: str) -> bool:
    """Tell whether a name says what it names, as "Harbour Council" does and "Castell" does not."""
    return not name[:1].isupper() or any(word in BODIES or word in CROWDS for word in name.lower().split())


def _owned(noun: Token) -> bool:
    """As in "His government", which is a state where it is known whose."""
    owner = child(noun, "poss") if noun.lower_ in OFFICES | ARMS.keys() else None
    return owner is not None and (owner.pos_ == "PRON" or owner.tag_ == "WP$")


def _before_nouns(found: Cast) -> None:
    """As in "A coalition raid", "army bases": whose raid and bases they are."""
    for token in found.doc:
        named = token.dep_ in {"amod", "compound"} and token.head.i in found.at and token.head.pos_ == "PROPN"
        if token.lower_ in SINGULAR and token.i not in found.at and not dual(token) and not named:
            arms = [one for one in found.parties if one.endswith(f"_{token.lower_}")]
            key = arms[0] if len(arms) == 1 and token.lower_ in ARMS else key_of(token.lower_)
            if key not in found.parties:
                add(found, key, f"The {token.lower_}", CROWDS.get(token.lower_, "organisation"))
                found.crowds[key] = None
            how: How = "crowd" if key in found.crowds else "group"
            found.put(token, key, how, (token.idx, token.idx + len(token)))


def _called(found: Cast, noun: Token) -> str | None:
    """As in "its delegate, known as Lidia": the person of that name."""
    name = nickname(noun) if kind_of(noun) == "person" else None
    key = found.at.get(name.i) if name is not None else None
    return key if key is not None and found.parties[key].kind in PERSONAL else None


def _said_to_be(found: Cast, noun: Token) -> str | None:
    """As in "The Courier is a newspaper", "a general, Hale": no party beside the one it is said of."""
    if noun.lower_ not in CROWDS and noun.lower_ not in PERSONS and kind_of(noun) is None:
        return None
    other = {"attr": "nsubj", "nsubj": "attr"}.get(noun.dep_)
    of = noun.head if noun.dep_ == "appos" else child(noun.head, other) if other is not None else None
    beside = child(noun, "appos")
    of = beside if beside is not None and (of is None or of.i not in found.at) else of
    key = found.at.get(of.i) if of is not None and found.how.get(of.i) != "demonym" else None
    if key is not None and key not in found.crowds and found.parties[key].kind not in {"state", *PERSONAL}:
        found.nouns.setdefault(noun.lower_, set()).add(key)
    return key


def _phrase(found: Cast, noun: Token) -> tuple[int, int]:
    lefts = [token.left_edge.i for token in noun.lefts if token.dep_ in _LEFT]
    return trimmed(found.doc, min([noun.i, *lefts]), noun.i + 1)


def _members(found: Cast, noun: Token) -> str | None:
    """As in "League fighters", "the Front's commanders": the body they belong to."""
    if noun.lower_ not in PERSONNEL or (noun.tag_ == "NN" and kind_of(noun) == "person"):
        return None
    return next((key for key in _before(found, noun) if found.parties[key].kind not in {"state", *PERSONAL}), None)


def _before(found: Cast, noun: Token) -> list[str]:
    lefts = [token for token in noun.lefts if token.dep_ in {"amod", "compound", "nmod", "poss"}]
    return [found.at[token.i] for token in reversed(lefts) if token.i in found.at]


def _again(found: Cast, noun: Token, last: dict[str, str]) -> str | None:
    """As in "The group": the last party of such a kind, where nothing but an article or adjective sets it apart."""
    article = child(noun, "det")
    called = found.nouns.get(noun.lower_, set())
    if noun.lower_ not in NAMED_BY | FIRMS and len(called) != 1:
        return None
    if article is None or article.lower_ not in _DEFINITE or _before(found, noun):
        return None
    if child(noun, "prep", "relcl", "acl") is not None:
        return None
    if len(called) == 1 and noun.lower_ not in ANAPHORS:
        return next(iter(called))
    kinds = (noun.lower_, *ANAPHORS.get(noun.lower_, ()))
    there = next((last[f"{kind}!"] for kind in kinds if f"{kind}!" in last), None)
    there = there or next((last[kind] for kind in kinds if kind in last), None)
    one = noun.lower_ in ANAPHORS or last.get("firms") == last.get("firm")
    return there or (last.get("firm") if noun.lower_ in FIRMS and one else None)


def _his_firm(found: Cast, noun: Token, last: dict[str, str]) -> str | None:
    """As in "his company", "Mr Holt's firm": whom he serves, else the only firm there is."""
    owner = child(noun, "poss") if noun.lower_ in {"company", "firm"} else None
    if owner is None or any(one.dep_ in {"amod", "compound"} for one in noun.lefts):
        return None
    who = found.at.get(owner.i)
    if owner.lower_ not in {"his", "her", "my"} and (who is None or found.parties[who].kind not in PERSONAL):
        return None
    served = found.parties[who].serves if who is not None else None
    only = last.get("firm") if last.get("firms") == last.get("firm") else None
    body = served if served is not None and found.parties[served].kind in {"organisation", "company"} else None
    return body or only


def _person(found: Cast, noun: Token, last: dict[str, str]) -> str | None:
    """As in "The minister": the one person the text gave that title, the last where there are several.

    "A port official" and "a second driver" are people of their own, whom "the official" means after it.
    """
    if noun.lower_ not in PERSONS and PEOPLE_OF.get(noun.lower_) != "person":
        return None
    article = child(noun, "det", "poss", "nummod")
    if article is not None and (article.lower_ in _DEFINITE or article.tag_ == "PRP$"):
        key = _titled(found, noun)
        if key is not None:
            return key
    if article is None or noun.dep_ == "attr":
        return None
    owner = next((key for key in _before(found, noun) if found.parties[key].kind not in PERSONAL), None)
    owner = owner or _there(found, noun)
    office = "_".join((*sorted(portfolio(noun)), noun.lower_))
    office += "_there" if owner is None and _points_there(noun) else ""
    key = f"{owner}_{office}" if owner else office
    if owner is None and (own := _another(noun)):
        key = last[f"{noun.lower_}?"] = own
    elif owner is None and (article.lower_ in _DEFINITE or article.dep_ == "poss") and not _set_apart(noun):
        key = last.get(f"{noun.lower_}?", key)
    if key not in found.parties:
        name = f"{found.parties[owner].name}: {noun.lower_}" if owner else f"The {noun.lower_}"
        add(found, key, name, "state" if _a_state(noun) else "person", owner)
        found.crowds[key] = owner
    return key


def _another(noun: Token) -> str:
    """Return the key of somebody told of by a word before his noun for the first time, or as one more; else ""."""
    before = [one for one in noun.lefts if one.dep_ in _LEFT]
    new = [one for one in before if one.lower_ in {"a", "an", "another", "one"}]
    words = [one.lower_ for one in before if one.lower_ not in {"a", "an", "one"} and one.text.isalpha()]
    return key_of("_".join((*words, noun.lower_))) if new and words else ""


def _set_apart(noun: Token) -> bool:
    return any(one.dep_ in {"amod", "compound", "nmod"} for one in noun.lefts)


def _there(found: Cast, noun: Token) -> str | None:
    """As in "The ministry declined. An official there said": the body or state named last as a subject."""
    if not _points_there(noun):
        return None
    named = (i for i in range(noun.i - 1, max(-1, noun.i - 60), -1) if i in found.at and found.doc[i].dep_ in _TOPICS)
    return next((found.at[i] for i in named if found.parties[found.at[i]].kind in _PLACES), None)


def _points_there(noun: Token) -> bool:
    """As in "The captain there": another than any captain told of without it."""
    after = noun.nbor(1) if noun.i + 1 < len(noun.doc) else noun
    return after.lower_ == "there" and after.head.i in {noun.i, noun.head.i}


def _a_state(noun: Token) -> bool:
    """As in "its larger neighbour": a country told of by where it lies."""
    lefts = {one.lower_ for one in noun.lefts}
    return noun.lower_ in {"neighbour", "neighbor"} and bool(lefts & _LYING)


def _titled(found: Cast, noun: Token) -> str | None:
    """Return the person with the title headed by `noun`, the one named last before it where several have it."""
    words = {noun.lower_, *(token.lower_ for token in noun.lefts if token.lower_ in LEADERS | BRANCH)}
    fitting = {key for key, titles in found.titles.items() if words <= titles}
    over = portfolio(noun)
    if over and noun.lower_ in LEADERS:
        named = {key: found.titles[key] & PORTFOLIOS for key in fitting}
        fitting = {key for key in fitting if over & named[key]} or {key for key in fitting if not named[key]}
    if len(fitting) < 2:
        return next(iter(fitting), None)
    before = (found.at[i] for i in range(noun.i, max(-1, noun.i - NEAR), -1) if found.at.get(i) in fitting)
    return next(before, None)


def _crowd(found: Cast, noun: Token) -> str | None:
    """Some people or body of its own, told apart by the country or body before it or after "of"."""
    kind = CROWDS.get(noun.lower_) or _many(noun)
    if (
        kind is None
        or (noun.dep_ == "attr" and noun.tag_ == "NN")
        or noun.lower_ in OUTLETS | WRITERS
        or not _counts(noun)
    ):
        return None
    of = next((token for token in noun.rights if token.dep_ == "prep" and token.lower_ == "of"), None)
    whole = child(of, "pobj") if of is not None else None
    owners = [*_before(found, noun), *([found.at[whole.i]] if whole is not None and whole.i in found.at else [])]
    owner = next((key for key in owners if found.parties[key].kind not in PERSONAL), None)
    owner = owner or next((key for key in _before(found, noun) if key not in found.crowds and kind != "outlet"), None)
    if owner and (kind == "military" or noun.lower_ == "police") and found.parties[owner].kind == "state":
        return owner
    where = _somewhere(noun) if owner is None else ""
    word = key_of(where or noun.lower_)
    key = f"{owner}_{word}" if owner else word
    name = f"{found.parties[owner].name}: {noun.lower_}" if owner else where or f"The {noun.lower_}"
    if key not in found.parties:
        add(found, key, name, kind)
        found.crowds[key] = owner
    return key


def _somewhere(noun: Token) -> str:
    """As in "people on the mainland": what sets some people apart from any others; "" where nothing does."""
    if noun.lower_ not in _ANYBODY or not any(one.dep_ == "prep" and one.lower_ in _AT for one in noun.rights):
        return ""
    return " ".join(text_of(noun.doc)[slice(*described(noun))].split()).lower().removeprefix("the ")


def _many(noun: Token) -> str | None:
    """Return the kind of party a plural for people makes ("clerks")."""
    kind = PEOPLE_OF.get(noun.lemma_.lower()) if noun.tag_ == "NNS" else None
    return "public" if kind == "person" else kind


def _people(found: Cast, noun: Token) -> str | None:
    """A people, faith or camp by its plural name: "the Sunnis"."""
    if noun.tag_ != "NNPS" or noun.ent_type_ != "NORP" or child(noun, "compound") is not None:
        return None
    key = key_of(noun.text)
    if key not in found.parties:
        add(found, key, noun.text, "public")
        found.crowds[key] = None
    return key


def _counts(noun: Token) -> bool:
    """A plural, or one thing the text points at; "a team" or "media" as well, "in community" not."""
    return (
        noun.tag_ in {"NNS", "NNPS"}
        or child(noun, "det", "poss", "amod", "compound", "nummod") is not None
        or noun.lower_ in {"media", "people", "press", "troops"}
    )
