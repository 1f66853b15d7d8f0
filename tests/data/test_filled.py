from __future__ import annotations

from pathlib import Path

import pytest

from detente.data import estimated, filled
from detente.errors import Problem
from detente.language import parse_quantity
from tests.data import made

pytest.importorskip("duckdb")


def test_a_rate_from_a_file_becomes_one_that_the_model_file_knows(tmp_path: Path) -> None:
    made.acled(tmp_path / "a.csv", [made.strike(day) for day in (1, 2, 9, 30)])
    asked = {"from": "a.csv", "actor": "IRQREB", "note": "ours"}
    problems: list[Problem] = []
    data = {"events": {"raid": {"rate": asked, "sets": ["x"]}}, "ties": [{"from": "a", "to": "b"}], "starts": None}
    found = filled(data, folder=tmp_path, problems=problems)
    rate = found["events"]["raid"]["rate"]
    wanted = estimated(asked, folder=tmp_path)
    assert ([], data["ties"], ["x"]) == (problems, found["ties"], found["events"]["raid"]["sets"])
    assert (wanted.value, wanted.unit) == (parse_quantity(rate["value"]).value, parse_quantity(rate["value"]).unit)
    assert pytest.approx([wanted.low, wanted.high]) == [parse_quantity(end).value for end in rate["range"]]
    assert rate["note"].startswith("ours; ACLED: ")


@pytest.mark.parametrize(
    ("asked", "code", "key"),
    [
        ({"from": "b.csv"}, "D840", "from"),
        ({"from": "../a.csv"}, "D307", "from"),
        ({"from": "a.csv", "actor": "IRQ", "target": "USAMLI"}, "D842", "target"),
        ({"from": "a.csv", "type": "asault"}, "D843", "type"),
        ({"from": "a.csv", "between": ["2025-01-01", "2025-02-01"]}, "D844", "between"),
    ],
)
def test_what_is_wrong_has_the_place_of_the_key_it_is_about(
    tmp_path: Path, asked: dict[str, object], code: str, key: str
) -> None:
    made.acled(tmp_path / "a.csv", [made.strike(1)])
    problems: list[Problem] = []
    found = filled({"actors": {"usa": {"rate": asked}}}, folder=tmp_path, problems=problems)
    assert found == {"actors": {"usa": {"rate": None}}}
    assert [(code, ("actors", "usa", "rate", key))] == [(problem.code, problem.path) for problem in problems]


def test_a_model_that_is_no_file_has_no_file_of_events() -> None:
    problems: list[Problem] = []
    filled({"rate": {"from": "a.csv"}}, folder=None, problems=problems)
    assert ["D840"] == [problem.code for problem in problems]
