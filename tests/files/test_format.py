"""The description of the format: every example is valid, every key is documented."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from detente.errors import Problem
from detente.files.format import RECORDS
from detente.files.reference import reference
from detente.files.shape import read
from detente.files.shapes import Key
from detente.files.yaml import compose

DOCS = Path(__file__).parents[2] / "docs" / "model-file.md"
KEYS = [(record.name, key) for record in RECORDS for key in record.keys]


@pytest.mark.parametrize(("record", "key"), KEYS, ids=[f"{record}.{key.name}" for record, key in KEYS])
def test_every_example_is_what_its_key_takes(record: str, key: Key) -> None:
    problems: list[Problem] = []
    read(compose(key.example).root, key.shape, (), problems)
    assert problems == []


def test_the_key_reference_in_the_docs_is_the_one_made_from_the_format() -> None:
    found = re.search(r"<!-- reference -->\n(.*)<!-- end of reference -->", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    assert reference() == found[1], "run: python -m detente.files.reference docs/model-file.md"


def test_every_model_in_the_docs_loads() -> None:
    from detente.files.load import loads

    models = re.findall(r"```yaml\n(detente: 1.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    assert models
    for model in models:
        assert loads(model).warnings == ()


def test_every_fragment_in_the_docs_is_yaml() -> None:
    for fragment in re.findall(r"```yaml\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL):
        compose(fragment)


def test_keys_are_told_apart_and_explained() -> None:
    for record in RECORDS:
        names = [key.name for key in record.keys]
        assert len(names) == len(set(names))
        assert all(key.says.endswith(".") and key.example for key in record.keys)
