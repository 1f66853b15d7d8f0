from __future__ import annotations

import pytest

from detente.data.party import Party, wanted
from detente.data.states import by_cow, by_gw, by_letters, by_name
from detente.errors import InvalidQuery


@pytest.mark.parametrize("asked", ["IRQ", "irq", "645", "cow:645", "gw:645", "Iraq"])
def test_a_state_is_known_by_letters_numbers_and_name(asked: str) -> None:
    assert ("IRQ", None) == (wanted(asked).state, wanted(asked).role)


def test_the_two_lists_of_numbers_differ_where_they_do() -> None:
    assert ["KIR", "NRU", "SRB", "YEM"] == [by_gw("970"), by_cow("970"), by_gw("340"), by_gw("678")]
    assert ["KIR", "NRU"] == [wanted("970", numbers="gw").state, wanted("970", numbers="cow").state]


def test_numbers_are_read_as_data_sets_write_them() -> None:
    assert ["USA", "USA", None, None] == [by_cow("2.0"), by_cow("002"), by_cow("-2"), by_cow("")]


def test_letters_that_cameo_has_of_its_own_are_known() -> None:
    assert ["ROU", "TLS"] == [by_letters("ROM"), by_letters("TMP")]
    assert "MKD" == by_name("the former Yugoslav Republic of Macedonia")


def test_a_wider_actor_counts_the_narrower() -> None:
    party = Party(frozenset({"IRQ"}), frozenset({"SEP"}), ("Reed Marsh",))
    assert [True, True, True, False, False, True] == [
        wanted(asked, names=["Reed Marsh"]).fits(party)
        for asked in ("IRQ", "IRQREB", "REB", "IRQMIL", "USA", "reed marsh")
    ]


@pytest.mark.parametrize("asked", ["", "XYZ", "IRQXXX", "cow:9999", "xx:645", "'; DROP TABLE events; --", "=1+1"])
def test_what_is_no_actor_is_refused(asked: str) -> None:
    with pytest.raises(InvalidQuery) as raised:
        wanted(asked)
    assert "D842" == raised.value.problems[0].code
