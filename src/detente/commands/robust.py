"""`detente robust`: how often each claim holds over all that is unsure, why, and what to check next."""

from __future__ import annotations

from collections.abc import Callable

import click

from detente.case import Case
from detente.commands.as_of import dated, stood
from detente.commands.named_claims import named_claims
from detente.commands.opened import opened
from detente.commands.options import as_json, everywhere, manner, model
from detente.commands.progress import progress
from detente.commands.setting import set_to, settings
from detente.commands.supposed import suppose, supposed
from detente.commands.table import draw
from detente.commands.tabled import TABLED
from detente.commands.terminal import COLORS, Styled, heading, paragraph, say, say_json, width
from detente.commands.written import ending_of, written
from detente.plain import plain
from detente.report.tables import Table, mark
from detente.report.text_table import columns
from detente.report.visible import one_line
from detente.results import Matters, Robust

EPILOG = """\b
What is unsure stands in the model file: `order:` of an actor, `holds:` of a want,
`alternatives:`, numbers with a range (docs/robust.md). All profiles of wants that
fit what is sure are gone through, or as many as --profiles says are drawn.

\b
Examples:
  detente robust crisis.yaml
  detente robust crisis.yaml --claim no-war --matters
  detente robust crisis.yaml --free iran         nothing is sure of the order of its wants
  detente robust crisis.yaml --profiles 10000 --seed 7
  detente robust crisis.yaml --all               every profile there is
  detente robust crisis.yaml -o page.html
"""

ENDINGS: dict[str, Callable[[Robust], str | bytes]] = {
    ".html": lambda found: found.to_html(),
    ".svg": lambda found: found.to_svg(),
    ".json": lambda found: found.to_json(),
    **TABLED,
}

_STRIP, _SHORTEST = 2, 6
"""The column of the strips, and how few cells one may have."""


@click.command("robust", epilog=EPILOG)
@model
@click.option("--claim", "claims", multiple=True, metavar="ID", help="Only this claim. May be repeated.")
@click.option("--profiles", type=click.IntRange(2), default=1_000, show_default=True, help="Draw N where more fit.",
              metavar="N")  # fmt: skip
@click.option("--all", "every", is_flag=True, help="Go through every profile, however many.")
@click.option("--seed", type=click.IntRange(0), default=1, show_default=True, metavar="N", help="Draw others.")
@click.option("--free", multiple=True, metavar="ACTOR", help="Nothing is sure of its order. May be repeated.")
@click.option("--in-time", "timed", type=click.IntRange(0), default=8, show_default=True, metavar="N",
              help="Ask claims about time of N profiles.")  # fmt: skip
@click.option("--matters", is_flag=True, help="Say which unsure thing a verdict depends on most.")
@click.option("-o", "--output", metavar="NAME", help="Also write a page (.html), a picture (.svg), .json, or a table.")
@click.option("--force", is_flag=True, help="Replace the file if it is there.")
@settings
@suppose
@dated
@as_json
@everywhere
def command(
    model: str,
    claims: tuple[str, ...],
    profiles: int,
    every: bool,
    seed: int,
    free: tuple[str, ...],
    timed: int,
    matters: bool,
    output: str | None,
    force: bool,
    values: tuple[str, ...],
    edits: tuple[str, ...],
    day: str | None,
) -> None:
    """Ask how often each claim of MODEL holds over everything the model says is unsure.

    For each claim how often it holds, and whether it depends on what is unsure; the few questions that tell the
    cases apart, with the sentences to go and check; which states are how often an equilibrium; which claims hang
    together; and what to check next.
    """
    ending = ending_of(output, ENDINGS, example="robust.html", force=force)
    case = supposed(stood(set_to(opened(model), values), day), edits)
    chosen = named_claims(case, claims)
    with progress("asking") as step:
        found = case.robust(
            claims=chosen, number=profiles, every=every, seed=seed, timed=timed, free=free, progress=step
        )
    indices = _indices(case, found, chosen, seed=seed, free=free) if matters else ()
    if output is not None:
        written(output, ENDINGS[ending](found), force=force)
    if manner().json:
        say_json(found.plain() | ({"matters": [plain(one.found) for one in indices]} if matters else {}))
        return
    show(found)
    for one in indices:
        draw(one.table())


def _indices(
    case: Case, found: Robust, chosen: tuple[str, ...] | None, *, seed: int, free: tuple[str, ...]
) -> tuple[Matters, ...]:
    """Return what matters most: for the claims named, else for those that depend."""
    asked = chosen or found.depends
    with progress("weighing") as step:
        return tuple(_told(step, at, asked, case, free, seed) for at in range(len(asked)))


def _told(
    step: Callable[[int, int, str], None], at: int, asked: tuple[str, ...], case: Case, free: tuple[str, ...], seed: int
) -> Matters:
    step(at, len(asked), asked[at])
    return case.matters(asked[at], seed=seed, free=free)


def show(found: Robust) -> None:
    """Print the strips, the trees with their sentences, and the tables."""
    say(Styled(found.found.title, bold=True))
    for line in found.words():
        paragraph(line)
    draw(_strips(found), paint=lambda column, cell: _color(cell) if column == 0 else None)
    for claim in found.depends:
        _show_tree(found, claim)
    _show_next(found)
    for table in found.tables()[1:]:
        if table.rows:
            draw(table)


def _strips(found: Robust) -> Table:
    """Return the table of claims with strips as long as the terminal has room for, 20 cells at the most."""
    from detente.report.robust import WIDTH, robust_table

    table = robust_table(found.found)
    kept = [at for at in range(len(table.head)) if at != _STRIP and any(row[at] for row in table.rows)]
    taken = sum(max(columns(row[at]) + 2 for row in (table.head, *table.rows)) for at in kept)
    return robust_table(found.found, width=max(_SHORTEST, min(WIDTH, width() - taken)))


def _show_next(found: Robust, *, most: int = 6) -> None:
    """Print what to check next, each with its sentences below."""
    from detente.report.robust import BITS, bears_on, distinct, question_words, sentences

    worths = distinct(found.next())[:most]
    if worths:
        heading("What to check next")
    for number, one in enumerate(worths, 1):
        asks = f"{number}. whether {question_words(found.conflict, one.question)}"
        paragraph(f"{asks}: {one.bits:.2f} bits, of {bears_on(one)}")
        for line in sentences(found.conflict, one.question):
            paragraph(line, indent=3)
    if worths:
        paragraph(BITS)


def _color(cell: str) -> str | None:
    words = cell.split()
    return COLORS.get(words[1]) if len(words) > 1 else None


def _show_tree(found: Robust, claim: str) -> None:
    """Print what one claim depends on, and the sentences that would settle it."""
    from detente.findings.ensemble.splits import asked_in
    from detente.report.robust import sentences, tree_lines

    tree = found.tree(claim)
    says = one_line(next((one.says for one in found.conflict.claims if one.id == claim), ""))
    say()
    say(Styled(f"{mark('depends')} {claim}", COLORS["depends"], bold=True), f"  {says}" if says else "")
    for depth, line in tree_lines(found.conflict, tree) if asked_in(tree) else ():
        paragraph(line, indent=2 + 4 * depth)
    for line in dict.fromkeys(line for one in asked_in(tree) for line in sentences(found.conflict, one)):
        paragraph(line, indent=2)
    if not asked_in(tree):
        paragraph("no question about a want or a reading tells the cases apart: concepts or numbers do", indent=2)
