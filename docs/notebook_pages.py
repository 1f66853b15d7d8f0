"""The pages of the notebooks: each is run from its first cell to its last and shown with what it answered.

`python docs/notebook_pages.py` makes them; the documentation's `conf.py` does when it is built. They are not in git,
and neither is any output: in docs/notebooks/*.ipynb there is none. They are made again only where something has
changed since.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import nbformat
from gallery_pages import sources_hash

NOTEBOOKS = Path(__file__).parent / "notebooks"
MADE_FROM = ".made-from"
_LIVE = "application/vnd.jupyter.widget-view+json"
LONGEST = 300
"""Seconds a cell may take: against hanging, not a measure."""


def notebook_pages(folder: Path = NOTEBOOKS) -> None:
    """Run the notebooks of a folder and write a page for each beside it."""
    paths = sorted(folder.glob("*.ipynb"))
    made_from = sources_hash() + sha256(b"".join(map(Path.read_bytes, [Path(__file__), *paths]))).hexdigest()
    mark = folder / MADE_FROM
    if mark.exists() and mark.read_text(encoding="ascii") == made_from:
        return
    mark.unlink(missing_ok=True)
    for path in paths:
        path.with_suffix(".md").write_text(page(executed(path)), encoding="utf-8")
    mark.write_text(made_from, encoding="ascii")


def executed(path: Path) -> Any:
    """Return the notebook at `path` after all its cells were run. Raises CellExecutionError where one fails."""
    return run(nbformat.read(path, as_version=4))


def run(notebook: Any) -> Any:
    """Run a notebook in a folder that is gone afterwards. Raises CellExecutionError for a cell that fails."""
    from nbclient import NotebookClient

    with TemporaryDirectory(prefix="detente-notebook-") as folder:
        about = {"metadata": {"path": folder}}
        client = NotebookClient(notebook, kernel_name="python3", timeout=LONGEST, resources=about)
        return client.execute(env={**os.environ, "IPYTHONDIR": folder})


def page(notebook: Any) -> str:
    """Return an executed notebook as Markdown: its texts, its code, and what each cell answered."""
    parts = [part for cell in notebook.cells for part in _cell(cell)]
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"


def _cell(cell: Any) -> Iterator[str]:
    if cell.cell_type == "markdown":
        yield cell.source
        return
    yield f"```python\n{cell.source}\n```"
    for output in cell.outputs:
        if _LIVE not in output.get("data", {}):  # the board as it stood comes before it
            yield _output(output)


def _output(output: Any) -> str:
    """Return what a cell answered: HTML where there is some; else text."""
    if output.output_type == "stream":
        return _text(output.text)
    html = output.data.get("text/html")
    return _text(output.data.get("text/plain", "")) if html is None else _raw(html)


def _text(text: str) -> str:
    return f"``````text\n{text}\n``````"


def _raw(html: str) -> str:
    shown = f'<div class="answer" tabindex="0" role="region" aria-label="Answer">{html}</div>'
    return f"``````{{raw}} html\n{shown}\n``````"


if __name__ == "__main__":
    notebook_pages()
