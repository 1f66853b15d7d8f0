"""Who wants what, and wants not to see what, with the polarity and from whose mouth.

A chain of such words is followed to the end: "does not seek to avoid war" is -1 times +1 times -1 times war.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from detente.errors import Span
from detente.reading.deeds import ACTION, deeds_of
from detente.reading.items import Deed
from detente.reading.lexicon.speech import KIND_OF_VERB
from detente.reading.lexicon.wanting import PURPOSE, SIGN_OF_ADJECTIVE, SIGN_OF_NOUN, SIGN_OF_VERB
from detente.reading.syntax import child, extent, negated, subject

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from detente.reading.cast import Cast


@dataclass(frozen=True, slots=True)
class Wanting:
    """One want in offsets: who, +1 or -1, the cue, the content."""

    holder: str
    sign: int
    cue: Span
    content: Span
    deeds: tuple[Deed, ...]


def wantings(doc: Doc, cast: Cast) -> tuple[Wanting, ...]:
    """Return the wants of parties the text speaks of, in the order of their cues."""
    seen: set[int] = set()
    return tuple(want for token in doc if token.i not in seen for want in _wants(token, cast, seen))


def _wants(token: Token, cast: Cast, seen: set[int]) -> Iterator[Wanting]:
    sign, content, who = _cue(token)
    if not sign or content is None or _says_nothing(content):
        return
    holders = cast.all(who)
    if not holders and who is not None and who.pos_ in {"NOUN", "PRON"} and who.dep_ in {"dobj", "attr"}:
        holders = cast.all(subject(who.head))
    head, sign = _follow(content, sign * (-1 if negated(token) else 1), seen)
    for holder in holders:
        deeds = tuple(_upon(deed, holder, sign) for deed in deeds_of(head, cast, holder))
        yield Wanting(holder, sign, (token.idx, token.idx + len(token)), extent(head), deeds)


def _upon(deed: Deed, holder: str, sign: int) -> Deed:
    """Whoever fears what another does, and says not to whom, fears it for himself."""
    fears = sign < 0 and deed.target is None and deed.doer != holder and ACTION[deed.action].directed
    return replace(deed, target=holder) if fears else deed


def _says_nothing(content: Token) -> bool:
    """A pronoun, or wanting to say something: what is wanted is told elsewhere."""
    return content.pos_ in {"PRON", "DET"} or (
        content.pos_ == "VERB" and KIND_OF_VERB.get(content.lemma_) == "statement"
    )


def _cue(token: Token) -> tuple[int, Token | None, Token | None]:
    """Return the sign of a wanting word, what is wanted, and who wants it; 0 where the token is none."""
    lemma = token.lemma_.lower()
    if token.pos_ in {"VERB", "AUX"} and lemma in SIGN_OF_VERB:
        infinitive = token.dep_ in {"xcomp", "acl", "advcl", "relcl", "ccomp"} and child(token, "aux") is not None
        if child(token, "nsubj") is None and infinitive and lemma not in PURPOSE:
            return 0, None, None
        return SIGN_OF_VERB[lemma], _content(token), subject(token)
    if token.pos_ == "NOUN" and lemma in SIGN_OF_NOUN:
        return SIGN_OF_NOUN[lemma], _noun_content(token), _owner(token)
    if token.pos_ in {"ADJ", "VERB"} and token.lower_ in SIGN_OF_ADJECTIVE and token.dep_ == "acomp":
        return SIGN_OF_ADJECTIVE[token.lower_], child(token, "xcomp", "ccomp") or _after_of(token), subject(token.head)
    return 0, None, None


def _content(verb: Token) -> Token | None:
    """A clause rather than an object ("wants Ruritania to leave"); hopes and fears may be "for", "of" something."""
    return child(verb, "xcomp", "ccomp") or child(verb, "dobj") or _after_aside(verb) or _after_of(verb)


def _after_aside(verb: Token) -> Token | None:
    """As in "Wishes, as she says, to leave": a parse may hang "to leave" on the aside."""
    aside = next((below for below in verb.children if below.dep_ in {"advcl", "parataxis"} and below.i > verb.i), None)
    held = child(aside, "xcomp") if aside is not None else None
    as_ = child(aside, "mark", "advmod") if aside is not None else None
    return held if as_ is not None and as_.lower_ == "as" else None


def _after_of(token: Token) -> Token | None:
    about = next(
        (below for below in token.children if below.dep_ == "prep" and below.lower_ in {"of", "for", "to", "against"}),
        None,
    )
    return child(about, "pobj", "pcomp") if about is not None else None


def _noun_content(noun: Token) -> Token | None:
    clause = next(
        (below for below in noun.children if below.dep_ in {"acl", "ccomp", "relcl"} and below.i > noun.i), None
    )
    if clause is not None and (child(clause, "aux", "mark") is not None):
        return clause
    of = _after_of(noun)
    return of if of is not None and child(noun, "poss") is not None else None


def _owner(noun: Token) -> Token | None:
    owner = child(noun, "poss")
    if owner is not None:
        return owner
    of = next((below for below in noun.children if below.dep_ == "prep" and below.lower_ == "of"), None)
    if of is not None:
        return child(of, "pobj")
    return subject(noun.head) if noun.dep_ in {"dobj", "attr"} else None


def _follow(content: Token, sign: int, seen: set[int]) -> tuple[Token, int]:
    """Go down a chain of wanting words to what is wanted in the end."""
    for _ in range(6):
        seen.add(content.i)
        if content.pos_ not in {"VERB", "AUX"} or negated(content):
            sign = -sign if negated(content) else sign
        below = (
            _content(content) if content.lemma_.lower() in SIGN_OF_VERB and content.pos_ == "VERB" else _light(content)
        )
        if below is None:
            return content, sign
        if content.lemma_.lower() in SIGN_OF_VERB:
            sign *= SIGN_OF_VERB[content.lemma_.lower()]
        content = below
    return content, sign


def _light(verb: Token) -> Token | None:
    """As in "Do its best to prevent": the purpose is what counts."""
    thing = child(verb, "dobj")
    if verb.lemma_ == "do" and thing is not None and thing.lower_ in {"best", "utmost", "all", "everything"}:
        return child(verb, "xcomp", "advcl") or child(thing, "acl", "relcl")
    return None
