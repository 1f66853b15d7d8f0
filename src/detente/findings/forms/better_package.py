"""`some|every|no package is better for A and B than no deal`.

Asked of the packages that can be had: within the red lines of those who sign, feasible, and not surely refused at home.
Where side payments are allowed, a package is better for all that are named if they can make it so by paying each other.
"""

from __future__ import annotations

import numpy as np

from detente.conflict.query import BetterPackage
from detente.findings.deals.asked import (
    for_every_decision,
    gains,
    number,
    package_at,
    package_words,
    why_closed,
    worth_words,
)
from detente.findings.deals.bargain import Bargain
from detente.findings.verdict import Answer
from detente.findings.words import count
from detente.findings.world import World


def better_package(world: World, query: BetterPackage, concept: str | None) -> Answer:
    """Answer the claim under the choice rule called `concept`, whatever others decide; a package shows it."""
    return for_every_decision(world, concept, lambda bargain: _answer(world, bargain, query))


def _answer(world: World, bargain: Bargain, query: BetterPackage) -> Answer:
    held = np.flatnonzero(bargain.open)
    if not len(held):
        outcome = {"some": "fails", "no": "holds"}.get(query.quantifier)
        why = why_closed(bargain)
        if outcome is None:
            return Answer("untestable", why, missing=why)
        return Answer("holds" if outcome == "holds" else "fails", why)
    gain, least = gains(bargain, query.actors)
    paying = bargain.deal.side_payments
    enough = gain[held].sum(axis=1) > least.sum() if paying else (gain[held] > least).all(axis=1)
    better = np.asarray(enough)
    holds = {"some": better.any(), "every": better.all(), "no": not better.any()}[query.quantifier]
    shown = _shown(bargain, query, held, better, gain)
    witness = package_at(world, bargain, shown, query.actors if better[held == shown].all() else ())
    reason = _reason(bargain, query, (len(held), int(better.sum())), shown, gain[shown])
    return Answer("holds" if holds else "fails", reason, witness=witness)


def _shown(bargain: Bargain, query: BetterPackage, held: np.ndarray, better: np.ndarray, gain: np.ndarray) -> int:
    """Return the package that shows it: one whose least gain is largest, or the first that is not better for all."""
    if query.quantifier == "every" and not better.all():
        return int(held[int(np.flatnonzero(~better)[0])])
    width = np.maximum(np.ptp(bargain.table, axis=0)[[bargain.parties.index(a) for a in query.actors]], 1e-12)
    return int(held[int(np.argmax((gain[held] / width).min(axis=1)))])


def _reason(bargain: Bargain, query: BetterPackage, counts: tuple[int, int], shown: int, gain: np.ndarray) -> str:
    held, better = counts
    of = f"{count(held, 'package')} that can be had"
    paid = " with side payments" if bargain.deal.side_payments else ""
    worth = f"{package_words(bargain, shown)}: {worth_words(bargain, bargain.table[shown], query.actors)}"
    if query.quantifier == "every" and 0 < better < held:
        return f"{held - better:,} of {of} are not better for all of them{paid}; for one {worth}"
    if better:
        return (
            f"{better:,} of {count(held, 'package')} that can be had are better for all of them{paid}; for one {worth}"
        )
    short = {actor: -min(each, 0.0) for actor, each in zip(query.actors, gain, strict=True)}
    by = ", ".join(f"{actor} {number(each)}" for actor, each in short.items() if each > 0) or "somebody"
    return f"none of {of} is better for all of them{paid}; nearest {worth}, short by {by}"
