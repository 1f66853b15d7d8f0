"""Who has a want: the party of the phrase that a wanting word names, who speaks there, or who writes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from detente.reading.actors.cast import PERSONAL
from detente.reading.attribution.imprint import advises
from detente.reading.items import Party
from detente.reading.lexicon.speech import KIND_OF_VERB
from detente.reading.syntax import child, passive, sentence_of, subject
from detente.reading.wants.cued import Cue
from detente.reading.wants.rejoined import rejoined

if TYPE_CHECKING:
    from spacy.tokens import Token

    from detente.reading.actors.cast import Cast

Mouth = Callable[[int], str | None]
"""Who speaks at a code point of the text."""

_ASIDE = 12
"""The most words of an aside between commas."""
_QUOTED = 60
"""How many words before, in a quotation, its beginning is looked for."""
_BRIEF = 5
"""The most words of an aside of any kind before a verb without a subject."""
_HIGH = 4
"""The most clauses that are climbed to who puts something off."""
_PUT_OFF = frozenset({"until", "till", "unless", "before"})
_PARTS = frozenset("all most some many both each neither none few several one two half much majority rest".split())
"""Words for a part of several: "most of the crews"."""


def holders_of(found: Cue, cast: Cast, writer: str | None, mouth: Mouth | None) -> tuple[str, ...]:
    """Return the parties that have the want a cue tells; none where it cannot be told.

    A condition nobody in its sentence would keep ("the money would be paid if they left") is of who speaks.
    """
    found = _set_before(found)
    if found.said:
        return _mouths(found, cast, writer, mouth)
    if found.who is not None and found.who.lower_ in {"none", "noone"}:
        return ()
    if found.who is None and found.at.lower_ in _PUT_OFF and (kept := _withholding(found, cast)):
        return kept
    if found.who is None and found.at.pos_ in {"SCONJ", "ADP", "ADV"} and mouth is not None:
        return tuple(key for key in (mouth(found.at.idx),) if key is not None)
    return _holders(found, cast, writer) or _of_us(found, cast, writer, mouth)


def _withholding(found: Cue, cast: Cast) -> tuple[str, ...]:
    """As in "Ottawa, the paper says, is unwilling to lend it until they vote": who puts off what hangs on it."""
    main = found.content.head
    for _ in range(_HIGH):
        if main.pos_ in {"VERB", "AUX"} and child(main, "nsubj", "nsubjpass") is None:
            aside = before_aside(replace(found, at=main))
            if aside is not None:
                return cast.all(aside)
        if (who := child(main, "nsubj", "nsubjpass")) is not None or main.head.i == main.i:
            return cast.all(who) if who is not None and who.pos_ in {"PROPN", "NOUN"} else ()
        main = main.head
    return ()


def _set_before(found: Cue) -> Cue:
    """As in "Samvel, it reminds its readers, wants": who wants stands before the commas, not who says it."""
    aside = who_wants(found)
    if aside is not None:
        return replace(found, who=aside)
    says, verb = found.at.head, found.at
    who = child(says, "nsubj") if verb.dep_ == "conj" and says.lemma_ in KIND_OF_VERB else None
    if who is None or found.who is None or found.who.i != who.i or verb.i < 1 or verb.nbor(-1).text != ",":
        return found
    at = who.left_edge.i - 2
    before = who.doc[at] if at >= 0 and who.doc[at + 1].text == "," else None
    if (
        before is None
        or before.pos_ not in {"NOUN", "PROPN", "PRON"}
        or sentence_of(before).start != before.left_edge.i
    ):
        return found
    return replace(found, who=before)


def who_wants(found: Cue) -> Token | None:
    """Return who wants where that is another than whom the parse has: before an aside, or in the clause above."""
    return before_aside(found) or rejoined(found)


def before_aside(found: Cue) -> Token | None:
    """As in "the conductors, according to one of them, would rather wait": the noun before what stands in commas."""
    verb = found.at if found.at.pos_ in {"VERB", "AUX"} else found.at.head
    at = min([found.at.i, verb.i]) - 1
    doc = found.at.doc
    while at > 0 and (doc[at].pos_ in {"AUX", "ADV", "PART"} or doc[at].is_quote):
        at -= 1
    if doc[at].text != ",":
        return None
    opens = next((i for i in range(at - 1, max(0, at - _ASIDE), -1) if doc[i].text == ","), None)
    told = [one.lower_ for one in doc[opens + 1 : opens + 3]] if opens else []
    alone = opens is not None and found.who is None and not found.said
    brief = alone and at - (opens or 0) <= _BRIEF  # "The minister, bless her, wants"
    if opens is None or doc[opens].is_sent_start:
        return None
    before = doc[opens - 1]
    if not (brief or told == ["according", "to"] or _saying_between(found, before, at)):
        return None
    return before if before.pos_ in {"NOUN", "PROPN"} else None


def _saying_between(found: Cue, before: Token, closes: int) -> bool:
    """As in "The crews, its chairman told us, "can't bear it"": who is taken for the subject only says so."""
    who = found.who
    if who is None or not before.i < who.i < closes or before.left_edge.i != sentence_of(before).start:
        return False
    between = before.doc[who.i + 1 : closes]
    return any(one.lemma_ in KIND_OF_VERB and one.tag_ in {"VBD", "VBZ", "VBP"} for one in between)


def _holders(found: Cue, cast: Cast, writer: str | None = None) -> tuple[str, ...]:
    holders = cast.all(found.who)
    who = found.who
    if who is not None and who.dep_ in {"amod", "compound"} and who.head == found.at and who.i in cast.at:
        return (cast.at[who.i],)  # "Norwegian hopes of a loan"
    if not holders and found.who is not None and found.who.pos_ in {"NOUN", "PRON"}:
        above = found.who.head.head if found.who.dep_ == "pobj" else found.who.head
        thing = found.who.dep_ in {"dobj", "attr", "pobj"}
        return cast.all(subject(above)) if thing else ()
    return holders or _unsaid(found, cast, writer)


def _of_us(found: Cue, cast: Cast, writer: str | None, mouth: Mouth | None) -> tuple[str, ...]:
    """As in "all of us are determined", "most of the crews want": whose part it is; "we" is who speaks, or writes."""
    of = child(found.who, "prep") if found.who is not None and found.who.lower_ in _PARTS else None
    whose = child(of, "pobj") if of is not None and of.lower_ in {"of", "among", "in"} else found.who
    known = cast.all(whose)
    if known or whose is None or whose.lower_ not in {"we", "us", "i", "me"}:
        return known
    told = mouth(found.at.idx) if mouth is not None else None
    mine = writer if not cast.in_quotes(whose) else None
    return tuple(key for key in (told or mine,) if key is not None)


def _mouths(found: Cue, cast: Cast, writer: str | None, mouth: Mouth | None) -> tuple[str, ...]:
    """Who says what should be: who speaks there, else the writer where that is somebody and no outlet."""
    told = mouth(found.at.idx) if mouth is not None else None
    if told is not None:
        return (told,)
    signs = writer is not None and found.said == "told" and _signs(cast.parties[writer])
    who = found.who or (_announcing(found.at) if cast.in_quotes(found.at) else None)
    return cast.all(who) or ((writer,) if signs and writer is not None else ())


def _announcing(token: Token) -> Token | None:
    """As in "The page has one line: "No more lists."", "She sat up. "Let them go."": who a quotation comes after."""
    doc = token.doc
    opens = next((i for i in range(token.i - 1, max(0, token.i - _QUOTED), -1) if doc[i].is_quote), None)
    if opens is None or opens < 1 or doc[opens - 1].is_space or doc[opens - 1].text not in {":", ",", "."}:
        return None
    before = doc[sentence_of(doc[opens - 1]).start : opens]
    verbs = (one for one in before if one.pos_ in {"VERB", "AUX"} and child(one, "nsubj") is not None)
    first = next(verbs, None)
    return child(first, "nsubj") if first is not None else None


def _signs(writer: Party) -> bool:
    """Tell whether what a text says should be is a want of its writer: a person, or a body that advises."""
    return writer.kind in PERSONAL or advises(writer.name)


def _unsaid(found: Cue, cast: Cast, writer: str | None) -> tuple[str, ...]:
    """As in "Recommend that ...", "Hopes for a statement": the writer, or who was spoken of last."""
    verb = found.at
    opens = verb.dep_ == "ROOT" and found.who is None and not any(one.pos_ == "PRON" for one in verb.lefts)
    if not opens or verb.tag_ not in {"VB", "VBP", "VBZ", "NNP", "NN", "NNS"} or passive(verb):
        return ()
    if verb.tag_ not in {"VBZ", "NNS"}:
        return (writer,) if writer is not None else ()
    start = sentence_of(verb).start
    before = sentence_of(verb.doc[start - 1]).root if start else None
    return cast.all(subject(before)) if before is not None else ()
