"""The headers every response has: what the page may load, who may frame it, what is kept.

The page loads its own files and speaks to its own server, nothing else; text never becomes HTML (trusted types, and no
policy of them); no other page may frame it or hold a handle on its window. Styles an editor makes carry a nonce.
"""

from __future__ import annotations

from starlette.types import Message, Scope, Send

POLICIES: tuple[str, ...] = ()
"""Names of trusted-type policies a library of the page needs. None does."""

_WALLS = (
    "default-src 'none'",
    "script-src 'self'",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "font-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    f"trusted-types {' '.join(POLICIES) or chr(39) + 'none' + chr(39)}",
)


def content_security(nonce: str | None = None) -> str:
    """Return the Content-Security-Policy, for a page whose style elements carry `nonce`.

    >>> "style-src 'self' 'nonce-abc'" in content_security("abc")
    True
    """
    styles = "style-src 'self'" + (f" 'nonce-{nonce}'" if nonce else "")
    return "; ".join((*_WALLS, styles))


HEADERS = {
    "content-security-policy": content_security(),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-embedder-policy": "require-corp",
    "permissions-policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    "x-frame-options": "DENY",
}
"""Every response has these; a route may say one of them otherwise (the page its nonce, a file how long to keep it)."""

_STARTS = ("http.response.start", "websocket.http.response.start", "websocket.accept")


def walled(scope: Scope, send: Send) -> Send:
    """Return `send` so that whatever is answered has the headers."""

    async def put(message: Message) -> None:
        if message["type"] in _STARTS:
            given = list(message.get("headers", ()))
            have = {bytes(name).lower() for name, _ in given}
            added = [(name.encode(), value.encode()) for name, value in HEADERS.items() if name.encode() not in have]
            message = {**message, "headers": given + added}
        await send(message)

    return put
