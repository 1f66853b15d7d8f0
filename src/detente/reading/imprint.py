"""Who wrote the text and through whom it came, as its own first and last lines say."""

from __future__ import annotations

import re

from detente.errors import Span
from detente.reading.items import Imprint

_SOURCE = re.compile(r"^[ \t]*(?:Source|Sources|Via)[ \t]*:[ \t]*(\S[^\n]{0,80})$", re.MULTILINE | re.IGNORECASE)
_BYLINE = re.compile(
    r"^[ \t]*(?:By|BY|Author:|By:)[ \t]+((?:[A-Z][\w.'-]{0,30}[ \t]?){1,4})[ \t]*(?:[,|/(][^\n]{0,60})?$", re.MULTILINE
)
_IN_TITLE = re.compile(r"\(([A-Z][^()\n]{1,40})\)$")
_HEADING = re.compile(r"(?<=\n\n)([^\n]+)(?=\n\n)")
_HEAD = 600
"""Characters at the start in which a byline is looked for."""


def imprint(text: str) -> Imprint:
    r"""Return title, outlet, author and the chain of outlets, outermost first, each None or empty where not told.

    An outlet in brackets after the title carries the text; the one named in a "Source:" line is where it was first.

    >>> imprint("A port is closed (Harbour News)\n\nText here.\n\nSource: Courier").via
    ('Harbour News', 'Courier')
    """
    head = _title(text)
    carrier = _IN_TITLE.search(head) if head else None
    origin = _SOURCE.search(text)
    author = _BYLINE.search(text[:_HEAD])
    via = tuple(match[1].strip(" .") for match in (carrier, origin) if match)
    title = head.removesuffix(carrier[0] if carrier else "").strip("#*_ ") if head else None
    return Imprint(title, via[0] if via else None, author[1].strip() if author else None, via)


def furniture(text: str) -> tuple[Span, ...]:
    """Return the spans of lines that are about the text and not of it: title, byline, source."""
    head = _title(text)
    start = len(text) - len(text.lstrip())
    spans = [(start, start + len(head))] if head else []
    spans += [match.span() for match in _SOURCE.finditer(text)]
    spans += [match.span() for match in _BYLINE.finditer(text[:_HEAD])]
    return tuple(spans + [match.span(1) for match in _HEADING.finditer(text) if _is_heading(match[1])])


def _is_heading(line: str) -> bool:
    return line.startswith("#") or (len(line) <= 90 and line.rstrip()[-1] not in ".!?:;,\"'”’")


def _title(text: str) -> str | None:
    """A first line of its own that ends no sentence and has few words is a title."""
    first, _, rest = text.lstrip().partition("\n")
    line = first.rstrip()
    own_line = rest.startswith(("\n", "\r\n")) or bool(rest and len(line) < 80)
    return line if own_line and len(line) <= 150 and not line.endswith((".", "!", "?", ":", ";", ",")) else None
