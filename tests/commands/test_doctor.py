"""`detente doctor`: each part is looked at, and what is missing comes with the line that installs it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from importlib import metadata

import pytest

from detente.commands import examined
from detente.commands.examined import Part, Wanted, wanted
from tests.commands.conftest import Cli

REQUIRED = [
    "click>=8.2",
    "numpy>=1.26,<9",
    'spacy<4,>=3.8.7; extra == "read"',
    "no-such-package>=1; extra == 'data'",
]


@pytest.fixture
def required(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let detente need four packages, one of which nobody has."""
    monkeypatch.setattr(metadata, "requires", lambda _name: REQUIRED)


def parts(cli: Cli) -> dict[str, dict[str, object]]:
    """Return what the doctor says, by part."""
    return {one["part"]: one for one in json.loads(cli("doctor", "--json").out)["parts"]}


def test_a_working_installation_is_told_part_by_part(cli: Cli) -> None:
    ran = cli("doctor")
    assert (0, "") == (ran.code, ran.err)
    assert "Everything that is needed works." in ran.out
    found = parts(cli)
    assert {"python", "platform", "detente", "click", "numpy", "a model", "workbench", "chromium", "output",
            "this folder", "temporary", "cores", "clock"} <= set(found)  # fmt: skip
    assert sys.executable in str(found["python"]["says"])
    assert "14 claims" in str(found["a model"]["says"])


def test_what_is_wanted_is_read_from_what_was_installed(required: None) -> None:
    assert (
        Wanted("click", "", (8, 2)),
        Wanted("numpy", "", (1, 26)),
        Wanted("spacy", "read", (3, 8, 7)),
        Wanted("no-such-package", "data", (1,)),
    ) == wanted()


def test_an_extra_that_is_not_there_has_its_line_and_breaks_nothing(cli: Cli, required: None) -> None:
    found = parts(cli)["[data]"]
    assert ("missing", "pip install 'detente[data]'") == (found["state"], found["fix"])
    assert 0 == cli("doctor").code


def test_a_dependency_that_is_too_old_breaks_it(cli: Cli, required: None, monkeypatch: pytest.MonkeyPatch) -> None:
    really = metadata.version
    monkeypatch.setattr(metadata, "version", lambda name: "8.1.9" if name == "click" else really(name))
    ran = cli("doctor")
    assert 1 == ran.code
    assert "8.1.9 is too old, 8.2 is the least" in ran.out
    assert "Something that is needed is broken." in ran.out


def test_a_package_that_is_there_and_cannot_be_imported_is_broken(
    cli: Cli, required: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    found = parts(cli)["[read]"]
    assert "broken" == found["state"]
    assert "cannot be imported" in str(found["says"])


def test_a_broken_model_breaks_it(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_key: str) -> None:
        raise OSError("no such disk")

    monkeypatch.setattr("detente.cases.case_path", broken)
    ran = cli("doctor")
    assert 1 == ran.code
    assert "the case cuban cannot be checked: OSError: no such disk" in ran.out


def test_a_folder_that_cannot_be_written_and_a_clock_that_is_wrong_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(examined.tempfile, "TemporaryFile", refuse)
    monkeypatch.setattr(examined.time, "time", lambda: 0.0)
    looked: Iterable[Part] = [*examined._disk(), *examined._clock()]
    assert [("broken", False)] * 3 == [(one.state, one.needed) for one in looked]


def test_every_look_is_listed() -> None:
    told = {name: getattr(it, "__annotations__", {}).get("return") for name, it in vars(examined).items()}
    looks = {name for name, what in told.items() if what == "Iterable[Part]"}
    assert looks == {look.__name__ for look in examined.LOOKS}
