"""A workbench on a small folder, for the tests of what is behind the gate."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.workbench.asgi import Site, close, site


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Site]:
    """Return a workbench on a folder with one model, `model.yaml`, and one text, `account.txt`."""
    (tmp_path / "model.yaml").write_text("detente: 1\n")
    (tmp_path / "account.txt").write_text("Aland pressed on.\n")
    made = site(tmp_path)
    yield made
    close(made)
