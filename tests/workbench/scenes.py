"""The painters of the page alone, bundled from their sources, on a page as strict as the workbench's."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.browser import FLAGS, chromium, required

WEB = Path(__file__).parents[2] / "web"
ADDRESS = "http://scenes.test/"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
_HTML = (
    '<!doctype html><html lang="en"><title>Scenes</title><link rel="stylesheet" href="pictures.css">'
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
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        yield lambda **more: _page(browser, script, more)
        browser.close()


def _page(browser: Any, script: Path, more: dict[str, Any]) -> Any:
    page = browser.new_page(**more)
    page.complaints = []
    page.on("console", lambda message: page.complaints.append(message.text))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on("dialog", lambda dialog: (page.complaints.append(f"dialog {dialog.message}"), dialog.dismiss()))
    files = {"": (_HTML, "text/html"), "scene.js": (script.read_text(), "text/javascript")}
    files["axe.js"] = (AXE.read_text("utf-8"), "text/javascript")
    files |= {name: ((WEB / "src/scene" / name).read_text(), "text/css") for name in ("pictures.css", "scene.css")}

    def answer(route: Any) -> None:
        body, kind = files.get(route.request.url.removeprefix(ADDRESS), ("", "text/plain"))
        if not body:
            page.complaints.append(f"asked for {route.request.url}")
        route.fulfill(body=body, content_type=f"{kind}; charset=utf-8", headers={"Content-Security-Policy": POLICY})

    page.route("**/*", answer)
    page.goto(ADDRESS)
    page.wait_for_load_state("load")
    return page
