"""Questions that ask what somebody wants, and the words by which an answer says yes or no."""

from __future__ import annotations

from typing import Final

WOULD_MOVE: Final = frozenset(
    """bring make persuade convince get satisfy content please help reassure tempt induce suit placate appease move
    change buy settle end""".split()
)
"""Verbs of "What would bring you back?": what would do it is wanted."""

AWAKE: Final = frozenset("awake up night sleep".split())
"""What fear keeps one from, or at: "What keeps you awake?"."""

DEEMED: Final = frozenset("regard count consider call see".split())
"""Verbs of "What would they regard as a success?"."""

SUCCESSES: Final = frozenset("success victory win triumph triumphant breakthrough".split())

TAKEN: Final = frozenset("accept take welcome tolerate stomach".split())
"""Verbs of "What would you accept?"."""

GOT: Final = frozenset("see get have happen hear achieve gain win obtain do be receive find".split())
"""Verbs under a want that name only what it gets: "What would you like to see?"."""

WISHED: Final = frozenset("wish demand request condition price priority plea appeal prayer hope preference".split())
"""Nouns of "What is your price?", "One wish, Mayor?"."""

DREADED: Final = frozenset("fear nightmare worry dread concern anxiety".split())

NO: Final = tuple(
    """no; nope; never; hardly; by no means; not at all; not in the least; not in the slightest; not remotely
    god forbid; heaven forbid; certainly not; of course not; absolutely not; definitely not; surely not
    not for a moment; not for a minute; not a chance; not a bit of it; out of the question; nothing of the kind
    nothing of the sort; on no account; under no circumstances; perish the thought; far from it; not on your life
    not if i can help it; not in my lifetime; over my dead body; over his dead body; over her dead body
    over our dead bodies; anything but; in no way; not while i; not as long as; no way""".replace("\n", ";").split(";")
)
"""What says no at the beginning of an answer."""

YES: Final = tuple(
    """yes; gladly; certainly; of course; sure; surely; absolutely; by all means; naturally; very much; with pleasure
    willingly; happily; with all my heart; definitely; without hesitation; any day; any time""".replace(
        "\n", ";"
    ).split(";")
)
"""What says yes at the beginning of an answer."""

RETORTS: Final = tuple(
    tuple(told.split())
    for told in """over my dead body; over our dead bodies; out of the question; nothing doing; god forbid
    heaven forbid; not a chance; no way; not on your life; perish the thought; not if i can help it; no chance
    not in my lifetime""".replace("\n", ";").split(";")
)
"""What says no to what was asked for before."""
