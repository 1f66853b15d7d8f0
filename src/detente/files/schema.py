"""The format as JSON Schema draft-07, for editors: completion, descriptions and checks as one types.

Editors' YAML servers read draft-07, so that is what this is. What only detente can check (names, formulas, quotes) is
left to `detente check`.
"""

from __future__ import annotations

from typing import Any

from detente.files.format import MODEL, RECORDS
from detente.files.node import plain_data
from detente.files.shapes import Choice, Key, Kind, Many, Record, Scalar, Shape, Table
from detente.files.yaml import compose

Schema = dict[str, Any]

_NAME = "^[A-Za-z_][A-Za-z0-9_]*$"
_KEYS = {
    "name": _NAME,
    "option": r"^[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)?$",
    "id": r"^[A-Za-z_][A-Za-z0-9_-]*(\.[A-Za-z0-9_][A-Za-z0-9_-]*)*$",
    "moment": "^on [0-9]{4}-[0-9]{2}-[0-9]{2}$",
    "word": "^[A-Za-z0-9_][A-Za-z0-9_.-]*$",
}
_LANGUAGE: Schema = {"type": ["string", "boolean", "number"]}
_SCALARS: dict[Kind, Schema] = {
    "text": {"type": ["string", "number"]},
    "name": {"type": "string", "pattern": _KEYS["name"]},
    "reference": {"type": "string", "pattern": _KEYS["option"]},
    "id": {"type": "string", "pattern": _KEYS["id"]},
    "formula": _LANGUAGE,
    "claim": _LANGUAGE,
    "edit": _LANGUAGE,
    "order": _LANGUAGE,
    "quantity": {"type": ["number", "string"]},
    "date": {"type": ["string", "integer"], "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"},
    "language": {"type": "string", "pattern": "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$"},
    "hash": {"type": ["string", "integer"], "pattern": "^[0-9a-f]{64}$"},
    "count": {"type": "integer", "minimum": 0},
    "yes or no": {"enum": [True, False, "yes", "no"]},
    "version": {"const": 1},
    "when": {"type": "string", "pattern": "^(never|only if\\s)"},
    "number": {"type": "number"},
}


def schema() -> Schema:
    """Return the JSON Schema of a model file.

    >>> schema()["properties"]["detente"]["const"]
    1
    """
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "detente model",
        **_mapping(MODEL),
        "definitions": {_id(record): _record(record) for record in RECORDS if record is not MODEL},
    }


def _id(record: Record) -> str:
    return record.name.replace(" ", "-")


def _record(record: Record) -> Schema:
    """Return the definition of a record: its mapping, its short form, or nothing at all."""
    forms = [_mapping(record)]
    short = record.key(record.short) if record.short else None
    if short:
        forms.append(_shape(short.shape))
    if not any(key.required for key in record.keys):
        forms.append({"type": "null"})
    return {"description": record.says, "anyOf": forms} if len(forms) > 1 else forms[0]


def _mapping(record: Record) -> Schema:
    required = [key.name for key in record.keys if key.required]
    return {
        "type": "object",
        "description": record.says,
        "properties": {key.name: _key(key) for key in record.keys},
        "additionalProperties": False,
    } | ({"required": required} if required else {})


def _key(key: Key) -> Schema:
    example = plain_data(compose(key.example).root)
    return {"description": key.says, "examples": [example]} | _shape(key.shape)


def _shape(shape: Shape) -> Schema:
    match shape:
        case Scalar(kind):
            return dict(_SCALARS[kind])
        case Choice(words):
            return {"enum": list(words)}
        case Many(of, alone, size):
            sized = {"minItems": size, "maxItems": size} if size else {}
            listed = {"type": "array", "items": _shape(of)} | sized
            return {"anyOf": [listed, _shape(of), {"type": "null"}] if alone else [listed, {"type": "null"}]}
        case Table(of, keys):
            table = {"type": "object", "additionalProperties": _shape(of), "propertyNames": {"pattern": _KEYS[keys]}}
            return {"anyOf": [table, {"type": "null"}]}
        case Record():
            return {"allOf": [{"$ref": f"#/definitions/{_id(shape)}"}]}
