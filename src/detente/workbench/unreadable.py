"""What is no HTTP, or has two hosts: refused in the shape and with the headers of every other answer."""

from __future__ import annotations

from uvicorn.protocols.http.h11_impl import H11Protocol

from detente.workbench.headers import HEADERS
from detente.workbench.refusal import answer, refused


class Protocol(H11Protocol):
    """HTTP/1.1 as uvicorn speaks it, but for what it refuses before any application sees it.

    uvicorn offers no way to this but a subclass; its own answer would be plain text without a header.
    """

    def send_400_response(self, msg: str) -> None:
        """Refuse, and close the connection; where an answer is on its way, close only."""
        if self.cycle is None or self.cycle.response_complete:
            self.transport.write(unreadable())
        self.transport.close()


def unreadable() -> bytes:
    """Return the whole answer to what cannot be read."""
    said = answer(refused(400, "D985", "the request is not understood"))
    headers = {"connection": "close", **HEADERS, **dict(said.headers)}
    lines = ["HTTP/1.1 400 Bad Request", *(f"{name}: {value}" for name, value in headers.items())]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + bytes(said.body)
