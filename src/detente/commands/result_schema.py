"""The JSON of a result as JSON Schema (draft 2020-12), made from the types of the record behind it.

What `detente.plain` does to a value, this does to its type: a record is an object that says in `kind` which it is, a
set or a tuple is an array, a mapping an object. Further fields are allowed, for results of later versions: a field may
be added, and none is taken away or given another meaning (docs/ci.md).
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import fields, is_dataclass
from datetime import date
from fractions import Fraction
from importlib import import_module
from types import NoneType, UnionType
from typing import Any, Literal, NotRequired, Union, get_args, get_origin, get_type_hints, is_typeddict

Schema = dict[str, Any]

_SCALARS: dict[Any, Schema] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    NoneType: {"type": "null"},
    Any: {},
    object: {},
    date: {"type": "string"},
    Fraction: {"type": "string"},
}


def schema_of(kind: Any, *, definitions: dict[str, Schema]) -> Schema:
    """Return the schema of the JSON of a value of the type `kind`; records go to `definitions`, by name.

    >>> schema_of(tuple[int, ...], definitions={})
    {'type': 'array', 'items': {'type': 'integer'}}
    """
    if kind in _SCALARS:
        return dict(_SCALARS[kind])
    if isinstance(kind, type) and (is_dataclass(kind) or is_typeddict(kind)):
        return _record(kind, definitions)
    origin, inner = get_origin(kind), get_args(kind)
    if origin is NotRequired:
        return schema_of(inner[0], definitions=definitions)
    if origin is Literal:
        return {"enum": list(inner)}
    if origin in (Union, UnionType):
        return {"anyOf": [schema_of(one, definitions=definitions) for one in inner]}
    if origin is tuple and inner and inner[-1] is not Ellipsis:
        items = [schema_of(one, definitions=definitions) for one in inner]
        return {"type": "array", "prefixItems": items, "minItems": len(items), "maxItems": len(items)}
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": schema_of(inner[1], definitions=definitions)}
    if isinstance(origin, type) and issubclass(origin, (Sequence, Set, Iterable)):
        return {"type": "array", "items": schema_of(inner[0], definitions=definitions)}
    raise TypeError(f"no schema for {kind!r}")


def _record(kind: type, definitions: dict[str, Schema]) -> Schema:
    """Put the schema of a record under its name, and return a reference to it."""
    home = f"{kind.__module__}.{kind.__name__}"
    taken = definitions.get(kind.__name__, {}).get("$comment", home) != home
    name = f"{kind.__name__}-{kind.__module__.rpartition('.')[2]}" if taken else kind.__name__
    if name not in definitions:
        definitions[name] = {"$comment": home}  # a record may hold others of its kind
        definitions[name] |= _object(kind, definitions)
    return {"$ref": f"#/$defs/{name}"}


def _object(kind: type, definitions: dict[str, Schema]) -> Schema:
    hints = get_type_hints(kind, localns=_only_for_types(kind), include_extras=True)
    said = (inspect.getdoc(kind) or "").split("\n\n")[0].replace("\n", " ")
    if is_typeddict(kind):
        shown = list(hints)
        required = [name for name in shown if get_origin(hints[name]) is not NotRequired]
        properties: Schema = {}
    else:
        shown = [field.name for field in fields(kind) if field.name != "span"]
        required, properties = list(dict.fromkeys(["kind", *shown])), {"kind": {"const": kind.__name__}}
    properties |= {name: schema_of(hints[name], definitions=definitions) for name in shown}
    return {"description": said, "type": "object", "properties": properties, "required": required}


def _only_for_types(kind: type) -> dict[str, Any]:
    """Return the names a module imports for its annotations only (under TYPE_CHECKING)."""
    module = inspect.getmodule(kind)
    tree = ast.parse(inspect.getsource(module)) if module else ast.Module([], [])
    blocks = [node.body for node in tree.body if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)]
    imports = [node for block in blocks for node in block if isinstance(node, ast.ImportFrom) and node.module]
    named = [(alias, import_module(str(node.module))) for node in imports for alias in node.names]
    there = [(alias, module) for alias, module in named if hasattr(module, alias.name)]
    return {alias.asname or alias.name: getattr(module, alias.name) for alias, module in there}
