"""Stability on graphs too large for sweeps over whole arrays: the same answers, mover by mover, in little memory.

Replies spread backwards (`kernels.spread`): the states are taken from the mover's worst value up, and each passes its
value to all that lead to it and have none yet. So each state gets one label, once, however long the replies are, where
sweeps took 4 to 256 rounds. Counted, for each mover, concept and kind of value, on n states with d movers whose options
can all be undone, and no reply asked of the mover itself: at most 2 n visits of states and (d - 1) n of entries.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from detente.moves.cores import both_cores
from detente.moves.graph import Graph, Mask, Rank
from detente.moves.lists import Lists

Progress = Callable[[int, int, str], None]
"""Told how many steps are done, of how many, and the name of the next."""

KEYS = ("nash", "gmr", "smr", "seq", "symmetric-seq")
"""The concepts this room knows how to work out on large graphs."""

_JOBS = (("seq",), ("symmetric-seq",), ("gmr", "smr"), ("nash",))
"""What is worked out together; the longest first, so that both cores end at the same time."""


def stable_large(graph: Graph, lists: Lists, keys: Sequence[str], progress: Progress) -> dict[str, Mask]:
    """Return who stays where under each concept of `keys`, (d, n) bool each. Needs numba.

    Beside the result and the lists two jobs of at most 20 bytes for each state are in memory at a time.
    """
    movers = range(len(graph.actors))
    found = {key: np.empty(graph.rank.shape, bool) for key in keys}
    shared = [tuple(key for key in together if key in keys) for together in _JOBS]
    jobs = [(i, asked) for asked in shared for i in movers if asked]

    def work(job: tuple[int, tuple[str, ...]]) -> None:
        from detente.stability.kernels import stays

        mover, asked = job
        for key, reply in zip(asked, _replies(graph, lists, mover, asked), strict=True):
            stays(lists.of(mover), graph.rank[mover], reply, found[key][mover])

    both_cores(work, jobs, told=lambda done: progress(done, len(jobs), ""))
    return found


def reply_large(graph: Graph, lists: Lists, mover: int, key: str) -> Rank:
    """Return (n,): the least value the others' replies lead to from each state, as `mover` sees it."""
    return next(_replies(graph, lists, mover, (key,)))


def _replies(graph: Graph, lists: Lists, mover: int, keys: Sequence[str]) -> Iterator[Rank]:
    """Yield the replies for each of `keys`; only GMR and SMR may come together, and share the components."""
    from detente.stability.kernels import joined, least_in, raised

    if keys == ("nash",):
        yield graph.rank[mover]
        return
    improving = keys[0] in ("seq", "symmetric-seq")
    undone = all(lists.undone[j] for j in range(len(graph.actors)) if j != mover)
    root = joined(mover, lists.entries, lists.offset, graph.size) if undone and not improving else None
    for key in keys:
        escapes = key in ("smr", "symmetric-seq")
        value = raised(lists.of(mover), graph.rank[mover]) if escapes else graph.rank[mover]
        yield _spread(lists, mover, value, improving=improving)[0] if root is None else least_in(root, value)


def _spread(lists: Lists, mover: int, value: Rank, *, improving: bool) -> tuple[Rank, int]:
    """Return the least value the others lead to from each state, by improvements or any moves, and the visits."""
    from detente.moves.sorting import by_value
    from detente.stability.kernels import spread

    order = by_value(value, int(value.max(initial=0)) + 1)
    limit = lists.limit if improving else _ends(lists)
    label, visits = spread(mover, value, order, lists.entries, lists.offset, limit)
    return label, int(visits)


def _ends(lists: Lists) -> Rank:
    """Return what `Lists.limit` would be if everybody preferred every state to every other."""
    from detente.stability.kernels import ends_of

    limit = np.empty_like(lists.limit)
    for mover in range(limit.shape[1]):
        ends_of(lists.of(mover), limit, mover)
    return limit


def visits(graph: Graph, lists: Lists, mover: int, *, escapes: bool) -> int:
    """Return how many states and entries the replies by improvements visit, for one mover; the benchmark prints it."""
    from detente.stability.kernels import raised

    value = raised(lists.of(mover), graph.rank[mover]) if escapes else graph.rank[mover]
    return _spread(lists, mover, value, improving=True)[1]
