"""Who is what to whom, as told: two actors at a time, everybody's word side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from detente.conflict.model import Conflict, Tie
from detente.conflict.signed import Pair, pair_of, sign, stands
from detente.conflict.timing import patron_and_proxy

Quarrel = Literal["two signs", "denied", "other words"]


@dataclass(frozen=True, slots=True)
class Telling:
    """One tie as it is told: what `source` is to `target`, by which chain of speakers, in which words.

    `word` is the kind of tie. `quotes` are the exact words it rests on, `denial` those of who says it is not so
    (`denied_by`); `since` and `until` say when it is.
    """

    id: str
    source: str
    target: str
    word: str
    sign: int
    said_by: tuple[str, ...]
    denied_by: tuple[str, ...]
    quotes: tuple[str, ...]
    denial: tuple[str, ...]
    says: str = ""
    note: str | None = None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """All that is told of two actors, and on what the tellings differ.

    `sign` is the one all tellings have, 0 where some tell of friends and others of foes: then the two pull neither way.
    """

    pair: Pair
    tellings: tuple[Telling, ...]
    sign: int
    quarrels: tuple[Quarrel, ...] = ()


def told(conflict: Conflict, *, day: str | None = None) -> tuple[Told, ...]:
    """Return what is told of every two actors that have a tie with a sign on `day`; proposed ties are not told yet."""
    texts = {quote.key: quote.exact for quote in conflict.quotes}
    pairs: dict[Pair, list[Tie]] = {}
    for tie in conflict.ties:
        if counts(tie, day):
            pairs.setdefault(pair_of(tie), []).append(tie)
    return tuple(_told(pair, tuple(ties), texts) for pair, ties in pairs.items())


def counts(tie: Tie, day: str | None) -> bool:
    """Tell whether a tie takes part in camps: it has a sign, is accepted, and is there on that day."""
    return bool(sign(tie.kind)) and tie.basis.status == "accepted" and stands(tie, day)


def first_speaker(telling: Telling) -> str | None:
    """Return who is said to have said it first; the chain runs from the outlet to that speaker."""
    return telling.said_by[-1] if telling.said_by else None


def _told(pair: Pair, ties: tuple[Tie, ...], texts: dict[str, str]) -> Told:
    signs = {sign(tie.kind) for tie in ties}
    tellings = tuple(
        Telling(
            tie.id,
            tie.source,
            tie.target,
            tie.kind,
            sign(tie.kind),
            tie.basis.said_by,
            tie.denied_by,
            tuple(texts[key] for key in tie.basis.because if key in texts),
            tuple(texts[key] for key in tie.denied_in if key in texts),
            tie.says,
            tie.basis.note,
            tie.since,
            tie.until,
        )
        for tie in ties
    )
    return Told(pair, tellings, signs.pop() if len(signs) == 1 else 0, _quarrels(ties))


def _quarrels(ties: tuple[Tie, ...]) -> tuple[Quarrel, ...]:
    """Return on what tellings of one pair differ; a word that each actor gets from another side is the same word."""
    found: list[Quarrel] = []
    if len({sign(tie.kind) for tie in ties}) > 1:
        found.append("two signs")
    if any(tie.denied_by for tie in ties):
        found.append("denied")
    if not found and len({patron_and_proxy(tie) or (tie.kind, "") for tie in ties}) > 1:
        found.append("other words")
    return tuple(found)
