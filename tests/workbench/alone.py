"""A page that is given a few files and can ask for nothing else, as strict as the workbench's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Files = Mapping[str, tuple[str, str]]
"""Contents and media type by name; "" is the page itself."""


def alone(page: Any, address: str, files: Files, policy: str) -> None:
    """Let `page` have `files` at `address`, under `policy`, and keep in `complaints` whatever goes wrong there."""
    page.complaints = []
    page.on("console", lambda message: page.complaints.append(message.text))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on("dialog", lambda dialog: (page.complaints.append(f"dialog {dialog.message}"), dialog.dismiss()))

    def answer(route: Any) -> None:
        body, kind = files.get(route.request.url.removeprefix(address), ("", "text/plain"))
        if not body:
            page.complaints.append(f"asked for {route.request.url}")
        route.fulfill(body=body, content_type=f"{kind}; charset=utf-8", headers={"Content-Security-Policy": policy})

    page.route("**/*", answer)
