"""The model a command is about, from what was typed: a file, a folder, a shipped case's name, or - for stdin."""

from __future__ import annotations

import sys
from pathlib import Path

from detente.case import Case, load, loads
from detente.cases import CASES, case_path
from detente.commands import problems
from detente.commands.header import note_model
from detente.commands.options import manner


def opened(argument: str, *, warn: bool = True, beside: Path | None = None) -> Case:
    """Load the model and show its warnings on stderr. Raises InvalidModel or InvalidText with every problem.

    A model from stdin quotes texts in the current folder. Where it is an older version of the model `beside`, it quotes
    those beside that one, and words that are not in them any more are a warning.
    """
    case = _from_stdin(beside) if argument == "-" else load(located(argument))
    note_model(argument, case)
    if warn and case.warnings and not manner().quiet and not manner().json:
        problems.show(case.warnings)
    return case


def located(argument: str) -> Path:
    """Return the file meant by `argument`. What exists on disk comes before a shipped case of the same name."""
    path = Path(argument)
    if path.is_dir():
        return path / "model.yaml"
    if not path.exists() and argument in {case.key for case in CASES}:
        return case_path(argument)
    return path


def _from_stdin(beside: Path | None) -> Case:
    """Read the model from stdin."""
    from detente.files.texts import LARGEST_TEXT, decode_text

    text = decode_text(sys.stdin.buffer.read(LARGEST_TEXT + 1), "<stdin>")
    folder = Path.cwd() if beside is None else beside.parent
    return loads(text, name="<stdin>", folder=folder, lenient=beside is not None)
