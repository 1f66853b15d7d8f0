"""`detente export`: a model in the form of another program."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from detente.commands import problems
from detente.commands.as_of import dated, stood
from detente.commands.forms import FORMS, Asked, Form
from detente.commands.opened import opened
from detente.commands.options import everywhere, manner, model
from detente.commands.setting import set_to, settings
from detente.commands.supposed import suppose, supposed
from detente.commands.written import unclaimed, written
from detente.conflict.timing import CHOICE_RULES
from detente.errors import InvalidQuery, Problem

if TYPE_CHECKING:
    from detente.conflict.formula import Formula
    from detente.conflict.model import Conflict

EPILOG = (
    "\b\n"
    + "\n".join(f"{form.name:<14} {form.says}" for form in FORMS)
    + """

\b
Examples:
  detente export crisis.yaml --to prism -o crisis.prism
  storm --prism crisis.prism -pc --prop 'P=? [F<=180 "war"]'
  detente export crisis.yaml --to storm -o crisis --label "war: usa.strike_iran"
  storm --explicit crisis.tra crisis.lab --prop 'P=? [F<=180 "war"]'
  detente export crisis.yaml --to nfg -o crisis.nfg
  detente export crisis.yaml --to efg --depth 4 -o crisis.efg
  detente export crisis.yaml --to argdown -o -
"""
)


@click.command("export", epilog=EPILOG)
@model
@click.option("--to", "name", type=click.Choice([form.name for form in FORMS]), required=True, help="The form.")
@click.option("-o", "--output", metavar="NAME", required=True, help="Where; - prints a form of one file.")
@click.option("--rule", type=click.Choice(CHOICE_RULES), help="How actors choose. Default: what the model says.")
@click.option("--segment", "stretch", type=click.IntRange(0), default=0, help="Which stretch between dates, from 0.")
@click.option("--label", "labels", multiple=True, metavar="NAME:FORMULA", help="Name a set of states. May be repeated.")
@click.option("--depth", type=click.IntRange(1, 40), metavar="N", help="Of efg: N turns from the status quo.")
@click.option("--force", is_flag=True, help="Replace files that are there.")
@settings
@suppose
@dated
@everywhere
def command(
    model: str,
    name: str,
    output: str,
    rule: str | None,
    stretch: int,
    labels: tuple[str, ...],
    depth: int | None,
    force: bool,
    values: tuple[str, ...],
    edits: tuple[str, ...],
    day: str | None,
) -> None:
    """Export MODEL as a chain in time, a game, a graph, an argument map, annotations or a table for other programs.

    Of chains, days are the unit of time and named conditions become labels; what changes on a date cannot be said by
    one chain, so one stretch of time between two dates is written. What a form cannot say is told.
    """
    case = supposed(stood(set_to(opened(model), values), day), edits)
    form = next(form for form in FORMS if form.name == name)
    _fits(form, {"--rule": rule, "--segment": stretch, "--label": labels, "--depth": depth})
    asked = Asked(rule, stretch, dict(_labelled(text, case.conflict) for text in labels), depth)
    files, lost = form.write(case, asked)
    if not manner().quiet:
        problems.show(lost)
    _write(output, files, force=force)


GOES_BY = {"--rule": "rule", "--segment": "stretch", "--label": "labels", "--depth": "depth"}
"""What of `Asked` an option sets."""


def _fits(form: Form, given: Mapping[str, object]) -> None:
    """Refuse options that say nothing to the form. Raises InvalidQuery (D669)."""
    odd = [option for option, value in given.items() if value and GOES_BY[option] not in form.goes_by]
    if odd:
        message = f"{' and '.join(odd)} means nothing to {form.name}"
        raise InvalidQuery(Problem("D669", message, fix=f"leave out {', '.join(odd)}"))


def _labelled(text: str, conflict: Conflict) -> tuple[str, Formula]:
    """Return the name and the formula of a label. Raises InvalidQuery (D874) for one without either."""
    from detente.conflict.names import names_of, resolve_formula
    from detente.language import parse_formula

    name, colon, formula = (part.strip() for part in text.partition(":"))
    if not (name and colon and formula):
        message = f'a label is a name, a colon and a formula, not "{text}"'
        raise InvalidQuery(Problem("D874", message, fix='--label "war: usa.strike"'))
    resolved, wrong = resolve_formula(parse_formula(formula), names_of(conflict))
    if wrong:
        raise InvalidQuery(*wrong)
    return name, resolved


def _write(output: str, files: dict[str, str], *, force: bool) -> None:
    """Write the files, each whole or not at all, none where one of them is there already."""
    if output == "-":
        if len(files) > 1:
            raise InvalidQuery(Problem("D875", "this form is several files, so it needs a name", fix="-o crisis"))
        written("-", next(iter(files.values())))
        return
    stem = output.removesuffix(next(iter(files)))
    for ending in files:
        unclaimed(Path(stem + ending), force=force)
    for ending, text in files.items():
        written(stem + ending, text, force=force)
