"""Solve (D - R) x = b on some states of a chain, D the rates out and R the rates among them, and bound the error.

BiCGSTAB with the diagonal as preconditioner (that is, on the chain of jumps), restarted until the residual is small.
A direct factorisation fills up on graphs like a cube (10 minutes at 16,384 states, measured), so there is none; a
small system on which the iteration fails is eliminated (`elimination`).

An iteration stops on a residual, not on an error, so the error is bounded afterwards. D - R is an M-matrix, its
inverse has no negative entry; for any w > 0 with (D - R) w >= c > 0 in every row, |x - x*| <= w * max(|residual| / c).
The w is an approximate mean time to leave, and c is checked, not assumed.

van der Vorst (1992), Bi-CGSTAB, SIAM J. Sci. Stat. Comput. 13(2); Berman and Plemmons (1994), Nonnegative Matrices.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.linalg import LinearOperator, bicgstab, gmres

from detente.dynamics.answer import Progress, quiet
from detente.dynamics.chain import Matrix, Vector
from detente.dynamics.elimination import MOST, expected_sums
from detente.dynamics.follow import ROUNDING
from detente.errors import Problem, TooLarge

RESIDUAL = 1e-13
ROUNDS = 6
STEPS = 3_000
METHOD = "BiCGSTAB with Jacobi, residual checked"
ELIMINATION = "elimination without subtractions"
TRUSTED = 1e-6
"""A larger error than this is not handed out: the system is eliminated, or refused."""


@dataclass(frozen=True, eq=False)
class System:
    """m states that all can leave for good: rates among them (m, m), no diagonal, and the rates out of them (m,)."""

    among: Matrix
    out: Vector

    @cached_property
    def exits(self) -> Vector:
        """(m,) the whole rate at which each state is left."""
        return np.asarray(self.among.sum(axis=1), dtype=np.float64).ravel() + self.out

    def times(self, x: Vector) -> Vector:
        """Return (D - R) x."""
        return np.asarray(self.exits * x - self.among @ x, dtype=np.float64)


def solved(
    system: System, b: Vector, *, residual: float = RESIDUAL, progress: Progress = quiet
) -> tuple[Vector, str, int]:
    """Return x with (D - R) x = b, b at least 0, the method, and the steps. The error is bounded by `bounded`."""
    x, size, steps = _iterated(system.times, system.exits, b, residual, progress)
    if size <= residual:
        return x, METHOD, steps
    if len(b) <= MOST:
        return eliminated(system, b), ELIMINATION, steps
    return _nearly(x, size, residual, steps)


def eliminated(system: System, b: Vector) -> Vector:
    """Return x with (D - R) x = b by elimination; D810 where there are too many states for it."""
    if len(b) > MOST:
        raise _unsolved(len(b), 0)
    return expected_sums(system.among.toarray(), system.out, b[:, None])[:, 0]


def elimination_error(m: int) -> float:
    """Return the bound on the relative error of each entry that elimination finds (O'Cinneide 1993)."""
    return m**3 * ROUNDING


def visits(
    system: System, law: Vector, *, residual: float = RESIDUAL, progress: Progress = quiet
) -> tuple[Vector, str, int]:
    """Return y with y (D - R) = law: the days expected to be spent in each state, begun by `law`, before leaving."""
    turned = csr_array(system.among.T)
    y, size, steps = _iterated(lambda v: system.exits * v - turned @ v, system.exits, law, residual, progress)
    if size <= residual:
        return y, METHOD, steps
    if len(law) <= MOST:
        return law @ expected_sums(system.among.toarray(), system.out, np.eye(len(law))), ELIMINATION, steps
    return _nearly(y, size, residual, steps)


def _iterated(
    times: Callable[[Vector], Vector], diagonal: Vector, b: Vector, residual: float, progress: Progress
) -> tuple[Vector, float, int]:
    """Return the best x found, its residual as a share of its size, and the steps."""
    told = _Told(progress)
    x = np.zeros_like(b)
    if not b.any():
        return x, 0.0, 0
    matrix = LinearOperator((len(b), len(b)), matvec=lambda v: times(v.ravel()) / diagonal, dtype=np.float64)
    rest = b / diagonal
    size = 1.0
    for turn in range(ROUNDS):
        with np.errstate(all="ignore"):  # a breakdown shows in the residual
            after = x + _corrected(matrix, rest, turn, told)
            left = (b - times(after)) / diagonal
            smaller = float(np.abs(left).max() / max(np.abs(after).max(), 1e-300))
        if np.isfinite(smaller) and smaller < size:
            x, rest, size = after, left, smaller
        if size <= residual:
            break
    return x, size, told.steps


def _corrected(matrix: LinearOperator, rest: Vector, turn: int, told: _Told) -> Vector:
    """Return an approximate solution for what is left over: BiCGSTAB at first, GMRES where that has not been enough."""
    if turn < ROUNDS // 2:
        step, _ = bicgstab(matrix, rest, rtol=1e-12, atol=0.0, maxiter=STEPS, callback=told)
    else:
        step, _ = gmres(
            matrix, rest, rtol=1e-12, atol=0.0, maxiter=20, restart=50, callback=told, callback_type="pr_norm"
        )
    return np.asarray(step, dtype=np.float64)


def bounded(system: System, b: Vector, x: Vector, w: Vector) -> Vector:
    """Return (m,) a bound on |x - x*|, given w > 0 with (D - R) w > 0; infinite where w does not qualify."""
    lift = system.times(w)
    row = int(np.diff(system.among.indptr).max(initial=0)) + 4
    slip = row * ROUNDING * (system.exits * np.abs(x) + system.among @ np.abs(x) + np.abs(b))
    lift = lift - row * ROUNDING * (system.exits * w + system.among @ w)
    if not (np.all(w > 0) and np.all(lift > 0)):
        return np.full(len(x), np.inf)
    return np.asarray(w * ((np.abs(b - system.times(x)) + slip) / lift).max(), dtype=np.float64)


def _nearly(x: Vector, size: float, residual: float, steps: int) -> tuple[Vector, str, int]:
    """Accept a residual within a ten thousand times the goal, for the error is bounded from it; refuse a larger one."""
    if size <= 1e4 * residual:
        return x, METHOD, steps
    raise _unsolved(len(x), steps)


def _unsolved(states: int, steps: int) -> TooLarge:
    return TooLarge(
        Problem(
            "D810",
            f"the equations of {states:,} states have no solution that can be trusted (after {steps:,} steps): some of "
            "the states are all but never left for good",
            fix="ask within a time (P(F within 2 years)), or raise the smallest rates",
        )
    )


class _Told:
    """Count steps and tell them; what `progress` raises goes through the solver."""

    def __init__(self, progress: Progress) -> None:
        self.steps, self.progress = 0, progress

    def __call__(self, _x: object) -> None:
        self.steps += 1
        self.progress(self.steps, STEPS, "equations")
