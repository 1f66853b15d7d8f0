"""What kinds of ties there are, and which way each pulls: together, apart, or neither.

| sign | kinds |
|---|---|
| +1 | ally, friend, patron, agent, member, supports |
| -1 | adversary, hostile, rival |
| 0 | home audience, advises, speaks for, publishes, cites, trades with |

A tie of sign 0 says who stands near whom and not whether they stand together; it takes no part in camps.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from detente.errors import Problem

if TYPE_CHECKING:
    from detente.conflict.model import Conflict, Tie

Pair = tuple[str, str]
"""Two actors, in the order of the alphabet: a tie pulls both ways."""


@dataclass(frozen=True, slots=True)
class TieKind:
    """A kind of tie: what `from` is to `to`, and its sign (+1 friendly, -1 hostile, 0 neither)."""

    name: str
    sign: Literal[-1, 0, 1]
    says: str


TIE_KINDS = (
    TieKind("ally", 1, "from and to have promised each other help"),
    TieKind("friend", 1, "from and to help each other without a promise"),
    TieKind("patron", 1, "from stands behind to, arms it or pays it; `autonomy` is how far to decides alone"),
    TieKind("agent", 1, "from acts for to; the same relation as patron, told from the other end"),
    TieKind("member", 1, "from is a part of to"),
    TieKind("supports", 1, "from wishes to well and says so"),
    TieKind("adversary", -1, "from and to are enemies"),
    TieKind("hostile", -1, "from is against to; to need not be against from"),
    TieKind("rival", -1, "from and to compete for the same place"),
    TieKind("home audience", 0, "from watches to and can reward or punish it (voters, an electorate, a street)"),
    TieKind("advises", 0, "from tells to what it thinks best"),
    TieKind("speaks for", 0, "from speaks in the name of to"),
    TieKind("publishes", 0, "from is the outlet in which to speaks"),
    TieKind("cites", 0, "from reports what to said"),
    TieKind("trades with", 0, "from buys from to or sells to it"),
)

_SIGNS = {kind.name: kind.sign for kind in TIE_KINDS}


def sign(kind: str) -> int:
    """Return the sign of a kind of tie: +1, -1 or 0 (0 too for a kind that is not listed).

    >>> sign("adversary")
    -1
    """
    return _SIGNS.get(kind, 0)


def pair_of(tie: Tie) -> Pair:
    """Return the two actors of a tie, in order."""
    one, other = sorted((tie.source, tie.target))
    return one, other


def stands(tie: Tie, day: str | None) -> bool:
    """Tell whether a tie is there on `day` (a date); without a day, or without dates of its own, it is.

    >>> from detente.conflict.model import Tie
    >>> stands(Tie("tie.x", "a", "b", "ally", since="1949-04-04"), "1948-06-24")
    False
    """
    if day is None:
        return True
    return (tie.since is None or tie.since <= day) and (tie.until is None or day <= tie.until)


def told_apart(conflict: Conflict) -> Iterator[Problem]:
    """Find what one source tells with two signs (D960): the same two actors, the same chain of speakers.

    Ties that are only proposed, or that are never there at the same time, contradict nobody.
    """
    texts = {quote.key: quote.source for quote in conflict.quotes}
    told: dict[tuple[Pair, tuple[str, ...]], list[Tie]] = {}
    for at, tie in enumerate(conflict.ties):
        if not sign(tie.kind) or tie.basis.status == "proposed":
            continue
        same = told.setdefault((pair_of(tie), source_of(tie, texts)), [])
        other = next((one for one in same if sign(one.kind) != sign(tie.kind) and _meet(one, tie)), None)
        if other is not None:
            yield _two_signs(tie, other, at, source_of(tie, texts))
        same.append(tie)


def source_of(tie: Tie, texts: Mapping[str, str]) -> tuple[str, ...]:
    """Return who tells of a tie: its chain of speakers, else the sources of its quotes (`texts`), else the model."""
    return tie.basis.said_by or tuple(dict.fromkeys(texts.get(key, key) for key in tie.basis.because))


def _meet(one: Tie, other: Tie) -> bool:
    """Tell whether two ties are there at some same time."""
    begin = max(one.since or "", other.since or "")
    return all(tie.until is None or begin <= tie.until for tie in (one, other))


def _two_signs(tie: Tie, other: Tie, at: int, source: tuple[str, ...]) -> Problem:
    teller, (one, two) = source[-1] if source else "the model", pair_of(tie)
    message = f"{teller} tells of {one} and {two} as {other.kind} ({other.id}) and as {tie.kind}"
    fix = "keep the one that is meant, give them dates (since, until), or say who else tells the other (said_by)"
    return Problem("D960", message, ("ties", at, "is"), fix=fix)


def tie_problems(conflict: Conflict) -> Iterator[Problem]:
    """Find ties with two signs from one source (D960), and with dates that are none or out of order (D961)."""
    yield from told_apart(conflict)
    for at, tie in enumerate(conflict.ties):
        for key, text in (("since", tie.since), ("until", tie.until)):
            if text is not None and not _is_day(text):
                yield Problem("D961", f'"{text}" is no day', ("ties", at, key), fix="write it as in 2024-02-05")
        if tie.since and tie.until and tie.since > tie.until:
            message = f"{tie.id} ends on {tie.until} and begins on {tie.since}"
            yield Problem("D961", message, ("ties", at, "until"), fix="put the dates in order")


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
