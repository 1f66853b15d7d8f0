"""The tables that are understood, each with the columns it is known by and what a row of it says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from detente.conflict.signed import TIE_KINDS

Cells = dict[str, str]


@dataclass(frozen=True, slots=True)
class Said:
    """What a row says: `one` and `other` by the codes of the table, the kind of tie, and from when until when.

    `about` is in words what the row tells of: "defence", "war 139".
    """

    one: str
    other: str
    kind: str
    since: date | None
    until: date | None
    about: str


class Unusable(ValueError):
    """A row that cannot be used, and why."""


@dataclass(frozen=True, slots=True)
class Format:
    """A table: what it is called, the columns it must have, whether codes are numbers, and how a row is read.

    `read` returns None for a row that tells of no tie (a dyad-year without an alliance). `sided` tables have a row for
    each participant: the pairs are those on opposite sides of one `sided` number.
    """

    key: str
    title: str
    needs: frozenset[str]
    read: Callable[[Cells], Said | None]
    numbers: bool = True
    sided: str | None = None


_PACTS = (("defense", "defence"), ("offense", "offence"), ("neutral", "neutrality"), ("neutrality", "neutrality"),
          ("nonagg", "non-aggression"), ("nonaggression", "non-aggression"), ("consul", "consultation"),
          ("entente", "entente"))  # fmt: skip


def _atop(cells: Cells) -> Said | None:
    pacts = [word for name, word in _PACTS if _yes(cells.get(f"atop_{name}"))]
    year = _year(cells["year"])
    return _alliance(cells, pacts, date(year, 1, 1), date(year, 12, 31))


def _cow_alliance(cells: Cells) -> Said | None:
    pacts = [word for name, word in _PACTS if _yes(cells.get(name))]
    begin = _day(cells, "dyad_st_year", "dyad_st_month", "dyad_st_day", last=False)
    ended = cells.get("dyad_end_year", "")
    end = _day(cells, "dyad_end_year", "dyad_end_month", "dyad_end_day", last=True) if _whole(ended) else None
    return _alliance(cells, pacts, begin, end)


def _alliance(cells: Cells, pacts: list[str], since: date, until: date | None) -> Said | None:
    if not pacts:
        return None
    kind = "ally" if {"defence", "offence"} & {*pacts} else "friend"
    about = ", ".join(dict.fromkeys(pacts))
    return Said(cells["ccode1"], cells["ccode2"], kind, since, until, about)


def _war(cells: Cells) -> Said | None:
    if cells.get("sidea1") and cells.get("sidea1") == cells.get("sidea2"):
        return None
    year = _year(cells["year"])
    about = f"war {_number(cells['warnum'])}"
    return Said(cells["ccode1"], cells["ccode2"], "adversary", date(year, 1, 1), date(year, 12, 31), about)


def _participant(cells: Cells) -> Said | None:
    side = {"1": "a", "0": "b"}.get(_number(cells["sidea"]))
    if side is None:
        raise Unusable(f'sidea is 1 or 0, not "{cells["sidea"][:20]}"')
    begin = _day(cells, "styear", "stmon", "stday", last=False)
    end = _day(cells, "endyear", "endmon", "endday", last=True) if "endyear" in cells else None
    return Said(cells["ccode"], side, "adversary", begin, end, f"dispute {_number(cells['dispnum'])}")


def _dyadic(cells: Cells) -> Said | None:
    begin = _day(cells, "strtyr", "strtmnth", "strtday", last=False)
    end = _day(cells, "endyear", "endmnth", "endday", last=True) if "endyear" in cells else None
    number = next((cells[name] for name in ("disno", "dispnum") if name in cells), "")
    return Said(cells["statea"], cells["stateb"], "adversary", begin, end, f"dispute {_number(number)}".strip())


def _signs(cells: Cells) -> Said | None:
    kind = {"1": "ally", "+1": "ally", "+": "ally", "-1": "adversary", "-": "adversary"}.get(_number(cells["sign"]))
    if kind is None:
        raise Unusable(f'a sign is 1 or -1, not "{cells["sign"][:20]}"')
    since, until = _window(cells)
    return Said(cells["a"], cells["b"], kind, since, until, cells.get("window", ""))


def _kinds(cells: Cells) -> Said | None:
    if cells["is"] not in {kind.name for kind in TIE_KINDS}:
        raise Unusable(f'no kind of tie is called "{cells["is"][:30]}"')
    since, until = _window(cells)
    return Said(cells["from"], cells["to"], cells["is"], since, until, cells.get("says", ""))


def _window(cells: Cells) -> tuple[date | None, date | None]:
    """Return the dates of a plain table: since and until, or a year."""
    if cells.get("year"):
        year = _year(cells["year"])
        return date(year, 1, 1), date(year, 12, 31)
    since, until = (_iso(cells.get(name, "")) for name in ("since", "until"))
    return since, until


FORMATS = (
    Format("atop", "Alliance Treaty Obligations and Provisions (ATOP), dyad-years",
           frozenset({"ccode1", "ccode2", "year", "atop_defense"}), _atop),
    Format("cow_alliances", "Correlates of War, formal alliances by dyad",
           frozenset({"ccode1", "ccode2", "dyad_st_year", "defense"}), _cow_alliance),
    Format("cow_wars", "Correlates of War, inter-state wars by dyad-year",
           frozenset({"warnum", "ccode1", "ccode2", "year"}), _war),
    Format("cow_disputes", "Correlates of War, participants in militarized interstate disputes",
           frozenset({"dispnum", "ccode", "sidea", "styear"}), _participant, sided="dispnum"),
    Format("cow_disputes", "Correlates of War, militarized interstate disputes by dyad",
           frozenset({"statea", "stateb", "strtyr"}), _dyadic),
    Format("signs", "a table of signed ties", frozenset({"a", "b", "sign"}), _signs, numbers=False),
    Format("kinds", "a table of ties", frozenset({"from", "to", "is"}), _kinds, numbers=False),
)  # fmt: skip
"""The tables, the more special first."""


def known(columns: tuple[str, ...]) -> Format | None:
    """Return the table that has these columns, or None."""
    return next((each for each in FORMATS if each.needs <= {*columns}), None)


def formats_words() -> Iterator[str]:
    """Yield each table with the columns it is known by."""
    return (f"{each.title} ({', '.join(sorted(each.needs))})" for each in FORMATS)


def _yes(cell: str | None) -> bool:
    return _number(cell or "") == "1"


def _number(cell: str) -> str:
    """Write a number as other tables do: 2.0 is 2."""
    whole, _, rest = cell.partition(".")
    return whole if rest.strip("0") == "" and rest else cell


def _whole(cell: str) -> int | None:
    text = _number(cell)
    return int(text) if text.isdecimal() and len(text) <= 4 else None


def _year(cell: str) -> int:
    year = _whole(cell)
    if year is None or not 1000 <= year <= 2999:
        raise Unusable(f'no year: "{cell[:20]}"')
    return year


def _day(cells: Cells, year: str, month: str, day: str, *, last: bool) -> date:
    """Return a day of which month and day may not be known (they are below 1 then): the first or last there can be."""
    known_year = _year(cells.get(year, ""))
    known_month = _whole(cells.get(month, "")) or (12 if last else 1)
    known_day = _whole(cells.get(day, ""))
    if not 1 <= known_month <= 12:
        raise Unusable(f'no month: "{cells.get(month, "")[:20]}"')
    days = (31, 28 + (known_year % 4 == 0 and (known_year % 100 != 0 or known_year % 400 == 0)), 31, 30, 31, 30, 31, 31,
            30, 31, 30, 31)[known_month - 1]  # fmt: skip
    if known_day is not None and known_day > days:
        raise Unusable(f'no day: "{cells.get(day, "")[:20]}"')
    return date(known_year, known_month, known_day or (days if last else 1))


def _iso(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Unusable(f'no date: "{text[:20]}"') from None
