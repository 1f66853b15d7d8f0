"""The live widget of a model for notebooks (Jupyter, VS Code, marimo): what if, and every verdict that follows.

`sitting.py` answers what the widget's page asks, in plain data and without a notebook; `bridge.py` is the widget
itself, over anywidget (the extra `detente[widget]`), loaded when one is made; `static.py` is what is seen where no
script runs. The page's part is `web/src/widget`, built with the page of `detente serve` into one script.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from detente.errors import Problem, Unavailable

if TYPE_CHECKING:
    from detente.case import Case
    from detente.workbench.widget.bridge import Widget

PARTS = Path(__file__).parents[1] / "page" / "widget"
"""Where the built script is; its styles are inside."""


def widget(case: Case, *, changes: tuple[str, ...] = (), chances: bool = False) -> Widget:
    """Return the widget of a case. Raises Unavailable: D655 without anywidget, D656 where the script was not built.

    Cost: that of the verdicts of the model, those about time only with `chances`.
    """
    try:
        import anywidget  # noqa: F401 - asked for first, so that what is missing is said in our own words
    except ImportError:
        fix = "pip install 'detente[widget]', and start the kernel again"
        raise Unavailable(Problem("D655", "the live widget is not installed", fix=fix)) from None
    if not (PARTS / "widget.js").exists():
        fix = "type `make page` in the folder of the sources"
        raise Unavailable(Problem("D656", "the live widget was not built", fix=fix))
    from detente.workbench.widget.bridge import Widget
    from detente.workbench.widget.sitting import Sitting

    return Widget(Sitting.of(case), changes=changes, chances=chances)
