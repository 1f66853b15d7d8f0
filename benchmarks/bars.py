"""What every benchmark script ends with: a line for each bar, and exit code 1 under `--bars` where one is short."""

from __future__ import annotations

import os
import platform
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TypeVar

import numpy as np

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Bar:
    """A figure and the limit it must stay within; `at_least` turns the limit round."""

    name: str
    value: float
    limit: float
    at_least: bool = False

    @property
    def ok(self) -> bool:
        """Whether the figure is within its limit."""
        return self.value >= self.limit if self.at_least else self.value <= self.limit

    def __str__(self) -> str:
        return f"bar {self.name} {self.value:.4g} {self.limit:.4g} {'ok' if self.ok else 'short'}"


def finish(bars: Iterable[Bar]) -> None:
    """Print the bars and leave: with 1 where `--bars` is given and one is short, else with 0."""
    lines = list(bars)
    print(*lines, sep="\n")
    sys.exit(1 if "--bars" in sys.argv[1:] and not all(bar.ok for bar in lines) else 0)


def machine(*packages: str) -> str:
    """Return one line on the machine and one on the versions, numpy's and those of `packages`."""
    versions = [f"Python {platform.python_version()}", *map(_version, ("numpy", "detente", *packages))]
    return f"machine: {platform.machine()}, {os.cpu_count()} cores, {_processor()}\n{', '.join(versions)}"


def _version(package: str) -> str:
    try:
        return f"{package} {version(package)}"
    except PackageNotFoundError:
        return f"{package} is not installed"


def _processor() -> str:
    """Return the processor's name where the system tells it."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        return next(line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor() or "processor unknown"


def cpu(call: Callable[[], T]) -> tuple[float, T]:
    """Return the seconds of CPU that `call` took, of all threads, and its result."""
    before = time.process_time()
    result = call()
    return time.process_time() - before, result


def sorting(size: int, *, times: int = 5) -> float:
    """Return the seconds of CPU for the reference: a stable numpy sort of `size` random int64; the best of `times`."""
    numbers = np.random.default_rng(0).integers(0, 2**62, size)
    return min(cpu(lambda: np.sort(numbers, kind="stable"))[0] for _ in range(times))
