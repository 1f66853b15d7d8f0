"""Where a text says when: the date next to a trigger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.reading.events.dates import CALENDAR
from detente.reading.syntax import sentence_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Sentence


TAKING_PLACE = frozenset("open begin start hold take end sign reach conclude resume schedule due set".split())
"""Verbs that only say of a deed when and where it was: "the talks that opened in June"."""


def date_of(token: Token) -> Sentence | None:
    """Return the date next to the trigger or to its verb, else the only date of its sentence."""
    dates = [day for day in _dates(sentence_of(token)) if dated(day)]
    near = [day for day in dates if _below(token, day)]
    if not near and dates:
        clauses = _clauses(token)
        near = [day for day in dates if _clause(day).i in clauses]
    return near[0] if near else None


def _below(token: Token, day: Sentence) -> bool:
    """The date hangs on the trigger itself, not on a clause below it."""
    above = day.root
    for _ in range(6):
        if above.i == token.i:
            return True
        if above.dep_ in {"relcl", "acl"} and above.head.i == token.i and above.lemma_ in TAKING_PLACE:
            return True
        if above.pos_ == "VERB" or above.head.i == above.i:
            return False
        above = above.head
    return False


def _clause(day: Sentence) -> Token:
    """Return the verb (or the root) a date belongs to."""
    above = day.root
    for _ in range(6):
        if above.pos_ in {"VERB", "AUX"} or above.head.i == above.i:
            return above
        above = above.head
    return above


def _clauses(token: Token) -> set[int]:
    """Return the verbs whose dates are also those of the trigger: over objects and participles, not over reports."""
    found = {token.i}
    for _ in range(6):
        if token.head.i == token.i or token.dep_ in {"conj", "ccomp", "xcomp", "relcl", "parataxis"}:
            break
        token = token.head
        found.add(token.i)
    return found


def dated(day: Sentence) -> bool:
    """A point in time, not a span of it: "on Monday", "2006", "two days ago", not "33 days" or "daily"."""
    words = day.text.lower().split()
    last = words[-1].strip(".,")
    if last in {"day", "days", "week", "weeks", "month", "months", "year", "years", "daily", "old", "hours"}:
        return bool(_SINGLE & set(words)) and not any(word.isdigit() for word in words)
    return last not in {"annual", "weekly", "monthly", "decades", "centuries"}


_SINGLE = frozenset("last this next past earlier same the".split())


def _dates(sentence: Sentence) -> list[Sentence]:
    """Return the dates of a sentence, from its own tokens: `ents` looks through the whole text."""
    doc = sentence.doc
    found: list[Sentence] = []
    for i in (token.i for token in sentence if token.ent_type_ == "DATE" or token.lower_ in CALENDAR):
        if found and i < found[-1].end:
            continue
        first, last = i, i + 1
        while first > sentence.start and _datelike(doc[first - 1]):
            first -= 1
        first = _opening(doc, first, sentence.start)
        while last < sentence.end and (_datelike(doc[last]) or _comma(doc, last, sentence.end)):
            last += 1
        last += 2 if _closing(doc, last, sentence.end) else 0
        while last < sentence.end and _datelike(doc[last]):
            last += 1
        found.append(doc[first:last])
    return found


def _opening(doc: Doc, first: int, start: int) -> int:
    """Step back over the first day of a range: "between 3 and 5 May"."""
    joined = first - 2 >= start and doc[first - 1].text in _JOINTS and (doc[first].is_digit or doc[first - 2].is_digit)
    return first - 2 if joined and (doc[first - 2].is_digit or doc[first - 2].lower_ in CALENDAR) else first


_JOINTS = frozenset({"and", "to", "-", "–"})


def _datelike(token: Token) -> bool:
    if token.lower_ in {"on", ",", "-", "–", "and"}:
        return False
    return token.ent_type_ == "DATE" or token.lower_ in CALENDAR or (token.is_digit and len(token) in {1, 2, 4})


def _closing(doc: Doc, last: int, end: int) -> bool:
    """The second day of a range follows: "3-5 May", "12 to 14 August"."""
    return last + 1 < end and doc[last].text in _JOINTS and doc[last - 1].is_digit and doc[last + 1].is_digit


def _comma(doc: Doc, at: int, end: int) -> bool:
    """A comma inside a date: "October 7, 2023"."""
    return doc[at].text == "," and at + 1 < end and doc[at + 1].is_digit and len(doc[at + 1]) == 4
