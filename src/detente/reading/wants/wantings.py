"""Who wants what, and wants not to see what, with the polarity, and above what where the text says so.

A chain of such words is followed to the end: "does not seek to avoid war" is -1 times +1 times -1 times war.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from detente.errors import Span
from detente.reading.events.acts import acts
from detente.reading.events.deeds import ACTION, action_of, deeds_of
from detente.reading.items import Deed
from detente.reading.lexicon.affecting import AFFECTING
from detente.reading.lexicon.deeds import BY_VERB
from detente.reading.lexicon.wanting import ASKING, FEARING, LIGHT, SIGN_OF_VERB, TOLERATING
from detente.reading.syntax import child, trimmed
from detente.reading.wants.belied import unbelied
from detente.reading.wants.contents import content_of, says_nothing
from detente.reading.wants.cued import Cue, denied
from detente.reading.wants.cues import cue
from detente.reading.wants.elliptic import Gap, echoes, gapped
from detente.reading.wants.holders import Mouth, holders_of
from detente.reading.wants.listed import listed
from detente.reading.wants.ranked import contrast, foremost
from detente.reading.wants.unwanted import asked, meant, promised, unwanted

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from detente.reading.actors.cast import Cast

_LEFT_OUT = frozenset(
    """as only no not neither never than first then if unless once until till provided when after lest minute day moment
    hour rather sooner""".split()
)
"""Words a content does not begin with: they are in the polarity, or the cue."""

_ADDING = frozenset(
    """which who whom whose where while whereas although though because as but said says adding and provided providing
    if once""".split()
)
"""Words after a comma from which on something is only added to a content."""


@dataclass(frozen=True, slots=True)
class Wanting:
    """One want in offsets: who, +1 or -1, the cue, the content.

    `above` is the content the text ranks it above; `top`: it ranks above all; `fears`: it is a fear; `named`: by a
    noun ("its wish for a deal"), which who rejects it does not deny; `planned`: no want unless it is denied.
    """

    holder: str
    sign: int
    cue: Span
    content: Span
    deeds: tuple[Deed, ...]
    above: Span | None = None
    top: bool = False
    fears: bool = False
    named: bool = False
    planned: bool = False


def wantings(doc: Doc, cast: Cast, writer: str | None = None, mouth: Mouth | None = None) -> tuple[Wanting, ...]:
    """Return the wants of parties the text speaks of, in the order of their cues.

    `writer`: who signs the text; `mouth`: who speaks at a code point of it, None where nobody does.
    """
    seen: set[int] = set()
    return tuple(want for token in doc if token.i not in seen for want in _wants(token, cast, seen, writer, mouth))


def _wants(token: Token, cast: Cast, seen: set[int], writer: str | None, mouth: Mouth | None) -> Iterator[Wanting]:
    found = cue(token) if cast.cues is None else cast.cues.get(token.i)
    found = unbelied(found) if found is not None else None
    if found is None:
        return
    if unwanted(token, found, cast):
        yield from _answers(found, cast) if asked(token) else ()
        return
    other = contrast(found)
    end, last = (found.content, found.sign) if found.bare else _follow(found.content, found.sign, seen)
    inner = found.bare or (found.planned and found.sign > 0)
    head, sign = (end, last) if inner else _first_of(found)
    gaps = tuple(gap for gap in gapped(found) if cast.party(gap.who)) if other is None else ()
    stop = other.start if other is not None else gaps[0].start if gaps else None
    span = _span(head, stop, bare=found.bare, start=token.i)
    span = _with_helpers(found, span)
    closing = found.end or found.at
    first = found.at if closing.i < token.i else token  # "not to provoke it": the word stands before its verb
    words = (max(first.idx, found.at.idx), closing.idx + len(closing))
    if found.said == "told" and found.end is not None:
        seen.add(found.end.i)
    holders = holders_of(found, cast, writer, mouth) if not promised(found) else ()
    for holder in holders:
        rest = _span(other.other, None) if other is not None else None
        above = rest if other is not None and other.ranks else None
        fears, named = _fears(found, last), found.at.pos_ == "NOUN"
        deeds = _shared(_deeds(end, cast, holder, last, fears=fears, alone=other is not None), holders)
        deeds = tuple(replace(deed, stopped=not deed.stopped) if sign != last else deed for deed in deeds)
        planned = found.planned and (last > 0 or not meant(found))
        for more, turn in listed(found, seen):
            yield Wanting(holder, sign * turn, words, more, ())
        yield Wanting(holder, sign, words, span, deeds, above, foremost(found), fears, named, planned)
        if other is not None and rest is not None:
            weighed = sign * other.factor
            deeds = _deeds(other.other, cast, holder, weighed, fears=_fears(found, weighed), alone=True)
            yield Wanting(holder, weighed, words, rest, deeds)
    seen.update(i for gap in gaps for i in range(gap.who.i, gap.end))
    yield from _unsaid(found, sign, cast, holders, (words, span), gaps)


def _answers(found: Cue, cast: Cast) -> Iterator[Wanting]:
    """As in "Does Norway want a base? It does not.": what the answer to a question tells."""
    content, sign = _first_of(found)
    for echo in echoes(found, sign, answer=True) if not says_nothing(content) else ():
        words = (echo.at.idx, echo.at.idx + len(echo.at))
        for who in cast.all(echo.who):
            yield Wanting(who, echo.sign, words, _span(content, None), (), fears=_fears(found, sign))


def _unsaid(
    found: Cue, sign: int, cast: Cast, holders: tuple[str, ...], told: tuple[Span, Span], gaps: tuple[Gap, ...]
) -> Iterator[Wanting]:
    """Yield the wants that the same words tell of others: `told` is the cue and the content, as they stand."""
    fears, named = _fears(found, sign), found.at.pos_ == "NOUN"
    for gap in gaps if holders else ():
        who = cast.party(gap.who)
        if who is not None:
            yield Wanting(who, sign, told[0], gap.content, (), fears=fears)
    for echo in echoes(found, sign) if holders else ():
        words = (echo.at.idx, echo.at.idx + len(echo.at))
        for who in (one for one in cast.all(echo.who) if one not in holders):
            yield Wanting(who, echo.sign, words, told[1], (), fears=fears, named=named)


def _first_of(found: Cue) -> tuple[Token, int]:
    """Return what the word itself says is wanted, and the sign of that with its negation left out.

    As in "hopes that it will not close", "insists that there be no delay".
    """
    content = found.content
    none = child(content, "attr", "dobj") if content.pos_ in {"VERB", "AUX"} and content.dep_ != "relcl" else None
    void = none is not None and any(below.lower_ == "no" and below.dep_ == "det" for below in none.children)
    return content, -found.sign if denied(content) != void else found.sign


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


def _fears(found: Cue, sign: int) -> bool:
    return sign < 0 and found.at.lemma_.lower() in FEARING


def _with_helpers(found: Cue, span: Span) -> Span:
    """As in "must [be freed at once]": the content of a passive begins with "be"."""
    be = child(found.content, "auxpass") if found.said == "told" and found.bare else None
    return (be.idx, span[1]) if be is not None else span


def _span(head: Token, stop: int | None, *, bare: bool = False, start: int = -1) -> Span:
    """Return the span of a content without the words that negate it, and up to what it is weighed against."""
    own = next((one for one in head.lefts if bare and one.dep_ in {"nsubj", "nsubjpass"} and one.i > start), None)
    led = _relative(head) if -1 < head.i < start else None
    first = _first(head) if not bare else own.left_edge.i if own is not None else head.i
    doc, last = head.doc, _last(head) + 1
    last = min(last, led) if led is not None else last
    last = min(last, stop) if stop is not None and stop > head.i else last
    while first < head.i and doc[first].lower_ in _LEFT_OUT:
        first += 1
    while last - 1 > head.i and (doc[last - 1].dep_ == "cc" or doc[last - 1].is_punct):
        if doc[last - 1].text in "”’\"')" and not bare:
            break
        last -= 1
    return trimmed(doc, first, last)


def _relative(head: Token) -> int | None:
    """Return where a clause about a content begins that stands before its word ("the road the villagers want")."""
    clause = child(head, "relcl")
    return int(clause.left_edge.i) if clause is not None and clause.left_edge.i > head.i else None


def _first(head: Token) -> int:
    """Who is asked, or prevented, stands before what he is to do, or not to do."""
    thing = _whose(head)
    return int(thing.left_edge.i if thing is not None else head.left_edge.i)


def _whose(head: Token) -> Token | None:
    """Return the object before a content it is the subject of: "prevent X from landing", "urged X to leave"."""
    verb = head.head.head if head.dep_ == "pcomp" and head.head.lower_ == "from" else head.head
    liked = head.dep_ == "advcl" and head.head.lemma_ in {"like", "want", "prefer", "wish", "love"}
    controlled = (head.dep_ == "xcomp" or liked) and head.tag_ == "VB" and child(head, "nsubj") is None
    thing = child(verb, "dobj") if verb != head.head or controlled else None
    moved = verb.lemma_ in AFFECTING  # "suits Norway to wait": whom it suits wants it
    return thing if thing is not None and verb.i < thing.i < head.i and not moved else None


def _last(head: Token) -> int:
    """Leave out a second main clause that the parse hangs on the content."""
    cut = _aside(head)
    off = _placed(head)
    if off is not None:
        return int(off.right_edge.i)
    for below in head.rights:
        if below.i >= cut:
            break
        own = child(below, "nsubj", "nsubjpass") is not None
        if below.dep_ in {"parataxis"} or (below.dep_ == "conj" and own and below.pos_ in {"VERB", "AUX"}):
            return max(head.i, below.left_edge.i - 1)
        provided = below.lower_ in {"provided", "providing"} and child(below, "ccomp", "advcl") is not None
        if (below.dep_ == "advcl" or provided) and head.pos_ in {"NOUN", "PROPN"}:
            return max(head.i, below.left_edge.i - 1)
    return min(int(head.right_edge.i), max(head.i, cut - 1))


def _placed(head: Token) -> Token | None:
    """As in "wants Norway out of the port", "the crews back": where it is wanted, which a parse hangs on the verb."""
    if head.dep_ != "dobj" or head.head.lemma_ not in {"want", "like", "wish", "prefer"}:
        return None
    rights = (one for one in head.head.rights if one.i == head.right_edge.i + 1)
    return next((one for one in rights if one.lower_ in {"out", "back", "off", "away", "home", "gone", "in"}), None)


def _aside(head: Token) -> int:
    """Return where, after a comma, something is only added to a content: ", which ...", ", as ...", ", she said"."""
    doc, last = head.doc, head.right_edge.i
    later = next(
        (below.i for below in head.subtree if below.lower_ in {"until", "unless"} and below.i > head.i), last + 1
    )
    commas = (i for i in range(head.i + 1, min(later, last)) if doc[i].text == ",")
    return next((i for i in commas if doc[i + 1].lower_ in _ADDING or doc[i + 1].tag_ == "VBG"), later)


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
    thing = _whose(head)
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
