"""What the commands cost on the built wheel, in a fresh environment, with bytecode compiled.

    python benchmarks/startup.py [--bars]

Compared: the user and system CPU time of each command, the least of five runs, and of a Python that does nothing.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bars import Bar, finish, machine

ROOT = Path(__file__).parents[1]
RUNS = 5
HEAVY = ("spacy", "scipy", "numba", "rich", "pandas")
DATA = ("py.typed", "cases/tower22/model.yaml", "cases/tower22/account.md", "cases/cuban/model.yaml")


def uv() -> str:
    """Return the uv beside this Python, or the one on the path."""
    beside = Path(sys.executable).with_name("uv")
    return str(beside) if beside.exists() else "uv"


@contextmanager
def installed() -> Iterator[Path]:
    """Build the wheel and install it, with what the lock file says and nothing more, into a fresh environment."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        wanted = home / "requirements.txt"
        subprocess.run([uv(), "build", "--quiet", "--wheel", "--out-dir", folder], cwd=ROOT, check=True)
        lock = ["export", "--quiet", "--locked", "--no-emit-project", "--no-hashes", "-o", str(wanted)]
        subprocess.run([uv(), *lock], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        wheel = next(home.glob("*.whl"))
        complete(wheel)
        subprocess.run([uv(), "venv", "--quiet", "--python", sys.executable, str(home / "env")], check=True)
        python = home / "env" / "bin" / "python"
        install = [uv(), "pip", "install", "--quiet", "--compile-bytecode", "--python", str(python)]
        subprocess.run([*install, "-r", str(wanted), str(wheel)], check=True)
        yield python.parent


def complete(wheel: Path) -> None:
    """Refuse a wheel that lacks data files."""
    names = set(zipfile.ZipFile(wheel).namelist())
    missing = [name for name in DATA if f"detente/{name}" not in names]
    if missing:
        sys.exit(f"the wheel lacks {', '.join(missing)}")
    print(f"wheel: {wheel.name}, {wheel.stat().st_size / 1024:.0f} KB, {len(names)} files")


def cpu(*command: str, cwd: Path) -> float:
    """Return the least CPU time of `RUNS` runs in seconds, user and system, of the command and its children."""
    times = []
    for _ in range(RUNS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(times)


def imported(python: Path, *arguments: str) -> list[str]:
    """Return which heavy packages a command imports."""
    code = "import sys, json, io, contextlib\nfrom detente.commands.run import run\n"
    code += "with contextlib.redirect_stdout(io.StringIO()): run(sys.argv[1:])\nprint(json.dumps(list(sys.modules)))"
    ran = subprocess.run([str(python), "-c", code, *arguments], capture_output=True, text=True, check=True)
    return [name for name in HEAVY if name in json.loads(ran.stdout)]


def main() -> None:
    """Measure, print, and end with the bars."""
    print(machine())
    with installed() as folder:
        python, detente = folder / "python", str(folder / "detente")
        nothing = cpu(str(python), "-c", "pass", cwd=folder)
        help_ = cpu(detente, "--help", cwd=folder)
        check = cpu(detente, "check", "tower22", cwd=folder)
        heavy = imported(python, "check", "tower22")
        print(f"python -c pass          {nothing:6.3f} s of CPU")
        print(f"detente --help          {help_:6.3f} s of CPU, {help_ / nothing:.1f} times an idle Python")
        print(f"detente check tower22   {check:6.3f} s of CPU, {check / nothing:.1f} times an idle Python")
        print(f"heavy packages imported by check: {', '.join(heavy) or 'none'}")
    bars = (
        Bar("help-cpu-seconds", help_, 0.2),
        Bar("check-tower22-cpu-seconds", check, 1.0),
        Bar("check-heavy-imports", len(heavy), 0),
    )
    finish(bars)


if __name__ == "__main__":
    main()
