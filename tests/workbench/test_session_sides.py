"""Two sets of changes side by side, and what is worked out before it is asked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

import detente
from detente.workbench.aside import Aside
from detente.workbench.session import Session


def parts(answer: Iterator[Any]) -> Iterator[dict[str, Any]]:
    """Yield the parts of an answer, those too that a copy of the process would make."""
    for part in answer:
        if isinstance(part, Aside):
            yield from parts(part.parts)
        elif isinstance(part, dict):
            yield part


def asked(session: Session, do: str, **more: Any) -> list[dict[str, Any]]:
    return [*parts(session.answer({"id": 1, "lane": do, "do": do, "file": "", **more}))]  # type: ignore[typeddict-item]


@pytest.fixture(scope="module")
def session() -> Session:
    path = detente.shipped("tower22")
    made = Session(path.parent)
    next(parts(made.answer({"id": 1, "lane": "model", "do": "model", "file": "", "text": path.read_text()})))
    return made


def test_the_two_sides_are_what_each_set_of_changes_gives_alone(session: Session) -> None:
    edits = ["choose who-decides: tehran"]
    first, *_ = asked(session, "compare", changes=[], against=edits)
    alone = {verdict["claim"]: verdict["outcome"] for verdict in session._open().verdicts(tuple(edits), in_time=False)}
    told = {verdict["claim"]: verdict["outcome"] for verdict in first["against"]}
    assert alone == told
    assert any(one["outcome"] != told[one["claim"]] for one in first["verdicts"])


def test_claims_about_time_are_compared_too_one_by_one(session: Session) -> None:
    _, *later = asked(session, "compare", changes=[], against=["drop usa.calm"])
    assert [(1, 1)] * len(later) == [(len(part["verdicts"]), len(part["against"])) for part in later]
    assert "late" in [part["verdicts"][0]["claim"] for part in later]


def test_a_side_that_names_nothing_is_a_problem(session: Session) -> None:
    (part,) = asked(session, "compare", changes=[], against=["drop usa.nothing"])
    assert [problem["code"] for problem in part["problems"]]


def test_what_was_foreseen_is_known_when_it_is_asked(session: Session) -> None:
    edits = ("drop usa.late-strike", "drop militia.fight")
    assert not session._open().known(edits)
    assert [] == asked(session, "ahead", changes=[*edits])
    assert session._open().known(edits)


def test_foreseeing_what_cannot_be_says_nothing(session: Session) -> None:
    assert [] == asked(session, "ahead", changes=["drop usa.nothing"])


def test_why_a_claim_about_time_is_told_aside(session: Session) -> None:
    (only,) = session.answer({"id": 1, "lane": "why", "do": "why", "file": "", "claim": "late"})
    assert isinstance(only, Aside)
    (part,) = parts(only.parts)
    assert part["why"]["claim"] == "late"
