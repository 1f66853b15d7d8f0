"""Words by which one party is shown to stand with or against another: +1 with, -1 against."""

from __future__ import annotations

from typing import Final

_WITH = """
    support back aid assist help defend protect train equip arm supply fund thank praise welcome congratulate applaud
    commend reassure accompany strengthen shield honour honor salute
"""
_AGAINST = """
    attack bomb strike shell bombard raid assault fight invade storm ambush hit shoot defeat destroy combat counter
    degrade kill murder assassinate execute behead massacre abduct kidnap torture capture target liberate expel oust
    besiege occupy condemn denounce oppose threaten accuse blame deny dislodge drive push repel rout retake recapture
    clash burn wound injure seize detain arrest dismantle eliminate engage isolate confront resist
"""
VERBS: Final[dict[str, int]] = {**dict.fromkeys(_WITH.split(), 1), **dict.fromkeys(_AGAINST.split(), -1)}
"""Verbs, subject to object ("the fleet shelled the rebels")."""

PLAIN: Final = frozenset("deny drive push target engage seize counter retake recapture isolate hit".split())
"""Verbs that say so only of a party itself, not of what it owns."""

TOGETHER: Final[dict[str, int]] = {
    **dict.fromkeys("work cooperate collaborate coordinate partner side stand ally join align team".split(), 1),
    **dict.fromkeys("fight clash struggle battle war".split(), -1),
}
"""Verbs with a preposition: "stand with X", "fight against X"."""

NOUNS: Final[dict[str, int]] = {
    **dict.fromkeys("support assistance aid help solidarity condolence gratitude sympathy".split(), 1),
    **dict.fromkeys(
        """attack strike airstrike raid assault offensive war fight battle struggle campaign operation bombing shelling
        bombardment defense defence threat fighting aggression action burning killing murder defeat siege atrocity
        massacre weapon""".split(),
        -1,
    ),
}
"""Nouns: "a strike against X", "in support of X"."""

TOWARDS: Final[dict[int, frozenset[str]]] = {
    1: frozenset("for".split()),
    -1: frozenset("against on upon at".split()),
}
"""The prepositions after such a noun, by its sign."""

OF: Final = frozenset(
    "support aid help defeat killing burning murder bombing shelling siege bombardment massacre".split()
)
"""Nouns whose "of" names whom it is done to."""

TO: Final = frozenset("threat condolence aid assistance support".split())
"""Nouns whose "to" names whom it is done to."""

ATTITUDES: Final[dict[tuple[str, str], int]] = {
    ("grateful", "to"): 1, ("grateful", "for"): 1, ("supportive", "of"): 1, ("proud", "of"): 1, ("thankful", "to"): 1,
    ("angry", "with"): -1, ("critical", "of"): -1, ("wary", "of"): -1, ("committed", "against"): -1,
}  # fmt: skip
"""Adjective and preposition."""
