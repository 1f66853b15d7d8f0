"""Ties between parties as the text tells them: allies, adversaries, patrons and agents, and denials of a tie.

What is meant is a lasting relation put into words ("X is Y's ally", "backed by Y", "takes no orders from Y"). One act
is an event; whom it shows to be on whose side is in `stances`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.errors import Span
from detente.reading.lexicon.deeds import ACCUSING
from detente.reading.lexicon.relations import (
    ADJECTIVES,
    FOES,
    FREE,
    GIVEN,
    LASTING,
    MUTUAL,
    NOUNS,
    OBEDIENCE,
    OWNED,
    PARTICIPLES,
    PREPOSED,
    SWAY,
    TAKEN,
    VERBS,
)
from detente.reading.syntax import child, negated, noun_phrase, subject

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from detente.reading.actors.cast import Cast


@dataclass(frozen=True, slots=True)
class Link:
    """One tie in offsets; `denied`: the text says it is not so. `ends` are the words for the two, where they stand."""

    source: str
    target: str
    kind: str
    cue: Span
    denied: bool
    ends: tuple[Span, ...] = ()

    @property
    def sign(self) -> int:
        """-1 for foes, +1 for all other ties."""
        return -1 if self.kind in FOES else 1


@dataclass(frozen=True, slots=True)
class _End:
    """A party of a tie and the token that stands for it, where one does."""

    key: str
    token: Token | None = None


def links(doc: Doc, cast: Cast) -> tuple[Link, ...]:
    """Return every place where `doc` tells of a tie, or denies one, in the order of the text."""
    close = {cast.at[token.head.i] for token in doc if token.lower_ == "close" and token.head.i in cast.at}
    return tuple(link for token in doc for link in _links(token, cast, close) if _real(link, cast))


def _real(link: Link, cast: Cast) -> bool:
    """A tie is between two parties; people without a name ("two people close to her") have none of their own."""
    crowds = {key for key in (link.source, link.target) if key in cast.crowds}
    return link.source != link.target and all(cast.parties[key].kind == "armed group" for key in crowds)


def _links(token: Token, cast: Cast, close: set[str]) -> Iterator[Link]:
    if token.pos_ == "NOUN" and token.lower_ in NOUNS:
        yield from _has_agents(token, cast, close) if _had(token) else _by_noun(token, cast)
    elif token.pos_ == "NOUN":
        if token.lower_ in OBEDIENCE:
            yield from _by_obedience(token, cast)
        if token.lower_ in GIVEN and token.dep_ == "dobj" and token.head.lemma_ in {"give", "send", "supply"}:
            yield from _by_giving(token, cast)
        if token.lower_ in SWAY:
            yield from _by_sway(token, cast)
    if token.pos_ in {"ADJ", "VERB", "ADV"}:
        yield from _by_adjective(token, cast)
    if token.pos_ == "VERB" and token.lemma_ in VERBS and _does(token):
        whom = child(token, "dobj")
        whom_all = _all(whom, cast) or _members(whom, cast)
        yield from _pairs(_all(_doer(token), cast), whom_all, VERBS[token.lemma_], token, negated(token))
    if token.pos_ == "VERB":
        for prep in token.children:
            if prep.dep_ == "prep" and (token.lemma_, prep.lower_) in PREPOSED:
                yield from _pairs(
                    _all(subject(token), cast), _all(child(prep, "pobj"), cast), "agent", token, _not(token)
                )
    if token.tag_ == "VBN" and token.lower_ in PARTICIPLES:
        yield from _by_participle(token, cast)


def _does(verb: Token) -> bool:
    """Tell whether a verb tells what somebody does lastingly: no passive, and of some verbs no single act."""
    perfect = any(one.lemma_ == "have" and one.dep_ == "aux" for one in verb.children)
    if any(one.tag_ == "MD" for one in verb.children):
        return False
    if verb.tag_ == "VBN":
        return (perfect or verb.dep_ == "conj") and not any(one.dep_ in {"auxpass", "agent"} for one in verb.children)
    return verb.lemma_ not in LASTING or verb.tag_ in {"VBZ", "VBP", "VBG"} or (verb.tag_ == "VB" and _not(verb))


def _doer(verb: Token) -> Token | None:
    """Return who does a verb; of a relative pronoun, the noun it stands for."""
    if verb.dep_ == "pcomp" and verb.head.lower_ in {"of", "for"} and verb.head.head.lemma_ in ACCUSING:
        return child(verb.head.head, "dobj", "nsubjpass")
    who = subject(verb)
    relative = who is not None and who.tag_ in {"WDT", "WP"}
    above = who.head if relative and who is not None else None
    return above.head if above is not None and above.dep_ == "relcl" else who


def _members(whom: Token | None, cast: Cast) -> tuple[_End, ...]:
    """Whose people are meant: "the founders of the militia", "its fighters"."""
    if whom is None or whom.lemma_ not in _MEN:
        return ()
    return _after(whom, cast, {"of"}) or _owner(whom, cast)


_MEN = frozenset(
    "founder fighter leader man commander recruit soldier troop guard officer army crew pilot force gunman unit".split()
)
_ACTING = frozenset("be act fight operate work move stand remain stay live come".split())


def _by_giving(noun: Token, cast: Cast) -> Iterator[Link]:
    """As in "Y gives X no orders": Y is the patron, or denies to be."""
    verb = noun.head
    whom = _all(child(verb, "dative"), cast) or _after(verb, cast, {"to"})
    denied = negated(noun) or _not(verb)
    if noun.lower_ in {"order", "orders"} or denied or verb.tag_ in {"VBZ", "VBP"}:
        yield from _pairs(_all(subject(verb), cast), whom, "patron", noun, denied)


def _by_sway(noun: Token, cast: Cast) -> Iterator[Link]:
    """As in "X is not under Y's control", "acts on orders from Y", "does Y's bidding"."""
    of = _owner(noun, cast) or _after(noun, cast, {"of", "from"})
    if noun.dep_ == "dobj" and noun.lower_ == "bidding":
        yield from _pairs(_all(subject(noun.head), cast), of, "agent", noun, negated(noun) or _not(noun.head))
    if noun.dep_ != "pobj" or noun.head.lower_ not in {"under", "in", "on", "at"}:
        return
    verb = noun.head.head
    if verb.lemma_ in _ACTING and verb.pos_ in {"VERB", "AUX"}:
        yield from _pairs(_all(subject(verb), cast), of, "agent", noun, negated(noun) or _not(verb))


def _all(token: Token | None, cast: Cast) -> tuple[_End, ...]:
    """The parties of a phrase and of what is joined to it, each with its words."""
    if token is None:
        return ()
    joined = [(cast.party(one), one) for one in (token, *token.conjuncts)]
    found = {key: one for key, one in reversed(joined) if key is not None}
    return tuple(_End(key, found.get(key)) for key in cast.all(token))


def _not(verb: Token) -> bool:
    """Negated, also by "nor" or "neither" ("Nor is he their enemy")."""
    return negated(verb) or any(below.lower_ in {"nor", "neither"} for below in verb.lefts)


def _pairs(sources: Iterable[_End], targets: Iterable[_End], kind: str, cue: Token, denied: bool) -> Iterator[Link]:
    kept = tuple(targets)
    for one in sources:
        for other in kept:
            ends = tuple(noun_phrase(end.token) for end in (one, other) if end.token is not None)
            yield Link(one.key, other.key, kind, (cue.idx, cue.idx + len(cue)), denied, ends)


def _by_noun(noun: Token, cast: Cast) -> Iterator[Link]:
    kind = NOUNS[noun.lower_]
    if noun.lemma_ in MUTUAL or noun.lower_ in MUTUAL:
        pairs = _hyphened(noun, cast)
        for one, other in pairs:
            yield from _pairs((one,), (other,), kind, noun, negated(noun))
        both = () if pairs else _both_sides(noun, cast)
        if len(both) == 1 and noun.dep_ == "dobj":
            both = (*_all(subject(noun.head), cast), *both)
        disowned = noun.dep_ == "dobj" and (
            _not(noun.head) or noun.head.lemma_ in {"deny", "disclaim", "reject", "lack"}
        )
        there = noun.dep_ == "attr" and negated(noun.head)
        yield from _pairs(both[:1], both[1:], kind, noun, negated(noun) or disowned or there)
        return
    of = _owner(noun, cast) or _after(noun, cast, {"of", "to", "for", "with"})
    named = child(noun, "appos")
    said = _all(_named_so(noun), cast) if noun.dep_ in {"attr", "oprd"} else ()
    who = _all(named, cast) or said
    if noun.dep_ == "pobj" and noun.head.lower_ == "as":
        who = who or _as_what(noun.head.head, cast)
        of = of or _after(noun.head.head, cast, {"by"}) or _agent(noun.head.head, cast)
    if noun.dep_ == "appos":
        who = _all(noun.head, cast)
    who = who or _titled(noun, cast)
    if noun.lower_ in OWNED and child(noun, "poss") is None and not (noun.lower_ in _THINGS and of):
        return
    if noun.lower_ == "boy" and not any(one.lower_ == "errand" for one in noun.lefts):
        return
    yield from _pairs(who, of, kind, noun, negated(noun) or _not(noun.head))


_THINGS = frozenset("creature instrument".split())


def _named_so(noun: Token) -> Token | None:
    """Return who is said to be something: the subject, or whom somebody calls so ("called the militia a tool of Y")."""
    verb = noun.head
    called = child(verb, "dobj", "nsubjpass") if noun.dep_ == "oprd" else None
    return called if called is not None else subject(verb)


def _owner(noun: Token, cast: Cast) -> tuple[_End, ...]:
    """Whose ally or puppet: "Y's ally", "a Ruritanian proxy"."""
    owner = child(noun, "poss")
    before = [b for b in noun.lefts if b.dep_ in {"amod", "compound", "nmod"} and b.i in cast.at]
    return _all(owner, cast) or tuple(_End(cast.at[b.i], b) for b in before[:1])


def _titled(noun: Token, cast: Cast) -> tuple[_End, ...]:
    """As in "our ally Sylvania": the name the noun stands before."""
    if noun.dep_ in {"compound", "nmod"} and noun.head.i in cast.at and noun.head.i > noun.i:
        return _all(noun.head, cast)
    return ()


def _had(noun: Token) -> bool:
    return NOUNS[noun.lower_] == "agent" and noun.dep_ == "dobj" and noun.head.lemma_ in {"have", "keep", "need"}


def _has_agents(noun: Token, cast: Cast, close: set[str]) -> Iterator[Link]:
    """As in "It has no agents": said of the armed groups the text calls close to somebody, else of its first two."""
    groups = [key for key, party in cast.parties.items() if party.kind == "armed group"]
    meant = tuple(_End(key) for key in groups if key in close) or tuple(_End(key) for key in groups[:2])
    denied = negated(noun) or _not(noun.head)
    yield from _pairs(_all(subject(noun.head), cast), meant, "patron", noun, denied)


def _by_obedience(noun: Token, cast: Cast) -> Iterator[Link]:
    """As in "X takes its orders from Y", "X takes Ruritanian money"."""
    verb = noun.head
    if noun.dep_ != "dobj" or verb.lemma_ not in TAKEN:
        return
    of = _after(noun, cast, {"from"}) or _after(verb, cast, {"from"}) or _owner(noun, cast)
    yield from _pairs(_all(subject(verb), cast), of, "agent", noun, negated(noun) or _not(verb))


def _as_what(verb: Token, cast: Cast) -> tuple[_End, ...]:
    """Who is seen or used as something: the object, or what a participle hangs on ("X, used as a tool")."""
    for _ in range(4):
        thing = child(verb, "dobj", "nsubjpass") or (verb.head if verb.dep_ in {"acl", "relcl"} else None)
        found = _all(thing, cast)
        if found or thing is None:
            return found
        while thing.head.i != thing.i and thing.head.pos_ not in {"VERB", "AUX"}:
            thing = thing.head
        verb = thing.head
    return ()


def _agent(verb: Token, cast: Cast) -> tuple[_End, ...]:
    by = child(verb, "agent")
    return _all(child(by, "pobj"), cast) if by is not None else ()


def _hyphened(noun: Token, cast: Cast) -> tuple[tuple[_End, _End], ...]:
    """The pairs of "Ruritanian-Syldavian hostilities"."""
    doc, first = noun.doc, noun.left_edge.i
    middles = [i for i in range(first + 1, noun.i - 1) if doc[i].text in {"-", "–"}]
    both = [i for i in middles if i - 1 in cast.at and i + 1 in cast.at]
    return tuple((_End(cast.at[i - 1], doc[i - 1]), _End(cast.at[i + 1], doc[i + 1])) for i in both)


def _both_sides(noun: Token, cast: Cast) -> tuple[_End, ...]:
    """The two parties of "its friendship with X", "hostility between X and Y", "X-Y hostilities"."""
    before = [_End(cast.at[one.i], one) for left in noun.lefts for one in left.subtree if one.i in cast.at]
    found = {end.key: end for end in reversed((*before, *_after(noun, cast, _WITH)))}
    return tuple(reversed(found.values()))


_WITH = {"with", "between", "to", "towards", "against", "of"}


def _after(token: Token, cast: Cast, words: set[str]) -> tuple[_End, ...]:
    preps = [below for below in token.children if below.dep_ in {"prep", "agent"} and below.lower_ in words]
    return tuple(end for prep in preps for end in _all(child(prep, "pobj"), cast))


def _by_adjective(word: Token, cast: Cast) -> Iterator[Link]:
    """As in "Close to X", "hostile to X"; "independent of X" is the denial of a tie."""
    for prep in (below for below in word.children if below.dep_ == "prep"):
        kind = ADJECTIVES.get((word.lower_, prep.lower_))
        if kind is not None:
            who = word.head if word.dep_ in {"amod", "acl"} else subject(word.head if word.dep_ == "acomp" else word)
            denied = (_not(word.head) or negated(word)) != ((word.lower_, prep.lower_) in FREE)
            yield from _pairs(_all(who, cast), _all(child(prep, "pobj"), cast), kind, word, denied)


def _by_participle(word: Token, cast: Cast) -> Iterator[Link]:
    """As in "Backed by X", "X-backed": X is the patron of what the participle says it of."""
    by = _agent(word, cast)
    who = word.head if word.dep_ in {"acl", "amod"} else child(word, "nsubjpass") if by else subject(word)
    before = [left for left in word.lefts if left.i in cast.at and left.dep_ in {"npadvmod", "compound", "amod"}]
    patrons = by or tuple(_End(cast.at[left.i], left) for left in before)
    yield from _pairs(patrons, _all(who, cast), PARTICIPLES[word.lower_], word, negated(word))
