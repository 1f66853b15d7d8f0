"""Accounts in our own words, of crises that never were, and the real ones where they are at hand."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from detente.reading import Draft, read

SHARED = Path(__file__).parents[2].parent / "shared" / "account"

STRAIT = """Ferries stop running (Harbour News)

The newspaper Courier reported that the Norwegian foreign minister, Mira Holt, confirmed that her country wants no war \
with Iceland. The Courier added that Iceland fears an attack by Norway.

On 3 May a militia close to Norway attacked an Icelandic patrol. Two soldiers were killed and five wounded.

According to the author, Iceland will blockade Norway because voters demand it. Norway denied that it has any agents \
in the region, and a spokesman for Iceland said that the militia is backed by Norway.

Iceland wants to conclude a treaty with Norway. It does not want Norway to annex Denmark.

Source: Courier
"""


@cache
def strait() -> Draft:
    """Return the draft of the account of the strait."""
    return read(STRAIT, name="strait")


@cache
def real(name: str) -> Draft:
    """Return the draft of one of the shared accounts; skips the test where it is not there."""
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"no {path}")
    return read(path.read_bytes().decode(), name=path.stem)
