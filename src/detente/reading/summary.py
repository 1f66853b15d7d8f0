"""Many texts in three short tables: who is quoted, who wants what, and how much of each by month."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from detente.reading.rows import Row


@dataclass(frozen=True, slots=True)
class Quoted:
    """A speaker over all texts: its name, in how many texts it is quoted, how often in all."""

    name: str
    texts: int
    times: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """Something a party wants (`polarity` 1) or wants not to see (-1), as deeds or in words, and in how many texts."""

    name: str
    polarity: int
    what: str
    texts: int


@dataclass(frozen=True, slots=True)
class Month:
    """A month (``2024-02``; "" where the texts tell no date): texts, quotations, wants and events in it."""

    month: str
    texts: int
    quoted: int
    wants: int
    events: int


@dataclass(frozen=True, slots=True)
class Summary:
    """What many texts say, most frequent first; months in order. `problems`: by code, how many texts were not read."""

    texts: int
    quoted: tuple[Quoted, ...]
    wanted: tuple[Wanted, ...]
    months: tuple[Month, ...]
    problems: tuple[tuple[str, int], ...]


@dataclass(slots=True)
class _Count:
    texts: set[str] = field(default_factory=set)
    times: int = 0

    def add(self, text: str) -> None:
        self.texts.add(text)
        self.times += 1


def summary(table: Iterable[Row]) -> Summary:
    """Count over the rows of many texts. One pass; memory goes with the number of different names and wants."""
    quoted: dict[str, _Count] = defaultdict(_Count)
    wanted: dict[tuple[str, int, str], _Count] = defaultdict(_Count)
    months: dict[str, dict[str, _Count]] = defaultdict(lambda: defaultdict(_Count))
    problems: Counter[str] = Counter()
    texts: set[str] = set()
    for row in table:
        text, kind = row["text"], row["kind"]
        texts.add(text)
        if kind == "problem":
            problems[row["what"]] += 1
            continue
        month = (row.get("date") or "")[:7]
        months[month]["text"].texts.add(text)
        months[month][kind].add(text)
        if kind == "attribution" and row.get("name"):
            quoted[row["name"]].add(text)
        if kind == "want" and row.get("name"):
            wanted[row["name"], row["polarity"], _wish(row)].add(text)
    return Summary(
        len(texts),
        tuple(sorted((Quoted(name, len(n.texts), n.times) for name, n in quoted.items()), key=_often)),
        tuple(sorted((Wanted(*key, len(n.texts)) for key, n in wanted.items()), key=_widely)),
        tuple(_month(month, counts) for month, counts in sorted(months.items())),
        tuple(sorted(problems.items())),
    )


def _wish(row: Row) -> str:
    """Return what is wanted: the deeds without who does them, where there are some, else the words."""
    deeds = row.get("deeds") or []
    return "; ".join(sorted(deeds)) if deeds else " ".join(row["quote"].lower().split())[:80]


def _often(one: Quoted) -> tuple[int, int, str]:
    return -one.texts, -one.times, one.name


def _widely(one: Wanted) -> tuple[int, str, str, int]:
    return -one.texts, one.name, one.what, one.polarity


def _month(month: str, counts: dict[str, _Count]) -> Month:
    return Month(
        month, len(counts["text"].texts), counts["attribution"].times, counts["want"].times, counts["event"].times
    )
