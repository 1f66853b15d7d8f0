"""One job after another, in this process."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from detente.batch.job import Answer, Job, Work, attempt


def serial(work: Work, jobs: Iterable[Job]) -> Iterator[Answer]:
    """Yield the answer to each job, in order."""
    for job in jobs:
        yield Answer(job.key, job.digest, *attempt(work, job.payload))
