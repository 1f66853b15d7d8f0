"""Many jobs, one answer each: on one core, on all, or on a Dask cluster, and taken up again where a run was stopped.

`run` asks for every job that the journal has no answer to and writes each answer down the moment it is there; `Journal`
keeps them. The answers do not hang on who computed them or in which order, so a run that was killed and taken up
again, on other workers, ends with the same journal contents as one that was not.

>>> import tempfile, pathlib
>>> from detente.batch import Job, Journal, run
>>> with tempfile.TemporaryDirectory() as folder, Journal.open(pathlib.Path(folder) / "squares.journal") as journal:
...     run(abs, [Job(str(n), "v1", n) for n in (-2, 3)], journal)
...     [journal.answer(key).value for key in ("-2", "3")]
[2, 3]
"""

from __future__ import annotations

from detente.batch.cluster import cluster
from detente.batch.job import Answer, Job, Work
from detente.batch.journal import Journal
from detente.batch.processes import processes
from detente.batch.run import run
from detente.batch.serial import serial

__all__ = ["Answer", "Job", "Journal", "Work", "cluster", "processes", "run", "serial"]
