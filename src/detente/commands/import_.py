"""`detente import`: another program's file becomes a model file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from detente.commands import problems
from detente.commands.foreign import NAMES, checked, foreign_of
from detente.commands.options import everywhere, manner
from detente.commands.terminal import tell
from detente.commands.written import written
from detente.errors import InvalidQuery, Problem

if TYPE_CHECKING:
    from detente.files.gmcr import Imported

EPILOG = """\b
.gmcr                GMCR+: options, infeasible states, preferences, one-way options
.nfg .efg            Gambit: a game in strategic form; a tree without chance, as states and moves
.prism .tra          a Markov chain in time, of PRISM or Storm: conditions and events
.graphml             a signed graph: actors and ties
.argdown             sentences and arguments: claims without a test
.jsonld              W3C Web Annotations: quotes, and proposed claims
.csv                 a table of KTAB or of expected utility: a deal

\b
Examples:
  detente import Euphrates.gmcr -o euphrates.yaml
  detente import Euphrates.gmcr               print the model
  detente import old.gmcr --partial -o old.yaml
  detente import dilemma.nfg -o dilemma.yaml
  detente import marks.json --from annotations -o draft.yaml
"""


@click.command("import", epilog=EPILOG)
@click.argument("file", metavar="FILE")
@click.option("--from", "name", type=click.Choice(NAMES), help="The format. Default: by the file's ending.")
@click.option("-o", "--output", metavar="MODEL", default="-", help="Where to write the model. Default: stdout.")
@click.option("--title", help="The model's title. Default: what the file says, or its name.")
@click.option("--partial", is_flag=True, help="Of .gmcr: leave out what cannot be carried over, and say so.")
@click.option("--force", is_flag=True, help="Replace the model if it is there.")
@everywhere
def command(file: str, name: str | None, output: str, title: str | None, partial: bool, force: bool) -> None:
    """Import FILE, of GMCR+, Gambit, PRISM, Storm and others, as a model.

    What the file has and a model cannot say is an error with its line; nothing is imported by half. What was settled
    on the way, or left behind because it is a matter of degree, is told.
    """
    imported = _imported(Path(file), name, title, partial=partial)
    if imported.warnings and not manner().quiet:
        problems.show(imported.warnings)
    from detente.files.write import dump

    written(output, dump(imported.conflict), force=force)
    if output != "-":
        tell(_next(imported, output))


def _imported(path: Path, name: str | None, title: str | None, *, partial: bool) -> Imported:
    """Return what the file says. Raises DetenteError with every problem."""
    from detente.files.load import read_bytes

    foreign = foreign_of(path, name)
    if foreign is not None:
        if partial:
            fix = f"leave out --partial: {foreign.name} is imported whole or not at all"
            raise InvalidQuery(Problem("D669", "--partial is for .gmcr files", fix=fix))
        return checked(foreign.read(path, read_bytes(path), title or ""))
    from detente.files.gmcr import import_gmcr

    return import_gmcr(read_bytes(path), str(path), title=title or path.stem, partial=partial)


def _next(imported: Imported, output: str) -> str:
    """Say what to do with the model."""
    conflict = imported.conflict
    if conflict.decision_makers:
        return f"next: set status_quo in {output}, then: detente solve {output}"
    if conflict.deal:
        return f"next: detente deal {output}"
    if conflict.events:
        return f"next: detente chances {output}"
    if conflict.ties:
        return f"next: detente ties {output}"
    return f"next: give the claims in {output} a test, then: detente check {output}"
