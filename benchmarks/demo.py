"""`make demo` from a fresh clone, and once more: what took how long.

    python benchmarks/demo.py [--bars]

The clone has the files git knows or would know, nothing else; its environment is made anew. Wall time depends on the
network the first time, so only the second run has a bar.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from bars import Bar, finish, machine

ROOT = Path(__file__).parents[1]
SECONDS = 20.0


def clone(target: Path) -> None:
    """Copy every file that is tracked, or is new and not ignored."""
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listed, cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")
    for name in filter(None, names):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)


def demo(folder: Path) -> tuple[float, str]:
    """Run `make demo` and return how long it took and what it printed."""
    began = perf_counter()
    ran = subprocess.run(["make", "demo"], cwd=folder, capture_output=True, text=True, check=False)
    if ran.returncode:
        sys.exit(f"make demo failed:\n{ran.stdout[-2000:]}\n{ran.stderr[-2000:]}")
    return perf_counter() - began, ran.stdout


def main() -> None:
    """Run it twice, print, and end with the bar."""
    print(machine())
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home) / "clone"
        clone(folder)
        first, _ = demo(folder)
        second, said = demo(folder)
    print(f"first run, with set-up   {first:6.1f} s")
    print(f"second run               {second:6.1f} s")
    print(said[said.find("What took how long") :].split("\n\n")[0])
    finish((Bar("demo-second-run-seconds", second, SECONDS),))


if __name__ == "__main__":
    main()
