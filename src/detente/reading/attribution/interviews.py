"""Questions and answers: which stretches of a text are whose in an interview, and who is asked."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.errors import Span
from detente.reading.actors.cast import PERSONAL
from detente.reading.syntax import text_of

if TYPE_CHECKING:
    from detente.reading.actors.cast import Cast

_LABEL = re.compile(
    r"^[ \t]{0,4}[*_]{0,3}(?:(Q|Question|Interviewer)|(A|Answer|Interviewee))[*_]{0,3}[.:)][*_]{0,3}[ \t]", re.MULTILINE
)
_NAME = re.compile(
    r"^[ \t]{0,4}[*_]{0,3}([A-Z][\w.'’-]{0,20}(?: [A-Z][\w.'’-]{0,20}){0,4})(?: \([^()\n]{1,30}\))?"
    r"[*_]{0,3}(?::[*_]{0,3}| [-–—])[ \t]",
    re.MULTILINE,
)
_ASKED = re.compile(
    r"\b(?:interview|talks to|talked to|spoke to|speaks to|conversation with|Q&A|questions(?: for| to|:))(?!\w)",
    re.IGNORECASE,
)
_TITLED = re.compile(r"(?:Mr|Mrs|Ms|Dr|The|[Mm]inister|Senator|General|Professor|Deputy|Judge|President|Chair)\b")
"""How a label begins in a hearing, where who speaks is given a title."""
_HEAD = 600
"""Characters at the start in which a text says that it is an interview."""
_QUESTION = 300
"""The most characters of a paragraph that is one question."""
_SURELY = 4
"""So many questions in paragraphs of their own make an interview of a text that does not say it is one."""
_DASHES = "-–—"
_IN_TURN = 4
"""So many turns with names make a hearing in which who speaks but once is heard as well."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A stretch of an interview: a question, or the answer to it; `who` is the name or initials before it, if any."""

    span: Span
    asks: bool
    who: str = ""


def turns_taken(text: str) -> tuple[Turn, ...]:
    """Return the questions and answers of an interview in their order; nothing where the text is none.

    They are told by labels ("Q.", "A:"), by the names or initials of two or more who take turns, or by paragraphs
    that are questions, are all in bold, or begin with a dash.
    """
    marks = [(match.start(), match[1] is not None, "") for match in _LABEL.finditer(text)]
    if not {asks for _, asks, _ in marks} >= {True, False}:
        marks = _named(text) or _unmarked(text)
    ends = [*(start for start, _, _ in marks[1:]), *([len(text)] if marks else [])]
    return tuple(Turn((start, end), asks, who) for (start, asks, who), end in zip(marks, ends, strict=True))


def labels(text: str) -> tuple[Span, ...]:
    """Return where "Q." and "A." stand before turns: no words of the account."""
    found = [(match.span(), match[1] is not None) for match in _LABEL.finditer(text)]
    return tuple(span for span, _ in found) if {asks for _, asks in found} >= {True, False} else ()


def _named(text: str) -> list[tuple[int, bool, str]]:
    """Return the turns of two or more who each speak twice; who asks is the one whose turns are mostly questions.

    In a hearing, from the first turn on, those who speak once count too.
    """
    found = [(match.start(1), match[1]) for match in _NAME.finditer(text)]
    times = Counter(name for _, name in found)
    again = [(start, name) for start, name in found if times[name] > 1]
    heard = len(again) >= _IN_TURN and any(_TITLED.match(name) for _, name in again)
    body = text.find("\n\n")
    found = [(start, name) for start, name in found if start > body] if heard else again
    ends = [*(start for start, _ in found[1:]), len(text)]
    asked = Counter(
        name for (start, name), end in zip(found, ends, strict=False) if text[start:end].rstrip().endswith("?")
    )
    asking = {name for name in asked if 2 * asked[name] >= times[name]}
    if not found or (not heard and (not asking or {name for _, name in found} <= asking)):
        return []
    return [(start, name in asking, name) for start, name in found]


def _unmarked(text: str) -> list[tuple[int, bool, str]]:
    paragraphs = text.split("\n\n")
    dashes = sum(paragraph.lstrip()[:1] in set(_DASHES) for paragraph in paragraphs)
    told = _ASKED.search(text[:_HEAD]) is not None or dashes > _SURELY
    bold = sum(map(_bold, paragraphs)) >= _SURELY - told
    marks: list[tuple[int, bool, str]] = []
    at = 0
    for paragraph in paragraphs:
        words = paragraph.strip().strip("*_ ").lstrip(_DASHES).strip()
        asks = 0 < len(words) <= _QUESTION and (_bold(paragraph) if bold else words.endswith("?"))
        if (asks and '"' not in words[:-1]) or (marks and marks[-1][1]):
            marks.append((at, asks, ""))
        at += len(paragraph) + 2
    questions = sum(asks for _, asks, _ in marks)
    return marks if len(marks) > 2 and (told or questions >= _SURELY) else []


def _bold(paragraph: str) -> bool:
    words = paragraph.strip()
    return len(words) > 4 and words[:2] == words[-2:] and words[:2] in {"**", "__"} and words[:2] not in words[2:-2]


def asked(found: Cast, turns: tuple[Turn, ...], author: str | None) -> str | None:
    """Return the person asked: whose name begins the first answer, else who is told of most before the first question.

    The writer is not asked.
    """
    start = turns[0].span[0]
    answers = next((turn for turn in turns if not turn.asks), None)
    label = _NAME.match(text_of(found.doc), answers.span[0]) if answers is not None else None
    named = labelled(found, label[1]) if label is not None else None
    if named is not None:
        return named
    count: Counter[str] = Counter()
    for i, key in found.at.items():
        if found.doc[i].idx < start and key != author and found.parties[key].kind in PERSONAL:
            count[key] += 1 + (found.doc[i].dep_ in {"nsubj", "nsubjpass"})
    return count.most_common(1)[0][0] if count else None


def labelled(found: Cast, who: str) -> str | None:
    """Return the person a label means: by last name, first name, whole name, initials or title; or an outlet."""
    label = who.casefold().replace(".", "").removeprefix("the ")
    if not label:
        return None
    for key, party in found.parties.items():
        words = party.name.casefold().split() if party.kind in PERSONAL and key not in found.crowds else []
        if words and (label in {" ".join(words), words[-1], words[0]} or label.split()[-1] == words[-1]):
            return key
        if len(words) > 1 and label.replace(" ", "") == "".join(word[0] for word in words):
            return key
    titled = [key for key, words in found.titles.items() if label in words and key in found.parties]
    if len(titled) == 1:
        return titled[0]
    papers = ((key, party.name.casefold().split()) for key, party in found.parties.items() if party.kind == "outlet")
    return next((key for key, words in papers if {*label.split()} <= {*words}), None)
