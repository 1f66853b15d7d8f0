"""Tables of spatial models: read, written, and refused with the place of what is wrong."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.bargaining.spatial_table import MOST, bdm_csv, ktab_csv, read_table
from detente.errors import InvalidText
from tests.bargaining.problems import unhurried
from tests.bargaining.test_spatial import DATA

KTAB = """\
Fisheries, "Who may fish, and how much", 2, 2,
Actor,Description,Influence,Quota,Quota Salience,Season,Season Salience,
NOR,"North, and its fleet",  100.0, 90, 40.0, 20, 10,
SOU,,50,10,30,30,70,

"""
BDM = "Actor,Capability,Position,Salience\nNorth,0.5,12,80\nSouth,1,14,25\n"


def test_a_ktab_table_is_read() -> None:
    found = read_table(KTAB)
    assert ("Fisheries", ("Quota", "Season"), ("NOR", "SOU")) == (found.title, found.dimensions, found.actors)
    assert ("North, and its fleet", "") == found.descriptions
    assert [100.0, 50.0] == found.power.tolist()
    assert [[0.9, 0.2], [0.1, 0.3]] == found.scaled.tolist()
    assert [[0.4, 0.1], [0.3, 0.7]] == found.salience.tolist()


def test_a_bdm_table_is_read_on_its_own_scale_or_a_given_one() -> None:
    found, given_ = read_table(BDM), read_table(BDM, scale=(10, 20))
    assert ([[0.0], [1.0]], [[0.2], [0.4]]) == (found.scaled.tolist(), given_.scaled.round(12).tolist())
    assert [[0.8], [0.25]] == found.salience.tolist()
    assert [12.0, 14.0] == found.units(found.scaled).ravel().tolist()


def test_a_byte_order_mark_and_other_line_ends_do_not_matter() -> None:
    assert read_table(KTAB).actors == read_table("\ufeff" + KTAB.replace("\n", "\r\n")).actors


@pytest.mark.parametrize(
    ("name", "actors", "dimensions"),
    [("SOE-Pol-Comp.csv", 13, 2), ("dummyData_3Dim.csv", 7, 3), ("bdm_Sultan.csv", 17, 1)],
)
def test_the_public_tables_are_read_and_come_back(name: str, actors: int, dimensions: int) -> None:
    if not (DATA / name).exists():
        pytest.skip("the samples are not here")
    found = read_table((DATA / name).read_text(encoding="utf-8"), name=name)
    assert (actors, dimensions) == found.positions.shape
    again = read_table(ktab_csv(found))
    assert found.actors == again.actors
    assert np.allclose(found.scaled, again.scaled, atol=1e-9)
    assert np.allclose(found.salience, again.salience, atol=1e-9)


@unhurried
@given(
    st.lists(
        st.tuples(st.text(min_size=1, max_size=6), st.integers(1, 99), st.integers(-50, 50)), min_size=2, max_size=6
    )
)
def test_a_bdm_table_comes_back_as_it_was(actors: list[tuple[str, int, int]]) -> None:
    lines = ["Actor,Capability,Position,Salience", *(f"a{i},{p / 7},{x / 8},0.5" for i, (_, p, x) in enumerate(actors))]
    found = read_table("\n".join(lines))
    again = read_table(bdm_csv(found))
    assert np.allclose(found.positions, again.positions)
    assert np.allclose(found.power, again.power)


def codes(text: str, *, scale: tuple[float, float] | None = None) -> list[tuple[str, int, str]]:
    """Return the code, line and marked text of each problem."""
    with pytest.raises(InvalidText) as caught:
        read_table(text, scale=scale)
    return [
        (one.code, one.place.line, one.place.text[one.place.column - 1 :][: one.place.width])
        for one in caught.value.problems
        if one.place
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("name,score\nA,1\n", [("D951", 1, "name")]),
        ("", [("D951", 1, "")]),
        (BDM.replace("12", "twelve"), [("D952", 2, "twelve")]),
        (BDM.replace("12", "nan"), [("D952", 2, "nan")]),
        (BDM.replace("0.5,12", "0,12"), [("D952", 2, "0")]),
        (BDM.replace(",80", ""), [("D952", 2, "North")]),
        (BDM.replace("80", "180"), [("D952", 2, "180")]),
        (BDM.replace("South", "North"), [("D954", 3, "North")]),
        ("Actor,Capability,Position,Salience\n", [("D953", 1, "Actor")]),
        (KTAB.replace("2, 2,", "3, 2,"), [("D953", 1, "3")]),
        (KTAB.replace("2, 2,", "2, 3,"), [("D953", 2, "Actor")]),
        (KTAB.replace(" 90,", " 190,"), [("D952", 3, "190")]),
        (KTAB.replace("30,30,70", "30,30,71"), [("D952", 4, "SOU")]),
    ],
)
def test_what_is_wrong_is_shown_where_it_is(text: str, expected: list[tuple[str, int, str]]) -> None:
    assert expected == codes(text)


def test_positions_off_the_given_scale_are_shown() -> None:
    assert [("D952", 3, "14")] == codes(BDM, scale=(10, 13))


def test_a_scale_that_does_not_rise_and_too_many_actors_are_refused() -> None:
    with pytest.raises(InvalidText) as caught:
        read_table(BDM, scale=(3, 3))
    assert ["D957"] == [one.code for one in caught.value.problems]
    many = "Actor,Capability,Position,Salience\n" + "".join(f"a{i},1,{i},1\n" for i in range(MOST + 1))
    assert [("D955", MOST + 2, f"a{MOST}")] == codes(many)


def test_a_table_of_two_dimensions_is_no_bdm_table() -> None:
    with pytest.raises(InvalidText) as caught:
        bdm_csv(read_table(KTAB))
    assert ["D956"] == [one.code for one in caught.value.problems]
