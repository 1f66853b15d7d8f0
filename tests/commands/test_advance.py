"""`advance`, `indicators`, `brief` and `--as-of` as they are typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from detente import shipped
from tests.commands.conftest import Cli
from tests.findings.test_advance import HARBOUR


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    path = tmp_path / "harbour.yaml"
    path.write_text(HARBOUR)
    return path


def test_nothing_is_written_unless_accepted(cli: Cli, harbour: Path) -> None:
    ran = cli("advance", harbour, "2031-03-05 north.block")
    assert (0, HARBOUR) == (ran.code, harbour.read_text())
    assert "2031-03-01 to 2031-03-05: north: block the harbour." in ran.out
    assert "status quo north.block" in ran.out
    assert "nothing was written" in ran.err


def test_what_is_accepted_is_in_the_file_and_past_days_run_again(cli: Cli, harbour: Path) -> None:
    def verdicts(*more: str) -> object:
        data = json.loads(cli("check", harbour, "--depth", "0", "--json", *more).out)
        return {key: value for key, value in data.items() if key != "header"}

    said = [verdicts()]
    for news in ("2031-03-05 north.block", "2031-03-09 not south.fish", "2031-04-12 not north.block"):
        assert 0 == cli("advance", harbour, news, "--accept").code
        said.append(verdicts())
    assert said == [verdicts("--as-of", day) for day in ("2031-03-01", "2031-03-05", "2031-03-09", "2031-04-12")]
    assert "# The harbour, as it stands." in harbour.read_text()


@pytest.mark.parametrize("command", ["check", "solve", "chances", "indicators", "ranking", "sway"])
def test_commands_ask_as_of_a_day(cli: Cli, harbour: Path, command: str) -> None:
    cli("advance", harbour, "2031-04-05 truce", "--accept")
    then, now = (json.loads(cli(command, harbour, "--json", *more).out) for more in (("--as-of", "2031-03-01"), ()))
    assert {key: then[key] for key in then if key != "header"} != {key: now[key] for key in now if key != "header"}
    refused = cli(command, harbour, "--as-of", "2031-02-01")
    assert (2, True) == (refused.code, "D689" in refused.err and "--as-of:1:1" in refused.err)


@pytest.mark.parametrize("command", ["check", "solve", "chances", "ranking", "sway"])
def test_a_past_day_that_is_supposed_is_as_of_that_day(cli: Cli, harbour: Path, command: str) -> None:
    cli("advance", harbour, "2031-04-05 truce", "--accept")
    ways = (
        ("--as-of", "2031-03-01", "--suppose", "fix storm"),
        ("--suppose", "fix storm", "--suppose", "as of 2031-03-01"),
    )
    asked, supposed = (json.loads(cli(command, harbour, "--json", *way).out) for way in ways)
    assert {key: asked[key] for key in asked if key != "header"} == {
        key: supposed[key] for key in asked if key != "header"
    }
    refused = cli(command, harbour, "--suppose", "fix storm", "--suppose", "as of 2031-02-01")
    assert (2, True) == (refused.code, "D689  --suppose:1:1" in refused.err)


def test_hindsight_holds_the_model_of_a_past_day_against_the_days_since(cli: Cli, harbour: Path) -> None:
    for news in ("2031-03-05 north.block", "2031-03-09 not south.fish"):
        cli("advance", harbour, news, "--accept")
    assert (2, True) == ((ran := cli("hindsight", harbour)).code, "D427" in ran.err)
    found = json.loads(cli("hindsight", harbour, "--as-of", "2031-03-01", "--json").out)
    assert ["2031-03-01", "2031-03-05", "2031-03-09"] == [day["date"] for day in found["days"]]
    assert "scored" == next(one["told"] for one in found["claims"] if one["claim"] == "soon")


def test_a_report_and_a_brief_are_written_as_of_a_day(cli: Cli, harbour: Path, tmp_path: Path) -> None:
    cli("advance", harbour, "2031-03-05 north.burn", "--accept")
    page = tmp_path / "then.html"
    assert 0 == cli("brief", harbour, "--as-of", "2031-03-01", "-o", page).code
    assert "as of 2031-03-01" in page.read_text()
    assert 0 == cli("report", harbour, "--depth", "0", "-o", tmp_path / "report.html").code
    assert "What to watch for" in (tmp_path / "report.html").read_text()


@pytest.mark.parametrize(
    ("news", "code", "marked"),
    [
        ("2031-03-05 north.blok", "D681", "EVENT:1:12"),
        ("2031-03-01 storm", "D683", "EVENT:1:1"),
        ("soon", "D680", "EVENT"),
        ("", "D680", "EVENT"),
        ("nws.txt", "D107", "there is no file nws.txt"),
    ],
)
def test_a_problem_is_shown_under_the_words_that_were_typed(
    cli: Cli, harbour: Path, news: str, code: str, marked: str
) -> None:
    ran = cli("advance", harbour, news, "--accept")
    assert (2, True, HARBOUR) == (ran.code, code in ran.err and marked in ran.err, harbour.read_text())


def test_a_shipped_case_is_not_written(cli: Cli) -> None:
    ran = cli("advance", "strike", "2030-01-01 union.sign", "--accept")
    assert (2, True) == (ran.code, "no file of yours" in ran.err)


def test_an_account_is_read_matched_and_quoted(cli: Cli, harbour: Path, tmp_path: Path) -> None:
    pytest.importorskip("spacy")
    harbour.write_text(
        HARBOUR.replace("  north:\n", "  north:\n    name: Norway\n").replace("Burn the boats", "Attack")
    )
    account = tmp_path / "news.txt"
    account.write_text("Norway attacked the fishermen on 5 March 2031. Britain closed its embassy in Tehran.")
    ran = cli("advance", harbour, account, "--accept")
    assert (0, True) == (ran.code, "nobody in" in ran.out)
    text = harbour.read_text()
    assert "file: news.txt" in text
    assert "exact: Norway attacked the fishermen on 5 March 2031." in text
    assert "[north.burn, south.fish]" in text
    assert 2 > cli("check", harbour, "--depth", "0").code


def test_what_a_terminal_is_asked_it_answers(cli: Cli, harbour: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("detente.commands.advance._asked", lambda: True)
    cli("advance", harbour, "2031-03-05 north.block")
    assert "starts: 2031-03-05" in harbour.read_text()


def test_indicators_are_shown_and_cut_to_the_first(cli: Cli, tmp_path: Path) -> None:
    page = tmp_path / "watch.html"
    ran = cli("indicators", "blockade", "--most", "1", "--within", "30 days", "--of", "settled", "-o", page)
    assert (0, True) == (ran.code, "watched for 30 days" in ran.out)
    assert "<table" in page.read_text()
    found = json.loads(cli("indicators", "cuban", "--json").out)
    assert ("seq", ["usa"]) == (found["concept"], found["indicators"][0]["who"])


def test_a_brief_is_a_page_or_a_docx(cli: Cli, tmp_path: Path) -> None:
    assert 0 == cli("brief", "cuban", "-o", tmp_path / "b.html").code
    assert 0 == cli("brief", "cuban", "-o", tmp_path / "b.docx").code
    assert b"PK" == (tmp_path / "b.docx").read_bytes()[:2]
    assert "D603" in cli("brief", "cuban", "-o", tmp_path / "b.html").err
    assert "D609" in cli("brief", "cuban", "-o", tmp_path / "b.pdf").err
    found = json.loads(cli("brief", "cuban", "-o", tmp_path / "c.html", "--json").out)
    assert 6 == found["lines"]["follows"]


def test_whatever_supposes_also_sets_values_and_asks_as_of_a_day() -> None:
    """`ties` alone has a day of its own: that of the ties."""
    from importlib import import_module

    from detente.commands import COMMANDS

    options = {
        entry.name: {name for option in import_module(entry.module).command.params for name in option.opts}
        for entry in COMMANDS
        if entry.name != "ties"
    }
    supposing = [name for name, known in options.items() if "--suppose" in known]
    assert len(supposing) > 15
    assert [] == [name for name in supposing if not {"--set", "--as-of"} <= options[name]]


def test_a_past_day_of_a_deal_that_is_over_is_asked_about_with_another_number(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "tower.yaml"
    tower = Path(shipped("tower22"))
    (tmp_path / "account.md").write_bytes(tower.with_name("account.md").read_bytes())
    path.write_bytes(tower.read_bytes())
    assert 0 == cli("advance", path, "2024-11-20 usa.offer", "--claim", "no-direct-war", "--accept").code
    assert "D937" in cli("deal", path).err
    ran = cli("deal", path, "--as-of", "2024-01-28", "--set", "deal.by=2024-06-01", "--json")
    assert (0, "2024-06-01") == (ran.code, json.loads(ran.out)["by"])
