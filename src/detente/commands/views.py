"""`detente views`: the crisis as each actor sees it, what surprises it, and where the pictures collide."""

from __future__ import annotations

import click

from detente.commands.as_of import dated, stood
from detente.commands.opened import opened
from detente.commands.options import as_json, everywhere, manner, model
from detente.commands.progress import progress
from detente.commands.setting import set_to, settings
from detente.commands.supposed import suppose, supposed
from detente.commands.table import draw
from detente.commands.tabled import put, table_asked, table_option
from detente.commands.terminal import Styled, heading, paragraph, say, say_json
from detente.conflict.model import Conflict
from detente.findings.hypergame import Hypergame
from detente.findings.world import CONCEPT_KEYS
from detente.report.pictures import collision_words, ending_words, picture_head, picture_words

EPILOG = """\b
Examples:
  detente views tower22
  detente views crisis.yaml --concept nash --concept seq
  detente views crisis.yaml --suppose "hand militia.attack to iran" --json
"""


@click.command("views", epilog=EPILOG)
@model
@click.option("--concept", "concepts", type=click.Choice(CONCEPT_KEYS), multiple=True, help="Only this concept.")
@table_option
@settings
@suppose
@dated
@as_json
@everywhere
def command(
    model: str,
    concepts: tuple[str, ...],
    output: str | None,
    force: bool,
    values: tuple[str, ...],
    edits: tuple[str, ...],
    day: str | None,
) -> None:
    """Show the equilibria of MODEL in the eyes of each actor (a hypergame), and what surprises whom.

    All concepts stand side by side; surprises are told for SEQ, or for the concepts asked for.
    """
    table_asked(output, force=force)
    case = supposed(stood(set_to(opened(model), values), day), edits)
    with progress("solving what each sees"):
        found = case.views(concepts=concepts or CONCEPT_KEYS)
    put(output, found, force=force)
    if manner().json:
        say_json(found.plain())
        return
    say(Styled(case.conflict.title, bold=True))
    draw(found.table())
    if found.conflict.views:
        for game in found.games:
            if game.concept in (concepts or ("seq",)):
                _tell(found.conflict, game)


def _tell(conflict: Conflict, game: Hypergame) -> None:
    """Print one game in words: each picture that differs, then the collisions, then where it may end."""
    for picture in game.pictures[1:]:
        if picture.edits:
            heading(picture_head(conflict, picture))
            for line in picture_words(conflict, game, picture):
                paragraph(line)
    heading("Where they collide")
    for collision in game.collisions:
        for line in collision_words(conflict, collision, game.concept):
            paragraph(line)
    paragraph(ending_words(conflict, game))
