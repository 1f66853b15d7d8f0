from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands.conftest import Cli
from tests.data import made

pytest.importorskip("duckdb")


@pytest.fixture
def events(tmp_path: Path) -> Path:
    """Return a file of events with one double and one malformed row."""
    cells = [made.strike(day) for day in (1, 2, 2, 9, 30)]
    return made.acled(tmp_path / "acled.csv", [*cells, made.strike(12, event_date="\x1b[31msoon")])


def test_a_rate_is_printed_with_what_became_of_the_rows(cli: Cli, events: Path) -> None:
    ran = cli("rates", events, "--actor", "IRQREB", "--target", "USAMIL", "--type", "assault")
    assert 0 == ran.code
    assert "assault by rebels and militias of Iraq to military of United States" in ran.out
    assert "0.133 per day, 1 per 7.5 days" in ran.out
    assert "Malformed rows, the first 1 of 1" in ran.out
    assert "\x1b" not in ran.out
    assert (
        'rate: {from: "acled.csv", actor: "IRQREB", target: "USAMIL", type: "assault", between: [2024-01-01' in ran.err
    )


def test_no_events_are_a_bound(cli: Cli, events: Path) -> None:
    assert "at most 0.0999 per day" in cli("rates", events, "--actor", "CHL").out


def test_json_has_the_rate_and_the_count(cli: Cli, events: Path) -> None:
    found = json.loads(cli("rates", events, "--between", "2024-01-01", "2024-01-31", "--whole", "--json").out)
    assert (4, 31) == (found["rate"]["events"], found["rate"]["days"])
    assert (1, 1, "2024-01-31") == (
        found["counted"]["same_id"],
        found["counted"]["malformed"],
        found["counted"]["last"],
    )


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (("--actor", "IRQRBE"), "D842"),
        (("--type", "asault"), "D843"),
        (("--between", "2024-02-01", "2024-01-01"), "D844"),
        (("--between", "2024-02-31", "2024-03-01"), "D206"),
        (("--level", "1"), "D601"),
    ],
)
def test_bad_input_ends_with_two_and_its_code(cli: Cli, events: Path, asked: tuple[str, ...], code: str) -> None:
    ran = cli("rates", events, *asked)
    assert (2, True) == (ran.code, code in ran.err)
