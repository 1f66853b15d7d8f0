"""Candidate claims: the sentences that assert a consequence, a cause, a motive, a forecast or a judgement.

At most one of a sentence. What is only wanted, promised or reported is no claim.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.errors import Span
from detente.reading.attribution.told import Report
from detente.reading.claims.reasons import barred, foretold, reasoned
from detente.reading.claims.worded import worded
from detente.reading.items import Argument, Deed, Reasoning
from detente.reading.lexicon.deeds import BY_VERB
from detente.reading.lexicon.speech import ARGUING, BIDDING, KIND_OF_VERB
from detente.reading.lexicon.wanting import PURPOSE, SIGN_OF_NOUN
from detente.reading.syntax import child, sentence_of, text_of, tight
from detente.reading.wants.cues import cue

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Sentence

    from detente.reading.actors.cast import Cast

ORDER: tuple[Argument, ...] = ("consequence", "cause", "motive", "forecast", "judgement")
"""What a sentence is where it is several of these: the first."""

_CAUSE = frozenset("because since".split())
_CAUSING = frozenset("cause provoke trigger spark prompt".split())
_STEMMING = frozenset("lead result stem spring feed arise flow".split())
_CONSEQUENCE = frozenset("therefore thus hence consequently".split())
_ENABLING = frozenset("allow enable force mean strengthen weaken".split())
_IF = frozenset("if unless once provided".split())
_AIMS = frozenset("aim purpose goal intention object idea motive".split())
_CALLING = frozenset("see meet visit talk speak say tell ask".split())
_PLEDGES = frozenset("intend offer plan pledge promise propose vow".split())
_TASTES = frozenset(
    "odd strange good nice better best wrong surprising unfair absurd ideal useful odder stranger".split()
)
_BEST = frozenset("best utmost everything all whatever".split())
_SHORTEST = 20
"""Characters a claim has at least."""


@dataclass(frozen=True, slots=True)
class Argued:
    """One candidate claim in offsets, and in words of its own where it can be said shorter."""

    span: Span
    argument: Argument
    deeds: tuple[Deed, ...]
    negated: bool
    says: str
    reasoning: Reasoning


def argued(doc: Doc, cast: Cast, told: tuple[Report, ...], skip: tuple[Span, ...]) -> tuple[Argued, ...]:
    """Return the passages of `doc` that argue: what somebody says, else whole sentences, without titles (`skip`)."""
    by_sentence: dict[int, list[Report]] = {}
    for report in told:
        cue_ = doc.char_span(*report.cue, alignment_mode="expand")
        if cue_ is not None:
            by_sentence.setdefault(sentence_of(cue_.root).start, []).append(report)
    found = []
    for sentence in doc.sents:
        if not _inside(sentence, skip) and not sentence.text.rstrip().rstrip("”\"'’").endswith("?"):
            each = [one for unit, report in _units(sentence, by_sentence.get(sentence.start, []))
                    if (one := _argued(unit, cast, report)) is not None]  # fmt: skip
            found += sorted(each, key=lambda one: ORDER.index(one.argument))[:1]
    return tuple(found)


def _inside(sentence: Sentence, skip: tuple[Span, ...]) -> bool:
    return any(start <= sentence.start_char < end for start, end in skip)


def _units(sentence: Sentence, told: list[Report]) -> list[tuple[Sentence, Report | None]]:
    """Cut a sentence into what is said in it; where that is less than half of it, it is also taken as a whole.

    What counts is what is said, not that it is said. Of nested reports the innermost is left in the outer one.
    """
    units: list[tuple[Sentence, Report | None]] = []
    for report in told:
        start, end = max(report.content, key=lambda span: span[1] - span[0])
        whole = sentence.doc.char_span(start, end, alignment_mode="expand")
        span = _within(whole, sentence) if whole is not None else None
        kept = span is not None and report.kind in {"statement", "belief"} and _is_clause(span)
        if span is not None and kept and all(span.start >= unit.end or span.end <= unit.start for unit, _ in units):
            units.append((span, report))
    covered = sum(unit.end - unit.start for unit, _ in units)
    return units if 2 * covered > len(sentence) else [*units, (sentence, None)]


def _within(span: Sentence, sentence: Sentence) -> Sentence | None:
    """Return the part of what is said that stands in `sentence`."""
    first, last = max(span.start, sentence.start), min(span.end, sentence.end)
    return sentence.doc[first:last] if first < last else None


def _is_clause(span: Sentence) -> bool:
    """Something of five words or more is said of a subject."""
    return len(span) >= 5 and any(token.dep_ in {"nsubj", "nsubjpass", "expl"} for token in span)


def _argued(unit: Sentence, cast: Cast, told: Report | None) -> Argued | None:
    argument, marker = _argument(unit, cast)
    argument = argument or ("cause" if barred(unit, cast) else None)
    if argument is None and told is not None and not told.negated and (told.kind == "belief" or _argues(unit, told)):
        argument = "judgement"
    short = unit.end_char - unit.start_char < _SHORTEST
    if argument is None or short or (argument in {"consequence", "forecast"} and _promised(unit, cast, told)):
        return None
    deeds, nay, reasoning = reasoned(unit, cast)
    if argument == "judgement" and not deeds and not reasoning.threat:
        return None
    span = tight(text_of(unit.doc), unit.start_char, unit.end_char)
    return Argued(span, argument, deeds, nay, worded(unit, cast, marker), reasoning)


def _promised(unit: Sentence, cast: Cast, told: Report | None) -> bool:
    """Tell whether somebody says what he himself will do: with an "if" or without, that is a promise or a threat."""
    doer = child(unit.root, "nsubj")
    if told is None or told.kind != "statement" or told.head is None or doer is None:
        return False
    speaker = cast.doc[told.head]
    if doer.lower_ in {"i", "we"} or doer.lower_ == speaker.lower_ != "it":
        return True
    whose = child(doer, "poss")
    key = cast.at.get(whose.i if whose is not None else doer.i)
    return key is not None and key in {cast.at.get(speaker.i), _served(cast, speaker.i)}


def _served(cast: Cast, at: int) -> str | None:
    party = cast.parties.get(cast.at.get(at, ""))
    return party.serves if party is not None else None


def _argues(unit: Sentence, told: Report) -> bool:
    cue_ = unit.doc.char_span(*told.cue, alignment_mode="expand")
    return cue_ is not None and cue_.root.lemma_ in ARGUING


def _argument(sentence: Sentence, cast: Cast) -> tuple[Argument | None, int]:
    """Return the first kind of argument the sentence has a marker of, and where that is; None where it has none."""
    tests: tuple[tuple[Argument, Callable[[Token], bool]], ...] = (
        ("consequence", _is_consequence),
        ("cause", _is_cause),
        ("motive", _is_motive),
    )
    for argument, is_marker in tests:
        marker = next((token.i for token in sentence if is_marker(token)), None)
        if marker is not None:
            return argument, marker
    verb = _forecast(sentence, cast)
    return ("forecast", verb.i) if verb is not None else (None, sentence.start)


def _is_consequence(token: Token) -> bool:
    """As in "if A, then B", "should A happen", "therefore", "which allows it to"."""
    if token.lower_ in _CONSEQUENCE:
        return token.dep_ == "advmod" and token.head.pos_ in {"VERB", "AUX"}
    if token.lower_ in _IF and token.dep_ == "mark":
        return (
            token.head.dep_ == "advcl"
            and token.nbor(-1 if token.i else 0).lower_ != "as"
            and not _wish(token.head.head)
            and not _pledged(token.head.head)
        )
    if token.dep_ == "advcl" and token.left_edge.lower_ in {"should", "had", "were"}:
        return token.left_edge.head == token and token.left_edge.dep_ in {"aux", "auxpass"}
    bringing = token.lemma_ in _ENABLING and token.pos_ == "VERB" and token.dep_ in {"relcl", "advcl"}
    return bringing and child(token, "ccomp", "xcomp", "dobj") is not None and token.tag_ not in {"VBN", "VB"}


def _pledged(verb: Token) -> bool:
    """A condition of an offer, a plan or a judgement of taste ("it would be odd if") is no argument either."""
    if verb.lemma_ in _PLEDGES or (verb.dep_ == "xcomp" and verb.head.lemma_ in _PLEDGES):
        return True
    said = child(verb, "acomp") if verb.lemma_ == "be" else None
    return said is not None and said.lemma_ in _TASTES


def _wish(verb: Token) -> bool:
    """A condition of a wish ("if it can, it would like to") is no argument."""
    wants = (cue(one) for one in (verb, *verb.children) if one == verb or one.dep_ == "xcomp")
    return any(want is not None and not want.planned and not want.bare for want in wants)


def _is_cause(token: Token) -> bool:
    if token.lower_ in _CAUSE:
        since_then = token.lower_ == "since" and (token.dep_ == "prep" or _ever_since(token))
        return token.dep_ in {"mark", "prep"} and not since_then
    if token.lemma_ == "fear" and token.dep_ == "pobj":
        return token.head.lower_ == "for" or (token.head.lower_ == "of" and token.head.head.lower_ == "out")
    if token.lower_ == "due" and token.dep_ in {"prep", "acomp", "amod"}:
        return any(below.lower_ == "to" for below in token.children)
    if token.pos_ != "VERB":
        return False
    if token.lemma_ in _CAUSING:
        kept = token.tag_ == "VB" and any(one.lower_ == "to" and one.dep_ == "aux" for one in token.children)
        return not kept and child(token, "dobj", "nsubjpass", "agent") is not None
    return (
        token.lemma_ in _STEMMING
        and token.dep_ != "acl"
        and any(below.dep_ == "prep" and below.lower_ in {"to", "from", "on", "in"} for below in token.children)
    )


def _ever_since(mark: Token) -> bool:
    """Tell whether "since" tells a time: beside "ever", or with a main clause in the perfect."""
    main = mark.head.head
    ever = mark.i > 0 and mark.nbor(-1).lower_ == "ever"
    perfect = any(one.lemma_ == "have" and one.dep_ == "aux" for one in main.children) or main.tag_ == "VBN"
    return ever or perfect or (main.lemma_ == "have" and mark.head.tag_ in {"VBD", "VBN"})


def _is_motive(token: Token) -> bool:
    """As in "in order to", "so as to", or a purpose clause with "to" after a main clause."""
    if token.lower_ == "order" and token.i and token.nbor(-1).lower_ == "in":
        return True
    if token.lemma_ in _AIMS and token.dep_ == "nsubj" and token.head.lemma_ == "be":
        return child(token.head, "xcomp") is not None
    if token.pos_ != "VERB" or token.tag_ != "VB" or token.dep_ not in {"advcl", "acl", "relcl"}:
        return False
    if token.head.lemma_ == "do" and any(one.lower_ in _BEST for one in token.head.children):
        return False
    if token.lemma_ in PURPOSE and child(token, "aux") is not None and token.dep_ in {"acl", "relcl", "advcl"}:
        return token.tag_ == "VB" and token.head.lemma_ not in SIGN_OF_NOUN
    purpose = token.dep_ == "advcl" and token.tag_ == "VB" and child(token, "nsubj") is None and token.i > token.head.i
    purpose = purpose and any(below.lower_ == "to" and below.dep_ == "aux" for below in token.children)
    asked = token.head.lemma_ in BIDDING or KIND_OF_VERB.get(token.head.lemma_) == "demand"
    idle = token.head.lemma_ == "be" or (token.head.lemma_ in {"come", "go"} and token.lemma_ in _CALLING)
    return purpose and not asked and not idle and not _wish(token.head) and not _wish(token.head.head)


def _forecast(unit: Sentence, cast: Cast) -> Token | None:
    """Return the verb of what will or may be; not what somebody only wants, promises for himself or will not say."""
    future = foretold(unit)
    if future is None:
        return None
    verb = future.verb
    speaks = KIND_OF_VERB.get(verb.lemma_) == "statement"
    own = child(verb, "nsubj")
    promised = own is not None and own.lower_ in {"i", "we"}
    if verb.lemma_ == "do" and child(verb, "dobj") is not None:
        promised = promised or any(one.lower_ in _BEST for one in verb.children)
    return None if speaks or promised or _only_wanted(verb) or _mere(verb, cast) else verb


def _only_wanted(verb: Token) -> bool:
    """As in "would like to leave", "would not accept it", "fears that it would be seized"."""
    own = [one for one in (verb, *verb.children) if one.dep_ in {"ROOT", "aux", "ccomp", "advmod", "conj", "acomp"}]
    found = [(one, want) for one in own if (want := cue(one)) is not None]
    if any(want.content.lemma_ not in BY_VERB if want.bare else one == verb for one, want in found):
        return True
    return verb.dep_ == "ccomp" and cue(verb.head) is not None


def _mere(verb: Token, cast: Cast) -> bool:
    """A clause that only describes a noun, or a comparison, foretells nothing of the story."""
    return verb.dep_ in {"relcl", "acl"} or (verb.dep_ == "advcl" and child(verb, "mark") is None and not cast.parties)
