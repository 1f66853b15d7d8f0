"""The colours, for light and for dark, and the arithmetic that shows they can be told from what is behind them.

The hues of movers and verdicts are spaced as Okabe and Ito (2008), Color Universal Design, space theirs, and darkened
or lightened until each reaches the contrast that WCAG 2.2 asks for. Nothing hangs on a hue: movers also differ in
dashes and labels, verdicts in shape and word.
"""

from __future__ import annotations

from collections.abc import Mapping

LIGHT: Mapping[str, str] = {
    "paper": "#fbfaf6",
    "card": "#ffffff",
    "tint": "#f3efe5",
    "ink": "#1f1e1b",
    "soft": "#5b5850",
    "rule": "#d9d3c4",
    "link": "#1b4f91",
    "claim": "#fbe9b4",
    "basis": "#dbe8f6",
    "both": "#ecdff0",
    "glow": "#ffd24d",
    "holds": "#0a5c8f",
    "fails": "#a8390c",
    "depends": "#7a5200",
    "untestable": "#5b5850",
    "mover0": "#0a5c8f",
    "mover1": "#a8390c",
    "mover2": "#00694a",
    "mover3": "#8a4f7d",
    "mover4": "#7a5200",
    "mover5": "#4a4a86",
    "mover6": "#3d3c38",
    "mover7": "#0b7285",
}
"""On paper."""

DARK: Mapping[str, str] = {
    "paper": "#16171b",
    "card": "#1e2025",
    "tint": "#262930",
    "ink": "#eceae4",
    "soft": "#b1aea5",
    "rule": "#3a3d45",
    "link": "#9cc4ff",
    "claim": "#4a3d10",
    "basis": "#1f3a57",
    "both": "#45304d",
    "glow": "#7d6000",
    "holds": "#6fbdf2",
    "fails": "#ff9a70",
    "depends": "#e8bb55",
    "untestable": "#b1aea5",
    "mover0": "#6fbdf2",
    "mover1": "#ff9a70",
    "mover2": "#5fd0a5",
    "mover3": "#e3a3d2",
    "mover4": "#e8bb55",
    "mover5": "#b3b3f5",
    "mover6": "#d0cec6",
    "mover7": "#66d3e3",
}
"""At night."""

DASHES: tuple[str, ...] = ("none", "9 4", "2 4", "12 4 2 4", "5 3", "14 3 2 3 2 3", "1 5", "7 3 1 3")
"""One pattern for each mover."""


def contrast(one: str, other: str) -> float:
    """Return the WCAG contrast ratio of two colours, 1 to 21.

    >>> round(contrast("#000000", "#ffffff"))
    21
    """
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def variables(palette: Mapping[str, str]) -> str:
    """Return a palette as CSS custom properties.

    >>> variables({"ink": "#000000"})
    '--ink:#000000'
    """
    return ";".join(f"--{name}:{colour}" for name, colour in palette.items())


def _luminance(colour: str) -> float:
    shares = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
