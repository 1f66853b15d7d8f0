"""Tables of alliances, wars and disputes: what they say, and that no row is lost."""

from __future__ import annotations

import gzip
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import detente
from detente.conflict.validity import problems
from detente.data.tied import added, import_ties
from detente.errors import InvalidText
from detente.files.write import dump

ATOP = "ccode1,ccode2,year,atop_defense,atop_offense,atop_neutral,atop_nonagg,atop_consul\n"
WARS = "warnum,ccode1,ccode2,year,sidea1,sidea2\n"
MIDB = "dispnum,ccode,styear,stmon,stday,endyear,endmon,endday,sidea\n"
DYADS = "disno,statea,stateb,strtyr,strtmnth,strtday,endyear,endmnth,endday\n"
COW = (
    "version4id,ccode1,ccode2,dyad_st_day,dyad_st_month,dyad_st_year,dyad_end_day,dyad_end_month,dyad_end_year,"
    "defense,neutrality,nonaggression,entente\n"
)


@pytest.fixture
def table(tmp_path: Path):
    """Return a function that writes a table and returns its path."""

    def written(text: str | bytes, name: str = "table.csv") -> Path:
        path = tmp_path / name
        data = text if isinstance(text, bytes) else text.encode()
        path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
        return path

    return written


def told(found) -> list[tuple[str, str, str, str | None, str | None]]:
    return [(tie.source, tie.kind, tie.target, tie.since, tie.until) for tie in found.ties]


def test_years_that_follow_each_other_are_one_tie_and_a_gap_makes_two(table) -> None:
    rows = "".join(f"2.0,20.0,{year}.0,1.0,0.0,0.0,1.0,1.0\n" for year in (1990, 1991, 1993))
    found = import_ties(table(ATOP + rows + "2,200,1990,0,0,0,1,0\n2,200,1991,0,0,0,0,0\n", "a.csv.gz"))
    assert told(found) == [
        ("can", "ally", "usa", "1990-01-01", "1991-12-31"),
        ("can", "ally", "usa", "1993-01-01", "1993-12-31"),
        ("gbr", "friend", "usa", "1990-01-01", "1990-12-31"),
    ]
    assert (5, 4, 1, 0) == (found.rows, found.used, found.none, found.malformed)
    assert ("atop",) == found.ties[0].basis.said_by
    assert "a.csv.gz, lines 2 to 3: defence, non-aggression, consultation" == found.ties[0].basis.note


def test_enemies_in_a_war_are_adversaries_and_those_on_one_side_are_not(table) -> None:
    found = import_ties(table(WARS + "139,2,255,1942,1,2\n139,255,2,1942,2,1\n139,2,200,1942,1,1\n"))
    assert [("deu", "adversary", "usa", "1942-01-01", "1942-12-31")] == told(found)
    assert (3, 2, 1) == (found.rows, found.used, found.none)


def test_participants_meet_across_sides_for_as_long_as_both_take_part(table) -> None:
    rows = (
        "7,2,1950,6,27,1953,7,27,1\n7,731,1950,6,25,1953,7,27,0\n7,710,1950,10,-9,1953,-9,-9,0\n"
        "8,20,1990,1,1,1990,1,2,1\n"
    )
    found = import_ties(table(MIDB + rows))
    assert told(found) == [
        ("prk", "adversary", "usa", "1950-06-27", "1953-07-27"),
        ("chn", "adversary", "usa", "1950-10-01", "1953-07-27"),
    ]
    assert (3, 2, 1) == (found.rows, found.used, found.none)


def test_dyads_of_disputes_and_of_alliances_have_their_days(table) -> None:
    dispute = import_ties(table(DYADS + "2,2,365,1962,10,16,1962,10,28\n"))
    assert [("rus", "adversary", "usa", "1962-10-16", "1962-10-28")] == told(dispute)
    alliance = import_ties(table(COW + "210,2,20,4,4,1949,,,,1,0,0,1\n211,365,630,1,2,1927,31,12,1979,0,1,1,0\n"))
    assert told(alliance) == [
        ("can", "ally", "usa", "1949-04-04", None),
        ("irn", "friend", "rus", "1927-02-01", "1979-12-31"),
    ]


def test_a_state_that_is_no_more_is_not_todays(table) -> None:
    found = import_ties(table(WARS + "1,260,265,1960,1,2\n1,255,300,1914,1,2\n"))
    assert {"West Germany", "East Germany", "Germany", "State 300"} == {actor.name for actor in found.actors}


BAD = [
    ("2,20,1990,1,0,0,1", "too few cells"),
    ("2,20,1990,1,0,0,1,1,7", "too many cells"),
    ('2,"20,1990,1,0,0,1,1', "a quotation mark that is not closed"),
    ('2,2"0",1990,1,0,0,"1"x,1', "a quotation mark within a cell"),
    ("2,20,soon,1,0,0,1,1", 'no year: "soon"'),
    ("2,20,99999,1,0,0,1,1", 'no year: "99999"'),
    ("usa,20,1990,1,0,0,1,1", 'no actor: "usa"'),
    ("2,2.0,1990,1,0,0,1,1", "the same actor twice"),
    ("2,20,1990,1,0,0,1,\udcff", "not UTF-8"),
    ("2,20," + "9" * 200_000, "more than 100,000 characters"),
]


@pytest.mark.parametrize(("row", "reason"), BAD)
def test_a_malformed_row_is_counted_and_shown_and_the_rest_is_read(table, row: str, reason: str) -> None:
    text = ATOP + "2,20,1990,1,0,0,1,1\n" + row + "\n2,200,1991,1,0,0,1,1\n"
    found = import_ties(table(text.encode("utf-8", "surrogateescape")))
    assert (3, 2, 1) == (found.rows, found.used, found.malformed)
    assert [(3, reason)] == [(bad.line, bad.reason) for bad in found.shown]
    assert len(found.shown[0].text) <= 60


def test_two_signs_from_one_table_are_malformed_and_name_the_other_line(table) -> None:
    found = import_ties(table("a,b,sign\nx,y,1\ny,x,-1\nx,z,2\n"))
    assert (3, 1, 2) == (found.rows, found.used, found.malformed)
    assert ["two signs from one source: line 2 has the other", 'a sign is 1 or -1, not "2"'] == [
        bad.reason for bad in found.shown
    ]
    dated = "from,to,is,since,until\nx,y,ally,1990-01-01,1991-01-01\nx,y,rival,1992-01-01,\nx,y,pal,,\n"
    again = import_ties(table(dated))
    assert (2, 1) == (len(again.ties), again.malformed)


def test_a_window_leaves_out_other_times_and_counts_them(table) -> None:
    rows = "".join(f"2,20,{year},1,0,0,1,1\n" for year in range(1990, 2000))
    found = import_ties(table(ATOP + rows), between=(date(1992, 5, 1), date(1993, 5, 1)))
    assert (10, 2, 8) == (found.rows, found.used, found.outside)
    assert [("1992-01-01", "1993-12-31")] == [(tie.since, tie.until) for tie in found.ties]


def test_ties_of_a_models_own_states_are_found_by_their_codes(table) -> None:
    tower = detente.load(detente.shipped("tower22")).conflict
    path = table(ATOP + "365,710,2001,0,0,0,1,1\n2,20,2001,1,0,0,1,1\n")
    found = import_ties(path, among=tower)
    assert [("china", "friend", "russia")] == [one[:3] for one in told(found)]
    assert (2, 1, 1) == (found.rows, found.used, found.others)
    more = added(tower, found)
    assert (len(tower.ties) + 1, {"atop"}) == (
        len(more.ties),
        {actor.key for actor in more.actors} - {actor.key for actor in tower.actors},
    )
    assert () == tuple(problem for problem in problems(more) if problem.severity == "error")


def test_what_was_imported_is_a_model_that_loads_again(table) -> None:
    found = import_ties(table(ATOP + "2,20,1990,1,0,0,1,1\n365,630,1990,0,0,0,0,1\n"))
    case = detente.loads(dump(found.model()))
    assert found.ties == case.conflict.ties
    assert 0 == case.ties(day="1990-07-01").found.index


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        ("dispnum,styear,outcome\n1,1990,2\n", "d.csv", "D965"),
        ("who,whom\n1,2\n", "d.csv", "D965"),
        ("", "d.csv", "D965"),
        (ATOP + "x,20,1990,1,0,0,1,1\n", "d.csv", "D966"),
    ],
)
def test_a_file_that_is_no_such_table_is_refused(table, data: str, name: str, code: str) -> None:
    with pytest.raises(InvalidText) as caught:
        import_ties(table(data, name))
    assert code == caught.value.problems[0].code


def test_a_file_that_cannot_be_read_or_is_damaged_is_refused(table, tmp_path: Path) -> None:
    with pytest.raises(InvalidText, match="D964"):
        import_ties(tmp_path / "nothing.csv")
    whole = gzip.compress((ATOP + "2,20,1990,1,0,0,1,1\n" * 50_000).encode())
    with pytest.raises(InvalidText, match="D964"):
        import_ties(table(whole[: len(whole) // 2], "cut.csv"))


@given(st.lists(st.text(alphabet='0123456789.,"-ax\x00\n', max_size=30), max_size=30))
def test_every_row_is_accounted_for(tmp_path_factory: pytest.TempPathFactory, lines: list[str]) -> None:
    path = tmp_path_factory.mktemp("t") / "t.csv"
    path.write_bytes(("a,b,sign\nu,v,1\n" + "\n".join(lines)).encode())
    found = import_ties(path)
    written = [line for line in "\n".join(lines).split("\n") if line.strip()]
    assert len(written) + 1 == found.rows
    assert found.rows == found.used + found.outside + found.others + found.none + found.malformed


SHARED = Path(__file__).parents[2].parent / "shared" / "corpora" / "data"


@pytest.mark.skipif(not SHARED.exists(), reason="the shared tables are not here")
def test_the_tables_of_correlates_of_war_and_atop() -> None:
    wars = import_ties(SHARED / "cow_war_inter.csv")
    assert (1932, 1932, 0) == (wars.rows, wars.used, wars.malformed)
    atop = import_ties(SHARED / "atop_alliance.csv.gz", between=(date(2018, 1, 1), date(2018, 12, 31)))
    assert (190_586, 0) == (atop.rows, atop.malformed)
    assert any((tie.source, tie.kind, tie.target) == ("can", "ally", "usa") for tie in atop.ties)
    with pytest.raises(InvalidText, match="who took part"):
        import_ties(SHARED / "cow_mid_disps.csv")
