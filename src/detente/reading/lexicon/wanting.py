"""Words that say what somebody wants (+1) or wants not to see (-1)."""

from __future__ import annotations

from typing import Final, Literal

Sign = Literal[1, -1]

FOR: Final = frozenset(
    """want desire wish hope seek aim intend plan prefer demand insist like love aspire strive pursue favour favor
    promise pledge vow yearn""".split()
)

AGAINST: Final = frozenset(
    """fear dread oppose avoid prevent refuse reject resist block avert forestall stop hinder decline dislike hate
    abhor resent
    preclude thwart deter defuse foil shun""".split()
)

PURPOSE: Final = frozenset("avoid prevent avert forestall preclude stop".split())
"""Verbs that tell a want wherever they stand with "to": "a truce to avoid war"."""

NOUNS_FOR: Final = frozenset(
    "desire wish hope aim goal intention interest ambition objective will determination eagerness plan".split()
)
NOUNS_AGAINST: Final = frozenset("fear dread opposition refusal reluctance aversion rejection".split())

ADJECTIVES_FOR: Final = frozenset("eager keen determined ready willing anxious".split())
ADJECTIVES_AGAINST: Final = frozenset("afraid unwilling reluctant wary opposed".split())

SIGN_OF_VERB: Final[dict[str, Sign]] = {**dict.fromkeys(FOR, 1), **dict.fromkeys(AGAINST, -1)}
SIGN_OF_NOUN: Final[dict[str, Sign]] = {**dict.fromkeys(NOUNS_FOR, 1), **dict.fromkeys(NOUNS_AGAINST, -1)}
SIGN_OF_ADJECTIVE: Final[dict[str, Sign]] = {
    **dict.fromkeys(ADJECTIVES_FOR, 1),
    **dict.fromkeys(ADJECTIVES_AGAINST, -1),
}
