"""Plain tables: rows of strings that the terminal, the notebook and the page all draw in their own way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from detente.conflict.model import Conflict, Outcome
from detente.findings.verdict import Answer, Findings, Verdict
from detente.moves.graph import Graph
from detente.moves.labels import state_of
from detente.report.groups import grouped
from detente.report.naming import actor_name, concept_name, concept_names, option_label, plural
from detente.report.visible import one_line
from detente.report.words import state_words
from detente.stability.solve import Solution

MARKS: tuple[tuple[Outcome, str], ...] = (("holds", "✓"), ("fails", "✗"), ("depends", "◐"), ("untestable", "○"))
"""A shape for each outcome, so that nothing hangs on colour."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its title, the heads of its columns, its rows (each as long as `head`), and a note below."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


def mark(outcome: Outcome) -> str:
    """Return the shape that goes with an outcome.

    >>> mark("fails")
    '✗'
    """
    return dict(MARKS)[outcome]


def verdict_table(findings: Findings) -> Table:
    """Return the verdict board: one row per claim, in the order of the model."""
    rows = tuple(
        (
            f"{mark(v.outcome)} {v.outcome}",
            one_line(v.claim),
            expected_words(v),
            one_line(v.says or v.test),
            one_line(v.reason),
        )
        for v in findings.verdicts
    )
    return Table("Verdicts, in this model", ("verdict", "claim", "as expected", "says", "why"), rows, tally(findings))


def expected_words(verdict: Verdict) -> str:
    """Return whether a verdict is the expected one: "yes", or "no: holds expected"."""
    return "yes" if verdict.as_expected else f"no: {verdict.expected} expected"


def tally(findings: Findings) -> str:
    """Return the verdicts counted, in one sentence."""
    counts = [(outcome, sum(v.outcome == outcome for v in findings.verdicts)) for outcome, _ in MARKS]
    parts = [f"{number} {_verb(outcome, number)}" for outcome, number in counts if number]
    odd = sum(not v.as_expected for v in findings.verdicts)
    ending = "all as expected" if not odd else f"{odd} not as expected"
    return f"{plural(len(findings.verdicts), 'claim')} in this model: {', '.join(parts) or 'none'}; {ending}."


def _verb(outcome: Outcome, number: int) -> str:
    return (
        {"holds": "hold", "fails": "fail", "depends": "depend"}.get(outcome, outcome)
        if number != 1
        else ("is untestable" if outcome == "untestable" else outcome)
    )


def answer_table(conflict: Conflict, verdict: Verdict) -> Table:
    """Return the answers under each reading: a row per combination of sides and outcome, with its concepts."""
    groups: dict[tuple[tuple[tuple[str, str], ...], Outcome, str], list[Answer]] = {}
    for answer in verdict.answers:
        groups.setdefault((answer.sides, answer.outcome, answer.reason), []).append(answer)
    rows = tuple(
        (
            sides_words(conflict, sides),
            concept_names(a.concept for a in same if a.concept),
            f"{mark(outcome)} {outcome}",
            one_line(reason),
        )
        for (sides, outcome, reason), same in groups.items()
    )
    return Table("Under each reading", ("reading", "concepts", "answer", "why"), rows)


def sides_words(conflict: Conflict, sides: Iterable[tuple[str, str]]) -> str:
    """Return the sides taken of the alternatives, in the words of the model where it has some."""
    said = {(a.key, side.key): side.says or side.key for a in conflict.alternatives for side in a.sides}
    return "; ".join(one_line(said.get(pair, pair[1])) for pair in sides)


def solution_table(solution: Solution, *, most: int = 18) -> Table:
    """Return the equilibria, all concepts side by side: options down, groups of states across, dashes for "either".

    The columns with most concepts come first, at most `most` of them; the note counts what is in none. The last rows
    count the states of a column and mark its concepts.
    """
    if solution.graph.conflict.arcs is not None:
        return _explicit_table(solution)
    conflict, found = solution.graph.conflict, grouped(solution, most=most)
    columns = found.shown
    options = tuple(
        (
            actor_name(conflict, conflict.option[key].by),
            option_label(conflict, key),
            *(group.pattern[i] for group in columns),
        )
        for i, key in enumerate(solution.graph.options)
    )
    concepts = tuple(
        ("", concept_name(key), *("●" if key in group.concepts else "·" for group in columns))
        for key in solution.stable
    )
    counts = ("", "states", *(f"{group.count:,}" for group in columns))
    head = ("actor", "option", *(column_name(i) for i in range(len(columns))))
    left = f" {plural(found.left, 'equilibrium', 'equilibria')} in no column." if found.left else ""
    note = f"Y taken, N not taken, - either, ● an equilibrium, · not one. {counts_words(solution)}{left}"
    return Table("Equilibria, in this model", head, (*options, counts, *concepts), note)


def _explicit_table(solution: Solution) -> Table:
    """Return the states of an explicit model down, the concepts across."""
    graph = solution.graph
    rows = tuple(
        (
            graph.options[at],
            state_words(graph.conflict, state_of(graph, at)),
            "now" if at == graph.start else "",
            *("●" if bool(stable[:, at].all()) else "·" for stable in solution.stable.values()),
        )
        for at in range(graph.size)
    )
    head = ("state", "", "", *(concept_name(key) for key in solution.stable))
    note = f"● an equilibrium, · not one. {counts_words(solution)}"
    return Table("Equilibria, in this model", head, rows, note)


def counts_words(solution: Solution) -> str:
    """Return how many equilibria each concept has, as a sentence."""
    counts = [f"{concept_name(key)} {int(stable.all(axis=0).sum()):,}" for key, stable in solution.stable.items()]
    return f"Equilibria among {plural(solution.graph.size, 'state')}: {', '.join(counts)}."


def option_table(conflict: Conflict) -> Table:
    """Return who can do what: a row per option, with what it is and whether it can be taken back."""
    ways = {(True, True): "either way", (True, False): "never undone", (False, True): "never taken"}
    rows = tuple(
        (
            actor_name(conflict, option.by),
            option.key,
            one_line(option.does),
            "only if" if option.conditional else ways.get((option.can_take, option.can_undo), "fixed"),
            "now" if option.key in conflict.status_quo else "",
        )
        for option in conflict.options
        if conflict.arcs is None
    )
    return Table("Options", ("actor", "option", "what it is", "can change", ""), rows)


def ranking_table(graph: Graph, actor: str, *, most: int = 5) -> Table:
    """Return the best and worst `most` levels of one decision maker's ranking, best first, in words.

    A level with several states shows the first and counts the others.
    """
    row = graph.rank[graph.actors.index(actor)]
    levels = sorted(set(row.tolist()), reverse=True)
    shown = levels if len(levels) <= 2 * most else [*levels[:most], *levels[-most:]]
    rows = []
    for level in shown:
        alike = np.flatnonzero(row == level)
        words = state_words(graph.conflict, state_of(graph, int(alike[0])))
        rows.append((str(levels.index(level) + 1), words, plural(len(alike), "state")))
    left = len(levels) - len(shown)
    note = (
        f"{plural(len(levels), 'level')} in all; {left} in between left out."
        if left
        else f"{plural(len(levels), 'level')} in all."
    )
    return Table(
        f"{actor_name(graph.conflict, actor)}, best to worst",
        ("level", "first state of it", "states"),
        tuple(rows),
        note,
    )


def column_name(number: int) -> str:
    """Name a column: A to Z, then AA.

    >>> column_name(0), column_name(26)
    ('A', 'AA')
    """
    front = column_name(number // 26 - 1) if number >= 26 else ""
    return front + chr(ord("A") + number % 26)
