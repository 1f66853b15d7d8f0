"""The widget as notebooks know it: five traits that both sides hold, over anywidget's protocol.

| trait | who sets it | what it is |
|---|---|---|
| `model` | Python, once | `messages.ModelView` |
| `asked` | the page, or Python | `messages.WidgetAsked` |
| `told` | Python | `messages.WidgetTold`: of which changes it is stands in it |
| `scene` | Python | `messages.Scene` of the state graph, or nothing |
| `still` | Python, once | by what the script knows the board that stands in its place until it runs |
"""

from __future__ import annotations

from typing import Any, cast

import anywidget
import traitlets

from detente.case import Case
from detente.workbench import messages as say
from detente.workbench.widget import PARTS
from detente.workbench.widget.sitting import Sitting, asked_of
from detente.workbench.widget.static import board_html, board_text, still_html


class Widget(anywidget.AnyWidget):  # a base class, because anywidget's protocol is one
    """A model in a notebook: `changes` is what is supposed, `verdicts` what follows, `after()` the changed model."""

    model = traitlets.Dict().tag(sync=True)
    asked = traitlets.Dict().tag(sync=True)
    told = traitlets.Dict().tag(sync=True)
    scene = traitlets.Dict(allow_none=True, default_value=None).tag(sync=True)
    still = traitlets.Unicode("").tag(sync=True)

    def __init__(self, sitting: Sitting, *, changes: tuple[str, ...] = (), chances: bool = False) -> None:
        sitting.live.after(changes)  # who names nothing is told so here, where the name was written
        asked: say.WidgetAsked = {"changes": [*changes], "lens": {}, "chances": chances, "picture": True}
        self._sitting = sitting
        self._esm = (PARTS / "widget.js").read_text(encoding="utf-8")
        *_, told = sitting.told(asked)
        super().__init__(model=sitting.view, asked=asked, told=told, scene=sitting.scene(asked))
        self.still = str(self.model_id or "")
        self.observe(self._answer, names="asked")

    @property
    def changes(self) -> list[str]:
        """The edits that are supposed now, in the language of `suppose`."""
        return [*asked_of(self.asked)["changes"]]

    @property
    def verdicts(self) -> dict[str, str]:
        """The verdict on each claim after the changes, by claim; those about time only where they were asked for."""
        return {verdict["claim"]: verdict["outcome"] for verdict in self.told["verdicts"]}

    def suppose(self, *edits: str) -> Widget:
        """Suppose these edits and no others (none: the model as it stands). Raises InvalidQuery for a wrong one."""
        self._sitting.live.after(edits)
        self.asked = {**asked_of(self.asked), "changes": [*edits]}
        return self

    def after(self) -> Case:
        """Return the case after the changes, to go on with. Raises InvalidQuery where they cannot be made."""
        return self._sitting.after(self.changes)

    def _answer(self, change: Any) -> None:
        """Answer what is asked: verdicts first, then the picture where it is another, then what takes seconds."""
        asked, before = asked_of(change["new"]), asked_of(change["old"])
        parts = self._sitting.told(asked)
        self.told = cast("dict[str, Any]", next(parts))
        if _painted(asked) != _painted(before):
            self.scene = cast("dict[str, Any]", self._sitting.scene(asked))
        for part in parts:
            self.told = cast("dict[str, Any]", part)

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        """Return the live widget, and the board as it stands as text and HTML for where no script runs."""
        made = super()._repr_mimebundle_(**kwargs)
        if made is None:
            return None
        data, about = made if isinstance(made, tuple) else (made, {})
        view, told = self._sitting.view, cast("say.WidgetTold", self.told)
        return {**data, "text/plain": board_text(view, told), "text/html": board_html(view, told)}, about

    def _ipython_display_(self, **kwargs: Any) -> None:
        """Show the board as it stands, and the live widget, whose script hides that board where it runs.

        Two outputs, because of one with several forms a page of a notebook takes the widget, and is blank offline.
        """
        from IPython import display

        made: Any = super()._repr_mimebundle_(**kwargs) or {}
        data, about = made if isinstance(made, tuple) else (made, {})
        view, told = self._sitting.view, cast("say.WidgetTold", self.told)
        still = {"text/plain": board_text(view, told), "text/html": still_html(view, told, self.still)}
        show: Any = display.display
        show(still, raw=True)
        show({**data, "text/plain": repr(self)}, metadata=about, raw=True)

    def __repr__(self) -> str:
        """Return what it is of in one line."""
        return f"<what if on {self._sitting.view['title']!r}: {len(self.changes)} changes>"


def _painted(asked: say.WidgetAsked) -> tuple[object, ...]:
    """Return what the picture hangs on."""
    return asked["changes"], asked["lens"], asked["picture"]
