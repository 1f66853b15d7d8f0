"""Verbs of what something does to somebody's mind: what would suit or alarm somebody is wanted, or is not."""

from __future__ import annotations

from typing import Final

from detente.reading.lexicon.wanting import Sign

PLEASING: Final = frozenset(
    "please suit delight tempt attract gratify satisfy entice enthuse gladden entrance intrigue thrill serve".split()
)
ALARMING: Final = frozenset(
    """worry alarm frighten terrify scare horrify haunt trouble unsettle unnerve dismay appal appall spook disturb
    bother perturb petrify daunt exercise rattle preoccupy panic""".split()
)

AFFECTING: Final[dict[str, Sign]] = {**dict.fromkeys(PLEASING, 1), **dict.fromkeys(ALARMING, -1)}
"""Verbs whose object is who wants (+1) or wants not to see (-1) what their subject says may come."""

PROSPECTS: Final = frozenset(
    "prospect idea thought possibility risk danger notion threat likelihood spectre specter chance fear talk".split()
)
"""Nouns that hold what may come: "the prospect of a blockade alarms the traders"."""

THOUGHTS: Final = frozenset("idea thought prospect notion possibility".split())
"""Nouns of what may come that one likes or hates: "hates the idea of a base"."""

TAKEN: Final = frozenset(
    "keep drive push lead stop haunt grip unite hold prevent move prompt force bind deter drag spur".split()
)
"""Verbs of what a want does to who has it: "fear of a lockout keeps the dockers quiet"."""

NECESSARY: Final = frozenset("essential vital imperative indispensable crucial".split())
"""Adjectives that tell a demand of what should be: "it is vital that the crew be freed, he said"."""

ABHORRED: Final[dict[str, Sign]] = {
    **dict.fromkeys("anathema taboo non-starter poison question abomination".split(), -1),
    **dict.fromkeys("must priority necessity imperative".split(), 1),
}
"""Nouns that something is "to" or "for" somebody: "the base is anathema to Norway", "is out of the question for it"."""

RATING: Final = frozenset(
    "call consider deem regard think hold declare find pronounce view describe treat term judge reckon".split()
)
"""Verbs of how somebody takes a thing: "calls a vote out of the question", "regards it as unacceptable"."""

ENDS: Final = frozenset("outcome result scenario option course solution ending end choice alternative".split())
"""Nouns of what may come of something: "the worst outcome for Norway"."""

RATED: Final[dict[str, Sign]] = {
    **dict.fromkeys("best ideal preferred favoured favored desired first".split(), 1),
    **dict.fromkeys("worst nightmare dreaded".split(), -1),
}
"""How such an end is rated."""

UNKNOWING: Final = frozenset(
    """know think remember note understand realise realize expect look seem feel mean believe wonder imagine suppose
    bear mention say admit add stress recall guess hear see learn suffice happen appear have""".split()
)
"""Verbs of which "must" and "should" tell no demand: "it should be noted", "they must know"."""
