"""Two versions of a model in words and tables: what changed in the file, in the verdicts, and because of what."""

from __future__ import annotations

from detente.conflict.model import Outcome
from detente.findings.compare import Cause, ChangeTold, Compared, Flip
from detente.report.naming import concept_name, plural
from detente.report.scenarios import number
from detente.report.tables import Table, mark
from detente.report.visible import one_line

_SIGNS = {"added": "+", "removed": "-", "changed": "~", "moved": "↕"}


def compare_words(found: Compared) -> tuple[str, ...]:
    """Return how much changed, as sentences."""
    if not found.changes:
        return ("The two versions say the same.",)
    worded = sum(one.reworded for one in found.changes)
    what = f"{plural(len(found.changes), 'change')} in the file"
    first = f"{what}, {worded} of them in words, names and sources alone." if worded else f"{what}."
    both = [1 for _, before, after in found.verdicts if before and after]
    new = [id_ for id_, before, _ in found.verdicts if before is None]
    gone = [id_ for id_, _, after in found.verdicts if after is None]
    second = f"{plural(len(found.flips), 'verdict')} of {len(both)} changed, in this model." if both else ""
    third = f"Claims that are new: {', '.join(new)}." if new else ""
    fourth = f"Claims that are gone: {', '.join(gone)}." if gone else ""
    return tuple(line for line in (first, second, third, fourth) if line)


def compare_tables(found: Compared) -> tuple[Table, ...]:
    """Return the tables that have rows: changes in the file, in the verdicts, in the numbers."""
    return tuple(table for table in (flips_table(found), changes_table(found), numbers_table(found)) if table.rows)


def changes_table(found: Compared) -> Table:
    """Return what changed in the file, a row for each field."""
    rows = [row for one in found.changes for row in _change(one)]
    return Table("What changed in the file", ("", "what", "which", "field", "was", "is"), tuple(rows))


def _change(one: ChangeTold) -> list[tuple[str, ...]]:
    sign = f"{_SIGNS[one.sort]} {one.sort}"
    return [
        (sign if at == 0 else "", one.part if at == 0 else "", one_line(one.id) if at == 0 else "",
         "" if field == one.part else field, one_line(was), one_line(now))
        for at, (field, was, now) in enumerate(one.fields or (("", "", ""),))
    ]  # fmt: skip


def flips_table(found: Compared) -> Table:
    """Return the claims with another verdict, and because of which change."""
    rows = tuple(
        (one_line(one.claim), _said(one.before), _said(one.after), because_words(one), one_line(one.says))
        for one in found.flips
    )
    note = "A change is why if taking it back alone gives the old verdict back; where several are named, each does."
    return Table(
        "What changed in the verdicts", ("claim", "was", "is", "because of", "says"), rows, note if rows else ""
    )


def _said(outcome: Outcome) -> str:
    return f"{mark(outcome)} {outcome}"


def because_words(one: Flip) -> str:
    """Return the changes that are why a verdict is another one, in a few words."""
    if one.because:
        return "; or ".join(map(_cause, one.because))
    if one.tried < 2:
        return "no change alone"
    return "no change alone, nor two of those tried" if one.partly else "no one or two changes alone"


def _cause(one: Cause) -> str:
    said = " with ".join(map(one_line, one.changes))
    return f"{said} (and with it {', '.join(map(one_line, one.along))})" if one.along else said


def numbers_table(found: Compared) -> Table:
    """Return the numbers of claims about time that are others now."""
    rows = tuple(
        (one_line(one.before.what), concept_name(one.before.rule), number(one.before), number(one.after))
        for one in found.numbers
    )
    note = "Every number is conditional on the rates of its version; ranges are over the readings." if rows else ""
    return Table("What changed in the numbers", ("claim", "rule", "was", "is"), rows, note)
