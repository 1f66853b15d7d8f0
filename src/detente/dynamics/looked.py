"""What can happen from some of the states of a crisis, worked out once for crises much the same.

For each stretch of time it is known what the states and the steps depend on (`Known.key`), and for each mover what its
choice depends on besides (`Choice`); by these the steps found are kept (`kept`).
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from detente.conflict.model import Conflict
from detente.conflict.unfolding import AudienceCost
from detente.dynamics.calendar import Stretch, jump_of
from detente.dynamics.chain import Indices, Vector
from detente.dynamics.choices import Change, Setting, decisions, setting_of
from detente.dynamics.flow import Flow
from detente.dynamics.kept import Kept, held_parts, wanted
from detente.dynamics.layout import Layout
from detente.dynamics.movers import Mover, worlds
from detente.dynamics.process import Phase, going_on, shares_of
from detente.dynamics.rules import Rule
from detente.dynamics.utility import utility

Moves = dict[tuple[tuple[str, ...], tuple[AudienceCost, ...]], list[Change]]
"""Every move from some states, by the options its mover has and what backing down costs it."""


@dataclass(frozen=True, eq=False)
class Ground:
    """What is the same under every rule."""

    conflict: Conflict
    layout: Layout
    start: int
    stretches: tuple[Stretch, ...]
    phases: tuple[Known, ...]
    kept: Kept


@dataclass(frozen=True, eq=False)
class Known:
    """What goes on in a stretch of time; `key` is what the states and what can happen in them depend on."""

    phase: Phase
    jump: Indices | None
    key: Hashable
    wants: dict[str, Hashable]


def known_of(stretch: Stretch, layout: Layout, rule: Rule, kept: Kept, listing: int) -> Known:
    """Return what goes on in a stretch of time: what `phase_of` returns, each part worked out once."""
    conflict, held = stretch.conflict, stretch.held
    key = (listing, kept.number(*held_parts(conflict)), held)
    mixed = worlds(conflict)
    wants = {it.judge: wanted(conflict.actor[it.judge]) for _, movers in mixed for it in movers}

    def worth(judge: str) -> Vector:
        it = conflict.actor[judge]
        return kept.once(("worth", key, wants[judge]), lambda: utility(it, conflict, layout), size=len)

    empty = kept.once(("setting", key), lambda: setting_of(conflict, layout, {}, rule, held), size=_size_of_setting)
    setting = replace(empty, conflict=conflict, worth={judge: worth(judge) for judge in sorted(wants)})
    jump = kept.once(("jump", key, stretch.end), lambda: jump_of(stretch, layout))
    return Known(Phase(setting, mixed, held), jump, key, wants)


def _size_of_setting(setting: Setting) -> int:
    return 2 * len(setting.allowed) * setting.layout.n // 8


Edges = tuple[Indices, Indices, Vector]
"""Steps: where from, where to, how often per day."""


@dataclass(frozen=True, eq=False)
class Looked:
    """The states looked at, what they are known by, and the moves from them found so far, by stretch of time."""

    ground: Ground
    at: Indices
    spot: bytes
    moves: tuple[Moves, ...]


def moves_of(ground: Ground, known: Known, at: Indices) -> Moves:
    """Return where to keep the moves from the states `at`, which are the same whatever anybody wants."""
    if len(at) == ground.layout.n:
        return {}
    ways = sum(1 << len(mover.options) for _, movers in known.phase.worlds for mover in movers)
    return ground.kept.once(("moves", known.key, at.tobytes()), dict, size=lambda _: 6 * ways * len(at))


Choice = tuple[Mover, Hashable, Hashable, Rule]
"""A mover and what its choice depends on besides the states: what it wants, what backing down costs it, the rule."""


def choices_of(phase: Phase, wants: dict[str, Hashable], rule: Rule) -> Iterator[tuple[Choice, float]]:
    """Yield who chooses and by what, each with its share in the mix of proxies."""
    for mover, share in shares_of(phase):
        yield (mover, wants[mover.judge], phase.setting.conflict.actor[mover.judge].costs, rule), share


def all_edges(looked: Looked, known: Known, moves: Moves, chosen: Iterable[tuple[Choice, float]]) -> Edges:
    """Return all that can happen from the states looked at, in one stretch of time."""
    kept, layout, at, spot = looked.ground.kept, looked.ground.layout, looked.at, (known.key, looked.spot)
    parts = [kept.once(("goes on", spot), lambda: _edges(going_on(known.phase, layout, at)), size=_size)]

    def of(choice: Choice) -> Edges:
        under = replace(known.phase.setting, known=moves, rule=choice[-1])
        return kept.once(("chosen", spot, choice), lambda: _edges(decisions(choice[0], under, at)), size=_size)

    for choice, share in chosen:
        sources, targets, rates = of(choice)
        parts.append((sources, targets, share * rates))
    return _joined(parts)


def _size(edges: Edges) -> int:
    return 3 * len(edges[0])


def _edges(flows: Iterable[Flow]) -> Edges:
    parts = [(flow.sources, flow.targets, flow.rates) for flow in flows if len(flow.sources)]
    return _joined(parts)


def _joined(parts: Sequence[Edges]) -> Edges:
    if not parts:
        return np.zeros(0, np.intp), np.zeros(0, np.intp), np.zeros(0)
    sources, targets, rates = (np.concatenate(column) for column in zip(*parts, strict=True))
    return sources, targets, rates
