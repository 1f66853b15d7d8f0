"""Thirty planted bugs: each is put into a copy of the tree, and the tests of its room are asked whether they notice.

`python tests/planted.py` runs all and prints one line a bug and the score; `--only KEY` one, `--aim 29` fails below
29. `make soak` runs it. A bug that makes the tests run longer than ten minutes counts as noticed no more than one that
passes: what counts is a test that fails.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

from tests.planted_bugs import BUGS, Bug

ROOT = Path(__file__).parents[1]
TAKEN = ("src", "tests", "docs", "web", "pyproject.toml", "README.md", "CHANGELOG.md", "hatch_build.py", "uv.lock")
LONGEST = 600.0
"""Seconds a room's tests may take."""


@contextmanager
def copied() -> Iterator[Path]:
    """Yield a copy of what the tests need; it is gone afterwards."""
    leave = shutil.ignore_patterns("__pycache__", "node_modules", "_build", ".hypothesis")
    with tempfile.TemporaryDirectory(prefix="detente-planted-") as folder:
        tree = Path(folder) / "detente"
        tree.mkdir()
        for name in TAKEN:
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, tree / name, ignore=leave)
            elif source.exists():
                shutil.copy2(source, tree / name)
        yield tree


def patched(bug: Bug, text: str) -> str:
    """Return the file's text with the bug in it. Raises LookupError unless `old` stands in it once."""
    if text.count(bug.old) != 1:
        raise LookupError(f"{bug.key}: what it changes stands {text.count(bug.old)} times in {bug.file}")
    return text.replace(bug.old, bug.new)


def noticed(bug: Bug, tree: Path) -> str | None:
    """Return the first test that fails with the bug in `tree` and passes without it, or None.

    The tree is as before afterwards. Raises RuntimeError where the test fails without the bug too.
    """
    path = tree / "src" / "detente" / bug.file
    whole = path.read_text(encoding="utf-8")
    path.write_text(patched(bug, whole), encoding="utf-8")
    try:
        test = failing(bug, tree)
    finally:
        path.write_text(whole, encoding="utf-8")
    if test and first_failure([test], tree):
        raise RuntimeError(f"{bug.key}: {test} fails without the bug as well")
    return test


def failing(bug: Bug, tree: Path) -> str | None:
    """Run the tests of the bug's room, those named first before the others, up to the first that fails."""
    first = [f"tests/{bug.room}/{name}" for name in bug.first]
    return (first and first_failure(first, tree)) or first_failure([f"tests/{bug.room}"], tree)


def first_failure(asked: Sequence[str], tree: Path) -> str | None:
    """Run tests in `tree` up to the first that fails, and return its name; None where none does, or in time.

    Raises RuntimeError where they cannot be run.
    """
    command = [sys.executable, "-m", "pytest", "-x", "-q", "--no-header", "-p", "no:cacheprovider"]
    command += ["--hypothesis-profile=ci", "--tb=no", *asked]
    keep = {key: value for key, value in os.environ.items() if not key.startswith("DETENTE_")}
    environment = {**keep, "PYTHONPATH": str(tree / "src"), "DETENTE_DRAWS": "200", "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        ran = subprocess.run(
            command, cwd=tree, env=environment, capture_output=True, text=True, check=False, timeout=LONGEST
        )
    except subprocess.TimeoutExpired:
        return None
    if ran.returncode not in (0, 1):
        raise RuntimeError(f"the tests did not run\n{ran.stdout[-2000:]}{ran.stderr[-2000:]}")
    found = re.findall(r"^(?:FAILED|ERROR) (.+?)(?: - .*)?$", ran.stdout, re.MULTILINE)
    return found[0] if ran.returncode == 1 and found else None


def main() -> int:
    """Plant, ask, tell."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", action="append", metavar="KEY", help="only this bug; may be given again")
    parser.add_argument("--aim", type=int, default=0, help="exit code 1 where fewer are noticed")
    args = parser.parse_args()
    chosen = [bug for bug in BUGS if not args.only or bug.key in args.only]
    count = 0
    with copied() as tree:
        for bug in chosen:
            began = perf_counter()
            test = noticed(bug, tree)
            count += test is not None
            told = f"noticed by {test}" if test else "NOT NOTICED"
            print(f"{bug.key:20} {bug.file:34} {told} ({perf_counter() - began:.0f} s)", flush=True)
    print(f"planted bugs: {count} of {len(chosen)} noticed")
    return int(count < args.aim)


if __name__ == "__main__":
    sys.exit(main())
