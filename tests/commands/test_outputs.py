"""Every command with --json has a schema, and what it prints is valid against it, strictly."""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path
from typing import Any

import click
import jsonschema
import pytest

from detente.commands import COMMANDS
from detente.commands.outputs import OUTPUTS, output_schema
from detente.commands.result_schema import schema_of
from tests.commands.conftest import Cli

FORMATS = Path(__file__).parents[1] / "data" / "formats" / "1"
TOWER, STRAIT, HARBOUR = (str(FORMATS / f"{name}.yaml") for name in ("tower22", "strait", "harbour"))
LADDER, EXPLICIT, CUBAN = (str(FORMATS / f"{name}.yaml") for name in ("ladder", "explicit", "cuban"))

RUNS: tuple[tuple[str, ...], ...] = (
    ("check", CUBAN), ("check", TOWER, "--depth", "0"), ("check", STRAIT), ("check", HARBOUR), ("check", LADDER),
    ("check", EXPLICIT), ("check", CUBAN, EXPLICIT), ("check", "no-such-file.yaml"),
    ("solve", TOWER), ("solve", EXPLICIT, "--all-concepts"),
    ("ranking", CUBAN), ("ranking", LADDER),
    ("explain", TOWER, "status_quo"), ("explain", EXPLICIT, "peace"),
    ("views", TOWER, "--concept", "seq"),
    ("paths", TOWER, "usa.offer and iran.accept"),
    ("inverse", CUBAN, "nothing"), ("inverse", CUBAN, "status_quo", "--concept", "nash"),
    ("robust", STRAIT, "--profiles", "40", "--seed", "2"), ("robust", STRAIT, "--matters"),
    ("sway", STRAIT), ("sway", HARBOUR, "--claim", "soon"),
    ("sources", STRAIT),
    ("compare", TOWER, "--scenario", "nobody-died", "--claim", "late"), ("compare", CUBAN, LADDER),
    ("advance", STRAIT, "2040-01-01 nobody.acts"), ("advance", HARBOUR, "2031-06-01 north.burn"),
    ("indicators", HARBOUR), ("indicators", CUBAN),
    ("hindsight", HARBOUR), ("hindsight", TOWER),
    ("ties", TOWER), ("ties", STRAIT),
    ("chances", HARBOUR), ("chances", HARBOUR, "--paths", "200", "--ways"),
    ("deal", TOWER),
    ("calculate", "range", "--win", "0.5", "--cost", "0.2", "--their-cost", "0.1"),
    ("cases",), ("doctor",),
)  # fmt: skip
"""A run of each command that takes a model, or nothing. The others are run by the tests of their own."""

ELSEWHERE = {"sweep", "rates", "spatial", "read", "train-reader", "report", "brief", "verify", "serve"}


def strict(schema: Any) -> Any:
    """Forbid the fields a schema does not name, where an object is a record of its own."""
    if isinstance(schema, list):
        return [strict(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    found = {key: strict(value) for key, value in schema.items()}
    return found | {"additionalProperties": False} if "kind" in schema.get("properties", ()) else found


def valid(command: str, text: str) -> dict[str, Any]:
    """Check what a command printed against its schema, and return it."""
    data = json.loads(text)
    jsonschema.Draft202012Validator(output_schema(command)).validate(data)
    return dict(data)


@pytest.mark.parametrize("arguments", RUNS, ids=lambda words: " ".join(Path(word).stem for word in words))
def test_what_a_command_prints_is_valid(cli: Cli, arguments: tuple[str, ...]) -> None:
    ran = cli(*arguments, "--json")
    found = valid(arguments[0], ran.out)
    assert ("problems" in found) == (ran.code == 2), found.get("problems")
    assert found["header"]["command"].split()[0] == arguments[0]
    body = {key: value for key, value in found.items() if key != "header"}
    if "kind" in body and arguments[0] not in ("check", "compare", "advance"):
        schema = strict(output_schema(arguments[0]))
        record = {"$ref": f"#/$defs/{body['kind']}", "$defs": schema["$defs"]}
        jsonschema.Draft202012Validator(record).validate(body)


def test_the_other_commands_print_what_is_valid_as_well(cli: Cli, tmp_path: Path) -> None:
    result = tmp_path / "result.json"
    result.write_text(cli("check", CUBAN, "--depth", "0", "--json").out, encoding="utf-8")
    pace = "set rate of north to 1 per 9 days to 1 per 2 days"
    runs: tuple[tuple[str | Path, ...], ...] = (
        ("verify", result),
        ("report", CUBAN, "-o", tmp_path / "page.html", "--depth", "0"),
        ("brief", CUBAN, "-o", tmp_path / "brief.html"),
        ("spatial", TOWER),
        ("read", FORMATS / "herald.txt"),
        ("sweep", HARBOUR, "--over", pace, "--samples", "2", "-o", tmp_path / "s.parquet"),
    )
    printed = [valid(str(run[0]), cli(*run, "--json").out) for run in runs]
    assert [run[0] for run in runs] == [found["header"]["command"].split()[0] for found in printed]


def test_every_command_with_json_has_a_schema_and_a_run() -> None:
    speaking = {entry.name for entry in COMMANDS if _speaks_json(import_module(entry.module).command)}
    assert speaking == {one.command for one in OUTPUTS}
    assert {one.command for one in OUTPUTS} <= {run[0] for run in RUNS} | ELSEWHERE


def _speaks_json(command: click.Command) -> bool:
    below = list(command.commands.values()) if isinstance(command, click.Group) else []
    return any("--json" in parameter.opts for one in (command, *below) for parameter in one.params)


@pytest.mark.parametrize("output", OUTPUTS, ids=lambda output: output.command)
def test_every_schema_is_one_and_refuses_what_is_no_result(cli: Cli, output: Any) -> None:
    schema = json.loads(cli("schema", "--of", output.command).out)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert {"type": "string"} == schema["$defs"]["Header"]["properties"]["detente"]
    for wrong in ({}, [], {"header": {}}, {"header": _header(), "neither": "nor"}):
        assert not jsonschema.Draft202012Validator(schema).is_valid(wrong)


def _header() -> dict[str, Any]:
    empty = dict.fromkeys(("detente", "command", "python", "platform", "time"), "")
    return {"kind": "Header", **empty, "format": 1, "arguments": [], "models": []}


def test_a_schema_of_a_command_that_is_none_is_refused(cli: Cli) -> None:
    assert "D601" in cli("schema", "--of", "chek").err


@pytest.mark.parametrize(
    ("kind", "schema"),
    [
        (frozenset[str], {"type": "array", "items": {"type": "string"}}),
        (dict[str, float], {"type": "object", "additionalProperties": {"type": "number"}}),
        (int | None, {"anyOf": [{"type": "integer"}, {"type": "null"}]}),
        (
            tuple[int, str],
            {"type": "array", "prefixItems": [{"type": "integer"}, {"type": "string"}], "minItems": 2, "maxItems": 2},
        ),
    ],
)
def test_a_type_becomes_the_schema_of_its_json(kind: Any, schema: dict[str, Any]) -> None:
    assert schema == schema_of(kind, definitions={})


def test_a_type_that_has_no_json_is_refused() -> None:
    with pytest.raises(TypeError, match="no schema"):
        schema_of(complex, definitions={})
