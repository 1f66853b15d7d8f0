"""A job that does as it is told, for tests of what happens when one does not do as it should."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from detente.workbench.channel import channel


def main() -> None:  # noqa: C901 - a list of deeds
    """Do what the text says."""
    wire = channel(memory=2**30)
    frame = wire.read() or {}
    out = Path(frame["out"])
    wire.write({"done": 1, "of": 4, "step": str(os.getpid())})
    match frame["text"]:
        case "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        case "segfault":
            ctypes.string_at(1)
        case "exit":
            sys.exit(0)
        case "hang":
            while True:
                pass
        case "deaf":
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
            wire.write({"done": 2, "of": 4, "step": str(os.getpid())})
            time.sleep(1_000)
        case "memory":
            bytearray(2**31)
        case "garbage":
            os.write(wire.outgoing.fileno(), b"\xff\xff\xff\xff and more")
        case "odd":
            wire.write({"done": "many", "of": -3, "step": ["x"]})
            wire.write({"problems": [{"code": "D110", "message": "odd"}]})
        case "nothing":
            wire.write({"result": "not-there.txt"})
        case "outside":
            (out / "passwd").write_text("inside")
            wire.write({"result": "../../../../etc/passwd"})
        case "environment":
            (out / "names.txt").write_text("\n".join(sorted(os.environ)))
            wire.write({"result": "names.txt"})
        case "given":
            (out / "given.txt").write_text(repr({name: frame.get(name) for name in ("endpoint", "model", "data")}))
            wire.write({"result": "given.txt"})
        case "write too much":
            with (out / "large").open("wb") as file:
                file.truncate(2**31)
        case "grandchild":
            code = (
                "from detente.batch.tether import tether; tether(); import time; print(1, flush=True); time.sleep(99)"
            )
            child = subprocess.Popen([sys.executable, "-c", code], start_new_session=True, stdout=subprocess.PIPE)
            assert child.stdout is not None
            child.stdout.readline()
            wire.write({"done": 2, "of": 4, "step": str(child.pid)})
            time.sleep(1_000)
        case _:
            (out / "made.txt").write_text(frame["text"])
            wire.write({"result": "made.txt"})


if __name__ == "__main__":
    main()
