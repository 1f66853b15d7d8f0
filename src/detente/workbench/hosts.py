"""The names under which this server answers. A page of somebody else's, brought here by its DNS, has another."""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import ip_address

LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})
_FORM = re.compile(r"(\[[0-9a-f:.]+\]|[a-z0-9._-]+):([0-9]{1,5})")


@dataclass(frozen=True, slots=True)
class Hosts:
    """The port, the names, and whether any address will do (a server that listens on all of them).

    An address cannot be rebound, a name can; so names are listed, always.
    """

    port: int
    names: frozenset[str] = LOOPBACK
    addresses: bool = False

    def has(self, host: bytes) -> bool:
        """Tell whether a Host header is one of ours.

        >>> ours = Hosts(8470)
        >>> ours.has(b"LOCALHOST:8470"), ours.has(b"127.0.0.1:80"), ours.has(b"127.0.0.1.evil.example:8470")
        (True, False, False)
        """
        form = _FORM.fullmatch(host.decode("latin-1").lower())
        if form is None or int(form[2]) != self.port:
            return False
        return form[1] in self.names or (self.addresses and _address(form[1]))


def hosts(host: str, port: int) -> Hosts:
    """Return the names of a server that listens on `host`."""
    name = f"[{host.lower()}]" if ":" in host else host.lower()
    return Hosts(port, LOOPBACK | {name}, addresses=host in ("0.0.0.0", "::"))  # noqa: S104


def loopback(host: str) -> bool:
    """Tell whether only this machine can reach `host`."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _address(name: str) -> bool:
    try:
        ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True
