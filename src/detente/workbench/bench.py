"""Everything the routes work with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from detente.workbench.built import File
from detente.workbench.folder import Folder
from detente.workbench.held import Held
from detente.workbench.jobs import Jobs
from detente.workbench.messages import Content
from detente.workbench.secret import Keys, Secret, Tries
from detente.workbench.tabs import Tabs
from detente.workbench.workers import Workers


@dataclass(frozen=True, slots=True)
class Bench:
    """The folder, what was dropped, the open pages, what computes, and the secrets. `entered` prints the next link."""

    folder: Folder
    held: Held
    tabs: Tabs
    workers: Workers
    jobs: Jobs
    page: Mapping[str, File]
    token: Secret
    keys: Keys
    entered: Callable[[], None]
    tries: Tries
    first: str | None = None
    """The id of the file that was named on the command line."""
    by_model: bool = False
    """Whether a language model was named on the command line."""

    def content(self, id: str) -> Content:
        """Return a file of the folder, or one that was dropped. Raises Refused."""
        return self.held.content(id) or self.folder.content(id)

    def data(self, id: str) -> bytes:
        """Return the bytes of a file. Raises Refused."""
        held = self.held.get(id)
        return held.data if held else self.folder.data(id)

    def name(self, id: str) -> str:
        """Return the name of a file. Raises Refused."""
        held = self.held.get(id)
        return held.name if held else self.folder.name(id)

    def beside(self, id: str) -> Path:
        """Return the folder where the texts beside a file are. Raises Refused."""
        held = self.held.get(id)
        return (held.beside or self.folder.path) if held else self.folder.beside(id)
