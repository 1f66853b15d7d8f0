"""Markdown: the stored text is the file itself; its markup is marked to be skipped, character for character."""

from __future__ import annotations

import re
from collections.abc import Iterator

from detente.errors import Span
from detente.reading.decode import decoded
from detente.reading.inputs.taken import Taken

_FENCES = ("```", "~~~")
_LINK = re.compile(r"\]\([^()\s]{0,500}(?:\s{1,3}\"[^\"\n]{0,200}\")?\)|!\[|\[|\](?:\[[^\[\]\n]{0,100}\])?")
_LEAD = re.compile(r"[ \t]{0,8}(?:#{1,6}[ \t]|>[ \t]?|[-*+][ \t]|\d{1,3}[.)][ \t]){1,4}")
_MARK = re.compile(r"\*{1,3}|(?<!\w)_{1,3}(?=\w)|(?<=[\w.,!?])_{1,3}(?!\w)|`{1,2}")
_TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,200}>|https?://\S{1,500}")
_RULES = frozenset("-=*_|: \t")


def markdown(data: bytes) -> Taken:
    """Return the text of a Markdown file, with the spans of its markup. Raises what `decoded` raises."""
    found = decoded(data)
    return Taken(found.text, found.partial, tuple(marks(found.text)), found.encoding)


def marks(text: str) -> Iterator[Span]:
    r"""Yield the spans of front matter, fences with what they hold, and the marks of headings, lists, links, emphasis.

    >>> list(marks("# Port\n\n**Open**"))
    [(0, 2), (8, 10), (14, 16)]
    """
    at, closing = 0, ""
    for number, line in enumerate(text.splitlines(keepends=True)):
        body, end = line.strip(), at + len(line)
        if closing:
            yield at, end
            closing = "" if body.startswith(closing) else closing
        elif body.startswith(_FENCES) or (number == 0 and body == "---" and "\n---" in text[end - 1 : end + 5_000]):
            closing = body[:3]
            yield at, end
        elif body and set(body) <= _RULES:
            yield at, end
        else:
            yield from ((at + start, at + stop) for start, stop in _in_line(line))
        at = end


def _in_line(line: str) -> Iterator[Span]:
    lead = _LEAD.match(line)
    start = lead.end() if lead else 0
    if lead:
        yield lead.span()
    for pattern in (_LINK, _MARK, _TAG):
        yield from (match.span() for match in pattern.finditer(line, start))
