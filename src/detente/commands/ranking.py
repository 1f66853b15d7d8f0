"""`detente ranking`: how each decision maker ranks the states, and where that may surprise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import click

from detente.commands.as_of import dated, stood
from detente.commands.opened import opened
from detente.commands.options import as_json, everywhere, manner, model
from detente.commands.setting import set_to, settings
from detente.commands.supposed import suppose, supposed
from detente.commands.table import draw
from detente.commands.tabled import put, table_asked, table_option
from detente.commands.terminal import paragraph, say_json
from detente.errors import InvalidQuery, Problem, nearest
from detente.findings.surprise import surprise
from detente.moves.graph import Graph
from detente.moves.labels import state_of
from detente.plain import json_text
from detente.report.assumptions import assumption_words
from detente.report.tables import Table, ranking_table
from detente.report.words import state_words

EPILOG = """\b
Examples:
  detente ranking crisis.yaml
  detente ranking crisis.yaml --actor iran
  detente ranking crisis.yaml --most 10 --json
"""


@click.command("ranking", epilog=EPILOG)
@model
@click.option("--actor", "actors", multiple=True, metavar="A", help="Only this decision maker. May be repeated.")
@click.option("--most", type=click.IntRange(1), default=5, show_default=True, help="How many from each end.")
@table_option
@settings
@suppose
@dated
@as_json
@everywhere
def command(
    model: str,
    actors: tuple[str, ...],
    most: int,
    output: str | None,
    force: bool,
    values: tuple[str, ...],
    edits: tuple[str, ...],
    day: str | None,
) -> None:
    """Show how each decision maker of MODEL ranks the states: the best and the worst, in words.

    Then the comparison that asks for a second look: one want outweighs several after it, which is right only if it
    really matters more than all of them together.
    """
    table_asked(output, force=force)
    graph = supposed(stood(set_to(opened(model), values), day), edits).graph
    chosen = _known(graph, actors) or graph.actors
    put(output, Ranked(graph, chosen, most), force=force)
    if manner().json:
        say_json({"rankings": [_as_data(graph, actor) for actor in chosen]})
        return
    for actor in chosen:
        draw(ranking_table(graph, actor, most=most))
        _show_surprise(graph, actor)


@dataclass(frozen=True, slots=True, eq=False)
class Ranked:
    """The rankings of some decision makers, to be written as a table."""

    graph: Graph
    actors: tuple[str, ...]
    most: int

    def to_frame(self) -> dict[str, list[Any]]:
        """Return one row per state: the options taken in it, and its rank for each; 0 is worst."""
        states = {"state": [sorted(state_of(self.graph, at)) for at in range(self.graph.size)]}
        rank = self.graph.rank
        return states | {actor: rank[self.graph.actors.index(actor)].tolist() for actor in self.actors}

    def to_json(self) -> str:
        """Return the rankings."""
        return json_text({"rankings": [_as_data(self.graph, actor) for actor in self.actors]})

    def tables(self) -> tuple[Table, ...]:
        """Return the best and the worst for each."""
        return tuple(ranking_table(self.graph, actor, most=self.most) for actor in self.actors)


def _known(graph: Graph, actors: tuple[str, ...]) -> tuple[str, ...]:
    """Refuse names of no decision maker. Raises InvalidQuery (D607)."""
    fix = f"Decision makers: {', '.join(graph.actors)}"
    wrong = [actor for actor in actors if actor not in graph.actors]
    if wrong:
        raise InvalidQuery(
            *(
                Problem("D607", f'no decision maker is called "{name}"', nearest=nearest(name, graph.actors), fix=fix)
                for name in wrong
            )
        )
    return actors


def _show_surprise(graph: Graph, actor: str) -> None:
    """Print the comparison to look at twice, if there is one."""
    found, conflict = surprise(graph, actor), graph.conflict
    if found is None:
        return
    paragraph("Look twice: is this right?")
    paragraph(f"preferred: {state_words(conflict, found.better)}", indent=2)
    paragraph(f"to:        {state_words(conflict, found.worse)}", indent=2)
    paragraph(f"because of {found.want} ({assumption_words(conflict, found.want)})", indent=2)
    paragraph(f"although the other has {', '.join(found.against)}.", indent=2)


def _as_data(graph: Graph, actor: str) -> dict[str, object]:
    """Return one ranking as levels of states, best first, and the surprise."""
    row = graph.rank[graph.actors.index(actor)]
    levels = [[state_of(graph, int(s)) for s in (row == rank).nonzero()[0]] for rank in range(int(row.max()), -1, -1)]
    return {"actor": actor, "levels": levels, "surprise": surprise(graph, actor)}
