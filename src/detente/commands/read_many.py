"""`detente read FOLDER --out TABLE.parquet`: many texts into one table, on all cores or a cluster, with resume."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from detente.commands.options import manner
from detente.commands.progress import progress
from detente.commands.table import draw
from detente.commands.terminal import say_json, tell
from detente.commands.written import unclaimed
from detente.errors import DetenteError, InvalidText, Problem

if TYPE_CHECKING:
    from detente.batch.run import How
    from detente.commands.readers import Readers
    from detente.reading.summary import Summary

SHOWN = 12
"""Rows of each table of the summary that the terminal shows; --json has all."""


def read_folder(
    folder: Path, out: Path, by: Readers, *, force: bool, workers: int | None, scheduler: str | None
) -> None:
    """Read every text in `folder` into the table `out`, then show who is quoted and who wants what.

    Answers are kept in `out` + ".journal" until the table is written: a run that is stopped is taken up by the same
    command. Raises DetenteError: D603 `out` is there, D610 no Parquet name, D301 no texts.
    """
    from detente.batch import Journal, run
    from detente.batch.parquet import read_parquet, write_parquet
    from detente.commands.texts import jobs_of, read_one, table, texts_in, with_bytes
    from detente.reading.rows import COLUMNS
    from detente.reading.summary import summary

    unclaimed(_parquet(out), force=force)
    names = texts_in(folder)
    if not names:
        fix = "Texts end in .txt, .md, .html, .xml, .tei, .pdf or .docx."
        raise InvalidText(Problem("D301", f"there is no text in {folder}", fix=fix))
    place = out.with_name(f"{out.name}.journal")
    with Journal.open(place) as journal, progress("reading") as step:
        jobs = list(jobs_of(folder, names, by))
        done = sum(journal.has(job) for job in jobs)
        if done:
            tell(f"taking up an earlier run: {done} of {len(jobs)} texts are done")
        how, load = _where(workers, scheduler, len(jobs) - done), with_bytes if scheduler else None
        run(read_one, jobs, journal, how=how, load=load, progress=step)
        columns = [(name, kind) for name, kind, _ in COLUMNS]
        count = write_parquet(out, table(journal, names, folder), columns, about=_about(by))
    place.unlink()
    tell(f"wrote {out}: {count} rows of {len(names)} texts")
    _show(summary(read_parquet(out)))


def _parquet(out: Path) -> Path:
    if out.suffix != ".parquet":
        problem = Problem(
            "D610", f"a folder is read into a Parquet table, not into {out.name}", fix="--out NAME.parquet"
        )
        raise DetenteError(problem)
    return out


def _where(workers: int | None, scheduler: str | None, left: int) -> How:
    """Return where the jobs are worked on: the cluster, this process where that is enough, or several."""
    from detente.batch import cluster, processes, serial

    if scheduler:
        return partial(cluster, address=scheduler)
    return serial if workers == 1 or left < 2 else partial(processes, workers=workers)


def _about(by: Readers) -> dict[str, str]:
    from detente import __version__

    return {"detente": __version__, "reader": ", ".join(by.keys)}


def _show(found: Summary) -> None:
    """Show the summary: three tables, or all of it as JSON."""
    from detente.report.tables import Table

    if manner().json:
        say_json(found)
        return
    quoted = tuple((one.name, str(one.texts), str(one.times)) for one in found.quoted[:SHOWN])
    draw(Table("Who is quoted", ("name", "texts", "times"), quoted, _more(len(found.quoted))))
    wanted = tuple(
        (one.name, "wants" if one.polarity > 0 else "does not want", one.what, str(one.texts))
        for one in found.wanted[:SHOWN]
    )
    draw(Table("Who wants what", ("name", "", "what", "texts"), wanted, _more(len(found.wanted))))
    months = tuple(
        (one.month or "no date", *map(str, (one.texts, one.quoted, one.wants, one.events))) for one in found.months
    )
    draw(Table("By month", ("month", "texts", "quotations", "wants", "events"), months))
    unread = tuple((code, str(count)) for code, count in found.problems)
    if unread:
        draw(Table("Not read", ("code", "texts"), unread, "docs/errors.md says what each code means."))


def _more(count: int) -> str:
    return f"{SHOWN} of {count}; --json and the table have all." if count > SHOWN else ""
