"""`detente check`: validate models and give every claim its verdict."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from detente.case import Case
from detente.commands import problems
from detente.commands.as_of import dated, stood
from detente.commands.named_claims import named_claims
from detente.commands.opened import opened
from detente.commands.options import as_json, everywhere, manner, spoken_json
from detente.commands.progress import progress
from detente.commands.setting import set_to, settings
from detente.commands.supposed import suppose, supposed
from detente.commands.tabled import is_table, put, table_asked
from detente.commands.terminal import say, say_json
from detente.commands.written import unclaimed, written
from detente.errors import DetenteError, InvalidQuery, Problem
from detente.plain import plain
from detente.results import Check

if TYPE_CHECKING:
    from detente.report.ci import Checked

EPILOG = """\b
Exit code: 0 every claim came out as its author expects (`expect:`, else: holds),
1 some did not, 2 the model cannot be used.

\b
Examples:
  detente check crisis.yaml
  detente check crisis.yaml --claim no-direct-war     all there is to say about one claim
  detente check crisis.yaml --why                     every claim in full, and what all of them rest on
  detente check crisis.yaml --depth 0 --json          the verdicts alone, for a program
  detente check crisis.yaml --set militia.autonomy=0.2 --suppose "drop usa.no-war"
  detente check crisis.yaml --watch                   again at every change; Ctrl+C ends it
  detente check models/*.yaml --format github         notes in the margin of a pull request
  detente check models/*.yaml --format junit -o verdicts.xml
  detente check tower22 -o verdicts.tex               for a paper; .csv or .parquet for programs
  detente check tower22                               a shipped case
"""

FORMATS = ("text", "json", "junit", "sarif", "github")


def _as_json(context: click.Context, _parameter: click.Parameter, value: str) -> str:
    """Let `--format json` be what `--json` is, for problems too."""
    if value == "json":
        spoken_json(context)
    return value


@click.command("check", epilog=EPILOG)
@click.argument("models", metavar="MODEL...", nargs=-1, required=True)
@click.option("--claim", "claims", multiple=True, metavar="ID", help="Only this claim, in full. May be repeated.")
@click.option("--depth", type=click.IntRange(0, 4), metavar="N", help="Try sets of up to N assumptions (0 to 4).")
@click.option("--why", is_flag=True, help="Show every claim in full, with what it rests on.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", is_eager=True, callback=_as_json,
              help="For a person, a program, a test runner, code scanning, GitHub Actions.")  # fmt: skip
@click.option("-o", "--output", metavar="FILE", help="Write the form there, or a table: .csv, .tex, .parquet.")
@click.option("--force", is_flag=True, help="Replace the file given by -o if it is there.")
@click.option("--watch", "watched", is_flag=True, help="Check again at every change of the models and their texts.")
@settings
@suppose
@dated
@as_json
@everywhere
@click.pass_context
def command(
    context: click.Context,
    models: tuple[str, ...],
    claims: tuple[str, ...],
    depth: int | None,
    why: bool,
    form: str,
    output: str | None,
    force: bool,
    watched: bool,
    values: tuple[str, ...],
    edits: tuple[str, ...],
    day: str | None,
) -> None:
    """Validate MODEL and give every claim its verdict: holds, fails, depends or untestable, in this model.

    Of several models each is checked by itself; the exit code is that of the worst.
    """
    _fit(form, output, watched=watched, models=models)

    def checked(model: str) -> tuple[Case, Check]:
        case = supposed(stood(set_to(opened(model, warn=form == "text"), values), day), edits)
        named_claims(case, claims)
        with progress("checking") as step:
            quick = not (why or claims or depth is not None)
            return case, case.check(claims=claims or None, depth=depth, quick=quick, progress=step)

    if watched:
        from detente.commands.watch import watch

        watch(models, checked, lambda case, found: _show(case, found, every=why or bool(claims)))
        return
    if is_table(output):
        table_asked(output, force=force)
    if form in ("text", "json"):
        found = [checked(model) for model in models]
        put(output, found[0][1], force=force)
        context.exit(_spoken(found, every=why or bool(claims)))
    if output is not None:
        unclaimed(Path(output), force=force)
    context.exit(_formed([_safely(model, checked) for model in models], form, output, force=force))


def _fit(form: str, output: str | None, *, watched: bool, models: tuple[str, ...]) -> None:
    """Refuse what does not go together. Raises InvalidQuery (D669)."""
    said = None
    if watched and (form != "text" or manner().json or output is not None or "-" in models):
        said = "--watch shows files to a person", "leave out --format, --json and -o, and name a file"
    elif output is not None and (form in ("text", "json") or manner().json) and not is_table(output):
        said = "-o goes with --format junit, sarif or github", "-o x.csv writes a table; > FILE keeps other output"
    elif is_table(output) and (form not in ("text", "json") or len(models) > 1):
        said = "a table is of the verdicts of one model", "leave out --format and the other models"
    if said:
        raise InvalidQuery(Problem("D669", said[0], fix=said[1]))


def _spoken(found: list[tuple[Case, Check]], *, every: bool) -> int:
    """Print the verdicts, for a person or as JSON, and return the exit code."""
    if manner().json:
        data = [as_data(case, one) for case, one in found]
        say_json(data[0] if len(data) == 1 else {"checked": data})
    else:
        for at, (case, one) in enumerate(found):
            if at:
                say()
            _show(case, one, every=every)
    return 0 if all(one.as_expected for _, one in found) else 1


def _show(case: Case, found: Check, *, every: bool) -> None:
    """Print the board, and in full the claims that are not as expected, or `every` one."""
    from detente.commands.verdicts import show_board, show_verdict

    show_board(found)
    for verdict in found.findings.verdicts:
        if every or not verdict.as_expected:
            show_verdict(case.conflict, verdict)


def _safely(model: str, checked: Any) -> Checked:
    """Check one model; what makes it unusable is kept rather than raised, so that the form can show it."""
    from detente.report.ci import Checked

    try:
        case, found = checked(model)
    except DetenteError as error:
        return Checked(model, None, error.problems)
    return Checked(model, found.findings, case.warnings, case.document)


def _formed(found: list[Checked], form: str, output: str | None, *, force: bool) -> int:
    """Print or write the form, and return the exit code."""
    from detente.report.ci import FORMS

    text = {one.name: one.write for one in FORMS}[form](found)
    written(output or "-", text, force=force)
    if any(one.findings is None for one in found):
        return 2
    return 0 if all(one.findings and one.findings.as_expected for one in found) else 1


def as_data(case: Case, found: Check) -> dict[str, object]:
    """Return the findings with what was odd about the file, as plain data."""
    warnings = [problems.as_data(problem) for problem in case.warnings]
    data = {**plain(found.findings), "as_expected": found.as_expected, "in_this_model": True, "warnings": warnings}
    return data | ({"over": found.over.plain()["claims"]} if found.over else {})
