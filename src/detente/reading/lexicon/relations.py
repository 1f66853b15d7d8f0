"""Words that tie one party to another. Kinds are those of the model file (`detente.files.kinds`)."""

from __future__ import annotations

from typing import Final

NOUNS: Final[dict[str, str]] = {
    **dict.fromkeys("ally allies alliance coalition".split(), "ally"),
    **dict.fromkeys(
        """friend friends friendship partner partners partnership contact contacts tie ties link links
        connection""".split(),
        "friend",
    ),
    **dict.fromkeys(
        """agent agents proxy proxies puppet puppets client clients tool tools stooge stooges lackey lackeys ward man
        men boy creature creatures mercenary mercenaries vassal vassals instrument henchman henchmen minion minions
        mouthpiece surrogate surrogates satellite hireling hirelings catspaw pawn pawns protege protégé
        glove""".split(),
        "agent",
    ),
    **dict.fromkeys(
        "patron patrons sponsor sponsors backer backers paymaster paymasters protector benefactor puppeteer".split(),
        "patron",
    ),
    **dict.fromkeys(
        "enemy enemies adversary adversaries foe foes hostility hostilities enmity opponent opponents".split(),
        "adversary",
    ),
    **dict.fromkeys("rival rivals rivalry".split(), "rival"),
    **dict.fromkeys("adviser advisers advisor advisors".split(), "advises"),
}
"""Nouns: "X is an ally of Y", "Y's proxy", "hostility between X and Y"."""

MUTUAL: Final = frozenset(
    """alliance coalition friendship partnership hostility hostilities enmity rivalry contact contacts tie ties link
    links connection""".split()
)
"""Nouns that name the relation itself and not one who stands in it."""

ADJECTIVES: Final[dict[tuple[str, str], str]] = {
    ("close", "to"): "friend", ("loyal", "to"): "agent", ("subservient", "to"): "agent", ("beholden", "to"): "agent",
    ("friendly", "to"): "friend", ("friendly", "with"): "friend", ("hostile", "to"): "hostile",
    ("allied", "with"): "ally",
    ("allied", "to"): "ally", ("aligned", "with"): "friend", ("opposed", "to"): "hostile",
    ("independent", "of"): "agent", ("independent", "from"): "agent", ("autonomous", "from"): "agent",
    ("answerable", "to"): "agent", ("dependent", "on"): "agent",
}  # fmt: skip
"""Adjective and preposition: "close to", "hostile to"."""

PARTICIPLES: Final[dict[str, str]] = dict.fromkeys(
    """backed armed funded financed sponsored supported trained controlled supplied equipped bankrolled paid
    run directed commanded subsidised subsidized sheltered harboured""".split(),
    "patron",
)
"""Passives: "backed by X" makes X the patron."""

VERBS: Final[dict[str, str]] = {
    **dict.fromkeys("back arm fund finance sponsor control bankroll subsidise subsidize".split(), "patron"),
    **dict.fromkeys("train pay equip supply direct command run shelter harbour".split(), "patron"),
    **dict.fromkeys("dislike hate despise distrust".split(), "hostile"),
    "support": "supports",
    "obey": "agent",
}
"""Verbs: "X backs Y"."""

LASTING: Final = frozenset("train pay equip supply direct command run shelter harbour".split())
"""Of the verbs, those that in the simple past tell of one act only."""

PREPOSED: Final = frozenset({("answer", "to"), ("fight", "for"), ("kowtow", "to"), ("bow", "to"), ("side", "with")})
"""Verb and preposition: "the militia answers to X"."""

SWAY: Final = frozenset(
    """order orders control command pay payroll bidding behest thumb instruction instructions influence sway
    pocket""".split()
)
"""What one is in, under, on or at that is its patron's: "under X's control", "in the pay of X"."""

GIVEN: Final = frozenset("order orders instruction instructions weapon weapons arms money gun guns funds".split())
"""What a patron gives: "gives it no orders"."""

OWNED: Final = frozenset("man men boy ward creature creatures instrument glove satellite pawn pawns tools".split())
"""Nouns that tell of a tie only where the text says whose: "the union's man"."""

FREE: Final = frozenset({("independent", "of"), ("independent", "from"), ("autonomous", "from")})
"""Of the adjectives, those that say the tie is not there."""

OBEDIENCE: Final = frozenset(
    "order orders instruction instructions money pay arms weapon weapons gun guns funds funding training bullet".split()
)
TAKEN: Final = frozenset("take receive get accept".split())
"""What an agent takes from its patron, and the verbs of taking."""

FOES: Final = frozenset({"adversary", "hostile", "rival"})
"""Kinds of tie that stand against; all others stand with."""
