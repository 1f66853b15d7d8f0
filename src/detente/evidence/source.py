"""A source is a text somebody published: where it is kept, who wrote it, through whom it came."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256


@dataclass(frozen=True, slots=True)
class Source:
    """A text and its imprint. `file` is relative to the model file; `sha256` is of the text as decoded from its bytes.

    `via` lists the outlets it passed through, outermost first: ``("aljazeera", "figaro")`` is Al Jazeera on Le Figaro.
    """

    key: str
    file: str | None = None
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    via: tuple[str, ...] = ()
    date: str | None = None
    url: str | None = None
    language: str | None = None
    sha256: str | None = None


def text_hash(text: str) -> str:
    """Return the SHA-256 of `text` in UTF-8, as hex.

    >>> text_hash("war")[:12]
    'a2d8daa4281b'
    """
    return sha256(text.encode()).hexdigest()
