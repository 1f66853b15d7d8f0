"""The colours of the report as the page's style sheet, so that both look alike.

``python -m detente.workbench.tokens > web/src/style/palette.css`` writes it; a test says whether it is up to date.
"""

from __future__ import annotations

import sys

from detente.report.palette import DARK, LIGHT


def palette() -> str:
    """Return `web/src/style/palette.css`: every colour for light and for dark.

    >>> "--holds: light-dark(#0a5c8f, #6fbdf2);" in palette()
    True
    """
    colours = [f"  --{name}: light-dark({light}, {DARK[name]});" for name, light in LIGHT.items()]
    head = "/* Made from src/detente/report/palette.py by `python -m detente.workbench.tokens`; not by hand. */\n"
    return "\n".join([head, ":root {", *colours, "}", ""])


if __name__ == "__main__":
    sys.stdout.write(palette())
