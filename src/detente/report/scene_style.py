"""The style sheet of pictures in the workbench and in notebooks: the rules of the static ones, in the page's colours.

`python -m detente.workbench.style > web/src/scene/pictures.css` writes it; a test says that it is up to date.
"""

from __future__ import annotations

from detente.report import chart, svg, ties_svg
from detente.report.palette import LIGHT, variables

KINDS = (".dg", ".dt", ".tw")
"""The state graph; what is over time, deals and shares; ties."""


def scene_style() -> str:
    """Return the style sheet. Colours are those of the page around it (`palette.css`), by light and by dark.

    Where the system has colours of its own (forced colours), pictures are in these: dashes, shapes and words are left.
    """
    forced = dict.fromkeys(LIGHT, "CanvasText") | dict.fromkeys(("paper", "card", "tint"), "Canvas")
    forced |= {"link": "LinkText", "glow": "Highlight"}
    return "\n".join(
        (
            "/* Written by python -m detente.workbench.style. */",
            f"@media (forced-colors: active) {{\n{','.join(KINDS)} {{{variables(forced)}}}\n}}",
            *(rules.strip() for rules in (svg.rules(), chart.rules(), ties_svg.STYLE)),
            "",
        )
    )
