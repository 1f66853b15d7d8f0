"""Which side a party is shown to be on: what it does to another, or how it speaks of it; not told as a tie.

"Ruritanian troops shelled the rebels" is no tie and makes none in a draft, but it shows who stands against whom.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.errors import Span
from detente.reading.lexicon.stances import ATTITUDES, NOUNS, OF, PLAIN, TO, TOGETHER, TOWARDS, VERBS
from detente.reading.syntax import child, negated, noun_phrase, passive, subject

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from detente.reading.actors.cast import Cast

SPEAKER = ""
"""Stands for whoever says "we" or "I" there; the caller knows who that is."""

_STEPS = 6
_FIRST = frozenset("i we us me our my".split())
_FROM = frozenset("liberate free retake recapture seize capture take rescue save protect defend reclaim".split())


@dataclass(frozen=True, slots=True)
class Side:
    """One party shown to stand with (+1) or against (-1) another, in offsets; `ends` are the words for the two."""

    source: str
    target: str
    sign: int
    cue: Span
    ends: tuple[Span, Span]


_Shown = Iterator[tuple[int, list["Token"], list["Token"]]]


def sides(doc: Doc, cast: Cast) -> tuple[Side, ...]:
    """Return every place where one party is shown on another's side or against it, in the order of the text."""
    found: dict[tuple[int, int, int], Side] = {}
    for token in doc:
        if token.pos_ in {"VERB", "NOUN", "ADJ"}:
            for sign, who, whom in _shown(token, cast):
                for one, other in ((one, other) for one in who for other in whom):
                    side = _side(token, sign, one, other, cast)
                    if side is not None:
                        found.setdefault((min(one.i, other.i), max(one.i, other.i), sign), side)
    return tuple(found.values())


def _side(cue: Token, sign: int, one: Token, other: Token, cast: Cast) -> Side | None:
    source, target = _key(one, cast), _key(other, cast)
    if source is None or target is None or source == target or one.i == other.i:
        return None
    return Side(source, target, sign, (cue.idx, cue.idx + len(cue)), (_words(one, cast), _words(other, cast)))


def _key(token: Token, cast: Cast) -> str | None:
    key = cast.sovereign(cast.at.get(token.i) or cast.party(token))
    return key if key is not None or token.lower_ not in _FIRST else SPEAKER


def _words(token: Token, cast: Cast) -> Span:
    return cast.spans.get(token.i) or noun_phrase(token)


def _shown(token: Token, cast: Cast) -> _Shown:
    lemma = token.lemma_
    if token.pos_ == "VERB" and (lemma in VERBS or lemma in TOGETHER or lemma in _FROM) and not negated(token):
        yield from _of_verb(token, cast)
    elif token.pos_ == "NOUN" and lemma in NOUNS:
        words = TOWARDS[NOUNS[lemma]] | ({"of"} if lemma in OF else set()) | ({"to"} if lemma in TO else set())
        whom = _after(token, words, cast)
        if whom:
            yield NOUNS[lemma], _owners(token, cast), whom
    elif token.pos_ == "ADJ" and token.dep_ == "acomp" and not negated(token.head):
        for prep in token.children:
            sign = ATTITUDES.get((token.lower_, prep.lower_))
            if sign is not None:
                yield sign, _stand(subject(token.head), cast), _stand(child(prep, "pobj"), cast)


def _of_verb(verb: Token, cast: Cast) -> _Shown:
    who, whom = _ends(verb, cast)
    sign = VERBS.get(verb.lemma_)
    if sign is not None:
        plain = [one for one in whom if verb.lemma_ not in PLAIN or (verb in one.ancestors and one.dep_ in _DIRECT)]
        yield sign, who, plain
    if verb.lemma_ in _FROM:
        yield -1, who, _after(verb, {"from"}, cast)
    together = TOGETHER.get(verb.lemma_)
    if together is not None:
        yield together, who, _after(verb, {"with", "alongside"} if together > 0 else {"against", "with"}, cast)
    if sign == -1 or together == -1:
        yield 1, who, [one for prep in _along(verb) for one in _stand(child(prep, "pobj"), cast)]


_DIRECT = frozenset({"dobj", "nsubjpass", "conj"})


def _along(verb: Token) -> list[Token]:
    """The prepositions of "together with X", "alongside X"."""
    near = [b for b in verb.children if b.dep_ in {"prep", "advmod"} and b.lower_ in {"alongside", "together"}]
    return [child(b, "prep") or b for b in near]


def _ends(verb: Token, cast: Cast) -> tuple[list[Token], list[Token]]:
    """Who does a verb and to whom: its own words, or those a participle hangs on."""
    by = child(verb, "agent")
    if passive(verb) or (verb.tag_ == "VBN" and verb.dep_ == "acl"):
        thing = child(verb, "nsubjpass") or (verb.head if verb.dep_ in {"acl", "relcl"} else None)
        if thing is None and verb.dep_ == "conj":
            thing = child(verb.head, "nsubjpass")
        return _stand(child(by, "pobj") if by is not None else None, cast), _stand(thing, cast)
    who = subject(verb)
    found = _stand(who, cast)
    if not found and who is not None and who.pos_ == "NOUN":
        found = _owners(who, cast)
    return found, _stand(child(verb, "dobj"), cast)


def _stand(token: Token | None, cast: Cast) -> list[Token]:
    """The tokens that stand for parties in a phrase: its head, else whose it is ("Danish ships", "a fleet of X")."""
    found: list[Token] = []
    for one in [] if token is None else [token, *token.conjuncts]:
        if _key(one, cast) is not None:
            found.append(one)
        elif one.pos_ in {"NOUN", "PROPN"}:
            own = [b for b in one.lefts if b.dep_ in _OWNS and _key(b, cast) is not None]
            of = next((b for b in one.rights if b.dep_ == "prep" and b.lower_ == "of"), None)
            inner = child(of, "pobj") if of is not None else None
            found += own[:1] or ([inner] if inner is not None and _key(inner, cast) is not None else [])
    return found


_OWNS = frozenset({"poss", "compound", "amod", "nmod"})


def _owners(noun: Token, cast: Cast) -> list[Token]:
    """Whose a noun is: its owner, who stands after "by", or who does the verb it hangs on, some words up."""
    own = [b for b in noun.lefts if b.dep_ in _OWNS and _key(b, cast) is not None]
    by = next((b for b in noun.rights if b.dep_ in {"prep", "agent"} and b.lower_ in {"by", "from"}), None)
    own = own or _stand(child(by, "pobj") if by is not None else None, cast)
    token = noun
    for _ in range(_STEPS):
        if own or token.head.i == token.i:
            break
        token = token.head
        if token.pos_ in {"VERB", "AUX"}:
            by = child(token, "agent")
            own = _stand(child(by, "pobj") if by is not None else None if passive(token) else subject(token), cast)
    return own


def _after(token: Token, words: frozenset[str] | set[str], cast: Cast) -> list[Token]:
    preps = [b for b in token.children if b.dep_ in {"prep", "dative", "agent"} and b.lower_ in words]
    return [one for prep in preps for one in _stand(child(prep, "pobj"), cast)]
