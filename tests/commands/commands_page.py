"""docs/commands.md, made from the help texts: `python tests/commands/commands_page.py > docs/commands.md`."""

from __future__ import annotations

from collections.abc import Iterator

import click

from detente.commands import COMMANDS
from detente.commands.root import root

HEAD = """# Commands

Made from `detente COMMAND --help` by `tests/commands/commands_page.py`; a test fails when the two differ.

| exit code | meaning |
|---|---|
| 0 | done, and every claim came out as expected |
| 1 | done, and some claim did not (`check`), or the file would change (`fmt --check`) |
| 2 | bad input: every problem is printed ([errors](errors.md)), nothing is written |
| 70 | a bug in detente (D690) |
| 130 | interrupted |
| 141 | nobody reads the output any more |

Results go to stdout, everything else to stderr. With `--json` the result, or the problems, are one JSON object.
"""


def commands_page() -> str:
    """Return the page: detente itself, then each command in the order of the help."""
    return HEAD + "".join(f"\n## {name}\n\n```text\n{text}\n```\n" for name, text in helps())


def helps() -> Iterator[tuple[str, str]]:
    """Yield each command's full name and its help, 80 columns wide."""
    settings = {"terminal_width": 80, "max_content_width": 80, **root.context_settings}
    with click.Context(root, info_name="detente", **settings) as top:
        yield "detente", root.get_help(top)
        for entry in COMMANDS:
            command = root.get_command(top, entry.name)
            assert command is not None
            yield from _helps(command, entry.name, top)


def _helps(command: click.Command, name: str, parent: click.Context) -> Iterator[tuple[str, str]]:
    with click.Context(command, info_name=name, parent=parent) as context:
        yield context.command_path, command.get_help(context)
        for sub in command.list_commands(context) if isinstance(command, click.Group) else ():
            below = command.get_command(context, sub)
            assert below is not None
            yield from _helps(below, sub, context)


if __name__ == "__main__":
    print(commands_page(), end="")
