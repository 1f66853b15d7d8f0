"""How likely outcomes are over time."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from detente.case.crisis import Crisis, Progress, placed
from detente.errors import Problem
from detente.results import Chances

if TYPE_CHECKING:
    from detente.conflict.formula import Formula


def chances(
    crisis: Crisis,
    *,
    of: Iterable[str | tuple[str, Formula]] = (),
    within: float | None = None,
    start: str | Formula | None = None,
    rules: Iterable[str] = (),
    precision: float | None = None,
    paths: int | None = None,
    seed: int = 0,
    mapper: Callable[..., Any] | None = None,
    ways: bool = False,
    steps: int = 6,
    progress: Progress | None = None,
    warn: Callable[[Problem], None] | None = None,
) -> Chances:
    """Find how likely each outcome `of` is (every named condition where none is given) in `within` days.

    Every number is conditional on the rates of the model and on a choice rule; at least two rules answer. With
    `paths` sample paths drawn from `seed` estimate the chances as well, shared out by `mapper`; where there is no
    exact answer they are all there is, 10,000 where nobody says how many. `warn` is told
    before the work starts where it will take long. Raises
    InvalidModel (D866) without rates, InvalidQuery for a formula that names nothing.
    """
    from detente.findings.chances.over_time import over_time
    from detente.findings.chances.paths import PATHS, Drawing
    from detente.findings.target import formula_of

    outcomes = [one if isinstance(one, tuple) else (one, formula_of(crisis.conflict, one)) for one in of]
    begin = formula_of(crisis.conflict, start) if isinstance(start, str) else start
    usual = Drawing(paths or PATHS, seed, mapper or map)
    with placed(crisis):
        found = over_time(
            crisis.conflict,
            of=outcomes,
            within=within,
            start=begin,
            rules=tuple(rules),
            precision=precision,
            drawing=None if paths is None else usual,
            usual=usual,
            ways=ways,
            steps=steps,
            progress=progress,
            warn=warn,
        )
    return Chances(found, crisis.conflict)
