"""A run: every job the journal does not answer yet is worked on, and answered there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from time import monotonic
from typing import Any

from detente.batch.job import Answer, Job, Work
from detente.batch.journal import Journal
from detente.batch.serial import serial

How = Callable[[Work, Iterator[Job]], Iterator[Answer]]
"""Where jobs are worked on: `serial`, or `processes` or `cluster` with what they need given."""

Progress = Callable[[int, int, str], None]
SYNC = 2.0
"""Seconds between two times that the journal is seen to the disk."""


def run(
    work: Work,
    jobs: Sequence[Job],
    journal: Journal,
    *,
    how: How = serial,
    load: Callable[[Any], Any] | None = None,
    progress: Progress | None = None,
) -> None:
    """Work on the jobs that `journal` has no answer to and write each answer there as it comes.

    Stopped at any moment (Ctrl-C, a kill, a power cut), it is taken up by calling it again: no answer is lost and none
    counts twice. `load` makes the payload a job travels with from the one it has, just before it leaves: few are in
    memory at once. `progress` is told how many jobs are answered, of how many, and the last one's name.
    """
    left = [job for job in jobs if not journal.has(job)]
    done, synced = len(jobs) - len(left), monotonic()
    if progress:
        progress(done, len(jobs), "")
    ready = (replace(job, payload=load(job.payload)) for job in left) if load else iter(left)
    for answer in how(work, ready):
        journal.append(answer)
        done += 1
        if progress:
            progress(done, len(jobs), answer.key)
        if monotonic() - synced > SYNC:
            journal.sync()
            synced = monotonic()
    journal.sync()
