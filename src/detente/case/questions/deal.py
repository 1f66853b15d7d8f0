"""What can be agreed, and where actors stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.case.crisis import Crisis, Progress, placed
from detente.results import Deal

if TYPE_CHECKING:
    from detente.bargaining.spatial_table import SpatialTable


def deal(crisis: Crisis, *, solution: str = "nash", progress: Progress | None = None) -> Deal:
    """Work out what can be agreed: the zone, what each theory of bargaining picks, ratification, what lasts.

    `solution` names the theory whose best package is followed afterwards. Raises InvalidModel (D926) where the
    model has no deal, InvalidQuery (D935) where no solution is called so.
    """
    from detente.bargaining.solutions import solution_concept
    from detente.findings.deals.told import deals

    solution_concept(solution)
    with placed(crisis):
        found = deals(crisis.conflict, solution=solution, progress=progress)
    warnings = found.problems
    if crisis.document is not None:
        from detente.files.locate import locate

        warnings = tuple(locate(crisis.document, problem) for problem in warnings)
    return Deal(found, crisis.conflict, warnings)


def positions(crisis: Crisis) -> SpatialTable:
    """Return where actors stand on the issues of the deal that have a scale, as the spatial forecast takes it.

    Raises InvalidModel: D926 without a deal, D958 where no two actors have a position on a scale.
    """
    from detente.findings.deals.positions import positions

    with placed(crisis):
        return positions(crisis.conflict)
