"""`detente doctor`: what is installed, what works, and what to do about the rest."""

from __future__ import annotations

import click

from detente.commands.options import as_json, everywhere, manner
from detente.commands.terminal import Styled, say, say_json

EPILOG = """\b
Exit code: 0 unless something that every command needs is broken; then 1.

\b
Examples:
  detente doctor
  detente doctor --json          for a bug report
"""

_MARKS = {"good": ("✓", "green"), "missing": ("○", "yellow"), "broken": ("✗", "red")}


@click.command("doctor", epilog=EPILOG)
@as_json
@everywhere
@click.pass_context
def command(context: click.Context) -> None:
    """Look at this installation part by part: Python, dependencies, extras, terminal, browser, disk, clock.

    Nothing is sent anywhere, and nothing is changed.
    """
    from detente.commands.examined import examined

    found = examined()
    good = not any(one.state == "broken" and one.needed for one in found)
    if manner().json:
        keys = ("part", "state", "needed", "says", "fix")
        say_json({"good": good, "parts": [{key: getattr(one, key) for key in keys} for one in found]})
    else:
        for one in found:
            mark, color = _MARKS[one.state]
            say(Styled(f"{mark} {one.part:<12}", color), f"  {one.says}")
            if one.fix:
                say(" " * 16, one.fix)
        say()
        say("Everything that is needed works." if good else "Something that is needed is broken.")
    context.exit(0 if good else 1)
