"""The JSON Schema of an answer, made from the item records. It keeps to what strict structured output allows."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

from detente.reading.llm.shape import FAMILIES, Shape, shape_of

SAYS: Final[dict[str, str]] = {
    "quote": "copied word for word from the text",
    "party": "a party, by its name in `parties`",
    "words": "words of the text",
    "index": "the place, from 0, in `attributions` of the one this is reported in; null where there is none",
}
"""What a model is told of each sort of value."""

_TYPES: Final = {"quote": "string", "party": "string", "words": "string", "flag": "boolean"}


@cache
def schema() -> dict[str, Any]:
    """Return the schema of a whole answer: one list of records per family, every field required, no others allowed."""
    return _object({key: {"type": "array", "items": _schema(shape_of(record))} for key, record in FAMILIES})


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _schema(shape: Shape) -> dict[str, Any]:
    if shape.tag == "record":
        return _object({name: _nullable(part) for name, part in shape.parts})
    if shape.of is not None:
        return {"type": "array", "items": _schema(shape.of)}
    if shape.tag == "choice":
        kind = "integer" if all(isinstance(one, int) for one in shape.choices) else "string"
        return {"type": kind, "enum": list(shape.choices)}
    plain: dict[str, Any] = {"type": _TYPES.get(shape.tag, "integer")}
    return {**plain, "description": SAYS[shape.tag]} if shape.tag in SAYS else plain


def _nullable(shape: Shape) -> dict[str, Any]:
    inner = _schema(shape)
    may_lack = shape.nullable or (shape.fallback and shape.tag == "words")
    return {"anyOf": [inner, {"type": "null"}]} if may_lack else inner
