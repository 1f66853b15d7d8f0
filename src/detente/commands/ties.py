"""`detente ties`: who stands with whom, which ties are under strain, and who tells it otherwise."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from detente.case import Case
from detente.commands.opened import opened
from detente.commands.options import as_json, everywhere, manner
from detente.commands.supposed import suppose, supposed
from detente.commands.table import draw
from detente.commands.tabled import TABLED
from detente.commands.terminal import Styled, paragraph, say, say_json, tell
from detente.commands.written import written
from detente.errors import InvalidQuery, Problem

if TYPE_CHECKING:
    from detente.data.tied import Imported
    from detente.results import Ties

EPILOG = """\b
Put everybody in one of two camps. A tie is under strain where friends are apart or
foes together; the frustration index is the least number of ties under strain.
Ties that count together: ally, friend, patron, agent, member, supports.
Apart: adversary, hostile, rival. The others do not count.

\b
Examples:
  detente ties crisis.yaml
  detente ties tower22 -o web.svg
  detente ties crisis.yaml --told-by iran        the web as one speaker tells it
  detente ties crisis.yaml --tie tie.usa-adversary-iran
  detente ties crisis.yaml --suppose "drop tie.usa-adversary-iran"
  detente ties --from alliances.csv --from wars.csv --between 1990 1993
  detente ties --from alliances.csv --at 1990-07-01 -o web.yaml
  detente ties crisis.yaml --from alliances.csv  its states' alliances, by their codes
"""

ENDINGS = (".svg", ".html", ".json", ".yaml", ".yml", *TABLED)


@click.command("ties", epilog=EPILOG)
@click.argument("model", metavar="MODEL", required=False)
@click.option("--from", "tables", multiple=True, metavar="FILE", help="Add the ties of a table (CSV). May be repeated.")
@click.option("--at", "day", metavar="DAY", help="As it is on a day. Default: the day the crisis starts.")
@click.option("--between", nargs=2, metavar="FIRST LAST", help="All ties there at some time from then to then.")
@click.option("--told-by", metavar="WHO", help="Only what this first speaker tells.")
@click.option("--tie", "asked", multiple=True, metavar="TIE", help="What a change of this tie would do.")
@click.option("--groups", type=click.IntRange(2, 12), metavar="K", help="Look for up to K groups as well.")
@click.option("--tellings", is_flag=True, help="Let a tie weigh as much as there are tellings of it.")
@click.option("--limit", type=click.FloatRange(0.1), default=60.0, show_default=True, help="Seconds for one search.")
@click.option("-o", "--output", metavar="NAME", help="Also write .svg, .html, .json, a table; or a model, .yaml.")
@click.option("--force", is_flag=True, help="Replace the file if it is there.")
@suppose
@as_json
@everywhere
def command(
    model: str | None,
    tables: tuple[str, ...],
    day: str | None,
    between: tuple[str, str] | None,
    told_by: str | None,
    asked: tuple[str, ...],
    groups: int | None,
    tellings: bool,
    limit: float,
    output: str | None,
    force: bool,
    edits: tuple[str, ...],
) -> None:
    """Show the web of friends and foes of MODEL, or of tables of alliances and wars: camps, strain, contradictions.

    It is described and used nowhere else: no verdict about stability hangs on it.
    """
    ending = _ending(output)
    window = None if between is None else (_day(between[0], last=False), _day(between[1], last=True))
    case, imported = _case(model, tables, window)
    case = supposed(case if window is None else _during(case, window), edits)
    when = "any" if between else day and _day(day, last=False).isoformat()
    found = case.ties(
        day=when, weigh="tellings" if tellings else "pairs", of=asked, told_by=told_by, groups=groups, seconds=limit
    )
    if output is not None:
        written(output, _text(found, case, ending), force=force)
    if manner().json:
        say_json({"ties": found.found, "imported": [_counted(one) for one in imported]})
        return
    for one in imported:
        _rows(one)
    _show(found)


def _case(model: str | None, tables: tuple[str, ...], window: tuple[date, date] | None) -> tuple[Case, list[Imported]]:
    """Return the model with the ties of the tables, and what became of their rows."""
    from detente.conflict.model import Conflict

    if model is None and not tables:
        raise InvalidQuery(Problem("D967", "there is no model and no table", fix="name a model, or --from FILE"))
    case = Case(Conflict("Ties of " + ", ".join(Path(one).name for one in tables), (), ()), {})
    if model is not None:
        case = opened(model)
    if not tables:
        return case, []
    from dataclasses import replace

    from detente.data.tied import added, import_ties

    imported = []
    among = case.conflict if model is not None else None
    for table in tables:
        one = import_ties(Path(table), between=window, among=among)
        case = replace(case, conflict=added(case.conflict, one))
        imported.append(one)
    return case, imported


def _during(case: Case, window: tuple[date, date]) -> Case:
    """Leave out the ties that were not there on any day of a window."""
    from dataclasses import replace

    first, last = (day.isoformat() for day in window)
    ties = case.conflict.ties
    kept = (tie for tie in ties if (tie.since or first) <= last and first <= (tie.until or last))
    return replace(case, conflict=replace(case.conflict, ties=tuple(kept)))


def _day(text: str, *, last: bool) -> date:
    """Read a day, or a year as its first or last day. Raises InvalidQuery (D968)."""
    try:
        if text.isdecimal() and len(text) == 4:
            return date(int(text), 12, 31) if last else date(int(text), 1, 1)
        return date.fromisoformat(text)
    except ValueError:
        problem = Problem("D968", f'"{text}" is no day', fix="write 1990-07-01, or a year")
        raise InvalidQuery(problem) from None


def _ending(output: str | None) -> str:
    """Return what kind of file is asked for. Raises InvalidQuery (D969)."""
    ending = "" if output is None else Path(output).suffix
    if output is not None and ending not in ENDINGS:
        raise InvalidQuery(Problem("D969", f"{output} is no kind of file that can be written", fix=", ".join(ENDINGS)))
    return ending


def _text(found: Ties, case: Case, ending: str) -> str | bytes:
    if ending in TABLED:
        return TABLED[ending](found)
    match ending:
        case ".svg":
            return found.to_svg()
        case ".html":
            return found.to_html()
        case ".json":
            return found.to_json()
        case _:
            from detente.files.write import dump

            return dump(case.conflict)


def _counted(one: Imported) -> dict[str, object]:
    names = ("file", "table", "rows", "used", "outside", "others", "none", "malformed", "shown")
    return {name: getattr(one, name) for name in names}


def _rows(one: Imported) -> None:
    """Say on stderr what became of the rows of a table; the first malformed ones are shown."""
    parts = (("used", one.used), ("of another time", one.outside), ("about others", one.others),
             ("of no tie", one.none), ("malformed", one.malformed))  # fmt: skip
    counted = ", ".join(f"{number:,} {what}" for what, number in parts if number)
    tell(f"{one.file}: {one.table}; {one.rows:,} rows: {counted or 'none'}")
    for bad in one.shown:
        tell(f"  line {bad.line}: {bad.reason}: {bad.text}")


def _show(found: Ties) -> None:
    """Print sentences and tables."""
    say(Styled(found.found.title or "Ties", bold=True))
    for line in found.words():
        paragraph(line)
    for table in found.tables():
        if table.rows:
            draw(table)
