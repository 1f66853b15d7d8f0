"""The day a model is asked of comes before every other change."""

from __future__ import annotations

import re
from collections.abc import Iterable

_DAY = re.compile(r"\s*as\s+of\s")


def day_first(edits: Iterable[str]) -> tuple[str, ...]:
    """Return edits as they are carried out: past days first, wherever they were written (as `conflict.change` has it).

    >>> day_first(["drop usa.no-war", "as of 2024-01-28"])
    ('as of 2024-01-28', 'drop usa.no-war')
    """
    return tuple(sorted(edits, key=lambda text: _DAY.match(text) is None))
