"""What is found in a model as rows of plain values: what a spreadsheet, or a Parquet file, is made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from detente.case import Case
from detente.plain import plain
from detente.workbench.kinds import Progress


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows by column. `columns` has each one's name and type, as `batch.parquet` takes them."""

    columns: tuple[tuple[str, str], ...]
    rows: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table that can be exported: its key, what it has, and what makes its rows."""

    key: str
    says: str
    make: Callable[[Case, Progress], Rows]


def verdicts(case: Case, progress: Progress) -> Rows:
    """Return a row per claim: its verdict and what that rests on."""
    columns = (
        ("claim", "string"), ("says", "string"), ("test", "string"), ("outcome", "string"), ("expected", "string"),
        ("as_expected", "bool"), ("reason", "string"), ("assumed", "list<string>"), ("rests_on", "list<string>"),
        ("tried", "int64"),
    )  # fmt: skip
    found = case.check(progress=progress).findings
    rows = [
        {name: plain(getattr(one, name)) for name, _ in columns}
        | {"rests_on": [" + ".join(rest.assumptions) for rest in one.rests_on]}
        for one in found.verdicts
    ]
    return Rows(columns, rows)


def equilibria(case: Case, progress: Progress) -> Rows:
    """Return a row per state that is an equilibrium under some concept: the options taken, then the concepts."""
    found = case.solve(progress=progress)
    under: dict[frozenset[str], set[str]] = {}
    for concept in found.concepts:
        for state in found.equilibria(concept):
            under.setdefault(state, set()).add(concept)
    columns = (("state", "list<string>"), ("status_quo", "bool"), *((each, "bool") for each in found.concepts))
    now = frozenset(case.conflict.status_quo) & frozenset(case.conflict.option)
    rows = [
        {"state": sorted(state), "status_quo": state == now} | {each: each in concepts for each in found.concepts}
        for state, concepts in under.items()
    ]
    return Rows(columns, rows)


def assumptions(case: Case, progress: Progress) -> Rows:
    """Return a row per assumption: its words, what it rests on, and who said so."""
    from detente.report.assumptions import assumptions as listed

    words = {quote.key: quote.exact for quote in case.conflict.quotes}
    columns = (
        ("id", "string"), ("says", "string"), ("status", "string"), ("said_by", "list<string>"),
        ("quotes", "list<string>"), ("note", "string"),
    )  # fmt: skip
    rows = [
        {
            "id": one.id,
            "says": one.words,
            "status": one.basis.status,
            "said_by": list(one.basis.said_by),
            "quotes": [words[key] for key in one.basis.because if key in words],
            "note": one.basis.note or "",
        }
        for one in listed(case.conflict)
    ]
    return Rows(columns, rows)


def signs(case: Case, progress: Progress) -> Rows:
    """Return a row per sign to watch for, the most telling first: who would make it, what it tells and would change."""
    from detente.report.indicators import sign_words, who_words

    found = case.indicators(progress=progress).found
    columns = (
        ("sign", "string"), ("says", "string"), ("who", "string"), ("bits", "double"), ("share", "double"),
        ("apart", "int64"), ("leaning", "int64"), ("would_change", "list<string>"),
    )  # fmt: skip
    rows = [
        {
            "sign": f"{one.name} begun" if one.begun else one.name if one.value else f"not {one.name}",
            "says": sign_words(case.conflict, one),
            "who": who_words(case.conflict, one),
            "bits": one.bits,
            "share": one.share,
            "apart": one.apart,
            "leaning": one.leaning,
            "would_change": [f"{claim}: {was} to {now}" for claim, was, now in one.verdicts or ()],
        }
        for one in found.indicators
    ]
    return Rows(columns, rows)


GRIDS = (
    Grid("verdicts", "Claims and their verdicts", verdicts),
    Grid("equilibria", "States that are equilibria", equilibria),
    Grid("assumptions", "Assumptions and their quotes", assumptions),
    Grid("indicators", "What to watch for", signs),
)
