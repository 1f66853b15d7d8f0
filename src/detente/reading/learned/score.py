"""How many of the annotated attributions were found, and how many found ones are right.

A found attribution is right as a *relation* where its cue overlaps the annotated one, its source is half overlapping or
has its head inside the annotated source (or both have none), and its content is half overlapping: the overlap is at
least half of the longer of the two, in characters. It is right with *exact content* where every piece is the same too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from detente.errors import Span
from detente.reading.attribution.told import Report
from detente.reading.learned.standoff import Told


@dataclass(frozen=True, slots=True)
class Score:
    """Counts over texts: attributions wanted, found, right as a relation, and right with exact content."""

    wanted: int = 0
    found: int = 0
    right: int = 0
    exact: int = 0

    def __add__(self, other: Score) -> Score:
        """Return the counts of both."""
        return Score(
            self.wanted + other.wanted, self.found + other.found, self.right + other.right, self.exact + other.exact
        )

    def rates(self, hits: int) -> tuple[float, float, float]:
        """Return precision, recall and F1 of `hits` in percent, each 0 where there is nothing to divide by.

        >>> Score(wanted=4, found=2, right=1).rates(1)
        (50.0, 25.0, 33.3333333333333...)
        """
        both = self.wanted + self.found
        return (
            100 * hits / self.found if self.found else 0.0,
            100 * hits / self.wanted if self.wanted else 0.0,
            200 * hits / both if both else 0.0,
        )


def score(found: Sequence[Report], wanted: Sequence[Told], starts: Sequence[int]) -> Score:
    """Compare what was found in one text with what is annotated; `starts[i]` is where token i begins.

    Each found attribution counts once. Cost is quadratic in the attributions of one text.
    """
    left, right, exact = list(found), 0, 0
    for one in wanted:
        hit = next((report for report in left if _cued(report, one) and _same(report, one, starts)), None)
        if hit is not None:
            left.remove(hit)
            right += 1
            exact += sorted(hit.content) == sorted(one.content)
    return Score(len(wanted), len(found), right, exact)


def _cued(found: Report, wanted: Told) -> bool:
    return any(start < found.cue[1] and found.cue[0] < end for start, end in wanted.cue)


def _same(found: Report, wanted: Told, starts: Sequence[int]) -> bool:
    if (found.source is None) != (not wanted.source):
        return False
    named = found.source is None or half([found.source], wanted.source) or _headed(found, wanted, starts)
    return named and half(found.content, wanted.content)


def _headed(found: Report, wanted: Told, starts: Sequence[int]) -> bool:
    return found.head is not None and any(start <= starts[found.head] < end for start, end in wanted.source)


def half(left: Iterable[Span], right: Iterable[Span]) -> bool:
    """Tell whether the overlap is at least half of the longer of two sets of pieces.

    >>> half([(0, 10)], [(5, 10)]), half([(0, 10)], [(6, 10)])
    (True, False)
    """
    one, other = ({at for start, end in side for at in range(start, end)} for side in (left, right))
    return 2 * len(one & other) >= max(len(one), len(other))
