"""From an answer to items: quotations become passages of the text, names become parties; the rest is counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from detente.errors import Span
from detente.files.kinds import sign
from detente.reading.items import Passage
from detente.reading.lexicon.deeds import ACTIONS
from detente.reading.lexicon.modes import MODES
from detente.reading.llm.anchor import Page, anchored, around, occurrences
from detente.reading.llm.roster import Roster
from detente.reading.llm.shape import Shape

_NONE: Final = object()
_KIND: Final = {action.key: action.kind for action in ACTIONS}


@dataclass
class Count:
    """What became of the quotations and names of an answer."""

    quotations: int = 0
    missing: int = 0
    ambiguous: int = 0
    unnamed: int = 0


@dataclass
class Building:
    """One window's answer being made into items. `cuts` are the sentences of the whole text."""

    text: str
    on: Page
    cuts: tuple[Span, ...]
    roster: Roster
    count: Count = field(default_factory=Count)

    def item(self, told: dict[str, Any], shape: Shape) -> Any | None:
        """Return the item that `told` describes, or None where what it needs is not in the text."""
        quotes = list(dict.fromkeys(_quotes(told, shape)))
        places = dict(zip(quotes, anchored(quotes, self.on), strict=True))
        self.count.quotations += len(quotes)
        self.count.missing += sum(place == "missing" for place in places.values())
        self.count.ambiguous += sum(place == "ambiguous" for place in places.values())
        spans = {words: place for words, place in places.items() if not isinstance(place, str)}
        built = self._record(told, shape, spans)
        return None if built is _NONE else built

    def _passage(self, span: Span) -> Passage:
        return Passage(*span, self.text[slice(*span)])

    def _record(self, told: dict[str, Any], shape: Shape, spans: dict[str, Span]) -> Any:
        kept: dict[str, Any] = {}
        for name, part in shape.parts:
            value = self._value(told[name], part, spans) if name in told else _NONE
            if name == "passage" and value is _NONE and spans:
                value = self._passage(around(list(spans.values()), self.cuts, self.text))
            if value is not _NONE:
                kept[name] = value
            elif not part.fallback:
                return _NONE
        assert shape.record is not None  # noqa: S101  a record's shape has its record
        whole = _completed(shape.record.__name__, kept)
        return _NONE if whole is None else shape.record(**whole)

    def _value(self, told: Any, shape: Shape, spans: dict[str, Span]) -> Any:
        if shape.of is not None:
            built = [self._value(one, shape.of, spans) for one in told]
            kept = tuple(one for one in built if one is not _NONE)
            return kept if kept or shape.fallback else _NONE
        if shape.tag == "record":
            return self._record(told, shape, spans)
        if shape.tag == "quote":
            return self._passage(spans[told]) if told in spans else _NONE
        if shape.tag == "party":
            return self._party(told)
        if shape.tag == "words":
            return told if occurrences(told, self.on) else _NONE
        return told

    def _party(self, name: str) -> Any:
        key = self.roster.key(name, self.on)
        self.count.unnamed += key is None
        return _NONE if key is None else key


def _quotes(told: dict[str, Any], shape: Shape) -> Iterator[str]:
    for name, part in shape.parts:
        if name in told:
            yield from _quoted(told[name], part)


def _quoted(value: Any, shape: Shape) -> Iterator[str]:
    if shape.tag == "quote":
        yield value
    elif shape.of is not None:
        for one in value:
            yield from _quoted(one, shape.of)
    elif shape.tag == "record":
        yield from _quotes(value, shape)


def _completed(record: str, kept: dict[str, Any]) -> dict[str, Any] | None:
    """Add the fields that follow from the others. None for a tie or a deed of somebody with himself."""
    if record == "Event":
        kind = _KIND[kept["action"]]
        mode = kept.get("mode") if kept.get("mode") in MODES.get(kind, {}).values() else None
        return {**kept, "kind": kind, "mode": mode, "mentions": (kept["trigger"],)}
    if record == "Bond":
        return None if kept["source"] == kept["target"] else {**kept, "sign": sign(kept["kind"])}
    if record == "Deed" and kept["doer"] == kept.get("target"):
        return None
    return kept
