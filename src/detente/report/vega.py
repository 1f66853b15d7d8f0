"""Chances over time as a Vega-Lite specification, version 5, with its data inside: for other pages and notebooks."""

from __future__ import annotations

from typing import Any

from detente.findings.measured import CONDITIONAL
from detente.report.bands import Expected, Moment
from detente.report.palette import LIGHT
from detente.report.visible import one_line

SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"


def vega_lite(
    times: tuple[float, ...], outcomes: tuple[Expected, ...], *, title: str = "", dates: tuple[Moment, ...] = ()
) -> dict[str, Any]:
    """Return a panel for each outcome with its band and a line for each rule; no address is fetched by it.

    Rules are told by colour and dashes, outcomes by the heads of the panels. All outcomes are there, with all numbers.
    """
    said = one_line(title) or "Chances over time"
    return {
        "$schema": SCHEMA,
        "title": {"text": said, "subtitle": CONDITIONAL},
        "description": f"{said}: how likely each outcome is to have come about, {CONDITIONAL}.",
        "data": {"values": _rows(times, outcomes)},
        "facet": {"field": "outcome", "type": "nominal", "title": None, "sort": [_name(it) for it in outcomes]},
        "columns": 2,
        "spec": {"width": 300, "height": 140, "layer": [_BAND, _LINE, *([_dates(dates)] if dates else [])]},
    }


_DAYS = {"field": "day", "type": "quantitative", "title": "days from the start"}
_CHANCE = {"type": "quantitative", "title": "chance", "axis": {"format": "%"}, "scale": {"domainMin": 0}}
_BAND = {
    "mark": {"type": "area", "opacity": 0.2, "color": LIGHT["soft"]},
    "encoding": {
        "x": _DAYS,
        "y": {"field": "low", "aggregate": "min", **_CHANCE},
        "y2": {"field": "high", "aggregate": "max"},
    },
}
_LINE = {
    "mark": {"type": "line", "tooltip": True},
    "encoding": {
        "x": _DAYS,
        "y": {"field": "chance", **_CHANCE},
        "color": {
            "field": "rule",
            "type": "nominal",
            "title": "choice rule",
            "scale": {"range": [LIGHT[f"mover{k}"] for k in range(8)]},
        },
        "strokeDash": {"field": "rule", "type": "nominal", "title": "choice rule"},
    },
}


def _rows(times: tuple[float, ...], outcomes: tuple[Expected, ...]) -> list[dict[str, Any]]:
    return [
        {"day": day, "outcome": _name(it), "rule": line.rule, "chance": chance, "low": low, "high": high}
        for it in outcomes
        for line in it.lines
        for day, chance, low, high in zip(times, line.values, line.low, line.high, strict=True)
    ]


def _name(outcome: Expected) -> str:
    return one_line(outcome.name).replace("_", " ")


def _dates(dates: tuple[Moment, ...]) -> dict[str, Any]:
    """Return the dates as vertical lines with their names."""
    return {
        "data": {"values": [{"day": date.day, "says": one_line(date.says)} for date in dates]},
        "mark": {"type": "rule", "strokeDash": [2, 3], "tooltip": True},
        "encoding": {
            "x": {"field": "day", "type": "quantitative"},
            "tooltip": [
                {"field": "says", "type": "nominal", "title": "date"},
                {"field": "day", "type": "quantitative"},
            ],
        },
    }
