"""The kinds of actors and of ties a model may name. The schema, the docs and the readers take them from here."""

from __future__ import annotations

from detente.conflict.signed import TIE_KINDS, TieKind, sign

__all__ = ["ACTOR_KINDS", "TIE_KINDS", "TieKind", "sign"]

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
