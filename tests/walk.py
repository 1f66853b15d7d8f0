"""A stranger's walk: an empty environment, `pip install` of the wheel, and the tutorial, word for word, to the brief.

Nothing but the page tells what to do: its files are written, its commands run, and what they print is compared.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from pathlib import Path

from tests.docs_examples import WIDTH, carried_out

TUTORIAL = Path(__file__).parents[1] / "docs" / "tutorial.md"
AT_THE_END = ("report.html", "brief.html")
"""What has to lie in the folder afterwards."""


class Lost(AssertionError):
    """The stranger was told something else than the page says."""


def walked(wheel: Path, folder: Path, *, python: str = sys.executable) -> int:
    """Walk in `folder`, which is made; return how many commands were run. Raises Lost."""
    folder.mkdir(parents=True)
    subprocess.run([python, "-m", "venv", folder / "venv"], check=True, timeout=600)
    pip = [folder / "venv" / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, wheel], check=True, timeout=1800)
    work = folder / "empty"
    work.mkdir()
    return in_steps(folder / "venv" / "bin" / "detente", work)


def in_steps(detente: Path, work: Path) -> int:
    """Do what the tutorial says with the program `detente` in the folder `work`; return the number of commands."""
    home = {"PATH": os.environ["PATH"], "HOME": str(work.parent), "COLUMNS": WIDTH, "LANG": "C.UTF-8"}

    def run(arguments: list[str]) -> str:
        done = subprocess.run(
            [detente, *arguments], cwd=work, env=home, capture_output=True, text=True, check=False, timeout=600
        )
        if done.returncode not in (0, 1):
            raise Lost(f"detente {' '.join(arguments)}: exit code {done.returncode}\n{done.stderr}")
        return done.stdout

    count = 0
    with contextlib.chdir(work):
        for command, said in carried_out(TUTORIAL.read_text(encoding="utf-8"), run):
            count += 1
            if _plain(command.expected) != _plain(said):
                raise Lost(f"detente {' '.join(command.arguments)} printed something else:\n{said}")
    missing = [name for name in AT_THE_END if not (work / name).exists()]
    if missing:
        raise Lost(f"not there at the end: {', '.join(missing)}")
    return count


def _plain(text: str) -> list[str]:
    return [line.rstrip() for line in text.strip().splitlines()]
