"""Take news into a model file: the status quo moves, the day it left is kept, and what told the news is quoted.

All of it by splicing (`files.splice`): comments and everything else stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from detente.conflict.model import Conflict
from detente.conflict.news import News, state_after
from detente.conflict.past import latest
from detente.evidence import Quote
from detente.files.emit import Open, Plain
from detente.files.node import Document, Mapping, find
from detente.files.splice import Change, Put, splice


def advanced(document: Document, conflict: Conflict, news: News) -> str:
    """Return the text of the model file once `news` is taken in. `conflict` is what `document` says.

    The new status quo is in order: options and conditions as the model lists them. Raises InvalidQuery for news that
    contradicts the model (`conflict.news`), InvalidModel (D135) where the file cannot be changed in place.
    """
    after, keyed = state_after(conflict, news), _renamed(conflict, news)
    named = _in_order(conflict, after)
    changes = [
        Put(("starts",), Plain(news.date)),
        Put(("status_quo",), named),
        *_days(conflict, keyed, named),
        *_evidence(document, keyed),
    ]
    return splice(document, *changes)


def _in_order(conflict: Conflict, state: frozenset[str]) -> list[str]:
    """Return what is the case as a file lists it: options and conditions in the order of the model."""
    names = [option.key for option in conflict.options] + [condition.key for condition in conflict.conditions]
    return [name for name in names if name in state]


def _days(conflict: Conflict, news: News, named: list[str]) -> Iterator[Change]:
    """Yield what is put under `what_happened`: the day of the old status quo, where it is not told, and the new one."""
    was, told = latest(conflict), {one.date for one in conflict.happened}
    start = conflict.starts or was.date
    entry: dict[str, object] = {"state": named}
    entry |= {"says": news.says} if news.says else {}
    entry |= {"because": [quote.key for quote in news.quotes]} if news.quotes else {}
    kept = _in_order(conflict, conflict.status_quo)
    new: object = entry if len(entry) > 1 else named
    if not conflict.happened:
        yield Put(("what_happened",), Open({f"on {start}": kept, f"on {news.date}": new}))
        return
    if start not in told:
        yield Put(("what_happened", f"on {start}"), kept, first=True)
    yield Put(("what_happened", f"on {news.date}"), new)


def _evidence(document: Document, news: News) -> Iterator[Change]:
    """Yield what is put under `sources` and `quotes`."""
    if news.source is None or not news.quotes:
        return
    source = news.source
    said = {"file": source.file, "title": source.title, "outlet": source.outlet, "author": source.author,
            "date": source.date and Plain(source.date), "language": source.language,
            "sha256": source.sha256}  # fmt: skip
    data = {key: value for key, value in said.items() if value is not None}
    for part, entries in (("sources", {source.key: data}), ("quotes", {it.key: _quote(it) for it in news.quotes})):
        if isinstance(find(document.root, (part,))[0], Mapping) and find(document.root, (part,))[1]:
            yield from (Put((part, key), value) for key, value in entries.items())
        else:
            yield Put((part,), Open(entries))


def _quote(quote: Quote) -> dict[str, object]:
    around = {"prefix": quote.prefix, "suffix": quote.suffix}
    data: dict[str, object] = {"source": quote.source, "exact": quote.exact}
    data |= {key: words for key, words in around.items() if words}
    return data | ({} if quote.start is None else {"start": quote.start})


def _renamed(conflict: Conflict, news: News) -> News:
    """Return the news with keys of its source and its quotes that the model has not used yet."""
    if news.source is None:
        return news
    key = _fresh(news.source.key, {source.key for source in conflict.sources} | {*conflict.actor})
    taken, quotes = {quote.key for quote in conflict.quotes}, []
    for number, quote in enumerate(news.quotes, 1):
        quotes.append(replace(quote, key=_fresh(f"{key}-{number}", taken), source=key))
        taken.add(quotes[-1].key)
    return replace(news, source=replace(news.source, key=key), quotes=tuple(quotes))


def _fresh(key: str, taken: set[str]) -> str:
    number, found = 1, key
    while found in taken:
        number, found = number + 1, f"{key}-{number + 1}"
    return found
