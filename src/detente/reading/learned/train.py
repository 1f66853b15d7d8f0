"""Annotated texts to a trained reader: parse, learn which tokens are cues, learn what belongs to a cue.

Every tenth text is kept out of the learning; on those texts it is settled how sure a cue must be. The same texts,
epochs and seed give the same reader on the same machine.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

import numpy as np
from numpy.typing import NDArray

from detente.reading.attribution.quotations import Quoted, quotations
from detente.reading.learned.clues import CLUES, Sheet, sheet
from detente.reading.learned.judge import TRAITS, Proposal, fitted
from detente.reading.learned.links import VIEWED, linked, window
from detente.reading.learned.marking import CONTENT, CUE, SOURCE, chosen, proposed
from detente.reading.learned.measure import deep, outer
from detente.reading.learned.model import Learned
from detente.reading.learned.network import Shape, learn, network
from detente.reading.learned.score import Score, score
from detente.reading.learned.standoff import Annotated, Told
from detente.reading.learned.tokens import head, tokens
from detente.reading.pipeline import parse, pipeline

if TYPE_CHECKING:
    from spacy.tokens import Doc

EPOCHS = 4
SURE = tuple(np.arange(0.2, 0.65, 0.02).tolist())
"""How likely an attribution must be: the values that are tried on the texts kept out."""

_KEPT_OUT = 10
Step = Callable[[int, int, str], None]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Parsed:
    """An annotated text, parsed, with the token that heads the cue of each attribution."""

    doc: Doc
    seen: Sheet
    told: tuple[Told, ...]
    heads: tuple[int | None, ...]
    marks: Quoted


def train(texts: Sequence[Annotated], *, epochs: int = EPOCHS, seed: int = 0, step: Step | None = None) -> Learned:
    """Return a reader trained on `texts`; `step` hears of steps done, steps in all and what is being done.

    Cost: some minutes of one core for a million words and an epoch. Raises Unavailable (D501) without the parser.
    """
    from thinc.api import fix_random_seed

    tell = step or (lambda _done, _total, _name: None)
    fix_random_seed(seed)
    rng = np.random.default_rng(seed)
    read = []
    for number, one in enumerate(texts):
        tell(number, len(texts), "parsing")
        read.append(parsed(one))
    rest, apart = split(read, every=_KEPT_OUT)
    model = _untrained(read)
    _learn_cues(model, rest, epochs, rng, tell)
    _learn_links(model, rest, epochs, rng, tell)
    return _judging(model, apart or rest, levels=deep(texts))


def split(texts: Sequence[T], *, every: int) -> tuple[list[T], list[T]]:
    """Return the texts without every n-th one, and those.

    >>> split([1, 2, 3, 4, 5], every=2)
    ([1, 3, 5], [2, 4])
    """
    kept = [one for number, one in enumerate(texts, start=1) if number % every]
    return kept, list(texts[every - 1 :: every])


def parsed(one: Annotated) -> Parsed:
    """Return an annotated text as the networks see it."""
    doc = parse(one.text)
    seen = sheet(doc, quotations(one.text))
    return Parsed(
        doc,
        seen,
        one.told,
        tuple(head(doc, tokens(seen.starts, told.cue)) for told in one.told),
        Quoted(one.text, quotations(one.text)),
    )


def _untrained(texts: Sequence[Parsed]) -> Learned:
    """Return a reader that has learned nothing, as large as its texts ask for; its pipeline is the one in use."""
    rows = int(np.clip(sum(len(one.doc) for one in texts) // 8, 200, 4000))
    cues, links = Shape(CLUES, 2, rows=rows), Shape(VIEWED, 4, rows=rows)
    name = str(pipeline().meta.get("name", ""))
    return Learned(name, 0.4, (0.0,) * TRAITS, cues, links, network(cues), network(links))


def _learn_cues(model: Learned, texts: Sequence[Parsed], epochs: int, rng: np.random.Generator, tell: Step) -> None:
    labels = []
    for one in texts:
        label = np.zeros(len(one.doc), dtype=np.int64)
        label[[at for at in one.heads if at is not None]] = 1
        labels.append(label)
    sheets = [one.seen.clues for one in texts]
    learn(model.cues, sheets, labels, epochs=epochs, rng=rng, done=lambda n, total: tell(n, total, "learning cues"))


def _learn_links(model: Learned, texts: Sequence[Parsed], epochs: int, rng: np.random.Generator, tell: Step) -> None:
    views, labels = [], []
    for number, one in enumerate(texts):
        tell(number, len(texts), "looking from each cue")
        cues = sorted({at for at in one.heads if at is not None})
        for told, cue in zip(one.told, one.heads, strict=True):
            if cue is not None:
                views.append(linked(one.doc, one.seen, cue, cues))
                labels.append(_labels(one, told, cue))
    learn(model.links, views, labels, epochs=epochs, rng=rng, done=lambda n, total: tell(n, total, "learning links"))


def _labels(one: Parsed, told: Told, cue: int) -> NDArray[np.int64]:
    """Return the labels of the tokens around a cue; where parts overlap the cue wins, then the source."""
    first, last = window(one.doc, cue)
    label = np.zeros(last - first, dtype=np.int64)
    for part, pieces in ((CONTENT, told.content), (SOURCE, told.source), (CUE, told.cue)):
        label[[at - first for at in tokens(one.seen.starts, pieces) if first <= at < last]] = part
    return label


def _judging(model: Learned, texts: Sequence[Parsed], *, levels: bool) -> Learned:
    """Learn on `texts` what makes an attribution likely, and how likely it must be for the best F1.

    `levels` tells whether the corpus has attributions within attributions; where not, only outer ones count.
    """
    offers = [proposed(one.doc, one.seen, model) for one in texts]
    right = [_right(offer, one) for one, some in zip(texts, offers, strict=True) for offer in some]
    if not right:
        return model
    judge = fitted([offer.traits for some in offers for offer in some], right)
    rates = []
    for sure in SURE:
        total = Score()
        for one, some in zip(texts, offers, strict=True):
            found = chosen(some, judge, sure)
            total += score(found if levels else outer(found, one.marks), one.told, one.seen.starts.tolist())
        rates.append(total.rates(total.right)[2])
    return replace(model, judge=judge, sure=float(SURE[int(np.argmax(rates))]))


def _right(offer: Proposal, one: Parsed) -> bool:
    return score([offer.report], one.told, one.seen.starts.tolist()).right > 0
