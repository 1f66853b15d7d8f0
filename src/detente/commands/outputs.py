"""What each command with `--json` says: the one list that `detente schema --of` and the tests are made from.

A place is `module:name` of a record or a `TypedDict`; several together are one object that has the fields of all.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any, NamedTuple

Schema = dict[str, Any]


class Output(NamedTuple):
    """What a command says: the types whose fields its object has, and, of `forms`, others it may say in their place."""

    command: str
    says: tuple[str, ...]
    or_else: tuple[tuple[str, ...], ...] = ()
    many: str | None = None
    """The key under which the same is said of several models."""


_TOLD = "detente.commands.told:"
_FOUND = "detente.findings."

OUTPUTS = (
    Output("check", (f"{_FOUND}verdict:Findings", f"{_TOLD}CheckTold"), many="checked"),
    Output("report", (f"{_TOLD}PageTold",)),
    Output("solve", (f"{_TOLD}SolveTold",)),
    Output("ranking", (f"{_TOLD}RankingsTold",)),
    Output("explain", (f"{_TOLD}ExplainTold",)),
    Output("views", (f"{_TOLD}ViewsTold",)),
    Output("paths", (f"{_FOUND}status_quo:Ways",)),
    Output("inverse", (f"{_FOUND}inverse:Inverse",)),
    Output("robust", (f"{_TOLD}RobustTold",)),
    Output("sway", (f"{_TOLD}SwayTold",)),
    Output("sweep", (f"{_FOUND}sweep.table:Swept",)),
    Output("sources", (f"{_FOUND}sourced:Sourced",)),
    Output("compare", (f"{_FOUND}compare:Compared",), ((f"{_FOUND}scenarios:Scenarios", f"{_TOLD}ScenariosTold"),)),
    Output("advance", (f"{_FOUND}advance:Advanced", f"{_TOLD}AdvanceTold")),
    Output("indicators", (f"{_FOUND}indicators:Indicators",)),
    Output("brief", (f"{_TOLD}BriefTold",)),
    Output("hindsight", (f"{_FOUND}hindsight.record:Hindsight",)),
    Output("ties", (f"{_TOLD}TiesTold",)),
    Output("rates", (f"{_TOLD}RatesTold",)),
    Output("chances", (f"{_FOUND}chances.over_time:OverTime",)),
    Output("calculate", (f"{_TOLD}CalculateTold",)),
    Output("deal", (f"{_FOUND}deals.record:Deals",)),
    Output("spatial", (f"{_TOLD}SpatialTold",)),
    Output("read", ("detente.reading.items:Draft",), (("detente.reading.summary:Summary",),)),
    Output("train-reader", (f"{_TOLD}TrainedTold",)),
    Output("cases", (f"{_TOLD}CasesTold",)),
    Output("serve", (f"{_TOLD}LinkTold",)),
    Output("verify", (f"{_TOLD}VerifyTold",)),
    Output("doctor", (f"{_TOLD}DoctorTold",)),
)


def output_schema(command: str) -> Schema:
    """Return the JSON Schema (draft 2020-12) of what `command` prints with `--json`: a result, or problems."""
    from detente.commands.result_schema import schema_of

    output = next(one for one in OUTPUTS if one.command == command)
    found: dict[str, Schema] = {}
    header = schema_of(_loaded(f"{_TOLD}Headed"), definitions=found)
    forms = [_all(parts, found) for parts in (output.says, *output.or_else)]
    if output.many:
        forms.append({"type": "object", "required": [output.many],
                      "properties": {output.many: {"type": "array", "items": forms[0]}}})  # fmt: skip
    problems = schema_of(_loaded(f"{_TOLD}Problems"), definitions=found)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"detente {command} --json",
        "allOf": [header, {"anyOf": [*forms, problems]}],
        "$defs": found,
    }


def _all(places: tuple[str, ...], found: dict[str, Schema]) -> Schema:
    """Return the schema of an object that has the fields of all these types."""
    from detente.commands.result_schema import schema_of

    schemas = [schema_of(_loaded(place), definitions=found) for place in places]
    return schemas[0] if len(schemas) == 1 else {"allOf": schemas}


def _loaded(place: str) -> Any:
    module, _, name = place.partition(":")
    return getattr(import_module(module), name)
