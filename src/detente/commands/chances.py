"""`detente chances`: how likely each outcome is as time goes on, conditional on the rates and the choice rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from detente.case import Case
from detente.commands import problems
from detente.commands.as_of import dated, stood
from detente.commands.opened import opened
from detente.commands.options import as_json, everywhere, manner, model
from detente.commands.progress import progress
from detente.commands.setting import set_to, settings
from detente.commands.supposed import suppose, supposed
from detente.commands.table import draw
from detente.commands.tabled import TABLED
from detente.commands.terminal import COLORS, Styled, paragraph, say, say_json
from detente.commands.written import written
from detente.conflict.formula import Formula
from detente.conflict.timing import CHOICE_RULES
from detente.errors import InvalidQuery, Place, Problem
from detente.findings.chances.over_time import told_at
from detente.plain import json_text
from detente.results import Chances

EPILOG = """\b
Rates say how often each actor gets the chance to reconsider (rate: 1 per 5 days in
the model file); a choice rule says what it then does. No number is a forecast.

\b
Examples:
  detente chances crisis.yaml                        every named condition, every claim about time
  detente chances crisis.yaml --within "90 days" --of "usa.strike" --of deal
  detente chances crisis.yaml --from "usa.offer"     from every state with it
  detente chances crisis.yaml --rule logit --precision 3
  detente chances crisis.yaml --paths 100000 --seed 7     by sample paths as well
  detente chances crisis.yaml --suppose "set autonomy of tie.iran-patron-militia to 0.3"
  detente chances crisis.yaml --set usa.rate="1 per 5 days" --set militia.autonomy=0.2
  detente chances crisis.yaml --ways --json
  detente chances crisis.yaml -o chances.svg         a picture; .json for Vega-Lite, .html for a page
"""


@click.command("chances", epilog=EPILOG)
@model
@click.option("--within", metavar="TIME", help='How far to look: "90 days". Default: the horizon of the model.')
@click.option("--of", "outcomes", multiple=True, metavar="F", help="Only this outcome, a formula. May be repeated.")
@click.option("--from", "start", metavar="F", help="Start in every state with F. Default: the status quo.")
@click.option(
    "--rule", "rules", multiple=True, type=click.Choice(CHOICE_RULES), help="Choose so; a second rule is shown beside."
)
@click.option("--precision", type=click.FloatRange(0, 1000), metavar="N", help="How precise the choice by logit is.")
@click.option("--paths", type=click.IntRange(30, 10**9), metavar="N", help="Estimate by N sample paths as well.")
@click.option("--seed", type=click.IntRange(0, 2**63 - 1), default=0, show_default=True, help="Seed of the paths.")
@click.option("--scheduler", metavar="ADDRESS", help="The Dask scheduler whose workers draw the paths.")
@click.option("--ways", is_flag=True, help="Also show the likeliest ways, in three meanings.")
@click.option("-o", "--output", metavar="PICTURE", help="Also write .svg, .json (Vega-Lite), .html or a table.")
@click.option("--force", is_flag=True, help="Replace the picture if it is there.")
@settings
@suppose
@dated
@as_json
@everywhere
def command(
    model: str,
    within: str | None,
    outcomes: tuple[str, ...],
    start: str | None,
    rules: tuple[str, ...],
    precision: float | None,
    paths: int | None,
    seed: int,
    scheduler: str | None,
    ways: bool,
    output: str | None,
    force: bool,
    values: tuple[str, ...],
    edits: tuple[str, ...],
    day: str | None,
) -> None:
    """Show how likely the outcomes of MODEL are over time, and what its claims about time come to.

    Every number is conditional on the rates of the model and on a choice rule, and is given under two rules or more.
    """
    kind = _kind(output)
    case = supposed(stood(set_to(opened(model), values), day), edits)
    days = None if within is None else days_of(within)
    asked = [(text, _formula(case, "--of", text)) for text in outcomes]
    begin = None if start in (None, "status_quo") else _formula(case, "--from", start or "")
    with ExitStack() as stack, _blamed_on_the_start(start):
        mapper = _mapper(stack, scheduler)
        step = stack.enter_context(progress("following"))
        found = case.chances(
            of=asked,
            within=days,
            start=begin,
            rules=rules,
            precision=precision,
            paths=paths,
            seed=seed,
            mapper=mapper,
            ways=ways,
            steps=6 if output is None else SMOOTH,
            progress=step,
            warn=_warn,
        )
    if output is not None:
        written(output, PICTURES[kind](found), force=force)
        found = replace(found, found=told_at(found.found, SMOOTH // 6))
    if manner().json:
        say_json(found.found)
    else:
        show(found)


SMOOTH = 60
"""Times at which chances are worked out for a picture; the table has every tenth of them."""

PICTURES: dict[str, Callable[[Chances], str | bytes]] = {
    ".svg": lambda found: found.to_svg(),
    ".json": lambda found: json_text(found.to_vega_lite()),
    ".html": lambda found: found.to_html(),
    **TABLED,
}


def _kind(output: str | None) -> str:
    """Return what sort of picture is asked for. Raises InvalidQuery (D609) for another sort."""
    kind = ".svg" if output in (None, "-") else Path(output or "").suffix.lower()
    if kind not in PICTURES:
        shown = kind or "without a suffix"
        raise InvalidQuery(Problem("D609", f"a file is {', '.join(PICTURES)}, not {shown}", fix="-o chances.svg"))
    return kind


def show(found: Chances) -> None:
    """Print what the numbers are conditional on, then the tables."""
    from detente.report.chances import chances_table, chances_words, claims_table, rates_table, ways_table

    say(Styled(found.found.title, bold=True))
    for line in chances_words(found.found):
        paragraph(line)
    if found.found.curves:
        draw(chances_table(found.found))
    if found.found.claims:
        draw(claims_table(found.found), paint=lambda column, cell: _color(cell) if column == 0 else None)
    if found.found.ways:
        draw(ways_table(found.conflict, found.found))
    draw(rates_table(found.found.rates))


def _mapper(stack: ExitStack, scheduler: str | None) -> Callable[..., Any] | None:
    """Return the map that shares the paths out over a cluster, or None for this process alone."""
    if scheduler is None:
        return None
    from detente.batch.mapped import mapped

    return stack.enter_context(mapped(scheduler))


@contextmanager
def _blamed_on_the_start(text: str | None) -> Iterator[None]:
    """Show a start that cannot be (D860), or cannot be looked for (D877), under the words that were typed."""
    try:
        yield
    except InvalidQuery as error:
        if text is None or error.problems[0].code not in ("D860", "D877"):
            raise
        placed = (_placed(replace(problem, span=None), "--from", text) for problem in error.problems)
        raise InvalidQuery(*placed) from None


def _warn(problem: Problem) -> None:
    """Say on stderr that it will take long."""
    if not manner().quiet:
        problems.tell(problem)


def _color(cell: str) -> str | None:
    words = cell.split()
    return COLORS.get(words[1]) if len(words) > 1 else None


def days_of(text: str) -> float:
    """Read a time to come. Raises InvalidQuery (D611), with a caret, for what is none."""
    from detente.language.quantity import days

    try:
        found = days(text)
    except InvalidQuery as error:
        raise InvalidQuery(*(_placed(problem, "--within", text) for problem in error.problems)) from None
    if not found > 0:
        problem = Problem("D611", f'"{text}" is no time to come', fix='give a time above 0, as in "90 days"')
        raise InvalidQuery(_placed(problem, "--within", text))
    return found


def _formula(case: Case, option: str, text: str) -> Formula:
    """Read a formula in the names of the model. Raises InvalidQuery, with a caret under what is wrong."""
    from detente.findings.target import formula_of

    try:
        return formula_of(case.conflict, text)
    except InvalidQuery as error:
        raise InvalidQuery(*(_placed(problem, option, text) for problem in error.problems)) from None


def _placed(problem: Problem, option: str, text: str) -> Problem:
    """Show a problem under the words that were typed."""
    start, end = problem.span or (0, len(text))
    return replace(problem, place=Place(option, 1, start + 1, text, max(1, end - start)))
