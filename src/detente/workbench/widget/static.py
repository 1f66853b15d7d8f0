"""What a notebook shows of a widget where no script runs: the changes, and the verdict board as it stands."""

from __future__ import annotations

from detente.report.html_table import html_table
from detente.report.markup import NOTHING, Markup, join, tag, words
from detente.report.tables import Table, mark
from detente.report.text_table import text_table
from detente.report.visible import one_line
from detente.workbench import messages as say


def board_table(view: say.ModelView, told: say.WidgetTold) -> Table:
    """Return the board: each claim with its verdict, and what it was without the changes."""
    verdicts = {verdict["claim"]: verdict for verdict in told["verdicts"]}
    rows = tuple(_row(claim, verdicts.get(claim["id"])) for claim in view["claims"])
    flipped = sum("was" in verdict for verdict in told["verdicts"])
    note = f"{flipped} changed. In this model." if told["changes"] else "In this model."
    return Table(f"{one_line(view['title'] or 'The model')}: what if", ("verdict", "was", "claim", "why"), rows, note)


def board_text(view: say.ModelView, told: say.WidgetTold) -> str:
    """Return the board as plain text, the changes first."""
    supposed = f"Supposed: {'; '.join(map(one_line, told['changes']))}\n\n" if told["changes"] else ""
    return supposed + text_table(board_table(view, told))


def board_html(view: say.ModelView, told: say.WidgetTold) -> str:
    """Return the board as HTML without a script, the changes first."""
    changes = [tag("li", tag("code", words(edit))) for edit in told["changes"]]
    supposed = join(tag("p", words("Supposed:")), tag("ul", *changes)) if changes else NOTHING
    return supposed + html_table(board_table(view, told))


def still_html(view: say.ModelView, told: say.WidgetTold, of: str) -> str:
    """Return the board for where no script runs; the widget called `of` hides it where its own does."""
    note = tag("p", words("As it stood when the cell ran; where a kernel runs, it can be tried out here."))
    return tag("div", Markup(board_html(view, told)), note, class_="detente-still", data_still=of)


def _row(claim: say.ClaimView, verdict: say.VerdictView | None) -> tuple[str, ...]:
    says = one_line(claim["says"] or claim["test"])
    if verdict is None:
        return "not worked out", "", says, "It is about time."
    was = verdict.get("was")
    outcome = verdict["outcome"]
    return f"{mark(outcome)} {outcome}", f"{mark(was)} {was}" if was else "", says, one_line(verdict["reason"])
