"""The package is the same to the bit each time it is built, and says what it needs; `make packages` tries it."""

from __future__ import annotations

import re
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from tests.docs_examples import Command, Written, steps
from tests.effort import SOAK
from tests.extras import EXTRAS, Extra, tried_out
from tests.packaged import LOWEST, OLDEST, ROOT, Failed, built, digest, needed, pythons, ran, tried, tried_extras
from tests.walk import AT_THE_END, TUTORIAL, in_steps, walked
from tests.workbench.maker import current_page


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("hatchling", reason="hatchling is not installed")
    current_page()
    return built("wheel", tmp_path_factory.mktemp("wheel"))


def test_two_wheels_are_the_same_to_the_bit(wheel: Path, tmp_path: Path) -> None:
    assert digest(wheel) == digest(built("wheel", tmp_path))


def test_the_wheel_has_each_name_once_and_one_time_for_all(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        files = archive.infolist()
    assert len({one.filename for one in files}) == len(files)
    assert 1 == len({one.date_time for one in files})


def test_the_wheel_needs_what_the_project_says_and_each_has_a_lowest_version(wheel: Path) -> None:
    said = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    assert sorted(line.replace(".yaml", "-yaml") for line in said) == sorted(
        line.replace('"', "'") for line in needed(wheel)
    )
    assert [] == [one for one in said if ">=" not in one]


def test_every_extra_has_its_piece_of_work_and_its_needs_in_the_wheel(wheel: Path) -> None:
    said = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    assert sorted(said) == sorted(extra.name for extra in EXTRAS)
    assert [] == [extra.name for extra in EXTRAS if not extra.commands + extra.scripts]
    assert {extra.name: len(said[extra.name]) for extra in EXTRAS} == {
        extra.name: len(set(needed(wheel, extra.name)) - set(needed(wheel))) for extra in EXTRAS
    }
    assert not any("extra" in line for line in needed(wheel, *said))
    assert [] == [line for lines in said.values() for line in lines if not re.search(">=|==", line)]


@pytest.mark.parametrize(
    "extra", [extra for extra in EXTRAS if extra.name in ("data", "llm", "png")], ids=lambda extra: extra.name
)
def test_what_an_extra_is_for_is_done_here_too(extra: Extra, tmp_path: Path) -> None:
    assert tried_out(extra, Path(sys.executable).parent, tmp_path / extra.name, ran) >= 1


def test_a_piece_of_work_that_cannot_be_done_is_told(tmp_path: Path) -> None:
    with pytest.raises(Failed, match="no_such_module"):
        tried_out(Extra("x", scripts=("import no_such_module",)), Path(sys.executable).parent, tmp_path / "x", ran)


def test_the_pythons_found_here_will_do_and_are_one_of_each_version() -> None:
    found = pythons()
    assert all(python.version >= OLDEST for python in found)
    assert sys.version_info[:2] in [python.version[:2] for python in found]
    assert len(found) == len({python.version[:2] for python in found})


def test_the_walk_writes_files_runs_commands_and_ends_with_the_brief() -> None:
    walk = list(steps(TUTORIAL.read_text(encoding="utf-8")))
    assert isinstance(walk[0], Written)
    commands = [step.arguments for step in walk if isinstance(step, Command)]
    assert ["solve", "explain", "check", "check", "sway", "report", "advance", "indicators", "brief"] == [
        command[0] for command in commands
    ]
    assert [] == [name for name in AT_THE_END if not any(name in command for command in commands)]


def test_the_tutorial_can_be_walked_with_the_program_that_is_installed_here(tmp_path: Path) -> None:
    work = tmp_path / "empty"
    work.mkdir()
    assert 9 == in_steps(Path(sys.executable).with_name("detente"), work)


@pytest.mark.skipif(not SOAK, reason="installs from the package index; make soak, make packages")
@pytest.mark.parametrize("python", pythons(), ids=lambda python: python.name)
def test_the_wheel_works_on_each_python_with_the_newest_and_the_lowest(python, wheel: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    assert tried(python, wheel, tmp_path / "newest").startswith("10 commands")
    assert tried(python, wheel, tmp_path / "lowest", *LOWEST, *needed(wheel)).startswith("10 commands")


@pytest.mark.skipif(not SOAK, reason="installs from the package index; make soak, make packages")
@pytest.mark.parametrize("lowest", [False, True])
def test_all_extras_work_together_on_the_oldest_python(lowest: bool, wheel: Path, tmp_path: Path) -> None:
    assert "pieces of work" in tried_extras(pythons()[0], wheel, tmp_path, *EXTRAS, lowest=lowest)


@pytest.mark.skipif(not SOAK, reason="installs from the package index; make soak, make packages")
def test_a_stranger_walks_from_pip_install_to_the_brief(wheel: Path, tmp_path: Path) -> None:
    assert 9 == walked(wheel, tmp_path / "walk")
