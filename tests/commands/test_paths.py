from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.commands.conftest import Cli


def test_the_shortest_ways_are_shown_with_who_must_move(cli: Cli) -> None:
    ran = cli("paths", "cuban", "ussr.withdraw", "--by", "improvements")
    assert 0 == ran.code
    assert "It takes 2 steps by improvements; 3 shortest ways there, to 3 different states." in ran.out
    assert "Nothing leads there unless United States and Soviet Union move." in ran.out
    assert "Never taken: escalate (Soviet Union)." in ran.out


def test_the_json_has_the_paths_and_the_exact_number(cli: Cli) -> None:
    found = json.loads(cli("paths", "tower22", "usa.offer and iran.accept and israel.offer_state", "--json").out)
    assert (3, 36, 5) == (found["length"], found["number"], len(found["paths"]))
    assert 36 == len(json.loads(cli("paths", "tower22", found["target"], "--json", "--all").out)["paths"])


def test_a_target_may_be_a_state_or_a_pattern_and_the_start_another(cli: Cli, model: Path) -> None:
    assert "1 step" in cli("paths", model, "YN").out
    assert "1 step" in cli("paths", model, "nothing", "--from", "a.press").out
    assert "2 steps" in cli("paths", model, "a.press,b.resist").out


def test_only_those_named_may_move(cli: Cli, model: Path) -> None:
    assert "No sequence of moves of Bland leads there." in cli("paths", model, "a.press", "--of", "b").out


@pytest.mark.parametrize("kind", ["svg", "html"])
def test_a_picture_is_written_and_never_over_another_file(cli: Cli, tmp_path: Path, kind: str) -> None:
    target = tmp_path / f"ways.{kind}"
    assert 0 == cli("paths", "cuban", "ussr.withdraw", "-o", target).code
    text = target.read_text(encoding="utf-8")
    assert "<script" not in text
    if kind == "svg":
        ElementTree.fromstring(text)
    again = cli("paths", "cuban", "ussr.withdraw", "-o", target)
    assert (2, True) == (again.code, "D603" in again.err)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("ussr.withdra",), "D211"),
        (("ussr.withdraw", "--of", "usaa"), "D607"),
        (("ussr.withdraw", "-o", "ways.png"), "D609"),
        (("ussr.withdraw", "--from", "ussr.withdraw,ussr.escalate"), "D606"),
        (("ussr.withdraw",), "D601"),
    ],
)
def test_what_cannot_be_asked_is_refused(cli: Cli, arguments: tuple[str, ...], code: str) -> None:
    more = ("--by", "jumps") if code == "D601" else ()
    ran = cli("paths", "cuban", *arguments, *more)
    assert (2, True) == (ran.code, code in ran.err)
