from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from detente.commands import COMMANDS
from detente.commands import run as run_module
from detente.commands.options import colored
from detente.commands.root import root
from tests.commands.conftest import MODEL, Cli

BROKEN = MODEL.replace("press]", "pres]").replace("kind", "kind") + "wishes: []\n"


def test_an_unknown_command_is_named_with_the_one_that_was_meant(cli: Cli) -> None:
    ran = cli("chek", "model.yaml")
    assert 2 == ran.code
    assert 'D602  there is no command "chek"' in ran.err
    assert 'did you mean "check"?' in ran.err
    assert "" == ran.out


def test_an_unknown_option_is_a_problem_with_a_way_to_the_help(cli: Cli) -> None:
    ran = cli("check", "--nope", "model.yaml")
    assert (2, "") == (ran.code, ran.out)
    assert "D601" in ran.err
    assert "Help: detente check --help" in ran.err


@pytest.mark.parametrize("entry", COMMANDS, ids=lambda entry: entry.name)
def test_every_command_has_help_with_examples(cli: Cli, entry: object) -> None:
    ran = cli(entry.name, "--help")  # type: ignore[attr-defined]
    assert (0, "") == (ran.code, ran.err)
    assert "Examples:" in ran.out


@pytest.mark.parametrize("entry", COMMANDS, ids=lambda entry: entry.name)
def test_the_line_in_the_list_and_the_command_agree_on_the_name(entry: object) -> None:
    command = root.get_command(None, entry.name)  # type: ignore[arg-type,attr-defined]
    assert command is not None
    assert entry.name == command.name  # type: ignore[attr-defined]


def test_all_problems_of_a_model_are_printed_and_the_exit_code_is_2(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "broken.yaml"
    path.write_text(BROKEN)
    ran = cli("check", path)
    assert (2, "") == (ran.code, ran.out)
    assert 'did you mean "a.press"?' in ran.err or 'did you mean "press"?' in ran.err
    assert "wishes" in ran.err
    assert "^" in ran.err


def test_with_json_the_problems_are_one_object_on_stdout(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "broken.yaml"
    path.write_text(BROKEN)
    ran = cli("check", path, "--json")
    problems = json.loads(ran.out)["problems"]
    assert (2, "") == (ran.code, ran.err)
    assert 2 <= len(problems)
    assert {"code", "severity", "message", "file", "line", "column"} <= set(problems[0])


def test_a_model_that_is_not_there_is_a_problem(cli: Cli, tmp_path: Path) -> None:
    ran = cli("check", tmp_path / "none.yaml")
    assert 2 == ran.code
    assert "D107" in ran.err


def test_a_folder_that_is_not_there_is_a_problem_and_nothing_is_written(cli: Cli, model: Path) -> None:
    ran = cli("report", model, "-o", model.parent / "none" / "page.html")
    assert 2 == ran.code
    assert "D604" in ran.err
    assert [model] == list(model.parent.iterdir())


def _broken_command(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def fall(_context: object) -> None:
        raise error

    monkeypatch.setattr(run_module.root, "invoke", fall)


def test_a_bug_says_so_and_shows_no_traceback(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DETENTE_TRACEBACK", raising=False)
    _broken_command(monkeypatch, ZeroDivisionError("half a war"))
    ran = cli("schema")
    assert (run_module.BUG, "") == (ran.code, ran.out)
    assert "D690" in ran.err
    assert "DETENTE_TRACEBACK=1" in ran.err
    assert "Traceback" not in ran.err


def test_the_traceback_of_a_bug_can_be_had(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DETENTE_TRACEBACK", "1")
    _broken_command(monkeypatch, ZeroDivisionError("half a war"))
    with pytest.raises(ZeroDivisionError):
        cli("schema")


def test_an_interrupt_ends_with_130_and_without_words(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    _broken_command(monkeypatch, KeyboardInterrupt())
    assert (130, "", "") == cli("schema")


def test_a_reader_who_stops_reading_gets_no_traceback() -> None:
    command = [sys.executable, "-c", "import sys; from detente.commands.run import run; sys.exit(run(['schema']))"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        said = process.stderr.read()
    assert (b"", 141) == (said, process.returncode)


def test_python_m_detente_is_the_same() -> None:
    ran = subprocess.run([sys.executable, "-m", "detente", "--version"], capture_output=True, text=True, check=True)
    assert ran.stdout.startswith("detente ")


def test_a_terminal_that_cannot_show_a_letter_shows_its_escape(model: Path) -> None:
    model.write_text(MODEL.replace("Aland", "Łand"), encoding="utf-8")
    env = {**os.environ, "PYTHONIOENCODING": "latin-1"}
    command = [sys.executable, "-m", "detente", "explain", str(model), "a.press"]
    ran = subprocess.run(command, capture_output=True, env=env, check=True)
    assert rb"\u0141and" in ran.stdout


@pytest.mark.parametrize(
    ("options", "variables", "expected"),
    [
        (["--color", "always"], {}, True),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        (["--color", "never"], {}, False),
        ([], {}, False),
        ([], {"NO_COLOR": "1"}, False),
    ],
)
def test_colour_is_as_asked(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, options: list[str], variables: dict[str, str], expected: bool
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert expected == ("\x1b[" in cli(*options, "solve", "cuban").out)
    assert expected == ("\x1b[" in cli("solve", "cuban", *options).out)


@pytest.mark.parametrize(("variable", "expected"), [("", True), ("1", False)])
def test_no_color_counts_when_it_is_not_empty(monkeypatch: pytest.MonkeyPatch, variable: str, expected: bool) -> None:
    class Terminal:
        def isatty(self) -> bool:
            return True

    monkeypatch.setenv("NO_COLOR", variable)
    monkeypatch.setenv("TERM", "xterm")
    assert expected == colored(Terminal())


HOSTILE = (
    MODEL.replace("Aland", '"A\\u202Eland\\e[2J"')
    .replace("Press the other side", '"Press\\ahard\\u2066er\\u200B"')
    .replace("Pressure meets resistance", '"Pressure\\e]0;x\\a meets"')
    .replace("Two neighbours", '"Two\\u0085\\e[31m"')
)


@pytest.mark.parametrize(
    "command",
    [
        ["check", "--why"],
        ["check", "--json"],
        ["solve"],
        ["solve", "--json"],
        ["ranking"],
        ["ranking", "--json"],
        ["explain"],
        ["explain", "--json"],
    ],
    ids=" ".join,
)
def test_nothing_a_model_says_can_steer_the_terminal(cli: Cli, tmp_path: Path, command: list[str]) -> None:
    path = tmp_path / "model.yaml"
    path.write_text(HOSTILE)
    ran = cli(command[0], path, *command[1:])
    assert 2 > ran.code
    assert set() == {letter for letter in ran.out + ran.err if letter != "\n" and not letter.isprintable()}


def test_a_problem_in_a_hostile_line_cannot_steer_the_terminal_either(cli: Cli) -> None:
    ran = cli("check", "-", stdin="detente: 1\ntitle: x\n\u202eact\u200bors: {}\n")
    assert 2 == ran.code
    assert set() == {letter for letter in ran.out + ran.err if letter != "\n" and not letter.isprintable()}
