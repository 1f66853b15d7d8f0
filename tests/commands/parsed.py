"""Command lines as text, and whether detente takes them: parsed by the commands themselves, nothing carried out."""

from __future__ import annotations

import re
import shlex

import click

from detente.commands.root import root

LINE = re.compile(r"^\s*(?:\$ |- run: |- )?detente ([a-z][^\n]*)$", re.MULTILINE)
"""A line that somebody could type, or that a runner is given."""

SHELL = re.compile(r"\s*(?:[|>&<]|&&)\s.*$")
"""What is meant for the shell, from there on."""


def typed(text: str) -> list[str]:
    """Return the command lines in a text, without `detente`, comments and what the shell does; `\\` goes on.

    >>> typed("detente check a.yaml \\\\\\n  --json > b   # all\\nIt is detente.")
    ['check a.yaml --json']
    """
    whole = re.sub(r"\s*\\\n\s*", " ", text)
    return [SHELL.sub("", re.sub(r"\s{2,}(?:#\s)?\S.*$|\s#\s.*$", "", line)).strip() for line in LINE.findall(whole)]


def wrong(line: str) -> str | None:
    """Return what the command says against a line, or None where it would begin its work."""
    arguments = shlex.split(line)
    with click.Context(root, info_name="detente") as top:
        command = root.get_command(top, arguments[0])
        if command is None:
            return f"no command {arguments[0]}"
        del arguments[0]
        while isinstance(command, click.Group) and arguments and arguments[0] in command.list_commands(top):
            command = command.get_command(top, arguments.pop(0))
            assert command is not None
        try:
            command.make_context(command.name, arguments, parent=top)
        except click.exceptions.Exit:
            return None
        except click.ClickException as refused:
            return refused.format_message()
    return None
