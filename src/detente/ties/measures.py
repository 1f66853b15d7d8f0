"""Other measures of balance: of triangles, of all closed walks, and the least eigenvalue of the signed Laplacian.

| measure | 1 or 0 where the web is balanced |
|---|---|
| balanced triangles among all triangles | 1 |
| walk balance: trace e^A / trace e^abs(A) | 1 |
| algebraic conflict: the least eigenvalue of D - A | 0 |
| normalised frustration: 1 - 2 L / weight | 1 |

Weights count for the last alone. Estrada and Benzi (2014), Phys. Rev. E 90, 042802 (walks); Kunegis et al. (2010), SIAM
Int. Conf. Data Mining, 559-570 (the Laplacian); Aref and Wilson (2018) (normalised frustration).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from detente.ties.web import Web


@dataclass(frozen=True, slots=True)
class Measures:
    """How balanced a web is by measures that need no split; a share of nothing is None."""

    triangles: int
    balanced: int
    walk_balance: float | None
    algebraic_conflict: float | None


def measures(web: Web) -> Measures:
    """Return the measures. Cost is that of the eigenvalues of two n x n matrices."""
    if not web.edges:
        return Measures(0, 0, None, None)
    signs = np.zeros((web.size, web.size))
    for one, other, pull in web.edges:
        signs[one, other] = signs[other, one] = 1.0 if pull > 0 else -1.0
    there = np.abs(signs)
    odd = round(float(np.einsum("ij,ji->", signs @ signs, signs)))
    every = round(float(np.einsum("ij,ji->", there @ there, there)))
    of_signs, of_ties = np.linalg.eigvalsh(signs), np.linalg.eigvalsh(there)
    top = of_ties[-1]
    walks = float(np.exp(of_signs - top).sum() / np.exp(of_ties - top).sum())
    laplacian = np.diag(there.sum(axis=1)) - signs
    used = there.any(axis=1)
    conflict = float(np.linalg.eigvalsh(laplacian[np.ix_(used, used)])[0])
    return Measures(every // 6, (every + odd) // 12, walks, max(0.0, conflict))
