"""Candidate claims: the sentences that assert a consequence, a cause, a motive, a forecast or a judgement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.errors import Span
from detente.reading.deeds import deeds_of
from detente.reading.items import Argument, Deed
from detente.reading.lexicon.speech import ARGUING
from detente.reading.lexicon.wanting import PURPOSE
from detente.reading.syntax import child, negated, sentence_of, text_of, tight
from detente.reading.told import Report

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Sentence

    from detente.reading.cast import Cast

_CAUSE = frozenset("because since".split())
_CAUSE_VERBS = frozenset("cause lead provoke trigger result stem spring feed drive".split())
_CONSEQUENCE = frozenset("therefore thus hence consequently so".split())
_CONSEQUENCE_VERBS = frozenset("allow enable restore let force show mean strengthen weaken".split())
_SHORTEST = 20
"""Characters a claim has at least."""

_MODALS = frozenset("will would may might could shall 'll wo".split())


@dataclass(frozen=True, slots=True)
class Argued:
    """One candidate claim in offsets."""

    span: Span
    argument: Argument
    deeds: tuple[Deed, ...]
    negated: bool


def argued(doc: Doc, cast: Cast, told: tuple[Report, ...], skip: tuple[Span, ...]) -> tuple[Argued, ...]:
    """Return the passages of `doc` that argue: what somebody says, else whole sentences, without titles (`skip`)."""
    by_sentence: dict[int, list[Report]] = {}
    for report in told:
        cue = doc.char_span(*report.cue, alignment_mode="expand")
        if cue is not None:
            by_sentence.setdefault(sentence_of(cue.root).start, []).append(report)
    found = []
    for sentence in doc.sents:
        if not _inside(sentence, skip) and not sentence.text.rstrip().endswith("?"):
            found += [
                _argued(unit, cast, report) for unit, report in _units(sentence, by_sentence.get(sentence.start, []))
            ]
    return tuple(one for one in found if one is not None)


def _inside(sentence: Sentence, skip: tuple[Span, ...]) -> bool:
    return any(start <= sentence.start_char < end for start, end in skip)


def _units(sentence: Sentence, told: list[Report]) -> list[tuple[Sentence, Report | None]]:
    """Cut a sentence into what is said in it; it stays whole where that is less than half of it.

    What counts is what is said, not that it is said. Of nested reports the innermost is left in the outer one.
    """
    units: list[tuple[Sentence, Report | None]] = []
    for report in told:
        start, end = max(report.content, key=lambda span: span[1] - span[0])
        span = sentence.doc.char_span(start, end, alignment_mode="expand")
        kept = span is not None and report.kind in {"statement", "belief"} and _is_clause(span)
        if span is not None and kept and all(span.start >= unit.end or span.end <= unit.start for unit, _ in units):
            units.append((span, report))
    covered = sum(unit.end - unit.start for unit, _ in units)
    return units if 2 * covered > len(sentence) else [(sentence, None)]


def _is_clause(span: Sentence) -> bool:
    """Something of five words or more is said of a subject."""
    return len(span) >= 5 and any(token.dep_ in {"nsubj", "nsubjpass", "expl"} for token in span)


def _argued(unit: Sentence, cast: Cast, told: Report | None) -> Argued | None:
    argument = _argument(unit)
    if argument is None and told is not None and not told.negated and (told.kind == "belief" or _argues(unit, told)):
        argument = "judgement"
    if (
        argument is None
        or unit.end_char - unit.start_char < _SHORTEST
        or all(cast.party(token) is None for token in unit)
    ):
        return None
    verb = _future(unit)
    deeds = deeds_of(verb, cast, None) if verb is not None else ()
    return Argued(
        tight(text_of(unit.doc), unit.start_char, unit.end_char), argument, deeds, verb is not None and negated(verb)
    )


def _argues(unit: Sentence, told: Report) -> bool:
    cue = unit.doc.char_span(*told.cue, alignment_mode="expand")
    return cue is not None and cue.root.lemma_ in ARGUING


def _argument(sentence: Sentence) -> Argument | None:
    """Return the first kind of argument the sentence has a marker of; None where it has none."""
    tests: tuple[tuple[Argument, bool], ...] = (
        ("cause", any(_is_cause(token) for token in sentence)),
        ("motive", any(_is_motive(token) for token in sentence)),
        ("forecast", _future(sentence) is not None),
        ("consequence", any(_is_consequence(token) for token in sentence)),
    )
    return next((argument for argument, present in tests if present), None)


def _is_cause(token: Token) -> bool:
    if token.lower_ in _CAUSE:
        return token.dep_ in {"mark", "prep"}
    return (token.lemma_ in _CAUSE_VERBS and token.pos_ == "VERB") or (
        token.lower_ == "due" and token.dep_ in {"prep", "acomp", "amod"}
    )


def _is_motive(token: Token) -> bool:
    """As in "In order to", or a purpose clause with "to" after a main clause."""
    if token.lower_ == "order" and token.i and token.nbor(-1).lower_ == "in":
        return True
    if token.lemma_ in PURPOSE and child(token, "aux") is not None and token.dep_ in {"acl", "relcl", "advcl", "xcomp"}:
        return True
    purpose = token.dep_ == "advcl" and token.tag_ == "VB" and child(token, "nsubj") is None
    return purpose and any(below.lower_ == "to" and below.dep_ == "aux" for below in token.children)


def _is_consequence(token: Token) -> bool:
    if token.lower_ in _CONSEQUENCE:
        return token.dep_ == "advmod" and token.head.pos_ in {"VERB", "AUX"}
    return (
        token.lemma_ in _CONSEQUENCE_VERBS and token.dep_ in {"relcl", "conj", "advcl", "ROOT"} and token.pos_ == "VERB"
    )


def _future(sentence: Sentence) -> Token | None:
    """Return the first verb said of the future: "will", "would", "may" and what they help."""
    return next(
        (
            token.head
            for token in sentence
            if token.tag_ == "MD" and token.lower_ in _MODALS and token.head.pos_ in {"VERB", "AUX"}
        ),
        None,
    )
