"""How a crisis may unfold, as figures of a page: chances over time, sample paths, the likeliest ways."""

from __future__ import annotations

from collections.abc import Iterator

from detente.conflict.change import accepted
from detente.conflict.model import Conflict
from detente.conflict.timing import day
from detente.conflict.unfolding import Dated
from detente.errors import DetenteError, Problem
from detente.findings.chances.over_time import OverTime, over_time
from detente.findings.chances.paths import followed
from detente.findings.chances.rates import has_rates
from detente.findings.fan import Fan, fan
from detente.findings.world import World
from detente.language.write import edit_text
from detente.report.bands import Moment, bands, bands_svg, expected
from detente.report.chances import chances_words, claims_table, rates_table
from detente.report.html_table import html_table
from detente.report.lanes import lanes, lanes_svg
from detente.report.likely import likely_scene
from detente.report.markup import Markup, join, tag, words
from detente.report.svg import svg
from detente.report.tables import Table
from detente.report.visible import one_line

NO_RATES = "The model has no rates, so it says nothing about when, or how likely."

STEPS = 60
"""Times at which chances are worked out: enough for a smooth line."""


def unfolding(model: Conflict) -> Markup:
    """Return the section: what all numbers are conditional on, the pictures, the claims about time, the rates.

    No cost where the model has no rates; what would take long is left out, and that is said.
    """
    conflict = accepted(model)
    if not has_rates(conflict):
        return tag("p", words(NO_RATES))
    try:
        found = over_time(conflict, steps=STEPS, ways=True, warn=_refuse)
        process = followed(World.in_time(conflict), found.rules[0].key)
        sample = fan(process, days=found.times[-1]) if found.times else None
    except DetenteError as error:
        return tag("p", words(f"Not shown: {error.problems[0].message}."))
    said = [tag("p", words(line)) for line in chances_words(found)]
    tables = (*((claims_table(found),) if found.claims else ()), rates_table(found.rates))
    return join(*said, *unfolding_figures(conflict, found, sample), *(_table(one) for one in tables))


def _refuse(problem: Problem) -> None:
    """Leave out of a page what would take long."""
    raise DetenteError(problem)


def _table(table: Table) -> Markup:
    drawn = Markup(html_table(table, styled=False))
    wide = tag("div", drawn, class_="wide", tabindex="0", role="region", aria_label=table.title)
    return join(wide, tag("p", words(table.note), class_="remark")) if table.note else wide


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
    return tuple(Moment(float((at - start).days), _says(entry)) for at, entry in dated if start and at and at > start)


def _says(entry: Dated) -> str:
    return one_line(entry.says) or ", ".join(edit_text(edit) for edit in entry.edits) or entry.date
