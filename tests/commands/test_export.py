from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.conftest import Cli
from tests.files.exported import CALENDAR, TIMED, parsed


@pytest.fixture
def timed(tmp_path: Path) -> Path:
    path = tmp_path / "timed.yaml"
    path.write_text(TIMED)
    return path


def test_a_model_is_written_in_the_prism_language(cli: Cli, timed: Path, tmp_path: Path) -> None:
    ran = cli("export", timed, "--to", "prism", "-o", tmp_path / "out.prism", "--label", "calm: not storm")
    assert 0 == ran.code
    assert {"calm", "shut", "settled"} == set(parsed((tmp_path / "out.prism").read_text())[2])
    assert (tmp_path / "out.prism").read_text() == cli(
        "export", timed, "--to", "prism", "-o", "-", "--label", "calm: not storm"
    ).out


@pytest.mark.parametrize(("form", "head"), [("explicit", "40 "), ("storm", "ctmc")])
def test_explicit_files_are_written_together_or_not_at_all(
    cli: Cli, timed: Path, tmp_path: Path, form: str, head: str
) -> None:
    (tmp_path / "x.lab").write_text("mine")
    refused = cli("export", timed, "--to", form, "-o", tmp_path / "x")
    assert (2, True, False) == (refused.code, "D603" in refused.err, (tmp_path / "x.tra").exists())
    assert 0 == cli("export", timed, "--to", form, "-o", tmp_path / "x", "--force").code
    assert {".tra", ".sta", ".lab"} == {path.suffix for path in tmp_path.glob("x.*")}
    assert (tmp_path / "x.tra").read_text().startswith(head)


def test_what_a_date_changes_is_told_and_another_stretch_can_be_had(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "dated.yaml"
    path.write_text(CALENDAR)
    first = cli("export", path, "--to", "prism", "-o", "-")
    second = cli("export", path, "--to", "prism", "-o", "-", "--segment", "1")
    assert "D870" in first.err
    assert "from day 0 to day 50" in first.out
    assert "from day 50 on" in second.out
    assert (parsed(first.out)[1] != parsed(second.out)[1]).any()
    assert "D870" not in cli("export", path, "--to", "prism", "-o", "-", "-q").err


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--to", "storm", "-o", "-"), "D875"),
        (("--to", "prism", "-o", "-", "--segment", "7"), "D873"),
        (("--to", "prism", "-o", "-", "--label", "war"), "D874"),
        (("--to", "prism", "-o", "-", "--label", "war: north.closed"), "D211"),
        (("--to", "gexf", "-o", "-"), "D601"),
        (("--to", "graphml", "-o", "-", "--depth", "2"), "D669"),
        (("--to", "efg", "-o", "-", "--rule", "logit"), "D669"),
        (("--to", "efg", "-o", "-"), "D188"),
        (("--to", "ktab", "-o", "-"), "D926"),
    ],
)
def test_what_cannot_be_exported_is_refused(cli: Cli, timed: Path, arguments: tuple[str, ...], code: str) -> None:
    ran = cli("export", timed, *arguments)
    assert (2, True) == (ran.code, code in ran.err)


def test_an_option_that_lands_after_a_fixed_time_is_no_chain(cli: Cli, timed: Path) -> None:
    timed.write_text(TIMED.replace("stages: 3", "fixed: yes"))
    ran = cli("export", timed, "--to", "prism", "-o", "-")
    assert (2, True) == (ran.code, "D872" in ran.err)


def test_another_rule_gives_other_rates(cli: Cli, timed: Path) -> None:
    rules = {cli("export", timed, "--to", "prism", "-o", "-", "--rule", rule).out for rule in ("logit", "best-reply")}
    assert 2 == len(rules)
