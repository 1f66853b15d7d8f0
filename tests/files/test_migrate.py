"""The mechanism that brings older versions of the format up, on versions made up for the test."""

from __future__ import annotations

import pytest

from detente.errors import InvalidModel
from detente.files.load import loads
from detente.files.migrate import STEPS, Step, brought_up, version_of
from detente.files.node import Document, plain_data
from detente.files.splice import Put, splice
from detente.files.yaml import compose

OLD = "detente: 1  # the first\ntitle: Calm\nactors: {usa: }\n"


def renamed(document: Document) -> str:
    """Carry version 1 to 2, in which a title has a mark."""
    return splice(document, Put(("detente",), 2), Put(("title",), "Calm!"))


def counted(document: Document) -> str:
    """Carry version 2 to 3."""
    return splice(document, Put(("detente",), 3))


MADE_UP = (Step(1, renamed), Step(2, counted))


def test_there_is_one_version_so_far_and_no_step() -> None:
    document = compose(OLD)
    assert () == STEPS
    assert brought_up(document) is document


def test_an_old_file_takes_every_step_and_keeps_its_comments() -> None:
    document = brought_up(compose(OLD, "crisis.yaml"), steps=MADE_UP, newest=3)
    assert {"detente": 3, "title": "Calm!", "actors": {"usa": None}} == plain_data(document.root)
    assert ("crisis.yaml", True) == (document.name, "# the first" in document.text)


def test_a_file_in_the_newest_version_takes_no_step() -> None:
    document = compose(OLD.replace("detente: 1", "detente: 3"))
    assert document is brought_up(document, steps=MADE_UP, newest=3)


@pytest.mark.parametrize(
    ("version", "said"),
    [("2", "install a newer detente"), ("99", "up to version 1"), ("0", "versions 1 to 1"), ("-1", "write detente: 1")],
)
def test_a_version_there_is_no_way_from_is_refused_by_name(version: str, said: str) -> None:
    with pytest.raises(InvalidModel, match=said) as error:
        loads(OLD.replace("detente: 1", f"detente: {version}"), name="crisis.yaml")
    problem = error.value.problems[0]
    assert 1 == len(error.value.problems)
    assert ("D126", 1, 10) == (
        problem.code,
        problem.place and problem.place.line,
        problem.place and problem.place.column,
    )
    assert f"version {version} of the format" in problem.message


@pytest.mark.parametrize("version", ["one", "1.5", "true", "[1]"])
def test_what_is_no_version_is_left_to_the_reading_of_the_file(version: str) -> None:
    text = OLD.replace("detente: 1", f"detente: {version}")
    assert version_of(compose(text)) is None
    with pytest.raises(InvalidModel) as error:
        loads(text)
    assert {"D126", "D122"} >= {problem.code for problem in error.value.problems}
