"""JUnit XML: a suite for each model, a test case for each claim.

A claim that is not as expected is a failure, one that is untestable is skipped with its reason, and a model that cannot
be used is a suite of errors.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from detente.errors import Place, Problem
from detente.findings.verdict import Verdict
from detente.report.ci.notice import Checked, verdict_message, verdict_title
from detente.report.visible import visible

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 has no way to write."""


def junit(models: Sequence[Checked]) -> str:
    """Return one XML document with a suite for each model."""
    suites = [_suite(model) for model in models]
    root = Element("testsuites", _counted(suites))
    root.extend(suites)
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _counted(cases: Sequence[Element]) -> dict[str, str]:
    """Count the test cases below, and how they ended."""
    tags = {"tests": "testcase", "failures": "failure", "errors": "error", "skipped": "skipped"}
    return {name: str(sum(len(list(case.iter(tag))) for case in cases)) for name, tag in tags.items()}


def _suite(model: Checked) -> Element:
    errors = [problem for problem in model.problems if problem.severity == "error"]
    verdicts = model.findings.verdicts if model.findings else ()
    cases = [*(_error(model, problem) for problem in errors), *(_case(model, verdict) for verdict in verdicts)]
    suite = Element("testsuite", {"name": _clean(model.name), **_counted(cases)})
    suite.extend(cases)
    warnings = [str(problem) for problem in model.problems if problem.severity == "warning"]
    if warnings:
        SubElement(suite, "system-err").text = _clean("\n".join(warnings))
    return suite


def _case(model: Checked, verdict: Verdict) -> Element:
    case = _named(model, verdict.claim, model.place(verdict.claim))
    if verdict.outcome == "untestable":
        SubElement(case, "skipped", {"message": _clean(verdict.reason or verdict_title(verdict))})
    elif not verdict.as_expected:
        found = {"message": _clean(verdict_title(verdict)), "type": verdict.outcome}
        SubElement(case, "failure", found).text = _clean(verdict_message(verdict))
    return case


def _error(model: Checked, problem: Problem) -> Element:
    case = _named(model, problem.code, problem.place)
    SubElement(case, "error", {"message": _clean(problem.message), "type": problem.code}).text = _clean(str(problem))
    return case


def _named(model: Checked, name: str, place: Place | None) -> Element:
    where = {"file": _clean(place.file), "line": str(place.line)} if place else {}
    return Element("testcase", {"classname": _clean(model.name), "name": _clean(name), **where})


def _clean(text: str) -> str:
    return _NO_XML.sub("\ufffd", visible(text))
