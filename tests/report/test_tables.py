"""Tables count what there is and keep their shape."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis.strategies import integers

from detente.moves import compile_graph
from detente.report.groups import grouped, matching
from detente.report.html_table import html_table
from detente.report.tables import (
    Table,
    answer_table,
    column_name,
    ranking_table,
    solution_table,
    tally,
    verdict_table,
)
from detente.stability import solve
from tests.models import conflicts
from tests.report.sample import solved


def shaped(table: Table) -> bool:
    return all(len(row) == len(table.head) for row in table.rows)


def test_every_row_is_as_long_as_the_head() -> None:
    graph, solution, findings = solved()
    tables = [verdict_table(findings), solution_table(solution), *(ranking_table(graph, a) for a in graph.actors)]
    tables += [answer_table(graph.conflict, verdict) for verdict in findings.verdicts]
    assert [True] * len(tables) == [shaped(table) for table in tables]


def test_the_board_has_a_row_for_every_claim() -> None:
    findings = solved()[2]
    assert [verdict.claim for verdict in findings.verdicts] == [row[1] for row in verdict_table(findings).rows]


def test_the_tally_counts_outcomes_and_surprises() -> None:
    assert tally(solved()[2]) == ("5 claims in this model: 1 fails, 2 depend, 2 untestable; 3 not as expected.")


@settings(max_examples=40, deadline=None)
@given(conflicts())
def test_groups_cover_the_equilibria_and_nothing_else(conflict: object) -> None:
    solution = solve(compile_graph(conflict))  # type: ignore[arg-type]
    found = grouped(solution, most=10_000)
    for key in solution.stable:
        covered = np.zeros(solution.graph.size, dtype=bool)
        for group in found.shown:
            if key in group.concepts:
                covered |= matching(solution.graph, group.pattern)
        assert solution.stable[key].all(axis=0).tolist() == covered.tolist()
    assert 0 == found.left


@settings(max_examples=40, deadline=None)
@given(conflicts(), integers(0, 4))
def test_what_is_in_no_group_is_counted(conflict: object, most: int) -> None:
    solution = solve(compile_graph(conflict))  # type: ignore[arg-type]
    found = grouped(solution, most=most)
    covered = [matching(solution.graph, group.pattern) for group in found.shown]
    some = np.logical_or.reduce([stable.all(axis=0) for stable in solution.stable.values()])
    assert len(found.shown) <= most
    assert found.left == int((some & ~np.logical_or.reduce([*covered, np.zeros_like(some)])).sum())


def test_a_ranking_is_cut_in_the_middle() -> None:
    graph = solved()[0]
    table = ranking_table(graph, "mayor", most=1)
    assert (2, "1") == (len(table.rows), table.rows[0][0])
    assert "left out" in table.note


def test_columns_are_named_like_those_of_a_sheet() -> None:
    assert ["A", "Z", "AA", "AB"] == [column_name(i) for i in (0, 25, 26, 27)]


def test_a_notebook_table_is_escaped() -> None:
    assert "<td style=" in html_table(Table("t", ("a",), (("<x>",),)))
    assert "<x>" not in html_table(Table("t", ("a",), (("<x>",),)))
