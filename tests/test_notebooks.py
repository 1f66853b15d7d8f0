"""The teaching notebooks run from the first cell to the last, hold what they say, and carry no output in git."""

from __future__ import annotations

import json
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

nbformat = pytest.importorskip("nbformat")
pytest.importorskip("nbclient")
pytest.importorskip("ipykernel")
pytest.importorskip("anywidget")
pytest.importorskip("spacy")

ROOT = Path(__file__).parents[1]
LIVE = "application/vnd.jupyter.widget-view+json"
PATHS = sorted((ROOT / "docs" / "notebooks").glob("*.ipynb"))


@pytest.fixture(scope="module")
def pages() -> ModuleType:
    """docs/notebook_pages.py, which is no part of any package."""
    sys.path.insert(0, str(ROOT / "docs"))
    spec = spec_from_file_location("notebook_pages", ROOT / "docs" / "notebook_pages.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    sys.path.remove(str(ROOT / "docs"))
    return module


@pytest.fixture(scope="module", params=PATHS, ids=lambda path: path.stem)
def ran(request: pytest.FixtureRequest, pages: ModuleType) -> Any:
    from tests.workbench.maker import current_page

    current_page()  # the widget's script is built with it
    return pages.executed(request.param)


def answers(cell: Any) -> list[Any]:
    """Return what a cell showed; a widget shows itself in two parts."""
    return [output.data for output in cell.outputs if output.output_type in ("execute_result", "display_data")]


def test_there_are_three() -> None:
    assert ["1", "2", "3"] == [path.name[0] for path in PATHS]


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_a_notebook_in_git_is_valid_and_has_no_output(path: Path) -> None:
    nbformat.validate(json.loads(path.read_text("utf-8")))
    cells = [cell for cell in json.loads(path.read_text("utf-8"))["cells"] if cell["cell_type"] == "code"]
    assert [] == [cell["id"] for cell in cells if cell["outputs"] or cell["execution_count"]]
    assert len(cells) >= 9


def test_a_notebook_runs_and_its_answers_show_themselves(ran: Any) -> None:
    found = [data for cell in ran.cells if cell.cell_type == "code" for data in answers(cell)]
    assert sum("text/html" in data for data in found) >= 4
    assert sum("image/svg+xml" in data for data in found) >= 2
    assert any(LIVE in data for data in found)
    assert [] == [output for cell in ran.cells for output in cell.get("outputs", ()) if output.get("name") == "stderr"]


def test_a_page_of_a_notebook_shows_the_board_where_no_script_runs(ran: Any) -> None:
    """As `jupyter nbconvert --to html` makes one: of what an output has, it shows the widget before the HTML."""
    (cell,) = [cell for cell in ran.cells if cell.cell_type == "code" and any(LIVE in data for data in answers(cell))]
    still, live = answers(cell)
    assert "text/html" in still
    assert LIVE not in still
    assert "Supposed:" in still["text/html"]
    assert f'data-still="{live[LIVE]["model_id"]}"' in still["text/html"]


def test_a_notebook_that_was_run_keeps_the_state_of_its_widget(ran: Any) -> None:
    states = ran.metadata.widgets["application/vnd.jupyter.widget-state+json"]["state"].values()
    (kept,) = [each["state"] for each in states if "told" in each["state"]]
    assert kept["told"]["changes"] == kept["asked"]["changes"] != []
    assert "detente-widget" in kept["_esm"]


def test_the_page_of_a_notebook_has_all_of_it_and_needs_no_script(ran: Any, pages: ModuleType) -> None:
    page = pages.page(ran)
    fence = {"markdown": "{}", "code": "```python\n{}\n```"}
    assert [] == [cell.id for cell in ran.cells if fence[cell.cell_type].format(cell.source) not in page]
    assert "Supposed:" in page  # the widget, as it stood
    assert "<script" not in page
    assert str(ROOT) not in page


def test_by_hand_and_by_machine_the_equilibria_are_the_same(pages: ModuleType) -> None:
    path = next(path for path in PATHS if path.name.startswith("2"))
    notebook = nbformat.read(path, as_version=4)
    cell = next(cell for cell in notebook.cells if "the same by hand" in cell.source)
    assert "assert mine == set(solved.equilibria(concept))" in cell.source
    broken = next(cell for cell in notebook.cells if cell.source.startswith("def nash"))
    broken.source = broken.source.replace("improves(1 - actor, there) and ", "")
    from nbclient.exceptions import CellExecutionError

    with pytest.raises(CellExecutionError, match="seq"):
        pages.run(notebook)
