"""The `detente` command itself: the options that hold for every command, and the commands, loaded when asked for."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click

from detente import __version__
from detente.commands import COMMANDS
from detente.commands.options import everywhere

EPILOG = """\b
Examples:
  detente demo
  detente check crisis.yaml
  detente report crisis.yaml -o page.html
  detente read account.txt -o draft.yaml
"""


class Lazy(click.Group):
    """A group that imports a command's module when the command is asked for, and for no other reason.

    Click offers no way to this but a subclass (its manual, "Lazily loading subcommands").
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of the tuple: what a newcomer types first stands first."""
        return [entry.name for entry in COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command called `cmd_name`."""
        module = {entry.name: entry.module for entry in COMMANDS}.get(cmd_name)
        return None if module is None else self._loaded(module)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing one."""
        with formatter.section("Commands"):
            formatter.write_dl([(entry.name, entry.help) for entry in COMMANDS])

    @staticmethod
    def _loaded(module: str) -> click.Command:
        command: click.Command = import_module(module).command
        return command


@click.command("detente", cls=Lazy, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "--version", "-V", message="detente %(version)s")
@everywhere
def root(**_: Any) -> None:
    """Unit tests for an account of a crisis.

    A model file says who can do what and wants what; detente computes what follows and gives each claim of the
    account a verdict: holds, fails, depends or untestable, in this model.
    """
