"""A plain map over the workers of a Dask cluster: for work that is the same whoever does it, and is not resumed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from detente.batch.cluster import _client

Mapper = Callable[[Callable[[Any], Any], Iterable[Any]], Iterable[Any]]


@contextmanager
def mapped(address: str) -> Iterator[Mapper]:
    """Yield a `map` whose calls are made by the workers of the scheduler at `address`; answers come in order.

    Raises Unavailable (D705) without dask, DetenteError (D706) where no scheduler answers.
    """
    client = _client(address)

    def over(work: Callable[[Any], Any], jobs: Iterable[Any]) -> Iterator[Any]:
        futures = client.map(work, list(jobs), pure=False)
        for future in futures:
            yield future.result()
            future.release()

    try:
        yield over
    finally:
        client.close(timeout=5)
