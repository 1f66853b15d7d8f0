"""Nothing is sent anywhere: the tests in a network namespace that has this machine's own loopback and nothing else.

`python tests/offline.py [PYTEST ARGUMENTS]` runs them there (Linux; `unshare` of util-linux, `ip` of iproute2) under
`strace`, which sees every address that any process connects or sends to; one to any address but loopback fails, and so
does a machine without strace: what was not looked at is not said to be none. Without arguments: the whole suite.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[1]
SOCKET = re.compile(
    r"(?:connect|sendto|sendmsg|sendmmsg)\(.*?sa_family=AF_INET6?.*?"
    r"(?:inet_addr\(\"([^\"]+)\"\)|inet_pton\(AF_INET6, \"([^\"]+)\")"
)
ROUTE = re.compile(r"connect\(\d+<UDPv6.*inet_pton\(AF_INET6, \"(2001:4860:4860::8888)\"")
"""Chromium asks the kernel for a route to this address, to learn whether there is IPv6: a datagram socket that is
connected and sends nothing. It cannot be switched off; anything sent there, and every other address, counts."""

STRACE = [
    *("strace", "--seccomp-bpf", "-ff", "-qq", "-yy"),
    *("-e", "trace=connect,sendto,sendmsg,sendmmsg", "-e", "signal=none"),
]

OWN = re.compile(r"127\.|::1$|::ffff:127\.")


def missing() -> str | None:
    """Say what is missing for this, or None."""
    for program in ("unshare", "ip", "strace"):
        if shutil.which(program) is None:
            return f"{program} is not here"
    for lacking, command in (
        ("no network namespace can be made here", ["true"]),
        ("what runs under strace cannot use it again, or strace may not be used here", [*STRACE, "true"]),
    ):
        tried = subprocess.run(inside(command), capture_output=True, text=True, check=False)
        if tried.returncode:
            return f"{lacking}: {tried.stderr.strip().partition(chr(10))[0]}"
    return None


def inside(command: list[str]) -> list[str]:
    """Return what runs `command` with loopback and nothing else."""
    space = ["unshare", "--net"] if os.geteuid() == 0 else ["unshare", "--map-root-user", "--net"]
    return [*space, "sh", "-c", 'ip link set lo up && exec "$@"', "sh", *command]


def traced(command: list[str], log: Path) -> list[str]:
    """Return what runs `command` and writes what it and its children connect and send to, one file a process."""
    return [*STRACE, "-o", str(log), *command]


def addresses(folder: Path) -> Counter[str]:
    """Return how often each internet address was connected or sent to, by the logs in `folder`."""
    found: Counter[str] = Counter()
    for log in folder.iterdir():
        with log.open(encoding="utf-8", errors="replace") as lines:
            for line in lines:
                if match := SOCKET.search(line):
                    found[match[1] or match[2]] += not ROUTE.search(line)
    return found


def others(found: Counter[str]) -> list[str]:
    """Return the addresses that are not this machine's own."""
    return sorted(address for address, number in found.items() if number and not OWN.match(address))


def run_inside(arguments: list[str]) -> tuple[int, Counter[str]]:
    """Run pytest inside; return its exit code and the addresses its processes connected to."""
    with tempfile.TemporaryDirectory(prefix="detente-offline-") as name:
        command = traced([sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *arguments], Path(name, "trace"))
        done = subprocess.run(inside(command), cwd=ROOT, check=False)
        return done.returncode, addresses(Path(name))


def main() -> int:
    """Run the tests and tell where they wanted to go."""
    lacking = missing()
    if lacking:
        print(f"offline: {lacking}", file=sys.stderr)
        return 2
    code, found = run_inside(sys.argv[1:])
    elsewhere = others(found)
    own = sum(number for address, number in found.items() if address not in elsewhere)
    print(f"offline: {own} connections to this machine itself, as strace saw it")
    print(f"offline: to elsewhere: {', '.join(elsewhere) or 'none'}")
    return code or int(bool(elsewhere))


if __name__ == "__main__":
    sys.exit(main())
