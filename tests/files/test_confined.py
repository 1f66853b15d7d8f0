"""A model of somebody else's reads no file outside its folder, where it is told to stay there."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.errors import InvalidModel
from detente.files import loads

MODEL = """\
detente: 1
title: Curious
sources: {a: {file: FILE}}
actors: {usa: {}}
"""
RATE = """\
detente: 1
title: Curious
actors:
  usa:
    options: {strike: Strike}
    rate: {from: events.csv, actor: USA, between: [2024-01-01, 2024-02-01]}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "secret.txt").write_text("nobody is to read this", encoding="utf-8")
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "link.txt").symlink_to(tmp_path / "secret.txt")
    (inside / "events.csv").symlink_to(tmp_path / "secret.txt")
    (inside / "account.txt").write_text("a text", encoding="utf-8")
    return inside


@pytest.mark.parametrize("file", ["../secret.txt", "link.txt", "../inside-secret/x.txt"])
def test_a_source_outside_the_folder_is_refused_where_the_model_is_confined(folder: Path, file: str) -> None:
    with pytest.raises(InvalidModel) as told:
        loads(MODEL.replace("FILE", file), folder=folder, confined=True)
    assert ["D307"] == [problem.code for problem in told.value.problems]
    assert "nobody is to read this" not in str(told.value)


def test_a_file_of_events_outside_the_folder_is_refused_where_the_model_is_confined(folder: Path) -> None:
    with pytest.raises(InvalidModel) as told:
        loads(RATE, folder=folder, confined=True)
    assert ["D307"] == [problem.code for problem in told.value.problems]


def test_a_source_in_the_folder_is_read(folder: Path) -> None:
    assert {"a": "a text"} == dict(loads(MODEL.replace("FILE", "account.txt"), folder=folder, confined=True).texts)


def test_without_being_confined_a_model_may_name_a_text_elsewhere(folder: Path) -> None:
    assert {"a": "nobody is to read this"} == dict(loads(MODEL.replace("FILE", "../secret.txt"), folder=folder).texts)
