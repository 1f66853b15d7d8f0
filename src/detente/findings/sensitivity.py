"""Which of the things that are unsure a verdict depends on most: group sensitivity indices with intervals.

A factor is everything that is unsure about one actor's wants together, an alternative, or a number known by its range;
factors are independent. The *first* index of a factor is the share of the verdict's variance it explains alone, its
*total* index the share that goes when only this factor is still unsure about, its interplay with others included. Two
samples are drawn, and one factor after the other is exchanged between them (pick-freeze), which asks nothing of factors
but that they are independent: Gamboa, Janon, Klein and Lagnoux (2014), Electron. J. Stat. 8. The estimators are those
of Saltelli et al. (2010), Comput. Phys. Commun. 181 (first) and Jansen (1999), Comput. Phys. Commun. 117 (total);
intervals at 95 % are bootstrapped over the pairs of cases.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.conflict.change import accepted
from detente.conflict.edit import Edit
from detente.conflict.model import Claim, Conflict
from detente.findings.ensemble.context import Context
from detente.findings.ensemble.ensemble import judged
from detente.findings.ensemble.many import HOLDS, Asked, about_wants
from detente.findings.ensemble.variants import Variants, unsure, variants_of
from detente.findings.forms import answer, concepts_of
from detente.findings.judge import Worlds, agreed
from detente.findings.numbers import Number, ranged, saliences
from detente.findings.rests import about_deals, about_time

Values = NDArray[Any]
REPEATS = 200
"""How often the pairs are drawn anew for the intervals."""

DRAWN = 2_000
"""Lists of wants drawn of an actor that has too many to write out."""


@dataclass(frozen=True, slots=True)
class Index:
    """The indices of one factor, each with the ends of its interval. Small samples may give some below 0."""

    factor: str
    first: float
    first_interval: tuple[float, float]
    total: float
    total_interval: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """What a verdict depends on: `share` is how often it holds, `indices` the factors, the largest total first.

    Without variance there is nothing to explain and `indices` is empty. `asked` cases were judged.
    """

    claim: str
    share: float
    indices: tuple[Index, ...]
    pairs: int
    asked: int
    seed: int


def pick_freeze(
    of: Callable[[Values], NDArray[np.float64]],
    one: Values,
    other: Values,
    groups: Sequence[Sequence[int]],
    rng: np.random.Generator,
) -> tuple[float, list[tuple[float, tuple[float, float], float, tuple[float, float]]]]:
    """Return the mean of `of` and, for each group of columns, its first and total index with intervals.

    `one` and `other` are (N, k): independent draws of all factors. Cost: N (g + 2) values of `of` for g groups.
    """
    here, there = of(one), of(other)
    mixed = []
    for group in groups:
        swapped = one.copy()
        swapped[:, list(group)] = other[:, list(group)]
        mixed.append(of(swapped))
    places = rng.integers(0, len(here), (REPEATS, len(here)))
    found = []
    for each in mixed:
        first, total = _indices(here, there, each)
        again = np.array([_indices(here[row], there[row], each[row]) for row in places])
        ends = np.nanpercentile(again, (2.5, 97.5), axis=0) if first == first else np.full((2, 2), np.nan)
        found.append((first, (float(ends[0, 0]), float(ends[1, 0])), total, (float(ends[0, 1]), float(ends[1, 1]))))
    return float(np.concatenate((here, there)).mean()), found


def _indices(here: NDArray[np.float64], there: NDArray[np.float64], mixed: NDArray[np.float64]) -> tuple[float, float]:
    """Return the first and the total index; not a number where the verdict does not vary."""
    variance = np.concatenate((here, there)).var()
    if variance == 0:
        return float("nan"), float("nan")
    first = (there * (mixed - here)).mean() / variance
    total = ((here - mixed) ** 2).mean() / (2 * variance)
    return float(first), float(total)


def sensitivity(conflict: Conflict, claim: str, *, pairs: int = 512, seed: int = 1) -> Sensitivity:
    """Return what the verdict on a claim of `conflict` depends on most. KeyError where there is no such claim.

    Cost: judging ``pairs x (factors + 2)`` cases; of a claim about time a chain for each of them.
    """
    sure = accepted(conflict)
    asked = {one.id: one for one in sure.claims}[claim]
    drawn = _Drawn(Worlds.of(sure), asked, seed)
    one, other = (drawn.draw(pairs) for _ in range(2))
    names = drawn.factors
    groups = [[at] for at in range(len(names))]
    share, found = pick_freeze(drawn.holds, one, other, groups, np.random.default_rng(seed))
    told = (Index(name, *each) for name, each in zip(names, found, strict=True) if each[0] == each[0])
    ranked = tuple(sorted(told, key=lambda index: -index.total))
    return Sensitivity(claim, share, ranked, pairs, pairs * (len(names) + 2), seed)


class _Drawn:
    """Cases of a claim drawn at random: a list of wants for each actor, a side of each alternative, the numbers."""

    def __init__(self, worlds: Worlds, claim: Claim, seed: int) -> None:
        self.worlds, self.claim, self.seed = worlds, claim, seed
        self.rng = np.random.default_rng(seed)
        conflict = worlds.base.conflict
        timed = claim.test is not None and about_time(claim.test)
        dealt = claim.test is not None and about_deals(claim.test)
        unsure_of = [it for it in conflict.actors if unsure(it) and claim.test is not None and about_wants(claim.test)]
        self.variants: tuple[Variants, ...] = tuple(variants_of(it, number=DRAWN, rng=self.rng) for it in unsure_of)
        self.sides = [len(each.sides) for each in conflict.alternatives]
        known = tuple(number for number in saliences(conflict) if number.value.low < number.value.high) if dealt else ()
        self.numbers: tuple[Number, ...] = (*known, *(ranged(conflict) if timed else ()))
        self.context = Context.of(worlds.base, self.variants)
        self.timed = timed or bool(known)
        self._known: dict[bytes, float] = {}

    @property
    def factors(self) -> list[str]:
        """What is unsure, by name."""
        names = [f"the wants of {one.actor}" for one in self.variants]
        names += [each.key for each in self.worlds.base.conflict.alternatives]
        return names + [number.name for number in self.numbers]

    def draw(self, number: int) -> Values:
        """Return (number, factors): places of lists and sides, and values of numbers."""
        columns = [self.rng.choice(len(one.lists), number, p=one.share).astype(float) for one in self.variants]
        columns += [self.rng.integers(0, sides, number).astype(float) for sides in self.sides]
        columns += [self.rng.uniform(it.value.low, it.value.high, number) for it in self.numbers]
        return np.stack(columns, axis=1) if columns else np.zeros((number, 0))

    def holds(self, cases: Values) -> NDArray[np.float64]:
        """Return 1 for each case in which the claim holds, else 0."""
        wants = len(self.variants)
        choice = cases[:, :wants].astype(np.intp)
        sides = cases[:, wants : wants + len(self.sides)].astype(np.intp)
        reading = np.ravel_multi_index(tuple(sides.T), self.sides) if self.sides else np.zeros(len(cases), np.intp)
        if self.timed:
            return np.array([self._alone(row, int(at)) for row, at in zip(cases, reading, strict=True)])
        given = judged(self.worlds, Asked(self.context, choice, timed=0, seed=self.seed), self.claim)
        held: NDArray[np.float64] = (given[reading, np.arange(len(cases))] == HOLDS).astype(np.float64)
        return held

    def _alone(self, case: Values, reading: int) -> float:
        """Return whether a claim about time holds in one case."""
        key = case.tobytes()
        if key not in self._known:
            edits: tuple[Edit, ...] = (*self.worlds.readings[reading][1], *self.claim.suppose)
            world = self.context.after(edits).world([int(place) for place in case[: len(self.variants)]])
            values = case[len(case) - len(self.numbers) :]
            moved = world.conflict
            for number, value in zip(self.numbers, values, strict=True):
                moved = number.put(moved, float(value))
            world = world.vary(moved) if moved is not world.conflict else world
            query = self.claim.test
            assert query is not None  # noqa: S101  only claims with a test are asked about time
            given = {answer(world, query, concept, show=None).outcome for concept in concepts_of(query, world.conflict)}
            self._known[key] = float(agreed(given) == "holds")
        return self._known[key]
