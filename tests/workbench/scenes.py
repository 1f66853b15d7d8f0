"""The painters of the page alone, bundled from their sources, on a page as strict as the workbench's."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.browser import chromium, launched, required
from tests.workbench.alone import alone

WEB = Path(__file__).parents[2] / "web"
ADDRESS = "http://scenes.test/"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
_HTML = (
    '<!doctype html><html lang="en"><title>Scenes</title><meta name="color-scheme" content="light dark">'
    '<link rel="stylesheet" href="palette.css"><link rel="stylesheet" href="pictures.css">'
    '<link rel="stylesheet" href="scene.css"><script src="scene.js" defer></script><script src="axe.js" defer></script>'
    '<body><main id="host"></main></body></html>'
)
BUNDLER = WEB / "node_modules" / ".bin" / "rolldown"
AXE = WEB / "node_modules" / "axe-core" / "axe.min.js"


def missing() -> str:
    """Say what is missing to run the painters in a browser, nothing where all is there."""
    if required():
        return ""
    if chromium() is None:
        return "no Chromium was found"
    return "" if BUNDLER.exists() and AXE.exists() and shutil.which("node") else "npm ci has not been run in web/"


def bundled(folder: Path) -> Path:
    """Bundle the painters as a script that leaves them in `scenes`; return its path."""
    made = folder / "scene.js"
    command = [str(BUNDLER), "src/scene/index.ts", "--file", str(made), "--format", "iife", "--name", "scenes"]
    subprocess.run(command, cwd=WEB, check=True, capture_output=True, timeout=120)
    return made


@contextmanager
def opened(script: Path) -> Iterator[Any]:
    """Open Chromium; what it yields makes pages on which `scenes.paint` and `scenes.still` are."""
    with launched() as browser:
        yield lambda **more: _page(browser, script, more)


def _page(browser: Any, script: Path, more: dict[str, Any]) -> Any:
    page = browser.new_page(**more)
    files = {"": (_HTML, "text/html"), "scene.js": (script.read_text(), "text/javascript")}
    files["axe.js"] = (AXE.read_text("utf-8"), "text/javascript")
    sheets = ("style/palette.css", "scene/pictures.css", "scene/scene.css")
    files |= {name.split("/")[1]: ((WEB / "src" / name).read_text("utf-8"), "text/css") for name in sheets}
    alone(page, ADDRESS, files, POLICY)
    page.goto(ADDRESS)
    page.wait_for_load_state("load")
    return page
