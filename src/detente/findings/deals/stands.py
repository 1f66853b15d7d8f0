"""What settlements are worth to an actor by its stands, and how actors settle the issues that are theirs to decide."""

from __future__ import annotations

from itertools import product

import numpy as np
from numpy.typing import NDArray

from detente.conflict.bargain import Deal, Issue, Settlement, Stand
from detente.conflict.negotiable import keeps

Vector = NDArray[np.float64]
Table = NDArray[np.float64]
Decision = tuple[tuple[str, str], ...]
"""What others decide: issues, each with its settlement."""


def decisions(deal: Deal) -> tuple[Decision, ...]:
    """Return what can come of the issues others decide: each decider takes what is best for it, all it may where equal.

    A decider that takes no stand may settle its issue in any way.
    """
    listed = [[(issue.key, each.key) for each in _may_decide(issue)] for issue in deal.issues if decided(issue)]
    return tuple(product(*listed))


def decided(issue: Issue) -> bool:
    """Tell whether somebody settles the issue by itself."""
    return issue.decided_by is not None and not issue.off


def _may_decide(issue: Issue) -> tuple[Settlement, ...]:
    stand = issue.stand(issue.decided_by or "")
    if stand is None or (stand.position is None and not stand.worth):
        return tuple(each for each in issue.settlements if stand is None or keeps(stand, each))
    worth = stand_worth(issue, stand)
    allowed = [(value, each) for value, each in zip(worth, issue.settlements, strict=True) if keeps(stand, each)]
    best = max(value for value, _ in allowed)
    return tuple(each for value, each in allowed if value >= best - 1e-12)


def stand_worth(issue: Issue, stand: Stand | None) -> Vector:
    """Return (settlements,) what each settlement of an issue is worth to an actor, prices apart; 0 without a stand.

    A position on a scale is worth its salience, and loses it evenly with distance, down to 0 a whole scale away.

    >>> from detente.conflict.bargain import Ruler
    >>> from detente.conflict.quantity import Quantity
    >>> full = Quantity(0.6, 0.6, 0.6)
    >>> issue = Issue("e", ruler=Ruler(0, 10, 5))
    >>> stand_worth(issue, Stand("usa", 0.0, full)).tolist()
    [0.6, 0.3, 0.0]
    """
    listed = issue.settlements
    if stand is None or (stand.position is None and not stand.worth):
        return np.zeros(len(listed))
    salience = 1.0 if stand.salience is None else stand.salience.value
    if stand.worth:
        said = dict(stand.worth)
        return np.array([salience * said[each.key].value if each.key in said else 0.0 for each in listed])
    ruler, wanted = issue.ruler, stand.position or 0.0
    width = 1.0 if ruler is None else ruler.high - ruler.low
    distance = np.array([abs((each.place or 0.0) - wanted) for each in listed]) / width
    return np.round(salience * (1.0 - distance), 12)


def worths(issue: Issue, parties: tuple[str, ...]) -> Table:
    """Return (p, settlements): what each settlement is worth to each party, less what it pays for it."""
    rows = []
    for party in parties:
        row = stand_worth(issue, issue.stand(party))
        paid = [sum(number.value for name, number in each.prices if name == party) for each in issue.settlements]
        rows.append(row - np.array(paid))
    return np.array(rows)
