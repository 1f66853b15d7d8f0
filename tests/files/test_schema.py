"""The schema says what the loader says, and the shipped models are valid by both."""

from __future__ import annotations

from typing import Any

import jsonschema
import pytest

from detente.files.format import RECORDS
from detente.files.load import loads
from detente.files.node import plain_data
from detente.files.schema import schema
from detente.files.template import TEMPLATES, template
from detente.files.write import dump
from detente.files.yaml import compose


def errors(text: str) -> list[str]:
    validator = jsonschema.Draft7Validator(schema())
    return [error.message for error in validator.iter_errors(plain_data(compose(text).root))]


def test_the_schema_is_a_draft_7_schema() -> None:
    jsonschema.Draft7Validator.check_schema(schema())


@pytest.mark.parametrize("name", [name for name, _, _ in TEMPLATES])
def test_templates_are_valid_and_so_is_what_is_written_of_them(name: str) -> None:
    assert errors(template(name)) == []
    assert errors(dump(loads(template(name)).conflict)) == []


def test_shipped_cases_are_valid() -> None:
    from detente.cases import CASES, case_path

    for case in CASES:
        assert errors(case_path(case.key).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "change",
    [
        ("title: A border, two states and a proxy", "titel: x"),
        ("kind: armed group", "kind: armed gruop"),
        ("status_quo: [militia.raid]", "status_quo: {militia: raid}"),
        ("is: adversary", "is: enemy"),
        ("undone: never", "undone: sometimes"),
        ("  - id: no-war\n", "  - idd: no-war\n"),
        ("detente: 1", "detente: 2"),
        ("  voters:\n", "  the voters:\n"),
    ],
)
def test_what_the_loader_refuses_the_schema_refuses(change: tuple[str, str]) -> None:
    from detente.errors import InvalidModel

    assert template().count(change[0]) == 1
    text = template().replace(*change)
    with pytest.raises(InvalidModel):
        loads(text)
    assert errors(text) != []


def test_every_key_is_described_in_the_schema_with_an_example() -> None:
    definitions: dict[str, Any] = {**schema()["definitions"], "model": schema()}
    for record in RECORDS:
        definition = definitions[record.name.replace(" ", "-")]
        properties = next(
            form["properties"] for form in [definition, *definition.get("anyOf", [])] if "properties" in form
        )
        assert list(properties) == [key.name for key in record.keys]
        assert all(described["description"] and described["examples"] for described in properties.values())
