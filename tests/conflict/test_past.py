"""A model that moves with the days: what it stood at, what its calendar did, what of its past is refused."""

from __future__ import annotations

import pytest

from detente.case import Case, loads
from detente.conflict.change import accepted
from detente.conflict.past import after, as_of, before, latest
from detente.errors import InvalidModel, InvalidQuery

MODEL = """\
detente: 1
title: The harbour
starts: 2031-03-01
actors:
  north:
    options: {block: Block the harbour, burn: {does: Burn the boats, undone: never}}
    wants: [not burn, {that: block, id: firm, until: 2031-04-01}, {that: not block, id: peace, from: 2031-04-01}]
  south: {options: {fish: Fish}, wants: [fish]}
conditions: {storm: There is a storm}
calendar: {on 2031-04-01: {edits: [drop north.burn-not], sets: [storm]}}
status_quo: [south.fish]
""".replace("[not burn,", "[{that: not burn, id: burn-not},")
ADVANCED = MODEL.replace("2031-03-01", "2031-05-01") + (
    "what_happened: {on 2031-03-01: [south.fish, north.block], on 2031-05-01: {state: [south.fish], says: It ends}}\n"
)


def conflict(text: str = ADVANCED) -> Case:
    return loads(text)


def test_the_days_are_before_the_status_quo_or_after_it() -> None:
    past, ahead = conflict().conflict, conflict(ADVANCED.replace("starts: 2031-05-01", "starts: 2031-03-01")).conflict
    assert (["2031-03-01"], []) == ([one.date for one in before(past)], [one.date for one in after(past)])
    assert ([], ["2031-05-01"]) == ([one.date for one in before(ahead)], [one.date for one in after(ahead)])
    assert ("2031-05-01", "2031-05-01") == (latest(past).date, latest(ahead).date)


@pytest.mark.parametrize(
    ("date", "starts", "state"),
    [
        ("2031-03-01", "2031-03-01", {"south.fish", "north.block"}),
        ("2031-04-30", "2031-03-01", {"south.fish", "north.block"}),
        ("2031-05-01", "2031-05-01", {"south.fish"}),
        ("2040-01-01", "2031-05-01", {"south.fish"}),
    ],
)
def test_what_is_told_of_a_day_lasts_until_the_next(date: str, starts: str, state: set[str]) -> None:
    then = as_of(conflict().conflict, date)
    assert (starts, state) == (then.starts, then.status_quo)


@pytest.mark.parametrize("date", ["2031-02-28", "soon", "2031-13-01"])
def test_a_day_before_the_first_or_that_is_none_is_refused(date: str) -> None:
    with pytest.raises(InvalidQuery) as error:
        as_of(conflict().conflict, date)
    assert "D689" == error.value.problems[0].code


def test_what_the_calendar_had_for_days_that_are_past_has_been_done() -> None:
    now = accepted(conflict().conflict)
    assert ["north.peace"] == [want.id for want in now.actor["north"].wants]
    assert () == now.calendar
    assert {"south.fish"} == now.status_quo


def test_as_of_a_day_before_a_date_of_the_calendar_it_is_still_to_come() -> None:
    then = accepted(as_of(conflict().conflict, "2031-03-15"))
    assert ["north.burn-not", "north.firm", "north.peace"] == [want.id for want in then.actor["north"].wants]
    assert 1 == len(then.calendar)


@pytest.mark.parametrize(
    ("was", "becomes", "code"),
    [
        (", on 2031-05-01: {state: [south.fish], says: It ends}", "", "D175"),  # a past that does not lead up to now
        ("{on 2031-03-01: [south.fish, north.block], on", "{on", "D159"),  # a calendar that is past, and no past told
    ],
)
def test_a_past_that_is_not_told_is_refused(was: str, becomes: str, code: str) -> None:
    with pytest.raises(InvalidModel) as error:
        conflict(ADVANCED.replace(was, becomes))
    assert code in {problem.code for problem in error.value.problems}
