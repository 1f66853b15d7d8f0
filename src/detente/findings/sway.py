"""The smallest change of wants that turns a verdict: fewest swaps, drops and negations, over all decision makers.

A step exchanges two neighbouring wants of one actor, drops a want, or turns one into its opposite; the distance of a
change is the number of its steps, for swaps alone Kendall's tau. Changes are tried by distance, every one of a distance
before any of the next, so that the first that turns the verdict is a smallest one; where the effort ends before, what
is told is up to which distance nothing does. Profiles that rank the states alike are judged once.

Minimal adjustment of preference statements in the graph model: Wu, Xu, Ke and Hipel (2019), Group Decis. Negot. 28.
The problem is NP-hard in general (Rego and Vieira 2021), so the effort is bounded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from detente.conflict.change import opposite
from detente.conflict.edit import Drop, Edit, Move, Negate, Position
from detente.conflict.model import Actor, Claim, Conflict, Outcome, Statement
from detente.findings.assumptions import basis_of
from detente.findings.check import judge
from detente.findings.ensemble.context import Context
from detente.findings.ensemble.ensemble import agreed, judged
from detente.findings.ensemble.many import OUTCOMES, UNTESTABLE, Asked, about_wants
from detente.findings.ensemble.variants import Variants, Wants
from detente.findings.judge import Worlds, answers, outcome_of
from detente.findings.rests import about_time, wanting
from detente.findings.verdict import Verdict

Kind = Literal["swap", "drop", "negate"]
KINDS: tuple[Kind, ...] = ("swap", "drop", "negate")

FARTHEST = 6
"""Changes of more steps are not tried."""

EFFORT = 60_000
"""How many profiles are judged at the most."""

_AT_ONCE = 4_096
_SHOWN = 10

Steps = tuple[Edit, ...]
Layers = list[dict[Wants, Steps]]
"""The lists of wants at each distance from the listed one, each with the steps that lead to it."""
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Turn:
    """A change that turns a verdict: its steps, what the verdict then is, and the quotes its wants were read from."""

    steps: Steps
    becomes: Outcome
    contradicts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sway:
    """What it takes to turn the verdict on a claim, `outcome` now.

    `distance` is the least number of steps, None where no change of up to `searched` steps turns it; `turns` has up to
    ten changes of that distance, and `number` how many there are. `tried` profiles were judged. `again` is the verdict
    with the first of the changes carried out, from the model itself.
    """

    claim: str
    outcome: Outcome
    distance: int | None
    searched: int
    turns: tuple[Turn, ...]
    number: int
    tried: int
    again: Verdict | None = None


def sway(
    worlds: Worlds,
    claim: Claim,
    *,
    kinds: Sequence[Kind] = KINDS,
    farthest: int = FARTHEST,
    effort: int = EFFORT,
    progress: Progress | None = None,
) -> Sway:
    """Return the smallest change of wants that turns the verdict on `claim`.

    A claim about time, one that wants have no say in and one that is not put as a test are not searched: `searched` is
    0 (`findings.thresholds` looks at numbers). Cost: judging up to
    `effort` profiles, `progress` is told of each distance.
    """
    outcome = outcome_of(answers(worlds, claim))
    if claim.test is None or about_time(claim.test) or not about_wants(claim.test):
        return Sway(claim.id, outcome, None, 0, (), 0, 0)
    asked = wanting(claim.test)
    actors = [it for it in worlds.base.conflict.actors if it.wants and (asked is None or it.key in asked)]
    layers: dict[str, Layers] = {it.key: [{it.wants: ()}] for it in actors}
    tried = 0
    for distance in range(1, farthest + 1):
        if progress:
            progress(distance, farthest, claim.id)
        for it in actors:
            layers[it.key].append(_next(it, layers[it.key], kinds))
        number = _number(list(layers.values()), distance)
        if tried + number > effort or not number:
            return Sway(claim.id, outcome, None, distance - 1 if number else farthest, (), 0, tried)
        found = list(_turned(worlds, claim, outcome, layers, distance))
        tried += number
        if found:
            again = _again(worlds.base.conflict, claim, found[0])
            return Sway(claim.id, outcome, distance, distance, tuple(found[:_SHOWN]), len(found), tried, again)
    return Sway(claim.id, outcome, None, farthest, (), 0, tried)


# ---- the lists of one actor, by distance -----------------------------------------------------------------------------


def _next(actor: Actor, layers: Layers, kinds: Sequence[Kind]) -> dict[Wants, Steps]:
    """Return the lists one step farther than the last layer and in none before."""
    known = {wants for layer in layers for wants in layer}
    found: dict[Wants, Steps] = {}
    for wants, steps in layers[-1].items():
        for step, changed in _steps(actor, wants, kinds):
            if changed not in known:
                found.setdefault(changed, (*steps, step))
    return found


def _steps(actor: Actor, wants: Wants, kinds: Sequence[Kind]) -> Iterator[tuple[Edit, Wants]]:
    """Yield every single step from a list of wants, and the list it leads to. A want is turned round once."""
    if "swap" in kinds:
        for at in range(len(wants) - 1):
            one, other = wants[at], wants[at + 1]
            yield Move(other.id, Position("above", one.id)), (*wants[:at], other, one, *wants[at + 2 :])
    if "drop" in kinds:
        yield from ((Drop(want.id), (*wants[:at], *wants[at + 1 :])) for at, want in enumerate(wants))
    if "negate" in kinds:
        for at, want in enumerate(wants):
            if want in actor.wants:
                yield Negate(want.id), (*wants[:at], _negated(want), *wants[at + 1 :])


def _negated(want: Statement) -> Statement:
    return replace(want, formula=opposite(want.formula))


# ---- profiles of one distance ----------------------------------------------------------------------------------------


def _number(layers: Sequence[Layers], distance: int) -> int:
    """Return how many profiles are `distance` steps away in all."""
    ways = [1] + [0] * distance
    for own in layers:
        ways = [sum(ways[rest] * len(own[total - rest]) for rest in range(total + 1)) for total in range(distance + 1)]
    return ways[distance]


def _turned(worlds: Worlds, claim: Claim, outcome: Outcome, layers: dict[str, Layers], distance: int) -> Iterator[Turn]:
    """Yield the changes of `distance` steps that turn the verdict."""
    keys = tuple(layers)
    flat = {key: [(wants, steps) for layer in own for wants, steps in layer.items()] for key, own in layers.items()}
    variants = [_variants(key, [wants for wants, _ in flat[key]]) for key in keys]
    context = Context.of(worlds.base, variants)
    choices = np.concatenate(list(_choices([[len(layer) for layer in layers[key]] for key in keys], distance)))
    now = OUTCOMES.index(outcome)
    for first in range(0, len(choices), _AT_ONCE):
        part = choices[first : first + _AT_ONCE]
        given = agreed(tuple(judged(worlds, Asked(context, part, timed=0, seed=0), claim)))
        for at in np.flatnonzero((given != now) & (given != UNTESTABLE)):
            steps = tuple(step for key, place in zip(keys, part[at], strict=True) for step in flat[key][place][1])
            yield Turn(steps, OUTCOMES[given[at]], _contradicted(steps, worlds.base.conflict))


def _choices(sizes: Sequence[Sequence[int]], distance: int) -> Iterator[NDArray[np.intp]]:
    """Yield (m, actors): the places, layer after layer, of lists whose distances add up to `distance`."""
    for parts in product(range(distance + 1), repeat=len(sizes)):
        if sum(parts) == distance:
            ranges = [sum(own[:part]) + np.arange(own[part]) for own, part in zip(sizes, parts, strict=True)]
            grid = np.meshgrid(*ranges, indexing="ij")
            yield np.stack([axis.ravel() for axis in grid], axis=1).astype(np.intp)


def _variants(key: str, lists: list[Wants]) -> Variants:
    return Variants(key, tuple(lists), np.full(len(lists), 1 / len(lists)), None)


def _contradicted(steps: Steps, conflict: Conflict) -> tuple[str, ...]:
    """Return the quotes the changed wants rest on; of a swap, those of the want that loses its place first."""
    quotes: list[str] = []
    for step in steps:
        match step:
            case Move(want, Position(of=other)):
                quotes += [*basis_of(other or "", conflict).because, *basis_of(want, conflict).because]
            case Drop(want) | Negate(want):
                quotes += basis_of(want, conflict).because
    return tuple(dict.fromkeys(quotes))


def _again(conflict: Conflict, claim: Claim, turn: Turn) -> Verdict:
    """Return the verdict on the claim in the model with the change carried out, compiled and solved anew.

    Raises AssertionError where it is not what the search found: then one of the two is wrong.
    """
    from detente.conflict.change import change

    verdict = judge(Worlds.of(change(conflict, *turn.steps)), claim, depth=0)
    if verdict.outcome != turn.becomes:
        raise AssertionError(f"{claim.id}: found {turn.becomes}, solved anew {verdict.outcome}")
    return verdict
