"""Who wants what, and wants not to see what, with the polarity, and above what where the text says so.

A chain of such words is followed to the end: "does not seek to avoid war" is -1 times +1 times -1 times war.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from detente.errors import Span
from detente.reading.events.acts import acts
from detente.reading.events.deeds import ACTION, action_of, deeds_of
from detente.reading.items import Deed
from detente.reading.lexicon.deeds import BY_VERB
from detente.reading.lexicon.wanting import ASKING, LIGHT, SIGN_OF_VERB, TOLERATING
from detente.reading.syntax import child, trimmed
from detente.reading.wants.answering import answers, rebuffed, replied
from detente.reading.wants.belied import unbelied
from detente.reading.wants.contents import content_of
from detente.reading.wants.cued import Cue, denied
from detente.reading.wants.cues import cue
from detente.reading.wants.elliptic import Gap, echoes, fronted, gapped
from detente.reading.wants.extents import asked_thing, span_of, with_helpers
from detente.reading.wants.holders import Mouth, holders_of
from detente.reading.wants.listed import listed
from detente.reading.wants.ranked import contrast, foremost
from detente.reading.wants.unwanted import asked, meant, promised, unwanted
from detente.reading.wants.wanting import Wanting, feared, first_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from detente.reading.actors.cast import Cast


def wantings(doc: Doc, cast: Cast, writer: str | None = None, mouth: Mouth | None = None) -> tuple[Wanting, ...]:
    """Return the wants of parties the text speaks of, in the order of their cues.

    `writer`: who signs the text; `mouth`: who speaks at a code point of it, None where nobody does.
    """
    seen: set[int] = set()
    told = (want for token in doc if token.i not in seen for want in _wants(token, cast, seen, writer, mouth))
    found = sorted((*told, *replied(doc, cast, mouth)), key=lambda want: want.cue)
    return tuple(sorted((*found, *rebuffed(doc, cast, found, mouth)), key=lambda want: want.cue))


def _wants(token: Token, cast: Cast, seen: set[int], writer: str | None, mouth: Mouth | None) -> Iterator[Wanting]:
    found = cue(token) if cast.cues is None else cast.cues.get(token.i)
    found = unbelied(found) if found is not None else None
    if found is None:
        return
    if unwanted(token, found, cast):
        yield from answers(found, cast, mouth) if asked(token) else ()
        return
    other = contrast(found)
    end, last = (found.content, found.sign) if found.bare or found.within else _follow(found.content, found.sign, seen)
    inner = found.bare or found.within is not None or (found.planned and found.sign > 0)
    head, sign = (end, last) if inner else first_of(found)
    gaps = tuple(gap for gap in gapped(found) if cast.party(gap.who)) if other is None else ()
    stop = other.start if other is not None else gaps[0].start if gaps else None
    span = span_of(head, stop, bare=found.bare, start=token.i)
    span = with_helpers(found, span) if found.within is None else trimmed(token.doc, *found.within)
    if found.within is not None and found.said:
        seen.update(range(*found.within))  # "Let the ford be open to us": no want of the ford's
    closing = found.end or found.at
    first = found.at if closing.i < token.i else token  # "not to provoke it": the word stands before its verb
    words = (max(first.idx, found.at.idx), closing.idx + len(closing))
    if found.said == "told" and found.end is not None:
        seen.add(found.end.i)
    holders = holders_of(found, cast, writer, mouth) if not promised(found) else ()
    for holder in holders:
        rest = span_of(other.other, None) if other is not None else None
        above = rest if other is not None and other.ranks else None
        fears, named = feared(found, last), found.at.pos_ == "NOUN"
        deeds = _shared(_deeds(end, cast, holder, last, fears=fears, alone=other is not None), holders)
        deeds = tuple(replace(deed, stopped=not deed.stopped) if sign != last else deed for deed in deeds)
        planned = found.planned and (last > 0 or not meant(found))
        for more, turn in listed(found, seen):
            yield Wanting(holder, sign * turn, words, more, ())
        yield Wanting(holder, sign, words, span, deeds, above, foremost(found), fears, named, planned)
        if other is not None and rest is not None:
            weighed = sign * other.factor
            deeds = _deeds(other.other, cast, holder, weighed, fears=feared(found, weighed), alone=True)
            yield Wanting(holder, weighed, words, rest, deeds)
    seen.update(i for gap in gaps for i in range(gap.who.i, gap.end))
    yield from _unsaid(found, sign, cast, holders, (words, span), gaps)


def _unsaid(
    found: Cue, sign: int, cast: Cast, holders: tuple[str, ...], told: tuple[Span, Span], gaps: tuple[Gap, ...]
) -> Iterator[Wanting]:
    """Yield the wants that the same words tell of others: `told` is the cue and the content, as they stand."""
    fears, named = feared(found, sign), found.at.pos_ == "NOUN"
    for gap in gaps if holders else ():
        who = cast.party(gap.who)
        if who is not None:
            yield Wanting(who, sign, told[0], gap.content, (), fears=fears)
    for other, content in fronted(found) if holders else ():
        words = (other.at.idx, other.at.idx + len(other.at))
        for who in cast.all(other.who) or holders:
            yield Wanting(who, other.sign, words, content, ())
    for echo in echoes(found, sign) if holders else ():
        words = (echo.at.idx, echo.at.idx + len(echo.at))
        for who in (one for one in cast.all(echo.who) if one not in holders):
            yield Wanting(who, echo.sign, words, told[1], (), fears=fears, named=named)


def _shared(deeds: tuple[Deed, ...], holders: tuple[str, ...]) -> tuple[Deed, ...]:
    """What two want together of what takes two ("shun a war"), they want of each other."""
    if len(holders) != 2:
        return deeds
    first, second = holders
    return tuple(
        Deed(deed.action, first, second, mutual=True, stopped=deed.stopped)
        if deed.target is None and deed.doer in holders and ACTION[deed.action].mutual
        else deed
        for deed in deeds
    )


def _deeds(head: Token, cast: Cast, holder: str, sign: int, *, fears: bool, alone: bool) -> tuple[Deed, ...]:
    """Return the actions wanted; whoever is asked, or prevented, does them. `alone`: not those joined to `head`.

    What is feared and nobody is said to do is not done by who fears it.
    """
    other = _other_doer(head, cast)
    found = acts(head, cast, other or holder) or _managed(head, cast, holder)
    if alone:
        named = action_of(head) or BY_VERB.get(head.lemma_)
        found = tuple(deed for deed in found if named is None or deed.action == named.key)
    found = tuple(_answered(_struck(deed, head, cast), head, sign) for deed in found)
    if other is not None:
        found = tuple(replace(deed, doer=other) if deed.doer == holder else deed for deed in found)
    found = tuple(deed for deed in found if not (fears and deed.doer == holder and not deed.mutual))
    return tuple(_upon(deed, holder, sign) for deed in found if deed.target != deed.doer)


def _struck(deed: Deed, head: Token, cast: Cast) -> Deed:
    """A strike by those who bear no arms, upon nobody, is a stoppage of work."""
    kind = cast.parties[deed.doer].kind
    stoppage = head.lemma_ == "strike" and deed.target is None and kind not in {"state", "armed group", "military"}
    return replace(deed, action="protest") if stoppage else deed


def _answered(deed: Deed, head: Token, sign: int) -> Deed:
    """Who does not want an offer (refuses it, rejects it) will not accept it."""
    return replace(deed, action="accept") if sign < 0 and deed.action == "offer" and head.pos_ == "NOUN" else deed


def _other_doer(head: Token, cast: Cast) -> str | None:
    """As in "urged Ruritania to leave", "called on Ruritania to leave", "prevent Ruritania from landing"."""
    thing = asked_thing(head)
    if thing is not None:
        return cast.party(thing)
    asks = head.dep_ == "xcomp" and head.head.lemma_ in ASKING and child(head, "nsubj") is None
    on = child(head.head, "prep") if asks else None
    return cast.party(child(on, "pobj")) if on is not None else None


def _managed(head: Token, cast: Cast, holder: str) -> tuple[Deed, ...]:
    """As in "to be seen as the man who succeeded in making peace": what would be done, further down."""
    below = (token for token in head.subtree if token.tag_ == "VBG" and token.dep_ == "pcomp" and token.i > head.i)
    within = (
        token for token in below if token.head.lower_ == "in" and token.head.head.lemma_ in {"succeed", "interest"}
    )
    return next((found for token in within if (found := deeds_of(token, cast, holder))), ())


def _upon(deed: Deed, holder: str, sign: int) -> Deed:
    """Whoever fears what another does, and says not to whom, fears it for himself."""
    fears = sign < 0 and deed.target is None and deed.doer != holder and ACTION[deed.action].directed
    return replace(deed, target=holder) if fears else deed


def _follow(content: Token, sign: int, seen: set[int]) -> tuple[Token, int]:
    """Go down a chain of wanting words to what is wanted in the end."""
    for _ in range(6):
        if not _other_mind(content):
            seen.add(content.i)
        sign = -sign if denied(content) else sign
        below, factor = _below(content)
        if below is None:
            return content, sign
        content, sign = below, sign * factor
    return content, sign


def _other_mind(content: Token) -> bool:
    """As in "fears that Norway wants a war": what Norway wants is a want of its own."""
    finite = content.tag_ in {"VBZ", "VBD", "VBP"} or child(content, "aux") is not None
    modal = any(below.tag_ == "MD" or below.lower_ == "to" for below in content.children if below.dep_ == "aux")
    return content.dep_ == "ccomp" and finite and not modal and child(content, "nsubj", "nsubjpass") is not None


def _below(content: Token) -> tuple[Token | None, int]:
    """Return the next word down a chain and what it does to the sign."""
    if content.pos_ not in {"VERB", "AUX"}:
        return None, 1
    within = cue(content) if content.lemma_ not in SIGN_OF_VERB else None
    if within is not None and not within.bare:
        return within.content, within.sign
    from_ = next((one for one in content.children if one.dep_ == "prep" and one.lower_ == "from"), None)
    barred = child(from_, "pcomp") if from_ is not None else None
    lemma = content.lemma_.lower()
    if lemma in SIGN_OF_VERB:
        return (barred or content_of(content)), SIGN_OF_VERB[lemma]
    if barred is not None and lemma in {"keep", "dissuade", "discourage", "bar"}:
        return barred, -1
    if lemma in TOLERATING - {"accept"}:
        return child(content, "ccomp", "xcomp"), 1
    return _light(content), 1


def _light(verb: Token) -> Token | None:
    """As in "do its best to prevent", "see Ruritania leave": the purpose is what counts."""
    thing = child(verb, "dobj")
    if verb.lemma_ == "do" and thing is not None and thing.lower_ in {"best", "utmost", "all", "everything"}:
        return child(verb, "xcomp", "advcl") or child(thing, "acl", "relcl")
    if verb.lemma_ in {"make", "be"} and child(verb, "acomp") is not None:
        return None
    held = child(verb, "xcomp", "ccomp")
    return held if verb.lemma_ in LIGHT and held is not None and _means(held) else None


def _means(clause: Token) -> bool:
    """Only a chain that ends in a word of wanting is worth following: "to try to avoid", "to see it leave"."""
    return clause.pos_ in {"VERB", "AUX"}
