from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.reading.events.dates import iso, later, month_of, reference
from detente.reading.events.headings import log

MONDAY = date(2024, 2, 5)


@pytest.mark.parametrize(
    ("words", "told", "expected"),
    [
        ("October 7, 2023", None, "2023-10-07"),
        ("the 7th of October 2023", None, "2023-10-07"),
        ("3 May", None, "XXXX-05-03"),
        ("30 January", MONDAY, "2024-01-30"),
        ("30 December", MONDAY, "2023-12-30"),
        ("May 2021", None, "2021-05"),
        ("2006", None, "2006"),
        ("2023-10-07", None, "2023-10-07"),
        ("on Monday", MONDAY, "2024-02-05"),
        ("on Tuesday", MONDAY, "2024-01-30"),
        ("yesterday", MONDAY, "2024-02-04"),
        ("last week", MONDAY, "2024-01-29/2024-02-04"),
        ("last month", MONDAY, "2024-01"),
        ("last year", MONDAY, "2023"),
        ("two days ago", MONDAY, "2024-02-03"),
        ("between 3 and 5 May 2023", None, "2023-05-03/2023-05-05"),
        ("12 July to 14 August 2006", None, "2006-07-12/2006-08-14"),
        ("2006-2009", None, "2006/2009"),
        ("in the autumn", MONDAY, "2023"),
        ("this spring", date(2024, 5, 1), "2024"),
        ("in the winter", MONDAY, None),
        ("on Monday", None, None),
        ("recently", MONDAY, None),
        ("33 days", MONDAY, None),
        ("31 February 2020", None, None),
        ("2023-13-45", None, None),
        ("9999", None, None),
    ],
)
def test_words_become_a_date_or_none(words: str, told: date | None, expected: str | None) -> None:
    assert expected == iso(words, told)


def test_what_is_foretold_lies_ahead() -> None:
    assert ("2024-02-12", "2025-01-30") == (iso("Monday", MONDAY, ahead=True), iso("30 January", MONDAY, ahead=True))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Title\n\nOSLO, 6 May 2031 (Northline) - A cutter fired.", date(2031, 5, 6)),
        ("DATE: 9 October 2029\nSUBJECT: hills", date(2029, 10, 9)),
        ("Sea and land\n\nNobody slept on 6 May 2031 in Oslo.", None),
        ("Ships\n\nThey left.\n\nSource: The Lantern, 14 February 2033", date(2033, 2, 14)),
        ("", None),
    ],
)
def test_a_text_dates_itself_in_a_dateline_a_header_or_its_source(text: str, expected: date | None) -> None:
    assert expected == reference(text)


@given(st.dates(date(1600, 1, 1), date(2199, 12, 31)))
def test_every_day_spelt_out_is_read_back(day: date) -> None:
    assert day.isoformat() == iso(f"{day.day} {day:%B} {day.year}", None)


@given(st.text(max_size=90), st.dates(date(1, 1, 1)))
def test_any_words_are_read_without_fault(words: str, told: date) -> None:
    assert all(found is None or found for found in (iso(words, told), iso(words, told, ahead=True)))
    assert later(words, told.isoformat()) is None or words


def test_later_counts_from_a_day() -> None:
    assert ("2031-05-12", "2031-05-04", None) == (
        later("nine days later", "2031-05-03"),
        later("the next day", "2031-05-03"),
        later("two days later", "2031-05"),
    )


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Digest of the foreign papers, Tuesday 14 March 2034", date(2034, 3, 14)),
        ("Weekly report No. 17: 12 to 18 October 2036", date(2036, 10, 18)),
        ("The quay was shut on 14 March 2034.", None),
    ],
)
def test_a_heading_that_ends_in_a_date_dates_the_text(line: str, expected: date | None) -> None:
    assert expected == reference(f"THE LISTENING ROOM\n{line}\n\nThe quay is shut.")


def test_the_month_of_a_magazine_gives_its_dates_a_year() -> None:
    told = month_of("The table\nHarrow's Monthly, July 2039\n\nIt opened in March.")
    assert (date(2039, 7, 31), "2039-03") == (told, iso("March", told))
    assert month_of("The table\nBy Ann Lee\n\nIt opened in March.") is None


@pytest.mark.parametrize(("words", "expected"), [("that night", "2031-05-03"), ("the next morning", "2031-05-04")])
def test_a_time_of_the_day_told_before_is_dated_by_it(words: str, expected: str) -> None:
    assert expected == later(words, "2031-05-03")


def test_an_entry_of_a_log_has_its_day_and_place_and_ends_with_its_paragraph() -> None:
    text = "1. Sunday 12 October 2036, 06.40, Lipa bridge. Two rounds fell.\n\nRemarks. All is calm.\n\n"
    text += "Monday 13 October 2036. Rain."
    found = log(text, None)
    assert ["2036-10-12", "2036-10-13"] == [entry.when for entry in found.entries]
    assert "Lipa bridge" == text[slice(*(found.entries[0].place or (0, 0)))]
    assert (found.entries[0], None) == (found.at(text.index("Two")), found.at(text.index("calm")))


@given(st.text(alphabet="1. 2Octber,:\nMay06", max_size=200))
def test_every_entry_of_a_log_lies_in_the_text_after_the_one_before(text: str) -> None:
    spans = [entry.span for entry in log(text, MONDAY).entries]
    assert all(0 <= start <= end <= len(text) for start, end in spans)
    assert spans == sorted(spans)
