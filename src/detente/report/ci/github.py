"""Workflow commands of GitHub Actions: each notice a line that becomes a note in the margin of the change.

GitHub, Workflow commands for GitHub Actions (setting an error message). Its runner undoes the escapes below.
"""

from __future__ import annotations

from collections.abc import Sequence

from detente.report.ci.notice import Checked, Notice, notices
from detente.report.tables import tally
from detente.report.visible import visible


def github(models: Sequence[Checked]) -> str:
    """Return the commands, one a line, and the count of verdicts of each model in a line of its own."""
    lines = [_command(notice) for model in models for notice in notices(model)]
    return "\n".join([*lines, *(tally(model.findings) for model in models if model.findings)]) + "\n"


def _command(notice: Notice) -> str:
    place = notice.place
    where = {} if place is None else {"file": place.file, "line": place.line, "col": place.column}
    end = {} if place is None else {"endColumn": place.column + place.width}
    said = {**where, **end, "title": notice.title}
    return (
        f"::{notice.level} {','.join(f'{key}={_property(visible(str(value)))}' for key, value in said.items())}::"
        + _data(notice.message)
    )


def _data(text: str) -> str:
    r"""Escape a message.

    >>> _data("100 %\nsure")
    '100 %25%0Asure'
    """
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escape a value, which must not end early either.

    >>> _property("a,b: c")
    'a%2Cb%3A c'
    """
    return _data(text).replace(":", "%3A").replace(",", "%2C")
