"""What `bargaining` says of packages, worked out once for all worlds in which they are the same.

Taking out an assumption, to see what a claim rests on, often leaves every package what it was.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from detente.bargaining.linkage import Linkage
    from detente.bargaining.packages import Packages
    from detente.bargaining.solution import Solution

Table = NDArray[np.float64]


@dataclass(eq=False)
class Solved:
    """The solutions of one set of packages, by key, and what linking their issues adds; filled when asked for."""

    solutions: dict[str, Solution] = field(default_factory=dict)
    linked: Linkage | None = None


def fingerprint(packages: Packages, table: Table, left: Table, *more: Table | None) -> bytes:
    """Return what tells packages apart: what they are worth, what is ruled out, no deal, and `more` numbers. O(n p)."""
    found = blake2b(digest_size=32)
    arrays: list[NDArray[np.generic] | None] = [
        *packages.worth, packages.no_deal, packages.joint, packages.base, packages.signs, table, left, *more,
        *(packages.allowed or ()),
    ]  # fmt: skip
    for array in arrays:
        told = b"none" if array is None else np.ascontiguousarray(array).tobytes()
        found.update(f"{len(told)}:{'' if array is None else array.shape}".encode())
        found.update(told)
    found.update(str((packages.transfers, packages.allowed is None)).encode())
    return found.digest()
