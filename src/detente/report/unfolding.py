"""How a crisis may unfold, as figures of a page: chances over time, sample paths, the likeliest ways."""

from __future__ import annotations

from collections.abc import Iterator

from detente.conflict.model import Conflict
from detente.conflict.timing import day
from detente.conflict.unfolding import Dated
from detente.findings.chances.over_time import OverTime
from detente.findings.fan import Fan
from detente.language.write import edit_text
from detente.report.bands import Moment, bands, bands_svg, expected
from detente.report.lanes import lanes, lanes_svg
from detente.report.likely import likely_scene
from detente.report.markup import Markup, tag, words
from detente.report.svg import svg
from detente.report.visible import one_line


def unfolding_figures(conflict: Conflict, found: OverTime, sample: Fan | None = None) -> tuple[Markup, ...]:
    """Return the pictures as figures: bands, lanes where there is a `sample`, and ways where `found` has some.

    `found` has 40 times or more for a smooth line (`over_time(..., steps=60)`).
    """
    return tuple(_figures(conflict, found, sample))


def _figures(conflict: Conflict, found: OverTime, sample: Fan | None) -> Iterator[Markup]:
    outcomes = expected(found)
    if outcomes:
        chart = bands(found.times, outcomes, title=f"{found.title}: chances over time", dates=moments(conflict))
        yield _figure(bands_svg(chart, id="bands"), "Chances over time")
    if sample is not None:
        yield _figure(lanes_svg(lanes(conflict, sample), id="lanes"), "Sample paths")
    for number, name in enumerate(dict.fromkeys(name for name, _ in found.ways)):
        ways = tuple(way for outcome, way in found.ways if outcome == name)
        if any(way.steps for way in ways):
            scene = likely_scene(conflict, name, ways)
            yield _figure(svg(scene, id=f"way{number}"), scene.title, scene.note)


def _figure(picture: str, name: str, caption: str = "") -> Markup:
    """Return a figure; where it is wide it scrolls, with the keyboard too."""
    scroll = {"class_": "wide", "tabindex": "0", "role": "region", "aria_label": one_line(name)}
    under = (tag("figcaption", words(caption)),) if caption else ()
    return tag("figure", tag("div", Markup(picture), **scroll), *under)


def moments(conflict: Conflict) -> tuple[Moment, ...]:
    """Return the dates of the calendar as days from the start, with what changes then."""
    start = day(conflict.starts)
    dated = ((day(entry.date), entry) for entry in conflict.calendar)
    return tuple(Moment(float((at - start).days), _says(entry)) for at, entry in dated if start and at)


def _says(entry: Dated) -> str:
    return one_line(entry.says) or ", ".join(edit_text(edit) for edit in entry.edits) or entry.date
