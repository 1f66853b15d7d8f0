"""People told of by how many or which they are: "two of them", "others", "those who stayed", "the poor"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from detente.errors import Span
from detente.reading.actors.cast import Cast, add
from detente.reading.actors.described import described, kind_of
from detente.reading.actors.duals import dual
from detente.reading.actors.names import key_of
from detente.reading.events.deeds import action_of
from detente.reading.lexicon.people import COUNTED, ORDINALS, STATES_OF_PEOPLE
from detente.reading.lexicon.speech import KIND_OF_VERB
from detente.reading.syntax import child, text_of, trimmed
from detente.reading.wants.cues import cue

if TYPE_CHECKING:
    from spacy.tokens import Token

    from detente.reading.attribution.told import Report

WIDEST = 14
"""The most words of such a phrase."""

_DOING = frozenset({"nsubj", "nsubjpass", "agent", "conj"})
_POINTING = frozenset({"those", "these"})
_ALL = frozenset({"everyone", "everybody", "nobody"})
"""All of the people there, or none of them, to whom a want of all is denied."""
_SHARES = frozenset("rest majority minority remainder bulk".split())
"""Nouns for a part of some people that is told of before: "the rest were afraid"."""
_REST = frozenset({"other", "others", "first", "second", "third"})
_ONE = frozenset({"one", "another", "each", *ORDINALS})


def portions(found: Cast, told: Sequence[Report] = ()) -> None:
    """Let each such phrase be a party by its words, part of the party after "of"; so who is the source of a report."""
    sources = {report.head for report in told}
    for token in found.doc:
        if token.i in found.at or token.i in found.both or dual(token):
            continue
        if not (_acts(token) or token.i in sources):
            continue
        span = _counted(token, token.i in sources) or _pointed(token) or _so_and_so(token) or _everybody(token)
        span = span or _the_other(token, token.i in sources) or _the_rest(token)
        if span is not None:
            words = " ".join(text_of(found.doc)[slice(*span)].split())
            key = key_of(words.lower().removeprefix("the "))
            whole = _whole(token)
            owner = found.party(whole) if whole is not None else None
            if key not in found.parties:
                kind = "person" if token.lower_ in _ONE | (_REST - {"others"}) else "public"
                add(found, key, words[:1].upper() + words[1:], kind)
                found.crowds[key] = owner
            found.put(token, key, "crowd", span)


def _acts(token: Token) -> bool:
    by = token.dep_ == "pobj" and token.head.dep_ == "agent"
    by |= token.dep_ == "dobj" and token.lower_ not in _ONE and action_of(token.head) is not None
    return (token.dep_ in _DOING or by) and token.tag_ not in {"PRP", "EX"}


def _whole(token: Token) -> Token | None:
    of = next((one for one in token.rights if one.lower_ in {"of", "among"}), None)
    return child(of, "pobj") if of is not None else None


def _the_other(token: Token, says: bool) -> Span | None:
    """As in "One of them said that it rained. The other doubted it": one of two, or of three, who says something."""
    article = child(token, "det")
    alone = token.lower_ in _REST and article is not None and article.lower_ == "the" and token.i - article.i == 1
    return described(token) if alone and says and _whole(token) is None else None


def _the_rest(token: Token) -> Span | None:
    """As in "Two left. The rest were afraid of the bend": where they want or fear something."""
    alone = token.lower_ in _SHARES and [one.lower_ for one in token.lefts] in [["the"], ["a"]]
    return described(token) if alone and _whole(token) is None and cue_of(token) else None


def cue_of(token: Token) -> bool:
    """Tell whether the verb over `token`, or what it is said to be, tells a want."""
    verb = token.head if token.dep_ != "conj" else token.head.head
    told = child(verb, "acomp")
    return cue(verb) is not None or (told is not None and cue(told) is not None)


def _counted(token: Token, says: bool = False) -> Span | None:
    """As in "several of the miners", "one in London", "a third", "many": a number or share with no noun after it."""
    word = token.lower_
    number = word in COUNTED or (token.tag_ == "CD" and token.ent_type_ not in {"DATE", "TIME", "MONEY", "PERCENT"})
    article = child(token, "det")
    ordinal = word in ORDINALS and token.pos_ in {"ADJ", "NOUN"} and article is not None and article.lower_ == "a"
    if not (number or ordinal):
        return None
    whole = _whole(token)
    told = token.head if token.dep_ != "conj" else token.head.head
    if whole is None and not ordinal and not says:
        return described(token) if told.lemma_ in KIND_OF_VERB or cue(told) is not None else None
    many = whole is not None and (whole.tag_ in {"NNS", "NNPS", "PRP"} or kind_of(whole) in {"outlet", "public"})
    if whole is not None and (not many or (whole.lower_ == "us" and word == "all")):
        return None
    return described(token)


def _everybody(token: Token) -> Span | None:
    """As in "everyone here wants them back", "everybody in the valley": only where somebody wants or says something."""
    verb = token.head if token.dep_ != "conj" else token.head.head
    says = verb.lemma_ in KIND_OF_VERB and token.lower_ != "nobody"
    having = child(verb, "dobj") if verb.lemma_ == "have" else None
    wants = token.lower_ in _ALL and (cue_of(token) or (having is not None and cue(having) is not None))
    return described(token) if token.lower_ in _ALL and (says or wants) else None


def _pointed(token: Token) -> Span | None:
    """As in "those who stayed", "those in the village"."""
    after = child(token, "relcl", "prep", "acl")
    if token.lower_ not in _POINTING or after is None or after.i < token.i:
        return None
    return trimmed(token.doc, token.i, min(after.right_edge.i + 1, token.i + WIDEST))


def _so_and_so(token: Token) -> Span | None:
    """As in "the poor", "the wounded": a quality that stands for those who have it."""
    article = child(token, "det")
    if token.lower_ not in STATES_OF_PEOPLE or article is None or article.lower_ != "the":
        return None
    return trimmed(token.doc, article.i, token.i + 1) if token.i - article.i <= 2 else None
