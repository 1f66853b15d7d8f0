"""The head of every page of ours: it may load nothing, it fits a phone, and it says what made it."""

from __future__ import annotations

from detente import __version__
from detente.report.markup import Markup, tag, words
from detente.report.policy import POLICY


def head(title: str, style: str, *, version: str = __version__) -> Markup:
    """Return the head of a page called `title`, with its stylesheet; `version` is that of what made its contents."""
    return tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=POLICY),
        tag("meta", name_="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name_="generator", content=f"detente {version}"),
        tag("title", words(title)),
        tag("style", Markup(style)),
    )
