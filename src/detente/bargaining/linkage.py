"""All files at once, or one by one: what linking issues is worth, and which issue a deal hangs on.

An issue settled by itself is a bargaining problem of its own, against what each party has on it without a deal
(`left`). A package can be better for all where each issue alone is lost by someone: whoever cares less about a file
gives it up for one it cares about more.

Sebenius (1983), Negotiation arithmetic, International Organization 37(2); Tollison and Willett (1979), An economic
theory of mutually advantageous issue linkages, International Organization 33(4).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from detente.bargaining.packages import Packages, Table, Vector, alone, number, open_mask, without
from detente.bargaining.solution import Solution
from detente.bargaining.solutions import solved, zone_of


@dataclass(frozen=True, eq=False)
class IssueLink:
    """One issue: settled by itself, and the package without it. `lost` (p,) is what each loses when it is taken off."""

    issue: int
    alone: Solution
    without: Solution
    kills: bool
    lost: Vector

    @property
    def zone_alone(self) -> bool:
        """Whether this issue by itself has a zone of agreement."""
        return self.alone.agreed


@dataclass(frozen=True, eq=False)
class Linkage:
    """What linking is worth under one solution.

    `separate` (p,) are the utilities with every issue settled by itself (no deal on those without a zone), `value`
    (p,) what the package adds to them, `share` (p,) that value over the range from no deal to the best a party can have
    (nan for one that cannot gain). `compatible` is False where the separate settlements together are ruled out.
    `hinges` are the issues whose removal costs most, gains counted in shares of those ranges: all that kill the zone,
    where some do. `gains[i]` (p,) is what each gets on issue i in the package over no deal, `pays[i]` (p, p) what the
    row gives up on it for the column, in the row's own scale, split by what the others gain.
    """

    method: str
    joint: Solution
    separate: Vector
    value: Vector
    share: Vector
    compatible: bool
    issues: tuple[IssueLink, ...]
    hinges: tuple[int, ...]
    gains: Table
    pays: Table


def linkage(packages: Packages, left: Table, method: str = "nash", *, table: Table | None = None) -> Linkage:
    """Return what linking the m issues is worth by the solution `method`.

    `left` (m, p) is what each party has on each issue without a deal (`apportioned` makes one where only the total is
    known). What no deal is worth beyond its issues comes with the package alone. Linking can be worth less than nothing
    where a package has to settle what, one by one, could stay as it is. Cost: 2 m + 1 bargaining problems.
    """
    joint = solved(packages, method, table=table)
    apart = [solved(alone(packages, i, left[i]), method) for i in range(len(packages.worth))]
    separate = packages.no_deal + sum(one.utilities - left[i] for i, one in enumerate(apart))
    issues = tuple(_link(packages, left, method, joint, i, one) for i, one in enumerate(apart))
    span = _span(packages, joint)
    value = joint.utilities - separate
    gains = issue_gains(packages, joint, left)
    share = np.divide(value, span, out=np.full(packages.parties, np.nan), where=span > 0)
    fits = _compatible(packages, apart)
    return Linkage(method, joint, separate, value, share, fits, issues, _hinges(issues, span), gains, _paid(gains))


def pair_values(packages: Packages, left: Table, method: str = "nash") -> Table:
    """Return (m, m, p): what settling two issues together adds to settling each by itself; 0 on the diagonal.

    A combination is ruled out here only where red lines do it; impossible combinations of several issues are left in.
    """
    m, p = len(packages.worth), packages.parties
    gained = [solved(alone(packages, i, left[i]), method).utilities - left[i] for i in range(m)]
    found = np.zeros((m, m, p))
    for i in range(m):
        for j in range(i):
            allowed = None if packages.allowed is None else (packages.allowed[i], packages.allowed[j])
            both = replace(
                alone(packages, i, left[i] + left[j]), worth=(packages.worth[i], packages.worth[j]), allowed=allowed
            )
            got = solved(both, method).utilities - left[i] - left[j]
            found[i, j] = found[j, i] = got - gained[i] - gained[j]
    return found


def apportioned(packages: Packages) -> Table:
    """Return (m, p): no deal shared out over the issues, the same share of each issue's range for one party.

    >>> worth = (np.array([[0.0, 8.0]]), np.array([[0.0, 2.0]]))
    >>> apportioned(Packages(worth, np.array([5.0]))).tolist()
    [[4.0], [1.0]]
    """
    low = np.array([table.min(axis=1) for table in packages.worth])
    width = np.array([np.ptp(table, axis=1) for table in packages.worth])
    base = np.zeros(packages.parties) if packages.base is None else packages.base
    rest, whole = packages.no_deal - base - low.sum(axis=0), width.sum(axis=0)
    even = np.full(packages.parties, 1.0 / max(len(packages.worth), 1))
    return np.asarray(low + np.where(whole > 0, width / np.where(whole > 0, whole, 1.0), even) * rest)


def issue_gains(packages: Packages, found: Solution, left: Table) -> Table:
    """Return (m, p): what each party gets on each issue under the solution's lottery, over no deal's."""
    if found.lottery is None:
        return np.zeros_like(left)
    chosen = np.unravel_index(found.lottery.indices, packages.sizes)
    got = [table[:, s] @ found.lottery.probabilities for table, s in zip(packages.worth, chosen, strict=True)]
    return np.asarray(np.array(got) - left)


def _paid(gains: Table) -> Table:
    """Return (m, p, p): each loser's loss on an issue, split over those who gain on it by what they gain."""
    losses, wins = np.maximum(-gains, 0.0), np.maximum(gains, 0.0)
    total = wins.sum(axis=1, keepdims=True)
    shares = np.divide(wins, total, out=np.zeros_like(wins), where=total > 0)
    return np.asarray(losses[:, :, None] * shares[:, None, :])


def _link(packages: Packages, left: Table, method: str, joint: Solution, issue: int, one: Solution) -> IssueLink:
    rest = solved(without(packages, issue, left[issue]), method)
    return IssueLink(issue, one, rest, joint.agreed and not rest.agreed, joint.utilities - rest.utilities)


def _span(packages: Packages, joint: Solution) -> Vector:
    """Return (p,): from no deal to the best each can have while no signer falls short; 0 for those who cannot gain."""
    span = np.zeros(packages.parties)
    best = joint.zone.best - packages.no_deal[packages.signers]
    span[packages.signers] = np.where(np.isfinite(best) & joint.agreed, np.maximum(best, 0.0), 0.0)
    return span


def _hinges(issues: tuple[IssueLink, ...], span: Vector) -> tuple[int, ...]:
    killing = tuple(link.issue for link in issues if link.kills)
    if killing or not issues or not (span > 0).any():
        return killing
    cost = [float((link.lost[span > 0] / span[span > 0]).sum()) for link in issues]
    most = max(cost)
    return tuple(link.issue for link, c in zip(issues, cost, strict=True) if most > 0 and c >= most - 1e-9)


def _compatible(packages: Packages, apart: list[Solution]) -> bool:
    """Tell whether the settlements that are best one by one, without lots, can stand together."""
    if packages.joint is None or not all(len(one.best) for one in apart):
        return True
    return bool(open_mask(packages)[number(packages, tuple(int(one.best[0]) for one in apart))])


def smallest_sets(packages: Packages, left: Table, *, largest: int = 4) -> tuple[tuple[int, ...], ...]:
    """Return the smallest sets of issues that, settled together and the rest left as it is, have a zone of agreement.

    Sets of at most `largest` issues are tried, and all m issues together: one zone each. A set that contains one of
    them need not have a zone: more files can also bring what someone loses by.
    """
    m, found = len(packages.worth), list[tuple[int, ...]]()
    sizes = sorted({size for size in range(1, m + 1) if size <= largest} | {m})
    for chosen in (some for size in sizes for some in combinations(range(m), size)):
        if any(set(small) <= set(chosen) for small in found):
            continue
        rest = packages
        for i in reversed(range(m)):
            rest = rest if i in chosen else without(rest, i, left[i])
        if zone_of(rest).exists:
            found.append(chosen)
    return tuple(found)
