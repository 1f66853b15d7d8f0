"""The parts of an installation, each looked at: `detente doctor`. To look at one more, write a function and list it."""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module, metadata
from pathlib import Path
from typing import Literal

State = Literal["good", "missing", "broken"]

OLDEST = (3, 11)
_REQUIREMENT = re.compile(r"(?P<name>[A-Za-z0-9._-]+)(?P<bounds>[^;]*)(?:;.*extra == ['\"](?P<extra>[\w-]+)['\"])?")


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that was looked at. `needed`: no command works without it. `fix` is a command line or a hint."""

    part: str
    state: State
    says: str
    fix: str = ""
    needed: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """A package detente names: the extra it belongs to ("" the core), and the lowest version that will do."""

    name: str
    extra: str
    least: tuple[int, ...]


def examined() -> tuple[Part, ...]:
    """Look at every part. Cost: some seconds, for the extras are really imported."""
    return tuple(part for look in LOOKS for part in look())


def _python() -> Iterable[Part]:
    import platform

    version = platform.python_version()
    good = sys.version_info[:2] >= OLDEST
    fix = "" if good else "install Python 3.11 or later"
    yield Part("python", "good" if good else "broken", f"{version} at {sys.executable}", fix, needed=True)
    yield Part("platform", "good", f"{platform.platform()}, {platform.machine()}")


def _itself() -> Iterable[Part]:
    import detente

    yield Part("detente", "good", f"{detente.__version__} at {Path(detente.__file__).parent}", needed=True)


def _core() -> Iterable[Part]:
    for one in wanted():
        if not one.extra:
            state, says = _package(one)
            fix = "" if state == "good" else "pip install --upgrade --force-reinstall detente"
            yield Part(one.name, "good" if state == "good" else "broken", says, fix, needed=True)


def _extras() -> Iterable[Part]:
    named = wanted()
    for extra in dict.fromkeys(one.extra for one in named if one.extra):
        looked = [(one.name, *_package(one)) for one in named if one.extra == extra]
        bad = [(name, state, says) for name, state, says in looked if state != "good"]
        if not bad:
            says = ", ".join(f"{name} {said}" for name, _, said in looked)
            yield Part(f"[{extra}]", "good", says)
            continue
        state: State = "broken" if any(state == "broken" for _, state, _ in bad) else "missing"
        says = "; ".join(f"{name}: {said}" for name, _, said in bad)
        yield Part(f"[{extra}]", state, says, f"pip install 'detente[{extra}]'")


def wanted() -> tuple[Wanted, ...]:
    """Return the packages detente says it needs with this Python, from what was installed with it; each once."""
    lines = (line for line in metadata.requires("detente") or () if _for_this_python(line))
    found: dict[tuple[str, str], Wanted] = {}
    for match in filter(None, map(_REQUIREMENT.match, lines)):
        key = match["name"], match["extra"] or ""
        least = _numbers((re.findall(r">=\s*([\d.]+)", match["bounds"]) or [""])[0])
        found[key] = Wanted(*key, max(least, found[key].least if key in found else ()))
    return tuple(found.values())


def _for_this_python(line: str) -> bool:
    """Tell whether a requirement is meant for this Python; some name a higher version from a Python on.

    >>> _for_this_python("numpy>=2.1; python_version >= '3.11'"), _for_this_python("numpy>=9; python_version >= '9.0'")
    (True, False)
    """
    asked = re.search(r"python_version >= ['\"](\d+)\.(\d+)['\"]", line)
    return asked is None or sys.version_info[:2] >= (int(asked[1]), int(asked[2]))


def _package(one: Wanted) -> tuple[State, str]:
    """Tell whether a package is there, new enough, and can be imported."""
    try:
        version = metadata.version(one.name)
    except metadata.PackageNotFoundError:
        return "missing", "not installed"
    if _numbers(version) < one.least:
        return "broken", f"{version} is too old, {'.'.join(map(str, one.least))} is the least"
    try:
        for module in _modules(one.name):
            import_module(module)
    except Exception as error:  # whatever a foreign package raises, it does not work
        return "broken", f"{version} cannot be imported: {type(error).__name__}: {str(error)[:120]}"
    return "good", version


def _modules(name: str) -> list[str]:
    """Return the modules to import of a package: those its metadata names, else the one of its own name."""
    listed = (metadata.distribution(name).read_text("top_level.txt") or name.replace("-", "_")).split()
    files = {(file.parts[0].removesuffix(".py")) for file in metadata.files(name) or ()}
    return [module for module in listed if module in files and module.isidentifier()][:1]


def _numbers(version: str) -> tuple[int, ...]:
    """Return the leading numbers of a version.

    >>> _numbers("3.8.0rc1")
    (3, 8, 0)
    """
    return tuple(int(part) for part in re.findall(r"\d+", (re.match(r"[\d.]*", version) or [""])[0]))


def _model() -> Iterable[Part]:
    """Check the smallest shipped case: that is what all of it is for."""
    from detente.case import load
    from detente.cases import case_path

    began = time.perf_counter()
    try:
        found = load(case_path("cuban")).check(depth=0)
    except Exception as error:  # a broken installation breaks anyhow
        said = f"the case cuban cannot be checked: {type(error).__name__}: {str(error)[:160]}"
        yield Part("a model", "broken", said, "pip install --force-reinstall detente", needed=True)
        return
    good = found.as_expected
    says = f"the case cuban, {len(found.findings.verdicts)} claims, in {time.perf_counter() - began:.2f} s"
    fix = "" if good else "its verdicts are not as expected: please report it"
    yield Part("a model", "good" if good else "broken", says, fix, needed=True)


def _workbench() -> Iterable[Part]:
    page = next(iter(Path(__file__).parents[1].glob("workbench/**/index.html")), None)
    if page:
        yield Part("workbench", "good", f"its page is built, at {page.parent}")
    else:
        yield Part("workbench", "missing", "its page is not built", "install a wheel, or run make in a checkout")


def _browser() -> Iterable[Part]:
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    found = next((path for name in names if (path := shutil.which(name))), None)
    if found:
        yield Part("chromium", "good", f"{found} (only the tests and screenshots need it)")
    else:
        yield Part("chromium", "missing", "not found; only the tests and screenshots need it", "apt install chromium")


def _terminal() -> Iterable[Part]:
    from detente.commands.options import colored

    size = shutil.get_terminal_size((100, 24))
    encoding = (sys.stdout.encoding or "unknown").lower()
    kind = "a terminal" if sys.stdout.isatty() else "no terminal"
    says = f"{kind}, {size.columns} columns, {encoding}, {'colour' if colored() else 'no colour'}"
    good = encoding.replace("-", "") == "utf8"
    yield Part("output", "good" if good else "missing", says, "" if good else "set PYTHONUTF8=1 to see every letter")


def _disk() -> Iterable[Part]:
    for name, folder in (("this folder", Path.cwd()), ("temporary", Path(tempfile.gettempdir()))):
        free = shutil.disk_usage(folder).free / 2**30
        try:
            with tempfile.TemporaryFile(dir=folder):
                yield Part(name, "good", f"{folder} can be written, {free:.1f} GB free")
        except OSError as error:
            yield Part(name, "broken", f"{folder} cannot be written: {error.strerror}", "work in a folder of your own")


def _machine() -> Iterable[Part]:
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    yield Part("cores", "good", f"{usable} of {os.cpu_count() or usable} usable")


def _clock() -> Iterable[Part]:
    """A clock before the day detente was installed is wrong; dates in results would be too."""
    installed = Path(__file__).stat().st_mtime
    good = time.time() >= installed - 86_400
    says = time.strftime("%Y-%m-%d %H:%M %Z", time.localtime())
    fix = "" if good else "it is before the day detente was installed; set the clock"
    yield Part("clock", "good" if good else "broken", says, fix)


LOOKS: tuple[Callable[[], Iterable[Part]], ...] = (
    _python, _itself, _core, _extras, _model, _workbench, _browser, _terminal, _disk, _machine, _clock,
)  # fmt: skip
"""Every look there is, in the order shown."""
