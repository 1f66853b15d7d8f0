"""When: a date as the text words it, put as ISO 8601 where the words (and the text's own date) settle it.

Results are `2023-10-07`, `2023-10`, `2006`, an interval `2006-07-12/2006-08-14`, or `XXXX-05-03` (ISO 8601-2) where the
year is told nowhere. None is returned rather than a guess: "recently", "33 days", "on Monday" in a text without a date.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

_NAMES = "january february march april may june july august september october november december".split()
_MONTH = {name: n for n, name in enumerate(_NAMES, 1)} | {name[:3]: n for n, name in enumerate(_NAMES, 1)} | {"sept": 9}
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_WEEKDAY = {name: n for n, name in enumerate(_DAYS)} | {name[:3]: n for n, name in enumerate(_DAYS)}
CALENDAR = frozenset((*(name for name in _NAMES if name not in {"may", "march"}), *_DAYS))
"""Words that are sure to be (part of) a date."""

_SMALL = {word: n for n, word in enumerate("zero one two three four five six seven eight nine ten".split())} | {"a": 1}
_WORD = re.compile(r"\d{4}-\d{2}-\d{2}|\d{1,4}(?:st|nd|rd|th)?|[A-Za-z]+|[-–/]")
_NUMERAL = re.compile(r"(\d{1,4})(?:st|nd|rd|th)?")
_HEAD = 600
"""Code points at the start of a text in which its own date is looked for."""

_LINE = 100
"""Characters of a line that is a heading, at most."""

_TAIL = 200
"""Code points at the end of a text in which a line "Source: ..." is looked for."""

_DAY_MONTH = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)? ([A-Z][a-z]{2,8})\.?,? (\d{4})\b")
_MONTH_DAY = re.compile(r"\b([A-Z][a-z]{2,8})\.? (\d{1,2})(?:st|nd|rd|th)?, ?(\d{4})\b")
_PLAIN = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_LEAD = frozenset("date dated published posted updated on by of from the source".split())
_PAST = frozenset("last past previous".split())
_NEXT = frozenset("next coming following".split())
_IGNORED = frozenset("on in at the of since from by until before after early late mid around about during".split())


def reference(text: str) -> date | None:
    """Return the date a text gives itself: alone on one of its first lines, or in the dateline before a dash."""
    last = text[-_TAIL:].rstrip().splitlines()[-1:]
    for line in (*text[:_HEAD].splitlines()[:8], *(one for one in last if one.startswith("Source:"))):
        found = next((day for start, end, day in _full(line) if _own(line, start, end) or _closes(line, end)), None)
        if found is not None:
            return found
    return None


def _closes(line: str, end: int) -> bool:
    """Tell whether a date ends a line that is no sentence: "Digest of the foreign papers, Tuesday 14 March 2034"."""
    return not line[end:].strip(" )]*_") and len(line) <= _LINE


def _full(line: str) -> list[tuple[int, int, date]]:
    """Return every date with day, month and year in a line, with its place."""
    parts = [(m, m[3], _MONTH.get(m[2].lower()), m[1]) for m in _DAY_MONTH.finditer(line)]
    parts += [(m, m[3], _MONTH.get(m[1].lower()), m[2]) for m in _MONTH_DAY.finditer(line)]
    parts += [(m, m[1], int(m[2]), m[3]) for m in _PLAIN.finditer(line)]
    days = [(m.start(), m.end(), _day(int(year), month or 0, int(day))) for m, year, month, day in parts]
    return [(start, end, day) for start, end, day in days if day is not None]


def _own(line: str, start: int, end: int) -> bool:
    """Tell a dateline from a date in a sentence: little before it, and nothing, a dash or a colon after it."""
    before = [word for word in re.findall(r"[A-Za-z]{1,40}", line[:start]) if word.lower() not in _LEAD]
    after = line[end:].lstrip(" ,.)]")
    return len(before) <= 8 and all(word[0].isupper() for word in before) and (not after or after[0] in "-–—:|(*_")


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_of(text: str) -> date | None:
    """Return the last day of the month a magazine gives as its date on one of its first lines: "July 2039"."""
    for line in text[:_HEAD].splitlines()[:4]:
        words = line.strip(" )]*_").replace(",", " ").split()
        month = _MONTH.get(words[-2].lower()) if 2 <= len(words) <= 8 else None
        if month is not None and words[-1].isdecimal() and len(words[-1]) == 4:
            first = _day(int(words[-1]) + month // 12, month % 12 + 1, 1)
            return first - timedelta(days=1) if first is not None else None
    return None


def iso(words: str, told: date | None, *, ahead: bool = False) -> str | None:
    """Return the date `words` name, or None. `told` is the date of the text; `ahead`: it speaks of the future.

    >>> iso("October 7, 2023", None), iso("on 3 May", None), iso("last Monday", date(2024, 2, 5))
    ('2023-10-07', 'XXXX-05-03', '2024-01-29')
    """
    if len(words) > 80:
        return None
    units = [unit.lower() for unit in _WORD.findall(words)]
    first = next((i for i, unit in enumerate(units) if unit in _PAST | _NEXT), 0)
    return (
        _range(units, told, ahead) or _one(units, told, ahead) or (first and _one(units[first:], told, ahead)) or None
    )


def _one(units: list[str], told: date | None, ahead: bool) -> str | None:
    kept = [unit for unit in units if unit not in _IGNORED]
    if len(kept) == 1 and _PLAIN.fullmatch(kept[0]):
        return kept[0] if _day(*(int(part) for part in kept[0].split("-"))) is not None else None
    return _calendar(kept, told, ahead) or (_relative(kept, told, ahead) if told is not None else None)


def _calendar(kept: list[str], told: date | None, ahead: bool) -> str | None:
    """Return a date of month names and numbers; nothing else may stand in it but a weekday."""
    months = [_MONTH[unit] for unit in kept if unit in _MONTH]
    numbers = [int(match[1]) for unit in kept if (match := _NUMERAL.fullmatch(unit)) is not None]
    years = [n for n in numbers if 1500 <= n <= 2200]
    days = [n for n in numbers if 1 <= n <= 31]
    rest = [u for u in kept if u not in _MONTH and u not in _WEEKDAY and not _NUMERAL.fullmatch(u)]
    if (rest and rest not in (["last"], ["this"], ["next"])) or len(years) + len(days) != len(numbers):
        return None
    if len(months) > 1 or len(years) > 1 or len(days) > 1 or (not months and (days or not years)):
        return None
    if not months:
        return str(years[0]) if years and not rest else None
    return _spelt(years, months[0], days, told, ahead or rest == ["next"])


def _spelt(years: list[int], month: int, days: list[int], told: date | None, ahead: bool) -> str | None:
    year = years[0] if years else _year(month, days[0] if days else 1, told, ahead)
    if days:
        if _day(year or 2000, month, days[0]) is None:
            return None
        return f"{year or 'XXXX'}-{month:02}-{days[0]:02}"
    return f"{year or 'XXXX'}-{month:02}"


def _year(month: int, day: int, told: date | None, ahead: bool) -> int | None:
    """Return the year meant by a date without one: the last such day of the text's past, or the next ahead."""
    if told is None:
        return None
    place = (month, day)
    here = (told.month, told.day if day > 1 else 1)
    if ahead:
        return told.year if place >= here else told.year + 1
    return told.year if place <= here else told.year - 1


def _relative(kept: list[str], told: date, ahead: bool) -> str | None:
    """Return a date told from the day of the text: "yesterday", "on Monday", "last week", "two days ago"."""
    words = " ".join(kept)
    if words in _NEAR:
        return (told + timedelta(days=_NEAR[words])).isoformat()
    if len(kept) == 3 and kept[2] in {"ago", "earlier"}:
        return _ago(kept[0], kept[1], told)
    first = kept[0] if kept and kept[0] in _PAST | _NEXT | {"this"} else ""
    rest = [unit for unit in (kept[1:] if first else kept) if unit != "the"]
    if rest and rest[-1] in {"night", "morning", "evening", "afternoon"}:
        rest = rest[:-1]
    if len(rest) != 1:
        return None
    if rest[0] in _SEASONS and first not in _PAST | _NEXT:
        passed = _SEASONS[rest[0]] <= told.month
        return str(told.year + (0 if ahead or passed else -1))
    if rest[0] in _WEEKDAY:
        onward = first in _NEXT or (ahead and first not in _PAST)
        return _weekday(_WEEKDAY[rest[0]], told, onward, before=first in _PAST)
    return _period(rest[0], (first in _NEXT) - (first in _PAST), told) if first else None


_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9}
"""Seasons that lie in one year, with their first month."""
_NEAR = {
    "today": 0, "tonight": 0, "yesterday": -1, "yesterday evening": -1, "yesterday morning": -1, "last night": -1,
    "tomorrow": 1, "this morning": 0, "this evening": 0, "this afternoon": 0, "last evening": -1,
}  # fmt: skip


def _weekday(wanted: int, told: date, ahead: bool, *, before: bool) -> str:
    """Return the nearest such weekday; the text's own day counts as told of, not as foretold nor as the `last` one."""
    back = (told.weekday() - wanted) % 7
    back = 7 if before and not back else back
    return (told + timedelta(days=7 - back if ahead else -back)).isoformat()


def _period(unit: str, step: int, told: date) -> str | None:
    if unit == "year":
        return str(told.year + step)
    if unit == "month":
        month = told.year * 12 + told.month - 1 + step
        return f"{month // 12}-{month % 12 + 1:02}"
    if unit == "week":
        monday = told - timedelta(days=told.weekday()) + timedelta(weeks=step)
        return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
    if unit in _MONTH:
        return f"{(_year(_MONTH[unit], 1, told, step > 0) or told.year)}-{_MONTH[unit]:02}"
    return None


def _ago(count: str, unit: str, told: date) -> str | None:
    n = int(count) if count.isdecimal() and len(count) < 4 else _SMALL.get(count)
    if n is None:
        return None
    if unit in {"day", "days"}:
        return (told - timedelta(days=n)).isoformat()
    if unit in {"year", "years"} and n < told.year:
        return str(told.year - n)
    if unit in {"month", "months"}:
        month = told.year * 12 + told.month - 1 - n
        return f"{month // 12}-{month % 12 + 1:02}"
    return None


_TIMES = frozenset("day night morning evening afternoon".split())
_STEPS = {"next": 1, "following": 1, "same": 0, "that": 0}


def later(words: str, than: str) -> str | None:
    """Return the date `words` put after the day `than` ("nine days later", "the next day"), or None.

    >>> later("two days later", "2031-05-03")
    '2031-05-05'
    """
    kept = [word for word in words.lower().split() if word not in {"the", "on"}]
    if len(kept) == 2 and kept[1] in _TIMES and kept[0] in _STEPS:
        step = _STEPS[kept[0]]
    elif kept == ["day", "before"]:
        step = -1
    elif len(kept) == 3 and kept[2] in {"later", "earlier"} and kept[1] in {"day", "days", "week", "weeks"}:
        count = int(kept[0]) if kept[0].isdecimal() and len(kept[0]) < 4 else _SMALL.get(kept[0])
        if count is None:
            return None
        step = count * (7 if "week" in kept[1] else 1) * (1 if kept[2] == "later" else -1)
    else:
        return None
    try:
        return (date.fromisoformat(than) + timedelta(days=step)).isoformat()
    except (ValueError, OverflowError):
        return None


def _range(units: list[str], told: date | None, ahead: bool) -> str | None:
    """Return an interval for "3-5 May 2024", "between 3 and 5 May", "from 12 July to 14 August 2006"."""
    joint = next((i for i, unit in enumerate(units) if i and unit in {"-", "–", "to", "and", "until"}), None)
    if joint is None:
        return None
    left, right = units[:joint], units[joint + 1 :]
    last = _one(right, told, ahead)
    if last is None or (last.count("-") != 2 and not last.isdecimal()):
        return None
    first = [unit for unit in left if unit not in _IGNORED | {"between"}]
    bare = [unit for unit in right if unit not in _IGNORED]
    month = [unit for unit in bare if unit in _MONTH]
    year = [unit for unit in bare if unit.isdecimal() and len(unit) == 4 and not last.isdecimal()]
    first += month if not any(unit in _MONTH for unit in first) else []
    first += year if not any(len(unit) == 4 and unit.isdecimal() for unit in first) else []
    start = _one(first, told, ahead)
    return f"{start}/{last}" if start is not None and len(start) == len(last) and start < last else None
