"""The kinds of actors and of ties a model may name. The schema, the docs and the readers take them from here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ACTOR_KINDS = (
    "state",
    "government",
    "leader",
    "ministry",
    "military",
    "armed group",
    "party",
    "organisation",
    "company",
    "electorate",
    "public",
    "movement",
    "outlet",
    "speaker",
    "person",
    "other",
)


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


def sign(kind: str) -> int:
    """Return the sign of a kind of tie: +1, -1 or 0 (0 too for a kind that is not listed).

    >>> sign("adversary")
    -1
    """
    return next((tie.sign for tie in TIE_KINDS if tie.name == kind), 0)
