"""Jobs on a Dask cluster: the same few-in-flight rule, with the scheduler moving what a dead worker had."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from detente.batch.job import Answer, Job, Work, attempt, lost
from detente.errors import DetenteError, Problem, Unavailable

PATIENCE = 15
"""Seconds to wait for the scheduler."""
AHEAD = 4
"""Jobs in flight for each thread of the workers."""


def cluster(work: Work, jobs: Iterable[Job], *, address: str) -> Iterator[Answer]:
    """Yield the answers as they come from the workers of the Dask scheduler at `address` (``tcp://host:8786``).

    The workers need detente installed, in the same version. A job whose worker dies is tried on another one; one that
    has ended several workers is answered with D703. Dask sends code and data between its machines as Python objects:
    use a cluster you trust. Raises Unavailable (D705) without dask, DetenteError where no scheduler answers (D706) or
    the workers lack detente (D707).
    """
    client = _client(address)
    try:
        yield from _steady(client, work, iter(jobs))
    finally:
        client.close(timeout=5)


def _client(address: str) -> Any:
    try:
        from distributed import Client
    except ImportError:
        fix = 'pip install "detente[batch]"'
        raise Unavailable(Problem("D705", "Dask is not installed", fix=fix)) from None
    try:
        return Client(address, timeout=PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, TimeoutError, ValueError, TypeError) as error:
        fix = "Start one with `dask scheduler`, then give its address: --scheduler tcp://host:8786"
        raise DetenteError(Problem("D706", f'no scheduler answers at "{address}"', fix=fix)) from error


def _steady(client: Any, work: Work, jobs: Iterator[Job]) -> Iterator[Answer]:
    from distributed import as_completed

    inflight: dict[str, Job] = {}
    running = as_completed(loop=client.loop)  # type: ignore[no-untyped-call]
    while True:
        most = AHEAD * max(1, sum(client.nthreads().values()))
        for job in islice(jobs, max(0, most - len(inflight))):
            future = client.submit(attempt, work, job.payload, key=f"detente-{job.digest}-{job.key}", pure=False)
            inflight[future.key] = job
            running.add(future)  # type: ignore[no-untyped-call]
        if not inflight:
            return
        future = next(running)
        yield _answer(future, inflight.pop(future.key))


def _answer(future: Any, job: Job) -> Answer:
    from distributed import KilledWorker

    try:
        return Answer(job.key, job.digest, *future.result())
    except KilledWorker:
        return lost(job)
    except ImportError as error:
        fix = "Install the same detente, with the same extras, on every worker."
        raise DetenteError(Problem("D707", f"a worker cannot run detente: {error}", fix=fix)) from error
    finally:
        future.release()
