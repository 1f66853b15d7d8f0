"""How well a reader finds the attributions of annotated texts."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from detente.reading.attribution.chains import nested
from detente.reading.attribution.quotations import Quoted, quotations
from detente.reading.attribution.told import Report, Telling
from detente.reading.learned.score import Score, score
from detente.reading.learned.standoff import Annotated, Told
from detente.reading.pipeline import parse

Step = Callable[[int, int, str], None]
_SOME = 20
"""Where fewer than one in so many annotated attributions stands in a quotation or in another, nobody looked."""


def measured(texts: Sequence[Annotated], told: Telling, *, step: Step = lambda _done, _total, _name: None) -> Score:
    """Return how many of the attributions of `texts` are found by `told`, and how many it finds are right.

    What is found in quotations and in the content of another attribution counts only where the texts have such
    annotations: a corpus of one level says nothing about the next.
    """
    total = Score()
    levels = deep(texts)
    for number, one in enumerate(texts):
        step(number, len(texts), "scoring")
        doc, quoted = parse(one.text), quotations(one.text)
        found = told(doc, quoted)
        if not levels:
            found = outer(found, Quoted(one.text, quoted))
        total += score(found, one.told, [token.idx for token in doc])
    return total


def outer(found: Sequence[Report], marks: Quoted) -> tuple[Report, ...]:
    """Return the attributions that the text itself makes: not those somebody quoted or reported makes."""
    places = nested(found, [None] * len(found), ())
    outer = (report for report, (parent, _) in zip(found, places, strict=True) if parent is None)
    return tuple(report for report in outer if not marks.holds(report.cue[0]))


def deep(texts: Sequence[Annotated]) -> bool:
    """Tell whether the texts have attributions annotated inside quotations and inside others."""
    every = [(one, told) for one in texts for told in one.told]
    quoted = {one.name: Quoted(one.text, quotations(one.text)) for one in texts}
    inside = sum(quoted[one.name].holds(told.cue[0][0]) or _within(told, one) for one, told in every)
    return _SOME * inside >= max(1, len(every))


def _within(told: Told, text: Annotated) -> bool:
    at = told.cue[0][0]
    return any(start <= at < end for other in text.told if other is not told for start, end in other.content)
