from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

import jsonschema
import pytest

from detente.reading.items import Deed, Draft, Toll
from detente.reading.llm.schema import schema
from detente.reading.llm.shape import FAMILIES, OURS, Shape, shape_of
from tests.reading.llm.accounts import GOOD

RECORDS = [record for _, record in FAMILIES] + [Deed, Toll]


def whole(told: dict[str, Any], shape: Shape) -> dict[str, Any]:
    """Return a record of an answer with an empty value for each field it says nothing of."""
    return {name: _whole(told.get(name), part) for name, part in shape.parts}


def _whole(told: Any, shape: Shape) -> Any:
    if shape.tag == "record":
        return whole(told or {}, shape)
    if shape.of is not None:
        return [_whole(one, shape.of) for one in told or ()]
    first = next(iter(shape.choices), None) if not shape.nullable else None
    return told if told is not None else {"flag": False, "number": 0}.get(shape.tag, first)


def objects(part: Any) -> Iterator[dict[str, Any]]:
    if isinstance(part, dict):
        if part.get("type") == "object":
            yield part
        for one in part.values():
            yield from objects(one)
    elif isinstance(part, list):
        for one in part:
            yield from objects(one)


def test_the_schema_is_one_and_a_good_answer_obeys_it() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    good = {family: [whole(one, shape_of(record)) for one in GOOD[family]] for family, record in FAMILIES}
    jsonschema.validate(good, schema())


def test_every_object_of_it_is_closed_and_complete_as_strict_output_demands() -> None:
    for part in objects(schema()):
        assert part["additionalProperties"] is False
        assert list(part["properties"]) == part["required"]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_every_field_of_an_item_is_asked_for_or_worked_out(record: type[Any]) -> None:
    asked = {name for name, _ in shape_of(record).parts}
    ours = {name for owner, name in OURS if owner == record.__name__} | {"chain"}
    assert {part.name for part in fields(record)} == asked | (ours & {part.name for part in fields(record)})
    assert set() == asked & ours


def test_a_new_field_of_words_is_noticed_for_it_may_be_a_party() -> None:
    words = {
        (record.__name__, name)
        for record in RECORDS
        for name, part in shape_of(record).parts
        if "words" in {part.tag, part.of.tag if part.of else None}
    }
    assert {("Party", "name"), ("Party", "aliases"), ("Toll", "whom")} == words


def test_every_list_of_items_in_a_draft_is_asked_for() -> None:
    lists = {part.name for part in fields(Draft) if str(part.type).startswith("tuple")}
    assert lists - {"disagreements", "stances"} == {family for family, _ in FAMILIES}
