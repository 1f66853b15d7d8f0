"""A worker that does as it is told, for tests of what happens when one does not do as it should."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import time

from detente.workbench.channel import channel


def main() -> None:  # noqa: C901 - a list of deeds
    """Answer each question; its `name` says how."""
    wire = channel(memory=2**30)
    while (frame := wire.read()) is not None:
        told = {"id": frame["id"], "last": True}
        match frame.get("name", frame.get("text", "")):
            case "kill":
                os.kill(os.getpid(), signal.SIGKILL)
            case "segfault":
                ctypes.string_at(1)
            case "exit":
                sys.exit(3)
            case "hang":
                time.sleep(1_000)
            case "memory":
                bytearray(2**31)
            case "garbage":
                os.write(wire.outgoing.fileno(), b"\xff\xff\xff\xff and more")
            case "print":
                print("not a frame")
                wire.write({**told, "sentences": ["printed"]})
            case "environment":
                wire.write({**told, "sentences": sorted(os.environ)})
            case "say":
                print("what went wrong", file=sys.stderr)
                sys.exit(1)
            case "parts":
                wire.write({"id": frame["id"], "last": False, "sentences": ["one"]})
                wire.write({**told, "sentences": ["two"]})
            case "stop":
                os.kill(os.getpid(), signal.SIGSTOP)
            case "silent":
                pass
            case _:
                wire.write({**told, "sentences": [str(os.getpid()), frame.get("lane", ""), frame.get("folder", "")]})


if __name__ == "__main__":
    main()
