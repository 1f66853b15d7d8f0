"""What each package is worth to the audiences that ratify, by their own stands or by those of their party."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from detente.bargaining.packages import Packages, utilities
from detente.conflict.bargain import Deal, Issue, Ratifier, Settlement
from detente.conflict.model import Conflict
from detente.findings.deals.stands import worths
from detente.findings.deals.values import value_of_states

if TYPE_CHECKING:
    from detente.findings.world import World

Vector = NDArray[np.float64]
Table = NDArray[np.float64]


def audiences(
    world: World,
    deal: Deal,
    issues: tuple[Issue, ...],
    fixed: tuple[tuple[Issue, Settlement | None], ...],
    packages: Packages,
    table: Table,
    states: NDArray[np.intp] | None,
    wanted: Conflict | None,
) -> Table:
    """Return (n, a): what each package is worth to each audience that ratifies, by its stands or by its party's."""
    columns = [_audience(world, deal, each, issues, fixed, packages, table, states, wanted) for each in deal.ratifiers]
    return np.column_stack(columns) if columns else np.zeros((packages.n, 0))


def _audience(
    world: World,
    deal: Deal,
    ratifier: Ratifier,
    issues: tuple[Issue, ...],
    fixed: tuple[tuple[Issue, Settlement | None], ...],
    packages: Packages,
    table: Table,
    states: NDArray[np.intp] | None,
    wanted: Conflict | None,
) -> Vector:
    actor = ratifier.actor
    if not any(issue.stand(actor) for issue in deal.issues):
        return np.asarray(table[:, [party.actor for party in deal.parties].index(ratifier.party)])
    base = sum((_fixed(issue, each, actor) for issue, each in fixed), 0.0)
    worth = tuple(worths(issue, (actor,)) for issue in issues)
    own = utilities(Packages(worth, np.zeros(1), base=np.array([base])))[:, 0]
    at = np.full(packages.n, world.graph.start) if states is None else np.maximum(states, 0)
    return np.asarray(own + value_of_states(world, deal, (actor,), wants=wanted)[at, 0])


def _fixed(issue: Issue, settled: Settlement | None, actor: str) -> float:
    """Return what an issue that nobody negotiates is worth; off the table with nothing said of now, its mean."""
    row = worths(issue, (actor,))[0]
    return float(row.mean() if settled is None else row[issue.settlements.index(settled)])
