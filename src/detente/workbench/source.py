"""The texts of a model as the page shows them: what is quoted where, for what, and which sentences nothing quotes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import takewhile

from detente.conflict.basis import Basis
from detente.conflict.model import Conflict
from detente.evidence import anchor
from detente.evidence.sentences import sentences
from detente.findings.assumptions import deal_assumptions
from detente.report.assumptions import assumptions
from detente.workbench import messages as say

KINDS: Mapping[str, say.Kind] = {
    "want": "wanted",
    "ranking": "wanted",
    "tie": "tie",
    "claim": "claim",
    "option": "done",
    "condition": "done",
    "event": "done",
    "one of": "done",
    "infeasible": "done",
    "move": "done",
    "view": "said",
    "actor": "said",
}
"""What kind of highlight an assumption makes: what is wanted, done, tied, claimed; else what is merely said."""


def source_texts(conflict: Conflict, texts: Mapping[str, str]) -> list[say.SourceText]:
    """Return each source whose text is at hand, with its marks and sentences. Linear in texts and quotes."""
    marks = _marks(conflict, texts)
    return [
        {
            "id": source.key,
            "title": source.title or source.key,
            "outlet": source.outlet or "",
            "author": source.author or "",
            "date": source.date or "",
            "via": [*source.via],
            "language": source.language or "",
            "text": texts[source.key],
            "marks": marks[source.key],
            "sentences": [[*span] for span in sentences(texts[source.key])],
            "unused": _unused(texts[source.key], marks[source.key]),
        }
        for source in conflict.sources
        if source.key in texts
    ]


def _unused(text: str, marks: list[say.Mark]) -> list[int]:
    """Return the numbers of the sentences of a text that no mark touches."""
    spans = sorted((mark["start"], mark["end"]) for mark in marks)
    unused, at = [], 0
    for number, (start, end) in enumerate(sentences(text)):
        while at < len(spans) and spans[at][1] <= start:
            at += 1
        if not any(one < end and other > start for one, other in spans[at : at + 64]):
            unused.append(number)
    return unused


def _bases(conflict: Conflict) -> Iterator[tuple[str, str, Basis]]:
    """Yield id, kind and basis of everything that can quote a sentence."""
    for claim in conflict.claims:
        yield f"claim:{claim.id}", "claim", claim.basis
    for row in assumptions(conflict):
        yield row.id, row.kind, row.basis
    for event in conflict.events:
        yield event.key, "event", event.basis
    if conflict.deal is not None:
        from detente.conflict.bargain import deal_bases

        ids = {one.id for one in deal_assumptions(conflict)}
        yield from ((id_, "deal", basis) for id_, basis in deal_bases(conflict.deal) if id_ in ids)


def _shared(chains: list[tuple[str, ...]]) -> list[str]:
    """Return how all chains of speakers begin: said by two, neither has told it to the other."""
    same = takewhile(lambda voices: len({*voices}) == 1, zip(*chains, strict=False))
    return [voices[0] for voices in same]


def _marks(conflict: Conflict, texts: Mapping[str, str]) -> dict[str, list[say.Mark]]:
    """Return the marks of each text, in the order they stand: one for each quote and kind of thing that rests on it."""
    users: dict[str, dict[say.Kind, list[tuple[str, Basis]]]] = {}
    for id_, kind, basis in _bases(conflict):
        for key in basis.because:
            users.setdefault(key, {}).setdefault(KINDS.get(kind, "other"), []).append((id_, basis))
    found: dict[str, list[say.Mark]] = {key: [] for key in texts}
    for quote in conflict.quotes:
        place = anchor(quote, texts[quote.source]) if quote.source in texts else None
        if place is None or place.start is None or place.end is None:
            continue
        for kind, using in users.get(quote.key, {"other": []}).items():
            found[quote.source].append(
                {
                    "start": place.start,
                    "end": place.end,
                    "kind": kind,
                    "quote": quote.key,
                    "of": [id_ for id_, _ in using],
                    "by": _shared([basis.said_by for _, basis in using if basis.said_by]),
                }
            )
    return {key: sorted(marks, key=lambda mark: (mark["start"], -mark["end"])) for key, marks in found.items()}
