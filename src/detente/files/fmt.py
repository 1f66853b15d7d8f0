"""Write where quotes stand into a model file: start, prefix, suffix and the hash of each text."""

from __future__ import annotations

from collections.abc import Iterator

from detente.evidence import Quote, anchor, text_hash
from detente.files.load import Loaded
from detente.files.node import Document, Mapping, find
from detente.files.splice import Change, Put, splice

AROUND = 24
"""How many characters of prefix and suffix are kept."""


def anchor_quotes(loaded: Loaded) -> str:
    """Return the model's text with every quote under `quotes` anchored in its text, and the texts' hashes.

    Words that have drifted become the words that are there now; words that are lost stay as they are, and so do quotes
    written in place: they are found by their words. Load with ``lenient=True`` to get here with drifted quotes.
    """
    changes = [*_hashes(loaded), *(change for quote in loaded.conflict.quotes for change in _anchored(quote, loaded))]
    return splice(loaded.document, *changes) if changes else loaded.text


def _hashes(loaded: Loaded) -> Iterator[Change]:
    for source in loaded.conflict.sources:
        text = loaded.texts.get(source.key)
        path = ("sources", source.key)
        if text is not None and source.sha256 != text_hash(text):
            if isinstance(find(loaded.document.root, path)[0], Mapping):
                yield Put((*path, "sha256"), text_hash(text))
            else:
                yield Put(path, {"file": source.file, "sha256": text_hash(text)})


def _anchored(quote: Quote, loaded: Loaded) -> Iterator[Change]:
    """Yield the changes that anchor one quote."""
    text, path = loaded.texts.get(quote.source), ("quotes", quote.key)
    found = anchor(quote, text) if text is not None else None
    if text is None or found is None or found.start is None or found.end is None or not _listed(loaded.document, quote):
        return
    start, end = _trimmed(found.start, found.end, text, quote.exact)
    prefix, suffix = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    wanted = {"exact": text[start:end], "prefix": prefix, "suffix": suffix, "start": start}
    for key, value in wanted.items():
        if getattr(quote, key) != value:
            yield Put((*path, key), value)


def _trimmed(start: int, end: int, text: str, exact: str) -> tuple[int, int]:
    """Leave out signs at the ends of a passage that the quote did not have there."""
    while end > start and not text[end - 1].isalnum() and text[end - 1] != exact[-1]:
        end -= 1
    while end > start and not text[start].isalnum() and text[start] != exact[0]:
        start += 1
    return start, end


def _listed(document: Document, quote: Quote) -> bool:
    """Tell whether the quote stands under `quotes`, as a mapping."""
    path = ("quotes", quote.key)
    node, depth = find(document.root, path)
    return depth == len(path) and isinstance(node, Mapping)
