"""`detente robust`: shares, trees with their sentences, what to check next, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import detente
from tests.commands.conftest import MODEL, Cli
from tests.strait import written

THIRTEEN = ", ".join(f"{{that: x, id: w{at}}}" for at in range(13))
FREE = f"""detente: 1
title: Thirteen wants
actors:
  a:
    options: {{x: X}}
    wants: [{THIRTEEN}]
    order: [any order]
claims: [{{id: c, test: some equilibrium has a.x}}]
"""


@pytest.fixture
def strait(tmp_path: Path) -> Path:
    """Return the path of the model of the strait."""
    return written(tmp_path)


def test_each_claim_has_its_share_its_tree_and_the_sentences_to_check(cli: Cli, strait: Path) -> None:
    ran = cli("robust", strait)
    assert 0 == ran.code, ran.err
    for said in (
        "leaves 10 profiles: all are asked",
        "◐ depends  flag   █████████████████···  83 %",
        "if north.search is wanted:",
        "north.search: “his men will search the ferries wherever they patrol” (A captain, in Strait Herald)",
        "south.trade: no source: Ours. A blocked strait is bad for both ports.",
        "1. whether north.search is wanted: 0.84 bits, of calm, open, flag",
        "open calm calm only where open",
    ):
        assert " ".join(said.split()) in " ".join(ran.out.split()), said


def test_the_shares_of_orders_are_those_counted_by_hand(cli: Cli, strait: Path) -> None:
    """Search stands in half the cases; then show outranks calm in two orders of three, and search is first in two."""
    found = json.loads(cli("robust", strait, "--json").out)
    shares = {one["claim"]: one["orders"]["holds"]["share"] for one in found["claims"]}
    assert {"open": 10 / 12, "calm": 8 / 12, "flag": 10 / 12} == pytest.approx(shares)
    assert (10, True, 6) == (found["profiles"], found["exact"], found["orders"])
    assert {"open", "calm", "flag"} == set(found["trees"])


def test_drawn_profiles_come_with_intervals_that_hold_the_exact_share(cli: Cli, strait: Path) -> None:
    exact = json.loads(cli("robust", strait, "--profiles", "9", "--all", "--json").out)
    drawn = json.loads(cli("robust", strait, "--profiles", "9", "--seed", "3", "--json").out)
    assert (True, 10, False, 9) == (exact["exact"], exact["profiles"], drawn["exact"], drawn["profiles"])
    for one, other in zip(exact["claims"], drawn["claims"], strict=True):
        held = other["orders"]["holds"]
        assert held["low"] <= one["orders"]["holds"]["share"] <= held["high"]
        assert held["low"] < held["high"]


def test_the_same_seed_draws_the_same(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "free.yaml"
    path.write_text(FREE)
    told = [json.loads(cli("robust", path, "--profiles", "50", "--seed", "5", "--json").out) for _ in range(2)]
    for one in told:
        assert one["header"].pop("time")
    assert told[0] == told[1]


def test_an_order_can_be_freed_on_the_command_line(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "model.yaml"
    path.write_text(MODEL)
    ran = cli("robust", path, "--free", "b")
    assert 0 == ran.code, ran.err
    assert "the wants of b leaves 2 profiles" in ran.out


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        ((), "D412", "--free ACTOR"),
        (("--free", "c"), "D210", 'no actor is called "c"'),
        (("--free", "a", "--claim", "pressd"), "D216", 'did you mean "pressed"?'),
        (("--free", "a", "-o", "x.png"), "D609", ".html, .svg, .json"),
        (("--free", "a", "--profiles", "1000000000000"), "D411", "GB"),
        (("--suppose", "drop b.wants-9"), "D2", ""),
    ],
    ids=["nothing unsure", "no actor", "no claim", "no kind", "too many drawn", "no edit"],
)
def test_what_cannot_be_asked_is_refused_with_a_way_out(
    cli: Cli, model: Path, arguments: tuple[str, ...], code: str, says: str
) -> None:
    ran = cli("robust", model, *arguments)
    assert 2 == ran.code
    assert code in ran.err
    assert says in ran.err


def test_an_ensemble_that_would_take_days_is_refused_with_its_size_and_line(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "free.yaml"
    path.write_text(FREE)
    ran = cli("robust", path, "--all")
    assert 2 == ran.code
    assert "D410" in ran.err
    assert "6,227,020,800 profiles" in ran.err
    assert "free.yaml:3:1" in ran.err
    assert "profiles are then drawn" in ran.err


def test_an_actor_that_wants_one_thing_has_no_order_to_free(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "model.yaml"
    path.write_text(MODEL.replace("wants: [not b.resist, press]", "wants: [press]"))
    ran = cli("robust", path, "--free", "a")
    assert 2 == ran.code
    assert "D413" in ran.err


def test_what_matters_most_is_weighed_on_demand(cli: Cli, strait: Path) -> None:
    ran = cli("robust", strait, "--claim", "calm", "--matters")
    assert "What matters most for calm" in ran.out
    rows = {line.split("  ")[0]: line for line in ran.out.splitlines() if line.startswith("the wants of")}
    assert "0.00 (0.00 to 0.00)" in rows["the wants of Suder"]
    assert "0.00 (0.00 to 0.00)" not in rows["the wants of Norden"]


def test_the_result_shows_itself_in_a_notebook_and_as_rows(strait: Path) -> None:
    found = detente.load(strait).robust()
    assert "<table" in found._repr_html_()
    assert ["open", "calm", "flag"] == list(found.to_frame()["claim"])
    assert ("open", "calm", "flag") == found.depends
    assert "depends" == found["flag"].outcome


def test_check_tells_how_often_where_that_takes_no_time(cli: Cli, strait: Path) -> None:
    ran = cli("check", strait)
    assert 0 == ran.code
    assert "holds in 83 %" in ran.out
    assert "verdicts are those of the order listed" in " ".join(ran.out.split())
    alone = cli("check", strait, "--depth", "0")
    assert "holds in 83 %" not in alone.out
    assert "`detente robust` tells" in " ".join(alone.out.split())
    data = json.loads(cli("check", strait, "--json").out)
    assert ["depends"] * 3 == [one["outcome"] for one in data["over"]]
    assert data["as_expected"]


def test_check_points_to_robust_where_it_would_take_long(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "free.yaml"
    path.write_text(FREE)
    ran = cli("check", path)
    assert "over all orders" not in ran.out
    assert "`detente robust` tells how often each claim holds" in " ".join(ran.out.split())


def test_a_page_and_a_picture_are_written(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "free.yaml"
    path.write_text(FREE)
    for name, says in (("robust.html", "<!DOCTYPE html>"), ("robust.svg", "<svg"), ("robust.json", "{")):
        ran = cli("robust", path, "--profiles", "20", "-o", tmp_path / name)
        assert 0 == ran.code, ran.err
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(says)
    assert "D603" in cli("robust", path, "--profiles", "20", "-o", tmp_path / "robust.svg").err
