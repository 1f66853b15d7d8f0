"""`detente advance`: tomorrow's news taken into a model, as a proposal to accept."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from detente.case import Case
from detente.commands.as_of import dated, stood
from detente.commands.named_claims import named_claims
from detente.commands.opened import located, opened
from detente.commands.options import as_json, everywhere, manner, model
from detente.commands.progress import progress
from detente.commands.table import draw
from detente.commands.terminal import COLORS, Styled, paragraph, say, say_json, tell
from detente.commands.written import rewritten, unclaimed, written
from detente.errors import DetenteError, InvalidQuery, Place, Problem
from detente.language.news import reads_as_news

if TYPE_CHECKING:
    from detente.reading.inputs import Stored
    from detente.reading.news import Heard
    from detente.results import Proposal

EPILOG = """\b
An event is a day and what came about on it: an option taken, `not` an option given up,
a condition that began, `not` one that is over; several by comma.
A text is read (pip install "detente[read]"), and what it reports is matched to the options
of the model by who did it and what it means; what cannot be matched is listed.
Earlier days stay: `detente check MODEL --as-of 2024-01-28` asks as of one of them.

\b
Examples:
  detente advance crisis.yaml "2024-02-02 usa.strike"
  detente advance crisis.yaml "2024-02-02 usa.strike, not usa.prepare" --accept
  detente advance crisis.yaml "2024-03-01 not gaza_war" --says "The war in Gaza ends"
  detente advance crisis.yaml news.txt --on 2024-02-02
  detente advance crisis.yaml "2024-02-02 usa.strike" --claim no-direct-war --json
  detente advance tower22 "2024-02-02 usa.strike" --as-of 2024-01-28
"""


@click.command("advance", epilog=EPILOG)
@model
@click.argument("news", metavar="EVENT|TEXT")
@click.option("--on", "date", metavar="DATE", help="The day of what a TEXT reports. Default: the last day it tells.")
@click.option("--says", default="", metavar="WORDS", help="The day in words, for the history.")
@click.option("--claim", "claims", multiple=True, metavar="ID", help="Only this claim. May be repeated.")
@dated
@click.option("--accept", is_flag=True, help="Write it into the model file. Without it a terminal is asked.")
@as_json
@everywhere
def command(
    model: str, news: str, date: str | None, says: str, claims: tuple[str, ...], day: str | None, accept: bool
) -> None:
    """Say what EVENT, or what TEXT reports, does to MODEL: where the status quo moves, and which verdicts change.

    Nothing is written without --accept. Then the file is changed in place, its comments and all else kept: the status
    quo and its day, the day that was in `what_happened`, and the sentences of a TEXT as quotes.
    """
    path = _file(model, accept, day)
    was = path.read_bytes() if path is not None and path.is_file() else b""
    case = opened(model)
    if day is not None:
        case = replace(stood(case, day), document=None)
    chosen = named_claims(case, claims)
    if _is_event(news):
        proposal, account, heard = _event(case, news, date, says, chosen), None, None
    else:
        account, heard = _heard(case, Path(news), date, says)
        with progress("comparing") as step:
            proposal = case.advance(
                heard.news, told=heard.told, unmatched=heard.unmatched, claims=chosen, progress=step
            )
    if manner().json:
        say_json(proposal.plain() | {"accepted": accept})
    else:
        _show(proposal)
    if path is not None and (accept or _asked()):
        _write(path, was, case, proposal, account, heard)


def _is_event(news: str) -> bool:
    """Tell an event from the name of an account. Raises D107 for what can only be the name of a file there is not."""
    if reads_as_news(news) or not news.strip():
        return True
    named = " " not in news and bool(Path(news).suffix)
    if named and not Path(news).exists():
        fix = 'name the file of an account, or say an event: "2024-02-02 usa.strike"'
        raise DetenteError(Problem("D107", f"there is no file {news}", fix=fix))
    return not Path(news).exists()


def _file(model: str, accept: bool, day: str | None) -> Path | None:
    """Return the file that would be written; None for a shipped case, stdin or a past day. Raises D601 for those."""
    if day is not None:
        if accept:
            raise DetenteError(
                Problem("D601", "news of a past day is not written", fix="leave out --accept or --as-of")
            )
        return None
    if model != "-" and Path(model).exists():
        return located(model)
    if accept:
        fix = "copy it first: detente cases --copy NAME, or name a file"
        raise DetenteError(Problem("D601", f"{model} is no file of yours, so nothing can be written to it", fix=fix))
    return None


def _event(case: Case, text: str, date: str | None, says: str, claims: tuple[str, ...] | None) -> Proposal:
    """Take in an event; problems are shown under the words that were typed."""
    if date is not None:
        raise DetenteError(Problem("D601", "an event has its day in it", fix="leave --on out"))
    try:
        with progress("comparing") as step:
            return case.advance(text, says=says, claims=claims, progress=step)
    except InvalidQuery as error:
        raise InvalidQuery(*(_placed(problem, text) for problem in error.problems)) from None


def _placed(problem: Problem, text: str) -> Problem:
    start, end = problem.span or (0, len(text))
    return replace(problem, place=Place("EVENT", 1, start + 1, text, max(1, end - start)))


def _heard(case: Case, path: Path, date: str | None, says: str) -> tuple[Stored, Heard]:
    """Read an account and match what it reports."""
    from detente.commands.drafted import account_at
    from detente.commands.readers import Readers, read_by
    from detente.reading.news import news_of

    account = account_at(path)
    home = Path.cwd() if case.path is None else case.path.resolve().parent
    file = Path(os.path.relpath(path.resolve(), home)).as_posix() if account.kept else None
    with progress("reading") as step:
        reading = read_by(Readers(), account, name=path.stem, progress=lambda done, total: step(done, total, ""))
    heard = news_of(reading, case.conflict, date=date, file=file)
    return account, replace(heard, news=replace(heard.news, says=says or heard.news.says))


def _show(proposal: Proposal) -> None:
    say(Styled(proposal.title, bold=True))
    for line in proposal.words():
        paragraph(line)
    for table in proposal.tables():
        draw(table, paint=lambda _column, cell: COLORS.get(cell.partition(" ")[2]))


def _asked() -> bool:
    """Ask whether to write, where there is somebody to ask."""
    if manner().json or not (sys.stdin.isatty() and sys.stdout.isatty()):
        tell("nothing was written; --accept writes it")
        return False
    return click.confirm("Take it into the file?", default=False)


def _write(path: Path, was: bytes, case: Case, proposal: Proposal, account: Stored | None, heard: Heard | None) -> None:
    """Write the model file, and beside it the text of an account that is in no file of its own."""
    source = heard.news.source if heard is not None else None
    if account is None or heard is None or source is None or account.kept:
        rewritten(path, proposal.text, was=was)
        return
    if case.document is not None:
        from detente.files.advance import advanced

        beside = path.with_name(f"{path.stem}.{source.key}.txt")
        unclaimed(beside)
        written(str(beside), account.text)
        news = replace(heard.news, source=replace(source, file=beside.name))
        rewritten(path, advanced(case.document, case.conflict, news), was=was)
