"""What an argument says in actions: what will be done, given what, because of what, and who is kept from it by what."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from detente.reading.events.acts import acts
from detente.reading.events.deeds import ACTION, deeds_of
from detente.reading.items import Deed, Reasoning
from detente.reading.syntax import child, extent, negated, subject

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Sentence

    from detente.reading.actors.cast import Cast

FORCE = frozenset({"ASSAULT", "COERCE", "SANCTION"})
"""Kinds of action that deter, or that one is deterred from."""

_WILL = frozenset("will shall 'll wo".split())
_MAY = frozenset("would may might 'd".split())
"""Without "could": mostly what was possible, and no forecast."""

_LIKELY = frozenset("likely bound sure certain set about due poised".split())
_BARRING = frozenset("deter dissuade discourage prevent stop keep restrain".split())
_LEADING = frozenset("lead cause provoke trigger spark prompt bring mean".split())
_LASTING = frozenset("hold last endure survive stand".split())
_NEAR = 6
"""How many tokens after "deterrence" whom it is meant for is looked for."""

_PEACE = frozenset("AGREE RETREAT COOPERATE".split())
_BECAUSE = frozenset("because since".split())
_IF = frozenset("if unless once provided whether".split())


class Reasoned(NamedTuple):
    """The deeds an argument is about, whether it says that they will not be done, and the rest of it."""

    deeds: tuple[Deed, ...]
    negated: bool
    reasoning: Reasoning


class Foretold(NamedTuple):
    """A verb said of the future, the verb that carries the action, and how sure it is."""

    verb: Token
    action: Token
    certain: bool


def reasoned(unit: Sentence, cast: Cast) -> Reasoned:
    """Return what `unit` argues, as far as it can be put as actions of parties."""
    return _barred(unit, cast) or _message(unit, cast) or _led(unit, cast) or _argued(unit, cast)


def foretold(unit: Doc | Sentence) -> Foretold | None:
    """Return the first verb said of the future outside conditions and reasons: "will attack", "is likely to attack"."""
    for token in unit:
        if token.tag_ == "MD" and token.lower_ in _WILL | _MAY and token.head.pos_ in {"VERB", "AUX"}:
            verb = token.head
            if (
                not _marked(verb, _IF | _BECAUSE)
                and verb.left_edge.tag_ not in {"WP", "WRB"}
                and token.i > verb.left_edge.i - 1
                and not _inverted(verb)
            ):
                return Foretold(verb, _carried(verb), token.lower_ in _WILL)
        if token.lower_ in _LIKELY and token.dep_ == "acomp" and (held := child(token, "xcomp")) is not None:
            return Foretold(token.head, held, token.lower_ != "likely")
        if token.lower_ == "going" and child(token, "aux") is not None and (held := child(token, "xcomp")) is not None:
            return Foretold(token, held, True)
    return None


def _marked(verb: Token, words: frozenset[str]) -> bool:
    return any(below.dep_ == "mark" and below.lower_ in words for below in verb.children)


def _inverted(verb: Token) -> bool:
    """As in "should the talks fail": a condition without "if"."""
    first = verb.left_edge
    return verb.dep_ == "advcl" and first.lower_ in {"should", "had", "were"} and first.head == verb


def _carried(verb: Token) -> Token:
    """As in "would not dare to attack", "will have to leave": the action is further down."""
    held = child(verb, "xcomp")
    return held if held is not None and verb.lemma_ in {"dare", "have", "try", "go", "be", "want", "need"} else verb


def _done(verb: Token, cast: Cast) -> tuple[Deed, ...]:
    """Return the actions of a verb, of "go to war" too; what would have been is none."""
    if any(below.lower_ == "have" and below.dep_ == "aux" for below in verb.children):
        return ()
    who = subject(verb)
    to = next((below for below in verb.children if below.dep_ == "prep" and below.lower_ == "to"), None)
    war = child(to, "pobj") if verb.lemma_ == "go" and to is not None else None
    sides = cast.all(who)
    if war is not None and war.lemma_ == "war" and len(sides) == 2:
        return (Deed("attack", sides[0], sides[1], mutual=True),)
    return acts(verb, cast, sides[0] if sides else None)


def _argued(unit: Sentence, cast: Cast) -> Reasoned:
    future = foretold(unit)
    reason = _reason(unit)
    main = future.verb if future is not None else _main(reason)
    if main is None:
        return Reasoned((), False, Reasoning())
    action = future.action if future is not None else _carried(main)
    lasting = _lasting(main, cast)
    deeds = lasting or _done(action, cast)
    above = main.head if main.dep_ == "xcomp" else main
    nay = negated(main) or negated(action) or negated(above)
    reasoning = _given(main, cast, future is not None and future.certain, bool(lasting))
    if reason is None:
        return Reasoned(deeds, nay, reasoning)
    return Reasoned(deeds, nay, _with_reason(reasoning, reason, deeds if nay else (), cast))


def _main(reason: Token | None) -> Token | None:
    """Return the verb a reason is given for."""
    above = reason
    for _ in range(4):
        above = above.head if above is not None else None
        if above is None or above.pos_ in {"VERB", "AUX"}:
            return above
    return None


def _given(main: Token, cast: Cast, certain: bool, lasts: bool) -> Reasoning:
    """Return the condition that hangs on `main`."""
    for below in main.children:
        if below.dep_ == "advcl" and (_marked(below, _IF) or _inverted(below)):
            given = _done(below, cast) if child(below, "nsubj", "nsubjpass") is not None else ()
            ended = any(deed.stopped for deed in given)
            unless = (_marked(below, frozenset({"unless"})) != negated(below)) != ended
            only = any(one.lower_ == "only" for one in below.children)
            return Reasoning(certain, True, given, unless, only, lasts=lasts)
    return Reasoning(certain, lasts=lasts)


def _lasting(verb: Token, cast: Cast) -> tuple[Deed, ...]:
    """As in "the truce will hold": the actions that last."""
    who = child(verb, "nsubj")
    if who is None or verb.lemma_ not in _LASTING:
        return ()
    return tuple(deed for deed in deeds_of(who, cast, None) if ACTION[deed.action].kind in _PEACE)


def _reason(unit: Sentence) -> Token | None:
    """Return the head of the reason given: a clause with "because", what is feared "for fear of"."""
    for token in unit:
        if token.lower_ in _BECAUSE and token.dep_ == "mark" and token.head.dep_ == "advcl":
            return token.head
        if token.lower_ == "because" and (of := child(token, "pcomp", "prep")) is not None and of.lower_ == "of":
            return child(of, "pobj") or child(token, "pobj")
        if token.lemma_ == "fear" and token.dep_ == "pobj" and token.head.lower_ in {"for", "of"}:
            of = next((below for below in token.children if below.dep_ == "prep" and below.lower_ == "of"), None)
            return child(of, "pobj", "pcomp") if of is not None else child(token, "acl", "ccomp")
    return None


def _with_reason(told: Reasoning, reason: Token, avoided: tuple[Deed, ...], cast: Cast) -> Reasoning:
    """Add a reason; where it is what another would do in return, that deters."""
    reasons = _done(reason, cast) if reason.pos_ in {"VERB", "AUX"} else deeds_of(reason, cast, None)
    who = cast.party(subject(reason)) if reason.pos_ in {"VERB", "AUX"} else cast.party(reason)
    audience = who if who is not None and cast.parties[who].kind == "electorate" else None
    doer = avoided[0].doer if avoided else None
    threat = tuple(_aimed(deed, doer) for deed in reasons if doer is not None and deed.doer != doer)
    threat = tuple(deed for deed in threat if ACTION[deed.action].kind in FORCE)
    deterred = doer if threat else None
    return replace(
        told, because=extent(reason), reasons=reasons, deterred=deterred, threat=threat, audience=audience, lasts=False
    )


def _aimed(deed: Deed, at: str | None) -> Deed:
    """What deters is done to whom it deters."""
    bare = deed.target is None and ACTION[deed.action].directed
    return Deed(deed.action, deed.doer, at) if bare else deed


def _barred(unit: Sentence, cast: Cast) -> Reasoned | None:
    """As in "the threat of sanctions deters Ruritania from landing"."""
    for verb in unit:
        if verb.lemma_ not in _BARRING or verb.pos_ != "VERB" or (thing := child(verb, "dobj")) is None:
            continue
        kept = cast.party(thing)
        from_ = next((below for below in verb.children if below.dep_ == "prep" and below.lower_ == "from"), None)
        deed = child(from_, "pcomp") if from_ is not None else None
        if kept is None or (deed is None and verb.lemma_ not in {"deter", "restrain"}):
            continue
        deeds = tuple(Deed(one.action, kept, one.target) for one in (deeds_of(deed, cast, kept) if deed else ()))
        threat, who = _threat(_subject_above(verb), cast, kept)
        if threat or (who is not None and verb.lemma_ in {"deter", "dissuade"}):
            reasoning = Reasoning(deterred=kept, threat=threat, threatener=who)
            return Reasoned(deeds, negated(verb), reasoning)
    return None


def _subject_above(verb: Token) -> Token | None:
    """Return the subject of `verb`; "were meant to deter" has that of its passive."""
    above = verb.head if verb.dep_ == "xcomp" else verb
    return child(above, "nsubjpass") or subject(verb)


def _threat(who: Token | None, cast: Cast, kept: str) -> tuple[tuple[Deed, ...], str | None]:
    """Return the actions that deter, or else the party that does."""
    if who is None:
        return (), None
    about = [who, *(child(prep, "pobj") for prep in who.children if prep.dep_ == "prep" and prep.lower_ == "of")]
    owner = cast.party(child(who, "poss"))
    found = (deed for one in about if one is not None for deed in deeds_of(one, cast, owner))
    named = tuple(_aimed(deed, kept) for deed in found if ACTION[deed.action].kind in FORCE and deed.doer != kept)
    return named, cast.party(who)


def barred(unit: Sentence, cast: Cast) -> bool:
    """Tell whether `unit` says that somebody is deterred from something."""
    return _barred(unit, cast) is not None


def _message(unit: Sentence, cast: Cast) -> Reasoned | None:
    """As in "to send a message of deterrence to the militias": what is told in the sentence deters them."""
    noun = next((token for token in unit if token.lemma_ in {"deterrence", "deterrent"}), None)
    near = unit.doc[noun.i + 1 : min(noun.i + _NEAR, unit.end)] if noun is not None else ()
    to = next((token for token in near if token.lower_ in {"to", "for", "against"}), None)
    heard = (cast.party(token) for token in near if to is not None and token.i > to.i)
    kept = next((key for key in heard if key is not None), None)
    return Reasoned((), False, Reasoning(deterred=kept)) if kept is not None else None


def _led(unit: Sentence, cast: Cast) -> Reasoned | None:
    """As in "a blockade would lead to war": given the one, the other."""
    for verb in unit:
        if verb.lemma_ not in _LEADING or verb.pos_ != "VERB" or (who := child(verb, "nsubj", "csubj")) is None:
            continue
        to = next((below for below in verb.children if below.dep_ == "prep" and below.lower_ == "to"), None)
        what = child(to, "pobj") if to is not None else child(verb, "dobj")
        given, deeds = deeds_of(who, cast, None), deeds_of(what, cast, None) if what is not None else ()
        modal = next((below.lower_ for below in verb.children if below.tag_ == "MD"), "")
        if given and deeds and modal:
            return Reasoned(deeds, negated(verb), Reasoning(modal in _WILL | {"would"}, True, given))
    return None
