"""What the workbench holds on to: memory, files, threads and processes after a model was opened and closed many times.

    python benchmarks/workbench_memory.py [--cycles N] [--bars]

A cycle: a page connects, sends the text of `tower22`, waits for verdicts and equilibria, and goes while the rest is
still being worked out. After four cycles it is another file, so that workers are started and ended too; eight models
can be open at once, and stay for a minute. The server's own memory is its resident set; that of all is the sum of the
proportional sets of the server, its workers and the spare one, and of the copies that happen to be at work when it is
looked at: of it the median counts, as of files and threads, of which a worker that is just being started has some for a
moment. Figures are over the tenth of the cycles after the first tenth (warm-up), and over the last.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bars import Bar, finish, machine
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

import detente
from detente.workbench.folder import identity

CYCLES = 1_000
FILES, EACH = 12, 4
"""Files, more than can be open at once, so that room has to be made; and the cycles each has in a row."""


@dataclass(frozen=True, slots=True)
class Held:
    """What a server holds: bytes resident and of all processes, open files, threads, processes below it."""

    resident: int
    whole: int
    files: int
    threads: int
    processes: int


def held(pid: int) -> Held:
    """Look at a server and what is below it."""
    below = list(descendants(pid))
    whole = sum(_kilobytes(each, "smaps_rollup", "Pss:") for each in (pid, *below)) * 1024
    files = len(list(Path(f"/proc/{pid}/fd").iterdir()))
    resident = _kilobytes(pid, "status", "VmRSS:") * 1024
    return Held(resident, whole, files, _kilobytes(pid, "status", "Threads:"), len(below))


def descendants(pid: int) -> Iterator[int]:
    """Yield the processes below one."""
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        for each in children.read_text().split():
            yield int(each)
            yield from descendants(int(each))


def _kilobytes(pid: int, file: str, name: str) -> int:
    try:
        lines = Path(f"/proc/{pid}/{file}").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith(name)), 0)


@contextmanager
def serving(folder: Path) -> Iterator[tuple[int, int, str]]:
    """Serve a folder; yield the process id, the port and the token."""
    secret = folder.parent / "token"
    command = [sys.executable, "-u", "-m", "detente", "serve", str(folder), "--port", "0", "--no-open"]
    process = subprocess.Popen([*command, "--token-file", str(secret)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        line = next(line for line in process.stdout if "#key=" in line)
        port = int(line.split("#")[0].rstrip("/").rpartition(":")[2])
        threading.Thread(target=process.stdout.read, daemon=True).start()
        yield process.pid, port, secret.read_text().strip()
    finally:
        process.terminate()
        process.wait()


def cycle(port: int, token: str, file: str, text: str) -> int:
    """Open a model, wait for its verdicts and equilibria, close it; return how many parts came."""
    ask = {"id": 1, "lane": "model", "do": "model", "file": file, "text": text}
    origin = Origin(f"http://127.0.0.1:{port}")
    protocols = [Subprotocol("detente.1"), Subprotocol(f"token.{token}")]
    seen: set[str] = set()
    address = f"ws://127.0.0.1:{port}/api/live"
    with connect(address, origin=origin, subprotocols=protocols, max_size=2**26) as line:
        line.send(json.dumps(ask))
        for number in range(1, 10_000):
            told = json.loads(line.recv(timeout=120))
            if told.get("problems"):
                raise SystemExit(f"cycle: {told['problems']}")
            seen |= told.keys()
            if seen >= {"verdicts", "equilibria"} or told.get("last"):
                return number
    raise SystemExit("cycle: no end")


def main(cycles: int) -> list[Bar]:
    """Run the cycles and return the bars."""
    model = detente.shipped("tower22")
    text, seen, began = model.read_text(), [], time.monotonic()
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home) / "models"
        folder.mkdir()
        (folder / "account.md").write_bytes((model.parent / "account.md").read_bytes())
        for number in range(FILES):
            (folder / f"m{number}.yaml").write_text(text)
        with serving(folder) as (pid, port, token):
            for number in range(cycles):
                cycle(port, token, identity((f"m{number // EACH % FILES}.yaml",)), text)
                seen.append(held(pid))
    tenth = max(1, cycles // 10)
    first, last = seen[tenth : 2 * tenth], seen[-tenth:]
    print(f"{cycles} cycles in {time.monotonic() - began:.0f} s; median and greatest, early and late:")
    for name, unit in (("resident", 1e6), ("whole", 1e6), ("files", 1), ("threads", 1), ("processes", 1)):
        each = [of([getattr(one, name) for one in part]) / unit for part in (first, last) for of in (median, max)]
        print(f"  {name:10}" + "".join(f" {figure:8.1f}" for figure in each))

    def more(name: str, of: Callable[[list[int]], float] = max) -> float:
        early, late = (of([getattr(one, name) for one in part]) for part in (first, last))
        return late - early

    def growth(name: str, of: Callable[[list[int]], float] = max) -> float:
        return 100 * more(name, of) / of([getattr(one, name) for one in first])

    return [
        Bar("workbench-server-mb", max(each.resident for each in seen) / 1e6, 300),
        Bar("workbench-server-growth-percent", growth("resident"), 5),
        Bar("workbench-all-growth-percent", growth("whole", median), 5),
        Bar("workbench-server-more-files", more("files", median), 2),
        Bar("workbench-server-more-threads", more("threads", median), 2),
    ]


if __name__ == "__main__":
    print(machine("starlette", "uvicorn"))
    given = sys.argv[sys.argv.index("--cycles") + 1] if "--cycles" in sys.argv else CYCLES
    finish(main(int(given)))
