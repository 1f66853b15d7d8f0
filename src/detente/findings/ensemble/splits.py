"""What a verdict depends on over an ensemble: the few assumptions that tell the profiles with each outcome apart.

A tree of questions, each about one thing that is unsure: whether one want stands above another, whether an actor wants
something at all, or which side of an alternative is right. At each step the question is taken that leaves the cases
most alike (Gini's measure, weighted by their shares); Breiman, Friedman, Olshen and Stone (1984), Classification and
Regression Trees. A case is a profile under one reading; readings count alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from detente.conflict.model import Outcome
from detente.findings.ensemble.ensemble import Ensemble
from detente.findings.ensemble.many import OUTCOMES
from detente.findings.ensemble.profiles import Profiles

DEEPEST = 3
"""Questions asked in a row at the most: more is not read."""

_LEAST_GAIN = 1e-3
"""How much more alike a question must leave the cases, of 1."""


@dataclass(frozen=True, slots=True)
class Question:
    """Something unsure: whether `want` stands above `other` (and is wanted), or, without `other`, is wanted at all.

    With `side`, whether that is the right side of the alternative `want`.
    """

    want: str
    other: str | None = None
    side: str | None = None

    def __str__(self) -> str:
        """Write the question as it is answered with yes."""
        if self.side is not None:
            return f"{self.want} is {self.side}"
        return f"{self.want} is wanted" if self.other is None else f"{self.want} stands above {self.other}"


@dataclass(frozen=True, slots=True)
class Leaf:
    """Cases no further question tells apart: their share of all, and the share of each outcome among them."""

    share: float
    outcomes: Mapping[Outcome, float]

    @property
    def outcome(self) -> Outcome:
        """The outcome most of them have."""
        return max(self.outcomes, key=lambda outcome: self.outcomes[outcome])


@dataclass(frozen=True, slots=True)
class Split:
    """A question, and what follows where the answer is yes and where it is no."""

    question: Question
    yes: Tree
    no: Tree


Tree = Leaf | Split


@dataclass(frozen=True, eq=False)
class Cases:
    """Every profile under every reading: what is asked, and (questions, cases) where the answer is yes.

    `weight` is the weight of each case, (cases,); a case is number ``reading * profiles + profile``.
    """

    asked: tuple[Question, ...]
    answers: NDArray[np.bool_]
    weight: NDArray[np.float64]


def cases(found: Ensemble) -> Cases:
    """Return the cases of an ensemble. Of two wants only one order is asked about; what never varies is left out."""
    asked, answers = _about_wants(found.profiles)
    number = len(found.readings)
    rows = [np.tile(row, number) for row in answers]
    for question, row in _about_readings(found):
        asked, rows = [*asked, question], [*rows, np.repeat(row, found.profiles.number)]
    weight = np.tile(found.profiles.weight / number, number)
    return Cases(tuple(asked), np.array(rows, np.bool_).reshape(len(asked), len(weight)), weight)


def _about_wants(profiles: Profiles) -> tuple[list[Question], list[NDArray[np.bool_]]]:
    asked: list[Question] = []
    answers: list[NDArray[np.bool_]] = []
    for column, one in enumerate(profiles.variants):
        places = [{id_: at for at, id_ in enumerate(ids)} for ids in one.ids]
        for question in _questions(one.ids):
            said = np.array([_answer(question, place) for place in places], np.bool_)
            if said.any() and not said.all():
                asked.append(question)
                answers.append(said[profiles.choice[:, column]])
    return asked, answers


def _questions(ids: tuple[tuple[str, ...], ...]) -> Iterator[Question]:
    wants = tuple(dict.fromkeys(want for listed in ids for want in listed))
    yield from (Question(want) for want in wants)
    yield from (Question(one, other) for one, other in combinations(wants, 2))


def _answer(question: Question, place: Mapping[str, int]) -> bool:
    if question.want not in place:
        return False
    return question.other is None or place[question.want] < place.get(question.other, len(place))


def _about_readings(found: Ensemble) -> Iterator[tuple[Question, NDArray[np.bool_]]]:
    """Yield whether each side of an alternative is taken, by reading; of two sides only the first is asked about."""
    for at, (alternative, _) in enumerate(found.readings[0] if found.readings else ()):
        sides = [reading[at][1] for reading in found.readings]
        names = list(dict.fromkeys(sides))
        for side in names[:1] if len(names) == 2 else names:
            if len(names) > 1:
                yield Question(alternative, side=side), np.array([side == taken for taken in sides], np.bool_)


def outcomes_of(found: Ensemble, claim: str, weight: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return (4, cases): the weight of each case by the outcome of a claim, zero where it was not asked.

    KeyError where the ensemble has no such claim.
    """
    at = {one.claim: number for number, one in enumerate(found.claims)}[claim]
    given = found.by_reading[at].ravel()
    return np.stack([(given == number) * weight for number in range(len(OUTCOMES))])


def splits(found: Ensemble, claim: str, *, of: Cases | None = None, deepest: int = DEEPEST) -> Tree:
    """Return what the verdict on a claim depends on; `of` are the cases, if they are there already.

    Cost O(questions x cases) for each question in the tree. KeyError where the ensemble has no such claim.
    """
    known = of or cases(found)
    outcomes = outcomes_of(found, claim, known.weight)
    return _grown(known.asked, known.answers.astype(np.float64), outcomes, float(outcomes.sum()) or 1.0, deepest)


def _grown(
    asked: tuple[Question, ...], answers: NDArray[np.float64], outcomes: NDArray[np.float64], total: float, deepest: int
) -> Tree:
    """Return the tree over the cases whose weight, by outcome, is `outcomes` (4, N), zero where they are elsewhere."""
    own = outcomes.sum(axis=1)
    size = float(own.sum()) or 1.0
    leaf = Leaf(
        float(own.sum() / total),
        {outcome: float(each / size) for outcome, each in zip(OUTCOMES, own, strict=True) if each > 1e-12},
    )
    if deepest == 0 or len(leaf.outcomes) < 2 or not len(asked):
        return leaf
    yes = outcomes @ answers.T
    left = _unlike(yes) + _unlike(own[:, None] - yes)
    best = int(np.argmin(left))
    if _unlike(own[:, None])[0] - left[best] < _LEAST_GAIN * total:
        return leaf
    here = answers[best]
    parts = (_grown(asked, answers, outcomes * side, total, deepest - 1) for side in (here, 1 - here))
    return Split(asked[best], *parts)


def _unlike(weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return (q,): how unlike the cases are whose weights by outcome are (4, q), times their weight."""
    total = weights.sum(axis=0)
    squares: NDArray[np.float64] = (weights**2).sum(axis=0)
    return np.where(total > 1e-12, total - squares / np.where(total > 1e-12, total, 1.0), 0.0)


def asked_in(tree: Tree) -> tuple[Question, ...]:
    """Return the questions of a tree, the first one first."""
    match tree:
        case Leaf():
            return ()
        case Split(question, yes, no):
            return tuple(dict.fromkeys((question, *asked_in(yes), *asked_in(no))))
