"""`detente schema`: the JSON Schema of the model file, or of what a command prints with --json."""

from __future__ import annotations

import json

import click

from detente.commands.options import everywhere
from detente.commands.outputs import OUTPUTS
from detente.commands.written import written

EPILOG = """\b
Examples:
  detente schema                              print it
  detente schema -o detente.schema.json       for an editor
  detente schema --of check                   of what `check --json` prints (draft 2020-12)
"""


@click.command("schema", epilog=EPILOG)
@click.option("--of", "command_", type=click.Choice([one.command for one in OUTPUTS]), metavar="COMMAND",
              help="The schema of what COMMAND prints with --json.")  # fmt: skip
@click.option("-o", "--output", metavar="FILE", default="-", help="Where to write it. Default: stdout.")
@click.option("--force", is_flag=True, help="Replace the file if it is there.")
@everywhere
def command(command_: str | None, output: str, force: bool) -> None:
    """Print the JSON Schema (draft-07) of the model file, so that editors complete and check it.

    With --of, that of a command's results (draft 2020-12), for programs that read them.
    """
    written(output, json.dumps(_schema(command_), indent=2, ensure_ascii=False) + "\n", force=force)


def _schema(command_: str | None) -> dict[str, object]:
    if command_ is not None:
        from detente.commands.outputs import output_schema

        return output_schema(command_)
    from detente.files.schema import schema

    return schema()
