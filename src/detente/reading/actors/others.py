"""Who is the other of two: "the larger power", "the smaller neighbour", "the other side", after one was spoken of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.reading.actors.cast import Cast
from detente.reading.actors.duals import two_meant
from detente.reading.syntax import trimmed

if TYPE_CHECKING:
    from spacy.tokens import Token

_SORTS = {
    **dict.fromkeys(
        "neighbour neighbor power state country republic kingdom nation capital government".split(), "state"
    ),
    **dict.fromkeys("side party camp".split(), "any"),
    **dict.fromkeys("army".split(), "any"),
}
"""Nouns for one of two, and among parties of what sort it is looked for."""
_WEIGHED = frozenset(
    """larger smaller bigger stronger weaker richer poorer landlocked upstream downstream lesser greater older younger
    other upper lower nearer mightier poor rich small big great""".split()
)
_ROLES = frozenset({"nsubj", "nsubjpass", "pobj", "dobj", "agent"})
_NEAR = 80
"""How many words back the one of two is looked for that was spoken of last."""


def others(found: Cast) -> None:
    """Let each such phrase stand for the one of two not spoken of last; a size stays with its party."""
    sizes: dict[str, str] = {}
    for noun in found.doc:
        size = _size(noun) if noun.i not in found.at and noun.i not in found.both else None
        if size is None:
            continue
        key = sizes.get(size) if size != "other" else None
        key = key or _other(found, noun)
        if key is not None:
            sizes[size] = key
            found.put(noun, key, "role", trimmed(found.doc, noun.left_edge.i, noun.i + 1))


def _size(noun: Token) -> str | None:
    """Return the word that sets one of two apart; a bare "the neighbour" is the other one."""
    if noun.lower_ not in _SORTS or noun.dep_ not in _ROLES:
        return None
    lefts = [one.lower_ for one in noun.lefts if one.dep_ in {"det", "amod", "compound", "nmod", "poss", "nummod"}]
    if lefts[:1] != ["the"] or any(one.dep_ in {"prep", "relcl", "acl"} for one in noun.rights):
        return None
    told = [word for word in lefts[1:] if word in _WEIGHED]
    bare = len(lefts) == 1 and noun.lower_ in {"neighbour", "neighbor"}
    return told[0] if len(lefts) == 2 and told else "other" if bare else None


def _other(found: Cast, noun: Token) -> str | None:
    two = two_meant(found, noun, _SORTS[noun.lower_])
    if len(two) != 2:
        return None
    near = (found.at.get(i) for i in range(noun.i - 1, max(-1, noun.i - _NEAR), -1))
    states = ((key, found.sovereign(key)) for key in near if key is not None)
    last = next((one for key, state in states for one in (key, state) if one in two), None)
    return None if last is None else two[1] if last == two[0] else two[0]
