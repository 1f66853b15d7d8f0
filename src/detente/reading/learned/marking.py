"""From shares to attributions: which tokens are cues, and for each cue who is its source and what is its content."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from detente.errors import Span
from detente.reading.attribution.told import Report
from detente.reading.items import Kind
from detente.reading.learned.clues import Sheet, sheet
from detente.reading.learned.judge import Linking, Proposal, judged, proposals
from detente.reading.learned.links import linked, window
from detente.reading.learned.model import Learned
from detente.reading.learned.network import Shares, shares
from detente.reading.learned.tokens import head, runs, stretch, tokens
from detente.reading.lexicon.speech import KIND_OF_ADJECTIVE, KIND_OF_NOUN, KIND_OF_VERB
from detente.reading.syntax import negated

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

OTHER, CUE, SOURCE, CONTENT = range(4)
"""The labels of the second step."""

FAINT, LIKELY = 0.15, 0.4
"""How sure the first network must be for a token to be looked at, and to count as a cue beside another."""

_HOLE = 2
"""How many tokens may be missing within a content."""

_SEEN = 0.25
"""How sure the second network must be of a token to be the source where it prefers to see none."""


def marked(doc: Doc, quoted: tuple[Span, ...], model: Learned) -> tuple[Report, ...]:
    """Return the attributions a trained reader finds, in the order of their cues; `quoted` are the quotations.

    Cost is linear in the length, and in the number of cues.
    """
    return chosen(proposed(doc, sheet(doc, quoted), model), model.judge, model.sure)


def chosen(offers: Sequence[Proposal], judge: Sequence[float], sure: float) -> tuple[Report, ...]:
    """Return the likeliest proposal of each cue where it is likely enough, in the order of the cues."""
    best: dict[int, tuple[float, Report]] = {}
    for offer in offers:
        likely = judged(judge, offer.traits)
        if likely >= max(sure, best[offer.cue][0] if offer.cue in best else 0.0):
            best[offer.cue] = (likely, offer.report)
    return tuple(sorted((report for _, report in best.values()), key=lambda report: report.cue))


def proposed(doc: Doc, seen: Sheet, model: Learned) -> list[Proposal]:
    """Return the ways the networks and the rules link each token that may head a cue."""
    if not len(doc):
        return []
    share = shares(model.cues, [seen.clues])[0][:, CUE]
    likely = [int(at) for at in np.flatnonzero(share >= LIKELY)]
    ruled = {at: report for report in seen.found if (at := head(doc, tokens(seen.starts, [report.cue]))) is not None}
    cues = sorted({int(at) for at in np.flatnonzero(share >= FAINT)} | set(ruled))
    views = shares(model.links, [linked(doc, seen, cue, likely) for cue in cues])
    offers = []
    for cue, view in zip(cues, views, strict=True):
        first = window(doc, cue)[0]
        links = [_drawn(doc, seen, cue, first, view), _by_rule(seen, ruled.get(cue))]
        offers += proposals(cue, float(share[cue]), first, view, [link for link in links if link is not None])
    return offers


def _by_rule(seen: Sheet, report: Report | None) -> Linking | None:
    if report is None:
        return None
    source = tokens(seen.starts, [report.source]) if report.source is not None else []
    return Linking(report, tuple(source), tuple(tokens(seen.starts, report.content)), ruled=True)


def _drawn(doc: Doc, seen: Sheet, cue: int, first: int, view: Shares) -> Linking | None:
    """Read source, cue and content off the shares of the tokens from `first` on; None where nothing is said."""
    label = view.argmax(axis=1)
    content = _pieces(doc, first, label == CONTENT)
    if not content:
        return None
    source = _surest(view, label == SOURCE)
    place = range(first + source[0], first + source[1]) if source is not None else range(0)
    words = next((run for run in runs(label == CUE) if run[0] <= cue - first < run[1]), (cue - first, cue - first + 1))
    report = Report(
        stretch(doc, first + words[0], first + words[1]),
        content,
        stretch(doc, place.start, place.stop) if place else None,
        head(doc, place) if place else None,
        _kind(doc[cue]),
        negated(doc[cue]),
    )
    return Linking(report, tuple(place), tuple(tokens(seen.starts, content)), ruled=False)


def _pieces(doc: Doc, first: int, said: NDArray[np.bool_]) -> tuple[Span, ...]:
    """Return the content without holes of a token or two and without stray marks."""
    whole: list[tuple[int, int]] = []
    for start, end in runs(said):
        if whole and start - whole[-1][1] <= _HOLE:
            whole[-1] = (whole[-1][0], end)
        else:
            whole.append((start, end))
    kept = [run for run in whole if any(doc[first + at].text.isalnum() for at in range(*run))]
    spans = (stretch(doc, first + start, first + end) for start, end in kept)
    return tuple(span for span in spans if span[0] < span[1])


def _surest(view: Shares, named: NDArray[np.bool_]) -> tuple[int, int] | None:
    """Return the stretch of source tokens with the most weight."""
    found = runs(named) or runs(view[:, SOURCE] >= _SEEN)
    return max(found, key=lambda run: float(view[slice(*run), SOURCE].sum())) if found else None


def _kind(cue: Token) -> Kind:
    """Return the kind of a cue by the lexicon of the rules; a cue it does not know states."""
    lemma = cue.lemma_.lower()
    return KIND_OF_VERB.get(lemma) or KIND_OF_NOUN.get(lemma) or KIND_OF_ADJECTIVE.get(cue.lower_) or "statement"
