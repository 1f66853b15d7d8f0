"""`detente verify`: whether a result that was kept is what the model gives today."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click

from detente.commands import problems
from detente.commands.header import Header, ModelRead, model_read
from detente.commands.opened import located, opened
from detente.commands.options import as_json, everywhere, manner
from detente.commands.recomputed import RECOMPUTED, recomputed
from detente.commands.terminal import Styled, paragraph, say, say_json
from detente.errors import DetenteError, Place, Problem

EPILOG = """\b
A result is what a command printed with --json. Its header says which detente, which
model and texts, and which options made it; the command is carried out again, without
writing anything, and every value is compared (numbers to one part in 10^9).

\b
Exit code: 0 it is the same, 1 it is different, 2 it is about another model or text, or
from another version of detente (--anyway compares all the same), or is no result.

\b
Examples:
  detente check crisis.yaml --json > verdicts.json
  detente verify verdicts.json
  detente verify verdicts.json --model moved/crisis.yaml
  detente verify verdicts.json --anyway           what a changed model changes in the result
"""

LARGEST = 256 * 2**20
"""The largest result that is read, in bytes."""
SHOWN = 20
"""How many differences are shown."""
CLOSE = 1e-9
"""Numbers that differ by less, of themselves or of 1, are the same: sums are rounded otherwise on other machines."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A value that is another one: where it is in the result, what it was, what it is now."""

    at: str
    was: Any
    now: Any


@click.command("verify", epilog=EPILOG)
@click.argument("result", metavar="RESULT")
@click.option("--model", "models", multiple=True, metavar="FILE", help="Where the model is now. May be repeated.")
@click.option("--anyway", is_flag=True, help="Compare although the model, a text or the version is another one.")
@as_json
@everywhere
@click.pass_context
def command(context: click.Context, result: str, models: tuple[str, ...], anyway: bool) -> None:
    """Work out again what RESULT says, a file of JSON or -, and tell whether it is still so."""
    data = _read(result)
    header = _header(data, result)
    names = _names(header, models, result)
    notes = tuple(_notes(header, names))
    if notes and not anyway:
        raise DetenteError(*notes)
    moved = dict(zip((one.name for one in header.models), names, strict=True))
    now = recomputed(header.command, header.arguments, moved)
    same_version = not any(note.code == "D664" for note in notes)
    found = list(differences(_body(data, same_version), _body(now, same_version)))
    if manner().json:
        say_json(_told(result, header, found, notes))
    else:
        _show(header, found, notes)
    context.exit(1 if found else 0)


def _read(result: str) -> dict[str, Any]:
    """Return the JSON object of a result. Raises DetenteError (D663)."""
    data = _bytes(result)
    if len(data) > LARGEST:
        raise _no_result(result, f"it is larger than {LARGEST // 2**20} MB")
    try:
        value = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise _no_result(result, f"it is not JSON ({error})") from None
    if not isinstance(value, dict) or not isinstance(value.get("header"), dict):
        raise _no_result(result, "it has no header")
    if set(value) == {"header", "problems"}:
        raise _no_result(result, "it lists problems, and no result")
    return value


def _bytes(result: str) -> bytes:
    """Read what there is, one byte more than the most at most."""
    if result == "-":
        return sys.stdin.buffer.read(LARGEST + 1)
    with Path(result).open("rb") as file:
        return file.read(LARGEST + 1)


def _no_result(result: str, why: str) -> DetenteError:
    fix = "a result is what a command prints with --json, as in detente check crisis.yaml --json"
    return DetenteError(Problem("D663", f"{result} is no result of detente: {why}", fix=fix))


def _header(data: dict[str, Any], result: str) -> Header:
    """Return the header of a result. Raises DetenteError: D663 it is damaged, D667 the command is not carried out."""
    try:
        said = {key: value for key, value in data["header"].items() if key != "kind"}
        models = tuple(ModelRead(**{key: it[key] for key in it if key != "kind"}) for it in said.pop("models"))
        header = Header(**{**said, "arguments": tuple(map(str, said["arguments"])), "models": models})
        parts = (header.detente, header.command, *(text for it in models for text in (it.name, it.hash, it.text)))
        tables = [table for it in models for table in (it.parts, it.sources)]
        if not all(isinstance(it, str) for it in parts) or not all(isinstance(it, dict) for it in tables):
            raise TypeError("a field is of another kind")
    except (TypeError, KeyError, AttributeError) as error:
        raise _no_result(result, f"its header is damaged ({error})") from None
    if header.command not in RECOMPUTED:
        fix = f"Results that are: those about a model of {', '.join(RECOMPUTED)}"
        message = f"results of `{header.command}` are not worked out again"
        raise DetenteError(Problem("D667", message, fix=fix))
    if not models:
        raise _no_result(result, "its header names no model")
    return header


def _names(header: Header, models: tuple[str, ...], result: str) -> tuple[str, ...]:
    """Return where each model of the result is: as given, as it was typed, or beside the result."""
    if models and len(models) != len(header.models):
        message = f"the result is about {len(header.models)} models; {len(models)} are given"
        raise DetenteError(Problem("D667", message, fix="give --model once for each, in their order"))
    return models or tuple(_where(one.name, result) for one in header.models)


def _where(name: str, result: str) -> str:
    if name == "-":
        raise DetenteError(Problem("D667", "the model came from stdin", fix="say where it is: --model crisis.yaml"))
    beside = Path(result).parent / Path(name).name
    return name if located(name).exists() or result == "-" or not beside.exists() else str(beside)


def _notes(header: Header, names: tuple[str, ...]) -> list[Problem]:
    """Return what is another one than it was: the version (D664), the model (D665), a text (D666)."""
    from detente import __version__
    from detente.files.format import VERSION

    found = []
    if header.detente != __version__:
        fix = f"pip install detente=={header.detente} works it out as it was; --anyway compares all the same"
        message = f"the result was made by detente {header.detente}; this is {__version__}"
        found.append(Problem("D664", message, fix=fix))
    if header.format != VERSION:
        message = f"the result is about format {header.format} of the model file; this detente has format {VERSION}"
        found.append(Problem("D664", message, fix="--anyway compares all the same"))
    for was, name in zip(header.models, names, strict=True):
        case = opened(name, warn=False)
        now = model_read(name, case)
        changed = [part for part in {**was.parts, **now.parts} if was.parts.get(part) != now.parts.get(part)]
        if was.hash != now.hash:
            message = f"the model {name} is another one: {', '.join(changed) or 'something'} changed"
            fix = f"it was {was.hash[:12]}, it is {now.hash[:12]}; --anyway shows what that changes in the result"
            place = Place(str(located(name)), _line(case, changed), 1)
            found.append(Problem("D665", message, fix=fix, place=place))
        for key in {**was.sources, **now.sources}:
            if was.sources.get(key) != now.sources.get(key):
                message = f'the text of the source "{key}" of {name} {_happened(was, now, key)}'
                found.append(Problem("D666", message, fix="--anyway compares all the same"))
    return found


def _happened(was: ModelRead, now: ModelRead, key: str) -> str:
    if key not in was.sources:
        return "is new"
    return "is not there any more" if key not in now.sources else "is another one"


def _line(case: Any, parts: list[str]) -> int:
    """Return the line of the first part that changed, as far as the file has a key of that name; else 1."""
    from detente.files.node import key_leaf

    leaves = (key_leaf(case.document.root, ("actors" if part == "options" else part,)) for part in parts)
    starts = [leaf.start for leaf in leaves if leaf]
    return int(case.document.position(min(starts))[0]) if starts else 1


def _body(data: dict[str, Any], same_version: bool) -> dict[str, Any]:
    """Return a result without its header, and without the version inside where that is known to be another."""
    return {key: value for key, value in data.items() if key != "header" and (same_version or key != "version")}


def differences(was: Any, now: Any, at: str = "") -> Iterator[Difference]:
    """Yield each value that differs; items of lists go by their name where they have one."""
    if isinstance(was, dict) and isinstance(now, dict):
        for key in {**was, **now}:
            yield from differences(was.get(key), now.get(key), f"{at}.{key}" if at else key)
    elif isinstance(was, list) and isinstance(now, list) and len(was) == len(now):
        for index, (one, other) in enumerate(zip(was, now, strict=True)):
            yield from differences(one, other, f"{at}.{_called(one, other) or index}")
    elif not _alike(was, now):
        yield Difference(at, was, now)


def _called(one: Any, other: Any) -> str | None:
    """Return the name two items of a list share."""
    if not (isinstance(one, dict) and isinstance(other, dict)):
        return None
    keys = ("claim", "id", "key", "actor")
    return next((str(one[key]) for key in keys if one.get(key) and one[key] == other.get(key)), None)


def _alike(was: Any, now: Any) -> bool:
    numbers = (int, float)
    if isinstance(was, numbers) and isinstance(now, numbers) and bool not in (type(was), type(now)):
        return abs(was - now) <= CLOSE * max(1.0, abs(was))
    return type(was) is type(now) and bool(was == now)


def _told(result: str, header: Header, found: list[Difference], notes: tuple[Problem, ...]) -> dict[str, Any]:
    from detente import __version__

    return {
        "result": result,
        "command": header.command,
        "same": not found,
        "made_by": header.detente,
        "version": __version__,
        "models": [{"name": one.name, "hash": one.hash} for one in header.models],
        "count": len(found),
        "different": [{"at": one.at, "was": one.was, "now": one.now} for one in found[:SHOWN]],
        "notes": [problems.as_data(note) for note in notes],
    }


def _show(header: Header, found: list[Difference], notes: tuple[Problem, ...]) -> None:
    """Print the answer, what is another one than it was, and the first differences."""
    for note in notes:
        problems.tell(replace(note, severity="warning"))
    from detente import __version__

    what = f"{header.command} of {', '.join(f'{one.name} (model {one.hash[:12]})' for one in header.models)}"
    made = f"made by detente {header.detente} on {header.time}, worked out again by {__version__}"
    if not found:
        say(Styled("✓ same", "green", bold=True), f"  {what}, {made}")
        paragraph("Every value is what it was.", indent=2)
        return
    say(Styled("✗ different", "red", bold=True), f"  {what}, {made}")
    for one in found[:SHOWN]:
        paragraph(f"{one.at}: {_short(one.was)} → {_short(one.now)}", indent=2)
    if len(found) > SHOWN:
        paragraph(f"and {len(found) - SHOWN} more", indent=2)


def _short(value: Any) -> str:
    text = "nothing" if value is None else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 80 else f"{text[:79]}…"
