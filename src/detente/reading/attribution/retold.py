"""Nesting that no content shows: who is told of by another in the sentence before, or named only as his source.

"She recounts a talk with an adviser. He told her that ...": what he told is in her account. "An aide, quoted in the
study, admits that ...", "... , the Post reported, citing two aides": the study and the Post tell what the aides say.
"An expert, whom the paper consulted, predicts ..." is in what the paper told before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from detente.errors import Span
from detente.reading.attribution.told import Report
from detente.reading.lexicon.parties import OUTLETS
from detente.reading.syntax import child, extent, noun_phrase, sentence_of, text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_TALKS = frozenset("audience call chat conversation dinner exchange interview lunch meeting talk".split())
_PERSONS = frozenset("he she they".split())
_HEARERS = frozenset("him her them me us".split())
_CITING = frozenset({"cite", "quote"})
_FINDING = _CITING | frozenset("consult identify interview name".split())
_PEOPLE = frozenset(
    """adviser aide analyst critic diplomat doctor employee engineer executive expert insider man minister officer
    official person people relative resident scientist soldier source spokesman spokeswoman spokesperson witness
    woman worker""".split()
)
_FAR = 120
"""Words after the telling of a talk in which what was said there may be told."""
_PARAGRAPH = 3000
"""Characters before a report in which the start of its paragraph is looked for."""
_BACK = 12
_NEAR = 6
"""Reports before one among which the outer one is looked for."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A report with its cue and its source as tokens, and the number of the first token of its sentence."""

    report: Report
    cue: Token
    who: Token | None
    sentence: int


def retold(doc: Doc, found: tuple[Report, ...]) -> tuple[Report, ...]:
    """Return the reports, in the order of their cues, with `within` where another sentence or the source tells it.

    "Quoted by" and "citing" become reports of whoever quotes or is cited. Cost is linear, sentences taken as short.
    """
    lines = [line for report in found if (line := _line(doc, report)) is not None]
    told = dict(zip((line.report.cue for line in lines), (line.report for line in lines), strict=True))
    for n, line in enumerate(lines):
        before = _paragraph(doc, lines[max(0, n - _NEAR) : n], line)
        for report in (*_cited(line), *_quoted(line)):
            told[report.cue] = report
        held = any(start <= line.cue.idx < end for one in before for start, end in one.report.content)
        outer = _quoting(line) or (None if held else _talk(before, line, told) or _finder(before, line))
        if outer is None and not held:
            outer = _still(lines[max(0, n - _BACK) : n], line, told)
        if outer is not None and outer != line.report.cue:
            told[line.report.cue] = replace(told.get(line.report.cue, line.report), within=outer)
    return tuple(sorted(told.values(), key=lambda report: report.cue))


def _line(doc: Doc, report: Report) -> _Line | None:
    phrase = doc.char_span(*report.cue, alignment_mode="expand")
    if phrase is None:
        return None
    who = doc[report.head] if report.head is not None else None
    return _Line(report, phrase.root, who, sentence_of(phrase.root).start)


def _paragraph(doc: Doc, lines: Sequence[_Line], line: _Line) -> list[_Line]:
    """Return the lines before one in its paragraph."""
    start = text_of(doc).rfind("\n", max(0, line.cue.idx - _PARAGRAPH), line.cue.idx)
    return [one for one in lines if one.cue.idx > start]


# ---- a talk ----------------------------------------------------------------------------------------------------------


def _talk(before: Sequence[_Line], line: _Line, told: dict[Span, Report]) -> Span | None:
    """Return the cue of the report of a talk in which `line` was said."""
    if line.who is None:
        return None
    for other in reversed(before):
        if other.sentence == line.sentence or other.who is None:
            continue
        within = told[other.report.cue].within if other.report.cue in told else None
        if within is not None and _same(other.who, line.who):
            return within
        if _of_talk(other) and line.cue.i - other.cue.i < _FAR and _answers(other, line):
            return other.report.cue
    return None


def _still(before: Sequence[_Line], line: _Line, told: dict[Span, Report]) -> Span | None:
    """Return the cue of the report an unnamed source speaks in still, paragraphs later: "According to the official"."""
    who = line.who
    if who is None or who.pos_ != "NOUN" or not any(below.lower_ == "the" for below in who.lefts):
        return None
    same = (one for one in reversed(before) if one.who is not None and _same(one.who, who))
    return next((within for one in same if (within := told[one.report.cue].within) is not None), None)


def _of_talk(line: _Line) -> bool:
    """Tell whether what is reported is a talk: "recounts a conversation with"."""
    thing = child(line.cue, "dobj", "pobj")
    return thing is not None and thing.lemma_ in _TALKS


def _answers(talk: _Line, line: _Line) -> bool:
    """Tell whether the other side of a talk speaks: somebody named in it, "he" after "she", or who tells "her"."""
    who, teller = line.who, talk.who
    if who is None or teller is None or _same(teller, who):
        return False
    if who.lower_ not in _PERSONS:
        return any(who.lower_ == token.lower_ for token in talk.cue.subtree if token.i > talk.cue.i)
    if teller.lower_ in _PERSONS:
        return True
    return any(below.dep_ in {"dobj", "dative"} and below.lower_ in _HEARERS for below in line.cue.children)


def _same(one: Token, other: Token) -> bool:
    return one.lower_ == other.lower_


# ---- who quotes, who is cited ----------------------------------------------------------------------------------------


def _cited(line: _Line) -> list[Report]:
    """Return the report of people cited for what `line` says: "..., the Post reported, citing two aides"."""
    found = []
    for below in line.cue.children:
        whom = child(below, "dobj")
        cites = below.tag_ == "VBG" and below.lemma_ in _CITING and below.i > line.cue.i
        if cites and whom is not None and (whom.ent_type_ == "PERSON" or whom.lemma_ in _PEOPLE):
            cue = (below.idx, below.idx + len(below))
            kept = tuple(span for span in line.report.content if not span[0] <= below.idx < span[1])
            found += [Report(cue, kept, extent(whom), whom.i, "statement", within=line.report.cue)] if kept else []
    return found


def _quoter(line: _Line) -> tuple[Token, Token] | None:
    """Return "quoted" and the one that quotes in "an aide, quoted in the study, says"."""
    for below in line.who.children if line.who is not None else ():
        if below.dep_ == "acl" and below.tag_ == "VBN" and below.lemma_ in _CITING and below != line.cue:
            link = child(below, "agent", "prep")
            by = child(link, "pobj") if link is not None and link.lower_ in {"by", "in"} else None
            if by is not None and by.ent_type_ not in {"DATE", "TIME", "GPE"}:
                return below, by
    return None


def _quoted(line: _Line) -> list[Report]:
    found = _quoter(line)
    if found is None:
        return []
    cue, by = found
    return [Report((cue.idx, cue.idx + len(cue)), line.report.content, noun_phrase(by), by.i, "statement")]


def _quoting(line: _Line) -> Span | None:
    found = _quoter(line)
    return (found[0].idx, found[0].idx + len(found[0])) if found is not None else None


def _finder(before: Sequence[_Line], line: _Line) -> Span | None:
    """Return the cue of the last report of whoever is said to have asked or not named the source of `line`."""
    same = _named_before(line.who) if line.who is not None and before else []
    finder = next((finder for one in same if (finder := _finds(one)) is not None), None)
    if finder is None:
        return None
    for other in reversed(before):
        who = other.who
        if (
            who is not None
            and not _same(who, same[0])
            and (finder.lower_ in {"it", "he", "she"} or finder.lower_ in {who.lower_, *OUTLETS})
        ):
            return other.report.cue if other.report.within is None else other.report.within
    return None


def _named_before(who: Token) -> list[Token]:
    """Return a source and, of a name, where the same name stood before, the nearest first."""
    if who.pos_ != "PROPN":
        return [who]
    near = who.doc[max(0, who.i - _FAR) : who.i]
    return [who, *(one for one in reversed(near) if one.text == who.text)]


def _finds(who: Token) -> Token | None:
    """Return the subject of "whom the paper consulted", "it does not name" below a source."""
    for below in who.children:
        if below.dep_ == "relcl" and below.lemma_ in _FINDING:
            subject = child(below, "nsubj")
            if subject is not None and subject.tag_ not in {"WP", "WDT"} and subject.lower_ not in {"i", "we", "you"}:
                return subject
    return None
