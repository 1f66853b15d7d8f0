"""Newspapers by what stands beside their name: "the Athens daily Fos", "the Vienna Abendbote", "the Star of Leeds"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from detente.reading.actors.cast import Cast, add
from detente.reading.actors.names import key_of
from detente.reading.lexicon.bodies import BODIES, NOT_NAMES, THINGS
from detente.reading.lexicon.parties import (
    GROUPS,
    LEADERS,
    OFFICES,
    OUTLET_ENDINGS,
    OUTLET_WORDS,
    OUTLETS,
    VOICES,
    WRITERS,
)
from detente.reading.lexicon.people import DAYS
from detente.reading.lexicon.speech import KIND_OF_VERB
from detente.reading.syntax import trimmed

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST = 5
"""The most words of the name of a newspaper."""
_LINKS = frozenset("de du del della di da do dos von van der den al el la le les".split())
_PAPERS = OUTLETS - {"channel", "network", "agency", "website"} | {"broadsheet", "quarterly", "monthly", "sheet"}
_PRINTING = frozenset("report print write editorialise editorialize headline splash".split())
"""What newspapers do, and people of whom they tell hardly."""
Run = tuple[int, int]


def mastheads(found: Cast) -> None:
    """Take each such name as an outlet, wherever it stands."""
    sure = {*_beside_a_noun(found), *_of_a_town(found)}
    named = sorted(sure | {run for run in _that_tell(found) if run[1] not in {last for _, last in sure}})
    names = {found.doc[first:last].text: tuple(one.text for one in found.doc[first:last]) for first, last in named}
    for name, words in names.items():
        key = key_of(name)
        add(found, key, name, "outlet")
        found.papers.add(key)
        for first in _places(found, words):
            span = trimmed(found.doc, first, first + len(words))
            for token in found.doc[first : first + len(words)]:
                found.at.pop(token.i, None)
                found.put(token, key, "name", span)


def _places(found: Cast, words: tuple[str, ...]) -> Iterator[int]:
    for token in found.doc[: len(found.doc) - len(words) + 1]:
        if token.text == words[0] and tuple(one.text for one in found.doc[token.i : token.i + len(words)]) == words:
            yield token.i


def _beside_a_noun(found: Cast) -> Iterator[Run]:
    """As in "The Athens paper I Grammi", "its own newspaper, Dawn": right after a noun for newspapers."""
    for noun in found.doc[:-1]:
        if noun.lower_ not in _PAPERS or (noun.is_title and not noun.is_sent_start) or noun.tag_ == "NNS":
            continue
        comma = noun.nbor(1).text == ","
        last = _end(found, noun.i + 1 + comma)
        if last is None or (comma and not _closed(found, noun, last)):
            continue
        run = (noun.i + 1 + comma, last)
        if _may_name(found, run) and (comma or _set(found, noun) or not _clause(found, run)):
            yield run


def _of_a_town(found: Cast) -> Iterator[Run]:
    """As in "the Vienna Abendbote", "Vienna's Mittagszeitung", "The Northern Star of Leeds", in a press review."""
    for token in found.doc[1:-1]:
        if token.nbor(-1).lower_ == "the" and found.how.get(token.i) == "capital" and found.digest:
            yield from _named(found, token.i + 1)
        elif token.tag_ == "POS" and found.how.get(token.i - 1) in {"capital", "name", "alias"}:
            runs = _named(found, token.i + 1)
            yield from (run for run in runs if found.digest or _ends_as_papers_do(found, run))
        elif found.digest and token.lower_ == "of" and token.nbor(1).is_title:
            yield from _before_of(found, token)


def _that_tell(found: Cast) -> Iterator[Run]:
    """As in "The Sele Packet reports", "says the Kobe Shimbun", "writes Yeni Ufuk": what tells in a press review."""
    for token in found.doc[1:] if found.digest else ():
        verb = token.head
        if token.dep_ != "nsubj" or token.tag_ != "NNP" or verb.lemma_ not in _PRINTING | KIND_OF_VERB.keys():
            continue
        first = token.i
        while first > 0 and token.i - first < LONGEST and found.doc[first - 1].is_title and not _opens(found, first):
            first -= 1
        article = found.doc[first].lower_ == "the" or (first > 0 and found.doc[first - 1].lower_ == "the")
        first += found.doc[first].lower_ == "the"
        run = (first, token.i + 1)
        words = {one.lower_ for one in found.doc[run[0] : run[1]]}
        sure = article if verb.lemma_ not in _PRINTING else not _titled(found, first)
        several = run[1] - run[0] > 1 and not words & (BODIES.keys() | OFFICES | GROUPS.keys() | THINGS | VOICES)
        placed = found.doc[first].ent_type_ == "GPE" or not words & LEADERS
        if sure and several and placed and token.i not in found.at:
            yield run


def _opens(found: Cast, first: int) -> bool:
    return found.doc[first].lower_ == "the" or "\n" in found.doc[first - 1].text_with_ws


def _titled(found: Cast, first: int) -> bool:
    return found.doc[first].lower_ in LEADERS or found.doc[first - 1].lower_ in LEADERS | WRITERS


def _ends_as_papers_do(found: Cast, run: Run) -> bool:
    return run[1] - run[0] > 1 and found.doc[run[1] - 1].text in OUTLET_ENDINGS | OUTLET_WORDS


def _named(found: Cast, first: int) -> Iterator[Run]:
    last = _end(found, first)
    if last is not None and _may_name(found, (first, last)) and not _a_person(found, (first, last)):
        yield first, last


def _before_of(found: Cast, of: Token) -> Iterator[Run]:
    """As in "the Northern Star of Leeds", "The Delta Herald, of Gaborone"."""
    last = of.i - (of.nbor(-1).text == ",")
    first = last
    while first > 0 and last - first < LONGEST and found.doc[first - 1].is_title and first - 1 not in found.at:
        first -= 1
    first += first < last and found.doc[first].lower_ == "the"
    placed = of.nbor(1).ent_type_ in {"GPE", "ORG"} or of.i + 1 in found.at
    pointed = last - first > 1 and first > 0 and found.doc[first - 1].lower_ == "the"
    if placed and pointed and _may_name(found, (first, last)):
        yield first, last


def _end(found: Cast, first: int) -> int | None:
    """Return where the run of capitals from `first` ends; None where there is none."""
    doc, last = found.doc, first
    while last < min(len(doc), first + LONGEST) and (doc[last].text[0].isalpha() or _joint(found, last, first)):
        link = doc[last].lower_ in _LINKS and last > first and last + 1 < len(doc) and doc[last + 1].is_title
        part = doc[last].text[0].isupper() or link or doc[last].text == "-"
        if not part or (last > first and "\n" in doc[last - 1].text_with_ws):
            break
        last += 1
    return last if last > first else None


def _joint(found: Cast, i: int, first: int) -> bool:
    """The hyphen of "Al-Manara", "the Hanse-Bote"."""
    doc = found.doc
    inside = first < i < len(doc) - 1 and doc[i].text == "-" and doc[i + 1].is_title
    return inside and not doc[i - 1].whitespace_ and not doc[i].whitespace_


def _may_name(found: Cast, run: Run) -> bool:
    """No title, day or body, and no word of a longer phrase: "the weekly Cabinet meeting"."""
    words = found.doc[run[0] : run[1]]
    ends = words[-1]
    if ends.text in OUTLET_ENDINGS | OUTLET_WORDS:
        return words[0].lower_ not in LEADERS
    head = words.root
    inside = head.dep_ in {"compound", "amod", "nmod"} and head.head.i >= run[1] and head.head.pos_ == "NOUN"
    bad = {word.lower_ for word in words} & (LEADERS | DAYS)
    known = all(word.i in found.at for word in words)
    body = ends.lower_ in BODIES.keys() | THINGS or (len(words) == 1 and words[0].lower_ in NOT_NAMES)
    return not (inside or bad or known or body)


def _a_person(found: Cast, run: Run) -> bool:
    return found.doc[run[0]].ent_type_ == "PERSON" and run[1] - run[0] > 1


def _closed(found: Cast, noun: Token, last: int) -> bool:
    """As in "the Guard's own newspaper, Dawn, called": between commas, or at the end, and of a paper pointed at."""
    pointed = any(one.dep_ in {"det", "poss"} for one in noun.lefts)
    return pointed and last < len(found.doc) and found.doc[last].is_punct


def _set(found: Cast, noun: Token) -> bool:
    """As in "the Athens paper": a word between the article and the noun."""
    before = noun.nbor(-1) if noun.i else noun
    return before.pos_ in {"PROPN", "ADJ", "NOUN"} and before.i != noun.i


def _clause(found: Cast, run: Run) -> bool:
    """As in "the paper Hale signed": a clause about the paper."""
    head = found.doc[run[0] : run[1]].root
    return head.dep_ == "nsubj" and head.head.dep_ == "relcl"
