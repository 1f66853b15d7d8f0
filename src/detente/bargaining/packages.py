"""Packages: every combination of settlements, one for each issue, and what each is worth to each party.

    party p gets   base[p] + sum over issues i of worth[i][p, s_i]

Packages are numbered in mixed radix, the first issue slowest: with sizes (2, 3) package 4 is (1, 1).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import prod

import numpy as np
from numpy.typing import NDArray

from detente.errors import Problem, TooLarge

Mask = NDArray[np.bool_]
Vector = NDArray[np.float64]
Table = NDArray[np.float64]
Indices = NDArray[np.intp]

LIMIT = 20_000_000
"""More packages than this, times the parties, would not fit beside the solutions: 8 bytes for each number."""


@dataclass(frozen=True, eq=False)
class Packages:
    """All packages over the issues, for p parties. `no_deal` (p,) is on the same scale as the worths.

    `allowed[i]` (settlements,) is False where a red line rules a settlement out, `joint` (n,) where a combination is
    impossible. `signs` (p,) marks who must agree; the others' worths are reported and bind nobody. With `transfers`
    the parties may also pay each other in this scale.
    """

    worth: tuple[Table, ...]
    no_deal: Vector
    allowed: tuple[Mask, ...] | None = None
    joint: Mask | None = None
    base: Vector | None = None
    signs: Mask | None = None
    transfers: bool = False

    @property
    def sizes(self) -> tuple[int, ...]:
        """How many settlements each issue has."""
        return tuple(table.shape[1] for table in self.worth)

    @property
    def parties(self) -> int:
        """How many parties there are."""
        return len(self.no_deal)

    @property
    def n(self) -> int:
        """How many packages there are, ruled out or not."""
        return prod(self.sizes)

    @property
    def signers(self) -> Indices:
        """The parties that must agree."""
        return np.arange(self.parties) if self.signs is None else np.flatnonzero(self.signs)


def utilities(packages: Packages) -> Table:
    """Return (n, p): what each package is worth to each party. O(n p) time and memory; D930 beyond `LIMIT` numbers.

    >>> worth = (np.array([[0.0, 3.0]]), np.array([[0.0, 1.0, 2.0]]))
    >>> utilities(Packages(worth, np.zeros(1))).ravel().tolist()
    [0.0, 1.0, 2.0, 3.0, 4.0, 5.0]
    """
    affordable(packages)
    start = np.zeros(packages.parties) if packages.base is None else np.asarray(packages.base, dtype=np.float64)
    total = start[None, :]
    for table in packages.worth:
        total = (total[:, None, :] + table.T[None, :, :]).reshape(-1, packages.parties)
    return np.ascontiguousarray(total, dtype=np.float64)


def chunks(packages: Packages, *, size: int = 1 << 18) -> Iterator[tuple[int, Table]]:
    """Yield (number of the first package, utilities of about `size` packages) without ever holding all of them."""
    split, tail = len(packages.worth), 1
    while split and tail * packages.sizes[split - 1] <= size:
        split, tail = split - 1, tail * packages.sizes[split - 1]
    rest = Packages(packages.worth[split:], packages.no_deal, base=packages.base)
    within = utilities(rest)
    for place, head in enumerate(np.ndindex(*packages.sizes[:split])):
        gained = sum((packages.worth[i][:, s] for i, s in enumerate(head)), np.zeros(packages.parties))
        yield place * tail, within + gained


def open_mask(packages: Packages) -> Mask:
    """Return (n,): True where no red line and no impossible combination rules a package out."""
    found = np.ones(1, dtype=bool)
    for i, size in enumerate(packages.sizes):
        here = np.ones(size, dtype=bool) if packages.allowed is None else packages.allowed[i]
        found = (found[:, None] & here[None, :]).ravel()
    return found if packages.joint is None else found & packages.joint


def settlements(packages: Packages, index: int) -> tuple[int, ...]:
    """Return which settlement of each issue package `index` has.

    >>> worth = (np.zeros((1, 2)), np.zeros((1, 3)))
    >>> settlements(Packages(worth, np.zeros(1)), 4)
    (1, 1)
    """
    return tuple(int(s) for s in np.unravel_index(index, packages.sizes)) if packages.worth else ()


def number(packages: Packages, chosen: tuple[int, ...]) -> int:
    """Return the number of the package with these settlements; the inverse of `settlements`."""
    return int(np.ravel_multi_index(chosen, packages.sizes)) if packages.worth else 0


def without(packages: Packages, issue: int, left: Vector) -> Packages:
    """Return the packages with one issue taken off the table; on it each party has `left` (p,) instead.

    Combinations that are impossible whatever the issue's settlement stay impossible.
    """
    base = np.zeros(packages.parties) if packages.base is None else packages.base
    keep = [i for i in range(len(packages.worth)) if i != issue]
    joint = packages.joint
    if joint is not None:
        mine = np.ones(packages.sizes[issue], dtype=bool) if packages.allowed is None else packages.allowed[issue]
        shape = [1] * len(packages.worth)
        shape[issue] = -1
        joint = (joint.reshape(packages.sizes) & mine.reshape(shape)).any(axis=issue).ravel()
    allowed = None if packages.allowed is None else tuple(packages.allowed[i] for i in keep)
    worth = tuple(packages.worth[i] for i in keep)
    return Packages(worth, packages.no_deal, allowed, joint, base + left, packages.signs, packages.transfers)


def alone(packages: Packages, issue: int, left: Vector) -> Packages:
    """Return the packages of one issue by itself, against `left` (p,), what each has on it without a deal."""
    allowed = None if packages.allowed is None else (packages.allowed[issue],)
    return Packages((packages.worth[issue],), left, allowed, signs=packages.signs, transfers=packages.transfers)


def affordable(packages: Packages) -> None:
    """Raise D930 where the table of utilities would not fit."""
    if packages.n * max(packages.parties, 1) > LIMIT:
        size = f"{packages.n * packages.parties * 8 / 1e9:,.1f} GB"
        raise TooLarge(
            Problem(
                "D930",
                f"{packages.n:,} packages for {packages.parties} parties take {size}; the limit is {LIMIT:,} numbers",
                ("deal", "issues"),
                fix="use a coarser step on a scale, or red lines that leave fewer settlements",
            )
        )
