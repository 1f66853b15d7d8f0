"""The documentation: `make docs` builds it into docs/_build/html, offline, and fails on any warning."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from sphinx.application import Sphinx

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from gallery_pages import gallery_pages, theme
from notebook_pages import notebook_pages

from detente import __version__

project = "detente"
author = "The detente developers"
project_copyright = "The detente developers"
version = release = __version__
language = "en"

extensions = ["myst_parser"]
myst_heading_anchors = 4
exclude_patterns = ["_build", "gallery/table.md"]
source_suffix = {".md": "markdown"}
highlight_language = "text"
pygments_style = "friendly"
pygments_dark_style = "github-dark"

html_theme = "furo"
html_title = f"detente {version}"
html_static_path = ["_static"]
html_css_files = ["detente.css", "pictures.css"]
html_copy_source = False
html_show_sphinx = False
html_theme_options = {"navigation_with_keys": True, "top_of_page_buttons": []}


def setup(app: Sphinx) -> None:
    """Make what is made of cases and notebooks before Sphinx looks for its sources; DETENTE_GALLERY=kept leaves it."""
    if os.environ.get("DETENTE_GALLERY") != "kept":
        gallery_pages(HERE / "gallery")
        notebook_pages(HERE / "notebooks")
    (HERE / "_static" / "pictures.css").write_text(theme(), encoding="utf-8")
