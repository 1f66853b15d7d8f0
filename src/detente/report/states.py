"""The option table of states, as the literature prints it: options down, states across, equilibria below."""

from __future__ import annotations

import numpy as np

from detente.moves import state_of
from detente.report.groups import Group, Groups, grouped
from detente.report.markup import NOTHING, Markup, join, tag, words
from detente.report.naming import actor_name, concept_name, plural
from detente.report.tables import column_name, counts_words
from detente.stability import Solution

FEW = 16
"""Up to this many states, every state has a column; beyond, states alike share one."""
_MOST = 18
"""How many columns there are at most, besides the status quo."""


def states(solution: Solution) -> Markup:
    """Return the table, with a line that says what the columns are."""
    few = solution.graph.size <= FEW
    found = Groups(_each(solution), 0) if few else grouped(solution, most=_MOST)
    shown = found.shown
    head = [
        tag("th", words(name), scope="col")
        for name in ("", "option", "now", *(column_name(i) for i in range(len(shown))))
    ]
    body = (*_option_rows(solution, shown), *_foot(solution, shown))
    table = tag("table", tag("thead", tag("tr", *head)), tag("tbody", *body), class_="states")
    lead = _lead(solution, few=few, left=found.left)
    return join(
        tag("p", words(lead)),
        tag("div", table, class_="wide", tabindex="0", role="region", aria_label="Option table of states"),
    )


def _lead(solution: Solution, *, few: bool, left: int) -> str:
    counts = counts_words(solution)
    what = "Each column is a state." if few else "Each column is an equilibrium, or several alike: – stands for either."
    more = f" {plural(left, 'equilibrium', 'equilibria')} under fewer concepts left out." if left else ""
    return f"{counts} {what} Y: taken; ·: not taken; ●: an equilibrium under that concept.{more}"


def _each(solution: Solution) -> tuple[Group, ...]:
    """Return a column for every state, in the order of the states."""
    graph, columns = solution.graph, []
    for state in range(graph.size):
        taken = state_of(graph, state)
        marks = tuple("Y" if key in taken else "N" for key in graph.options)
        columns.append(Group(marks, 1, tuple(k for k, stable in solution.stable.items() if stable[:, state].all())))
    return tuple(columns)


def _option_rows(solution: Solution, columns: tuple[Group, ...]) -> list[Markup]:
    graph, rows = solution.graph, []
    conflict, now = graph.conflict, state_of(graph, graph.start)
    for actor in graph.actors if conflict.arcs is None else ("",):
        own = [option.key for option in conflict.controlled_by(actor)]
        for number, key in enumerate(own):
            place = graph.options.index(key)
            name = (
                tag("th", words(actor_name(conflict, actor)), rowspan=str(len(own)), scope="rowgroup")
                if number == 0
                else NOTHING
            )
            cells = [_cell("Y" if key in now else "N", "now"), *(_cell(column.pattern[place]) for column in columns)]
            option = tag(
                "th",
                words(key.partition(".")[2].replace("_", " ") or key),
                scope="row",
                title=conflict.option[key].does or None,
            )
            rows.append(tag("tr", name, option, *cells, class_="first" if number == 0 else None))
    return rows


def _cell(sign: str, extra: str = "") -> Markup:
    kind = {"Y": "y", "N": "n"}.get(sign, "e")
    return tag("td", words({"Y": "Y", "N": "·"}.get(sign, "–")), class_=f"{kind} {extra}".strip())


def _foot(solution: Solution, columns: tuple[Group, ...]) -> list[Markup]:
    """Return the rows below: how many states a column has, and the concepts it is an equilibrium under."""
    start, rows = solution.graph.start, []
    if any(column.count > 1 for column in columns):
        counts = [tag("td", words(f"{column.count:,}")) for column in columns]
        rows.append(
            tag(
                "tr",
                tag("th", words("states"), colspan="2", scope="row"),
                tag("td", words("1"), class_="now"),
                *counts,
                class_="first",
            )
        )
    for number, (key, stable) in enumerate(solution.stable.items()):
        now = _dot(bool(np.all(stable[:, start])), "now")
        dots = [_dot(key in column.concepts) for column in columns]
        head = tag("th", words(concept_name(key)), colspan="2", scope="row")
        rows.append(tag("tr", head, now, *dots, class_="first" if number == 0 and not rows else None))
    return rows


def _dot(there: bool, extra: str = "") -> Markup:
    inside = join(words("●"), tag("span", words(" equilibrium"), class_="sr")) if there else NOTHING
    return tag("td", inside, class_=f"{'dot' if there else ''} {extra}".strip() or None)
