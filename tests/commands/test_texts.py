"""Many texts in one table: rows that say what the draft says, and counts over them."""

from __future__ import annotations

from pathlib import Path

from detente.batch import Journal, run
from detente.commands.readers import Readers
from detente.commands.texts import jobs_of, read_one, table, texts_in, with_bytes
from detente.reading import read
from detente.reading.proposal.shown import shown
from detente.reading.rows import COLUMNS, rows
from detente.reading.summary import Month, Quoted, Wanted, summary
from tests.reading.texts import STRAIT, strait

NAMES = {name for name, _, _ in COLUMNS}


def test_every_item_of_a_draft_is_a_row_with_its_words() -> None:
    draft = strait()
    found = rows(draft)
    counts = [draft.parties, shown(draft), draft.wants, draft.events, draft.bonds, draft.assertions]
    assert sum(map(len, counts)) == len(found)
    assert set() == {name for row in found for name in row} - NAMES
    for row in found:
        assert row["kind"] == "party" or STRAIT[row["start"] : row["end"]] == row["quote"]


def test_a_row_lacks_what_is_empty() -> None:
    assert [] == [(row, name) for row in rows(strait()) for name, value in row.items() if value in (None, [], "")]


def test_who_is_a_party_has_its_name_and_a_pronoun_is_nobody() -> None:
    found = [row for row in rows(strait()) if "who" in row]
    assert {"attribution", "want", "event", "tie", "party"} <= {row["kind"] for row in found}
    assert {party.key: party.name for party in strait().parties} | {row["who"]: row["name"] for row in found} == {
        party.key: party.name for party in strait().parties
    }
    nobody = rows(read("Nobody moved. It said that the ferries would not sail.", name="x"))
    assert [] == [row["name"] for row in nobody if row["kind"] == "attribution" and "name" in row]


def test_texts_are_found_in_folders_of_folders_and_hidden_ones_left_alone(tmp_path: Path) -> None:
    for name in ("b.txt", "in/a.md", "in/c.PDF", ".git/d.txt", "in/.e.txt", "picture.png"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("words")
    (tmp_path / "link.txt").symlink_to(tmp_path / "b.txt")
    assert ["b.txt", "in/a.md", "in/c.PDF"] == texts_in(tmp_path)


def test_a_job_hangs_on_the_bytes_and_on_how_they_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STRAIT)
    once, again = (next(jobs_of(tmp_path, ["a.txt"], Readers())).digest for _ in range(2))
    other = next(jobs_of(tmp_path, ["a.txt"], Readers(("learned",)))).digest
    (tmp_path / "a.txt").write_text(STRAIT + " ")
    changed = next(jobs_of(tmp_path, ["a.txt"], Readers())).digest
    assert once == again
    assert 3 == len({once, other, changed})


def test_a_text_that_cannot_be_read_is_one_row_and_stops_no_other(tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"\x00\x01\x02")
    (tmp_path / "good.txt").write_text(STRAIT)
    names = texts_in(tmp_path)
    with Journal.open(tmp_path / "j") as journal:
        run(read_one, list(jobs_of(tmp_path, names, Readers())), journal)
        found = list(table(journal, names, tmp_path))
    bad = [row for row in found if row["text"] == "bad.txt"]
    assert [("problem", "D305")] == [(row["kind"], row["what"]) for row in bad]
    assert len(rows(strait())) == len(found) - 1


def test_a_text_that_travels_is_read_as_one_that_stays(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STRAIT)
    job = next(jobs_of(tmp_path, ["a.txt"], Readers()))
    there = {**with_bytes(job.payload), "folder": "/nowhere"}
    assert read_one(job.payload) == read_one(there)


def test_who_is_quoted_and_who_wants_what_is_counted_by_text_and_by_month() -> None:
    said = {"kind": "attribution", "name": "Norway", "start": 0, "end": 1, "quote": "x"}
    wish = {"kind": "want", "name": "Iceland", "polarity": -1, "quote": "A  war", "start": 0, "end": 5}
    found = summary(
        [
            {**said, "text": "a", "date": "2024-02-05"},
            {**said, "text": "a", "date": "2024-02-05"},
            {**said, "text": "b"},
            {**wish, "text": "a", "date": "2024-02-05"},
            {**wish, "text": "b", "quote": "a war"},
            {**wish, "text": "b", "deeds": ["norway attack iceland"]},
            {"text": "c", "kind": "problem", "what": "D305", "quote": "binary"},
        ]
    )
    assert 3 == found.texts
    assert (Quoted("Norway", 2, 3),) == found.quoted
    assert (Wanted("Iceland", -1, "a war", 2), Wanted("Iceland", -1, "norway attack iceland", 1)) == found.wanted
    assert (Month("", 1, 1, 2, 0), Month("2024-02", 1, 2, 1, 0)) == found.months
    assert (("D305", 1),) == found.problems
