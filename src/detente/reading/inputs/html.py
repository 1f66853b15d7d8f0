"""HTML: the main text of a page, without what stands around it (trafilatura)."""

from __future__ import annotations

import re
from contextlib import suppress

from detente.reading.decode import decoded
from detente.reading.inputs.taken import Taken, tidied, without_text

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset[ \t]{0,5}=[ \t]{0,5}[\"']?([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_LOOKED_AT = 4_096
"""Bytes at the start in which a page says what encoding it is in."""

_MOST = 10_000_000
"""The most bytes of a page; its main text is far less."""


def html(data: bytes) -> Taken:
    """Return title, byline and main text of a page. Raises InvalidText: D308 no main text, or what `decoded` raises."""
    from trafilatura import bare_extraction

    page = _decoded(data)
    found = bare_extraction(page, include_comments=False, include_tables=True, with_metadata=False)
    body = [line for line in (getattr(found, "text", "") or "").split("\n") if line.strip()]
    if not body:
        raise without_text("the page", fix="save the article's text in a plain file")
    return Taken(tidied("\n\n".join(_headed(page, body))), _missing(page))


def _headed(page: str, body: list[str]) -> list[str]:
    """Return the main text under its title and byline, each a line of its own; what is there is not repeated."""
    from trafilatura import extract_metadata

    told = extract_metadata(page)
    title = " ".join((getattr(told, "title", "") or "").split())[:150]
    author = " ".join((getattr(told, "author", "") or "").split())[:80]
    lines = [f"By {author}"] if author and not any(author in line for line in body[:4]) else []
    if title and title in body[0]:
        return [body[0], *lines, *body[1:]]
    return [*([title] if title else []), *lines, *body]


def _missing(page: str) -> str | None:
    """Say what is missing of a page: all after a cut, or after more elements within elements than a parser follows."""
    from lxml.etree import HTMLParser, fromstring  # type: ignore[import-untyped, unused-ignore]

    lowered = page.lower()
    if "<body" in lowered and not lowered.rstrip().endswith(">"):
        return "the page is cut off in the middle of its markup"
    parser = HTMLParser(encoding="utf-8", no_network=True)
    fromstring(page.encode(), parser)
    deep = any(error.level_name == "FATAL" for error in parser.error_log)
    return "the page has too many elements within elements: what is inside them is missing" if deep else None


def _decoded(data: bytes) -> str:
    """Return the page as text, in the encoding it names where that fits, else as any text."""
    named = _CHARSET.search(data[:_LOOKED_AT])
    if named and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        with suppress(LookupError, UnicodeDecodeError, ValueError):
            return data.decode(named[1].decode("ascii"))
    with suppress(UnicodeDecodeError):
        return data.decode("utf-8-sig")
    return decoded(data).text
