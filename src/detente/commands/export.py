"""`detente export`: a model's chain in the form of another program."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from detente.commands import problems
from detente.commands.opened import opened
from detente.commands.options import everywhere, manner, model
from detente.commands.supposed import suppose, supposed
from detente.commands.written import unclaimed, written
from detente.conflict.timing import CHOICE_RULES
from detente.errors import InvalidQuery, Problem

if TYPE_CHECKING:
    from detente.conflict.formula import Formula
    from detente.conflict.model import Conflict
    from detente.files.generator import Generator

EPILOG = """\b
prism      one .prism file: a variable per option, guarded commands (PRISM, Storm)
explicit   .tra, .sta and .lab: state by state, as PRISM imports them
storm      .tra, .sta and .lab with the heads Storm asks for

\b
Examples:
  detente export crisis.yaml --to prism -o crisis.prism
  storm --prism crisis.prism -pc --prop 'P=? [F<=180 "war"]'
  detente export crisis.yaml --to storm -o crisis --label "war: usa.strike_iran"
  storm --explicit crisis.tra crisis.lab --prop 'P=? [F<=180 "war"]'
"""


class Form(NamedTuple):
    """A form to export to: its name, and what makes the text of each file, by its ending."""

    name: str
    files: Callable[[Generator], dict[str, str]]


def _prism(generator: Generator) -> dict[str, str]:
    from detente.files.prism import prism_text

    return {".prism": prism_text(generator)}


def _explicit(generator: Generator) -> dict[str, str]:
    from detente.files.transitions import explicit_files

    return explicit_files(generator)


def _storm(generator: Generator) -> dict[str, str]:
    from detente.files.transitions import storm_files

    return storm_files(generator)


FORMS = (Form("prism", _prism), Form("explicit", _explicit), Form("storm", _storm))


@click.command("export", epilog=EPILOG)
@model
@click.option("--to", "name", type=click.Choice([form.name for form in FORMS]), required=True, help="The form.")
@click.option("-o", "--output", metavar="NAME", required=True, help="Where; - prints a form of one file.")
@click.option("--rule", type=click.Choice(CHOICE_RULES), help="How actors choose. Default: what the model says.")
@click.option("--segment", "stretch", type=click.IntRange(0), default=0, help="Which stretch between dates, from 0.")
@click.option("--label", "labels", multiple=True, metavar="NAME:FORMULA", help="Name a set of states. May be repeated.")
@click.option("--force", is_flag=True, help="Replace files that are there.")
@suppose
@everywhere
def command(
    model: str,
    name: str,
    output: str,
    rule: str | None,
    stretch: int,
    labels: tuple[str, ...],
    force: bool,
    edits: tuple[str, ...],
) -> None:
    """Export MODEL as a Markov chain in time, for PRISM or Storm to check; days are the unit of time.

    Named conditions become labels. What changes on a date cannot be said by one chain: one stretch of time between
    two dates is written, and you are told.
    """
    from detente.dynamics.process import compile_process
    from detente.dynamics.rules import rule_of
    from detente.findings.generator import generator, left_out

    case = supposed(opened(model), edits)
    form = next(form for form in FORMS if form.name == name)
    named = dict(_labelled(text, case.conflict) for text in labels)
    process = compile_process(case.conflict, rule=rule_of(rule, case.conflict) if rule else None)
    files = form.files(generator(process, stretch=stretch, labels=named))
    if not manner().quiet:
        problems.show(left_out(process, stretch))
    _write(output, files, force=force)


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
