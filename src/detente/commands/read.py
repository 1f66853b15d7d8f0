"""`detente read`: an account in English becomes a draft model."""

from __future__ import annotations

from pathlib import Path

import click

from detente.commands.options import as_json, everywhere, manner
from detente.commands.table import draw
from detente.commands.terminal import paragraph, say_json, tell
from detente.commands.written import written

EPILOG = """\b
Needs the extra: pip install "detente[read]"

\b
Examples:
  detente read account.txt -o draft.yaml
  detente read account.txt --json             what was read, with offsets
  pbpaste | detente read - -o draft.yaml
"""


@click.command("read", epilog=EPILOG)
@click.argument("text", metavar="TEXT")
@click.option("-o", "--output", metavar="DRAFT", default="-", help="Where to write the draft. Default: stdout.")
@click.option("--force", is_flag=True, help="Replace the draft if it is there.")
@as_json
@everywhere
def command(text: str, output: str, force: bool) -> None:
    """Read the account in TEXT (a file, or - for stdin) and write a draft model of it.

    Everything in the draft is a proposal with its quotation: nothing takes part until you accept it.
    """
    from detente.commands.drafted import drafted, drafted_stdin, for_folder

    draft = drafted_stdin() if text == "-" else drafted(Path(text))
    if manner().json:
        say_json(draft.reading)
        return
    written(output, for_folder(draft, text, output).to_yaml(), force=force)
    if output != "-":
        draw(draft.table())
        for note in draft.notes:
            paragraph(note)
        tell(f"next: open {output}, accept what is right, then: detente check {output}")
