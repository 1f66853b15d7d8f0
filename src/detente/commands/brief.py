"""`detente brief`: one page for somebody who has five minutes."""

from __future__ import annotations

from pathlib import Path

import click

from detente.commands.as_of import dated, stood
from detente.commands.opened import opened
from detente.commands.options import as_json, everywhere, manner, model
from detente.commands.progress import progress
from detente.commands.report import stem_of
from detente.commands.setting import set_to, settings
from detente.commands.supposed import suppose, supposed
from detente.commands.terminal import say, say_json
from detente.commands.written import unclaimed
from detente.errors import InvalidQuery, Problem

EPILOG = """\b
What follows, how likely, what it hinges on, what to watch, how sure, how we know it: every
line with the claims it comes from. Likelihood in the seven terms of ICD 203, for chances
alone; confidence (low, moderate, high) in sentences of its own. docs/brief.md says how.

\b
Examples:
  detente brief crisis.yaml                   writes crisis.brief.html
  detente brief crisis.yaml -o brief.docx     needs pip install "detente[texts]"
  detente brief tower22 -o brief.html --force
  detente brief crisis.yaml --as-of 2024-01-28 -o then.html
"""

FORMS = (".html", ".docx")


@click.command("brief", epilog=EPILOG)
@model
@click.option("-o", "--output", metavar="FILE", help="A page (.html) or .docx. Default: the model's name .brief.html.")
@click.option("--force", is_flag=True, help="Replace the file if it is there.")
@settings
@suppose
@dated
@as_json
@everywhere
def command(
    model: str, output: str | None, force: bool, values: tuple[str, ...], edits: tuple[str, ...], day: str | None
) -> None:
    """Write MODEL's brief: one page that prints on one sheet of A4 or Letter, or a DOCX file."""
    target = Path(output or f"{stem_of(model)}.brief.html")
    form = _form(target)
    unclaimed(target, force=force)
    case = supposed(stood(set_to(opened(model), values), day), edits)
    from detente.files.save import save
    from detente.report.brief import brief_docx, brief_page

    with progress("writing the brief") as step:
        found = case.brief(progress=step)
    content = brief_page(found) if form == ".html" else brief_docx(found)
    save(target, content, before=lambda: unclaimed(target, force=force))
    if manner().json:
        lines = {part.id: len(part.lines) for part in found.parts}
        say_json({"brief": str(target), "bytes": target.stat().st_size, "lines": lines})
    else:
        say(str(target))


def _form(target: Path) -> str:
    """Return what kind of file is asked for, before any work. Raises InvalidQuery (D609)."""
    form = target.suffix.lower()
    if form not in FORMS:
        shown = form or "without a suffix"
        raise InvalidQuery(Problem("D609", f"a brief is {' or '.join(FORMS)}, not {shown}", fix="-o brief.html"))
    return form
