"""The planted bugs can be planted, and a slice of them is noticed; `make soak` asks for all (docs/validation.md)."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from tests.planted import copied, noticed, patched
from tests.planted_bugs import BUGS, Bug

ROOT = Path(__file__).parents[1]
SLICE = ("cut-anywhere", "month-of-31")


def test_there_are_thirty_of_different_names_in_ten_rooms_and_more() -> None:
    assert 30 == len({bug.key for bug in BUGS}) == len(BUGS)
    assert 10 <= len({bug.file.split("/")[0] for bug in BUGS})


@pytest.mark.parametrize("bug", BUGS, ids=lambda bug: bug.key)
def test_each_changes_one_place_of_the_code_as_it_is_now(bug: Bug) -> None:
    path = ROOT / "src" / "detente" / bug.file
    text = path.read_text(encoding="utf-8")
    changed = patched(bug, text)
    assert text != changed
    compile(changed, path, "exec")
    assert [] == [name for name in bug.first if not (ROOT / "tests" / bug.room / name).exists()]


@pytest.mark.parametrize("key", SLICE)
def test_the_tests_of_the_room_notice_it(key: str) -> None:
    bug = next(bug for bug in BUGS if bug.key == key)
    with copied() as tree:
        assert noticed(bug, tree) is not None


def test_the_page_lists_what_became_of_each() -> None:
    page = (ROOT / "docs" / "validation.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([\w-]+)` \| .+ \| (noticed|not noticed) \| ", page, re.MULTILINE)
    assert Counter(bug.key for bug in BUGS) == Counter(key for key, _ in rows)
    assert 29 <= sum(what == "noticed" for _, what in rows)
