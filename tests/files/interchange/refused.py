"""How the tests of imports say what is refused: the code and where, as line:column."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from detente.errors import InvalidModel


def refused(read: Callable[[bytes], Any], text: str | bytes) -> tuple[str, str]:
    """Return the code and the place of the first problem `read` finds in a text."""
    with pytest.raises(InvalidModel) as caught:
        read(text.encode() if isinstance(text, str) else text)
    problem = caught.value.problems[0]
    assert problem.place is not None
    return problem.code, f"{problem.place.line}:{problem.place.column}"
