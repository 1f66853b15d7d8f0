"""Jobs on all cores: a pool of processes, with few jobs in flight, that outlives the death of any of them."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import Any

from detente.batch.job import Answer, Job, Work, attempt, lost

Told = tuple[Any, tuple[dict[str, str], ...]]
AHEAD = 4
"""Jobs in flight for each process: enough that none waits, few enough that memory stays flat."""


def processes(work: Work, jobs: Iterable[Job], *, workers: int | None = None) -> Iterator[Answer]:
    """Yield the answers as they come, from `workers` processes (all cores where None).

    Where a process dies, the jobs then in flight are tried one by one, each in a process of its own; one that ends its
    process again is answered with D703. When the caller stops early, the processes are ended at once.
    """
    left, count = iter(jobs), workers or os.cpu_count() or 1
    while True:
        inflight: dict[Future[Told], Job] = {}
        with _Pool(count) as pool:
            try:
                yield from _steady(pool.executor, work, left, inflight, count * AHEAD)
                return
            except BrokenProcessPool:
                suspects = list(inflight.values())
        for job in suspects:
            yield _alone(work, job)


class _Pool:
    """A pool whose processes end with the `with`, whatever they are doing."""

    def __init__(self, count: int) -> None:
        context = multiprocessing.get_context("spawn")
        self.executor = ProcessPoolExecutor(count, mp_context=context, initializer=_deaf)

    def __enter__(self) -> _Pool:
        return self

    def __exit__(self, *_error: object) -> None:
        working = list((getattr(self.executor, "_processes", None) or {}).values())
        self.executor.shutdown(wait=False, cancel_futures=True)
        for process in working:
            process.terminate()
        for process in working:
            process.join(5)


def _deaf() -> None:
    """Leave Ctrl-C to the process that asked: it ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _steady(
    pool: ProcessPoolExecutor, work: Work, jobs: Iterator[Job], inflight: dict[Future[Told], Job], most: int
) -> Iterator[Answer]:
    """Keep `most` jobs in flight, yield each answer. Raises BrokenProcessPool; `inflight` has what is not answered."""
    while True:
        for job in islice(jobs, most - len(inflight)):
            try:
                inflight[pool.submit(attempt, work, job.payload)] = job
            except BrokenProcessPool:
                inflight[Future()] = job
                raise
        if not inflight:
            return
        for future in wait(inflight, return_when=FIRST_COMPLETED).done:
            told, job = future.result(), inflight.pop(future)
            yield Answer(job.key, job.digest, *told)


def _alone(work: Work, job: Job) -> Answer:
    """Try a job in a process of its own."""
    with _Pool(1) as pool:
        try:
            return Answer(job.key, job.digest, *pool.executor.submit(attempt, work, job.payload).result())
        except BrokenProcessPool:
            return lost(job)
