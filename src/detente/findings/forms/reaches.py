"""`status_quo|F reaches G by MEANS [of A, B]`: a sequence of such moves leads there, from every start.

| means | one step |
|---|---|
| moves | any feasible change of one decision maker's own options |
| improvements | a move to a state its mover prefers |
| best improvements | an improvement to a state its mover likes best among its moves |
| joint improvements | an improvement of one of those named, or a change of options together that all of them prefer |
"""

from __future__ import annotations

import numpy as np

from detente.conflict.formula import text
from detente.conflict.query import Reaches
from detente.findings.paths import closed, path_to
from detente.findings.verdict import Answer
from detente.findings.witness import All, Path
from detente.findings.words import count, state_words
from detente.findings.world import World
from detente.moves import Mask
from detente.moves.legal import NO_JOINT


def reaches(world: World, query: Reaches, *, show: int | None) -> Answer:
    """Answer the claim; with `show`, also make the witness: a path from each start, or a closed set without G."""
    idle = [actor for actor in query.actors if actor not in world.graph.actors]
    if idle:
        lacks = f"{' and '.join(idle)} control{'s' if len(idle) == 1 else ''} no option"
        return Answer("untestable", lacks, missing=lacks)
    if query.means == "joint improvements" and world.conflict.arcs is not None:
        return Answer("untestable", NO_JOINT.message, missing="options")
    starts = world.status_quo if query.start is None else world.where(query.start)
    if not starts.any():
        none = f"no feasible state has {text(query.start)}" if query.start is not None else "there is no status quo"
        return Answer("untestable", none, missing=none)
    target = world.where(query.target)
    paths: list[Path] = []
    for start in np.flatnonzero(starts):
        only = np.zeros_like(starts)
        only[start] = True
        end = _nearest(world, only, target, query)
        if end is None:
            return _unreached(world, only, query, target, show=show)
        if len(paths) < (show or 0):
            paths.append(path_to(world, only, end, query.means, query.actors))
    return _reached(query, paths, starts)


def _nearest(world: World, start: Mask, target: Mask, query: Reaches) -> int | None:
    reach = world.reach(start, query.means, query.actors)
    hits = np.flatnonzero((reach.distance >= 0) & target)
    return int(hits[np.argmin(reach.distance[hits])]) if len(hits) else None


def _unreached(world: World, start: Mask, query: Reaches, target: Mask, *, show: int | None) -> Answer:
    seen = int((world.reach(start, query.means, query.actors).distance >= 0).sum())
    here = state_words(world.label(int(np.flatnonzero(start)[0])), world.conflict)
    reason = f"{count(seen, 'state')} can be reached from {here} by {query.means}, none with {text(query.target)}"
    if not target.any():
        reason = f"no feasible state has {text(query.target)}"
    return Answer("fails", reason, witness=closed(world, start, query.means, query.actors) if show else None)


def _reached(query: Reaches, paths: list[Path], starts: Mask) -> Answer:
    number = int(starts.sum())
    if number == 1 and paths:
        steps = len(paths[0].steps)
        reason = f"in {count(steps, 'step')}" if steps else "it is there already"
        return Answer("holds", reason, witness=paths[0])
    shown = All(tuple(paths), number) if paths else None
    return Answer("holds", f"from each of {count(number, 'state')}", witness=shown)
