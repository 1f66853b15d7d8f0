"""The template of `detente new` loads without a word and gives its claim a verdict."""

from __future__ import annotations

import pytest

from detente.errors import InvalidQuery
from detente.files.load import loads
from detente.files.template import TEMPLATES, template


@pytest.mark.parametrize("name", [name for name, _, _ in TEMPLATES])
def test_a_template_loads_without_warnings(name: str) -> None:
    assert loads(template(name)).warnings == ()


@pytest.mark.parametrize("name", [name for name, _, _ in TEMPLATES])
def test_a_template_checks_green(name: str) -> None:
    from detente.findings import check

    assert check(loads(template(name)).conflict).as_expected


def test_a_template_tells_editors_where_the_schema_is() -> None:
    assert template().splitlines()[:2] == [
        "# yaml-language-server: $schema=detente.schema.json",
        "# $schema: detente.schema.json",
    ]


def test_an_unknown_template_is_refused_with_the_nearest() -> None:
    with pytest.raises(InvalidQuery) as caught:
        template("prxy")
    assert (caught.value.problems[0].code, caught.value.problems[0].nearest) == ("D134", "proxy")
