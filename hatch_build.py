"""The page of `detente serve` is made with the package: where it is missing or of other sources, a build makes it.

An sdist has the page, so that installing from one never needs node. Where it has to be made and the machine has no node
that will do, the build asks the package index for one. An editable install without a page is a warning: everything but
`serve` works, and `make page` tries again. With DETENTE_PAGE=later no page is made.
"""

from __future__ import annotations

import importlib.util
import os
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PageHook(BuildHookInterface[BuilderConfig]):
    """What hatchling asks before it puts a wheel or an sdist together."""

    def dependencies(self) -> list[str]:
        """Return what the build needs besides hatchling."""
        return [] if _later() else _maker(self.root).needs(Path(self.root))

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the page where it has to be made."""
        root, maker = Path(self.root), _maker(self.root)
        if _later() or not maker.wanted(root):
            return
        try:
            maker.build(root)
        except maker.PageError as error:
            if version != "editable":
                raise
            self.app.display_warning(f"the page of `detente serve` was not made: {error}\n`make page` tries again")


def _later() -> bool:
    return os.environ.get("DETENTE_PAGE") == "later"


def _maker(root: str) -> ModuleType:
    """Return web/make_page.py, which is no part of any package."""
    spec = importlib.util.spec_from_file_location("detente_make_page", Path(root, "web", "make_page.py"))
    if spec is None or spec.loader is None:
        raise FileNotFoundError("web/make_page.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module
