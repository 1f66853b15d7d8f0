"""What journeys start from: a server of its own on a copy of `tower22`, or on a folder with a text only."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from detente.cases import account_path
from detente.commands.cases import copied
from tests.workbench.pages.conftest import chrome, need_chromium, opening, workbench
from tests.workbench.served import Server, served

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.workbench.pages.conftest import Opening

__all__ = ["chrome", "opening", "workbench"]

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All tests here need Chromium, and share one."""
    need_chromium(items, HERE)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with `tower22` in it, to be written to."""
    made = tmp_path / "folder"
    copied("tower22", made)
    return made


@pytest.fixture
def server(folder: Path) -> Iterator[Server]:
    """Return a server of that folder."""
    with served(folder) as running:
        yield running


@pytest.fixture
def page(server: Server, opening: Opening) -> Page:
    """Return a tab of that server, its first verdicts there."""
    opened = opening(on=server, height=1000)
    opened.wait_for_selector(".board-rows .verdict")
    return opened


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """Return an empty folder, and beside it the account of `tower22`, to be brought in."""
    (tmp_path / "account.md").write_bytes(account_path("tower22").read_bytes())
    made = tmp_path / "texts"
    made.mkdir()
    return made
