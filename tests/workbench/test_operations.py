"""What the model pane does to a file: what it is asked to, and to every other letter nothing."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import detente
from detente.errors import DetenteError, InvalidModel
from detente.files.load import loads
from detente.files.node import plain_data
from detente.files.yaml import compose
from detente.workbench.operations import MOST, operated
from detente.workbench.reorder import order_kept

MODEL = """\
# A comment above all.
detente: 1
title: Two at a border

actors:
  usa:
    name: United States  # beside a name
    options:
      strike: Strike first
      talk: {does: Talk, status: proposed}
    wants:
      # above the first want
      - not iran.arm
      # above the second want
      - that: not strike if iran.talk   # its formula
        id: calm
        status: proposed
      - {that: talk, id: words}
  iran:
    options: {arm: Arm, talk: Talk}
    wants: [arm, not usa.strike, talk]

status_quo: [usa.strike, iran.arm]
claims:
  - {id: peace, test: no equilibrium has usa.strike, status: proposed}
  - id: war
    test: some equilibrium has usa.strike
"""

TEXTS = {"column": "Nobody 🕊 wants a war. Everybody says so."}


def after(*operations: dict[str, Any], text: str = MODEL) -> str:
    return operated(text, operations, TEXTS)  # type: ignore[arg-type]


def data(text: str) -> Any:
    return plain_data(compose(text, "model").root)


def changed_lines(before: str, now: str) -> tuple[list[str], list[str]]:
    """Return the lines only the one has, and those only the other has."""
    old, new = before.splitlines(), now.splitlines()
    return [line for line in old if line not in new], [line for line in new if line not in old]


def test_a_value_that_is_put_changes_its_own_line_alone():
    now = after({"op": "put", "path": ["actors", "usa", "name"], "value": "America"})
    assert (
        ["    name: United States  # beside a name"],
        ["    name: America  # beside a name"],
    ) == changed_lines(MODEL, now)


def test_a_key_that_is_put_below_a_short_form_writes_that_out():
    now = after({"op": "put", "path": ["actors", "usa", "wants", 0, "says"], "value": "No arms"})
    assert {"that": "not iran.arm", "says": "No arms"} == data(now)["actors"]["usa"]["wants"][0]
    now = after({"op": "put", "path": ["actors", "iran", "options", "arm", "undone"], "value": "never"})
    assert {"does": "Arm", "undone": "never"} == data(now)["actors"]["iran"]["options"]["arm"]


def test_an_item_moves_with_the_comment_above_it():
    now = after({"op": "move", "path": ["actors", "usa", "wants", 1], "to": 0})
    assert ["calm", None, "words"] == [
        want.get("id") if isinstance(want, dict) else None for want in data(now)["actors"]["usa"]["wants"]
    ]
    assert now.index("# above the second want") < now.index("# its formula") < now.index("- not iran.arm")


@pytest.mark.parametrize(("at", "to"), [(at, to) for at in range(3) for to in range(3)])
@pytest.mark.parametrize("actor", ["usa", "iran"])
def test_an_item_can_be_moved_to_every_place(actor: str, at: int, to: int):
    now = data(after({"op": "move", "path": ["actors", actor, "wants", at], "to": to}))
    expected = data(MODEL)
    expected["actors"][actor]["wants"].insert(to, expected["actors"][actor]["wants"].pop(at))
    assert expected == now


@pytest.mark.parametrize(("at", "to"), [(3, 0), (0, 3), (-1, 0), (0, -1)])
def test_no_item_is_moved_from_or_to_where_none_is(at: int, to: int):
    with pytest.raises(InvalidModel, match="no such place"):
        after({"op": "move", "path": ["actors", "usa", "wants", at], "to": to})


@given(st.lists(st.integers(0, 5), min_size=1, max_size=6), st.data())
def test_moving_there_and_back_gives_the_same_file(items: list[int], draw: st.DataObject):
    listed = "\n".join(f"  # about {item}\n  - {{n: {item}}}\n" for item in items)
    text = f"list:\n{listed}rest: 1\n"
    at, to = draw.draw(st.integers(0, len(items) - 1)), draw.draw(st.integers(0, len(items) - 1))
    there = after({"op": "move", "path": ["list", at], "to": to}, text=text)
    items.insert(to, items.pop(at))
    assert {"list": [{"n": item} for item in items], "rest": 1} == data(there)
    assert data(text) == data(after({"op": "move", "path": ["list", to], "to": at}, text=there))


@pytest.mark.parametrize("to", range(8))
@pytest.mark.parametrize("at", [0, 3, 5, 7])
def test_a_want_that_is_dragged_anywhere_leaves_a_model_of_the_shipped_case(at: int, to: int):
    text = detente.shipped("tower22").read_text()
    now = loads(operated(text, [{"op": "move", "path": ["actors", "usa", "wants", at], "to": to}], {})).conflict
    expected = [want.id for want in loads(text).conflict.actor["usa"].wants]
    expected.insert(to, expected.pop(at))
    assert expected == [want.id for want in now.actor["usa"].wants]


@pytest.mark.parametrize(
    ("wants", "moved", "said", "kept"),
    [
        ("abcd", "d", ["a and b in any order"], ["a and b in any order"]),
        ("adbc", "d", ["a and b and c in any order"], ["b and c in any order"]),
        ("abdc", "c", ["a and b and c in any order"], ["a and b in any order"]),
        ("acb", "c", ["a at least as important as b"], []),
        ("ba", "a", ["a above b"], []),
        ("ba", "a", ["a above b", "any order"], ["a above b", "any order"]),
        ("bca", "a", ["a and b and c in any order"], ["a and b and c in any order"]),
        ("abc", "c", ["not an order"], ["not an order"]),
        ("abxc", "x", ["a and b and c in any order", "any order"], ["a and b and c in any order", "any order"]),
    ],
)  # fmt: skip
def test_what_is_said_of_an_order_gives_way_to_a_want_put_somewhere_by_hand(
    wants: str, moved: str, said: list[str], kept: list[str]
):
    assert tuple(kept) == order_kept(tuple(wants), moved, said)


@pytest.mark.parametrize(
    ("said", "after_usa", "after_both"),
    [
        ("status_quo: [usa.talk]", ["usa.talk", "usa.strike"], ["usa.talk", "usa.strike", "iran.arm"]),
        ("status_quo: usa.talk", ["usa.talk", "usa.strike"], ["usa.talk", "usa.strike", "iran.arm"]),
        ("status_quo: usa.strike", [], ["iran.arm"]),
        ("status_quo:\n  - usa.strike\n  - usa.talk  # now", ["usa.talk"], ["usa.talk", "iran.arm"]),
        ("status_quo: []", ["usa.strike"], ["usa.strike", "iran.arm"]),
        ("status_quo:", ["usa.strike"], ["usa.strike", "iran.arm"]),
        ("", ["usa.strike"], ["usa.strike", "iran.arm"]),
    ],
)
def test_a_toggle_puts_in_what_is_not_there_and_takes_out_what_is(
    said: str, after_usa: list[str], after_both: list[str]
):
    text = MODEL.replace("status_quo: [usa.strike, iran.arm]", said)
    once = after({"op": "toggle", "path": ["status_quo"], "value": "usa.strike"}, text=text)
    assert after_usa == data(once)["status_quo"]
    both = after({"op": "toggle", "path": ["status_quo"], "value": "iran.arm"}, text=once)
    assert after_both == data(both)["status_quo"]


def test_a_want_is_negated_in_either_form():
    now = after(
        {"op": "negate", "path": ["actors", "usa", "wants", 0]}, {"op": "negate", "path": ["actors", "usa", "wants", 2]}
    )
    wants = data(now)["actors"]["usa"]["wants"]
    assert ("iran.arm", "not talk") == (wants[0], wants[2]["that"])


def test_negating_twice_says_what_was_said_before():
    path = ["actors", "usa", "wants", 2]
    assert data(MODEL) == data(after({"op": "negate", "path": path}, {"op": "negate", "path": path}))


def test_what_is_accepted_loses_its_mark_and_nothing_else():
    now = after(*({"op": "accept", "path": path} for path in PROPOSED))
    assert "proposed" not in now
    assert {"that": "not strike if iran.talk", "id": "calm"} == data(now)["actors"]["usa"]["wants"][1]
    assert "# its formula" in now


PROPOSED = [["actors", "usa", "options", "talk"], ["actors", "usa", "wants", 1], ["claims", 0]]


def test_accepting_what_is_accepted_changes_nothing():
    assert after({"op": "accept", "path": ["claims", 1]}) == MODEL


def test_proposals_are_refused_in_one_cut_by_their_paths_of_before():
    now = data(after(*({"op": "remove", "path": path} for path in PROPOSED)))
    assert ["strike"] == [*now["actors"]["usa"]["options"]]
    assert ["not iran.arm", {"that": "talk", "id": "words"}] == now["actors"]["usa"]["wants"]
    assert ["war"] == [claim["id"] for claim in now["claims"]]


@pytest.mark.parametrize("actor", ["usa", "iran"])
def test_all_items_of_a_list_can_be_taken_out_at_once(actor: str):
    now = data(after(*({"op": "remove", "path": ["actors", actor, "wants", at]} for at in range(3))))
    assert not now["actors"][actor].get("wants")
    assert data(MODEL)["claims"] == now["claims"]


def test_what_is_taken_out_with_its_holder_is_taken_out_once():
    now = data(
        after({"op": "remove", "path": ["actors", "iran"]}, {"op": "remove", "path": ["actors", "iran", "wants", 0]})
    )
    assert ["usa"] == [*now["actors"]]


def test_a_row_can_accept_one_and_refuse_another():
    now = data(after({"op": "remove", "path": PROPOSED[1]}, {"op": "accept", "path": PROPOSED[2]}))
    assert {"id": "peace", "test": "no equilibrium has usa.strike"} == now["claims"][0]
    assert 2 == len(now["actors"]["usa"]["wants"])


def test_an_operation_behind_a_removal_counts_from_the_file_as_it_is_then():
    now = data(
        after(
            {"op": "remove", "path": ["actors", "usa", "wants", 0]},
            {"op": "put", "path": ["actors", "usa", "wants", 0, "id"], "value": "first-now"},
        )
    )
    assert "first-now" == now["actors"]["usa"]["wants"][0]["id"]


def test_what_is_kept_off_is_marked_in_either_form():
    now = data(
        after({"op": "propose", "path": ["actors", "usa", "wants", 0]}, {"op": "propose", "path": ["claims", 1]})
    )
    assert {"that": "not iran.arm", "status": "proposed"} == now["actors"]["usa"]["wants"][0]
    assert "proposed" == now["claims"][1]["status"]


def test_a_new_thing_goes_to_the_list_or_under_the_key_even_where_that_is_not_there_yet():
    now = data(
        after(
            {"op": "new", "path": ["ties"], "value": {"from": "usa", "to": "iran", "is": "rival"}},
            {"op": "new", "path": ["conditions", "war"], "value": {"says": "There is war"}},
            {"op": "new", "path": ["actors", "usa", "wants"], "value": {"that": "war"}, "to": 0},
        )
    )
    assert [{"from": "usa", "to": "iran", "is": "rival"}] == now["ties"]
    assert {"war": {"says": "There is war"}} == now["conditions"]
    assert {"that": "war"} == now["actors"]["usa"]["wants"][0]


def test_nothing_new_takes_the_place_of_what_is_there():
    with pytest.raises(InvalidModel, match="there already"):
        after({"op": "new", "path": ["actors", "usa"], "value": {}})


def test_evidence_is_attached_with_its_place_in_code_points_and_only_once():
    span = {"source": "column", "start": 9, "end": 22}
    attach = {"op": "attach", "path": ["actors", "usa", "wants", 0], "quote": span}
    now = data(after(attach, {**attach, "path": ["claims", 1]}))
    assert {"q1"} == now["quotes"].keys()
    assert {
        "source": "column",
        "exact": "wants a war. ",
        "prefix": "Nobody 🕊 ",
        "suffix": "Everybody says so.",
        "start": 9,
    } == {
        **now["quotes"]["q1"],
    }
    assert {"that": "not iran.arm", "because": "q1"} == now["actors"]["usa"]["wants"][0]
    assert "q1" == now["claims"][1]["because"]


def test_a_second_quote_stands_beside_the_first():
    spans = [{"source": "column", "start": 0, "end": end} for end in (6, 8)]
    now = data(after(*({"op": "attach", "path": ["claims", 1], "quote": span} for span in spans)))
    assert ["q1", "q2"] == now["claims"][1]["because"]


@pytest.mark.parametrize(
    "span", [{"source": "other", "start": 0, "end": 2}, {"source": "column", "start": 2, "end": 999}]
)
def test_words_that_are_in_no_text_are_not_quoted(span: dict[str, Any]):
    with pytest.raises(InvalidModel, match="not in a text"):
        after({"op": "attach", "path": ["claims", 1], "quote": span})


def test_all_operations_are_made_or_none():
    with pytest.raises(DetenteError):
        after({"op": "accept", "path": ["claims", 0]}, {"op": "negate", "path": ["title", 7]})


def test_there_is_an_end_to_how_many_operations_come_at_once():
    with pytest.raises(InvalidModel, match="at most"):
        after(*({"op": "accept", "path": ["claims", 0]} for _ in range(MOST + 1)))


def test_what_the_pane_makes_of_the_file_is_a_model():
    text = after(
        {"op": "toggle", "path": ["status_quo"], "value": "usa.talk"},
        *({"op": "accept", "path": path} for path in PROPOSED),
    )
    assert {"usa.strike", "iran.arm", "usa.talk"} == loads(text).conflict.status_quo


STEPS = st.sampled_from(
    ["actors", "usa", "wants", "claims", "title", "status_quo", "options", "talk", 0, 1, -1, 99, "", None, 1.5]
)
JUNK = st.fixed_dictionaries(
    {},
    optional={
        "op": st.sampled_from(
            ["put", "append", "remove", "move", "toggle", "negate", "accept", "propose", "attach", "new", "none", None]
        ),
        "path": st.lists(STEPS, max_size=5) | st.none() | st.text(max_size=3),
        "value": st.recursive(
            st.none() | st.booleans() | st.integers() | st.text(max_size=8),
            lambda below: st.lists(below, max_size=2) | st.dictionaries(st.text(max_size=3), below, max_size=2),
            max_leaves=3,
        ),
        "to": st.integers(-2, 5) | st.none() | st.text(max_size=2),
        "quote": st.none()
        | st.fixed_dictionaries(
            {"source": st.just("column"), "start": st.integers(-2, 60), "end": st.integers(-2, 60)}
        ),
    },
)


@given(st.lists(JUNK, max_size=3))
def test_whatever_is_asked_for_is_done_or_refused(operations: list[dict[str, Any]]):
    try:
        text = after(*operations)
    except DetenteError:
        return
    compose(text, "model")
