"""`detente completion`: the script that makes a shell complete detente's commands and options."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from detente.commands.options import everywhere

EPILOG = """\b
Examples:
  detente completion bash > ~/.local/share/bash-completion/completions/detente
  detente completion zsh > ~/.zfunc/_detente
  detente completion fish > ~/.config/fish/completions/detente.fish
"""


@click.command("completion", epilog=EPILOG)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@everywhere
def command(shell: str) -> None:
    """Print the completion script for SHELL."""
    from detente.commands.root import root

    kind = get_completion_class(shell)
    if kind is None:
        raise click.UsageError(f"no completion for {shell}")
    source = kind.source_template % kind(root, {}, "detente", "_DETENTE_COMPLETE").source_vars()
    click.echo(source, color=False)
