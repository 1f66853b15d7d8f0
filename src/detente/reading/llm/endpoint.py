"""Where a text is sent to, and with what key: the address is checked before anything leaves the machine."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final
from urllib.parse import SplitResult, urlsplit, urlunsplit

from detente.errors import InvalidQuery, Problem

KEY: Final = "DETENTE_LLM_KEY"
"""The one environment variable a key is taken from. A key that lies about for another service is never used."""

_HERE = frozenset({"localhost", "127.0.0.1", "::1"})
_PATH = "/chat/completions"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A chat endpoint: the full address, the host it is shown as, the model, the key. The key is in no repr."""

    address: str
    host: str
    model: str
    key: str | None = field(default=None, repr=False)


def endpoint(address: str, model: str, key: str | None = None) -> Endpoint:
    """Return the endpoint at `address`: a base like https://host/v1, or all of it up to /chat/completions.

    Raises InvalidQuery: D521 for what is no http address, names a user, has no model, or would send a key unencrypted
    to another machine.

    >>> endpoint("http://localhost:8080/v1", "small").address
    'http://localhost:8080/v1/chat/completions'
    """
    parts = _parts(address)
    host = parts.hostname or ""
    if parts.scheme not in {"http", "https"} or not host:
        raise _refused("the endpoint is no http address", "give one like https://host/v1")
    if "@" in parts.netloc or parts.fragment:
        raise _refused("the endpoint's address has a user, a password or a #", f"put the key into {KEY}")
    if not model.strip() or not model.isprintable():
        raise _refused("no model is named", "name one the endpoint has, for instance --model small")
    if key is not None and (not key.isascii() or not key.isprintable() or not key.strip()):
        raise _refused(f"{KEY} is no key: it is empty or has characters no key has", f"set {KEY} anew, or unset it")
    if key is not None and parts.scheme == "http" and host not in _HERE:
        raise _refused(f"the key would go to {host} unencrypted", f"use https, or unset {KEY}")
    path = parts.path.rstrip("/")
    path = path if path.endswith(_PATH) else path + _PATH
    return Endpoint(urlunsplit((parts.scheme, parts.netloc, path, parts.query, "")), _shown(parts), model.strip(), key)


def _parts(address: str) -> SplitResult:
    try:
        parts = urlsplit(address)
        parts.port  # noqa: B018  a port that is none raises here
    except ValueError:
        raise _refused("the endpoint is no http address", "give one like https://host/v1") from None
    if not address.isascii() or not address.isprintable() or " " in address or "\\" in address:
        raise _refused("the endpoint's address has characters no address has", "give one like https://host/v1")
    return parts


def _shown(parts: SplitResult) -> str:
    return parts.netloc.lower()


def _refused(message: str, fix: str) -> InvalidQuery:
    return InvalidQuery(Problem("D521", message, fix=fix))
