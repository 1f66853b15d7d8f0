"""`detente verify`: a kept result is the same, is different, is about something else, or is none."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from detente.commands import COMMANDS
from detente.commands.recomputed import RECOMPUTED
from detente.commands.verify import differences
from tests.commands.conftest import MODEL, Cli
from tests.strait import HERALD, written

CHANGED = MODEL.replace("[not b.resist, press]", "[not press]")


@pytest.fixture
def kept(cli: Cli, model: Path, tmp_path: Path) -> Path:
    """Return the path of the result of a check."""
    path = tmp_path / "verdicts.json"
    path.write_text(cli("check", model, "--json").out, encoding="utf-8")
    return path


def altered(path: Path, *steps: Any, to: Any) -> Path:
    """Change one value of a result."""
    data = json.loads(path.read_text(encoding="utf-8"))
    holder = data
    for step in steps[:-1]:
        holder = holder[step]
    holder[steps[-1]] = to
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


def test_the_header_says_what_made_a_result(kept: Path, model: Path) -> None:
    import detente

    header = json.loads(kept.read_text())["header"]
    assert (detente.__version__, 1, "check", ["check", str(model), "--json"]) == (
        header["detente"], header["format"], header["command"], header["arguments"],
    )  # fmt: skip
    said = header["models"][0]
    assert (str(model), 64, 64, {}) == (said["name"], len(said["hash"]), len(said["text"]), said["sources"])
    assert {"title", "actors", "options", "claims"} == set(said["parts"])
    assert header["time"].endswith("+00:00")
    assert header["platform"]


def test_a_result_that_still_holds_is_the_same(cli: Cli, kept: Path) -> None:
    ran = cli("verify", kept)
    assert 0 == ran.code, ran.err
    assert ran.out.startswith("✓ same  check of ")
    header = json.loads(kept.read_text())["header"]
    assert f"(model {header['models'][0]['hash'][:12]}), made by detente {header['detente']} on" in " ".join(
        ran.out.split()
    )
    told = json.loads(cli("verify", kept, "--json").out)
    assert [{key: header["models"][0][key] for key in ("name", "hash")}] == told["models"]
    assert told["made_by"] == told["version"] == header["detente"]
    assert cli("verify", "-", stdin=kept.read_text()).out == ran.out


@pytest.mark.parametrize("name", RECOMPUTED)
def test_every_command_that_is_worked_out_again_gives_the_same(cli: Cli, tmp_path: Path, name: str) -> None:
    more = {
        "explain": ("cuban", "nothing"), "paths": ("cuban", "ussr.withdraw"), "compare": ("cuban", "cuban"),
        "inverse": ("cuban", "nothing"), "hindsight": (FORMATS / "harbour.yaml",), "deal": (FORMATS / "tower22.yaml",),
        "chances": (FORMATS / "harbour.yaml", "--paths", "200"), "ties": (FORMATS / "strait.yaml",),
        "robust": (FORMATS / "strait.yaml", "--profiles", "20"), "sources": (FORMATS / "strait.yaml",),
    }  # fmt: skip
    result = tmp_path / "result.json"
    made = cli(name, *more.get(name, ("cuban",)), "--json")
    result.write_text(made.out, encoding="utf-8")
    ran = cli("verify", result)
    assert (0, "") == (ran.code, ran.err)
    assert "✓ same" in ran.out


FORMATS = Path(__file__).parents[1] / "data" / "formats" / "1"


def test_a_result_somebody_changed_is_different_and_it_says_where(cli: Cli, kept: Path) -> None:
    altered(kept, "verdicts", 0, "outcome", to="fails")
    ran = cli("verify", kept)
    assert (1, "") == (ran.code, ran.err)
    assert 'verdicts.pressed.outcome: "fails" → "holds"' in ran.out
    told = json.loads(cli("verify", kept, "--json").out)
    assert (False, 1) == (told["same"], told["count"])
    assert [{"at": "verdicts.pressed.outcome", "was": "fails", "now": "holds"}] == told["different"]


def test_a_changed_model_is_refused_with_the_part_and_the_line(cli: Cli, kept: Path, model: Path) -> None:
    model.write_text(CHANGED)
    ran = cli("verify", kept)
    assert (2, "") == (ran.code, ran.out)
    assert f"D665  {model}:3:1   the model {model} is another one: actors changed" in ran.err


def test_anyway_shows_what_the_change_of_the_model_changes(cli: Cli, kept: Path, model: Path) -> None:
    model.write_text(CHANGED)
    ran = cli("verify", kept, "--anyway")
    assert 1 == ran.code
    assert 'verdicts.pressed.outcome: "holds" → "fails"' in ran.out
    assert "D665" in ran.err


def test_comments_and_layout_change_no_result(cli: Cli, kept: Path, model: Path) -> None:
    model.write_text("# looked at again\n" + MODEL.replace("title: Two neighbours", "title:   Two neighbours"))
    assert 0 == cli("verify", kept).code


def test_another_version_is_refused_by_name_and_compared_anyway(cli: Cli, kept: Path) -> None:
    altered(kept, "header", "detente", to="0.0.9")
    altered(kept, "version", to="0.0.9")
    ran = cli("verify", kept)
    assert 2 == ran.code
    assert "D664  the result was made by detente 0.0.9" in ran.err
    assert "pip install detente==0.0.9" in ran.err
    assert 0 == cli("verify", kept, "--anyway").code


def test_a_changed_text_is_refused_by_its_source(cli: Cli, tmp_path: Path) -> None:
    path = written(tmp_path)
    result = tmp_path / "result.json"
    result.write_text(cli("check", path, "--json", "--depth", "0").out, encoding="utf-8")
    (tmp_path / "herald.txt").write_text(HERALD + "Gulls again.\n")
    ran = cli("verify", result)
    assert 2 == ran.code
    assert 'D666  the text of the source "herald"' in ran.err
    assert 0 == cli("verify", result, "--anyway").code


def test_a_model_that_moved_is_found_beside_the_result_or_where_it_is_said_to_be(
    cli: Cli, kept: Path, model: Path, tmp_path: Path
) -> None:
    (tmp_path / "away").mkdir()
    there = model.rename(tmp_path / "away" / "model.yaml")
    assert "D107" in cli("verify", kept).err
    assert 0 == cli("verify", kept, "--model", there).code
    assert 0 == cli("verify", kept.rename(tmp_path / "away" / "r.json")).code


def test_a_result_from_stdin_needs_its_model_named(cli: Cli, tmp_path: Path, model: Path) -> None:
    result = tmp_path / "result.json"
    result.write_text(cli("check", "-", "--json", stdin=MODEL).out)
    assert "--model" in cli("verify", result).err
    assert 0 == cli("verify", result, "--model", model).code


def test_nothing_is_written_though_the_result_says_so(cli: Cli, model: Path, tmp_path: Path) -> None:
    page, result = tmp_path / "page.html", tmp_path / "result.json"
    result.write_text(cli("compare", model, model, "--json", "-o", page, "--force").out, encoding="utf-8")
    page.unlink()
    assert 0 == cli("verify", result).code
    assert not page.exists()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "D663"),
        ("[1]", "D663"),
        ("{}", "D663"),
        ('{"header": 3}', "D663"),
        ('{"header": {}}', "D663"),
        ("\x00", "D663"),
        ("[" * 100_000, "D663"),
        ('{"header": {"command": "sweep"}, "problems": []}', "D663"),
    ],
)
def test_what_is_no_result_is_refused(cli: Cli, tmp_path: Path, text: str, code: str) -> None:
    path = tmp_path / "other.json"
    path.write_text(text)
    ran = cli("verify", path)
    assert (2, "") == (ran.code, ran.out)
    assert ran.err.startswith(code)


@pytest.mark.parametrize(
    ("steps", "to", "code"),
    [
        (("header", "command"), "sweep", "D667"),
        (("header", "command"), "../../bin/sh", "D667"),
        (("header", "models"), [], "D663"),
        (("header", "arguments"), ["check", "/etc/hostname", "--json"], "D663"),
        (("header", "format"), 2, "D664"),
        (("header", "models"), [3], "D663"),
        (("header", "models", 0, "parts"), 3, "D663"),
        (("header", "arguments"), ["check"], "D663"),
        (("header", "arguments"), ["check", "cuban", "--no-such-option"], "D663"),
        (("header", "arguments"), ["check", "--help"], "D663"),
        (("header", "arguments"), ["solve", "cuban"], "D663"),
    ],
)
def test_a_damaged_header_is_refused(cli: Cli, kept: Path, steps: tuple[Any, ...], to: Any, code: str) -> None:
    ran = cli("verify", altered(kept, *steps, to=to))
    assert 2 == ran.code
    assert code in ran.err


def test_numbers_are_the_same_up_to_rounding_and_names_lead_to_what_differs() -> None:
    assert [] == list(differences({"a": [1.0, True]}, {"a": [1.0 + 1e-12, True]}))
    assert ["a.0"] == [one.at for one in differences({"a": [1.0]}, {"a": [1.001]})]
    assert ["a"] == [one.at for one in differences({"a": 1}, {"a": True})]
    assert ["a.x.n"] == [one.at for one in differences({"a": [{"id": "x", "n": 1}]}, {"a": [{"id": "x", "n": 2}]})]
    assert ["a", "b"] == [one.at for one in differences({"a": [1]}, {"a": [1, 2], "b": 0})]


def test_what_is_worked_out_again_are_commands() -> None:
    assert set(RECOMPUTED) <= {entry.name for entry in COMMANDS}
