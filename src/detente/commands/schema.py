"""`detente schema`: the JSON Schema of the model file."""

from __future__ import annotations

import json

import click

from detente.commands.options import everywhere
from detente.commands.written import written

EPILOG = """\b
Examples:
  detente schema                              print it
  detente schema -o detente.schema.json       for an editor
"""


@click.command("schema", epilog=EPILOG)
@click.option("-o", "--output", metavar="FILE", default="-", help="Where to write it. Default: stdout.")
@click.option("--force", is_flag=True, help="Replace the file if it is there.")
@everywhere
def command(output: str, force: bool) -> None:
    """Print the JSON Schema (draft-07) of the model file, so that editors complete and check it."""
    from detente.files.schema import schema

    written(output, json.dumps(schema(), indent=2, ensure_ascii=False) + "\n", force=force)
