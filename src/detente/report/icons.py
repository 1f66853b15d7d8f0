"""The shapes of the outcomes: a disc, a square, a diamond and a ring, so that they differ in print and in grey too."""

from __future__ import annotations

from detente.findings.verdict import Verdict
from detente.report.markup import Markup, tag, words

_TICK = '<path d="M5.6 10.4l3 3 5.8-6.6" fill="none" stroke="var(--paper)" stroke-width="2.2"/>'
_CROSS = '<path d="M6 6l8 8M14 6l-8 8" stroke="var(--paper)" stroke-width="2.2"/>'
_LINE = 'fill="none" stroke="currentColor" stroke-width="1.8"'

SHAPES = (
    ("holds", f'<circle cx="10" cy="10" r="9" fill="currentColor"/>{_TICK}'),
    ("fails", f'<rect x="1.5" y="1.5" width="17" height="17" rx="2" fill="currentColor"/>{_CROSS}'),
    ("depends", f'<path d="M10 .8 19.2 10 10 19.2.8 10z" {_LINE}/><path d="M10 .8V19.2L.8 10z" fill="currentColor"/>'),
    (
        "untestable",
        f'<circle cx="10" cy="10" r="8.4" {_LINE} stroke-dasharray="3.2 2.1"/><path d="M6.4 10h7.2" {_LINE}/>',
    ),
)
"""What each outcome looks like, on 20 by 20."""


def symbols() -> Markup:
    """Return all shapes, hidden, for `icon` to repeat; a page has them once."""
    drawn = (tag("symbol", Markup(shape), id=f"i-{outcome}", viewBox="0 0 20 20") for outcome, shape in SHAPES)
    return tag("svg", *drawn, width="0", height="0", aria_hidden="true", style="position:absolute")


def icon(outcome: str) -> Markup:
    """Return the shape of an outcome; its word has to stand beside it."""
    repeat = tag("use", href=f"#i-{outcome}")
    return tag("svg", repeat, class_=f"ico {outcome}", viewBox="0 0 20 20", aria_hidden="true", focusable="false")


def stamp(verdict: Verdict) -> Markup:
    """Return a verdict as shape and word."""
    return tag("span", icon(verdict.outcome), words(verdict.outcome), class_=f"stamp {verdict.outcome}")
