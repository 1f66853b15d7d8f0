"""A candidate claim in a short sentence: no "For example", no second clause it does not need, names for pronouns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.reading.syntax import child, text_of, tight

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

    from detente.reading.actors.cast import Cast

_FEWEST = 6
"""Tokens a clause has that stands alone."""

LONGEST = 240
"""Characters beyond which the words are cut between words."""

_OPENINGS = tuple(
    """for example, | for instance, | however, | moreover, | but | and | yet | in addition, | furthermore, |
    meanwhile, |
    for his part, | for her part, | for its part, | for their part, | nevertheless, | nonetheless, | still, | that |
    of course, | in short, | indeed, | in fact, | so""".replace("\n", " ").split(" | ")
)
_QUOTES = {"“": "”", '"': '"', "‘": "’", "(": ")"}


def worded(unit: Sentence, cast: Cast, marker: int) -> str:
    """Return the claim of `unit` as one sentence without a full stop, the names written out where it has a pronoun.

    Of a long sentence the main clause is kept that holds the token `marker`, by which it argues.
    """
    doc, (begin, last) = unit.doc, _clause(unit, marker)
    start, end = tight(text_of(doc), doc[begin].idx, doc[last].idx + len(doc[last]))
    words = _opened(_balanced(" ".join(text_of(doc)[start:end].split()).rstrip(" .;,:")))
    first = next((token for token in doc[begin : last + 1] if token.is_alpha), None)
    name = _named(first, cast) if first is not None else None
    if first is not None and name and words.lower().startswith(first.lower_):
        words = name + words[len(first) :]
    words = words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0] + " ..."
    return words[:1].upper() + words[1:]


def _clause(unit: Sentence, marker: int) -> tuple[int, int]:
    """Return the first and last token needed: of a long unit the main clauses after or before that of `marker` go."""
    begin, last = unit.start, unit.end - 1
    if unit.end_char - unit.start_char <= LONGEST * 2 // 3:
        return begin, last
    joined = (
        token.left_edge.i
        for token in unit
        if token.dep_ in {"conj", "ccomp"}
        and child(token, "nsubj", "nsubjpass") is not None
        and token.i != token.head.i
    )
    for edge in sorted(joined):
        if not _coordinated(unit, edge) or edge - begin < _FEWEST:
            continue
        if edge <= marker and last - edge >= _FEWEST:
            begin = edge
        elif edge > marker:
            last = edge - 1
            break
    while last > begin and (unit.doc[last].dep_ == "cc" or unit.doc[last].is_punct):
        last -= 1
    return begin, last


def _coordinated(unit: Sentence, edge: int) -> bool:
    """Tell whether "and" or "but" stands right before the token `edge`."""
    return edge > unit.start and unit.doc[edge - 1].lower_ in {"and", "but", "or", "yet", ";"}


def _opened(words: str) -> str:
    """Take off the openings that only join a sentence to the one before."""
    for _ in range(3):
        lower = words.lower()
        found = next((one.strip() for one in _OPENINGS if lower.startswith(one.strip() + " ")), None)
        if found is None:
            return words
        words = words[len(found) :].lstrip(" ,")
    return words


def _balanced(words: str) -> str:
    """Take off quotation marks that stand at one end only, or around the whole."""
    for left, right in _QUOTES.items():
        if words.startswith(left) and words.endswith(right) and words.count(right) <= 2:
            words = words[1:-1]
        if words.startswith(left) and right not in words[1:]:
            words = words[1:]
        if words.endswith(right) and left not in words[:-1]:
            words = words[:-1]
    return words.strip(" .;,")


def _named(token: Token, cast: Cast) -> str | None:
    """Return the names of whom a pronoun at the beginning stands for."""
    if token.tag_ != "PRP" or token.dep_ not in {"nsubj", "nsubjpass"}:
        return None
    names = [cast.parties[key].name for key in cast.all(token)]
    named = " and ".join(("the " if name.startswith("United ") else "") + name for name in names)
    return named or None
