"""How sure wants are, and what has happened, as a model file says it: read, written again, refused with a place."""

from __future__ import annotations

import pytest

from detente.conflict.order import Above, Among, AnyOrder, AtLeast, cycle, sure_pairs
from detente.errors import InvalidModel
from detente.files.load import loads
from detente.files.write import dump

MODEL = """\
detente: 1
title: Sure or not
actors:
  duke:
    options: {march: March, write: Write}
    wants:
      - {that: march, id: one}
      - {that: write, id: two, holds: perhaps}
      - {that: not march, id: three, holds: 70 %}
      - {that: not write, id: four}
    order: [one and two in any order, three at least as important as four]
infeasible: [duke.march and duke.write]
status_quo: []
starts: 2024-01-01
scenarios:
  late: [drop duke.one]
what_happened:
  on 2024-01-05: [duke.march]
  on 2024-02-01: {state: [duke.write], says: A letter}
"""
ORDER = "[one and two in any order, three at least as important as four]"


def test_all_of_it_is_read_and_written_again() -> None:
    conflict = loads(MODEL).conflict
    duke = conflict.actor["duke"]
    assert (Among(("duke.one", "duke.two")), AtLeast("duke.three", "duke.four")) == duke.order
    assert [None, 0.5, 0.7, None] == [want.perhaps and want.perhaps.value for want in duke.wants]
    assert ["2024-01-05", "2024-02-01"] == [day.date for day in conflict.happened]
    assert conflict == loads(dump(conflict)).conflict


def test_pairs_are_sure_but_for_those_that_are_freed() -> None:
    wants = ("a", "b", "c")
    assert {(0, 1), (0, 2), (1, 2)} == sure_pairs(wants, ())
    assert {(0, 2), (1, 2)} == sure_pairs(wants, (AtLeast("b", "a"),))
    assert {(2, 0)} == sure_pairs(wants, (AnyOrder(), Above("c", "a")))
    assert () == cycle(3, sure_pairs(wants, (AnyOrder(), Above("c", "a"))))


@pytest.mark.parametrize(
    ("old", "new", "code", "line", "said"),
    [
        (ORDER, "[one and three in any order]", "D174", 11, "duke.two stands between duke.one and duke.three"),
        (ORDER, "[three above one]", "D173", 11, "duke.three above duke.one above duke.three"),
        (ORDER, "[any order, one above two, two above one]", "D173", 11, "the order goes in a circle"),
        (ORDER, "[one and five in any order]", "D212", 11, 'duke has no want with the id "five"'),
        (ORDER, "[one abov two]", "D201", 11, "cannot stand here"),
        ("70 %", "170 %", "D147", 9, "a chance is between 0 and 1"),
        ("2024-02-01", "2024-01-03", "D175", 19, "is before the day listed before it"),
        ("on 2024-01-05", "on 2023-01-05", "D175", 18, "is before the status quo"),
        ("[duke.march]\n", "[duke.march, duke.write]\n", "D176", 18, "says cannot be"),
        ("[duke.march]\n", "[duke.marsh]\n", "D211", 18, 'called "duke.marsh"'),
        ("drop duke.one", "drop duke.oen", "D212", 16, 'no assumption has the id "duke.oen"'),
    ],
)
def test_what_cannot_be_is_told_with_its_line(old: str, new: str, code: str, line: int, said: str) -> None:
    with pytest.raises(InvalidModel) as caught:
        loads(MODEL.replace(old, new, 1))
    told = [(it.code, it.place.line if it.place else 0) for it in caught.value.problems]
    assert (code, line) in told
    assert any(said in it.message for it in caught.value.problems)


def test_an_actor_that_ranks_states_has_no_order_of_wants() -> None:
    text = (
        "detente: 1\ntitle: t\nactors:\n  a: {options: {x: X}, ranking: [[x], []], order: any order}\nstatus_quo: []\n"
    )
    with pytest.raises(InvalidModel) as caught:
        loads(text)
    assert ["D172"] == [problem.code for problem in caught.value.problems]
