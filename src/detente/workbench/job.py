"""A job's process: what to do comes in as one frame, progress goes out, and last what was made or what was wrong."""

from __future__ import annotations

from base64 import b64decode
from pathlib import Path
from time import monotonic

from detente.errors import DetenteError, Problem
from detente.workbench.channel import MEMORY, Channel, channel
from detente.workbench.frames import Frame
from detente.workbench.kinds import KINDS, Progress, Task
from detente.workbench.trouble import troubles

OFTEN = 0.1
"""Seconds between two reports of progress, at the least."""


def main() -> None:
    """Do the one job that comes in on stdin."""
    wire = channel()
    frame = wire.read()
    if frame is not None:
        wire.write(answer(frame, progress(wire)))


def answer(frame: Frame, progress: Progress) -> Frame:
    """Return the last word on a job: the name of the file it has made, or the problems. A fault of ours is raised."""
    task = Task(
        name=frame["name"], folder=Path(frame["folder"]), out=Path(frame["out"]), text=frame["text"],
        data=b64decode(frame["data"]), options=frame["options"], progress=progress,
        endpoint=frame.get("endpoint"), model=frame.get("model"),
    )  # fmt: skip
    kind = next(each for each in KINDS if each.key == frame["kind"])
    try:
        return {"result": kind.make(task)}
    except DetenteError as error:
        return {"problems": troubles(error)}
    except MemoryError:
        message = f"the job needs more than {MEMORY / 2**30:g} GB of memory"
        return {"problems": troubles(DetenteError(Problem("D993", message, fix="ask for less at once")))}


def progress(wire: Channel) -> Progress:
    """Return what tells the server how far a job is, ten times a second at most."""
    last = 0.0

    def tell(done: int, of: int, step: str) -> None:
        nonlocal last
        if monotonic() - last >= OFTEN:
            last = monotonic()
            wire.write({"done": done, "of": of, "step": step})

    return tell


if __name__ == "__main__":
    main()
