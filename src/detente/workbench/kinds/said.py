"""Who says what in a text, as the page shows it: each attribution with the one it is reported in."""

from __future__ import annotations

from collections.abc import Sequence

from detente.reading.items import Attribution
from detente.workbench.messages import Said


def said(attributions: Sequence[Attribution]) -> list[Said]:
    """Return the attributions that have a speaker, in the order of the text; `inside` is the `id` of the one around."""
    return [_said(index, one) for index, one in enumerate(attributions) if one.speaker or one.source]


def _said(index: int, one: Attribution) -> Said:
    ends = [end for part in one.content for end in (part.start, part.end)] or [one.cue.start, one.cue.end]
    found: Said = {
        "id": f"s{index}",
        "cue": [one.cue.start, one.cue.end],
        "content": [min(ends), max(ends)],
        "speaker": one.source.quote if one.source else (one.speaker or ""),
    }
    if one.source is not None:
        found["source"] = [one.source.start, one.source.end]
    if one.parent is not None:
        found["inside"] = f"s{one.parent}"
    return found
