"""A widget on a page of its own: a model object as anywidget gives it, and behind it Python's part as its kernel."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from detente.case import Case
from detente.workbench.widget.sitting import Sitting, asked_of
from tests.browser import launched, wait
from tests.workbench.alone import alone

ADDRESS = "http://notebook.test/"
POLICY = (
    "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self'; "
    "trusted-types 'none'; require-trusted-types-for 'script'"
)
_HTML = """<!doctype html><html lang="en"><title>Notebook</title><body><main><h1>A notebook</h1>
<div id="still" data-still="w1">The board</div><div id="other" data-still="w2">Another</div>
<div id="one"></div><div id="two"></div></main><script type="module">
import widget from "./widget.js";
class Model {
  constructor(state) { this.state = state; this.heard = new Map(); this.saved = []; }
  get(name) { return this.state[name]; }
  set(name, value) { this.state[name] = value; this.fire(name); }
  on(event, heard) { this.heard.set(event, [...(this.heard.get(event) ?? []), heard]); }
  off(event, heard) { this.heard.set(event, (this.heard.get(event) ?? []).filter(each => each !== heard)); }
  fire(name) { for (const each of this.heard.get(`change:${name}`) ?? []) each(); }
  async save_changes() {
    this.saved.push(JSON.parse(JSON.stringify(this.state.asked)));
    for (const part of await window.kernel(this.state.asked))
      for (const [name, value] of Object.entries(part)) this.set(name, value);
  }
  get listeners() { return [...this.heard.values()].flat().length; }
}
window.model = new Model(await window.kernel(null));
window.away = widget.render({ model: window.model, el: document.querySelector("#one") });
window.ready = true;
window.again = () => widget.render({ model: window.model, el: document.querySelector("#two") });
</script>"""


class Kernel:
    """Python's part without a notebook. `asked` is all it was asked; while `mute` it answers nothing."""

    def __init__(self, case: Case, *, chances: bool = False) -> None:
        self.sitting, self.asked, self.mute = Sitting.of(case), [], False
        self.first = {"changes": [], "lens": {}, "chances": chances, "picture": True}

    def state(self) -> dict[str, Any]:
        *_, told = self.sitting.told(self.first)
        return {"model": self.sitting.view, "asked": self.first, "told": told, "scene": self.sitting.scene(self.first),
                "still": "w1"}  # fmt: skip

    def __call__(self, raw: Any) -> Any:
        if raw is None:
            return self.state()
        self.asked.append(raw)
        asked = asked_of(raw)
        parts = [{"told": told} for told in self.sitting.told(asked)]
        return [] if self.mute else [parts[0], {"scene": self.sitting.scene(asked)}, *parts[1:]]


@contextmanager
def notebook(script: Path) -> Iterator[Any]:
    """Open Chromium; what it yields makes pages with the widget of a case."""
    with launched() as browser:
        yield lambda kernel, **more: _page(browser, script, kernel, more)


def _page(browser: Any, script: Path, kernel: Kernel, more: dict[str, Any]) -> Any:
    page = browser.new_page(**more)
    page.expose_function("kernel", lambda asked: json.loads(json.dumps(kernel(asked))))
    files = {"": (_HTML, "text/html"), "widget.js": (script.read_text("utf-8"), "text/javascript")}
    alone(page, ADDRESS, files, POLICY)
    page.goto(ADDRESS)
    wait(page, "window.ready")
    return page
