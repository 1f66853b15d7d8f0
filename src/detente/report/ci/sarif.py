"""SARIF 2.1.0 (OASIS, 2020): one run; the rules are the claims and the codes of problems, the results what is odd.

Claims that came out as expected are rules without a result. Columns count Unicode code points, and say so.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import quote

from detente import __version__
from detente.errors import Place
from detente.findings.verdict import Verdict
from detente.report.ci.notice import Checked, Notice, claim_rule, notices
from detente.report.visible import one_line

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def sarif(models: Sequence[Checked]) -> str:
    """Return one SARIF log with one run over all models."""
    found = [notice for model in models for notice in notices(model)]
    verdicts = [verdict for model in models if model.findings for verdict in model.findings.verdicts]
    rules = {claim_rule(verdict.claim): _claim(verdict) for verdict in verdicts}
    rules |= {one.rule: _code(one.rule) for one in found if one.rule not in rules}
    order = list(rules)
    run = {
        "tool": {"driver": {"name": "detente", "version": __version__, "rules": list(rules.values())}},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": all(model.findings for model in models)}],
        "results": [_result(one, order.index(one.rule)) for one in found],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, indent=2, ensure_ascii=False) + "\n"


def _claim(verdict: Verdict) -> dict[str, Any]:
    test = one_line(f"test: {verdict.test}") if verdict.test else "There is no test of it yet."
    said = one_line(verdict.says) or verdict.claim
    texts = {"shortDescription": {"text": said}, "fullDescription": {"text": f"{said} ({test})"}}
    return {"id": claim_rule(verdict.claim), "name": verdict.claim, **texts}


def _code(code: str) -> dict[str, Any]:
    return {"id": code, "shortDescription": {"text": f"{code}: a problem of the model file (docs/errors.md)"}}


def _result(notice: Notice, index: int) -> dict[str, Any]:
    """Return a notice as a result. Its fingerprint outlives changes of other lines."""
    mark = sha256(f"{notice.rule}\n{notice.place.file if notice.place else ''}\n{notice.title}".encode()).hexdigest()
    result = {
        "ruleId": notice.rule,
        "ruleIndex": index,
        "level": notice.level,
        "message": {"text": notice.message},
        "partialFingerprints": {"detenteNotice/v1": mark},
    }
    return result | ({"locations": [_location(notice.place)]} if notice.place else {})


def _location(place: Place) -> dict[str, Any]:
    region = {"startLine": place.line, "startColumn": place.column, "endColumn": place.column + place.width}
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(place.file)}, "region": region}}


def _uri(file: str) -> str:
    """Return a file's name as a URI reference: relative where it is, with what a URI may not have escaped.

    >>> _uri("models/two words.yaml")
    'models/two%20words.yaml'
    """
    path = Path(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())
