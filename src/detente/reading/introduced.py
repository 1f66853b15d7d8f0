"""Parties the text itself introduces by name, with their titles and appositions ("the envoy Mira Holt")."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from detente.reading.cast import PERSONAL, Cast, add
from detente.reading.lexicon.parties import GROUPS, LEADERS, OFFICES, OUTLET_ENDINGS, OUTLETS, VOICES
from detente.reading.lexicon.speech import KIND_OF_VERB
from detente.reading.names import key_of
from detente.reading.syntax import child, sentence_of, trimmed

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_TITLE_ABBREVIATIONS = frozenset(
    {"Mr.", "Mrs.", "Ms.", "Dr.", "Mr", "Mrs", "Ms", "Dr", "Gen.", "Col.", "Sen.", "Rep.", "Gov."}
)
_SUREST = ("armed group", "movement", "party", "leader", "outlet", "person", "organisation")
"""Where the mentions of a name differ in kind, the first of these counts."""


def introduced(found: Cast) -> None:
    """Take runs of proper nouns that act or are recognised as people, and merge those that share a last name."""
    every = list(_runs(found))
    sure = [run for run in every if _is_name(found, run)]
    surnames = {
        found.doc[last - 1].text for first, last in sure if _kind(found, first, last) in PERSONAL | {"armed group"}
    }
    runs = sorted({*sure, *(run for run in every if found.doc[run[1] - 1].text in surnames)})
    full: dict[str, str] = {}
    for run in sorted(runs, key=lambda run: -(run[1] - run[0])):
        name = found.doc[run[0] : run[1]].text
        full.setdefault(found.doc[run[1] - 1].text, name)
    kinds: dict[str, set[str]] = {}
    for first, last in runs:
        kinds.setdefault(found.doc[last - 1].text, set()).add(_kind(found, first, last))
    for first, last in runs:
        head = found.doc[first:last].root
        name = full[found.doc[last - 1].text]
        kind = next(kind for kind in _SUREST if kind in kinds[found.doc[last - 1].text])
        key = key_of(name.split()[-1] if kind in PERSONAL else name)
        add(found, key, name, kind, _serves(found, head, first) if kind == "leader" else None)
        for token in found.doc[first:last]:
            found.put(
                token, key, "name" if found.doc[first:last].text == name else "alias", trimmed(found.doc, first, last)
            )


def _runs(found: Cast) -> Iterator[tuple[int, int]]:
    """Yield runs of proper nouns that are no known name, without titles before and a possessive after."""
    doc, start = found.doc, None
    for i in range(len(doc) + 1):
        inside = i < len(doc) and doc[i].pos_ == "PROPN" and i not in found.at and doc[i].text[0].isalpha()
        if inside and start is None:
            start = i
        elif not inside and start is not None:
            first = _past_titles(doc, start, i)
            if first < i:
                yield first, i
            start = None


def _past_titles(doc: Doc, first: int, last: int) -> int:
    """Step over titles; "Foreign Minister of State Barlow" keeps only "Barlow"."""
    titles = [
        i
        for i in range(first, last)
        if doc[i].lower_ in LEADERS or doc[i].text in _TITLE_ABBREVIATIONS or doc[i].lower_ in OUTLETS
    ]
    return titles[-1] + 1 if titles else first


def _is_name(found: Cast, run: tuple[int, int]) -> bool:
    """A name counts when it is a person's or an outlet's, or when it does, says or owns something."""
    span = found.doc[run[0] : run[1]]
    entity = {token.ent_type_ for token in span}
    if entity & {
        "DATE",
        "TIME",
        "MONEY",
        "LAW",
        "EVENT",
        "LANGUAGE",
        "LOC",
        "CARDINAL",
        "ORDINAL",
        "PERCENT",
        "QUANTITY",
    } or (not span.root.ent_type_ and len(span) > 4):
        return False
    head = span.root
    if head.dep_ == "ROOT" or len(span.text) < 2 or span[-1].lower_ in OFFICES | VOICES:
        return False
    titled = run[0] > 0 and found.doc[run[0] - 1].lower_ in LEADERS | OUTLETS
    acts = (
        head.dep_ in {"nsubj", "nsubjpass"}
        and head.head.pos_ in {"VERB", "AUX"}
        and bool(entity & {"PERSON", "ORG", "NORP"} or head.head.lemma_ in KIND_OF_VERB)
    )
    group = child(head, "appos")
    return titled or acts or "PERSON" in entity or (group is not None and group.lower_ in GROUPS)


def _kind(found: Cast, first: int, last: int) -> str:
    doc, span = found.doc, found.doc[first:last]
    before = doc[first - 1].lower_ if first else ""
    if before in OUTLETS or span[-1].text in OUTLET_ENDINGS:
        return "outlet"
    if before in LEADERS or (span.root.dep_ == "appos" and span.root.head.lower_ in LEADERS):
        return "leader"
    appositive = child(span.root, "appos")
    if appositive is not None and appositive.lower_ in LEADERS:
        return "leader"
    if appositive is not None and appositive.lower_ in GROUPS:
        return GROUPS[appositive.lower_] if GROUPS[appositive.lower_] in _SUREST else "organisation"
    return "organisation" if span.root.ent_type_ == "ORG" and not _does(span.root) else "person"


def _does(head: Token) -> bool:
    return head.dep_ == "nsubj" and head.head.lemma_ in KIND_OF_VERB


def _serves(found: Cast, head: Token, first: int) -> str | None:
    """Return the country of a title: in the title, in the apposition on either side, or the last one named before."""
    near = [head, *(token for token in head.children if token.dep_ == "appos")]
    near += [head.head] if head.dep_ in {"appos", "compound", "nmod"} else []
    for token in near:
        below = [one for one in token.subtree if one.i in found.at]
        states = [found.at[one.i] for one in below if found.parties[found.at[one.i]].kind == "state"]
        if states:
            return states[0]
    if first and found.doc[first - 1].lower_ in {"president", "premier", "minister", "king", "chancellor"}:
        sentence = sentence_of(found.doc[first])
        people = [
            i
            for i in range(sentence.start, first)
            if found.how.get(i) == "demonym" and found.doc[i].head.lower_ in GROUPS
        ]
        return found.at[people[-1]] if people else None
    return None
