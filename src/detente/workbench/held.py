"""Files somebody dropped on the page: held in memory until they are read, or saved under a name, or too many."""

from __future__ import annotations

import secrets
import threading
from dataclasses import dataclass
from pathlib import Path

from detente.workbench.folder import content, revision
from detente.workbench.messages import Content
from detente.workbench.names import MODELS, TEXTS, checked, role
from detente.workbench.refusal import Refused, refused

MOST, MOST_BYTES = 16, 64 * 2**20
"""So many files, and so many bytes, are held; the oldest make room."""


@dataclass(frozen=True, slots=True)
class HeldFile:
    """A file in memory. `beside` is where the texts are that it quotes, where that is not the folder that is served."""

    name: str
    data: bytes
    beside: Path | None = None


class Held:
    """The files that are held, by id. Every method may be called in any thread."""

    def __init__(self) -> None:
        self._files: dict[str, HeldFile] = {}
        self._lock = threading.Lock()

    def add(self, name: str, data: bytes, *, beside: Path | None = None) -> Content:
        """Hold a file and return it, with its text where it is plain. Raises Refused (422): its name; it is empty."""
        name = checked(name, endings=(*MODELS, *TEXTS))
        if not data.strip():
            raise refused(422, "D304", "the file is empty")
        id = secrets.token_hex(8)
        with self._lock:
            self._files[id] = HeldFile(name, data, beside)
            while len(self._files) > MOST or sum(len(file.data) for file in self._files.values()) > MOST_BYTES:
                del self._files[next(iter(self._files))]
        return self._shown(id, name, data)

    def get(self, id: str) -> HeldFile | None:
        """Return a file, None where it is not held (any more)."""
        with self._lock:
            return self._files.get(id)

    def content(self, id: str) -> Content | None:
        """Return a file with its text, None where it is not held."""
        file = self.get(id)
        return self._shown(id, file.name, file.data) if file else None

    @staticmethod
    def _shown(id: str, name: str, data: bytes) -> Content:
        try:
            return content(id, name, data)
        except Refused:
            return Content(id=id, name=name, role=role(name) or "text", text="", revision=revision(data))
