"""Two versions of a model as a comment under a pull request: the verdicts that moved first, each with its reason.

What is long is folded away. The first line is a mark by which a later run finds the comment again, to replace it.
"""

from __future__ import annotations

from detente.findings.compare import Compared, Flip
from detente.report.compare import because_words, changes_table, compare_words, flips_table, numbers_table
from detente.report.markdown import escaped, markdown_table
from detente.report.naming import plural
from detente.report.tables import Table, mark

MARK = "<!-- detente compare -->"
MOST = 150
"""Rows of a folded table. GitHub takes 65,536 characters a comment, GitLab a million."""


def comment(title: str, found: Compared) -> str:
    """Return the comment: what follows from the change, then the change itself."""
    said = compare_words(found)
    parts = [MARK, f"## {escaped(title)}: {_headline(found)}", *map(escaped, said)]
    if found.flips:
        parts += [markdown_table(_verdicts(found)), escaped(flips_table(found).note)]
    parts += [_folded(table) for table in (numbers_table(found), changes_table(found)) if table.rows]
    parts.append(f"<sub>{_about(found)}</sub>")
    return "\n\n".join(parts) + "\n"


def _headline(found: Compared) -> str:
    if found.flips:
        return f"{plural(len(found.flips), 'verdict')} changed"
    return "no verdict changed" if found.changes else "no change"


def _verdicts(found: Compared) -> Table:
    """Return the claims with another verdict: was and is, the assumption that moved, and how."""
    rows = tuple(
        (one.claim, f"{mark(one.before)} {one.before}", f"{mark(one.after)} {one.after}", because_words(one),
         moved_words(found, one), one.says)
        for one in found.flips
    )  # fmt: skip
    return Table("", ("claim", "was", "is", "because of", "which says", "claimed"), rows)


def moved_words(found: Compared, flip: Flip) -> str:
    """Return how each assumption behind a flip was, and how it is."""
    names = [name.removesuffix(" (moved)") for cause in flip.because for name in cause.changes]
    told = {one.name: one for one in found.changes}
    said = [_change(field, was, now) for name in dict.fromkeys(names) for field, was, now in told[name].fields]
    return "; ".join(said)


def _change(field: str, was: str, now: str) -> str:
    return f"{field}: {was or 'nothing'} → {now or 'nothing'}"


def _folded(table: Table) -> str:
    """Return a table that opens when its title is clicked."""
    rows, left = table.rows[:MOST], len(table.rows) - MOST
    note = f"{table.note} {left} more rows: see `detente compare -o`.".strip() if left > 0 else table.note
    body = markdown_table(Table("", table.head, rows, note))
    summary = f"<summary>{escaped(table.title)} ({plural(len(table.rows), 'row')})</summary>"
    return f"<details>{summary}\n\n{body}\n\n</details>"


def _about(found: Compared) -> str:
    return (
        f"In this model, by detente {found.version}; model {found.old_hash[:12]} → {found.new_hash[:12]}. "
        "A verdict is what follows from the assumptions, no forecast."
    )
