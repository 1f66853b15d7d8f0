"""The key reference of `docs/model-file.md`, made from the format: ``python -m detente.files.reference FILE``."""

from __future__ import annotations

import sys
from pathlib import Path as FilePath

from detente.files.format import RECORDS
from detente.files.save import save
from detente.files.shapes import Choice, Key, Kind, Many, Record, Scalar, Shape, Table

_CALLED: dict[Kind, str] = {
    "yes or no": "yes or no",
    "reference": "name",
    "version": "number",
    "count": "number",
    "when": "`never` or `only if` FORMULA",
}


def reference() -> str:
    """Return the reference of every key of every record, as Markdown."""
    return "".join(_section(record) for record in RECORDS)


def _section(record: Record) -> str:
    short = f" Short form: its `{record.short}` alone." if record.short else ""
    rows = "".join(_row(key) for key in record.keys)
    head = "| key | value | meaning | example |\n|---|---|---|---|\n"
    return f"\n### {record.name}\n\n{record.says}{short}\n\n{head}{rows}\n"


def _row(key: Key) -> str:
    name = f"**`{key.name}`** (needed)" if key.required else f"`{key.name}`"
    example = key.example if len(key.example) <= 64 else f"{key.example[:6]}…"
    return f"| {name} | {_kind(key.shape)} | {key.says} | `{key.name}: {example}` |\n".replace("\\", "\\\\")


def _kind(shape: Shape) -> str:
    """Say what a value is."""
    match shape:
        case Scalar(kind):
            return _CALLED.get(kind, kind)
        case Choice(words):
            return ", ".join(f"`{word}`" for word in words)
        case Many(of, alone):
            return f"list of {_kind(of)}" + (", or one alone" if alone else "")
        case Table(of):
            return f"mapping to {_kind(of)}"
        case Record(name):
            return f"[{name}](#{name.replace(' ', '-')})"


def write_into(path: FilePath) -> None:
    """Put the reference into the Markdown file at `path`, between its two marks."""
    before, first, rest = path.read_text(encoding="utf-8").partition("<!-- reference -->\n")
    _, last, after = rest.partition("<!-- end of reference -->")
    save(path, before + first + reference() + last + after)


if __name__ == "__main__":
    write_into(FilePath(sys.argv[1]))
