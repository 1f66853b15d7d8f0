"""The trained reader: attributions as a corpus taught them, everything else by the rules."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from detente.errors import InvalidText, Problem, Span
from detente.reading import rules
from detente.reading.attribution.quotations import Quoted
from detente.reading.attribution.reports import reports
from detente.reading.attribution.told import Report
from detente.reading.items import Draft
from detente.reading.learned.marking import marked
from detente.reading.learned.model import Learned
from detente.reading.pipeline import pipeline
from detente.reading.syntax import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc


def read(text: str, *, name: str = "account", model: Learned, skip: tuple[Span, ...] = ()) -> Draft:
    """Read `text` like `rules.read`, with the attributions `model` finds.

    What quoted and reported speakers report in their turn, where a corpus may have no annotations, is found by the
    rules where the model finds nothing. Raises what `rules.read` raises, and InvalidText (D519) where the model was
    trained on the parses of another pipeline than the one installed.
    """
    fitting(model)
    return rules.read(text, name=name, skip=skip, told=partial(told, model=model))


def fitting(model: Learned) -> Learned:
    """Return `model` where it was trained on the pipeline in use. Raises InvalidText (D519) where it was not."""
    here = str(pipeline().meta.get("name", ""))
    if model.pipeline != here:
        message = f"the reader was trained on the parses of {model.pipeline[:60]!r}, and {here!r} is installed"
        raise InvalidText(Problem("D519", message, fix="install that pipeline, or train the reader again"))
    return model


def told(doc: Doc, quoted: tuple[Span, ...], *, model: Learned) -> tuple[Report, ...]:
    """Return the attributions of a parsed text in the order of their cues; `quoted` are its quotations."""
    learned = marked(doc, quoted, model)
    spoken = Covered([*Quoted(text_of(doc), quoted).spans, *(span for report in learned for span in report.content)])
    taken = Covered([report.cue for report in learned])
    deeper = [
        one
        for one in reports(doc, quoted)
        if spoken.touches((one.cue[0], one.cue[0] + 1)) and not taken.touches(one.cue)
    ]
    return tuple(sorted([*learned, *deeper], key=lambda report: report.cue))


class Covered:
    """Spans, overlapping or not, asked whether they touch another, in logarithmic time."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans: list[Span] = []
        for start, end in sorted(spans):
            if self._spans and start < self._spans[-1][1]:
                self._spans[-1] = (self._spans[-1][0], max(end, self._spans[-1][1]))
            else:
                self._spans.append((start, end))

    def touches(self, span: Span) -> bool:
        """Tell whether one of the spans has a code point of `span`."""
        at = bisect_left(self._spans, (span[1], 0))
        return at > 0 and self._spans[at - 1][1] > span[0]
