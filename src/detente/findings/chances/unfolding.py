"""A model under one choice rule, compiled once for each world; and where a question about it starts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from detente.conflict.formula import Formula, text
from detente.conflict.model import Conflict
from detente.conflict.timing import CHOICE_RULES
from detente.errors import InvalidQuery, Problem

if TYPE_CHECKING:
    from detente.dynamics.process import Process
    from detente.findings.world import World


def rule_keys(conflict: Conflict) -> tuple[str, ...]:
    """Return the choice rules a claim is asked under: the model's own, then the others.

    logit is asked where the model names it or says how precise it is: no precision is made up for a claim.

    >>> rule_keys(Conflict("x", (), ()))
    ('better-reply', 'best-reply')
    """
    said = conflict.dynamics
    precise = said is not None and (said.rule == "logit" or said.precision is not None)
    asked = [key for key in CHOICE_RULES if key != "logit" or precise]
    return tuple(sorted(asked, key=lambda key: said is None or key != said.rule))


def process_of(world: World, rule: str) -> Process:
    """Return the chain of `world` under the rule called `rule`, compiled when first asked for.

    Raises DetenteError where the model cannot be made into one.
    """
    from detente.dynamics.process import compile_process
    from detente.dynamics.rules import rule_of

    if rule not in world.processes:
        world.processes[rule] = compile_process(world.conflict, rule=rule_of(rule, world.conflict))
    return world.processes[rule]


def starts_of(process: Process, start: Formula | None) -> NDArray[np.intp]:
    """Return the states a question starts from: the status quo, or every state with `start`.

    Those with `start` have nothing in preparation, nobody blamed, and conditions as they are now, unless only others
    have it. Raises InvalidQuery (D860) where no state has it.
    """
    if start is None:
        return np.array([process.start], dtype=np.intp)
    where = process.mask(start)
    further = process.states >> np.uint64(len(process.conflict.options))
    still = where & (further == further[process.start])
    found = np.flatnonzero(still if still.any() else where)
    if not len(found):
        raise InvalidQuery(
            Problem("D860", f"no state has {text(start)}, so nothing can start there", fix="give a start that can be")
        )
    return found


def horizon_of(conflict: Conflict) -> float:
    """Return the horizon in days. Raises InvalidQuery (D863) where the model states none."""
    if conflict.horizon is None:
        raise InvalidQuery(Problem("D863", "the model has no horizon", fix="write horizon: 180 days, or name a time"))
    return conflict.horizon.value


def exact(process: Process) -> None:
    """Refuse a process whose timeline does not say all there is. Raises InvalidQuery (D865)."""
    if not process.exact:
        message = "an option lands after a fixed time, and a chain has no fixed times"
        raise InvalidQuery(Problem("D865", message, fix="leave out fixed: yes and give stages: 30 for a surer time"))
