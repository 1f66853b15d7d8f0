"""What the help shows somebody to type is taken by the command: no option is gone, no word has another place."""

from __future__ import annotations

import pytest

from tests.commands.commands_page import helps
from tests.commands.parsed import typed, wrong

SHOWN = [(name, line) for name, text in helps() for line in typed(text.partition("Examples:")[2])]


def test_there_are_examples_and_each_begins_with_a_command() -> None:
    assert len(SHOWN) > 100
    assert "no command chek" == wrong("chek a.yaml")
    assert "No such option '--nope'. Did you mean '--force'?" == wrong("check a.yaml --nope")


@pytest.mark.parametrize("line", sorted({line for _, line in SHOWN}))
def test_the_command_takes_it(line: str) -> None:
    assert wrong(line) is None
