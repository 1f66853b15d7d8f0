"""What an open model answers, part by part."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest

import detente
from detente.workbench.aside import Aside
from detente.workbench.messages import Ask
from detente.workbench.session import Session

SMALL = """\
detente: 1
title: Two neighbours
actors:
  east:
    options: {arm: Arm}
    wants: [{that: not west.arm, id: safe}, {that: arm, id: armed}]
  west:
    options: {arm: Arm}
    wants: [{that: not east.arm, id: calm}, {that: arm, id: armed}]
status_quo: []
claims:
  - {id: race, says: Both arm, test: every equilibrium(nash) has east.arm and west.arm}
  - {id: told, says: Nobody knows}
"""


def parts(session: Session, **asked: Any) -> Iterator[dict[str, Any]]:
    """Every part of an answer, those of a copy made here."""
    ask = cast("Ask", {"id": 1, "lane": "x", "file": "f", **asked})
    for part in session.answer(ask):
        for one in part.parts if isinstance(part, Aside) else (part,):
            if isinstance(one, dict):
                yield one


def opened(text: str = SMALL, folder: Path | None = None) -> Session:
    session = Session(folder)
    next(parts(session, do="model", text=text))
    return session


def test_a_model_answers_what_it_says_then_verdicts_then_equilibria_then_what_verdicts_rest_on() -> None:
    found = list(parts(Session(None), do="model", text=SMALL))
    kinds = [next(key for key in ("model", "verdicts", "equilibria", "rests") if key in part) for part in found]
    assert ["model", "verdicts", "equilibria", "rests", "rests"] == kinds
    assert {"race": "holds", "told": "untestable"} == {one["claim"]: one["outcome"] for one in found[1]["verdicts"]}
    assert [["east.arm", "west.arm"]] == [one["state"] for one in found[2]["equilibria"] if "nash" in one["concepts"]]
    assert {found[0]["hash"]} == {part["hash"] for part in found}


def test_of_very_many_equilibria_the_strongest_are_told_and_how_many_there_are() -> None:
    options = "\n".join(f"      o{number}: Choose it" for number in range(10))
    text = f"detente: 1\ntitle: Wide\nactors:\n  one:\n    options:\n{options}\n    wants: [o9]\n"
    text += "  other:\n    options: {fight: Fight}\n    wants: [not fight]\n"
    (told,) = [part for part in parts(Session(None), do="model", text=text) if "equilibria" in part]
    assert (400, 512) == (len(told["equilibria"]), told["equilibria_in_all"])


def test_every_part_of_a_what_if_carries_the_hash_of_the_changed_model() -> None:
    session = opened()
    found = list(parts(session, do="whatif", changes=["drop west.armed"]))
    assert "fails" == next(one for one in found[0]["verdicts"] if one["claim"] == "race")["outcome"]
    assert 1 == len({part["hash"] for part in found})
    assert session.live is not None
    assert found[0]["hash"] != session.live.after(()).hash


def test_a_text_with_errors_is_told_with_places_and_the_last_model_stays() -> None:
    session = opened()
    wrong = SMALL.replace("not west.arm", "not wst.arm")
    (told,) = parts(session, do="model", text=wrong)
    problem = told["problems"][0]
    assert "wst.arm" == wrong[problem["start"] : problem["end"]]
    assert "west" == problem["nearest"]
    assert SMALL == session.text
    assert "verdicts" in next(parts(session, do="whatif", changes=[]))


def test_before_a_model_is_open_nothing_follows() -> None:
    (told,) = parts(Session(None), do="whatif", changes=[])
    assert "D945" == told["problems"][0]["code"]


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"do": "why", "claim": "rase"}, "D946"),
        ({"do": "explain", "state": ["north.arm"]}, "D947"),
        ({"do": "explain", "state": [], "concept": "sek"}, "D947"),
        ({"do": "whatif", "changes": ["drop west.armd"]}, "D212"),
        ({"do": "change", "text": SMALL, "operations": [{"op": "explode", "path": []}]}, "D944"),
    ],
)
def test_what_cannot_be_answered_is_told_with_its_code(asked: dict[str, Any], code: str) -> None:
    (told,) = parts(opened(), **asked)
    assert code == told["problems"][0]["code"]


def test_why_gives_sentences_and_what_the_verdict_rests_on() -> None:
    (told,) = parts(opened(), do="why", claim="race")
    why = told["why"]
    assert any("equilibri" in line for line in why["sentences"])
    assert [["east.armed"], ["west.armed"]] == sorted(rest["assumptions"] for rest in why["rests"])
    assert "every equilibrium(nash) has east.arm and west.arm" == why["formal"]


def test_explain_says_of_each_decider_whether_it_stays() -> None:
    (told,) = parts(opened(), do="explain", state=[], concept="nash")
    assert ["east leaves (Nash).", "west leaves (Nash)."] == [line for line in told["sentences"] if "(Nash)" in line]


def test_two_sets_of_changes_stand_side_by_side() -> None:
    found = list(parts(opened(), do="compare", changes=[], against=["drop west.armed"]))
    ours, theirs = ({one["claim"]: one["outcome"] for one in found[0][key]} for key in ("verdicts", "against"))
    assert ("holds", "fails") == (ours["race"], theirs["race"])


def test_an_operation_gives_the_text_that_undoes_nothing_else() -> None:
    negate = {"op": "negate", "path": ["actors", "west", "wants", 0]}
    (told,) = parts(opened(), do="change", text=SMALL, operations=[negate])
    assert SMALL.replace("that: not east.arm", "that: east.arm") == told["text"]


def test_the_account_of_a_shipped_case_is_marked_by_kind_and_unused_sentences_are_known() -> None:
    path = detente.shipped("tower22")
    told = next(parts(Session(path.parent), do="model", text=path.read_text(encoding="utf-8")))
    (source,) = told["model"]["sources"]
    assert {"wanted", "done", "tie", "claim"} <= {mark["kind"] for mark in source["marks"]}
    text, quotes = source["text"], {quote.key: quote.exact for quote in detente.load(path).conflict.quotes}
    assert all(quotes[mark["quote"]] == text[mark["start"] : mark["end"]] for mark in source["marks"])
    unused = [source["sentences"][number] for number in source["unused"]]
    assert unused
    assert not any(a < mark["end"] and b > mark["start"] for a, b in unused for mark in source["marks"])


def test_a_model_that_is_asked_about_again_is_told_again() -> None:
    session = opened()
    again = list(parts(session, do="model", text=session.text))
    assert session.text
    assert again[0]["model"]["hash"] == again[0]["hash"]
    assert "problems" in again[0]


def test_news_is_shown_with_the_verdicts_it_turns_and_the_file_with_it() -> None:
    dated = SMALL.replace("title:", "starts: 2024-01-01\ntitle:")
    (told,) = parts(opened(dated), do="advance", text="2024-02-01 west.arm")
    assert "2024-02-01" == told["news"]["date"]
    assert "starts: 2024-02-01" in told["news"]["text"]


def test_news_of_a_day_that_is_past_is_refused() -> None:
    dated = SMALL.replace("title:", "starts: 2024-01-01\ntitle:")
    (told,) = parts(opened(dated), do="advance", text="2023-02-01 west.arm")
    assert ["D683"] == [problem["code"] for problem in told["problems"]]


def test_a_past_day_stands_beside_today_and_one_that_is_not_told_is_a_problem() -> None:
    days = "starts: 2024-02-01\nstatus_quo: [west.arm]\nwhat_happened: {on 2024-01-01: [], on 2024-02-01: [west.arm]}"
    told = SMALL.replace("status_quo: []", days).replace(
        "west:\n    options: {arm: Arm}", "west:\n    options: {arm: {does: Arm, undone: never}}"
    )
    session = opened(told + "  - {id: still, test: no (status_quo reaches not west.arm by moves)}\n")
    (pair,) = parts(session, do="compare", changes=[], against=["as of 2024-01-01"])
    sides = [{one["claim"]: one["outcome"] for one in pair[side]}["still"] for side in ("verdicts", "against")]
    assert ["holds", "fails"] == sides
    (refused,) = parts(session, do="whatif", changes=["as of 2023-12-31"])
    assert ["D689"] == [problem["code"] for problem in refused["problems"]]
