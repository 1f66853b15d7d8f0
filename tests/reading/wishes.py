"""Who wants what in a text, as the reader has it, for tests."""

from __future__ import annotations

from detente.reading import read


def told(text: str) -> set[tuple[str, int, str]]:
    """Return the name of the holder, the polarity and the content of each want of `text`."""
    found = read(text)
    names = {party.key: party.name for party in found.parties}
    return {(names[want.holder], want.polarity, want.content.quote) for want in found.wants}


def held(text: str) -> set[str]:
    """Return the names of those who want something in `text`."""
    return {holder for holder, _, _ in told(text)}
