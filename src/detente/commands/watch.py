"""`detente check --watch`: again at every change of the models and of the texts they quote.

Files are looked at twice a second (`POLL`), by time and size: that works on every disk, network drives and containers
included, and costs less than a thousandth of a core. Nothing is read again unless something changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from time import localtime, sleep, strftime
from typing import Any

from detente.case import Case
from detente.commands import problems
from detente.commands.opened import located
from detente.commands.terminal import COLORS, Styled, paragraph, say
from detente.errors import DetenteError
from detente.results import Check

POLL = 0.5
"""Seconds between two looks at the files."""

Checking = Callable[[str], tuple[Case, Check]]
Stamps = dict[Path, tuple[int, int] | None]


def watch(models: Iterable[str], checked: Checking, show: Callable[[Case, Check], None]) -> None:
    """Check the models now, and each again whenever it or a text of it changes, until interrupted."""
    last: dict[str, tuple[Case, Check] | None] = {}
    seen: dict[str, Stamps] = {}
    try:
        for model in models:
            seen[model] = _stamps(_files(model, None))
            last[model] = _again(model, None, checked, show)
            seen[model] |= _stamps(path for path in _files(model, last[model]) if path not in seen[model])
        say(Styled("watching; Ctrl+C ends it", dim=True))
        while True:
            sleep(POLL)
            for model, stamps in seen.items():
                now = _stamps(stamps)
                if now == stamps:
                    continue
                say()
                say(Styled(f"{strftime('%H:%M:%S', localtime())}  {_changed(stamps, now)} changed", bold=True))
                last[model] = _again(model, last[model], checked, show) or last[model]
                seen[model] = now | _stamps(path for path in _files(model, last[model]) if path not in now)
    except KeyboardInterrupt:
        say()


def _again(
    model: str, before: tuple[Case, Check] | None, checked: Checking, show: Callable[[Case, Check], None]
) -> tuple[Case, Check] | None:
    """Check a model and show it: all of it the first time, then what changed. Problems are shown, and None returned."""
    try:
        now = checked(model)
    except DetenteError as error:
        problems.show(error.problems)
        return None
    if before is None:
        show(*now)
    else:
        _tell(before, now)
    return now


def _tell(before: tuple[Case, Check], now: tuple[Case, Check]) -> None:
    """Print which verdicts changed, from what to what, and because of which change of the file."""
    from detente.report.compare import because_words
    from detente.report.tables import mark, tally

    old, new = _outcomes(before[1]), _outcomes(now[1])
    why = _why(before[0], now[0], [claim for claim in new if claim in old and old[claim] != new[claim]])
    for claim in dict.fromkeys((*old, *new)):
        was, is_ = old.get(claim), new.get(claim)
        if was == is_:
            continue
        parts: list[Any] = ["  ", Styled(claim, bold=True), "  "]
        parts.append(Styled(f"{mark(was)} {was}", COLORS[was]) if was else "new")
        parts += [" → ", Styled(f"{mark(is_)} {is_}", COLORS[is_]) if is_ else "gone"]
        say(*parts)
        if claim in why:
            paragraph(f"because of {because_words(why[claim])}", indent=4)
    if old == new:
        say("  no verdict changed")
    paragraph(tally(now[1].findings), indent=2)


def _outcomes(found: Check) -> dict[str, Any]:
    return {verdict.claim: verdict.outcome for verdict in found.findings.verdicts}


def _why(old: Case, new: Case, claims: list[str]) -> dict[str, Any]:
    """Return the flips of the claims by name, each with the changes that are why."""
    return {flip.claim: flip for flip in old.compare(new, claims=claims).found.flips} if claims else {}


def _files(model: str, checked: tuple[Case, Check] | None) -> list[Path]:
    """Return the files a model hangs on: itself, its texts, and the files of events its rates come from."""
    path = located(model)
    if checked is None or checked[0].document is None:
        return [path]
    from detente.files.node import plain_data

    return [path, *dict.fromkeys(path.parent / name for name in _named(plain_data(checked[0].document.root)))]


def _named(data: object) -> Iterable[str]:
    """Yield what stands under a key that names a file."""
    match data:
        case dict():
            yield from (value for key, value in data.items() if key in ("file", "from") and isinstance(value, str))
            for value in data.values():
                yield from _named(value)
        case list():
            for item in data:
                yield from _named(item)


def _stamps(paths: Iterable[Path]) -> Stamps:
    """Return when each file was written and how large it is; None where there is none."""
    return {path: _stamp(path) for path in paths}


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        info = path.stat()
    except OSError:
        return None
    return info.st_mtime_ns, info.st_size


def _changed(before: Stamps, now: Stamps) -> str:
    return ", ".join(path.name for path, stamp in now.items() if before[path] != stamp)
