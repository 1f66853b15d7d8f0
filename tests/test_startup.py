"""What is not loaded costs nothing: each command imports only what it needs."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

_LIST = """
import json, sys
from detente.commands.run import run
try:
    run(sys.argv[1:])
finally:
    print("LOADED " + json.dumps(sorted(sys.modules)))
"""


def loaded(*arguments: str) -> set[str]:
    ran = subprocess.run([sys.executable, "-c", _LIST, *arguments], capture_output=True, text=True, check=True)
    names: list[str] = json.loads(ran.stdout.rsplit("LOADED ", 1)[1])
    return {name.split(".")[0] for name in names} | set(names)


@pytest.mark.parametrize("arguments", [["--help"], ["--version"]], ids=" ".join)
def test_help_imports_click_and_the_list_of_commands_only(arguments: list[str]) -> None:
    names = loaded(*arguments)
    assert set() == names & {
        "numpy",
        "ruamel",
        "lark",
        "rich",
        "spacy",
        "detente.conflict",
        "detente.report",
        "detente.files",
    }
    assert "click" in names


def test_help_on_one_command_imports_no_other() -> None:
    names = loaded("schema", "--help")
    assert set() == names & {"numpy", "lark", "rich", "detente.commands.check"}


@pytest.mark.parametrize("command", ["check", "solve", "ranking", "explain"])
def test_a_model_is_worked_on_without_the_reader_and_without_rich(command: str) -> None:
    names = loaded(command, "cuban")
    assert set() == names & {"spacy", "scipy", "numba", "rich", "detente.reading", "pandas", "polars"}


def test_import_detente_loads_nothing_else() -> None:
    code = "import sys, typing; before = set(sys.modules); import detente; print(sorted(set(sys.modules) - before))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "['__future__', 'detente']\n" == ran.stdout
