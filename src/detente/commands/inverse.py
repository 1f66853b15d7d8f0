"""`detente inverse`: what would have to be wanted for an outcome to be stable."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from detente.commands.as_of import dated, stood
from detente.commands.opened import opened
from detente.commands.options import as_json, everywhere, manner, model
from detente.commands.progress import progress
from detente.commands.setting import set_to, settings
from detente.commands.supposed import suppose, supposed
from detente.commands.table import draw
from detente.commands.terminal import Styled, paragraph, say, say_json

if TYPE_CHECKING:
    from detente.results import Inversion

EPILOG = """\b
TARGET is a formula (usa.offer and iran.accept), status_quo, nothing, the options
taken with commas between them, or a pattern of Y, N and -.

\b
Examples:
  detente inverse crisis.yaml "usa.offer and iran.accept" --concept seq
  detente inverse cuban NNNN --concept nash --actor usa
  detente inverse tower22 status_quo --json
"""

CONCEPTS = ("nash", "gmr", "smr", "seq", "symmetric-seq")


@click.command("inverse", epilog=EPILOG)
@model
@click.argument("target")
@click.option("--concept", type=click.Choice(CONCEPTS), default="seq", show_default=True, help="How to judge it.")
@click.option("--actor", "actors", multiple=True, metavar="A", help="Change only what A wants. May be repeated.")
@click.option("--depth", type=click.IntRange(0, 6), default=3, show_default=True, help="The most edits tried.")
@click.option(
    "--most", type=click.IntRange(1), default=1, show_default=True, help="How many states of TARGET to look at."
)
@settings
@suppose
@dated
@as_json
@everywhere
def command(
    model: str,
    target: str,
    concept: str,
    actors: tuple[str, ...],
    depth: int,
    most: int,
    values: tuple[str, ...],
    edits: tuple[str, ...],
    day: str | None,
) -> None:
    """Ask what would have to be wanted in MODEL for TARGET to be stable.

    For each decision maker: the exact share of its strict rankings under which it stays, whether it could make TARGET
    an equilibrium alone, and the smallest change of its wants that does: a swap of neighbours, a want dropped or
    turned round. The model with that change is solved again in full.
    """
    case = supposed(stood(set_to(opened(model), values), day), edits)
    with progress("asking backwards"):
        found = case.inverse(target, concept=concept, actors=actors, depth=depth, most=most)
    if manner().json:
        say_json(found.inverse)
    else:
        _show(found)


def _show(found: Inversion) -> None:
    for line in found.words():
        paragraph(line)
    for answer in found.answers():
        say()
        say("At ", Styled(answer.state, bold=True))
        draw(answer.table)
        for line in answer.words:
            paragraph(line)
        for lines in answer.changes:
            say()
            for number, line in enumerate(lines):
                paragraph(line, indent=2 if number else 0)
