"""`detente read`: an account in English becomes a draft model, a folder of them a table."""

from __future__ import annotations

from pathlib import Path

import click

from detente.commands.options import as_json, everywhere, manner
from detente.commands.progress import progress
from detente.commands.readers import Readers, readers, wanted
from detente.commands.table import draw
from detente.commands.terminal import paragraph, say_json, tell
from detente.commands.written import written
from detente.errors import DetenteError, Problem

EPILOG = """\b
Needs the extra: pip install "detente[read]"; for PDF, DOCX, HTML and TEI also [texts],
for folders [batch], for --reader llm [llm].

\b
Examples:
  detente read account.txt -o draft.yaml
  detente read account.txt --json             what was read, with offsets
  detente read report.pdf -o draft.yaml       its text is kept as draft.account.txt
  pbpaste | detente read - -o draft.yaml
  detente read texts/ --out table.parquet     all of them, on all cores; stopped, it goes on
  detente read texts/ --out table.parquet --scheduler tcp://10.0.0.1:8786
  detente read account.txt --reader rules --reader llm \\
      --endpoint https://llm.example/v1 --model NAME -o draft.yaml
"""


@click.command("read", epilog=EPILOG)
@click.argument("text", metavar="TEXT")
@click.option(
    "-o", "--out", "--output", "output", metavar="FILE", default="-",
    help="Where to write the draft (default: stdout), or the table of a folder.",
)  # fmt: skip
@click.option("--force", is_flag=True, help="Replace FILE if it is there; read a text that is not English.")
@readers
@click.option("--workers", type=click.IntRange(1), help="For a folder: how many processes. Default: all cores.")
@click.option("--scheduler", metavar="ADDRESS", help="For a folder: the Dask scheduler whose workers read.")
@as_json
@everywhere
def command(
    text: str,
    output: str,
    force: bool,
    keys: tuple[str, ...],
    endpoint: str | None,
    model: str | None,
    folder: str | None,
    workers: int | None,
    scheduler: str | None,
) -> None:
    """Read the account in TEXT (a file, or - for stdin) and write a draft model of it.

    TEXT is plain text, Markdown, HTML, TEI, PDF or DOCX; what is no plain text is kept as text beside the draft.
    Everything in the draft is a proposal with its quotation: nothing takes part until you accept it. Where TEXT is a
    folder, all texts in it become one Parquet table, and a summary says who is quoted and who wants what.
    """
    by = wanted(keys, endpoint, model, folder, force)
    if text != "-" and Path(text).is_dir():
        from detente.commands.read_many import read_folder

        if output == "-":
            raise DetenteError(Problem("D601", "a folder is read into a table", fix="--out NAME.parquet"))
        read_folder(Path(text), Path(output), by, force=force, workers=workers, scheduler=scheduler)
        return
    if workers or scheduler:
        given = "--workers" if workers else "--scheduler"
        raise DetenteError(Problem("D601", f"{given} is for a folder, and {text} is none", fix="leave it out"))
    _read_account(text, output, by)


def _read_account(text: str, output: str, by: Readers) -> None:
    """Read one account and write its draft, or what was read as JSON."""
    from detente.case import drafted
    from detente.commands.drafted import account_at, account_on_stdin, kept
    from detente.commands.readers import read_by

    account = account_on_stdin(force=by.force) if text == "-" else account_at(Path(text), force=by.force)
    with progress("reading") as step:
        name = "account" if text == "-" else Path(text).stem
        reading = read_by(by, account, name=name, progress=lambda done, total: step(done, total, ""))
    if manner().json:
        say_json(reading)
        return
    draft = kept(drafted(reading), account, text, output, force=by.force)
    written(output, draft.to_yaml(), force=by.force)
    if output != "-":
        draw(draft.table())
        for note in draft.notes:
            paragraph(note)
        tell(f"next: open {output}, accept what is right, then: detente check {output}")
