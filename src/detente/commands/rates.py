"""`detente rates`: how often somebody did something to somebody, counted in a file of events."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from detente.commands.options import as_json, everywhere, manner
from detente.commands.table import draw
from detente.commands.terminal import heading, paragraph, say_json, tell

if TYPE_CHECKING:
    from detente.data import Counted, Rate

EPILOG = """\b
An actor is a state (IRQ), a role (REB), a role in a state (IRQREB), a number
(cow:645, gw:645), or a name the file has. A type is a kind of PLOVER's (assault),
a CAMEO code (19), or a type of the file.
Needs the extra: pip install "detente[data]"

\b
Examples:
  detente rates events.csv --actor IRQREB --target USAMIL --type assault \\
      --between 2023-10-17 2024-02-04
  detente rates icews.tab --actor cow:630 --type threaten --json
  detente rates GEDEvent_v24_1.csv --actor "Government of Iraq" --whole \\
      --between 2014-01-01 2014-12-31
"""


@click.command("rates", epilog=EPILOG)
@click.argument("file", metavar="FILE")
@click.option("--actor", metavar="WHO", help="Whose events. Default: anybody's.")
@click.option("--target", metavar="WHOM", help="To whom. Default: to anybody.")
@click.option("--type", "kind", metavar="TYPE", help="What they did. Default: anything.")
@click.option(
    "--between", nargs=2, metavar="FIRST LAST", help="The first and the last day. Default: the days the file reaches."
)
@click.option("--whole", is_flag=True, help="Count days that the file does not reach as days without events.")
@click.option(
    "--level", metavar="SHARE", type=click.FloatRange(0, 1, min_open=True, max_open=True),
    default=0.95, show_default=True, help="How sure the interval is.",
)  # fmt: skip
@as_json
@everywhere
def command(
    file: str, actor: str | None, target: str | None, kind: str | None,
    between: tuple[str, str] | None, whole: bool, level: float,
) -> None:  # fmt: skip
    """Estimate a rate, with its interval, from a file of events.

    FILE is CSV, CSV.gz or Parquet of GDELT, ICEWS, ACLED, UCDP GED, POLECAT or ICB. Each event is counted once; rows
    that cannot be used are counted and shown.
    """
    from detente.data import counts, rate
    from detente.language.quantity import parse_date

    window = (parse_date(between[0]), parse_date(between[1])) if between else None
    counted = counts(file, actor=actor, target=target, type=kind, between=window, whole=whole)
    found = rate(counted, level=level)
    if manner().json:
        say_json({"rate": found, "counted": counted})
        return
    _show(counted, found)
    tell(f"next: put {Path(file).name} beside the model and write rate: {_written(counted)}")


def _show(counted: Counted, found: Rate) -> None:
    """Print the rate, what became of every row, and what to mind."""
    from detente.report.tables import Table

    days = f"{counted.first} to {counted.last}"
    rows = (
        ("rate", _per_day(found), _interval(found)),
        ("events", str(found.events), "each counted once"),
        ("days", str(found.days), days),
        (
            "bursts",
            "" if found.dispersion is None else f"{found.dispersion:.2f}",
            "variance of weekly counts over mean",
        ),
    )
    draw(Table(counted.asked.says, ("", "", ""), tuple(row for row in rows if row[1])))
    kept = (
        ("events", counted.events),
        ("the same event again (its id)", counted.same_id),
        ("alike: day, actor, target, kind and place", counted.alike),
        ("asked for, on other days", counted.outside),
        ("another party or type", counted.other),
        ("malformed", counted.malformed),
        ("all", counted.rows),
    )
    draw(Table("What became of the rows", ("", "rows"), tuple((what, str(number)) for what, number in kept)))
    if counted.shown:
        shown = tuple((str(one.row), one.reason, one.text) for one in counted.shown)
        draw(Table(f"Malformed rows, the first {len(shown)} of {counted.malformed}", ("row", "why", "it has"), shown))
    if counted.unread:
        codes = tuple((one.what, one.text, str(one.rows)) for one in counted.unread[:8])
        title = f"Codes in no table of ours, {len(codes)} of {len(counted.unread)}"
        draw(Table(title, ("", "code", "rows"), codes, note="Rows with them are found by name only."))
    heading("Mind")
    for remark in found.remarks:
        paragraph(remark)
    heading("Source")
    paragraph(found.source)


def _per_day(found: Rate) -> str:
    if not found.events:
        return f"at most {found.high:.3g} per day"
    return f"{found.value:.3g} per day" + (f", 1 per {_short(1 / found.value)} days" if found.value < 1 else "")


def _short(number: float) -> str:
    return f"{number:,.0f}" if number >= 100 else f"{number:.3g}"


def _interval(found: Rate) -> str:
    return f"{found.low:.3g} to {found.high:.3g} at {found.level:.0%}: {found.method}"


def _written(counted: Counted) -> str:
    """Return the rate as a model file writes it."""
    asked = counted.asked
    said = {"from": Path(counted.cited.file).name, "actor": asked.actor, "target": asked.target, "type": asked.type}
    keys = [f'{key}: "{word}"' for key, word in said.items() if word]
    return "{" + ", ".join([*keys, f"between: [{asked.first}, {asked.last}]"]) + "}"
