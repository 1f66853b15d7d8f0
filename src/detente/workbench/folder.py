"""The folder that is served: its models and texts by id, read, saved by compare and swap, and created.

A save names the revision it was made from. Under the folder's lock, and again at the last moment before the file takes
its name, that is compared with what is on disk; where it is another, nothing is written and the answer has both.
"""

from __future__ import annotations

import hashlib
import os
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from detente.files.lock import locked
from detente.workbench import disk
from detente.workbench.disk import Parts, Seen, Signature
from detente.workbench.messages import Content, Entry, Role, Saved
from detente.workbench.names import PLAIN, checked, ending, largest, role
from detente.workbench.refusal import Refused, refused

SETTLED = 2.0
"""Seconds after which a file's times are believed; before, it could change again and look the same."""

LOOK_AGAIN = 0.2
"""Seconds that pass at least before the folder is looked at again for an id it does not have."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a file: its signature, and its entry where it is one of ours."""

    signature: Signature
    entry: Entry | None


class Folder:
    """A folder, open as long as the server runs. Every method may be called in any thread."""

    def __init__(self, path: Path) -> None:
        self.path = path.resolve()
        self._root = disk.opened(self.path)
        self._known: dict[Parts, Known] = {}
        self._ids: dict[str, Parts] = {}
        self._looked = float("-inf")
        self._lock = threading.Lock()
        disk.sweep(self._root)

    def close(self) -> None:
        """Close the folder; no method may be called afterwards."""
        os.close(self._root)

    def entries(self) -> list[Entry]:
        """Return the files that can be opened, models first, each by name. What did not change is not read again."""
        with self._lock:
            before, self._known = self._known, {}
            for seen in disk.files(self._root, known=before):
                self._known[seen.parts] = self._look(seen, before.get(seen.parts))
            found = [known.entry for known in self._known.values() if known.entry]
            self._ids |= {entry["id"]: tuple(entry["name"].split("/")) for entry in found}
            self._looked = time.monotonic()
        return sorted(found, key=lambda entry: (entry["role"] != "model", "/" in entry["name"], entry["name"]))

    def content(self, id: str) -> Content:
        """Return a file with its text. Raises Refused: D986 not there (404), D984 too large, D305 no plain text."""
        parts = self._parts(id)
        return content(id, "/".join(parts), self._read(parts))

    def data(self, id: str) -> bytes:
        """Return the bytes of a file. Raises Refused."""
        return self._read(self._parts(id))

    def save(self, id: str, text: str, base: str) -> Saved:
        """Replace a file's text, if it is still what it was at the revision `base`; the save has reached the disk.

        Raises Refused: 409 with `theirs` where it is not (D987), 409 without where the file is gone (D986).
        """
        parts = self._parts(id)
        data = _encoded(text, parts[-1])
        try:
            with disk.folder(self._root, parts) as within, locked(within):
                self._same(within, id, parts, base)
                disk.write(within, parts[-1], data, before=lambda: self._same(within, id, parts, base))
        except OSError as error:
            raise _failed(error) from None
        return Saved(ok=True, id=id, revision=revision(data))

    def create(self, name: str, text: str) -> Content:
        """Write a new file. Raises Refused: 422 where the name cannot be one, 409 where it is taken (D988)."""
        name = checked(name)
        data = _encoded(text, name)
        try:
            with locked(self._root):
                disk.create(self._root, name, data)
        except FileExistsError:
            raise refused(409, "D988", "there is a file of this name", fix="give another name") from None
        except OSError as error:
            raise _failed(error) from None
        self._looked = float("-inf")
        return content(identity((name,)), name, data)

    def beside(self, id: str) -> Path:
        """Return the folder a file is in, for a process that reads the texts beside a model."""
        return self.path.joinpath(*self._parts(id)[:-1])

    def name(self, id: str) -> str:
        """Return a file's name, with its folder where it is in one. Raises Refused (404)."""
        return "/".join(self._parts(id))

    def _same(self, within: int, id: str, parts: Parts, base: str) -> None:
        """Refuse where a file is not what it was at `base`. The lock is held."""
        try:
            there = disk.read(within, parts[-1], most=largest(parts[-1]))
        except (OSError, ValueError):
            fix = "save it under another name"
            raise refused(409, "D986", "the file is no longer there, or no longer a file", fix=fix) from None
        if revision(there) != base:
            theirs = content(id, "/".join(parts), there)
            raise refused(409, "D987", "the file was changed on disk since it was read", theirs=theirs)

    def _parts(self, id: str) -> Parts:
        """Return the parts of the file that has an id; looks again at the folder for one that is not known."""
        if id not in self._ids and time.monotonic() - self._looked > LOOK_AGAIN:
            self.entries()
        if id not in self._ids:
            raise refused(404, "D986", "there is no such file in the folder")
        return self._ids[id]

    def _read(self, parts: Parts) -> bytes:
        try:
            with disk.folder(self._root, parts) as within:
                return disk.read(within, parts[-1], most=largest(parts[-1]))
        except OSError:
            raise refused(404, "D986", "the file is no longer there, or no longer a file") from None
        except ValueError:
            most = f"{largest(parts[-1]) // 2**20} MB"
            raise refused(413, "D984", f"the file is too large; the most is {most}") from None

    def _look(self, seen: Seen, before: Known | None) -> Known:
        if before is not None and before.signature == seen.signature:
            return before
        kind = role(seen.parts[-1])
        entry = self._entry(seen, kind) if kind and seen.signature[2] <= largest(seen.parts[-1]) else None
        return Known(seen.signature if _settled(seen.signature) else (0, 0, 0, 0), entry)

    def _entry(self, seen: Seen, kind: Role) -> Entry | None:
        try:
            data = self._read(seen.parts)
        except Refused:
            return None
        if kind == "model" and b"detente:" not in data:
            return None
        name = "/".join(seen.parts)
        return Entry(id=identity(seen.parts), name=name, role=kind, size=len(data), revision=revision(data))


def identity(parts: Parts) -> str:
    """Return the id of a file: it stands for its name, and says nothing of it."""
    return hashlib.sha256("/".join(parts).encode()).hexdigest()[:16]


def revision(data: bytes) -> str:
    """Return the revision of a file of these bytes."""
    return hashlib.sha256(data).hexdigest()


def content(id: str, name: str, data: bytes) -> Content:
    """Return a file with its text, to the letter. Raises Refused (415, D305) where it has to be read into one first."""
    kind = role(name) or "text"
    try:
        if kind == "text" and ending(name) not in PLAIN:
            raise ValueError(name)
        text = data.decode("utf-8")
    except ValueError:
        raise refused(415, "D305", "this is no plain text in UTF-8", fix="read it: its text is found then") from None
    return Content(id=id, name=name, role=kind, text=text, revision=revision(data))


def _encoded(text: str, name: str) -> bytes:
    data = text.encode("utf-8", "replace")
    if len(data) > largest(name):
        raise refused(413, "D984", f"the file would be too large; the most is {largest(name) // 2**20} MB")
    return data


def _failed(error: OSError) -> Refused:
    """Say why a file could not be written, without where it is."""
    why = (error.strerror or "the system refused").lower()
    return refused(507, "D604", f"the file was not saved: {why}; what was there is unchanged")


def _settled(signature: Signature) -> bool:
    return time.time() - signature[0] / 1e9 > SETTLED
