"""Open the link in the user's browser without the key ever standing in a command line others can read."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import threading
import webbrowser
from html import escape
from pathlib import Path


def has_desktop() -> bool:
    """Tell whether there is a desktop a browser could open on."""
    if os.name == "nt" or sys.platform == "darwin":
        return not os.environ.get("SSH_CONNECTION")
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def open_link(link: str) -> Path:
    """Have the browser open a private file that leads to the link; return its folder, which is to be removed."""
    folder = Path(tempfile.mkdtemp(prefix="detente-open-"))
    page = folder / "open.html"
    descriptor = os.open(page, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(_leading_to(link))
    threading.Thread(target=webbrowser.open, args=(page.as_uri(),), daemon=True).start()
    return folder


def forget(folder: Path) -> None:
    """Remove the file, used or not."""
    shutil.rmtree(folder, ignore_errors=True)


def _leading_to(link: str) -> str:
    there = escape(link, quote=True)
    return (
        '<!doctype html>\n<html lang="en"><meta charset="utf-8"><title>detente</title>\n'
        f'<meta name="referrer" content="no-referrer"><meta http-equiv="refresh" content="0; url={there}">\n'
        f'<p><a href="{there}">Open the workbench</a></p></html>\n'
    )
