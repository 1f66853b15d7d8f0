"""`detente sources`: what stands without a source, what has none, and who contradicts whom."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import detente
from tests.commands.conftest import Cli
from tests.strait import HERALD, written


@pytest.fixture
def strait(tmp_path: Path) -> Path:
    """Return the path of the model of the strait."""
    return written(tmp_path)


def test_sources_are_dropped_counted_and_set_against_each_other(cli: Cli, strait: Path) -> None:
    ran = cli("sources", strait)
    assert 0 == ran.code, ran.err
    said = " ".join(ran.out.split())
    for words in (
        "A captain speaker 3 assumptions open fails → holds; calm fails → holds; flag holds → fails",
        "The minister speaker 1 assumption none: every verdict stands",
        "1 of 3 verdicts rests on two independent sources or more.",
        "There is 1 assumption with no source: south.trade.",
        "✗ fails open 2 A captain, Strait Herald and “herald”; The envoy, Morning Post and “post”",
        "denied: Norden is adversary of Suder",
        "not so, says The envoy: “nobody will board a ferry”",
    ):
        assert words in said, words


def test_text_that_supports_nothing_is_shown_where_it_stands(cli: Cli, strait: Path) -> None:
    found = json.loads(cli("sources", strait, "--json").out)
    silent = [one for one in found["silent"] if one["source"] == "herald"]
    assert [HERALD[one["start"] : one["end"]] for one in silent] == [one["words"] for one in silent]
    assert any("Gulls followed the boats" in one["words"] for one in silent)


def test_speakers_without_whom_the_same_goes_share_a_row(cli: Cli, strait: Path) -> None:
    ran = cli("sources", strait, "--claim", "flag")
    assert "Morning Post or The envoy" in ran.out


def test_a_claim_nobody_makes_is_refused(cli: Cli, strait: Path) -> None:
    ran = cli("sources", strait, "--claim", "flagg")
    assert 2 == ran.code
    assert "D216" in ran.err


def test_the_result_shows_itself_in_a_notebook_and_as_rows(strait: Path) -> None:
    found = detente.load(strait).sources()
    assert "<table" in found._repr_html_()
    assert [2, 1, 1] == list(found.to_frame()["number"])
