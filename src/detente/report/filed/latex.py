"""Tables for LaTeX: booktabs rules, everything escaped, marks in mathematics so that every engine can set them."""

from __future__ import annotations

from collections.abc import Iterable

from detente.report.tables import Table
from detente.report.visible import one_line

HEAD = (
    "% Tables by detente. In the preamble: \\usepackage{array,booktabs}; with pdflatex write texts in Latin letters.\n"
)
LINE, LETTER = 345, 5.0
"""Points of a line of an article, and of a letter of small print, on average and with something to spare."""
LONG = (28, 20, 14, 10)
"""Columns with longer cells wrap: the first of these that leaves the others, and what wraps, their room."""
LEAST = 48
"""Points a column that wraps has at least."""
MANY = 8
"""Tables of more columns have them closer together."""
_ESCAPES = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "<": r"\textless{}", ">": r"\textgreater{}",
    "|": r"\textbar{}", '"': r"\textquotedbl{}", "`": "{`}", "[": "{[}", "]": "{]}",
    "✓": r"$\surd$", "✗": r"$\times$", "◐": r"$\ominus$", "○": r"$\circ$", "●": r"$\bullet$", "·": r"$\cdot$",
    "→": r"$\to$", "≥": r"$\ge$", "≤": r"$\le$", "▲": r"$\triangle$", "▼": r"$\nabla$", "…": r"\dots{}",
    "–": r"\textendash{}", "█": r"\rule{0.5em}{1.2ex}", "\u00a0": "~",
}  # fmt: skip
"""How marks are written; hyphens and quotes are kept from running together (`escaped`)."""


def latex_text(tables: Iterable[Table]) -> str:
    r"""Return tables as the text of a .tex file to be put into a paper with `\input`; empty ones are left out."""
    return HEAD + "\n".join(_table(table) for table in tables if table.rows)


def escaped(text: str) -> str:
    r"""Return `text` so that LaTeX sets it as it stands.

    >>> print(escaped(r"usa.no_war & 5 %\input{x}"))
    usa.no\_war \& 5 \%\textbackslash{}input\{x\}
    """
    said = "".join(_ESCAPES.get(mark, mark) for mark in one_line(text))
    return said.replace("--", "-{}-").replace("--", "-{}-").replace("''", "'{}'")


def _table(table: Table) -> str:
    kept = [at for at in range(len(table.head)) if any(row[at] for row in table.rows)]
    rows = [[row[at] for at in kept] for row in table.rows]
    head = [table.head[at] for at in kept]
    body = [_row(row) for row in rows]
    note = [rf"\par\smallskip\footnotesize {escaped(table.note)}"] if table.note else []
    lines = [
        r"\begin{table}[htbp]", rf"\centering\small\setlength{{\tabcolsep}}{{{_apart(len(head))}pt}}",
        rf"\caption{{{escaped(table.title)}}}",
        rf"\begin{{tabular}}{{{_columns([head, *rows])}}}", r"\toprule", _row(head), r"\midrule", *body, r"\bottomrule",
        r"\end{tabular}", *note, r"\end{table}", "",
    ]  # fmt: skip
    return "\n".join(lines)


def _row(cells: list[str]) -> str:
    return " & ".join(map(escaped, cells)) + r" \\"


def _columns(rows: list[list[str]]) -> str:
    """Return the sort of each column: as wide as its cells, or wrapped to a share of what the others leave."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for most in LONG:
        wrapped = [width > most for width in widths]
        room = _room(widths, wrapped)
        if room >= LEAST * sum(wrapped):
            break
    share = max(LEAST, room / max(sum(wrapped), 1)) / LINE
    return "".join(
        rf">{{\raggedright\arraybackslash}}p{{{share:.3f}\linewidth}}" if wraps else "l" for wraps in wrapped
    )


def _room(widths: list[int], wrapped: list[bool]) -> float:
    """Return the points of a line that columns which do not wrap, and what is between all of them, leave."""
    short = sum(LETTER * width for width, wraps in zip(widths, wrapped, strict=True) if not wraps)
    return LINE - 2 * _apart(len(widths)) * len(widths) - short


def _apart(columns: int) -> int:
    """Return half the points between two columns."""
    return 3 if columns > MANY else 6
