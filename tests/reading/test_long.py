"""A long text takes time by its length: nothing asks the parser to put the whole text together anew for each turn."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import detente.reading

ROOM = Path(detente.reading.__file__).parent
ANEW = re.compile(r"\bdoc\.text\b(?!_)")
"""spaCy joins all tokens at each call of it; `syntax.text_of` has the text at no cost."""


@pytest.mark.parametrize("path", sorted(ROOM.rglob("*.py")), ids=lambda path: str(path.relative_to(ROOM)))
def test_the_text_of_a_parse_is_not_put_together_anew(path: Path) -> None:
    code = [line for line in path.read_text(encoding="utf-8").splitlines() if "`doc.text`" not in line]
    assert [] == [line for line in code if ANEW.search(line)]
