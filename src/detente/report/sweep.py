"""A sweep as a table: at how many points each claim has each outcome, and between what its numbers lie."""

from __future__ import annotations

from detente.findings.sweep import Swept
from detente.report.tables import Table


def sweep_table(found: Swept) -> Table:
    """Return each claim over all points as rows of strings."""
    rows = tuple(
        (one.claim, *(f"{one.outcomes.get(said, 0):,}" for said in ("holds", "fails", "depends", "untestable")),
         _span(one.least, one.most))
        for one in found.claims
    )  # fmt: skip
    codes = ", ".join(f"{code} at {count:,}" for code, count in sorted(found.problems.items()))
    conditional = " Numbers are conditional on the rates of each point." if any(row[-1] for row in rows) else ""
    note = (f"Points that cannot be: {codes}." if codes else "") + conditional
    return Table(
        f"{found.points:,} points over {', '.join(found.varied)}",
        ("claim", "holds", "fails", "depends", "untestable", "measured"),
        rows,
        note.strip(),
    )


def _span(least: float | None, most: float | None) -> str:
    if least is None or most is None:
        return ""
    return f"{least:.4g}" if least == most else f"{least:.4g} to {most:.4g}"
