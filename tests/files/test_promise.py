"""Old files open for ever: what is frozen here is never edited, and must load with the same findings in every version.

`findings.json` was written once, beside the files (`python -m tests.files.test_promise` writes that of a new version's
folder). A test that fails here is a broken promise, and the code is to be changed, not the folder.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from detente.case import load
from detente.files.format import VERSION
from detente.files.hash import model_hash
from detente.files.schema import schema

FORMATS = Path(__file__).parents[1] / "data" / "formats"
FILES = sorted(FORMATS.glob("*/*.yaml"))


def found_in(path: Path) -> dict[str, Any]:
    """Return what follows from a frozen file: its hash, its warnings, its verdicts, and how many equilibria it has."""
    case = load(path)
    solved = case.solve()
    return {
        "hash": model_hash(case.conflict),
        "warnings": [warning.code for warning in case.warnings],
        "verdicts": {verdict.claim: verdict.outcome for verdict in case.check(depth=0).findings.verdicts},
        "states": solved.graph.size,
        "equilibria": {concept: len(solved.equilibria(concept)) for concept in solved.concepts},
    }


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_frozen_file_has_the_findings_it_always_had(path: Path) -> None:
    frozen = json.loads((path.parent / "findings.json").read_text(encoding="utf-8"))
    assert frozen[path.name] == found_in(path)


def test_every_version_up_to_this_one_has_frozen_files() -> None:
    assert {str(number) for number in range(1, VERSION + 1)} == {path.parent.name for path in FILES}
    assert 6 <= sum(path.parent.name == "1" for path in FILES)


def test_the_frozen_files_use_every_key_of_the_whole_file() -> None:
    from detente.files.yaml import compose

    keys = {key.value for path in FILES for key, _ in compose(path.read_bytes()).root.entries}  # type: ignore[union-attr]
    assert set(schema()["properties"]) == keys


if __name__ == "__main__":
    folder = FORMATS / sys.argv[1]
    found = {path.name: found_in(path) for path in sorted(folder.glob("*.yaml"))}
    (folder / "findings.json").write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
