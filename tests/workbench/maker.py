"""web/make_page.py and hatch_build.py, which are in no package, as modules; and node, where one will do."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "src" / "detente" / "workbench" / "page"


def module(path: Path) -> ModuleType:
    """Load a Python file."""
    spec = importlib.util.spec_from_file_location(f"tests_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    loaded = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = loaded
    spec.loader.exec_module(loaded)
    return loaded


maker = module(ROOT / "web" / "make_page.py")


def current_page() -> Path:
    """Return the page, made from the present sources; a test that cannot have it is skipped, or fails in CI."""
    if maker.wanted(ROOT):
        if maker.needs(ROOT):
            _missing("the page is not built, and there is no node: make page")
        maker.build(ROOT)
    return PAGE


def run_node(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run node in web/, whose packages are installed; skipped without node, or fails in CI."""
    tools = maker.on_path() or maker.from_index()
    if tools is None:
        _missing("there is no node that will do: make page-tests")
    if not (ROOT / "web" / "node_modules" / "typescript").exists():
        _missing("web/node_modules is not installed: make page-tests")
    command = [tools.node, *arguments]
    return subprocess.run(command, cwd=ROOT / "web", capture_output=True, text=True, check=False, timeout=300)


def _missing(reason: str) -> None:
    if os.environ.get("DETENTE_BROWSER") == "required":
        pytest.fail(reason)
    pytest.skip(reason)
