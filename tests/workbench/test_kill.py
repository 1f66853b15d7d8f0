"""The server is killed, at any moment: no file is unreadable, no save it answered is lost, no process is left."""

from __future__ import annotations

import json
import os
import random
import signal
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from http.client import HTTPException
from pathlib import Path

import detente
from detente.workbench.folder import identity
from tests.workbench.processes import descendants, gone
from tests.workbench.served import Server, served

POINTS = 1_000 if os.environ.get("DETENTE_SOAK") else 40


def text(number: int) -> str:
    """Return a model that says which one it is at both ends, of another size each time; up to 200 KB."""
    return f"detente: 1\ntitle: '{number}'\n# {'é' * (number * 7_919 % 100_000)}\nsays: '{number}'\n"


@dataclass
class Saving:
    """A page that saves one text after the other, as fast as it is answered. `answered`, `sent`: which was last."""

    server: Server
    answered: int
    sent: int
    faults: list[str] = field(default_factory=list)

    def go(self) -> None:
        """Save until nobody answers."""
        with suppress(OSError, HTTPException, ValueError):
            path = f"/api/files/{identity(('m.yaml',))}"
            base = self.server.json("GET", path)["revision"]
            while not self.faults:
                self.sent += 1
                status, saved = self.server.ask(
                    "PUT", path, json.dumps({"text": text(self.sent), "base": base}).encode()
                )
                if status != 200:
                    self.faults.append(f"{status}: {saved!r}")
                else:
                    self.answered, base = self.sent, json.loads(saved)["revision"]


@dataclass
class Campaign:
    """What came of killing a server again and again: saves answered, kills within one, and files that are wrong."""

    saved: int = 0
    within: int = 0
    wrong: list[str] = field(default_factory=list)


def campaign(folder: Path, points: int, *, first: str = "") -> Campaign:
    """Kill a server that saves, at `points` random moments or until a file is wrong. `first`: see `served`."""
    chance, number, found = random.Random(20261123), 0, Campaign()
    folder.mkdir()
    path = folder / "m.yaml"
    path.write_text(text(0), encoding="utf-8")
    for _ in range(points):
        with served(folder, first=first) as server:
            page = Saving(server, number, number)
            thread = threading.Thread(target=page.go)
            thread.start()
            time.sleep(chance.random() * 0.12)
            server.end(signal.SIGKILL)
            thread.join()
        left = path.read_bytes()
        if page.faults or left not in (text(page.answered).encode(), text(page.sent).encode()):
            found.wrong.append(f"after {page.answered} of {page.sent}: {left[:40]!r} {len(left)} {page.faults}")
            break
        found.saved, found.within = found.saved + page.answered - number, found.within + (page.sent > page.answered)
        number = page.sent
        path.write_text(text(number), encoding="utf-8")
    return found


def test_kill_9_at_random_moments_of_saving_leaves_no_file_unreadable_and_loses_no_save(tmp_path: Path) -> None:
    found = campaign(tmp_path / "models", POINTS)
    assert [] == found.wrong
    assert found.saved > POINTS / 2  # saves were answered, and kills came in the middle of one
    assert found.within > POINTS / 4
    with served(tmp_path / "models") as server:
        server.json("GET", "/api/files")
        assert [] == [entry.name for entry in (tmp_path / "models").iterdir() if entry.name.endswith(".tmp")]


NAIVE = """
import os, time
from detente.workbench import disk

def naive(folder, name, data, *, before=None, system=None):
    descriptor = os.open(name, os.O_WRONLY | os.O_TRUNC, dir_fd=folder)
    os.write(descriptor, data[: len(data) // 2])
    time.sleep(0.02)
    os.write(descriptor, data[len(data) // 2 :])
    os.close(descriptor)

disk.save_in = naive
"""


def test_the_campaign_finds_a_way_of_saving_that_is_not_atomic(tmp_path: Path) -> None:
    assert campaign(tmp_path / "models", 60, first=NAIVE).wrong


def start(server: Server, kind: str, file: str, model: str = "") -> None:
    """Start a job."""
    body = {"kind": kind, "file": identity((file,)), "text": model, "options": {}}
    assert server.json("POST", "/api/jobs", body)["state"] == "waiting"


def test_a_killed_server_leaves_no_process_behind(tmp_path: Path) -> None:
    folder, model = tmp_path / "models", detente.shipped("tower22")
    folder.mkdir()
    for name in ("model.yaml", "account.md"):
        (folder / name).write_bytes((model.parent / name).read_bytes())
    with served(folder) as server:
        start(server, "robust", "model.yaml", model.read_text())
        start(server, "read", "account.md")
        end = time.monotonic() + 20
        while len(children := list(descendants(server.process.pid))) < 3 and time.monotonic() < end:
            time.sleep(0.02)
        assert len(children) >= 3  # two jobs, and the worker that is kept ready
        server.end(signal.SIGKILL)
        end = time.monotonic() + 5
        assert all(gone(pid, within=end - time.monotonic()) for pid in children)


def test_a_server_that_is_asked_to_stop_leaves_no_process_and_no_results_behind(tmp_path: Path) -> None:
    folder, results, model = tmp_path / "models", tmp_path / "results", detente.shipped("cuban")
    for each in (folder, results):
        each.mkdir()
    (folder / "m.yaml").write_bytes(model.read_bytes())
    with served(folder, first=f"import tempfile; tempfile.tempdir = {str(results)!r}") as server:
        start(server, "robust", "m.yaml", model.read_text())
        children = list(descendants(server.process.pid))
        assert ["detente-jobs-"] == [entry.name[:13] for entry in results.iterdir()]
        assert server.end() == 0
        assert all(gone(pid, within=5) for pid in children)
        assert [] == list(results.iterdir())
