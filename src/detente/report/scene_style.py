"""The style sheet of pictures in the workbench and in notebooks: the rules of the static ones, in the page's theme.

`python -m detente.workbench.style > web/src/scene/pictures.css` writes it; a test says that it is up to date.
"""

from __future__ import annotations

from collections.abc import Mapping

from detente.report import chart, svg, ties_svg
from detente.report.palette import DARK, LIGHT, variables

KINDS = (".dg", ".dt", ".tw")
"""The state graph; what is over time, deals and shares; ties."""


def scene_style() -> str:
    """Return the style sheet. `data-theme` on the root says light or dark, else the system does.

    Where the system has colours of its own (forced colours), pictures are in these: dashes, shapes and words are left.
    """
    forced = dict.fromkeys(LIGHT, "CanvasText") | dict.fromkeys(("paper", "card", "tint"), "Canvas")
    forced |= {"link": "LinkText", "glow": "Highlight"}
    return "\n".join(
        (
            "/* Written by python -m detente.workbench.style. */",
            _themed("", LIGHT),
            f"@media (prefers-color-scheme: dark) {{\n{_themed(':root:not([data-theme=light]) ', DARK)}\n}}",
            _themed(":root[data-theme=dark] ", DARK),
            f"@media (forced-colors: active) {{\n{_themed(':root:root:root ', forced)}\n}}",
            *(rules.strip() for rules in (svg.rules(), chart.rules(), ties_svg.STYLE)),
            "",
        )
    )


def _themed(where: str, palette: Mapping[str, str]) -> str:
    return f"{','.join(where + kind for kind in KINDS)} {{{variables(palette)}}}"
