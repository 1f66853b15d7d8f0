"""What verdicts rest on: everything that is unsure, and the smallest changes that turn them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from detente.case.crisis import Crisis, Progress, placed
from detente.results import Matters, Robust, Swayed

if TYPE_CHECKING:
    from detente.findings.ensemble.unknown import Unknown


def robust(
    crisis: Crisis,
    *,
    claims: Iterable[str] | None = None,
    number: int = 1_000,
    every: bool = False,
    seed: int = 1,
    timed: int = 8,
    free: Iterable[str] = (),
    progress: Progress | None = None,
) -> Robust:
    """Ask how often each claim holds over every profile of wants that fits what is sure, and what it depends on.

    All profiles are asked where there are at most `number`, or with `every`; else `number` are drawn from `seed`.
    Claims about time are asked of `timed` distinct ones of each few thousand. The order of the wants of the actors
    in `free` counts as not sure at all. Raises InvalidModel (D412) where nothing is unsure, TooLarge (D410, D411)
    where it would not end, InvalidQuery for an actor without an order to free.
    """
    from detente.conflict.change import accepted
    from detente.findings.ensemble.effort import freed, refuse, size_of, something_unsure
    from detente.findings.ensemble.ensemble import ensemble
    from detente.findings.sides import readings
    from detente.moves import compile_graph

    chosen = None if claims is None else tuple(claims)
    with placed(crisis):
        conflict = freed(crisis.conflict, free)
        sure = accepted(conflict)
        something_unsure(sure)
        size, asked = size_of(sure), len(sure.claims if chosen is None else chosen)
        sides = len(tuple(readings(sure)))
        graph = compile_graph(sure)
        refuse(size, number=number, every=every, graph=graph, claims=asked, readings=sides)
        most = size.profiles if every and size.profiles is not None else number
        found = ensemble(conflict, claims=chosen, number=number, seed=seed, most=most, timed=timed, progress=progress)
    return Robust(found, conflict)


def matters(crisis: Crisis, claim: str, *, pairs: int = 512, seed: int = 1, free: Iterable[str] = ()) -> Matters:
    """Ask which of the things that are unsure the verdict on a claim depends on most. KeyError for no claim.

    The order of the wants of the actors in `free` counts as not sure at all.
    """
    from detente.findings.ensemble.effort import freed
    from detente.findings.sensitivity import sensitivity

    with placed(crisis):
        conflict = freed(crisis.conflict, free)
        return Matters(sensitivity(conflict, claim, pairs=pairs, seed=seed), conflict)


def sway(
    crisis: Crisis,
    *,
    claims: Iterable[str] | None = None,
    kinds: Iterable[str] = (),
    farthest: int = 6,
    effort: int | None = None,
    numbers: bool = True,
    progress: Progress | None = None,
) -> Swayed:
    """Ask for the smallest change that turns each verdict: fewest swaps, drops and negations of wants.

    `kinds` are "swap", "drop", "negate" (none named: all); `effort` is how many profiles are judged for a claim at
    the most. With `numbers`, the nearest threshold of each number is looked for where a claim is about time or
    deals. Raises ValueError for another kind.
    """
    from detente.conflict.change import accepted
    from detente.findings.judge import Worlds
    from detente.findings.sway import EFFORT, KINDS, sway
    from detente.findings.thresholds import asked_of, thresholds

    chosen = None if claims is None else frozenset(claims)
    with placed(crisis):
        sure = accepted(crisis.conflict)
        worlds = Worlds.of(sure)
        asked = [claim for claim in sure.claims if chosen is None or claim.id in chosen]
        named = frozenset(kinds)
        if not named <= frozenset(KINDS):
            raise ValueError(f"kinds are {', '.join(KINDS)}; not {', '.join(sorted(named - frozenset(KINDS)))}")
        only = tuple(kind for kind in KINDS if kind in named) or KINDS
        limit = EFFORT if effort is None else effort
        found, turning = [], {}
        for at, claim in enumerate(asked):
            if progress:
                progress(at, len(asked), claim.id)
            found.append(sway(worlds, claim, kinds=only, farthest=farthest, effort=limit))
            if numbers and asked_of(claim, sure):
                turning[claim.id] = thresholds(worlds, claim, progress=progress)
    return Swayed(tuple(found), turning, crisis.conflict)


def unknown(crisis: Crisis, *, number: int = 1_000, seed: int = 1) -> Unknown:
    """Return what is sure of how the states are ranked, and what is stable where the rest is unknown.

    The four extensions of Li, Hipel, Kilgour and Fang (2004). Raises TooLarge (D425) above 4,096 states.
    """
    from detente.findings.ensemble.unknown import unknown

    with placed(crisis):
        return unknown(crisis.conflict, number=number, seed=seed)
