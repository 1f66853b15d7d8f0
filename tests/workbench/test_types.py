"""What is made from Python for the page is up to date, and every record that crosses a process is in it."""

from __future__ import annotations

import sys
from typing import Any, Literal, NotRequired, TypedDict, is_typeddict

import pytest

from detente.report.palette import DARK, LIGHT
from detente.workbench import messages
from detente.workbench.tokens import palette
from detente.workbench.types import spelled, typescript
from tests.workbench.maker import ROOT


def test_the_types_of_the_page_are_those_of_the_messages() -> None:
    assert typescript() == (ROOT / "web" / "src" / "types.ts").read_text(encoding="utf-8")


def test_the_colours_of_the_page_are_those_of_the_report() -> None:
    assert palette() == (ROOT / "web" / "src" / "style" / "palette.css").read_text(encoding="utf-8")


def test_every_record_becomes_an_interface() -> None:
    records = {name for name, value in vars(messages).items() if is_typeddict(value)}
    made = [line.split()[2] for line in typescript().splitlines() if line.startswith("export interface")]
    assert len(records) > 20
    assert records == set(made)
    assert len(records) == len(made)


class Sample(TypedDict):
    """A sample."""

    there: list[str | int]
    perhaps: NotRequired[Literal["a", "b"]]


def test_what_may_be_missing_may_be_missing_in_typescript_too() -> None:
    expected = '/** A sample. */\nexport interface Sample {\n  there: (string | number)[];\n  perhaps?: "a" | "b";\n}\n'
    assert typescript(parts=[sys.modules[__name__]]).endswith(expected)


def test_a_type_without_json_is_refused() -> None:
    with pytest.raises(TypeError, match="no TypeScript"):
        spelled(set[str])


@pytest.mark.parametrize(
    ("hint", "expected"),
    [
        (messages.Outcome, "Outcome"), (messages.Entry, "Entry"), (dict[str, Any], "Record<string, unknown>"),
        (Literal[False], "false"),
    ],
)  # fmt: skip
def test_types_are_spelled_as_typescript(hint: Any, expected: str) -> None:
    assert expected == spelled(hint)


def test_both_palettes_have_the_same_colours() -> None:
    assert list(LIGHT) == list(DARK)
