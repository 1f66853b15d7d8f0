"""How far what is reported goes on, and where the reporter begins anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.errors import Span
from detente.reading.attribution.spans import before_link, below, span, text_at
from detente.reading.lexicon.speech import JUDGING, KIND_OF_VERB
from detente.reading.syntax import child, sentence_of, text_of, tight

if TYPE_CHECKING:
    from spacy.tokens import Token


_JOINING = frozenset({"and", "but", "or", "nor", "yet", "so"})
_CONDITIONS = frozenset("until unless before provided if lest till".split())
_REFERRING = frozenset("quote cite call refer point speak".split())


def run_on(verb: Token, held: int) -> tuple[Span, ...]:
    """Return what goes on after a cue at the end of what it reports: "it is shut, she said, but nobody was hurt".

    `held` is where the content ends so far. A second report of the speaker is none of it: "..., she said, and added".
    """
    who = child(verb, "nsubj", "nsubjpass")
    at = max([verb.i, *([who.right_edge.i] if who is not None else [])]) + 1
    if text_at(verb, at) != "," or text_at(verb, at + 1).lower() not in _JOINING or verb.doc[at].idx < held:
        return ()
    sentence = sentence_of(verb)
    tail = verb.doc[at + 1 : sentence.end]
    first = next(
        (word for word in tail if word.pos_ in {"VERB", "AUX"} and word.tag_ in {"VBD", "VBZ", "VBP", "VBN", "MD"}),
        None,
    )
    own = next((word for word in tail if word.dep_ in {"nsubj", "nsubjpass", "expl"}), None)
    if first is None:
        return ()
    mine = own is None or own.i > first.i or own.lower_ in {"he", "she", "they", who.lower_ if who is not None else ""}
    if mine and (first.lemma_ in KIND_OF_VERB or first.lemma_ in JUDGING) and first.tag_ in {verb.tag_, "VBN"}:
        return ()
    stop = next((word.i for word in tail if word.text in {";", ":"}), sentence.end)
    return (span(verb, at + 1, stop),)


def on_condition(verb: Token, held: Span) -> Span:
    """Take in the condition that the parse has hung on the cue: "refuses to go before the inquiry has reported"."""
    for one in verb.rights:
        first = one.left_edge
        near = held[1] <= first.idx <= held[1] + 1
        if near and one.dep_ in {"advcl", "ccomp", "prep"} and first.lower_ in _CONDITIONS and first.i > verb.i:
            return held[0], below(one)[1]
    return held


def but_would(verb: Token, clause: Token) -> tuple[Span, ...]:
    """Return what goes on in the past's future after a report: "explained that he was sorry, but would not stay"."""
    for one in verb.rights:
        modal = next(
            (aux for aux in one.children if aux.tag_ == "MD" and aux.lower_ in {"would", "could", "might"}), None
        )
        goes_on = one.dep_ == "conj" and one.i > clause.i and modal is not None and verb.tag_ == "VBD"
        if goes_on and child(one, "nsubj", "nsubjpass") is None:
            return (span(verb, before_link(one), one.right_edge.i + 1),)
    return ()


def up_to_joined(clause: Token, verb: Token) -> Span:
    """Return the span of a clause without a second report that the parse has joined to it."""
    joined = next((one for one in clause.conjuncts if one.i > clause.i and _second_report(one, verb)), None)
    return below(clause) if joined is None else span(clause, clause.left_edge.i, before_link(joined))


def before_next(held: tuple[Span, ...], verb: Token) -> tuple[Span, ...]:
    """Return what is held up to a second report of the same speaker: "rain, he says, is near, and he fears that"."""
    who = child(verb, "nsubj")
    for joined in verb.head.conjuncts:
        own = child(joined, "nsubj")
        same = joined.i > verb.i and own is not None and who is not None and own.lower_ == who.lower_
        if same and joined.lemma_ in KIND_OF_VERB and child(joined, "ccomp") is not None:
            end = span(verb.head, verb.head.left_edge.i, before_link(joined))[1]
            return tuple((start, min(stop, end)) for start, stop in held if start < end)
    return held


def _second_report(joined: Token, verb: Token) -> bool:
    """Tell whether a saying verb joined to a clause is told beside it: "they fear that ... and warn that ..."."""
    if not alike(joined, verb) or child(joined, "nsubj", "nsubjpass") is not None:
        return False
    if joined.lemma_ in KIND_OF_VERB and joined.tag_ == verb.tag_ and child(joined, "ccomp", "xcomp") is not None:
        return True
    return set_apart(joined)


def alike(one: Token, other: Token) -> bool:
    """Tell whether two verbs have the same form, taking "they call" for what it is after "they say"."""
    forms = {one.tag_, other.tag_}
    bare_form = forms == {"VB", "VBP"} and child(one, "aux") is None and child(other, "aux") is None
    return len(forms) == 1 or bare_form


def set_apart(joined: Token) -> bool:
    """Tell whether a reporting verb without a subject stands after ", and": who told the rest tells this too."""
    at = joined.left_edge.i
    if joined.lemma_ not in KIND_OF_VERB and joined.lemma_ not in JUDGING and joined.lemma_ not in _REFERRING:
        return False
    return text_at(joined, at - 1).lower() in {"and", "but"} and text_at(joined, at - 2) == ","


def between_semicolons(held: tuple[Span, ...], verb: Token) -> tuple[Span, ...]:
    """Leave out of what is held the sentences that a semicolon parts from that of the cue."""
    text, kept = text_of(verb.doc), []
    for start, end in held:
        if end <= verb.idx:
            start = max(start, text.rfind(";", start, end) + 1)
        elif (stop := text.find(";", start, end)) >= 0:
            end = stop
        kept.append(tight(text, start, end))
    return tuple((start, end) for start, end in kept if start < end)


def halved(clause: Token, verb: Token) -> bool:
    """Tell whether a semicolon parts a clause from the verb after it: two sentences in one."""
    return any(verb.doc[at].text == ";" for at in range(clause.i, verb.i))
