"""What the machine has for large graphs: two cores, and numba, or not.

Numpy and compiled loops release the interpreter lock, so threads are enough to use both cores.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from importlib.util import find_spec
from typing import TypeVar

A = TypeVar("A")
T = TypeVar("T")


COLD = 2**19
"""The states from which on numba is worth loading: that takes 0.3 s of CPU with compiled bytecode and 0.7 s without,
numpy 0.8 s for the five concepts there and the compiled loops 0.5 s."""

WARM = 2**16
"""The same once it is loaded: 0.04 s instead of 0.08 s."""

INDEXED = 2**30
"""The loops number states in 30 bits."""


def installed() -> bool:
    """Tell whether numba (the extra `detente[fast]`) is there; it is not loaded to find out."""
    return find_spec("numba") is not None


def compiled_loops(size: int) -> bool:
    """Tell whether a graph of `size` states is solved by compiled loops rather than numpy. Both answer the same."""
    least = WARM if "detente.stability.kernels" in sys.modules else COLD
    return least <= size < INDEXED and installed()


def both_cores(
    work: Callable[[A], T], jobs: Iterable[A], *, told: Callable[[int], None] = lambda _done: None
) -> list[T]:
    """Return what `work` makes of each job, in order; two jobs run at a time where the machine has two cores.

    Not more than two: each job of ours needs memory of its own. `told` hears how many are done.

    >>> both_cores(abs, [1, -2])
    [1, 2]
    """
    if (os.cpu_count() or 1) < 2:
        return _all(map(work, jobs), told)
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(2) as pool:
        return _all(pool.map(work, jobs), told)


def _all(results: Iterator[T], told: Callable[[int], None]) -> list[T]:
    """Collect the results, and tell of each."""
    found = []
    for result in results:
        found.append(result)
        told(len(found))
    return found
