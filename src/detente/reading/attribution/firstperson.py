"""Who "I" and "we" are: the writer outside quotations, inside them whoever is quoted, "we" the side he speaks for."""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from detente.reading.actors.cast import PERSONAL, Cast, add
from detente.reading.actors.names import key_of
from detente.reading.attribution.imprint import advises
from detente.reading.attribution.interviews import Turn, asked, labelled
from detente.reading.attribution.unclaimed import Voice, unclaimed
from detente.reading.items import Imprint
from detente.reading.syntax import text_of, trimmed

if TYPE_CHECKING:
    from spacy.tokens import Token

    from detente.reading.attribution.told import Report

_ONE = frozenset({"i", "me", "my", "mine", "myself"})
_MANY = frozenset({"we", "us", "our", "ours", "ourselves"})
_YOU = frozenset({"you", "your", "yours", "yourself"})
"""In the questions of an interview, whoever is asked."""
_SPEAKING = frozenset("committee commission mission institute centre center group panel inquiry monitors".split())
"""What a body that signs a report calls itself in it."""
_NEAR = 12
_BACK = 60
"""How many words before a quotation the people are looked for whom its speaker is one of."""
_SITTING = frozenset({"council", "committee", "assembly"})
_GATHERED = frozenset({"public", "movement", "electorate"})


def first_person(found: Cast, told: Sequence[Report], talk: tuple[Turn, ...], by: Imprint) -> None:
    """Point every such pronoun to its party; one in a quotation of somebody unknown stays open.

    `talk` are the questions and answers of the text, where it is an interview.
    """
    contents = sorted((start, end, n) for n, report in enumerate(told) for start, end in report.content)
    starts = [quote[0] for quote in found.quoted]
    known = {who: labelled(found, who) for who in {turn.who for turn in talk} if who}
    hosts = _hosts(found, talk, by.author, known)
    askers = [known.get(turn.who) if turn.asks else None for turn in talk]
    begins = [turn.span[0] for turn in talk]
    found.voices = _voices(found, told, talk, _speaking(talk, hosts, askers), by.author)
    sides = _sides(found, talk)
    for token in found.doc:
        if token.i in found.at or not _personal(token):
            continue
        n = bisect_right(begins, token.idx) - 1
        if token.lower_ in _YOU and (n < 0 or hosts[n] is None):
            continue
        at = bisect_right(starts, token.idx) - 1
        within = at >= 0 and token.idx < found.quoted[at][1]
        in_turn = _in_turn(found, token, told, contents)
        if within or in_turn:
            key = _speaker(found, token, told, contents) or found.voice(token.idx)
        elif n >= 0 and hosts[n] is not None and talk[n].asks == (token.lower_ in _YOU):
            key = hosts[n]
        elif n >= 0 and askers[n] is not None:
            key = askers[n]
        else:
            key = _writer(found, by, many=token.lower_ in _MANY) if token.lower_ not in _YOU else None
        if key is not None:
            many = token.lower_ in _MANY and (within or in_turn or n >= 0)
            side = found.parties[key].serves
            key = sides.get(side or "", side) or _spoken_for(found, token, key) or key if many else key
            found.put(token, key, "pronoun", (token.idx, token.idx + len(token)))


def _sides(found: Cast, talk: tuple[Turn, ...]) -> dict[str, str]:
    """As in "Does Corva want a vote?", asked of the head of the council of Corva: whom "we" means in the answers."""
    served = {party.serves for party in found.parties.values() if party.serves and party.kind in PERSONAL}
    councils = [
        (key, found.spans[i]) for i, key in found.at.items() if key in served and found.doc[i].lower_ in _SITTING
    ]
    within = {word: key for key, span in councils for word in text_of(found.doc)[slice(*span)].casefold().split()}
    spans = [turn.span for turn in talk if turn.asks] if within else []
    starts = [start for start, _ in spans]
    sides: dict[str, str] = {}
    for one in found.doc if spans else ():
        council = within.get(one.lower_) if one.dep_ == "nsubj" and one.pos_ == "PROPN" else None
        at = bisect_right(starts, one.idx) - 1
        if council is None or council in sides or at < 0 or one.idx >= spans[at][1]:
            continue
        span = trimmed(found.doc, one.left_edge.i, one.i + 1)
        if one.i not in found.at:
            key = key_of(one.lower_)
            add(found, key, text_of(found.doc)[slice(*span)], "public")
            found.put(one, key, "name", span)
        sides[council] = found.at[one.i]
    return sides


def _spoken_for(found: Cast, token: Token, key: str) -> str | None:
    """As in `The strikers marched. "We want bread," a welder said`: the people told of last in the paragraph."""
    if found.parties[key].kind not in PERSONAL:
        return None
    for i in range(token.i - 1, max(-1, token.i - _BACK), -1):
        one = found.doc[i]
        if "\n\n" in one.text_with_ws:
            return None
        crowd = found.at.get(i) if one.dep_ in {"nsubj", "nsubjpass"} and one.tag_ in {"NNS", "NNPS"} else None
        if crowd is not None and not found.in_quotes(one):
            return crowd if found.parties[crowd].kind in _GATHERED or crowd in found.crowds else None
        if found.at.get(i) not in {None, key} and one.dep_ == "nsubj" and one.pos_ in {"NOUN", "PROPN"}:
            return None
    return None


def _personal(token: Token) -> bool:
    closing = token.text == "I." and token.dep_ == "nsubj"  # "and so would I."
    told = closing or (token.lower_ in _ONE | _MANY | _YOU and token.text != "US")
    return told and not (token.lower_ == "mine" and token.pos_ == "NOUN")


def _hosts(
    found: Cast, talk: tuple[Turn, ...], author: str | None, known: Mapping[str, str | None]
) -> list[str | None]:
    """Return who answers, for each turn: the one named before it, or before the answer to it; else who is asked."""
    if not talk:
        return []
    named = [None if turn.asks else known.get(turn.who) for turn in talk]
    after = [*named[1:], None]
    host = asked(found, talk, author)
    return [
        mine or (next_one if turn.asks else None) or host
        for turn, mine, next_one in zip(talk, named, after, strict=True)
    ]


def _voices(
    found: Cast, told: Sequence[Report], talk: tuple[Turn, ...], speaking: list[str | None], author: str | None
) -> tuple[Voice, ...]:
    """Return who speaks where no attribution tells it: the answers of an interview, and quotations without a cue."""
    if not talk:
        return unclaimed(found, told, found.quoted, author)
    pairs = zip(talk, speaking, strict=True)
    return tuple((*turn.span, who) for turn, who in pairs if who is not None)


def _speaking(talk: tuple[Turn, ...], hosts: list[str | None], askers: list[str | None]) -> list[str | None]:
    """Return who speaks in each turn: who asks, where that is told, or who answers."""
    return [asker if turn.asks else host for turn, host, asker in zip(talk, hosts, askers, strict=True)]


def _in_turn(found: Cast, token: Token, told: Sequence[Report], contents: list[tuple[int, int, int]]) -> bool:
    """Tell whether `token` is in a turn of a dialogue ("HOLT: We will stay"), which needs no quotation marks."""
    last = bisect_right(contents, (token.idx, sys.maxsize, len(told)))
    cues = (told[n].cue for _, end, n in contents[max(0, last - _NEAR) : last] if token.idx < end)
    return any(text_of(found.doc)[slice(*cue)] == ":" for cue in cues)


def _speaker(found: Cast, token: Token, told: Sequence[Report], contents: list[tuple[int, int, int]]) -> str | None:
    """Return whose words the innermost content around `token` is."""
    last = bisect_right(contents, (token.idx, sys.maxsize, len(told)))
    holding = [(end - start, n) for start, end, n in contents[max(0, last - _NEAR) : last] if token.idx < end]
    heads = (told[n].head for _, n in sorted(holding))
    return next((key for head in heads if head is not None and (key := found.party(found.doc[head]))), None)


def _speaking_body(found: Cast) -> str | None:
    """As in "The Committee heard six witnesses. We recommend ...": the body the text speaks of most by such a word."""
    told = Counter(
        key
        for i, key in found.at.items()
        if found.doc[i].lower_ in _SPEAKING and found.doc[i].dep_ in {"nsubj", "nsubjpass"} and found.doc[i].is_title
    )
    return next((key for key, _ in told.most_common(1)), None)


def _writer(found: Cast, by: Imprint, *, many: bool = False) -> str:
    """Return who writes: of a report that a body signs and one person wrote, "we" is the body."""
    if many and by.via and advises(found.parties[by.via[-1]].name):
        return by.via[-1]
    if by.author is not None or by.via:
        return by.author or by.via[-1]
    body = _speaking_body(found)
    if body is not None:
        return body
    add(found, "author", "The authors" if many else "The author", "person")
    return "author"
