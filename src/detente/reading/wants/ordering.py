"""The order of an actor's wants: that of the text, but where the text itself ranks them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from detente.conflict.formula import Formula
from detente.reading.items import Passage, Want

Told = Mapping[Formula, Sequence[Want]]
_LONGEST = 60


def ordered(told: Told) -> tuple[Formula, ...]:
    """Return the formulas of `told` in the order of the text, those put above all first and each above its lesser."""
    order = sorted(told, key=lambda formula: not any(want.top for want in told[formula]))
    for higher in tuple(order):
        below = [order.index(lower) for lower in _lesser(higher, told)]
        if below and min(below) < order.index(higher):
            order.remove(higher)
            order.insert(min(below), higher)
    return tuple(order)


def why(formula: Formula, told: Told) -> str | None:
    """Return why `formula` stands where it does, where the text ranks it, else None."""
    wants = told[formula]
    if any(want.top for want in wants):
        return "above all others, as the text says"
    above = next((want.above for want in wants if want.above is not None and _lesser(formula, told)), None)
    return f'above "{_cut(above)}", as the text says' if above is not None else None


def _lesser(formula: Formula, told: Told) -> list[Formula]:
    """Return the formulas the text ranks below `formula`."""
    starts = {want.above.start for want in told[formula] if want.above is not None}
    return (
        []
        if not starts
        else [other for other in told if other != formula and any(want.content.start in starts for want in told[other])]
    )


def _cut(passage: Passage) -> str:
    words = " ".join(passage.quote.split())
    return words if len(words) <= _LONGEST else words[:_LONGEST].rsplit(" ", 1)[0] + " ..."
