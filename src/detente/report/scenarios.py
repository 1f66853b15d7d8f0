"""Scenarios side by side in words and tables, and their part of the report."""

from __future__ import annotations

from detente.conflict.model import Conflict
from detente.findings.chances.words import number_words
from detente.findings.scenarios import Agreed, Column, Likely, Scenarios, scenarios
from detente.report.html_table import html_table
from detente.report.markup import NOTHING, Markup, join, tag, words
from detente.report.naming import actor_name, concept_name, listed, plural
from detente.report.tables import Table, mark
from detente.report.visible import one_line

AS_IT_STANDS = "as it stands"
"""What the first column is called."""


def scenario_words(found: Scenarios) -> tuple[str, ...]:
    """Return what each scenario changes, and which verdicts are not the same in all of them, as sentences."""
    said = []
    for column in found.columns[1:]:
        edits = "; ".join(column.edits) or "nothing"
        said.append(f"{column.key}: {one_line(column.says)} ({edits})." if column.says else f"{column.key}: {edits}.")
    said += [f"{column.key} cannot be worked out: {column.untold}." for column in found.columns if column.untold]
    differ = found.differing()
    asked = len(found.columns[0].verdicts)
    if differ:
        said.append(f"{plural(len(differ), 'verdict')} of {asked} hang on the scenario: {listed(list(differ))}.")
    elif asked:
        said.append(f"All {plural(asked, 'verdict')} are the same in every scenario, in this model.")
    return tuple(said)


def scenario_table(conflict: Conflict, found: Scenarios, *, every: bool = False) -> Table:
    """Return all there is in one table: states, equilibria, verdicts that differ (or `every` one), chances, deals."""
    columns = [column for column in found.columns if not column.untold]
    head = ("", "", *(column.key or AS_IT_STANDS for column in columns))
    asked = [claim for claim, _ in columns[0].verdicts] if every else found.differing()
    rows = [
        ("states", "", *(f"{column.states:,}" for column in columns)),
        *_counts(columns, "equilibria"),
        *_counts(columns, "reachable"),
        *(("verdict", claim, *(_outcome(column, claim) for column in columns)) for claim in asked),
        *_chances(columns, every=every),
        *_deals(conflict, columns),
    ]
    left = len(columns[0].verdicts) - len(asked)
    notes = [f"{plural(left, 'verdict')} left out, the same in every scenario." if left else ""]
    if any(column.chances for column in columns):
        within = f" Named conditions: that they have come about within {found.days:g} days." if found.days else ""
        notes.append(f"Every chance is {found.conditional}, and no forecast.{within}")
    return Table("Scenarios, in this model", head, tuple(rows), " ".join(note for note in notes if note))


def _counts(columns: list[Column], of: str) -> list[tuple[str, ...]]:
    """Return a row for each concept: how many equilibria there are, or can be reached by improvements."""
    name = "equilibria" if of == "equilibria" else "of them reachable"
    counts = [dict(column.equilibria if of == "equilibria" else column.reachable) for column in columns]
    return [(name, concept_name(concept), *(f"{each[concept]:,}" for each in counts)) for concept in counts[0]]


def _outcome(column: Column, claim: str) -> str:
    outcome = dict(column.verdicts).get(claim)
    return f"{mark(outcome)} {outcome}" if outcome else "–"


def _chances(columns: list[Column], *, every: bool) -> list[tuple[str, ...]]:
    """Return a row for each number and rule; of claims, without `every`, only numbers that differ."""
    listed_ = {(one.what, one.claim, one.rule): None for column in columns for one in column.chances}
    cells = [{(one.what, one.claim, one.rule): number(one) for one in column.chances} for column in columns]
    return [
        ("chance" if key[1] is None else "number of a claim", f"{key[0]} ({concept_name(key[2])})",
         *(each.get(key, "–") for each in cells))
        for key in listed_
        if every or key[1] is None or len({each.get(key) for each in cells}) > 1
    ]  # fmt: skip


def number(one: Likely) -> str:
    """Return a number as it stands in a cell, a range where it hangs on the reading.

    >>> number(Likely("war", None, "logit", 0.25, 0.5))
    '0.25 to 0.5'
    """
    if one.low is None or one.high is None:
        return "infinite"
    low, high = number_words(one.low), number_words(one.high)
    said = low if low == high else f"{low} to {high}"
    return f"{said} days" if one.unit == "days" else said


def _deals(conflict: Conflict, columns: list[Column]) -> list[tuple[str, ...]]:
    """Return a row for each deal there is: under a rule, and as others decide."""
    keys = {(one.rule, one.decision): None for column in columns for one in column.deals}
    cells = [{(one.rule, one.decision): _agreed(conflict, one) for one in column.deals} for column in columns]
    return [("deal (Nash)", _under(*key), *(each.get(key, "–") for each in cells)) for key in keys]


def _under(rule: str | None, decision: tuple[tuple[str, str], ...]) -> str:
    said = [concept_name(rule)] if rule else []
    return "; ".join([*said, *(f"{issue} {settled}" for issue, settled in decision)])


def _agreed(conflict: Conflict, one: Agreed) -> str:
    if one.untold or not one.settled:
        return one.untold or ("no single package" if one.zone else "no zone of agreement")
    settled = ", ".join(f"{issue} {to}" for issue, to in one.settled)
    worth = ", ".join(f"{actor_name(conflict, actor)} {value:.2f}" for actor, value in one.worth)
    return f"{settled} ({worth})"


def scenarios_part(conflict: Conflict) -> Markup:
    """Return the part of the report on scenarios; nothing to tell where the model has none."""
    if not any(side.basis.status == "accepted" for side in conflict.scenarios):
        return tag("p", words("The model has no scenarios."))
    found = scenarios(conflict, timed=False)
    if len([column for column in found.columns if not column.untold]) < 1:
        return NOTHING
    table = scenario_table(conflict, found)
    said = join(*(tag("p", words(line)) for line in scenario_words(found)))
    scroll = {"class_": "wide", "tabindex": "0", "role": "region"}
    rows = tag("div", Markup(html_table(table, styled=False)), aria_label="Scenarios", **scroll)
    return join(said, rows, tag("p", words(f"{table.note} Claims about time are left to detente compare.")))
