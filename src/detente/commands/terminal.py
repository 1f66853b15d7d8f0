"""What reaches the terminal: everything escaped, coloured where that is wanted, and as wide as the terminal is."""

from __future__ import annotations

import shutil
import sys
from textwrap import wrap
from typing import NamedTuple

import click

from detente.commands.options import colored, manner
from detente.plain import json_text
from detente.report.visible import visible

COLORS = {"holds": "green", "fails": "red", "depends": "yellow", "untestable": "blue"}
"""A colour for each outcome. It says nothing that the word and the mark beside it do not."""


class Styled(NamedTuple):
    """A part of a line with a look of its own."""

    text: str
    color: str | None = None
    bold: bool = False
    dim: bool = False


def say(*parts: str | Styled, error: bool = False) -> None:
    """Print one line, on stdout or on stderr. Whatever a model brought along is escaped here."""
    color = colored(sys.stderr if error else sys.stdout)
    click.echo("".join(_look(part) for part in parts), err=error, color=color)


def say_json(value: object) -> None:
    """Print a result as one JSON object, its header first; marks that would turn the text around are escaped."""
    from detente.commands.header import with_header

    click.echo(visible(json_text(with_header(value))), color=False)


def tell(text: str) -> None:
    """Print one remark on stderr, unless -q."""
    if not manner().quiet:
        say(text, error=True)


def heading(text: str) -> None:
    """Print a heading after an empty line."""
    say()
    say(Styled(text, bold=True))


def paragraph(text: str, *, indent: int = 0) -> None:
    """Print text that is wrapped to the terminal's width; lines after the first stand two columns further in."""
    blank = " " * indent
    lines = wrap(visible(text), width(), initial_indent=blank, subsequent_indent=blank + "  ", break_on_hyphens=False)
    for line in lines or [""]:
        say(line)


def width() -> int:
    """Return how many columns to fill: the terminal's, at most 120; 100 where there is no terminal."""
    return max(40, min(shutil.get_terminal_size((100, 24)).columns, 120))


def _look(part: str | Styled) -> str:
    if isinstance(part, str):
        return visible(part, keep="")
    return click.style(visible(part.text, keep=""), fg=part.color, bold=part.bold or None, dim=part.dim or None)
