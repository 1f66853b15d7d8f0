from __future__ import annotations

import csv
import gzip
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.data import Counted, counts
from detente.errors import DetenteError, InvalidQuery, InvalidText
from tests.data import made, oracle

pytest.importorskip("duckdb")

SAMPLES = Path(__file__).parents[3] / "shared" / "corpora" / "data"
PARTS = ("rows", "events", "same_id", "alike", "outside", "other", "malformed")


def parts(counted: Counted) -> dict[str, int]:
    return {part: getattr(counted, part) for part in PARTS}


def sample(name: str) -> Path:
    path = SAMPLES / name
    if not path.is_file():
        pytest.skip(f"{path} is not there")
    return path


FIGHTS = {f"{root}" for root in (18, 19, 20)}


@pytest.mark.parametrize(
    ("actor", "target", "states"),
    [("IND", None, ("India", None)), ("cow:2", "PRK", ("United States", "North Korea")), (None, None, (None, None))],
)
def test_icews_is_counted_as_the_csv_module_counts_it(
    actor: str | None, target: str | None, states: tuple[str | None, str | None]
) -> None:
    path, first, last = sample("icews_sample.csv"), date(2018, 6, 1), date(2018, 6, 2)

    def fits(row: oracle.Row) -> bool:
        sides = zip(states, (row["source_country"], row["target_country"]), strict=True)
        return row["cameo_code"][:2] in FIGHTS and all(asked in (None, told) for asked, told in sides)

    expected = oracle.counted(
        path,
        day=lambda row: oracle.whole(row["event_date"]),
        fits=fits,
        id=lambda row: row["event_id"],
        key=lambda row: tuple(
            row[name].strip() for name in
            ("source_name", "source_sectors", "source_country", "target_name", "target_sectors", "target_country",
             "city", "district", "province", "country")
        ),
        first=first,
        last=last,
    )  # fmt: skip
    assert expected == parts(counts(path, actor=actor, target=target, type="assault", between=(first, last)))


def test_icews_tells_roles_by_its_sectors() -> None:
    path = sample("icews_sample.csv")
    with path.open(encoding="utf-8", newline="") as file:
        police = [row for row in csv.DictReader(file) if "Police" in row["source_sectors"].split(",")]
    indian = [row for row in police if row["source_country"] == "India"]
    found = counts(path, actor="INDCOP")
    assert len(indian) == found.events + found.same_id + found.alike


def test_icb_is_counted_as_the_csv_module_counts_it() -> None:
    path, first, last = sample("icb2v14.csv"), date(1945, 1, 1), date(1999, 12, 31)
    expected = oracle.counted(
        path,
        day=lambda row: oracle.whole(f"{row['yrtrig']}-{row['motrig']:0>2}-{row['datrig']:0>2}"),
        fits=lambda row: row["cracid"] == "666" and row["triggr"] in ("8", "9"),
        id=lambda row: (row["crisno"], row["cracno"]),
        key=lambda row: (row["trigent"], row["cracid"]),
        first=first,
        last=last,
    )
    assert expected["events"] > 0 < expected["malformed"]
    assert expected == parts(counts(path, target="ISR", type="assault", between=(first, last)))


def test_mentions_of_one_event_are_one_event() -> None:
    path = sample("gdelt_mentions_sample.csv")
    with path.open(encoding="utf-8", newline="") as file:
        ids = [row["globaleventid"] for row in csv.DictReader(file)]
    found = counts(path)
    assert (len(set(ids)), len(ids) - len(set(ids)), 0) == (found.events, found.same_id, found.alike)


def test_acled_tells_forces_by_their_name_and_militias_by_where_they_struck(tmp_path: Path) -> None:
    path = made.acled(tmp_path / "acled.csv", [made.strike(3), made.strike(9), made.strike(12, country="Syria")])
    found = counts(path, actor="IRQREB", target="USAMIL", type="assault")
    assert (2, 1, 10) == (found.events, found.other, found.days)
    assert 3 == counts(path, actor="front of the reed marsh").events


def test_either_side_of_a_battle_may_stand_first(tmp_path: Path) -> None:
    battle = made.strike(3) | {"event_type": "Battles", "sub_event_type": "Armed clash"}
    turned = {"actor1": battle["actor2"], "inter1": "8", "actor2": battle["actor1"], "inter2": "3"}
    path = made.acled(tmp_path / "acled.csv", [battle | turned, made.strike(4) | turned])
    assert 1 == counts(path, actor="IRQREB", target="USAMIL").events


def test_a_double_has_the_same_id_or_is_alike_in_all_we_know(tmp_path: Path) -> None:
    cells = [made.strike(3), made.strike(3), made.strike(3, id="OTHER"), made.strike(3, id="THIRD", where="Erbil")]
    found = counts(made.acled(tmp_path / "acled.csv", cells), type="assault")
    assert (2, 1, 1) == (found.events, found.same_id, found.alike)


def test_ged_has_sides_by_the_numbers_of_gleditsch_and_ward(tmp_path: Path) -> None:
    fight = {
        "id": "1", "type_of_violence": "1", "side_a": "Government of Yemen (North Yemen)", "gwnoa": "678",
        "side_b": "Sons of the Dune", "country": "Yemen (North Yemen)", "country_id": "678",
        "date_start": "2015-03-01 00:00:00.000",
    }  # fmt: skip
    killing = fight | {"id": "2", "type_of_violence": "3", "side_b": "Civilians"}
    path = tmp_path / "GEDEvent_v24_1.csv"
    path.write_text(made.text([made.GED, *made.rows(made.GED, [fight, killing])]), encoding="utf-8")
    assert (2, 1, 1) == tuple(
        counts(path, actor=actor, target=target).events
        for actor, target in (("678", None), ("YEMREB", "YEMMIL"), ("gw:678", "YEMCVL"))
    )
    assert "24.1" == counts(path).cited.version


def test_polecat_has_ploverkinds_and_several_sectors_in_a_cell(tmp_path: Path) -> None:
    cells = {
        "Event ID": "a", "Event Date": "2023-11-02", "Event Type": "ASSAULT", "Actor Name": "Reed Marsh",
        "Actor Country": "IRQ", "Primary Actor Sector": "REB", "Actor Sectors": "REB;PTY",
        "Recipient Name": "Base Guard", "Recipient Country": "USA", "Recipient COW": "2", "Recipient Sectors": "MIL",
    }  # fmt: skip
    threat = cells | {"Event ID": "b", "Event Type": "THREATEN"}
    path = tmp_path / "ngecEvents.txt"
    path.write_text(
        made.text([made.POLECAT, *made.rows(made.POLECAT, [cells, threat])], delimiter="\t"), encoding="utf-8"
    )
    assert 1 == counts(path, actor="IRQREB", target="USAMIL", type="ASSAULT").events
    assert 2 == counts(path, actor="IRQPTY").events


@pytest.mark.parametrize("width", [57, 58, 61])
def test_gdelt_is_known_without_a_header_by_its_width(tmp_path: Path, width: int) -> None:
    table = [
        made.gdelt("20240103", "IRQREB", "USAMIL", "190", id="1", width=width),
        made.gdelt("20240103", "IRQREB", "USAMIL", "193", id="2", width=width),
        made.gdelt("20240104", "IRQ", "USA", "042", id="3", width=width),
    ]
    path = tmp_path / "20240104.export.CSV"
    path.write_text(made.text(table, delimiter="\t"), encoding="utf-8")
    found = counts(path, actor="IRQREB", target="USA", type="assault")
    assert (1, 1, 1) == (found.events, found.alike, found.other)
    assert 2 == counts(path, actor="IRQ", type="19").events + counts(path, actor="IRQ", type="04").events


def test_a_packed_file_and_parquet_count_the_same(tmp_path: Path) -> None:
    import duckdb

    path = made.acled(tmp_path / "acled.csv", [made.strike(3), made.strike(9), made.strike(9), made.strike(31)])
    packed, parquet = tmp_path / "acled.csv.gz", tmp_path / "acled.parquet"
    packed.write_bytes(gzip.compress(path.read_bytes()))
    duckdb.connect().execute(
        f"""COPY (SELECT *, 1 AS "x"" FROM (SELECT 1); --" FROM read_csv('{path}')) TO '{parquet}' (FORMAT parquet)"""
    )
    plain = parts(counts(path, actor="IRQREB", between=(date(2024, 1, 1), date(2024, 1, 30))))
    assert (2, 1, 1) == (plain["events"], plain["same_id"], plain["outside"])
    for other in (packed, parquet):
        assert plain == parts(counts(other, actor="IRQREB", between=(date(2024, 1, 1), date(2024, 1, 30))))


def test_malformed_rows_are_counted_and_the_first_shown_with_their_place(tmp_path: Path) -> None:
    lines = made.text([made.ACLED, *made.rows(made.ACLED, [made.strike(day) for day in range(1, 9)])]).splitlines()
    lines[2] += ",one too many"
    lines[3] = "IRQ3,2024-01-03"
    lines[5] = lines[5].replace("2024-01-05", "=cmd|' /C calc'!A0")
    lines[6] = lines[6].replace("Reed", "Re\x1bed")
    path = tmp_path / "acled.csv"
    path.write_bytes(
        "\n".join(lines).encode() + b"\n" + lines[7].replace("Anbar", "XX").encode().replace(b"XX", b"\xff")
    )
    found = counts(path, type="assault")
    assert (9, 4, 5) == (found.rows, found.events, found.malformed)
    assert [3, 4, 6, 7, 10] == [one.row for one in found.shown]
    assert [
        "too many cells", "too few cells", "no whole date: \"=cmd|' /C calc'!A0\"",
        "a control character in a cell", "not UTF-8",
    ] == [one.reason for one in found.shown]  # fmt: skip


def test_lines_that_an_open_quotation_mark_swallows_are_counted(tmp_path: Path) -> None:
    lines = made.text([made.ACLED, *made.rows(made.ACLED, [made.strike(day) for day in range(1, 31)])]).splitlines()
    lines[3] = lines[3].replace("Front", "two\nlines").replace("two", '"two').replace("Marsh", 'Marsh"')
    lines[10] = lines[10].replace("Front", '"Front')
    path = tmp_path / "acled.csv"
    path.write_text("\n".join(lines) + "\n")
    found = counts(path)
    assert (30, 9, 21) == (found.rows, found.events, found.malformed)
    assert any("made 20 lines one with its own" in remark for remark in found.remarks)


def test_a_code_that_no_table_has_is_told(tmp_path: Path) -> None:
    forces = "Military Forces of Freedonia (1933-)"
    path = made.acled(tmp_path / "a.csv", [made.strike(1, actor2=forces), made.strike(2, event_type="Picnics")])
    assert {("target", "Freedonia", 1), ("type", "Picnics / Air/drone strike", 1)} == {
        (one.what, one.text, one.rows) for one in counts(path).unread
    }
    assert 1 == counts(path, target=forces).events


def test_days_the_file_does_not_reach_are_not_observed_unless_it_is_asked(tmp_path: Path) -> None:
    path = made.acled(tmp_path / "a.csv", [made.strike(10), made.strike(20)])
    window = (date(2024, 1, 1), date(2024, 1, 15))
    part, all_ = counts(path, between=window), counts(path, between=window, whole=True)
    assert (1, 1, 6, 15) == (part.events, all_.events, part.days, all_.days)
    assert any("reaches from 2024-01-10" in remark for remark in part.remarks)
    assert not any("reaches from" in remark for remark in all_.remarks)


def test_weeks_count_from_the_first_day_observed_and_only_whole_ones(tmp_path: Path) -> None:
    for days in ((1, 7, 8, 21), (1, 7, 8, 21, 22)):
        assert (2, 1, 1) == counts(made.acled(tmp_path / "a.csv", [made.strike(day) for day in days])).weekly


def test_a_known_actor_who_is_not_in_the_file_is_told(tmp_path: Path) -> None:
    found = counts(made.acled(tmp_path / "a.csv", [made.strike(1)]), actor="CHL")
    assert (0, True) == (found.events, any("CHL is nowhere" in remark for remark in found.remarks))


def test_a_name_with_stars_is_the_name_of_one_file(tmp_path: Path) -> None:
    made.acled(tmp_path / "abc.csv", [made.strike(1), made.strike(2)])
    assert 1 == counts(made.acled(tmp_path / "a[b]*?.csv", [made.strike(1)])).rows


def wrong(error: type[DetenteError], path: Path, **asked: Any) -> tuple[str, str | None]:
    with pytest.raises(error) as raised:
        counts(path, **asked)
    return raised.value.problems[0].code, raised.value.problems[0].nearest


def test_bad_questions_get_a_code_and_the_nearest_word(tmp_path: Path) -> None:
    path = made.acled(tmp_path / "a.csv", [made.strike(1), made.strike(5)])
    assert ("D842", "IRQREB") == wrong(InvalidQuery, path, actor="IRQRBE")
    assert ("D842", "Front of the Reed Marsh") == wrong(InvalidQuery, path, target="Front of the Red Marsh")
    assert ("D843", "assault") == wrong(InvalidQuery, path, type="asault")
    assert ("D844", None) == wrong(InvalidQuery, path, between=(date(2024, 2, 1), date(2024, 1, 1)))
    assert ("D844", None) == wrong(InvalidQuery, path, between=(date(2025, 1, 1), date(2025, 2, 1)))


def test_what_a_data_set_does_not_tell_is_not_asked_of_it(tmp_path: Path) -> None:
    mentions, crises = tmp_path / "m.csv", tmp_path / "icb.csv"
    mentions.write_text("globaleventid,eventtimedate,mentiontimedate\n1,20170701234500,20170701234500\n")
    crises.write_text("crisno,cracno,cracid,triggr,trigent,yrtrig,motrig,datrig\n1,1,645,9,2,1990,8,2\n")
    assert "D845" == wrong(InvalidQuery, mentions, actor="USA")[0]
    assert "D845" == wrong(InvalidQuery, crises, actor="USAMIL")[0]
    assert 1 == counts(crises, actor="USA", target="645").events


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.csv", b"", "D841"),
        ("a.csv", b"day,who\n2024-01-01,x\n", "D841"),
        ("a.csv", b"\x00\x01\x02" * 99, "D841"),
        ("a.zip", b"PK\x03\x04" + b"0" * 30, "D847"),
        ("a.gz", b"\x1f\x8b\x08\x00broken", "D847"),
        ("a.parquet", b"PAR1 and nothing else", "D847"),
        ("a.csv", (",".join(made.ACLED) + "\n").encode(), "D848"),
        ("a.csv", (",".join(made.ACLED) + "\nno,more\n").encode(), "D848"),
    ],
)
def test_files_that_cannot_be_used_get_a_code(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    (tmp_path / name).write_bytes(data)
    assert code == wrong(InvalidText, tmp_path / name)[0]


def test_no_file_and_a_folder_are_no_files(tmp_path: Path) -> None:
    assert ["D840", "D840"] == [wrong(InvalidText, path)[0] for path in (tmp_path / "none.csv", tmp_path)]


DAYS = st.sampled_from(["2024-01-01", "2024-01-02", "2024-01-09", "2024-02-30", "", "20240102", "2024-1-2", "=1+1"])
CELLS = st.fixed_dictionaries(
    {
        "event_id_cnty": st.sampled_from(["", "A", "B", "C", "D"]),
        "event_date": DAYS,
        "event_type": st.sampled_from(["Battles", "Protests", "Explosions/Remote violence", "Picnics"]),
        "actor1": st.sampled_from(["", "Reed, the \"Marsh\"", "Rioters (Iraq)", "two\nlines"]),
        "inter1": st.sampled_from(["3", "5"]),
        "country": st.just("Iraq"),
        "location": st.sampled_from(["Basra", "Amara"]),
    }
)  # fmt: skip


@settings(deadline=None, max_examples=40)  # each makes a database
@given(cells=st.lists(CELLS, min_size=1, max_size=25))
def test_any_file_is_counted_as_the_csv_module_counts_it(
    tmp_path_factory: pytest.TempPathFactory, cells: list[oracle.Row]
) -> None:
    path = made.acled(tmp_path_factory.mktemp("made") / "a.csv", cells)
    first, last = date(2024, 1, 1), date(2024, 1, 8)
    expected = oracle.counted(
        path,
        day=lambda row: None if row["event_date"] == "2024-1-2" else oracle.whole(row["event_date"]),
        fits=lambda row: row["event_type"] in ("Battles", "Explosions/Remote violence"),
        id=lambda row: row["event_id_cnty"] or object(),
        key=lambda row: (row["actor1"], row["inter1"], row["location"]),
        first=first,
        last=last,
    )
    if expected["malformed"] == len(cells):
        assert "D848" == wrong(InvalidText, path)[0]
        return
    found = counts(path, type="assault", between=(first, last), whole=True)
    assert expected == parts(found)
    assert found.rows == sum(parts(found).values()) - found.rows
