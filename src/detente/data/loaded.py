"""A file of events as one narrow table in DuckDB: who, whom, when, what, where, and which rows are malformed.

The file is read once, as a stream; what does not fit in memory spills to a folder that is deleted afterwards. Several
columns that tell one thing are kept as one text with `BETWEEN` between them; rows with control characters, which
could hold one, are malformed.
"""

from __future__ import annotations

from detente.data.database import Database
from detente.data.format import Cells
from detente.data.recognise import Layout

BETWEEN = "\x1f"
LONGEST_ROW = 2_000_000
"""A row of more bytes is malformed."""

NOT_WHOLE = "no whole date"
CONTROL = "a control character in a cell"

_DAY = r"""
    CASE WHEN regexp_full_match(said, '[0-9]{4}-[0-9]{2}-[0-9]{2}([ T][0-9:.+Z-]{0,24})?')
              THEN try_cast(left(said, 10) AS DATE)
         WHEN regexp_full_match(said, '[0-9]{8}([0-9]{6})?')
              THEN CAST(try_strptime(left(said, 8), '%Y%m%d') AS DATE)
         WHEN regexp_full_match(said, '[0-9]{1,2} [A-Za-z]{3,9} [0-9]{4}')
              THEN CAST(coalesce(try_strptime(said, '%d %B %Y'), try_strptime(said, '%d %b %Y')) AS DATE)
    END
"""


def load(database: Database, layout: Layout) -> None:
    """Read the file into the table `events` (row, id, day, said, actor, target, type, place, wrong)."""
    form = layout.format
    texts = (form.id, form.actor, form.target, form.type, form.place)
    id, actor, target, type, place = (_joined(layout, names) for names in texts)
    query = f"""
        CREATE TEMP TABLE events AS
        SELECT row, id, day, said, actor, target, type, place,
               CASE WHEN hostile THEN '{CONTROL}' WHEN day IS NULL THEN '{NOT_WHOLE}' END AS wrong
        FROM (SELECT *, {_DAY} AS day
              FROM (SELECT row_number() OVER () AS row, {id} AS id, {_date(layout)} AS said, {actor} AS actor,
                           {target} AS target, {type} AS type, {place} AS place, {_hostile(layout)} AS hostile
                    FROM {source(layout)}))
    """  # noqa: S608 - every name in it is ours: c0, c1, ... stand for the columns of the file
    database.rows(query, [database.file])


def split(text: str) -> Cells:
    """Return the cells of several columns that are kept as one text."""
    return tuple(text.split(BETWEEN))


def source(layout: Layout) -> str:
    """Return the part of a query that reads the file; its path is the one parameter."""
    names = [f"c{at}" for at in range(len(layout.columns))]
    if layout.parquet:
        return f"read_parquet(?) AS file({', '.join(names)})"
    columns = ", ".join(f"'{name}': 'VARCHAR'" for name in names)
    delimiter = "\\t" if layout.delimiter == "\t" else layout.delimiter
    return (
        f"read_csv(?, auto_detect=false, header=false, skip={layout.header}, delim='{delimiter}',"
        f" quote='{layout.quote}', escape='{layout.quote}', columns={{{columns}}}, strict_mode=true,"
        f" store_rejects=true, max_line_size={LONGEST_ROW}, compression='{'gzip' if layout.zipped else 'none'}')"
    )


def _cell(layout: Layout, name: str) -> str:
    """Return a column of the file as text without spaces around it, '' where the file has no such column."""
    if name not in layout.columns:
        return "''"
    return f"trim(coalesce(CAST(c{layout.columns.index(name)} AS VARCHAR), ''))"


def _joined(layout: Layout, names: tuple[str, ...]) -> str:
    if layout.format.id == names:
        names = tuple(name for name in names if name in layout.columns)
    return " || chr(31) || ".join(_cell(layout, name) for name in names) or "''"


def _hostile(layout: Layout) -> str:
    """Return the test for a control character, but for tab and line feeds, in a column we use."""
    form = layout.format
    used = {*form.id, *form.date, *form.actor, *form.target, *form.type, *form.place} & set(layout.columns)
    text = " || ".join(_cell(layout, name) for name in sorted(used))
    return f"regexp_matches({text}, '[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F]')"


def _date(layout: Layout) -> str:
    """Return the date as text: one column, or year, month and day put together."""
    names = layout.format.date
    if len(names) == 1:
        return _cell(layout, names[0])
    year, month, day = (f"regexp_replace({_cell(layout, name)}, '[.]0$', '')" for name in names)
    return f"{year} || '-' || lpad({month}, 2, '0') || '-' || lpad({day}, 2, '0')"
