"""Keys for things that another program calls as it likes: letters and digits of the name, each key once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable

from detente.language import RESERVED


def keys_of(names: Iterable[str], kind: str, *, taken: Collection[str] = ()) -> list[str]:
    """Make a key of each name: its letters and digits, in lower case; a kind and a number where there are none.

    >>> keys_of(["United States", "42", "", "nothing"], "actor", taken=("nothing",))
    ['united_states', 'actor_42', 'actor_3', 'nothing_']
    """
    found: dict[str, None] = {}
    for at, name in enumerate(names, 1):
        letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
        words = "_".join(re.findall(r"[a-z0-9]+", letters)[:6])[:40].strip("_")
        key = words if re.match(r"[a-z]", words) else f"{kind}_{words or at}"
        key = f"{key}_" if key in taken or key in RESERVED else key
        found[_fresh(key, found)] = None
    return list(found)


def _fresh(key: str, taken: Collection[str]) -> str:
    number = 2
    fresh = key
    while fresh in taken:
        fresh, number = f"{key}_{number}", number + 1
    return fresh
