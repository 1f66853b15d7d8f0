"""Who "the patron" and "the client" are, where the text tells who arms, pays or trains whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from detente.reading.actors.cast import PERSONAL, Cast
from detente.reading.syntax import child, passive, subject, trimmed

if TYPE_CHECKING:
    from spacy.tokens import Token

_KEEPING = frozenset(
    "arm pay fund finance train equip supply sponsor bankroll subsidise subsidize shelter protect".split()
)
_PATRONS = frozenset("patron sponsor protector paymaster backer benefactor".split())
_CLIENTS = frozenset("client protege protégé proxy ward".split())


def patrons(found: Cast) -> None:
    """Let each such noun with "the" stand for the one of the pair told of most; nothing where no pair is told."""
    pairs = Counter(pair for verb in found.doc for pair in _pairs(found, verb))
    if not pairs:
        return
    patron, client = pairs.most_common(1)[0][0]
    for noun in found.doc:
        key = patron if noun.lower_ in _PATRONS else client if noun.lower_ in _CLIENTS else None
        if key is not None and noun.i not in found.at and [one.lower_ for one in noun.lefts] == ["the"]:
            found.put(noun, key, "role", trimmed(found.doc, noun.left_edge.i, noun.i + 1))


def _pairs(found: Cast, verb: Token) -> Iterator[tuple[str, str]]:
    """Yield who keeps whom: "Norway arms the Front", "Norway has paid for the coast guard of Sorrel"."""
    if verb.pos_ != "VERB" or verb.lemma_ not in _KEEPING or any(one.dep_ == "neg" for one in verb.children):
        return
    for_ = next((one for one in verb.rights if one.dep_ == "prep" and one.lower_ == "for"), None)
    kept = child(verb, "nsubjpass") if passive(verb) else child(verb, "dobj") or (for_ and child(for_, "pobj"))
    one, other = found.party(subject(verb)), found.party(kept, loose=True) or _whose(found, kept)
    if one is not None and other is not None and one != other:
        bodies = all(found.parties[key].kind not in {"outlet", *PERSONAL} for key in (one, other))
        yield from ((one, other),) if bodies else ()


def _whose(found: Cast, kept: Token | None) -> str | None:
    """As in "the coast guard of Sorrel"."""
    of = next((one for one in kept.rights if one.lower_ == "of"), None) if kept is not None else None
    return found.party(child(of, "pobj")) if of is not None else None
