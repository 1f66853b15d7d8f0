"""Three who write one file at once, two by servers and one by the command line: no save hides another."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.workbench.served import served
from tests.workbench.writer import revision

SAVES = 10_200 if os.environ.get("DETENTE_SOAK") else 360


def writer(name: str, path: Path, way: tuple[str, ...], note: Path) -> subprocess.Popen[bytes]:
    """Start one who writes, and notes what came of it."""
    command = [sys.executable, str(Path(__file__).with_name("writer.py")), str(SAVES // 3), name, str(path), *way]
    with note.open("wb") as notes:
        return subprocess.Popen(command, stdout=notes)


def test_every_save_is_done_or_refused_and_none_is_lost(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    path = folder / "model.yaml"
    path.write_text("detente: 1\n")
    first = revision(path.read_bytes())
    # Two servers with a folder's own file each for what they print.
    (tmp_path / "again").symlink_to(folder)
    with served(folder) as one, served(tmp_path / "again") as two:
        ways = [(), (str(one.port), one.token), (str(two.port), two.token)]
        notes = [tmp_path / f"{number}.jsonl" for number in range(3)]  # files: a full pipe would make a writer wait
        writers = [writer(f"w{number}", path, way, notes[number]) for number, way in enumerate(ways)]
        assert [0, 0, 0] == [each.wait(3_000) for each in writers]
    told = [json.loads(line) for note in notes for line in note.read_text().splitlines()]
    done = {record["base"]: record["made"] for record in told if record["done"]}
    assert SAVES == len(told)
    assert len(done) == sum(record["done"] for record in told)  # no two saves were made from one revision
    chain = [first]
    while chain[-1] in done:
        chain.append(done[chain[-1]])
    assert len(done) == len(chain) - 1  # each was made from the one before
    assert chain[-1] == revision(path.read_bytes())  # and the last one is there
    assert 0 < len(done) < SAVES  # they did get in each other's way
    assert ["model.yaml"] == [left.name for left in folder.iterdir()]
