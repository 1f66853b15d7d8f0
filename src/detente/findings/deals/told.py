"""Everything about the deal of a model, as `detente deal` shows it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from detente import __version__
from detente.bargaining.linkage import pair_values, smallest_sets
from detente.bargaining.pareto import frontier, pareto
from detente.bargaining.ratification import sunk
from detente.bargaining.solutions import SOLUTIONS
from detente.conflict.bargain import Issue, Party, Settlement
from detente.conflict.change import accepted
from detente.conflict.edit import Drop
from detente.conflict.model import Conflict
from detente.conflict.negotiable import meant
from detente.errors import InvalidModel, Problem
from detente.files.hash import model_hash
from detente.findings.deals.afterwards import afterwards
from detente.findings.deals.asked import no_zone_words, rules_asked
from detente.findings.deals.bargain import Bargain, bargain, bargains
from detente.findings.deals.record import (
    AfterwardsTold,
    DealReading,
    Deals,
    IssueTold,
    LinkedTold,
    PackageTold,
    PairTold,
    PartyTold,
    SettlementTold,
    Sinking,
    SolutionTold,
    Utilities,
)
from detente.findings.deals.values import last_day
from detente.findings.measured import CONDITIONAL
from detente.findings.world import World

if TYPE_CHECKING:
    from detente.bargaining.solution import Solution

Progress = Callable[[int, int, str], None]

MOST_LINKED = 6
"""The most issues of which pairs and sets are settled one by one: 2^m bargaining problems."""

MOST_SHOWN = 400
"""The most packages of the Pareto set that are told; they are spread over it."""


ROUNDING = 1e-9
"""A package of a lottery with less probability is none: figures are exact to that."""


def deals(conflict: Conflict, *, solution: str = "nash", progress: Progress | None = None) -> Deals:
    """Work out the deal of `conflict`, under each choice rule where no deal is what the dynamics lead to.

    `solution` is the one whose best package is followed afterwards. Raises InvalidModel (D926) where there is no deal.
    """
    world = World.of(accepted(conflict))
    deal = world.conflict.deal
    if deal is None:
        fix = "write deal: with its parties and issues, as docs/deals.md shows"
        raise InvalidModel(Problem("D926", "the model has no deal", fix=fix))
    rules, readings = rules_asked(world.conflict), []
    for number, rule in enumerate(rules):
        if progress:
            progress(number, len(rules), rule or "the deal")
        readings += [_reading(world, one, solution) for one in bargains(world, rule)]
    parties = tuple(_party(world.conflict, party) for party in deal.parties)
    audiences = tuple((it.actor, it.party, it.at_least.low, it.at_least.high) for it in deal.ratifiers if it.at_least)
    return Deals(
        world.conflict.title, model_hash(world.conflict), __version__, deal.says, deal.scale, deal.without,
        CONDITIONAL if deal.without == "dynamics" else "", parties, audiences, deal.side_payments, deal.by,
        last_day(world.conflict, deal) if deal.by else None, tuple(readings),
    )  # fmt: skip


def _party(conflict: Conflict, party: Party) -> PartyTold:
    weight = 1.0 if party.weight is None else party.weight.value
    outside = None if party.outside is None else party.outside.value
    return PartyTold(party.actor, conflict.actor[party.actor].name, party.signs, weight, outside)


def _reading(world: World, of: Bargain, solution: str) -> DealReading:
    zone, signers = of.zone, of.packages.signers
    held = np.flatnonzero(of.open)
    best = held[pareto(of.table[held][:, signers])] if len(held) else held
    corners = _corners(of, held)
    short: list[float | None] = [0.0] * len(of.parties)
    most: list[float | None] = [None] * len(of.parties)
    for place, i in enumerate(signers):
        short[i] = _finite(zone.short[place])
        most[i] = _finite(zone.best[place])
    solutions = tuple(_solution(of, concept.key, concept.name, concept.source) for concept in SOLUTIONS)
    return DealReading(
        of.rule, of.decision, _utilities(of.no_deal), of.expected.error, of.packages.n, len(held), len(zone.pure),
        zone.exists, zone.only_by_lot, _finite(zone.level), tuple(short), tuple(most), len(best),
        tuple(package_told(of, int(at)) for at in _spread(best)), corners, solutions,
        tuple(_issues(world, of)), _linked(of), _pairs(of), _enough(of), _sinking(of), _afterwards(world, of, solution),
        tuple(_problems(of)),
    )  # fmt: skip


def _finite(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None


def _spread(found: np.ndarray) -> np.ndarray:
    """Return at most `MOST_SHOWN` of the packages, evenly spread over their numbers."""
    if len(found) <= MOST_SHOWN:
        return found
    return np.asarray(found[np.linspace(0, len(found) - 1, MOST_SHOWN).astype(np.intp)])


def _corners(of: Bargain, held: np.ndarray) -> tuple[PackageTold, ...]:
    """Return the frontier of lotteries where two sign."""
    signers = of.packages.signers
    if len(signers) != 2 or not len(held):
        return ()
    return tuple(package_told(of, int(held[at])) for at in frontier(of.table[held][:, signers]))


def _utilities(values: Sequence[float] | np.ndarray) -> Utilities:
    return tuple(float(value) for value in values)


def package_told(of: Bargain, package: int) -> PackageTold:
    """Return a package in labels, with what others decide in it."""
    pairs = [(issue.key, each.key) for issue, each in zip(of.issues, of.chosen(package), strict=True)]
    pairs += [(issue.key, each.key) for issue, each in of.fixed if each is not None and not issue.off]
    order = {issue.key: at for at, issue in enumerate(of.deal.issues)}
    each_accepts = zip(of.deal.ratifiers, of.accepted[package], strict=True)
    accepts = tuple((audience.actor, float(chance)) for audience, chance in each_accepts)
    settled = tuple(sorted(pairs, key=lambda pair: order[pair[0]]))
    return PackageTold(settled, _utilities(of.table[package]), float(of.ratifiable[package]), accepts)


def _solution(of: Bargain, key: str, name: str, source: str) -> SolutionTold:
    found = of.solution(key)
    return SolutionTold(
        key, name, source, _utilities(found.utilities), _lottery(of, found),
        tuple(package_told(of, int(at)) for at in found.best[:20]),
        float(found.value) if found.agreed else 0.0, float(found.gap),
        () if found.payments is None else _utilities(found.payments), found.note,
    )  # fmt: skip


def _lottery(of: Bargain, found: Solution) -> tuple[tuple[PackageTold, float], ...]:
    if found.lottery is None:
        return ()
    pairs = zip(found.lottery.indices, found.lottery.probabilities, strict=True)
    return tuple((package_told(of, int(at)), float(chance)) for at, chance in pairs if chance > ROUNDING)


def _issues(world: World, of: Bargain) -> list[IssueTold]:
    """Tell the issues in the order of the model; of those nobody negotiates, how they are settled."""
    at = {issue.key: place for place, issue in enumerate(of.issues)}
    fixed = {issue.key: each for issue, each in of.fixed}
    rests = tuple(_without(world, of, issue) for issue in of.issues)
    hinges = _hinges(of, rests)
    return [
        _negotiated(of, issue, at[issue.key], rests[at[issue.key]], hinges)
        if issue.key in at
        else _decided(of, issue, fixed[issue.key])
        for issue in of.deal.issues
    ]


def _without(world: World, of: Bargain, issue: Issue) -> Solution:
    """Return what Nash's solution picks with one issue off the table: settled as it is now, at home too."""
    other = world.after((Drop(issue.id),))
    return bargain(other, of.rule, of.decision, expected=of.expected).solution("nash")


def _hinges(of: Bargain, rests: tuple[Solution, ...]) -> tuple[int, ...]:
    """Return the issues without which there is no deal; where there are none, those whose loss costs most.

    Costs are summed over those who sign, in shares of their ranges from no deal to the best they can have.
    """
    joint, signers = of.solution("nash"), of.packages.signers
    if not joint.agreed or not rests:
        return ()
    killing = tuple(at for at, rest in enumerate(rests) if not rest.agreed)
    span = of.zone.best - of.no_deal[signers]
    if killing or not (span > 0).any():
        return killing
    share = np.where(span > 0, 1.0 / np.where(span > 0, span, 1.0), 0.0)
    cost = [float(((joint.utilities - rest.utilities)[signers] * share).sum()) for rest in rests]
    most = max(cost)
    return tuple(at for at, each in enumerate(cost) if most > 0 and each >= most - 1e-9)


def _decided(of: Bargain, issue: Issue, settled: Settlement | None) -> IssueTold:
    none = tuple(0.0 for _ in of.parties)
    listed = tuple(SettlementTold(it.key, it.says, it.place, none, True, False) for it in issue.settlements)
    return IssueTold(
        issue.key, issue.says, issue.ruler.unit if issue.ruler else "", listed, issue.now,
        None if issue.off else issue.decided_by, settled.key if settled else None, none, None, none, False, False,
        none, none, (),
    )  # fmt: skip


def _negotiated(of: Bargain, issue: Issue, at: int, rest: Solution, hinges: tuple[int, ...]) -> IssueTold:
    linked, none = of.linked, tuple(0.0 for _ in of.parties)
    worth, left, signers = of.packages.worth[at], of.left[at], of.packages.signers
    allowed = np.ones(worth.shape[1], bool) if of.packages.allowed is None else of.packages.allowed[at]
    zone = allowed & (worth[signers] >= left[signers, None] - 1e-12).all(axis=0)
    listed = tuple(
        SettlementTold(
            it.key, it.says, it.place, _utilities(worth[:, s]), bool(allowed[s]), bool(zone[s]),
            tuple((name, price.value) for name, price in it.prices),
        )
        for s, it in enumerate(of.choices[at])
    )  # fmt: skip
    told = (issue.key, issue.says, issue.ruler.unit if issue.ruler else "", listed, issue.now, None, None)
    joint = of.solution("nash")
    kills, lost = joint.agreed and not rest.agreed, joint.utilities - rest.utilities
    if linked is None:
        return IssueTold(*told, _utilities(left), None, none, kills, at in hinges, _utilities(lost), none, ())
    link = linked.issues[at]
    pays = tuple(
        (of.parties[i], of.parties[j], float(linked.pays[at][i, j])) for i, j in np.argwhere(linked.pays[at] > 1e-9)
    )
    return IssueTold(
        *told, _utilities(left), link.zone_alone, _utilities(link.alone.utilities - left), kills,
        at in hinges, _utilities(lost), _utilities(linked.gains[at]), pays,
    )  # fmt: skip


def _linked(of: Bargain) -> tuple[LinkedTold, ...]:
    linked = of.linked
    if linked is None or not linked.joint.agreed:
        return ()
    rows = zip(of.parties, linked.joint.utilities, linked.separate, linked.share, strict=True)
    return tuple(LinkedTold(actor, float(joint), float(apart), _finite(share)) for actor, joint, apart, share in rows)


def _pairs(of: Bargain) -> tuple[PairTold, ...]:
    """Tell what linking each pair of issues adds; not for many issues, nor where packages are no sums."""
    keys = [issue.key for issue in of.issues]
    if not of.additive or not 1 < len(keys) <= MOST_LINKED:
        return ()
    values = pair_values(of.packages, of.left)
    return tuple(
        PairTold((keys[i], keys[j]), _utilities(values[i, j]))
        for i in range(len(keys))
        for j in range(i + 1, len(keys))
    )


def _enough(of: Bargain) -> tuple[tuple[str, ...], ...]:
    """Tell the smallest sets of issues that have a zone, the rest left as it is; the empty one where signing does."""
    if not of.additive or not 0 < len(of.issues) <= MOST_LINKED:
        return ()
    signed = of.left.sum(axis=0) + (0.0 if of.packages.base is None else of.packages.base)
    if (signed - of.no_deal > 1e-9)[of.packages.signers].all():
        return ((),)
    sets = smallest_sets(replace(of.packages, joint=None), of.left)
    return tuple(tuple(of.issues[i].key for i in each) for each in sets)


def _sinking(of: Bargain) -> tuple[Sinking, ...]:
    """Tell which packages, good for all who sign, single audiences sink; red lines are kept, win-sets not looked at."""
    if not of.deal.ratifiers:
        return ()
    signers, free = of.packages.signers, np.ones(of.packages.n, bool)
    if of.packages.allowed is not None:
        for at, allowed in enumerate(of.packages.allowed):
            shape = [1] * len(of.packages.sizes)
            shape[at] = -1
            free = (free.reshape(of.packages.sizes) & allowed.reshape(shape)).ravel()
    free &= True if of.states is None else of.states >= 0
    rows = np.flatnonzero(free)
    if not len(rows):
        return ()
    mine, no_deal = of.table[rows][:, signers], of.no_deal[signers]
    found = []
    for one in sunk(mine, no_deal, of.accepted[rows]):
        packages = rows[np.concatenate([one.packages, one.others_too])]
        best = None
        if len(packages):
            gains = (of.table[packages][:, signers] - no_deal).min(axis=1)
            best = package_told(of, int(packages[int(np.argmax(gains))]))
        found.append(Sinking(of.deal.ratifiers[one.audience].actor, len(packages), best))
    return tuple(found)


def _afterwards(world: World, of: Bargain, solution: str) -> AfterwardsTold | None:
    found = of.solution(solution)
    if of.states is None or not len(found.best):
        return None
    package = int(found.best[0])
    settled = tuple(each for _, each in of.fixed if each is not None)
    means = meant(of.deal, (*settled, *of.chosen(package)))
    return afterwards(world, int(of.states[package]), package_told(of, package), solution, means)


def _problems(of: Bargain) -> list[Problem]:
    """Tell that there is no zone of agreement, with by how much each falls short (D929)."""
    if of.zone.exists:
        return []
    fix = "docs/deals.md says what can be done: more issues, side payments, other red lines"
    path = ("deal", "parties") if of.deal.without == "values" else ("deal",)
    return [Problem("D929", no_zone_words(of), path, fix=fix, severity="warning", on_key=True)]


__all__ = ["MOST_SHOWN", "deals", "package_told"]
