"""The family of bargaining solutions, and the one way to ask any of them about packages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
from numpy.typing import ArrayLike

from detente.bargaining.egalitarian import solve_egalitarian
from detente.bargaining.kalai_smorodinsky import solve_kalai_smorodinsky
from detente.bargaining.mixtures import Lottery
from detente.bargaining.nash import solve_nash
from detente.bargaining.packages import Packages, Table, Vector, open_mask, utilities
from detente.bargaining.rubinstein import solve_rubinstein
from detente.bargaining.solution import Solution
from detente.bargaining.transfers import divided, zone_with_transfers
from detente.bargaining.utilitarian import solve_utilitarian
from detente.bargaining.zone import Zone, zone
from detente.errors import InvalidQuery, Problem, nearest


@dataclass(frozen=True, slots=True)
class Concept:
    """One solution: its key, its name, the function, what it assumes, and where it was published.

    `takes` names the keyword it has beside the utilities and no deal: weights, or rates of impatience. `any_scale`:
    whether it gives the same deal on any scale of each party's utility.
    """

    key: str
    name: str
    solve: Callable[..., Solution]
    takes: str | None
    any_scale: bool
    source: str


SOLUTIONS = (
    Concept("nash", "Nash", solve_nash, "weights", True, "Nash 1950"),
    Concept("kalai-smorodinsky", "Kalai-Smorodinsky", solve_kalai_smorodinsky, None, True, "Kalai & Smorodinsky 1975"),
    Concept("egalitarian", "egalitarian", solve_egalitarian, "weights", False, "Kalai 1977"),
    Concept("utilitarian", "utilitarian", solve_utilitarian, "weights", False, "Harsanyi 1955"),
    Concept("rubinstein", "Rubinstein", solve_rubinstein, "rates", True, "Rubinstein 1982"),
)
KEYS = tuple(concept.key for concept in SOLUTIONS)


def solution_concept(key: str) -> Concept:
    """Return the solution with this key; D935 for any other."""
    found = next((concept for concept in SOLUTIONS if concept.key == key), None)
    if found is None:
        raise InvalidQuery(
            Problem(
                "D935",
                f'no bargaining solution is called "{key}"',
                nearest=nearest(key, KEYS),
                fix=f"solutions: {', '.join(KEYS)}",
            )
        )
    return found


def solved(
    packages: Packages,
    key: str,
    *,
    table: Table | None = None,
    weights: ArrayLike | None = None,
    rates: ArrayLike | None = None,
    outside: ArrayLike | None = None,
) -> Solution:
    """Return what the solution `key` picks among the packages that are not ruled out.

    The signers bargain; `utilities`, `pure` and `payments` are of all parties. `table` (n, p) are the packages'
    utilities where they are at hand; `weights`, `rates` and `outside` (p,) are of all parties, or not given.
    """
    return solved_by(packages, (key,), table=table, weights=weights, rates=rates, outside=outside)[key]


def solved_by(
    packages: Packages,
    keys: tuple[str, ...] = KEYS,
    *,
    table: Table | None = None,
    weights: ArrayLike | None = None,
    rates: ArrayLike | None = None,
    outside: ArrayLike | None = None,
) -> dict[str, Solution]:
    """Return what each of these solutions picks; the zone is worked out once for all."""
    concepts = [solution_concept(key) for key in keys]
    full = utilities(packages) if table is None else table
    signers, open_ = packages.signers, open_mask(packages)
    rows = full if open_.all() else full[open_]
    mine = rows if len(signers) == packages.parties else np.ascontiguousarray(rows[:, signers])
    no_deal = packages.no_deal[signers]
    given = {"weights": _of(weights, signers), "rates": _of(rates, signers)}
    floors = _of(outside, signers)
    known = None if packages.transfers else zone(mine, no_deal)
    numbers = np.flatnonzero(open_)
    found = {}
    for concept in concepts:
        ask = _asked(concept, packages.transfers, given, floors, known)
        found[concept.key] = _for_all(ask(mine, no_deal), packages, full, numbers)
    return found


def zone_of(packages: Packages, *, table: Table | None = None) -> Zone:
    """Return the signers' zone of agreement among the packages that are not ruled out, in the packages' numbers."""
    full = utilities(packages) if table is None else table
    open_ = open_mask(packages)
    mine, no_deal = full[open_][:, packages.signers], packages.no_deal[packages.signers]
    found = zone_with_transfers(mine, no_deal) if packages.transfers else zone(mine, no_deal)
    return _renumbered(found, np.flatnonzero(open_))


def _asked(
    concept: Concept, transfers: bool, given: dict[str, Vector | None], floors: Vector | None, known: Zone | None
) -> Callable[[Table, Vector], Solution]:
    """Return the function to ask, with the keywords this solution has."""
    bound = {"outside": floors} if concept.key == "rubinstein" and floors is not None else {}
    mine = given[concept.takes] if concept.takes else None
    if transfers:
        shares = None if mine is None or concept.key == "utilitarian" else mine
        shares = 1.0 / shares if shares is not None and concept.takes == "rates" else shares
        return partial(divided, concept.key, weights=shares, **bound)
    named = {concept.takes: mine} if concept.takes and mine is not None else {}
    return partial(concept.solve, known=known, **named, **bound)


def _for_all(found: Solution, packages: Packages, full: Table, numbers: np.ndarray) -> Solution:
    """Return the signers' solution in the packages' own numbers and with the utilities of all parties."""
    zone_, best = _renumbered(found.zone, numbers), numbers[found.best]
    signers = packages.signers
    got = packages.no_deal.copy()
    if found.lottery is None:
        got[signers] = found.utilities
        return replace(found, zone=zone_, utilities=got)
    lottery = Lottery(numbers[found.lottery.indices], found.lottery.probabilities)
    payments = None
    if found.payments is not None:
        payments = np.zeros(packages.parties)
        payments[signers] = found.payments
    paid = 0.0 if payments is None else payments
    pure = full[best[0]] + paid if len(best) else None
    return replace(
        found, zone=zone_, lottery=lottery, utilities=lottery.mean(full) + paid, best=best, pure=pure, payments=payments
    )


def _renumbered(found: Zone, numbers: np.ndarray) -> Zone:
    lottery = found.lottery
    moved = None if lottery is None else Lottery(numbers[lottery.indices], lottery.probabilities)
    return replace(found, pure=numbers[found.pure], lottery=moved)


def _of(given: ArrayLike | None, signers: np.ndarray) -> Vector | None:
    return None if given is None else np.asarray(given, dtype=np.float64)[signers]
