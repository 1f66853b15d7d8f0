"""`detente explain`: why each decision maker stays at a state or leaves it."""

from __future__ import annotations

import re

import click

from detente.commands.as_of import dated, stood
from detente.commands.opened import opened
from detente.commands.options import as_json, everywhere, manner, model
from detente.commands.setting import set_to, settings
from detente.commands.stated import stated
from detente.commands.supposed import suppose, supposed
from detente.commands.table import draw
from detente.commands.terminal import Styled, paragraph, say, say_json
from detente.conflict.model import Conflict
from detente.errors import TooLarge
from detente.findings.standing import standing
from detente.findings.witness import Standing
from detente.findings.world import CONCEPT_KEYS, SINGLE_KEYS, World
from detente.report.naming import actor_name, concept_name, concept_names
from detente.report.tables import Table
from detente.report.words import standing_words, state_words

EPILOG = """\b
STATE is status_quo, nothing, the options taken with commas between them, or a
pattern as `detente solve` shows them (Y, N and - for each option, in order).

\b
Examples:
  detente explain crisis.yaml                 the status quo
  detente explain crisis.yaml usa.strike,iran.withdraw
  detente explain cuban ---Y --concept seq --json
"""


def _state(context: click.Context, _parameter: click.Parameter, value: str) -> str:
    """Refuse what looks like an option and is none: as a pattern may begin with -, click lets both through."""
    if value.startswith("-") and re.fullmatch("[YN-]+", value) is None:
        raise click.NoSuchOption(value.partition("=")[0], ctx=context)
    return value


@click.command("explain", epilog=EPILOG, context_settings={"ignore_unknown_options": True})
@model
@click.argument("state", metavar="[STATE]", default="status_quo", callback=_state)
@click.option("--concept", "concepts", type=click.Choice(SINGLE_KEYS), multiple=True, help="Only this concept.")
@settings
@suppose
@dated
@as_json
@everywhere
def command(
    model: str, state: str, concepts: tuple[str, ...], values: tuple[str, ...], edits: tuple[str, ...], day: str | None
) -> None:
    """Say in words why each decision maker of MODEL stays at STATE or leaves it, with the path that deters."""
    case = supposed(stood(set_to(opened(model), values), day), edits)
    try:
        graph = case.graph
    except TooLarge:
        from detente.commands.searched import explain_by_search

        explain_by_search(case.conflict, state, concepts, json=manner().json)
        return
    world = World(graph.conflict, graph)
    index, alike = stated(world.graph, state)
    makers = range(len(world.graph.actors))
    chosen = concepts or CONCEPT_KEYS
    found = [[standing(world, index, maker, concept) for concept in chosen] for maker in makers]
    if manner().json:
        say_json({"state": world.label(index), "standings": [one for row in found for one in row]})
        return
    conflict = world.graph.conflict
    say("At ", Styled(state_words(conflict, world.label(index)), bold=True))
    if alike > 1:
        paragraph(f"This is the first of {alike} states of that pattern.")
    draw(_overview(conflict, found))
    for row in found:
        _show(conflict, row)


def _overview(conflict: Conflict, found: list[list[Standing]]) -> Table:
    """Return who stays and who leaves under each concept, and whether the state is an equilibrium."""
    head = ("", *(concept_name(one.concept) for one in found[0]))
    rows = [
        (actor_name(conflict, row[0].actor), *("stays" if one.stable else "leaves" for one in row)) for row in found
    ]
    verdict = ("yes" if all(one.stable for one in column) else "no" for column in zip(*found, strict=True))
    return Table("In this model", head, (*rows, ("equilibrium", *verdict)))


def _show(conflict: Conflict, row: list[Standing]) -> None:
    """Print why one decision maker stays or leaves; concepts for which the reasons are the same stand together."""
    groups: dict[tuple[bool, tuple[str, ...]], list[str]] = {}
    for one in row:
        groups.setdefault((one.stable, _reasons(conflict, one)), []).append(one.concept)
    say()
    for (stays, reasons), concepts in groups.items():
        name = Styled(actor_name(conflict, row[0].actor), bold=True)
        say(name, f" {'stays' if stays else 'leaves'} ({concept_names(concepts)})")
        for reason in reasons:
            paragraph(reason, indent=2)


def _reasons(conflict: Conflict, one: Standing) -> tuple[str, ...]:
    """Return the sentences behind a standing, without those that name the concept."""
    if one.stable and not one.sanctions and not one.clashes:
        return ("Nothing it can do by itself is better for it.",)
    return standing_words(conflict, one)[1:]
