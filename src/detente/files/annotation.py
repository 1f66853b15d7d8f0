"""What a model quotes as W3C Web Annotations in JSON-LD: one annotation for each quote and each thing it supports.

The target is the source with a TextQuoteSelector and, where the quote stands in a text at hand, a
TextPositionSelector; positions count Unicode code points, in the standard as here. Bodies say what the quote supports:
``tagging`` its kind, ``identifying`` its id, ``describing`` its words and, after them, who said it.

W3C (2017), Web Annotation Data Model, Recommendation of 23 February 2017.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from detente.conflict.basis import Basis
from detente.conflict.formula import text as formula_text
from detente.conflict.model import Conflict
from detente.conflict.places import bases, ids
from detente.errors import Path
from detente.evidence import Quote, Source, anchor
from detente.files.hash import model_hash

CONTEXT = "http://www.w3.org/ns/anno.jsonld"

MOTIVATIONS: Mapping[str, str] = {
    "claim": "assessing",
    "tie": "linking",
    "option": "identifying",
    "actor": "identifying",
    "quote": "highlighting",
}
"""The motivation of an annotation by the kind of what its quote supports; of all other kinds, ``describing``."""

_KINDS = {
    "claims": "claim", "ties": "tie", "conditions": "condition", "alternatives": "side", "views": "view",
    "events": "event", "scenarios": "scenario", "moves": "move", "states": "state", "calendar": "date",
    "what_happened": "event", "wants": "want", "options": "option", "one_of": "group", "costs": "cost",
}  # fmt: skip
"""The word for what stands under a key of the model file."""


def annotation_text(conflict: Conflict, texts: Mapping[str, str]) -> str:
    """Return the annotations of a model as the text of a JSON-LD file. `texts` are those at hand, by source."""
    return json.dumps(annotation_page(conflict, texts), indent=2, ensure_ascii=False) + "\n"


def annotation_page(conflict: Conflict, texts: Mapping[str, str]) -> dict[str, Any]:
    """Return an AnnotationPage: what each quote supports, in the order of the model, then quotes that support nothing.

    Ids are made from the model's hash, the place in it and the quote, so that the same model gives the same page.
    """
    stem, quotes = model_hash(conflict), {quote.key: quote for quote in conflict.quotes}
    sources = {source.key: source for source in conflict.sources}
    items = [
        _annotation(stem, path, basis, quotes[key], sources, texts, _bodies(conflict, path, basis))
        for path, basis in bases(conflict)
        for key in dict.fromkeys(basis.because)
        if key in quotes
    ]
    used = {key for _, basis in bases(conflict) for key in basis.because}
    idle = [quote for quote in conflict.quotes if quote.key not in used]
    items += [_annotation(stem, ("quotes", it.key), Basis(), it, sources, texts, _idle(it)) for it in idle]
    whole = {"id": _urn(stem), "type": "AnnotationCollection", "label": conflict.title, "total": len(items)}
    page = {"@context": CONTEXT, "id": _urn(stem, "page"), "type": "AnnotationPage", "partOf": whole, "startIndex": 0}
    return page | {"items": items}


def _annotation(
    stem: str,
    path: Path,
    basis: Basis,
    quote: Quote,
    sources: Mapping[str, Source],
    texts: Mapping[str, str],
    bodies: list[dict[str, str]],
) -> dict[str, Any]:
    motivation = MOTIVATIONS.get(_kind(path), "describing")
    target = {**_source(quote.source, sources), "selector": list(_selectors(quote, texts.get(quote.source)))}
    place = "/".join(map(str, path))
    found = {"id": _urn(stem, place, quote.key), "type": "Annotation", "motivation": motivation, "target": target}
    return found | {"body": [{"type": "TextualBody", "format": "text/plain"} | each for each in bodies]}


def _source(key: str, sources: Mapping[str, Source]) -> dict[str, str]:
    source = sources.get(key, Source(key))
    found = {"type": "SpecificResource", "source": source.url or source.file or f"urn:detente:source:{key}"}
    return found | ({"language": source.language} if source.language else {})


def _selectors(quote: Quote, text: str | None) -> Iterator[dict[str, Any]]:
    """Yield the words, and where they stand: in the text at hand, or where the model says they do."""
    around = {name: words for name, words in (("prefix", quote.prefix), ("suffix", quote.suffix)) if words}
    yield {"type": "TextQuoteSelector", "exact": quote.exact, **around}
    start = quote.start
    if text is not None:
        found = anchor(quote, text)
        start = found.start if found.status in ("exact", "moved") else None
    if start is not None:
        yield {"type": "TextPositionSelector", "start": start, "end": start + len(quote.exact)}


def _bodies(conflict: Conflict, path: Path, basis: Basis) -> list[dict[str, str]]:
    said = (("tagging", _kind(path)), ("identifying", _id(conflict, path)), ("describing", _words(conflict, path)))
    found = [{"purpose": purpose, "value": value} for purpose, value in said if value]
    if basis.said_by:
        found.append({"purpose": "describing", "value": f"said by {', '.join(basis.said_by)}"})
    if basis.note:
        found.append({"purpose": "commenting", "value": basis.note})
    return found


def _idle(quote: Quote) -> list[dict[str, str]]:
    return [{"purpose": "tagging", "value": "quote"}, {"purpose": "identifying", "value": quote.key}]


def _kind(path: Path) -> str:
    """Return the word for what stands at a path.

    >>> _kind(("actors", "usa", "wants", 0)), _kind(("actors", "usa")), _kind(("ties", 1, "autonomy"))
    ('want', 'actor', 'autonomy')
    """
    if path[0] == "quotes":
        return "quote"
    if path[0] == "actors":
        return "actor" if len(path) == 2 else _leaf(path[2:])
    return _leaf(path)


def _leaf(path: Path) -> str:
    """Return the word for the first key of a path, or for the number that stands below its item."""
    first = str(path[0])
    return str(path[-1]) if len(path) > 2 and first not in {"alternatives", "deal"} else _KINDS.get(first, first)


def _id(conflict: Conflict, path: Path) -> str:
    """Return the id of what stands at a path, in the words of `suppose`; where it has none, the path."""
    if path[0] == "claims" and len(path) == 2:
        return conflict.claims[int(path[1])].id
    return dict(ids(conflict)).get(path) or (str(path[1]) if len(path) == 2 else ".".join(map(str, path)))


def _words(conflict: Conflict, path: Path) -> str:
    """Return what the model says there, in a line."""
    match path:
        case ("claims", int(at)):
            return conflict.claims[at].says
        case ("actors", str(actor)):
            return conflict.actor[actor].name
        case ("actors", str(actor), "wants", int(at)):
            want = conflict.actor[actor].wants[at]
            return want.says or formula_text(want.formula)
        case ("actors", str(actor), "options", str(name)):
            return conflict.option[f"{actor}.{name}"].does
        case ("ties", int(at)):
            tie = conflict.ties[at]
            return tie.says or f"{tie.source} is {tie.kind} of {tie.target}"
        case ("infeasible", int(at)):
            return conflict.infeasible[at].says or formula_text(conflict.infeasible[at].formula)
        case ("conditions", str(key)):
            return next((each.says for each in conflict.conditions if each.key == key), "")
        case ("named", str(key)):
            return formula_text(conflict.meaning[key])
        case _:
            return ""


def _urn(*parts: str) -> str:
    return uuid5(NAMESPACE_URL, "/".join(("detente", *parts))).urn
