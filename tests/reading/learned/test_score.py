from __future__ import annotations

import pytest

from detente.reading.attribution.told import Report
from detente.reading.learned import Score, Told, score

WANTED = Told(((10, 14),), ((20, 40),), ((0, 9),))
STARTS = [0, 4, 10, 15, 20, 30]


def found(
    cue: tuple[int, int] = (10, 14),
    content: tuple[tuple[int, int], ...] = ((20, 40),),
    source: tuple[int, int] | None = (0, 9),
    head: int | None = 1,
) -> Report:
    return Report(cue, content, source, head, "statement")


@pytest.mark.parametrize(
    ("report", "right", "exact"),
    [
        (found(), 1, 1),
        (found(cue=(13, 18)), 1, 1),
        (found(cue=(14, 18)), 0, 0),
        (found(content=((20, 30),)), 1, 0),
        (found(content=((20, 29),)), 0, 0),
        (found(content=((20, 30), (30, 40))), 1, 0),
        (found(source=(0, 19)), 1, 1),
        (found(source=(0, 30), head=3), 0, 0),
        (found(source=(0, 30), head=1), 1, 1),
        (found(source=None, head=None), 0, 0),
    ],
)
def test_a_relation_is_right_by_overlap(report: Report, right: int, exact: int) -> None:
    assert Score(1, 1, right, exact) == score([report], [WANTED], STARTS)


def test_both_may_name_nobody() -> None:
    nobody = Told(WANTED.cue, WANTED.content)
    assert Score(1, 1, 1, 1) == score([found(source=None, head=None)], [nobody], STARTS)


def test_one_found_attribution_is_right_once() -> None:
    assert Score(2, 1, 1, 1) == score([found()], [WANTED, WANTED], STARTS)


def test_nothing_found_is_zero_and_no_error() -> None:
    assert (0.0, 0.0, 0.0) == score([], [WANTED], STARTS).rates(0)
    assert (0.0, 0.0, 0.0) == score([], [], STARTS).rates(0)


def test_scores_add_up() -> None:
    assert Score(3, 3, 3, 3) == sum((Score(1, 1, 1, 1) for _ in range(3)), Score())
