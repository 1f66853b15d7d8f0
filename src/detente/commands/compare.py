"""`detente compare`: the scenarios of a model side by side, or what changed between two versions of one."""

from __future__ import annotations

import click

from detente.case import Case
from detente.commands.against import Form, asked_for, show, shown_as
from detente.commands.opened import located, opened
from detente.commands.options import as_json, everywhere, model
from detente.commands.progress import progress
from detente.errors import InvalidQuery, Problem, nearest

EPILOG = """\b
Scenarios are named sets of edits in the model file (docs/compare.md):
  scenarios: {after-the-vote: [ignore voters]}
With two models: what changed in the file, by the id of the assumption, what changed in
the verdicts, and which change, taken back alone, gives the old verdict back.

\b
Examples:
  detente compare crisis.yaml                         its scenarios beside the model as it stands
  detente compare crisis.yaml --scenario after-the-vote --every
  detente compare old.yaml new.yaml
  detente compare old.yaml new.yaml --format markdown  for a comment under a pull request
  git show main:crisis.yaml | detente compare - crisis.yaml --format markdown
  detente compare tower22 my.yaml --claim no-direct-war --json
"""


@click.command("compare", epilog=EPILOG)
@model
@click.argument("other", metavar="[NEW]", required=False)
@click.option("--scenario", "only", multiple=True, metavar="NAME", help="Only this scenario. May be repeated.")
@click.option("--claim", "claims", multiple=True, metavar="ID", help="Only this claim. May be repeated.")
@click.option("--every", is_flag=True, help="Of scenarios: show what is the same in all of them too.")
@shown_as
@as_json
@everywhere
def command(
    model: str,
    other: str | None,
    only: tuple[str, ...],
    claims: tuple[str, ...],
    every: bool,
    form: Form,
    output: str | None,
    force: bool,
) -> None:
    """Compare the scenarios of MODEL, or MODEL with the version NEW of it.

    Scenarios stand in one table: states and equilibria, the verdicts that differ, chances, deals. With NEW, MODEL may
    be - for the old version on stdin: its quotes are then looked for in the texts beside NEW.
    """
    asked_for(output, force=force)
    _no_revision(model, other)
    case = opened(model, beside=None if other in (None, "-") else located(other or ""))
    if other is None:
        _known(claims, case)
        with progress("working out") as step:
            found = case.scenarios(only=only, claims=claims or None, progress=step)
        show(found, (found.table(every=every or bool(claims)),), form, output, force=force)
        return
    if only:
        fix = "leave out the second model, or --scenario"
        raise InvalidQuery(Problem("D635", "two versions are compared as they stand, not by scenario", fix=fix))
    new = opened(other, beside=located(model) if other == "-" else None)
    _known(claims, case, new)
    with progress("comparing") as step:
        versions = case.compare(new, claims=claims or None, progress=step)
    show(versions, versions.tables(), form, output, force=force)


def _no_revision(*names: str | None) -> None:
    """Refuse a file of a git revision, with the way to give it: detente runs no other program. Raises D670."""
    for name in names:
        revision, colon, file = (name or "").partition(":")
        if colon and len(revision) > 1 and file and not located(name or "").exists():
            fix = f"git show {name} | detente compare - {file}"
            raise InvalidQuery(Problem("D670", f"there is no file {name}; is it a revision of git?", fix=fix))


def _known(claims: tuple[str, ...], *cases: Case) -> None:
    """Refuse claims none of the models has. Raises InvalidQuery (D216)."""
    ids = tuple(dict.fromkeys(claim.id for case in cases for claim in case.conflict.claims))
    wrong = [claim for claim in claims if claim not in ids]
    if wrong:
        fix = f"Claims: {', '.join(ids)}"
        raise InvalidQuery(
            *(Problem("D216", f'no claim is called "{id_}"', nearest=nearest(id_, ids), fix=fix) for id_ in wrong)
        )
