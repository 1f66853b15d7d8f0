"""How often somebody did something to somebody: events of a file, each counted once, and every row accounted for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from detente.data.cited import Cited, cited
from detente.data.database import Database, opened
from detente.data.format import Format
from detente.data.loaded import load, split
from detente.data.malformed import Found, Malformed, malformed
from detente.data.matching import Matched, Unread, answerable, match
from detente.data.recognise import recognised
from detente.errors import InvalidQuery, InvalidText, Problem

SHOWN = 5
"""So many malformed rows are shown; all are counted."""

Window = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is counted: events of `type` by `actor` to `target` (None: any), from `first` to `last`, both included."""

    actor: str | None
    target: str | None
    type: str | None
    first: date
    last: date
    says: str


@dataclass(frozen=True, slots=True)
class Counted:
    """Events, and what became of every row. `first` and `last` are the first and last of the `days` observed.

    `rows` = `malformed` + `other` (another party or type) + `outside` (what was asked for, on other days) + `same_id` +
    `alike` + `events`. `weekly` has the events of each whole week from `first` on.
    """

    asked: Asked
    cited: Cited
    rows: int
    events: int
    same_id: int
    alike: int
    outside: int
    other: int
    malformed: int
    first: date
    last: date
    days: int
    weekly: tuple[int, ...]
    shown: tuple[Malformed, ...]
    unread: tuple[Unread, ...]
    remarks: tuple[str, ...]


def counts(
    path: str | Path,
    *,
    actor: str | None = None,
    target: str | None = None,
    type: str | None = None,
    between: Window | None = None,
    whole: bool = False,
) -> Counted:
    """Count the events of `type` by `actor` to `target` in the file at `path`, between two days (None: all days).

    `actor` and `target` are codes or names (`detente.data.party.wanted`), `type` one of PLOVER's kinds, a CAMEO code
    or a type of the file. A row is a double where an earlier one has its id (`same_id`), or its day, actor, target,
    kind and place (`alike`). Where the file begins after the window or ends before it, the days it does not reach are
    not observed, unless `whole`. Cost: the file is read twice, once for its hash; memory is bounded.

    Raises InvalidText (D840, D841, D847, D848), InvalidQuery (D842 to D845), Unavailable (D846), TooLarge (D849).
    """
    path = Path(path)
    if between and between[0] > between[1]:
        message = f"the window ends before it begins: {between[0]} to {between[1]}"
        raise InvalidQuery(Problem("D844", message, fix=f"between {between[1]} and {between[0]}"))
    layout = recognised(path)
    answerable(layout.format, actor=actor, target=target, type=type)
    with opened(path) as database:
        load(database, layout)
        found = malformed(database, layout, limit=SHOWN)
        reach = _reach(database, path, found.malformed)
        matched = match(database, layout.format, actor=actor, target=target, type=type)
        window = between or reach
        seen = window if whole else _overlap(path, window, reach)
        total, events, same_id, alike, outside = _tally(database, layout.format, seen)
        return Counted(
            Asked(actor, target, type, *window, matched.says),
            cited(path, layout.format, *reach),
            rows=found.rows,
            events=events,
            same_id=same_id,
            alike=alike,
            outside=outside,
            other=found.rows - found.malformed - total,
            malformed=found.malformed,
            first=seen[0],
            last=seen[1],
            days=(seen[1] - seen[0]).days + 1,
            weekly=_weekly(database, seen),
            shown=found.shown,
            unread=matched.unread,
            remarks=(*_swallowed(found), *_remarks(layout.format, matched, window, reach, whole)),
        )


def _reach(database: Database, path: Path, wrong: int) -> Window:
    """Return the first and the last day of the file."""
    start, end = database.rows("SELECT min(day), max(day) FROM events WHERE wrong IS NULL")[0]
    if start is None:
        why = f"all {wrong} are malformed" if wrong else "it has none"
        fix = "compare it with what the data set publishes"
        raise InvalidText(Problem("D848", f"no row of {path} can be used: {why}", fix=fix))
    return start, end


def _overlap(path: Path, window: Window, reach: Window) -> Window:
    """Return the days of the window that the file reaches. Raises InvalidQuery (D844) where there are none."""
    first, last = max(window[0], reach[0]), min(window[1], reach[1])
    if first > last:
        message = f"{path} has events from {reach[0]} to {reach[1]}, and none of these days is asked for"
        raise InvalidQuery(Problem("D844", message, fix="ask for days between those"))
    return first, last


_DOUBLES = """
    CREATE TEMP TABLE told AS
    SELECT day, row_number() OVER (PARTITION BY coalesce(nullif(replace(id, chr(31), ''), ''), chr(31) || row)
                                   ORDER BY row) > 1 AS same_id,
           $3 AND row_number() OVER (PARTITION BY day, actor, target, kind, place ORDER BY row) > 1 AS alike
    FROM fitting JOIN (SELECT unnest($4::VARCHAR[]) AS type, unnest($5::VARCHAR[]) AS kind) USING (type)
    WHERE day BETWEEN $1 AND $2
"""


def _tally(database: Database, form: Format, seen: Window) -> tuple[int, int, int, int, int]:
    """Return how many rows are asked for, and of these: events, doubles by id, doubles by likeness, on other days."""
    types = [str(row[0]) for row in database.rows("SELECT DISTINCT type FROM fitting")]
    kinds = [form.kind(split(text)) or text for text in types]
    database.rows(_DOUBLES, [*seen, bool(form.actor), types, kinds])
    total = database.value("SELECT count(*) FROM fitting")
    query = """
        SELECT count(*) FILTER (NOT same_id AND NOT alike), count(*) FILTER (same_id),
               count(*) FILTER (alike AND NOT same_id) FROM told
    """
    events, same_id, alike = database.rows(query)[0]
    return total, events, same_id, alike, total - events - same_id - alike


def _weekly(database: Database, seen: Window) -> tuple[int, ...]:
    """Return the events of each whole week of the days observed."""
    weeks = ((seen[1] - seen[0]).days + 1) // 7
    query = """
        SELECT (day - $1::DATE) // 7, count(*) FROM told WHERE NOT same_id AND NOT alike GROUP BY ALL
    """
    held = dict(database.rows(query, [seen[0]]))
    return tuple(int(held.get(week, 0)) for week in range(weeks))


def _swallowed(found: Found) -> tuple[str, ...]:
    if not found.swallowed:
        return ()
    return (f"a quotation mark that is not closed made {found.swallowed} lines one with its own: mend it first",)


def _remarks(form: Format, matched: Matched, window: Window, reach: Window, whole: bool) -> tuple[str, ...]:
    """Say what an analyst should mind."""
    said = [f"{form.name}: {form.note}"] if form.note else []
    said += [f"{name} is nowhere in the file" for name in matched.absent]
    if not whole and (reach[0] > window[0] or reach[1] < window[1]):
        said.append(
            f"the file reaches from {reach[0]} to {reach[1]}: the other days of the window are not observed;"
            " if the file is an extract in which nothing happened then, count the whole window"
        )
    return tuple(said)
