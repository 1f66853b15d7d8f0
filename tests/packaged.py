"""The package as others get it: built twice, installed where there is nothing else, tried, on every Python there is.

`python tests/packaged.py` does all of it and prints a line for each part; `make packages` calls it. `--python 3.12`
takes one Python only, `--walk` the stranger's walk alone (`tests/walk.py`).
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path

from tests.extras import EXTRAS, Extra, tried_out

ROOT = Path(__file__).parents[1]
OLDEST = (3, 11)
LOWEST = ("--resolution", "lowest-direct")
"""Of what is named, the lowest version that is allowed; the wheel's needs are named for that."""

FIXED = "1700000000"
"""The time that archives are stamped with in both builds (SOURCE_DATE_EPOCH)."""


class Failed(Exception):
    """A part that did not do."""


@dataclass(frozen=True, slots=True)
class Python:
    """An interpreter of this machine."""

    path: Path
    version: tuple[int, int, int]

    @property
    def name(self) -> str:
        """Its version in words."""
        return ".".join(map(str, self.version))


def ran(*command: str | Path, cwd: Path | None = None, may: tuple[int, ...] = (0,), **environment: str) -> str:
    """Run a command and return what it printed. Raises Failed, with the end of that, for an exit code not in `may`."""
    leave = {key: value for key, value in os.environ.items() if not key.startswith(("DETENTE_", "PYTHON", "VIRTUAL_"))}
    done = subprocess.run(
        list(map(str, command)), cwd=cwd, env=leave | environment, capture_output=True, text=True, check=False,
        timeout=1800,
    )  # fmt: skip
    if done.returncode not in may:
        raise Failed(
            f"{' '.join(map(str, command))}: exit code {done.returncode}\n{(done.stdout + done.stderr)[-3000:]}"
        )
    return done.stdout


def built(kind: str, out: Path, *, root: Path = ROOT) -> Path:
    """Build a wheel or an sdist of `root` into `out`, as pip does, by the backend's own function; return it."""
    script = f"import hatchling.build as b; print('BUILT', b.build_{kind}({str(out)!r}))"
    said = ran(sys.executable, "-c", script, cwd=root, SOURCE_DATE_EPOCH=FIXED)
    return out / said.rsplit("BUILT ", 1)[1].strip()


def still(folder: Path) -> Path:
    """Return a copy of the tree, so that nobody changes it between two builds."""
    aside = ("__pycache__", ".git", ".venv", "node_modules", "mutants", "out", "demo", "dist", "build", ".*_cache")
    shutil.copytree(ROOT, folder, ignore=shutil.ignore_patterns(*aside, ".hypothesis"))
    return folder


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    return sha256(path.read_bytes()).hexdigest()


def uv() -> str:
    """Return the path of uv. Raises Failed where there is none."""
    beside = Path(sys.executable).with_name("uv")
    found = os.environ.get("DETENTE_UV") or (str(beside) if beside.exists() else shutil.which("uv"))
    if not found:
        raise Failed("uv is not here: `make` puts it into .venv, or set DETENTE_UV")
    return found


def pythons() -> tuple[Python, ...]:
    """Return every CPython from 3.11 on this machine, one for each minor version, the oldest first."""
    places = [Path(folder) for folder in os.environ.get("PATH", "").split(os.pathsep) if folder]
    places += [*sorted(Path.home().glob(".pyenv/versions/*/bin")), Path("/usr/bin"), Path("/usr/local/bin")]
    found: dict[tuple[int, int], Python] = {}
    for place in places:
        for path in sorted(place.glob("python3*")):
            if re.fullmatch(r"python3(\.\d+)?", path.name) and (one := _python(path)):
                found.setdefault(one.version[:2], one)
    return tuple(found[version] for version in sorted(found))


def _python(path: Path) -> Python | None:
    """Return the interpreter at `path`, or None where it is none that will do (or a shim of one that is not there)."""
    script = "import sys, venv; print(sys.implementation.name, *sys.version_info[:3], sys.executable)"
    try:
        done = subprocess.run([path, "-c", script], capture_output=True, text=True, check=False, timeout=60)
    except OSError:
        return None
    words = done.stdout.split(maxsplit=4)
    if done.returncode or words[:1] != ["cpython"]:
        return None
    major, minor, micro = map(int, words[1:4])
    return Python(Path(words[4].strip()), (major, minor, micro)) if (major, minor) >= OLDEST else None


def needed(wheel: Path, *extras: str) -> list[str]:
    """Return what the wheel needs, with these extras and without others, as it says it itself."""
    with zipfile.ZipFile(wheel) as archive:
        name = next(name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        lines = archive.read(name).decode().splitlines()
    said = [line.removeprefix("Requires-Dist: ") for line in lines if line.startswith("Requires-Dist: ")]
    return [line for line in map(partial(_without_extra, extras), said) if line]


def _without_extra(extras: tuple[str, ...], line: str) -> str:
    """Return a requirement as it is once its extra is chosen, or "" where its extra is none of `extras`.

    >>> _without_extra(("png",), "resvg-py>=0.5; extra == 'png'"), _without_extra((), "resvg-py>=0.5; extra == 'png'")
    ('resvg-py>=0.5', '')
    """
    extra = re.search(r"extra == ['\"]([\w-]+)['\"]", line)
    if extra is None:
        return line
    return re.sub(r"\s*(?:and\s+|;\s*)?\(?extra == ['\"][\w-]+['\"]\)?", "", line) if extra[1] in extras else ""


def installed(python: Path, wheel: Path, folder: Path, *options: str) -> Path:
    """Install the wheel, and what it needs, where there is nothing else; return the folder of its programs."""
    ran(uv(), "venv", "--quiet", "--python", python, folder)
    bin = folder / "bin"
    ran(uv(), "pip", "install", "--quiet", "--python", bin / "python", *options, wheel)
    return bin


def smoke(bin: Path, folder: Path) -> tuple[str, ...]:
    """Do with an installed detente what a new user does first, in an empty folder; return the commands."""
    folder.mkdir()
    detente = bin / "detente"
    told = []
    for command in (
        ("--version",), ("demo", "--case", "cuban"), ("check", "demo/model.yaml"), ("check", "fisheries"),
        ("report", "cuban", "-o", "report.html"), ("ties", "border"), ("chances", "strike", "--help"),
        ("serve", "--help"), ("schema",), ("doctor",),
    ):  # fmt: skip
        ran(detente, *command, cwd=folder)
        told.append(" ".join(command))
    if "</html>" not in (folder / "report.html").read_text(encoding="utf-8"):
        raise Failed("report.html is no page")
    return tuple(told)


def tried(python: Python, wheel: Path, folder: Path, *options: str) -> str:
    """Install and try; return a line about it."""
    bin = installed(python.path, wheel, folder / "venv", *options)
    count = len(smoke(bin, folder / "work"))
    listed = ran(uv(), "pip", "list", "--quiet", "--python", bin / "python", "--format", "freeze").split()
    shown = ", ".join(each for each in listed if not each.startswith("detente"))
    return f"{count} commands, with {shown}"


def tried_extras(python: Python, wheel: Path, folder: Path, *extras: Extra, lowest: bool) -> str:
    """Install with these extras, do what each is for; return a line about it."""
    names = tuple(extra.name for extra in extras)
    options = (*LOWEST, *needed(wheel, *names)) if lowest else needed(wheel, *names)
    bin = installed(python.path, wheel, folder / "venv", *options)
    done = sum(tried_out(extra, bin, folder / extra.name, ran) for extra in extras)
    listed = set(ran(uv(), "pip", "list", "--quiet", "--python", bin / "python", "--format", "freeze").split())
    own = {re.split(r"[<>=;\[ ]", line)[0] for line in set(needed(wheel, *names)) - set(needed(wheel))}
    shown = sorted(each for each in listed if each.split("==")[0] in own)
    return f"{done} pieces of work, with {', '.join(shown)}"


def main() -> int:
    """Build, compare, install, try, walk."""
    from tests.walk import walked

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--python", help="only this Python, as 3.12")
    parser.add_argument("--walk", action="store_true", help="the stranger's walk alone")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="detente-packages-") as name:
        folder = Path(name)
        tree = still(folder / "tree")
        wheel = built("wheel", folder / "one", root=tree)
        if not args.walk:
            _compare(folder, wheel, tree)
            for python in pythons():
                if args.python in (None, ".".join(map(str, python.version[:2]))):
                    print(f"Python {python.name}: {tried(python, wheel, folder / python.name)}", flush=True)
                    lowest = tried(python, wheel, folder / f"{python.name}-lowest", *LOWEST, *needed(wheel))
                    print(f"Python {python.name}, lowest: {lowest}", flush=True)
                    _extras(python, wheel, folder / f"{python.name}-extras")
        print(f"walk: {walked(wheel, folder / 'walk')} commands of the tutorial printed what it says", flush=True)
    return 0


def _extras(python: Python, wheel: Path, folder: Path) -> None:
    """Try all extras together, newest and lowest, and each by itself with the lowest."""
    for lowest in (False, True):
        said = tried_extras(python, wheel, folder / f"all-{lowest}", *EXTRAS, lowest=lowest)
        print(f"Python {python.name}, all extras{', lowest' if lowest else ''}: {said}", flush=True)
    for extra in EXTRAS:
        said = tried_extras(python, wheel, folder / extra.name, extra, lowest=True)
        print(f"Python {python.name}, [{extra.name}] alone, lowest: {said}", flush=True)


def _compare(folder: Path, wheel: Path, tree: Path) -> None:
    """Build both kinds again and compare. Raises Failed where they differ."""
    pairs = {"wheel": (wheel, built("wheel", folder / "two", root=tree))}
    pairs["sdist"] = (built("sdist", folder / "one", root=tree), built("sdist", folder / "two", root=tree))
    for kind, (one, other) in pairs.items():
        if digest(one) != digest(other):
            raise Failed(f"two builds of the {kind} differ")
        print(f"{kind}: built twice, the same to the bit: {digest(one)[:16]} {one.name}", flush=True)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Failed as failed:
        sys.exit(f"packages: {failed}")
