"""Quotes of a model file: those written in place get a key, and all are checked against the texts they come from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from detente.errors import Path, Problem
from detente.evidence import Anchor, Quote, Source, anchor, text_hash


def name_inline(data: Any, problems: list[Problem]) -> tuple[Any, dict[str, dict[str, Any]]]:
    """Give each quote written in place under `because` a key: return the data with keys only, and the quotes by key.

    A quote from `column` becomes ``column-1``, the next ``column-2``; keys that are taken are passed over.
    """
    listed = data.get("quotes") or {}
    found: dict[str, dict[str, Any]] = {}
    return _named(data, (), {*listed}, found, problems), found


def _named(data: Any, path: Path, taken: set[str], found: dict[str, dict[str, Any]], problems: list[Problem]) -> Any:
    if isinstance(data, list):
        return [_named(item, (*path, at), taken, found, problems) for at, item in enumerate(data)]
    if not isinstance(data, dict):
        return data
    if len(path) > 1 and isinstance(path[-1], int) and path[-2] == "because":
        return _keyed(data, path, taken, found, problems)
    return {key: _named(value, (*path, key), taken, found, problems) for key, value in data.items()}


def _keyed(
    quote: dict[str, Any], path: Path, taken: set[str], found: dict[str, dict[str, Any]], problems: list[Problem]
) -> dict[str, Any]:
    """Return ``{"quote": key}`` for one item of `because`."""
    if "quote" in quote and len(quote) == 1:
        return quote
    if "quote" in quote or not {"source", "exact"} <= quote.keys():
        fix = "write the key of a quote, or {source: KEY, exact: WORDS}"
        problems.append(Problem("D121", "a quote in place needs its source and its exact words", path, fix=fix))
        return {}
    key = same(quote, found) or _fresh(str(quote["source"]), taken)
    taken.add(key)
    found[key] = quote
    return {"quote": key}


def same(quote: dict[str, Any], found: Mapping[str, dict[str, Any]]) -> str | None:
    """Return the key under which the very same quote was found before, or None."""
    return next((key for key, other in found.items() if other == quote), None)


def _fresh(source: str, taken: set[str]) -> str:
    number = 1
    while f"{source}-{number}" in taken:
        number += 1
    return f"{source}-{number}"


def check_quotes(
    quotes: tuple[Quote, ...], sources: tuple[Source, ...], texts: Mapping[str, str], *, lenient: bool = False
) -> Iterator[Problem]:
    """Yield what is wrong with each quote whose text is known, with the likest passage.

    A quote whose words are not in its source is an error (D310), unless the text has changed since the quotes were
    anchored (its hash is another): then words that are much alike are drift, a warning (D311). Where `lenient`, both
    are warnings. Words that have only moved are no problem.
    """
    hashes = {source.key: source.sha256 for source in sources}
    for quote in quotes:
        if quote.source in texts:
            text = texts[quote.source]
            found = anchor(quote, text)
            changed = hashes.get(quote.source) not in (None, text_hash(text))
            if found.status in ("drifted", "lost"):
                yield _missing(quote, found, changed=changed, lenient=lenient)


def _missing(quote: Quote, found: Anchor, *, changed: bool, lenient: bool) -> Problem:
    path = ("quotes", quote.key, "exact")
    like = f'the likest passage is "{_short(found.words)}" ({found.likeness:.0%} alike)' if found.words else None
    if changed and found.status == "drifted":
        message = f'"{quote.source}" has changed: the words of quote {quote.key} are no longer in it'
        fix = f"{like}; `detente fmt --anchor` writes it"
        return Problem("D311", message, path, fix=fix, severity="warning")
    message = f'the words of quote {quote.key} are not in "{quote.source}"'
    fix = like or "no passage is much like them"
    return Problem("D310", message, path, fix=fix, severity="warning" if lenient else "error")


def _short(words: str) -> str:
    """Return `words` on one line, cut in the middle where they are long."""
    line = " ".join(words.split())
    return line if len(line) <= 120 else f"{line[:60]} … {line[-58:]}"
