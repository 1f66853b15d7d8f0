"""Nouns of acts, and the words around them that make an event of a noun: they make events and nothing else."""

from __future__ import annotations

from typing import Final

from detente.reading.lexicon.deeds import CARRIERS

NAMED: Final[dict[str, str]] = {
    **dict.fromkeys("bargain compromise".split(), "deal"),
    **dict.fromkeys("release return handover".split(), "release"),
    **dict.fromkeys("suit trial probe".split(), "accuse"),
    **dict.fromkeys("stoppage march sit-in picket".split(), "protest"),
    **dict.fromkeys("dismissal sacking".split(), "lay_off"),
    **dict.fromkeys("pullback pullout pull-out".split(), "withdraw"),
    "expropriation": "seize",
    "sale": "trade",
    "patrol": "mobilise",
}
"""Nouns of acts beside those of `lexicon.deeds`: they make events only."""

ASKED_FOR: Final = frozenset(
    """amnesty arrest assault attack bargain blockade ceasefire clash compromise concession coup deal
    embargo evacuation exercise expulsion
    expropriation handover inquiry investigation lockout manoeuvre march mediation meeting mutiny negotiation pardon
    patrol probe protest raid release reopening reprisal resignation retaliation return sanction sanctions seizure
    settlement stoppage strike suspension talks trial truce withdrawal walkout visit summit""".split()
)
"""Nouns of what somebody could do on purpose: wanted, feared or supposed they are told of, whoever is to do them."""

FORETOLD: Final = frozenset(
    """likely unlikely possible imminent rumour plan prepare expect fear threaten predict loom planned
    expected rumoured rumored feared threatened question probable near inevitable avoidable""".split()
)
"""What is said of an act to come."""

BROKEN: Final = frozenset(
    """walk break leave quit fail collapse resume attend boycott end open begin start stall adjourn conclude join
    suspend interrupt host chair return come""".split()
)
"""What is done to talks that take place, or what they do."""

CALLED: Final = CARRIERS | frozenset("call stage mount propose issue deliver".split())
"""Verbs that carry a noun of action in an event: "called a strike"."""
