"""The account as it was written, with the sentences that claims and assumptions rest on marked and linked.

Quotes may overlap: the text is cut at every start and end, and each piece knows all the quotes that cover it. A piece
links to the claim or assumption of its shortest quote; a number at the end of every quote links to each of the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from detente.evidence import Anchor, Source
from detente.report.icons import icon
from detente.report.markup import NOTHING, Markup, anchor_id, join, link, tag, words
from detente.report.naming import plural
from detente.report.references import Item, References

_NUMBERS = 4
"""How many numbers a quote ends with at most."""
_BLOCK = re.compile(r"\S(?:[^\n]|\n(?![ \t\r]*\n))*")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or heading: its span in the text, without the marks that make it one."""

    start: int
    end: int
    level: int = 0
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that is covered by the same quotes all along."""

    start: int
    end: int
    quotes: tuple[str, ...]


def accounts(refs: References) -> Markup:
    """Return every source with a text, as an article beside its notes."""
    sources = [source for source in refs.conflict.sources if source.key in refs.texts]
    if not sources:
        return tag("p", words("The texts this model quotes are not at hand; the quotes stand with what rests on them."))
    return join(*(_article(refs, source) for source in sources))


def key() -> Markup:
    """Return what the colours of the marks mean."""
    kinds = (("claimed", "a claim"), ("assumed", "an assumption"), ("both", "both"))
    return tag("p", *(tag("span", words(name), class_=f"hl {kind}") for kind, name in kinds), class_="key")


def blocks(text: str) -> tuple[Block, ...]:
    r"""Cut a text into paragraphs at empty lines; lines that begin with # are headings, *...* is an aside.

    >>> [text[b.start:b.end] for text in ["# A\n\nb\nc\n\n*d*"] for b in blocks(text)]
    ['A', 'b\nc', 'd']
    """
    return tuple(_block(text, found.start(), found.start() + len(found[0].rstrip())) for found in _BLOCK.finditer(text))


def pieces(start: int, end: int, anchors: dict[str, Anchor]) -> tuple[Piece, ...]:
    """Cut the span at the ends of all quotes within it. Cost: pieces times quotes of the span."""
    spans = {key: (max(start, a.start or 0), min(end, a.end or 0)) for key, a in anchors.items()}
    spans = {key: span for key, span in spans.items() if span[0] < span[1]}
    edges = sorted({start, end, *(edge for span in spans.values() for edge in span)})
    return tuple(
        Piece(a, b, tuple(key for key, (one, other) in spans.items() if one <= a and b <= other))
        for a, b in pairwise(edges)
    )


def _block(text: str, start: int, end: int) -> Block:
    words_ = text[start:end]
    if heading := re.match(r"(#{1,6})[ \t]+", words_):
        return Block(start + heading.end(), end, level=len(heading[1]))
    aside = len(words_) > 2 and words_[0] == words_[-1] == "*" and words_[1] != "*"
    return Block(start + aside, end - aside, aside=aside)


def _article(refs: References, source: Source) -> Markup:
    text = refs.texts[source.key]
    anchors = {key: a for key, a in refs.anchors.items() if refs.quotes[key].source == source.key}
    placed: set[str] = set()
    rows = [_row(refs, text, block, anchors, placed) for block in blocks(text)]
    return tag(
        "article",
        _imprint(source),
        *rows,
        class_="account",
        lang=source.language,
        aria_label=source.title or source.key,
    )


def _imprint(source: Source) -> Markup:
    via = ", through ".join(reversed(source.via))
    facts = [source.author or "", via or source.outlet or "", source.date or ""]
    return tag("p", words(" · ".join(fact for fact in facts if fact)), class_="imprint") if any(facts) else NOTHING


def _row(refs: References, text: str, block: Block, anchors: dict[str, Anchor], placed: set[str]) -> Markup:
    """Return one block beside its notes. `placed` has the quotes that have begun, and grows."""
    before = set(placed)
    cut = pieces(block.start, block.end, anchors)
    body = join(*(part for piece in cut for part in _piece(refs, text, piece, anchors, placed)))
    starting = list(dict.fromkeys(key for piece in cut for key in piece.quotes if key not in before))
    name = f"h{min(6, block.level + 2)}" if block.level else "p"
    return tag("div", tag(name, body, class_="aside" if block.aside else None), _notes(refs, starting), class_="row")


def _piece(refs: References, text: str, piece: Piece, anchors: dict[str, Anchor], placed: set[str]) -> Iterator[Markup]:
    """Yield the places of the quotes that begin here, the words, and the numbers of the quotes that end here."""
    for key in piece.quotes:
        if key not in placed:
            placed.add(key)
            yield tag("span", id=anchor_id("q", key), class_="at")
    said = words(re.sub(r"\s", " ", text[piece.start : piece.end]))
    if not piece.quotes:
        yield said
        return
    yield _marked(refs, piece, anchors, said)
    for key in piece.quotes:
        if anchors[key].end == piece.end:
            yield tag("sup", *(_number(item) for item in _first(refs.uses[key])))


def _marked(refs: References, piece: Piece, anchors: dict[str, Anchor], said: Markup) -> Markup:
    shortest = min(piece.quotes, key=lambda key: (anchors[key].end or 0) - (anchors[key].start or 0))
    items = [item for key in piece.quotes for item in refs.uses[key]]
    kinds = "both" if len({item.claim for item in items}) == 2 else "claimed" if items[0].claim else "assumed"
    classes = " ".join(["hl", kinds, *(anchor_id("s", key) for key in piece.quotes)])
    return link(refs.uses[shortest][0].place, said, class_=classes)


def _first(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Return the items whose numbers stand in the text: the claims, or else the assumptions. The notes have all."""
    claims = tuple(item for item in items if item.claim)
    return (claims or items)[:_NUMBERS]


def _number(item: Item) -> Markup:
    return link(item.place, words(item.number), class_="ref", title=item.words)


def _notes(refs: References, quotes: list[str]) -> Markup:
    """Return the notes beside a paragraph: one line for each thing that rests on a sentence of it."""
    items = list(dict.fromkeys(item for key in quotes for item in refs.uses[key]))
    claims = [_note(refs, item) for item in items if item.claim]
    taken = [_note(refs, item) for item in items if not item.claim]
    if not items:
        return NOTHING
    claimed = tag("ul", *claims, class_="notes claims") if claims else NOTHING
    folded = (
        tag("summary", words(plural(len(taken), "assumption"))),
        tag("ul", *taken, class_="notes"),
    )
    fold = tag("details", *folded, open=None if claims else "") if taken else NOTHING
    return tag("aside", claimed, fold, aria_label="What rests on this paragraph")


def _note(refs: References, item: Item) -> Markup:
    return tag(
        "li",
        link(item.place, _sign(refs, item), tag("span", words(item.words))),
        class_="claimed" if item.claim else "assumed",
    )


def _sign(refs: References, item: Item) -> Markup:
    outcomes = {anchor_id("claim", v.claim): v.outcome for v in refs.findings.verdicts}
    number = tag("b", words(item.number))
    outcome = outcomes.get(item.place) if item.claim else None
    spoken = tag("span", words(f"{outcome}: "), class_="sr") if outcome else NOTHING
    return join(number, icon(outcome) if outcome else NOTHING, spoken)


def glow(refs: References) -> str:
    """Return the CSS that lights up the whole of a quote when its place is the target of the address."""
    return "".join(
        f":root:has(#{_css(anchor_id('q', key))}:target) .{_css(anchor_id('s', key))}," for key in refs.anchors
    ).rstrip(",") + ("{background:var(--glow);box-shadow:0 0 0 3px var(--glow)}" if refs.anchors else "")


def _css(name: str) -> str:
    return name.replace(".", "\\.")
