"""A job, its answer, and the one way a job is worked on wherever that is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from detente.errors import DetenteError

Work = Callable[[Any], Any]
"""What is done with a payload: a function of a module (so that another process finds it), its result plain JSON."""


@dataclass(frozen=True, slots=True)
class Job:
    """One thing to work out. `key` is its name in the run; `digest` says what the answer hangs on, payload and all."""

    key: str
    digest: str
    payload: Any


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a job: a `value`, or the `problems` (each with `code` and `message`) that stood in its way."""

    key: str
    digest: str
    value: Any = None
    problems: tuple[Mapping[str, str], ...] = ()


def attempt(work: Work, payload: Any) -> tuple[Any, tuple[dict[str, str], ...]]:
    """Return what `work` makes of `payload`, or its problems; one bad input never stops the others.

    An error that is no DetenteError is a fault of ours: it is written down as D704 with its type and words.
    """
    try:
        return work(payload), ()
    except DetenteError as error:
        return None, tuple({"code": one.code, "message": one.message} for one in error.problems)
    except Exception as error:
        return None, ({"code": "D704", "message": f"{type(error).__name__}: {error}"[:500]},)


def lost(job: Job) -> Answer:
    """Return the answer to a job that ended the process working on it each time it was tried."""
    return Answer(job.key, job.digest, None, ({"code": "D703", "message": "the process working on it ended"},))
